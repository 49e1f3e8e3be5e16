"""Measures and urging in the file of a loan, by keys: taken, a step, ended, taken back; promises, the group, hours."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.loan.screen import LoanScreen
from crodesk.screens.navigation import OpenCustomer, OpenLoan
from crodesk.services import loan_file, loan_list, loan_urging, notes, opening, practice
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.widgets.dialogs import Choose
from crodesk.widgets.record_dialog import RecordDialog
from tests.screens.desk_app import messages, opened, press, settle, type_in

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"
TODAY = date(2026, 11, 20)
LATE = "L-2145"
"""121 days late by the core, group 3."""


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Desk]:
    """The made-up portfolio, on the day it was made for."""
    practice.practice_copy(SAMPLE, tmp_path / "desk.sqlite", TODAY)
    desk = opening.open_to_write(tmp_path / "desk.sqlite", None, Clock.on(TODAY), "test")
    desk.keep_loans()
    desk.keep_queue()
    yield desk
    desk.close()


def file(desk: Desk, number: str = LATE) -> LoanFile:
    found = desk.look(loan_file.read, desk.look(loan_list.by_number, number)[0].rid, TODAY)
    assert found is not None
    return found


async def open_loan(pilot: Pilot[int], desk: Desk, part: str, number: str = LATE) -> LoanScreen:
    pilot.app.screen.post_message(OpenLoan(file(desk, number).known.loan.rid))
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LoanScreen)
    while screen.part.name != part:
        await press(pilot, "tab")
    return screen


async def fill(pilot: Pilot[int], **texts: str) -> None:
    """Fill fields of the form that is open, and save it."""
    dialog = pilot.app.screen
    assert isinstance(dialog, RecordDialog)
    for key, text in texts.items():
        dialog._form.fields[key].text = text
    await press(pilot, "f9")
    await settle(pilot)


PAPERS = {"reason": "no answer since July", "paper": "BB-9", "approval": "QD-9", "decided_by": "Lê Hà"}


async def test_a_recall_and_the_court_are_taken_by_keys_and_taken_back(known: Desk) -> None:
    before = file(known).parts.measures
    async with opened(known) as pilot:
        screen = await open_loan(pilot, known, "measures")
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "4")
        await fill(pilot, **PAPERS, amount_minor="250m")
        assert "early recall" in screen.parts.text
        assert "QD-9" in screen.parts.text
        await press(pilot, "n", "6")
        await fill(pilot, **PAPERS, court="TAND Quận 1")
        await press(pilot, "home", "enter", "1")
        await fill(pilot, what="claim filed", cost_minor="300k")
        assert "claim filed  done  costs 300,000" in screen.parts.text
        assert "advance on the court fee paid  to do" in screen.parts.text
        await press(pilot, "home", "enter", "2")
        await type_in(pilot, "settled")
        await press(pilot, "enter")
        await settle(pilot)
        assert "over since 20 Nov 2026: settled" in screen.parts.text
        await press(pilot, "u", "u", "u", "u")
        assert file(known).parts.measures == before


async def test_what_may_not_be_taken_yet_says_why_and_a_proposal_waits_for_its_decision(known: Desk) -> None:
    before = file(known).parts.measures
    async with opened(known) as pilot:
        screen = await open_loan(pilot, known, "measures")
        await press(pilot, "n", "9")
        assert isinstance(pilot.app.screen, LoanScreen)
        assert file(known).parts.measures == before
        await press(pilot, "n", "4")
        await fill(pilot, reason="no answer", decided_on="")
        assert "proposed" in screen.parts.text
        await press(pilot, "home", "enter", "2")
        await fill(pilot, **PAPERS)
        assert (file(known).parts.measures[0]["state"], file(known).known.loan.recalled_on) == ("decided", TODAY)


async def test_a_promise_stands_in_the_loan_with_the_ladder_and_the_record(known: Desk) -> None:
    async with opened(known) as pilot:
        screen = await open_loan(pilot, known, "promises", "L-2125")
        assert "now call or message: call “payment that is late”, you" in screen.parts.text
        assert "next on Sat 21 Nov 2026: first written reminder (letter)" in screen.parts.text
        await press(pilot, "o")
        await fill(pilot, due_on="23/11/2026")
        assert "done 20 Nov 2026" in screen.parts.text
        assert "promises: 1, open 1" in screen.parts.text
        await press(pilot, "u")
        assert "promises: 1" not in screen.parts.text


async def test_the_group_says_its_rule_and_both_groups(known: Desk) -> None:
    async with opened(known, size=(80, 24)) as pilot:
        await open_loan(pilot, known, "measures", "L-2141")
        await press(pilot, "g")
        text = str(pilot.app.screen.query_one("#warning", Static).render())
        assert "By the core: group 2" in text
        assert "By the rules: group 3." in text
        assert "The core's group is the official one, ours the forecast." in text


async def test_a_customer_without_a_loan_has_nothing_to_promise(known: Desk) -> None:
    without = known.look(lambda reader: reader.value(
        "SELECT c.rid FROM customer c WHERE NOT EXISTS (SELECT 1 FROM holding_role r WHERE r.customer_rid = c.rid)"
    ))  # fmt: skip
    async with opened(known, room="today") as pilot:
        pilot.app.screen.post_message(OpenCustomer(without))
        await settle(pilot)
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, CustomerScreen)


def test_nobody_is_urged_at_night_nor_a_sixth_time(known: Desk) -> None:
    """7:00 to 21:00 and at most five times a day (Circular 43/2016 as amended), by the clock of the desk."""
    customer = file(known).known.loan.customer_rid or 0
    local = datetime.now(UTC).astimezone().tzinfo

    def at(hour: int) -> tuple[bool, str]:
        found = known.look(loan_urging.may_contact, customer, datetime(2026, 11, 20, hour, tzinfo=local))
        return found.allowed, found.why.text if found.why else ""

    assert (at(6)[0], at(7)[0], at(20)[0], at(21)[0]) == (False, True, True, False)
    for hour in range(8, 13):
        said = notes.Note("called", "call", "no_answer", "out", at=datetime(2026, 11, 20, hour, tzinfo=local))
        known.do_now("", "", notes.write, customer, said)
    assert at(13) == (False, "Urged {count} times today already; no more than {most} are allowed.")


async def test_where_nothing_is_listed_a_key_says_that_there_is_no_row(known: Desk) -> None:
    async with opened(known, room="today") as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "zzzz")
        await press(pilot, "enter", "o")
        assert "there is no row here" in messages(pilot)
