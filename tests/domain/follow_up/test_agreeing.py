"""What was agreed with a customer: a day, an hour, or both, as officers say it in a few words."""

from datetime import date, time

import pytest

from crodesk.domain.follow_up.agreeing import Agreed, Due, agreed
from crodesk.domain.problem import Problem

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
LATE = Due(date(2026, 11, 14), None, FRIDAY, time(10))
TIMED = Due(MONDAY, time(9, 30), FRIDAY, time(10))


@pytest.mark.parametrize(
    ("text", "language", "day", "at"),
    [
        ("1", "en", date(2026, 11, 21), None),
        ("w", "en", date(2026, 11, 27), None),
        ("m", "en", date(2026, 12, 20), None),
        ("25/11", "en", date(2026, 11, 25), None),
        ("mon", "en", MONDAY, None),
        ("sat", "en", date(2026, 11, 21), None),
        ("mon 9am", "en", MONDAY, time(9)),
        ("mon at 14:30", "en", MONDAY, time(14, 30)),
        ("mon 9", "en", MONDAY, time(9)),
        ("2pm tomorrow", "en", date(2026, 11, 21), time(14)),
        ("today 15:00", "en", FRIDAY, time(15)),
        ("16:00", "en", FRIDAY, time(16)),
        ("t2 9h30", "vi", MONDAY, time(9, 30)),
        ("9h sáng mai", "vi", date(2026, 11, 21), time(9)),
        ("3h chiều thứ hai", "vi", MONDAY, time(15)),
        ("25/11 14h", "vi", date(2026, 11, 25), time(14)),
        ("下周一下午3点", "zh", MONDAY, time(15)),
        ("明天9点半", "zh", date(2026, 11, 21), time(9, 30)),
    ],
)
def test_a_day_an_hour_or_both(text: str, language: str, day: date, at: time | None) -> None:
    assert agreed(text, LATE, language) == Agreed(day, at)


def test_the_hour_that_stands_is_kept_with_another_day() -> None:
    assert agreed("25/11", TIMED, "en") == Agreed(date(2026, 11, 25), time(9, 30))


def test_an_hour_alone_is_one_of_the_day_on_which_it_is_due() -> None:
    assert agreed("8:00", TIMED, "en") == Agreed(MONDAY, time(8))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "date"),
        ("31/2", "February"),
        ("31/2 9h", "February"),
        ("mon 25h", "isn't a time"),
        ("mon bring payslip", "date"),
        ("call mon 9am", "date"),
        ("13/11/2026", "That day is past"),
        ("yesterday 9am", "That day is past"),
        ("9:00", "That hour is over today"),
        ("today 8am", "That hour is over today"),
        ("9 of them", "date"),
    ],
)
def test_what_cannot_be_agreed_is_refused_in_words(text: str, said: str) -> None:
    problem = agreed(text, LATE, "en")
    assert isinstance(problem, Problem)
    assert said in problem.text.format(**problem.values)
