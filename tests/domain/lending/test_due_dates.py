from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.lending.due_dates import EndOfMonth, Frequency, Unit, due_date, on_day_of_month
from tests.domain.lending.published import expected, inputs

MONTHS = Frequency()


@pytest.mark.parametrize("rule", inputs("dates-month-end")["rules"])
def test_frappe_s_three_schedules(rule: str) -> None:
    start = date.fromisoformat(inputs("dates-month-end")["repayment_start"])
    anchors = {
        "monthly as per repayment start date": (start, EndOfMonth.AUTO),
        "start of the next month": (on_day_of_month(due_date(start, 1, MONTHS), 1), EndOfMonth.AUTO),
        "end of the current month": (start, EndOfMonth.ALWAYS),
    }
    anchor, end_of_month = anchors[rule]
    found = [due_date(anchor, k, MONTHS, end_of_month).isoformat() for k in (0, 1, 11)]
    assert found == expected("dates-month-end")["first_second_last"][rule]


@pytest.mark.parametrize(
    ("anchor", "rule", "dates"),
    [
        ("2024-01-31", EndOfMonth.NEVER, ["2024-02-29", "2024-03-31", "2024-04-30"]),
        ("2024-01-31", EndOfMonth.AUTO, ["2024-02-29", "2024-03-31", "2024-04-30"]),
        ("2024-01-30", EndOfMonth.AUTO, ["2024-02-29", "2024-03-30", "2024-04-30"]),
        ("2023-02-28", EndOfMonth.AUTO, ["2023-03-31", "2023-04-30", "2023-05-31"]),
        ("2023-02-28", EndOfMonth.NEVER, ["2023-03-28", "2023-04-28", "2023-05-28"]),
        ("2024-02-28", EndOfMonth.AUTO, ["2024-03-28", "2024-04-28", "2024-05-28"]),
        ("2024-01-15", EndOfMonth.ALWAYS, ["2024-02-29", "2024-03-31", "2024-04-30"]),
    ],
)
def test_due_dates_come_from_the_anchor(anchor: str, rule: EndOfMonth, dates: list[str]) -> None:
    assert [due_date(date.fromisoformat(anchor), k, MONTHS, rule).isoformat() for k in (1, 2, 3)] == dates


@pytest.mark.parametrize(
    ("frequency", "found"),
    [
        (Frequency(Unit.WEEKS, 1), "2024-03-07"),
        (Frequency(Unit.WEEKS, 2), "2024-03-14"),
        (Frequency(Unit.DAYS, 15), "2024-03-15"),
        (Frequency(Unit.MONTHS, 3), "2024-05-31"),
        (Frequency(Unit.MONTHS, 12), "2025-02-28"),
    ],
)
def test_other_frequencies(frequency: Frequency, found: str) -> None:
    assert due_date(date(2024, 2, 29), 1, frequency).isoformat() == found


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_a_due_date_is_the_anchor_s_day_or_its_month_s_last(anchor: date, months: int) -> None:
    found = due_date(anchor, months, MONTHS, EndOfMonth.NEVER)
    assert (found.year - anchor.year) * 12 + found.month - anchor.month == months
    assert found.day == anchor.day or (
        found.day < anchor.day and due_date(found, 0, MONTHS, EndOfMonth.ALWAYS) == found
    )


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    assert on_day_of_month(date(2026, 2, 3), 31) == date(2026, 2, 28)
    assert on_day_of_month(date(2026, 2, 3), 5) == date(2026, 2, 5)
