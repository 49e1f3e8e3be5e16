"""Which backups are kept, and when the last one is too old."""

from datetime import date, timedelta

from crodesk.domain.backups import Made, is_overdue, kept

FIRST = date(2025, 10, 1)


def daily(days: int) -> list[Made]:
    return [Made(number + 1, FIRST + timedelta(days=number)) for number in range(days)]


def test_a_few_are_all_kept_newest_first() -> None:
    made = daily(5)
    assert kept(made) == made[::-1]


def test_of_four_hundred_days_seven_days_four_weeks_and_twelve_months_stay() -> None:
    """Counted by hand from a calendar: 2026-11-04 is a Wednesday.

    Days: 29 October to 4 November. Weeks: those that end on 1 November (a day already kept), 25 and 18 October add two.
    Months: November and October have theirs; the last days of the ten before, from December 2025 on, are more.
    """
    made = daily(400)
    assert made[-1].on == date(2026, 11, 4)
    days = [date(2026, 10, 29) + timedelta(days=number) for number in range(7)]
    weeks = [date(2026, 10, 25), date(2026, 10, 18)]
    months = [date(2026, 9, 30), date(2026, 8, 31), date(2026, 7, 31), date(2026, 6, 30), date(2026, 5, 31)]
    months += [date(2026, 4, 30), date(2026, 3, 31), date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31)]
    assert [each.on for each in kept(made)] == sorted([*days, *weeks, *months], reverse=True)


def test_a_clock_that_was_set_back_never_drops_the_newest() -> None:
    made = [*daily(40), Made(41, date(1970, 1, 1)), Made(42, date(1970, 1, 1))]
    assert kept(made)[:2] == [Made(42, date(1970, 1, 1)), Made(41, date(1970, 1, 1))]


def test_many_of_one_day_leave_the_newest_three() -> None:
    made = [Made(number, FIRST) for number in range(1, 10)]
    assert [each.number for each in kept(made)] == [9, 8, 7]


def test_keeping_twice_drops_nothing_more() -> None:
    once = kept(daily(400))
    assert kept(once) == once


def test_after_seven_days_the_officer_is_told() -> None:
    assert not is_overdue(date(2026, 11, 14), date(2026, 11, 21))
    assert is_overdue(date(2026, 11, 13), date(2026, 11, 21))
