"""Ctrl+G leads to a customer, a loan or a case by whatever is known of its number, from anywhere."""

import pytest

from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.customer.sheet import Sheet
from crodesk.screens.customers.screen import CustomersScreen
from crodesk.screens.loan.screen import LoanScreen
from crodesk.services import cases
from crodesk.services.cases import Opening
from crodesk.services.desk import Desk
from crodesk.widgets.record_dialog import RecordDialog
from tests.builders import a_customer, a_holding, a_record
from tests.screens.desk_app import COMPACT, opened, press, screen_text, type_in


@pytest.fixture
def book(desk: Desk) -> Desk:
    duc = a_customer(desk, "Trần Văn Đức", phone="0903 555 107")
    a_holding(desk, duc, "L-2101", kind="loan", name="Home loan")
    a_holding(desk, duc, "D-3307", kind="deposit", name="Savings")
    mai = a_customer(desk, "Lê Thị Mai", phone="0905 120 333")
    desk.do_now("Opened", "", cases.open_case, mai, Opening(kind="complaint", issue="Card charged twice"))
    return desk


@pytest.mark.parametrize(
    ("typed", "name", "shown"),
    [("3307", "Trần Văn Đức", "Deposit Savings D-3307"), ("cp-1", "Lê Thị Mai", "Complaint CP-2026-0001")],
)
async def test_deposits_and_cases_open_over_the_file_of_their_customer(
    book: Desk, typed: str, name: str, shown: str
) -> None:
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "9", "ctrl+g")
        await type_in(pilot, typed)
        assert name in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Sheet)
        assert shown in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CustomerScreen)
        assert name in screen_text(pilot)


async def test_a_loan_opens_in_its_room(book: Desk) -> None:
    book.keep_loans()
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "ctrl+g")
        await type_in(pilot, "2101")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LoanScreen)
        assert "L-2101" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CustomersScreen)


async def test_an_application_opens_by_its_number(book: Desk) -> None:
    rid = book.look(lambda reader: reader.value("SELECT rid FROM customer WHERE name = 'Lê Thị Mai'"))
    a_record(book, "application", rid, number="L-2290", product="consumer_unsecured", currency="VND")
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "ctrl+g")
        await type_in(pilot, "2290")
        assert "application" in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ApplicationScreen)


async def test_who_is_not_known_is_taken_on_and_shown(book: Desk) -> None:
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "ctrl+g")
        await type_in(pilot, "Phạm Hùng")
        await press(pilot, "tab", "enter")
        assert isinstance(pilot.app.screen, RecordDialog)
        await press(pilot, "f9")
        assert isinstance(pilot.app.screen, CustomerScreen)
        assert "Phạm Hùng" in screen_text(pilot)
