"""What customers promise: asked for with amount and day when it is heard in a contact, doubted when it is too much."""

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from crodesk.screens.loan.screen import LoanScreen
from crodesk.screens.navigation import OpenCustomer
from crodesk.screens.today.screen import TodayScreen
from crodesk.services.desk import Desk
from crodesk.widgets.dialogs import Ask, Confirm
from crodesk.widgets.record_dialog import RecordDialog
from tests.screens.desk_app import opened, press, screen_text, settle, type_in
from tests.screens.test_loan_measures import file, fill, known, open_loan

__all__ = ["known"]
FIRST = "L-2231"
"""The loan of the first row of the day: the customer promised 12,400,000 by 14 November, and didn't pay."""
PROMISES = """
SELECT due_on, amount_minor, kept, status FROM follow_up WHERE customer_rid = ? AND promised_by = 'customer'
ORDER BY due_on
"""
CONTACTS = "SELECT kind, outcome, text FROM interaction WHERE customer_rid = ? AND at >= '2026-11-20'"


def rows(desk: Desk, sql: str) -> list[Any]:
    customer = file(desk, FIRST).known.loan.customer_rid
    return desk.look(lambda reader: reader.rows(sql, (customer,)))


async def begin(pilot: Pilot[int], desk: Desk, where: str) -> None:
    """Write down a call in which a promise was heard, up to its saving."""
    if where == "file":
        pilot.app.screen.post_message(OpenCustomer(file(desk, FIRST).known.loan.customer_rid or 0))
        await settle(pilot)
    else:
        assert isinstance(pilot.app.screen, TodayScreen)
        await pilot.app.screen._made.wait()
        await settle(pilot)
    await press(pilot, "c", "8", "1")
    await type_in(pilot, "pays on wednesday")
    await press(pilot, "f9")


@pytest.mark.parametrize("where", ["today", "file"])
async def test_a_promise_heard_is_asked_for_and_written_with_its_contact_as_one(known: Desk, where: str) -> None:
    before = rows(known, PROMISES), rows(known, CONTACTS)
    async with opened(known, room="today") as pilot:
        await begin(pilot, known, where)
        form = pilot.app.screen
        assert isinstance(form, RecordDialog)
        assert (rows(known, PROMISES), rows(known, CONTACTS)) == before
        await press(pilot, "f9")
        assert "This is needed." in screen_text(pilot)
        await press(pilot, "escape")
        assert "pays on wednesday" in screen_text(pilot)
        assert (rows(known, PROMISES), rows(known, CONTACTS)) == before
        await press(pilot, "f9")
        await fill(pilot, amount_minor="12.4m", due_on="25/11/2026")
        assert rows(known, PROMISES)[-1] == ("2026-11-25", 12_400_000, "", "open")
        assert [(kept, status) for on, _amount, kept, status in rows(known, PROMISES) if on < "2026-11-20"] == [
            ("no", "done")
        ]
        assert rows(known, CONTACTS) == [("call", "spoke", "pays on wednesday")]
        await press(pilot, "u")
        assert (rows(known, PROMISES), rows(known, CONTACTS)) == before


async def test_more_than_ends_the_loan_is_doubted_and_kept_all_the_same(known: Desk) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "promises", "L-2107")
        await press(pilot, "o")
        await fill(pilot, amount_minor="23.2m", due_on="20/11/2026")
        assert isinstance(pilot.app.screen, LoanScreen)  # 23,250,251 end it
        await press(pilot, "u", "o")
        await fill(pilot, amount_minor="23.3m", due_on="20/11/2026")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape")
        assert "23,300,000 is more than" in str(pilot.app.screen.query_one("#warning", Static).render())
        await press(pilot, "f9", "enter")
        assert isinstance(pilot.app.screen, LoanScreen)


async def test_the_question_before_taking_back_names_the_row(known: Desk) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "ledger", "L-2107")
        await press(pilot, "T")
        assert isinstance(pilot.app.screen, Ask)
        assert "Take back: 18 Nov 2026 charge 50,000" in screen_text(pilot)
