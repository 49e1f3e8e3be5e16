"""Handing customers over and taking them in, from the list: what an officer in a hurry does, and what is said to it."""

import os
from collections.abc import Iterator
from errno import ENOSPC
from os import strerror
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk.domain.handing.card import Card
from crodesk.domain.problem import DeskFault
from crodesk.exchange.handing import Keys, card_text, read_card
from crodesk.screens.customers.cards_dialog import CardsDialog
from crodesk.screens.customers.screen import CustomersScreen
from crodesk.screens.customers.taking_in import TakingIn
from crodesk.services import records
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.handing import cards
from crodesk.services.sheets import handing_sheet
from crodesk.widgets.file_dialog import FileDialog
from crodesk.widgets.record_dialog import RecordDialog
from tests.builders import a_customer
from tests.screens.desk_app import messages, opened, press, rows_of, said, type_in
from tests.two_desks import Side, two_desks

pytestmark = pytest.mark.usefixtures("home")

NAMES = ("Trần Văn Đức", "Lê Thị Hoa")
USUAL = "hand-over 2026-11-20.crodesk"


@pytest.fixture
def two(tmp_path: Path, clock: Clock) -> Iterator[tuple[Side, Side]]:
    """Lan's desk with two customers, and Tuấn's; each trusts the other."""
    with two_desks(tmp_path, clock) as (lan, tuan):
        for name in NAMES:
            a_customer(lan.desk, name)
        yield lan, tuan


def a_card(name: str = "Tuấn", branch: str = "Bình Tân") -> Card:
    keys = Keys.fresh()
    return Card(name, branch, keys.public_signing, keys.public_opening)


def trust(desk: Desk, card: Card) -> int:
    return desk.do_now(cards.TRUSTED, card.name, cards.trust, cards.own(desk).signing, card)


@pytest.fixture
def lan(desk: Desk) -> Desk:
    """Lan's desk with two customers, where the card of a Tuấn is trusted whose desk isn't there."""
    for name in NAMES:
        a_customer(desk, name)
    trust(desk, a_card())
    return desk


def given(desk: Desk, direction: str = "given") -> int:
    """Return how many hand-overs a desk knows."""
    return int(
        desk.look(lambda reader: reader.value(f"SELECT count(*) FROM hand_over WHERE direction = '{direction}'"))
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def hand_over(pilot: Pilot[int], path: str = "") -> None:
    """Open the form for all who are listed, and save it."""
    await press(pilot, "asterisk", "h")
    await to(pilot, path)


async def to(pilot: Pilot[int], path: str = "") -> None:
    form = pilot.app.screen
    assert isinstance(form, RecordDialog), said(pilot)
    if path:
        form._form.fields["path"].text = path
    await press(pilot, "f9")


async def answer(pilot: Pilot[int], text: object) -> None:
    """Type the name of a file, and take it."""
    assert isinstance(pilot.app.screen, FileDialog), said(pilot)
    pilot.app.screen.query_one(Input).value = str(text)
    await press(pilot, "enter")


# Handing over


async def test_all_go_over_in_one_file_with_a_page_to_sign_and_undo_forgets_it(
    two: tuple[Side, Side], home: Path
) -> None:
    (lan, tuan) = (two[0].desk, two[1])
    async with opened(lan) as pilot:
        await hand_over(pilot)
        assert names(home) == [USUAL, USUAL.replace(".crodesk", ".pdf")]
        assert f"Handed to Tuấn: 2 customers. The file is {home / USUAL}" in messages(pilot)
        assert len(tuan.review(home / USUAL).customers) == 2
        assert not rows_of(pilot, "#customers").marks
        assert given(lan) == 1
        await press(pilot, "u")
        assert given(lan) == 0
        await hand_over(pilot)
        assert "hand-over 2026-11-20 2.crodesk" in names(home)


async def test_a_place_that_can_t_be_is_refused_in_the_form_and_nothing_is_written(lan: Desk, home: Path) -> None:
    (home / "mine.pdf").write_text("mine", encoding="utf-8")
    refused = {
        "a.pdf": "Its name must end with .crodesk.",  # the page to sign would take its place
        "a": "Its name must end with .crodesk.",
        "mine.crodesk": "There is something at",  # the page to sign
        "none/a.crodesk": "There is no folder",
        f"{'x' * 300}.crodesk": "File name too long",
    }
    async with opened(lan) as pilot:
        await press(pilot, "asterisk", "h", "f1")
        assert "Esc goes back and keeps nothing" in said(pilot)
        await press(pilot, "escape")
        for name, words in refused.items():
            await to(pilot, str(home / name))
            assert words in said(pilot), name
        await press(pilot, "escape")
        assert given(lan) == 0
    assert names(home) == ["mine.pdf"]


@pytest.mark.parametrize("place", ["", "/"])
async def test_a_folder_takes_a_file_that_is_called_as_usual(lan: Desk, home: Path, place: str) -> None:
    stick = home / "stick"
    stick.mkdir()
    async with opened(lan) as pilot:
        await hand_over(pilot, f"{stick}{place}")
    assert USUAL in names(stick)


async def test_days_the_wrong_way_round_are_refused_and_what_was_typed_stays(lan: Desk) -> None:
    async with opened(lan) as pilot:
        await press(pilot, "h")
        form = pilot.app.screen
        assert isinstance(form, RecordDialog)
        form._form.fields["from_on"].text, form._form.fields["until_on"].text = "4/12", "23/11"
        await press(pilot, "f9")
        assert "It ends before it begins." in said(pilot)
        assert form._form.fields["path"].text.endswith(USUAL)
    assert given(lan) == 0


async def test_a_page_that_isn_t_saved_is_not_asked_to_be_signed(
    lan: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(ENOSPC, strerror(ENOSPC))

    monkeypatch.setattr(handing_sheet, "write", full)
    async with opened(lan) as pilot:
        await hand_over(pilot)
        told = messages(pilot)
    assert "its page to sign was not saved: No space left on device" in told
    assert str(home / USUAL) in told
    assert "sign the page" not in told
    assert names(home) == [USUAL]


async def test_a_disk_that_is_full_leaves_no_file_and_no_note_of_one(
    lan: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(ENOSPC, strerror(ENOSPC))

    monkeypatch.setattr("crodesk.services.handing.giving.write_durably", full)
    async with opened(lan) as pilot:
        await hand_over(pilot)
        assert "No space left on device. Nothing was written." in messages(pilot)
        assert len(rows_of(pilot, "#customers").marks.rids) or rows_of(pilot, "#customers").marks.all
    assert (given(lan), names(home)) == (0, [])


async def test_nobody_listed_or_no_card_trusted_hands_nothing_over(desk: Desk, home: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, CardsDialog)
        assert "Trust your colleague's card first" in messages(pilot)
    assert names(home) == []


async def test_two_colleagues_of_one_name_are_told_apart_by_the_number_of_the_card(lan: Desk) -> None:
    second = a_card()
    rid = trust(lan, second)
    async with opened(lan) as pilot:
        await press(pilot, "h")
        form = pilot.app.screen
        assert isinstance(form, RecordDialog)
        to = form._form.fields["to"]
        assert to.value is None
        to.text = second.number[:5]
        assert to.value == str(rid)


# Taking in


async def take_in(pilot: Pilot[int], path: Path) -> TakingIn:
    await press(pilot, "I")
    await answer(pilot, path)
    review = pilot.app.screen
    assert isinstance(review, TakingIn), said(pilot)
    return review


async def test_what_comes_is_shown_first_left_by_esc_taken_once_and_taken_back(two: tuple[Side, Side]) -> None:
    lan, tuan = two
    path = lan.give(1, 2)
    async with opened(tuan.desk) as pilot:
        await take_in(pilot, path)
        assert "Trần Văn Đức" in said(pilot)
        await press(pilot, "escape")
        assert given(tuan.desk, "taken") == 0
        await take_in(pilot, path)
        await press(pilot, "f9")
        assert "Taken in from Lan:" in messages(pilot)
        assert rows_of(pilot, "#customers").count == len(NAMES)
        await take_in(pilot, path)
        assert "already. Nothing was changed." in said(pilot)
        await press(pilot, "f9", "escape")
        assert given(tuan.desk, "taken") == 1
        await press(pilot, "u")
        assert rows_of(pilot, "#customers").count == 0
        assert given(tuan.desk, "taken") == 0


async def test_a_field_that_both_changed_is_chosen_before_anything_is_taken(two: tuple[Side, Side]) -> None:
    lan, tuan = two
    tuan.take(lan.give(1))
    lan.desk.do_now("x", "", records.change, "customer", 1, {"occupation": "teacher"})
    tuan.desk.do_now("x", "", records.change, "customer", 1, {"occupation": "baker"})
    back = tuan.give_back()
    occupation = "SELECT occupation FROM customer WHERE rid = 1"
    async with opened(lan.desk) as pilot:
        for side, kept in (("left", "teacher"), ("right", "baker")):
            await take_in(pilot, back)
            assert "teacher" in said(pilot)
            assert "baker" in said(pilot)
            await press(pilot, "f9")
            assert "choose in every field first" in messages(pilot)
            await press(pilot, side, "f9")
            assert lan.value(occupation) == kept
            await press(pilot, "u")
            assert lan.value(occupation) == "teacher"


async def test_what_was_changed_while_one_looked_is_not_taken_over(two: tuple[Side, Side]) -> None:
    lan, tuan = two
    tuan.take(lan.give(1))
    tuan.desk.do_now("x", "", records.change, "customer", 1, {"occupation": "baker"})
    back = tuan.give_back()
    async with opened(lan.desk) as pilot:
        await take_in(pilot, back)
        lan.desk.do_now("x", "", records.change, "customer", 1, {"occupation": "teacher"})
        await press(pilot, "f9")
        assert "Nothing was taken in; look again." in messages(pilot)
        assert isinstance(pilot.app.screen, CustomersScreen)
    assert lan.value("SELECT occupation FROM customer WHERE rid = 1") == "teacher"


async def test_loans_that_can_t_be_made_anew_just_then_leave_what_was_taken_in(
    two: tuple[Side, Side], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_desk: Desk) -> None:
        raise DeskFault("The disk is full.")

    lan, tuan = two
    path = lan.give(1)
    monkeypatch.setattr(Desk, "keep_loans_today", full)
    async with opened(tuan.desk) as pilot:
        await take_in(pilot, path)
        await press(pilot, "f9")
        assert "The disk is full." in messages(pilot)
        assert "Taken in from Lan:" in messages(pilot)
        assert rows_of(pilot, "#customers").count == 1


async def test_the_newest_hand_over_of_the_folder_is_offered_and_a_wrong_file_is_refused_in_place(
    lan: Desk, home: Path
) -> None:
    wrong = {
        "": "can't be read",
        "none.crodesk": "can't be read",
        "a.pdf": "is no hand-over of crodesk",
        f"{'x' * 300}": "File name too long",
    }
    (home / "a.pdf").write_bytes(b"%PDF")
    for age, name in enumerate(("new.crodesk", "old.crodesk")):
        (home / name).touch()
        os.utime(home / name, (1000 - age, 1000 - age))
    async with opened(lan) as pilot:
        await press(pilot, "I")
        assert pilot.app.screen.query_one(Input).value == str(home / "new.crodesk")
        for name, words in wrong.items():
            await answer(pilot, home / name)
            assert words in said(pilot), name
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CustomersScreen)
    assert given(lan, "taken") == 0


# Cards


async def test_a_card_is_trusted_once_its_number_was_compared_and_never_twice(desk: Desk, home: Path) -> None:
    card, own = a_card(), cards.own(desk)
    (home / "tuan.txt").write_text(card_text(card), encoding="utf-8")
    (home / "own.txt").write_text(card_text(own), encoding="utf-8")
    (home / "notes.txt").write_text("notes of mine", encoding="utf-8")
    a_customer(desk)
    async with opened(desk) as pilot:
        await press(pilot, "h", "D")
        assert "no card is trusted yet" in messages(pilot)
        await press(pilot, "n")
        for name, words in {"own.txt": "this desk itself", "notes.txt": "is no card"}.items():
            await answer(pilot, home / name)
            assert words in said(pilot)
        await answer(pilot, home / "tuan.txt")
        assert card.number in said(pilot)
        await press(pilot, "escape")
        assert desk.look(cards.trusted) == []
        for _twice in range(2):
            await press(pilot, "n")
            await answer(pilot, home / "tuan.txt")
            await press(pilot, "enter")
            assert [each.card for each in desk.look(cards.trusted)] == [card]
        assert "is trusted already" in messages(pilot)
        await press(pilot, "escape", "u")
        assert desk.look(cards.trusted) == []


async def test_trust_is_ended_with_a_reason_and_undo_brings_it_back(lan: Desk) -> None:
    async with opened(lan) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, CustomersScreen)
        await screen.action_perform("customers.cards")  # it has no key: from the menu
        await press(pilot, "D", "escape")
        assert len(lan.look(cards.trusted)) == 1
        await press(pilot, "D")
        await type_in(pilot, "left the bank")
        await press(pilot, "enter")
        assert lan.look(cards.trusted) == []
        assert "No card is trusted yet" in said(pilot)
        await press(pilot, "escape", "u")
        assert len(lan.look(cards.trusted)) == 1


async def test_the_card_of_this_desk_is_written_beside_what_is_there_and_over_nothing(desk: Desk, home: Path) -> None:
    usual = home / "Lan.card.txt"
    usual.write_text("mine", encoding="utf-8")
    a_customer(desk)
    async with opened(desk) as pilot:
        await press(pilot, "h", "x")
        for path, words in ((usual, "There is something at"), (home / "none" / "a.txt", "can't be written")):
            await answer(pilot, path)
            assert words in said(pilot)
        await press(pilot, "escape", "x", "enter")
        assert f"The card is in {home / 'Lan 2.card.txt'}." in messages(pilot)
    assert read_card((home / "Lan 2.card.txt").read_bytes(), "") == cards.own(desk)
    assert usual.read_text(encoding="utf-8") == "mine"
