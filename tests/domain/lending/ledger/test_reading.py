"""A loan known only by the core's reading has the same form, with nothing invented."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.ledger import Reading, State, state_of_reading
from tests.domain.lending.ledger.rows import day
from tests.domain.lending.servicing_cases import together

READ = day("03-10")


def reading(**stated: Any) -> Reading:
    return Reading(READ, "VND", **stated)


def test_a_whole_reading_leaves_nothing_unknown() -> None:
    stated = reading(
        balance=Decimal(500), past_due=Decimal(0), days_late=0, next_due=day("03-15"), next_amount=Decimal(60),
        drawn=Decimal(900), ends_on=day("12-15"),
    )  # fmt: skip
    found = state_of_reading(stated, READ)
    assert found == State(
        READ, "VND", Decimal(900), Decimal(500), None, day("03-15"), Decimal(60), day("03-15"), Decimal(0), None,
        day("12-15"), refresh_on=day("03-16"),
    )  # fmt: skip
    assert found.is_late is False


def test_what_is_not_stated_is_unknown_and_never_nought() -> None:
    found = state_of_reading(reading(), READ)
    assert found.unknown == ("drawn", "balance", "next_due", "next_amount", "past_due", "ends_on", "oldest_due")
    assert together(found.balance, found.past_due, found.is_late, found.refresh_on) == (None, None, None, None)


def test_days_late_give_the_due_date_from_which_it_is_late() -> None:
    found = state_of_reading(reading(days_late=9, past_due=Decimal(70)), day("03-20"))
    assert together(found.oldest_due, found.past_due, found.is_late) == (day("03-01"), 70, True)
    assert "oldest_due" not in found.unknown


def test_an_amount_past_due_is_late_though_its_days_are_not_known() -> None:
    found = state_of_reading(reading(past_due=Decimal(70)), READ)
    assert "oldest_due" in found.unknown
    assert found.is_late is True


@pytest.mark.parametrize(
    ("on", "late", "past_due", "unknown"), [("03-15", False, 0, False), ("03-16", None, None, True)]
)
def test_once_an_instalment_fell_due_nobody_knows_whether_it_was_paid(
    on: str, late: bool | None, past_due: int | None, unknown: bool
) -> None:
    found = state_of_reading(reading(days_late=0, next_due=day("03-15")), day(on))
    assert together(found.is_late, found.past_due, "oldest_due" in found.unknown) == (late, past_due, unknown)


def test_what_is_due_is_next_on_its_day_and_not_known_after_it() -> None:
    stated = reading(days_late=0, past_due=Decimal(0), next_due=day("03-15"), next_amount=Decimal(60))
    on_the_day = state_of_reading(stated, day("03-15"))
    assert together(on_the_day.next_due, on_the_day.next_amount, on_the_day.refresh_on) == (
        day("03-15"), 60, day("03-16"),
    )  # fmt: skip
    after = state_of_reading(stated, day("03-16"))
    assert together(after.next_due, after.next_amount, after.refresh_on, after.past_due) == (None, None, None, None)
    late = state_of_reading(reading(past_due=Decimal(7), next_due=day("03-15")), day("03-16"))
    assert together(late.past_due, late.is_late) == (7, True)


def test_what_was_late_stays_late_when_more_falls_due() -> None:
    found = state_of_reading(reading(days_late=2, past_due=Decimal(7), next_due=day("03-15")), day("04-01"))
    assert together(found.oldest_due, found.past_due, found.next_due) == (day("03-08"), 7, None)


def test_not_late_without_a_next_due_date_stays_as_stated() -> None:
    found = state_of_reading(reading(days_late=0), day("04-01"))
    assert together(found.is_late, found.past_due, found.oldest_due) == (False, 0, None)


def test_a_closed_loan_lacks_nothing() -> None:
    found = state_of_reading(reading(is_closed=True, balance=Decimal(0), days_late=0), date(2027, 1, 1))
    assert together(found.is_settled, found.unknown, found.past_due) == (True, (), 0)
