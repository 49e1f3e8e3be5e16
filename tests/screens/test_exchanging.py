"""Packages and decisions in the rooms: written, come back, seen beside what was asked, taken in once."""

from decimal import Decimal
from pathlib import Path

import pytest
from textual.pilot import Pilot

from crodesk.exchange.package import Received, Verdict, read_package
from crodesk.exchange.package.reading import Named
from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.loans.screen import LoansScreen
from crodesk.screens.reviewing import Reviewing
from crodesk.services import application_sent
from crodesk.services.desk import Desk
from crodesk.widgets.file_dialog import FileDialog
from tests.screens.desk_app import COMPACT, messages, opened, press, screen_text, settle, type_in
from tests.services.sent_off import Sent, a_loan, move, sent_off, shown


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "home"
    path.mkdir()
    monkeypatch.setenv("HOME", str(path))
    return path


async def in_wizard(pilot: Pilot[int]) -> None:
    await press(pilot, "4", "f", "8", "enter")
    await settle(pilot)
    assert isinstance(pilot.app.screen, ApplicationScreen), screen_text(pilot)
    pilot.app.screen.steps.focus()
    await settle(pilot)


async def choose_file(pilot: Pilot[int], name: str) -> None:
    assert isinstance(pilot.app.screen, FileDialog), screen_text(pilot)
    await press(pilot, "end")
    await type_in(pilot, name)
    await press(pilot, "enter")
    await settle(pilot)


async def ask_for_decision(pilot: Pilot[int]) -> None:
    await press(pilot, "a", "6")
    await settle(pilot)


@pytest.mark.parametrize("keys", [("4",), ("4", "enter")], ids=["pipeline", "wizard"])
async def test_a_package_is_written_from_both_rooms(desk: Desk, home: Path, keys: tuple[str, ...]) -> None:
    rid = a_loan(desk)
    move(desk, rid, "submit")
    async with opened(desk) as pilot:
        await press(pilot, *keys)
        await settle(pilot)
        if isinstance(pilot.app.screen, ApplicationScreen):
            pilot.app.screen.steps.focus()
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, FileDialog), screen_text(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert "The package is in" in messages(pilot), screen_text(pilot)
        await press(pilot, "x", "enter")
        await settle(pilot)
        assert "something at" in screen_text(pilot)
        await press(pilot, "escape")
    written = read_package(home / "L-2290.zip")
    assert isinstance(written, Received)
    sent = desk.look(application_sent.read, rid)
    assert sent is not None
    assert [(each.sha256, each.current) for each in sent.packages] == [(written.sha256, True)]


async def test_a_draft_has_no_package_and_says_why(desk: Desk) -> None:
    a_loan(desk)
    async with opened(desk) as pilot:
        await press(pilot, "4", "x")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LoansScreen)
        assert "L-2290 isn't sent" in messages(pilot)


async def test_a_package_that_can_t_be_noted_is_removed(
    desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rid = a_loan(desk)
    move(desk, rid, "submit")
    async with opened(desk) as pilot:
        await press(pilot, "4", "x")
        desk.path.rename(desk.path.with_name("away"))
        await press(pilot, "enter")
        await settle(pilot)
        assert "moved or deleted" in screen_text(pilot)
        desk.path.with_name("away").rename(desk.path)
        await press(pilot, "escape")
    assert list(home.iterdir()) == []


async def test_a_decision_is_seen_beside_what_was_asked_and_taken_in_once(desk: Desk, home: Path) -> None:
    sent = sent_off(desk)
    sent.file(home / "decision.json", decision=Verdict.CONDITIONAL, conditions=("insure it",), minutes="BB-118")
    async with opened(desk, COMPACT) as pilot:
        await in_wizard(pilot)
        await ask_for_decision(pilot)
        await choose_file(pilot, "decision.json")
        assert isinstance(pilot.app.screen, Reviewing), screen_text(pilot)
        page = screen_text(pilot)
        for words in ("approved with conditions", "Võ Minh Khoa · branch-director · BB-118", "350,000,000",
                      "300,000,000", "other than asked", "insure it", "F9"):  # fmt: skip
            assert words in page, page
        await press(pilot, "escape")
        assert shown(desk, sent.rid).line.stage == "submitted"
        await ask_for_decision(pilot)
        await choose_file(pilot, "decision.json")
        await press(pilot, "f9")
        await settle(pilot)
        assert shown(desk, sent.rid).line.stage == "conditional"
        assert "Taken in: L-2290 approved with conditions." in messages(pilot)
        assert isinstance(pilot.app.screen, ApplicationScreen)
        await press(pilot, "4")
        pilot.app.screen.steps.focus()
        await press(pilot, "u")
        assert "it stays as written" in messages(pilot)
        await press(pilot, "f3", "I")
        await choose_file(pilot, "decision.json")
        assert "was taken in on 20 Nov 2026 already. Nothing was changed." in screen_text(pilot)
        await press(pilot, "f9")
        assert "it was taken in already" in messages(pilot)
        await press(pilot, "escape")
    assert len(shown(desk, sent.rid).attachments) == 1


async def test_a_decision_that_does_not_fit_is_shown_with_every_reason(desk: Desk, home: Path) -> None:
    sent = sent_off(desk)
    sent.file(home / "decision.json", by="Lan", amount=Decimal(400_000_000))
    async with opened(desk) as pilot:
        await press(pilot, "4", "I")
        await choose_file(pilot, "decision.json")
        page = screen_text(pilot)
        assert "Lan prepared the application and can't decide it." in page
        assert "That is more than was asked for." in page
        await press(pilot, "f9")
        assert "it doesn't fit what was sent" in messages(pilot)
        assert shown(desk, sent.rid).line.stage == "submitted"


async def test_a_file_that_is_no_decision_is_said_where_it_is_typed(desk: Desk, home: Path) -> None:
    sent = sent_off(desk)
    (home / "broken.zip").write_bytes(b"PK\x03\x04")
    sent.file(home / "other.json", application=Named("0f" * 16, "L-77"))
    async with opened(desk) as pilot:
        await press(pilot, "4", "I")
        for name, words in (
            ("broken.zip", "damaged"),
            ("none.json", "There is no"),
            ("other.json", "L-77"),
        ):
            await choose_file(pilot, name)
            assert words in screen_text(pilot)
            assert isinstance(pilot.app.screen, FileDialog)
            await press(pilot, "end", *["backspace"] * len(name))
    assert shown(desk, sent.rid).line.stage == "submitted"


async def test_a_decision_on_another_application_is_named_in_the_wizard(desk: Desk, home: Path) -> None:
    sent = sent_off(desk)
    other = a_loan(desk, number="L-2291")
    move(desk, other, "submit")
    sent.file(home / "decision.json")
    async with opened(desk) as pilot:
        await press(pilot, "4", "end", "enter")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ApplicationScreen)
        assert screen.rid == other
        screen.steps.focus()
        await ask_for_decision(pilot)
        await choose_file(pilot, "decision.json")
        assert "for another application: L-2290, not L-2291" in screen_text(pilot)
        await press(pilot, "escape")
    assert isinstance(sent, Sent)
    assert shown(desk, sent.rid).line.stage == "submitted"
