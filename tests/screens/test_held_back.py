"""Whom the hours or the day's cap spare: said where a contact is written down, asked before a message is made."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from crodesk.screens.loan.screen import LoanScreen
from crodesk.screens.navigation import OpenCustomer, OpenLoan
from crodesk.screens.speaking.letters import Letters
from crodesk.screens.urging import holding
from crodesk.services import loan_hours, loan_list, opening, practice, writing
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.loan_line import LoanLine
from crodesk.services.writing import About, Letter, Skipped
from crodesk.widgets.dialogs import Choose
from crodesk.widgets.held_back import HeldBack
from tests.screens.desk_app import COMPACT, opened, press, screen_text, settle, type_in

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"
NARROW = (60, 20)
DAY = date(2026, 11, 20)
LATE = "L-2107"
"""Seven days late."""
NIGHT = "Not to be urged now. Only from 07:00 to 21:00."


def at(hour: int) -> datetime:
    return datetime(2026, 11, 20, hour, tzinfo=datetime.now(UTC).astimezone().tzinfo)


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The made-up portfolio, at ten in the evening."""
    monkeypatch.setattr(Clock, "now", property(lambda _clock: at(22).astimezone(UTC)))
    practice.practice_copy(SAMPLE, tmp_path / "desk.sqlite", DAY)
    desk = opening.open_to_write(tmp_path / "desk.sqlite", None, Clock(), "test")
    desk.keep_loans()
    desk.keep_queue()
    yield desk
    desk.close()


def loan(desk: Desk) -> LoanLine:
    return desk.look(loan_list.by_number, LATE)[0]


def contacts(desk: Desk) -> int:
    sql = "SELECT count(*) FROM interaction WHERE customer_rid = :rid"
    return int(desk.look(lambda reader: reader.value(sql, {"rid": loan(desk).customer_rid})))


async def to_customer(pilot: Pilot[int], rid: int) -> None:
    pilot.app.screen.post_message(OpenCustomer(rid))
    await settle(pilot)


@pytest.mark.parametrize("size", [NARROW, COMPACT])
async def test_a_call_written_down_in_the_file_says_it_and_is_kept_all_the_same(
    known: Desk, size: tuple[int, int]
) -> None:
    before = contacts(known)
    async with opened(known, size, room="today") as pilot:
        await to_customer(pilot, loan(known).customer_rid)
        await press(pilot, "n")
        assert "Not to be urged" not in screen_text(pilot)
        await press(pilot, "f12", "c", "1")
        assert "! Not to be urged now." in screen_text(pilot)
        await type_in(pilot, "pays tomorrow")
        await press(pilot, "f9")
        assert contacts(known) == before + 1


def not_late(desk: Desk) -> int:
    """Return the number of a customer with a phone, none of whose loans is late."""
    late = {line.customer_rid for line in desk.look(loan_list.page, loan_list.Query("late"), DAY)}
    sql = "SELECT customer_rid FROM contact_point WHERE NOT do_not_contact ORDER BY rid"
    return next(int(rid) for (rid,) in desk.look(lambda reader: reader.rows(sql)) if rid not in late)


async def test_who_owes_nothing_late_may_be_called_at_any_hour(known: Desk) -> None:
    rid = not_late(known)
    async with opened(known, COMPACT, room="today") as pilot:
        await to_customer(pilot, rid)
        await press(pilot, "c")
        assert "Not to be urged" not in screen_text(pilot)


async def test_a_letter_waits_for_a_letter_of_its_own_and_haste_leaves_it(known: Desk) -> None:
    async with opened(known, COMPACT, room="today") as pilot:
        pilot.app.screen.post_message(OpenLoan(loan(known).rid))
        await settle(pilot)
        await press(pilot, "P", "5")
        assert isinstance(pilot.app.screen, HeldBack)
        assert NIGHT in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LoanScreen)
        await press(pilot, "P", "5", "a")
        assert isinstance(pilot.app.screen, Choose)


async def test_a_message_about_what_is_late_is_asked_about_and_left_out(known: Desk) -> None:
    async with opened(known, COMPACT, room="queue") as pilot:
        await press(pilot, "slash")
        await type_in(pilot, LATE)
        await press(pilot, "enter", "w", "enter")
        assert isinstance(pilot.app.screen, HeldBack)
        await press(pilot, "escape", "w", "enter", "a")
        assert isinstance(pilot.app.screen, Letters)
        assert len(pilot.app.screen.letters) == 1


def test_of_several_only_those_who_are_late_are_left_out_with_the_reason(known: Desk) -> None:
    abouts = [About(loan(known).customer_rid), About(not_late(known))]
    found = known.look(writing.letters, abouts, "reminder.instalment", DAY)
    pairs = [(about, each) for about, each in zip(abouts, found, strict=True) if isinstance(each, Letter)]
    held = known.look(loan_hours.held, pairs, known.now)
    assert list(held) == [loan(known).customer_rid]
    kept, sent = holding.without(found, held)
    assert (isinstance(kept, Skipped), isinstance(sent, Letter)) == (True, True)
    assert known.look(loan_hours.held, pairs, at(12)) == {}
