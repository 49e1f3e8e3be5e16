from datetime import date

import pytest

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule

# Spring Festival of 2024: the State Council's notice of 25 October 2023 gave 10 to 17 February off and had
# 4 and 18 February, both Sundays, worked.
CHINA = BranchCalendar.from_lists(
    holidays={date(2024, 2, day): "春节" for day in range(10, 18)},
    make_up=[date(2024, 2, 4), date(2024, 2, 18)],
)


@pytest.mark.parametrize(
    ("day", "works"),
    [("02-02", True), ("02-03", False), ("02-04", True), ("02-09", True), ("02-12", False), ("02-18", True)],
)
def test_a_branch_works_on_weekdays_and_on_what_makes_up_for_holidays(day: str, works: bool) -> None:
    assert CHINA.is_working(date.fromisoformat(f"2024-{day}")) is works


@pytest.mark.parametrize(
    ("rule", "day", "found"),
    [
        (BusinessDayRule.NONE, "2024-02-10", "2024-02-10"),
        (BusinessDayRule.FOLLOWING, "2024-02-09", "2024-02-09"),
        (BusinessDayRule.FOLLOWING, "2024-02-10", "2024-02-18"),
        (BusinessDayRule.PRECEDING, "2024-02-17", "2024-02-09"),
        (BusinessDayRule.FOLLOWING, "2024-03-30", "2024-04-01"),
        (BusinessDayRule.MODIFIED_FOLLOWING, "2024-03-30", "2024-03-29"),
        (BusinessDayRule.MODIFIED_FOLLOWING, "2024-03-23", "2024-03-25"),
    ],
)
def test_where_a_date_on_a_day_off_goes(rule: BusinessDayRule, day: str, found: str) -> None:
    assert CHINA.adjusted(date.fromisoformat(day), rule).isoformat() == found


def test_a_holiday_may_have_a_name() -> None:
    assert CHINA.name_of(date(2024, 2, 10)) == "春节"
    assert BranchCalendar.from_lists([date(2024, 2, 10)]).name_of(date(2024, 2, 10)) == ""
    assert CHINA.name_of(date(2024, 2, 9)) == ""


def test_another_weekend() -> None:
    friday = date(2024, 2, 9)
    assert BranchCalendar.from_lists(weekend=[4]).next_working(friday) == date(2024, 2, 10)


def test_a_branch_that_never_works_moves_no_date() -> None:
    closed = BranchCalendar.from_lists(weekend=range(7))
    assert closed.next_working(date(2024, 2, 9)) == closed.previous_working(date(2024, 2, 9)) == date(2024, 2, 9)
    assert closed.next_working(date.max) == date.max
    assert closed.previous_working(date.min) == date.min
