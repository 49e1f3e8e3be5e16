"""What comes again: days of rules written by hand from RFC 5545 and from a paper calendar."""

from datetime import date, time, timedelta, timezone
from itertools import islice

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up import recurrence as again
from crodesk.domain.follow_up.recurrence import DaysOff, Recurrence, Rule, days
from crodesk.domain.problem import Problem

HANOI = timezone(timedelta(hours=7))
TODAY = date(2026, 11, 20)
"""A Friday."""
CALENDAR = BranchCalendar.from_lists(
    holidays=[date(2027, 1, 1), *(date(2027, 2, day) for day in range(4, 11))], make_up=[date(2027, 2, 13)]
)
"""New Year's Day, a Tết of 4 to 10 February 2027 (Thursday to Wednesday), and a Saturday worked for it."""

# fmt: off
DAYS = [
    # rule, start, its first days
    ("FREQ=DAILY", "2026-11-20", "11-20 11-21 11-22"),
    ("FREQ=DAILY;INTERVAL=3", "2026-11-20", "11-20 11-23 11-26"),
    ("FREQ=DAILY;COUNT=2", "2026-11-20", "11-20 11-21 -"),
    ("FREQ=DAILY;UNTIL=20261122", "2026-11-20", "11-20 11-21 11-22 -"),
    ("FREQ=DAILY;UNTIL=20261122T235959", "2026-11-20", "11-20 11-21 11-22 -"),
    ("FREQ=DAILY;BYDAY=MO,FR", "2026-11-20", "11-20 11-23 11-27 11-30"),
    ("FREQ=WEEKLY", "2026-11-20", "11-20 11-27 12-04"),
    ("FREQ=WEEKLY;BYDAY=MO", "2026-11-20", "11-23 11-30 12-07"),
    ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-20", "11-20 11-23 11-25 11-27"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-23", "11-23 12-07 12-21"),
    # RFC 5545, page 121: the start of the week decides
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05",
     "1997-08-05 1997-08-10 1997-08-19 1997-08-24 -"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05",
     "1997-08-05 1997-08-17 1997-08-19 1997-08-31 -"),
    ("FREQ=MONTHLY", "2026-11-20", "11-20 12-20 2027-01-20"),
    ("FREQ=MONTHLY;BYMONTHDAY=5", "2026-11-20", "12-05 2027-01-05 2027-02-05"),
    ("FREQ=MONTHLY;BYMONTHDAY=5,20", "2026-11-20", "11-20 12-05 12-20"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-20", "11-30 12-31 2027-01-31 2027-02-28"),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-11-20", "12-31 2027-01-31 2027-03-31"),
    ("FREQ=MONTHLY", "2026-12-31", "12-31 2027-01-31 2027-03-31"),
    ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2026-11-20", "11-30 12-30 2027-01-30 2027-02-28 2027-03-30"),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", "2026-12-05", "12-05 2027-03-05 2027-06-05"),
    ("FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10", "2026-12-10", "12-10 2028-06-10"),
    ("FREQ=MONTHLY;BYDAY=1MO", "2026-11-20", "12-07 2027-01-04 2027-02-01"),
    ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-20", "11-27 12-25 2027-01-29"),
    ("FREQ=MONTHLY;BYDAY=5SU", "2026-11-20", "11-29 2027-01-31 2027-05-30"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-20", "11-30 12-31 2027-01-29 2027-02-26"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2026-11-20", "12-01 2027-01-01 2027-02-01"),
    # RFC 5545, page 123: Friday the 13th
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13"),
    ("FREQ=YEARLY", "2026-11-20", "11-20 2027-11-20"),
    ("FREQ=YEARLY", "2028-02-29", "2028-02-29 2032-02-29"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "2028-02-29", "2028-02-29 2029-02-28 2030-02-28"),
    ("FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=5", "2027-01-05", "2027-01-05 2029-01-05"),
    ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2026-11-20", "12-31 2027-03-31 2027-06-30"),
    # RFC 5545, page 123: the day of elections in the United States
    ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05",
     "1996-11-05 2000-11-07 2004-11-02"),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-20", "11-26 2027-11-25"),
    ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", "2100-06-01", None),
    ("FREQ=DAILY", "2100-12-30", "2100-12-30 2100-12-31 -"),
    ("FREQ=DAILY;COUNT=5", "2100-12-30", "2100-12-30 2100-12-31 -"),
]

CANONICAL = [
    ("freq=weekly;byday=we,mo", "FREQ=WEEKLY;BYDAY=MO,WE"),
    ("RRULE:FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
    ("BYDAY=MO;FREQ=WEEKLY;INTERVAL=1;", "FREQ=WEEKLY;BYDAY=MO"),
    ("FREQ=WEEKLY;WKST=SU;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
    ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU"),
    ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1,5,+3,5", "FREQ=MONTHLY;BYMONTHDAY=3,5,-1"),
    ("FREQ=MONTHLY;BYDAY=+1MO,-1FR", "FREQ=MONTHLY;BYDAY=1MO,-1FR"),
    ("FREQ=MONTHLY;COUNT=12;BYMONTHDAY=5", "FREQ=MONTHLY;COUNT=12;BYMONTHDAY=5"),
    ("FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO", "FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO"),
]

REFUSED = [
    ("", "“” isn't understood in a recurrence."),
    ("every monday", "“every monday” isn't understood in a recurrence."),
    ("BYDAY=MO", "A recurrence says first how often: FREQ=WEEKLY."),
    ("FREQ=SECONDLY", "Only days, weeks, months and years can come again, not SECONDLY."),
    ("FREQ=HOURLY;INTERVAL=2", "Only days, weeks, months and years can come again, not HOURLY."),
    ("FREQ=SOMETIMES", "Only days, weeks, months and years can come again, not SOMETIMES."),
    ("FREQ=DAILY;INTERVAL=0", "0 is not between 1 and 999."),
    ("FREQ=DAILY;INTERVAL=1000", "1000 is not between 1 and 999."),
    ("FREQ=DAILY;INTERVAL=-1", "“-1” isn't understood in a recurrence."),
    ("FREQ=DAILY;COUNT=0", "0 is not between 1 and 5000."),
    ("FREQ=DAILY;COUNT=999999999", "999999999 is not between 1 and 5000."),
    ("FREQ=DAILY;COUNT=9999999999", "“9999999999” isn't understood in a recurrence."),
    ("FREQ=DAILY;COUNT=3;UNTIL=20261231", "A recurrence ends on a day or after a number of times, not both."),
    ("FREQ=DAILY;UNTIL=20261131", "“20261131” isn't understood in a recurrence."),
    ("FREQ=DAILY;UNTIL=20261130T256000", "“20261130T256000” isn't understood in a recurrence."),
    ("FREQ=DAILY;UNTIL=tomorrow", "“TOMORROW” isn't understood in a recurrence."),
    ("FREQ=DAILY;FREQ=WEEKLY", "“FREQ=DAILY;FREQ=WEEKLY” isn't understood in a recurrence."),
    ("FREQ=DAILY;BYMONTH", "“FREQ=DAILY;BYMONTH” isn't understood in a recurrence."),
    ("FREQ=DAILY;BYHOUR=9", "A recurrence with BYHOUR can't be kept here."),
    ("FREQ=YEARLY;BYWEEKNO=20", "A recurrence with BYWEEKNO can't be kept here."),
    ("FREQ=YEARLY;BYYEARDAY=100", "A recurrence with BYYEARDAY can't be kept here."),
    ("FREQ=YEARLY;BYEASTER=0", "A recurrence with BYEASTER can't be kept here."),
    ("FREQ=DAILY;BYMONTHDAY=5", "A recurrence with BYMONTHDAY can't be kept here."),
    ("FREQ=DAILY;INTERVAL=2;BYDAY=MO", "A recurrence with BYDAY can't be kept here."),
    ("FREQ=WEEKLY;BYDAY=1MO", "A recurrence with BYDAY can't be kept here."),
    ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "A recurrence with BYSETPOS can't be kept here."),
    ("FREQ=MONTHLY;BYSETPOS=1", "A recurrence with BYSETPOS can't be kept here."),
    ("FREQ=MONTHLY;BYMONTH=3;BYMONTHDAY=5", "A recurrence with BYMONTH can't be kept here."),
    ("FREQ=YEARLY;BYMONTHDAY=5", "A recurrence with BYMONTHDAY can't be kept here."),
    ("FREQ=YEARLY;BYDAY=20MO", "“20MO” isn't understood in a recurrence."),
    ("FREQ=MONTHLY;BYDAY=6MO", "“6MO” isn't understood in a recurrence."),
    ("FREQ=WEEKLY;BYDAY=XX", "“XX” isn't understood in a recurrence."),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "“0” isn't understood in a recurrence."),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "“32” isn't understood in a recurrence."),
    ("FREQ=MONTHLY;BYMONTHDAY=five", "“FIVE” isn't understood in a recurrence."),
    ("FREQ=YEARLY;BYMONTH=-1", "“-1” isn't understood in a recurrence."),
    ("FREQ=YEARLY;BYMONTH=13", "“13” isn't understood in a recurrence."),
    ("FREQ=WEEKLY;WKST=1", "“1” isn't understood in a recurrence."),
    ("FREQ=DAILY;" + "X" * 600, "“FREQ=DAILY;" + "X" * 29 + "” isn't understood in a recurrence."),
]

NEVER = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20",
    "FREQ=MONTHLY;BYMONTHDAY=5;BYSETPOS=2",
    "FREQ=YEARLY;INTERVAL=999;BYMONTH=1;BYMONTHDAY=1",
]

WORDS = [
    ("FREQ=DAILY", "every day"),
    ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
    ("FREQ=WEEKLY;BYDAY=MO", "every Monday"),
    ("FREQ=WEEKLY;BYDAY=MO,WE", "every Monday, Wednesday"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every day from Monday to Friday"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "every 2 weeks, on Monday"),
    ("FREQ=MONTHLY;BYMONTHDAY=5", "every month, on day 5"),
    ("FREQ=MONTHLY;BYMONTHDAY=5,20", "every month, on day 5, 20"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month, on the last day"),
    ("FREQ=MONTHLY;BYMONTHDAY=5,-1", "every month, by the rule FREQ=MONTHLY;BYMONTHDAY=5,-1"),
    ("FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=1", "every month, by the rule FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=1"),
    ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "every month, on day 30, or the last day of a shorter month"),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", "every 3 months, on day 5"),
    ("FREQ=MONTHLY;BYDAY=1MO", "every month, on the first Monday"),
    ("FREQ=MONTHLY;BYDAY=-1FR", "every month, on the last Friday"),
    ("FREQ=MONTHLY;BYDAY=-2FR", "every month, by the rule FREQ=MONTHLY;BYDAY=-2FR"),
    ("FREQ=MONTHLY;BYDAY=1MO,1TU", "every month, by the rule FREQ=MONTHLY;BYDAY=1MO,1TU"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "every month, by the rule FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month, on the last day from Monday to Friday"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "every month, on the first day from Monday to Friday"),
    ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "every month, by the rule FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1"),
    ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2", "every month, by the rule FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2"),
    ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5", "every year, on day 5 of January"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "every year, on the last day of February"),
    ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1", "every year, on the last day of June"),
    ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-2", "every year, by the rule FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-2"),
    ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=5", "every year, on day 5 of March, September"),
    ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "every year, on the last day of March, June, September, December"),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "every year, by the rule FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
    ("FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=5", "every 2 years, on day 5 of January"),
    ("FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO", "every Monday, until 2026-12-31"),
    ("FREQ=WEEKLY;COUNT=10;BYDAY=MO", "every Monday, 10 times"),
    ("FREQ=WEEKLY;COUNT=1;BYDAY=MO", "every Monday, once"),
]

SPOKEN = [
    # rule as it is made, since, its text, its first day, what it does on days off
    (again.daily(), "2026-11-20", "FREQ=DAILY", "2026-11-20", DaysOff.SKIP),
    (again.daily(3), "2026-11-20", "FREQ=DAILY;INTERVAL=3", "2026-11-20", DaysOff.SKIP),
    (again.weekly(), "2026-11-20", "FREQ=WEEKLY;BYDAY=FR", "2026-11-20", DaysOff.NEXT),
    (again.weekly(1, [4, 0, 4]), "2026-11-21", "FREQ=WEEKLY;BYDAY=MO,FR", "2026-11-23", DaysOff.NEXT),
    (again.weekly(2, [0]), "2026-11-20", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-23", DaysOff.NEXT),
    (again.weekly(1, [6]), "2026-11-20", "FREQ=WEEKLY;BYDAY=SU", "2026-11-22", DaysOff.KEEP),
    (again.working_days(), "2026-11-21", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23", DaysOff.SKIP),
    (again.monthly(1, 5), "2026-11-20", "FREQ=MONTHLY;BYMONTHDAY=5", "2026-12-05", DaysOff.NEXT),
    (again.monthly(3, 5), "2026-11-20", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", "2026-12-05", DaysOff.NEXT),
    (again.monthly(1, 29), "2026-11-20", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", "2026-11-29", DaysOff.NEXT),
    (again.monthly(1, 31), "2026-11-20", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30", DaysOff.NEXT),
    (again.monthly(), "2026-12-31", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-12-31", DaysOff.NEXT),
    (again.monthly_on(1, 0), "2026-11-20", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07", DaysOff.NEXT),
    (again.monthly_on(-1, 6), "2026-11-20", "FREQ=MONTHLY;BYDAY=-1SU", "2026-11-29", DaysOff.KEEP),
    (again.monthly_working_day(-1), "2026-11-20", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30",
     DaysOff.BEFORE),
    (again.monthly_working_day(1), "2026-11-20", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2026-12-01",
     DaysOff.NEXT),
    (again.quarter_ends(), "2026-11-20", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2026-12-31", DaysOff.NEXT),
    (again.yearly(), "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "2028-02-29", DaysOff.NEXT),
    (again.yearly(1, 1, 31), "2026-11-20", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31", "2027-01-31", DaysOff.NEXT),
]

ON_DAYS_OFF = [
    # text of the recurrence, after, the next ones
    ("FREQ=WEEKLY;BYDAY=FR", "2026-12-20", DaysOff.KEEP, "2026-12-25 2027-01-01 2027-01-08"),
    ("FREQ=WEEKLY;BYDAY=FR", "2026-12-20", DaysOff.SKIP, "2026-12-25 2027-01-08 2027-01-15"),
    ("FREQ=WEEKLY;BYDAY=FR", "2026-12-20", DaysOff.NEXT, "2026-12-25 2027-01-04 2027-01-08"),
    ("FREQ=WEEKLY;BYDAY=FR", "2026-12-20", DaysOff.BEFORE, "2026-12-25 2026-12-31 2027-01-08"),
    # a moved day still counts when it is asked for between the two
    ("FREQ=WEEKLY;BYDAY=FR", "2027-01-02", DaysOff.NEXT, "2027-01-04 2027-01-08"),
    ("FREQ=WEEKLY;BYDAY=FR", "2027-01-01", DaysOff.BEFORE, "2027-01-08"),
    ("FREQ=WEEKLY;BYDAY=FR", "2026-12-31", DaysOff.BEFORE, "2027-01-08"),
    # Thursday to Sunday, and on to Wednesday: two days of the rule become one
    ("FREQ=WEEKLY;BYDAY=TU,TH", "2027-02-02", DaysOff.NEXT, "2027-02-11 2027-02-16"),
    ("FREQ=WEEKLY;BYDAY=TU,TH", "2027-02-01", DaysOff.BEFORE, "2027-02-02 2027-02-03 2027-02-11"),
    ("FREQ=DAILY", "2027-02-02", DaysOff.SKIP, "2027-02-03 2027-02-11 2027-02-12 2027-02-13 2027-02-15"),
    ("FREQ=MONTHLY;BYMONTHDAY=5", "2026-11-20", DaysOff.NEXT, "2026-12-07 2027-01-05 2027-02-11"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2026-12-20", DaysOff.NEXT, "2027-01-04 2027-02-01"),
]
# fmt: on


def said(problem: object) -> str:
    assert isinstance(problem, Problem), problem
    return problem.text.format(**problem.values)


def good(value: Recurrence | Problem) -> Recurrence:
    assert isinstance(value, Recurrence), value
    return value


def made(rule: str, start: str = "2026-11-20", days_off: DaysOff = DaysOff.KEEP) -> Recurrence:
    kept = again.read_rule(rule)
    assert isinstance(kept, Rule), kept
    return good(again.checked(Recurrence(date.fromisoformat(start), kept, days_off)))


def listed(text: str) -> list[date | None]:
    return [None if day == "-" else date.fromisoformat(day if len(day) > 5 else f"2026-{day}") for day in text.split()]


@pytest.mark.parametrize(("rule", "start", "expected"), DAYS)
def test_a_rule_gives_the_days_of_the_standard(rule: str, start: str, expected: str | None) -> None:
    if expected is None:
        kept = again.read_rule(rule)
        assert isinstance(kept, Rule)
        assert said(again.checked(Recurrence(date.fromisoformat(start), kept))) == "No day ever fits this recurrence."
        return
    recurrence, day = made(rule, start), date.fromisoformat(start) - timedelta(1)
    for wanted in listed(expected):
        found = again.next_after(recurrence, day)
        assert found == wanted
        day = found or day


@pytest.mark.parametrize(("text", "canonical"), CANONICAL)
def test_the_same_rule_has_one_text(text: str, canonical: str) -> None:
    assert made(text).rule.text == canonical


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_a_rule_that_cannot_be_kept_is_refused_with_words(text: str, words: str) -> None:
    assert said(again.read_rule(text)) == words


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_that_no_day_fits_is_refused(rule: str) -> None:
    kept = again.read_rule(rule)
    assert isinstance(kept, Rule)
    assert said(again.checked(Recurrence(date(2027, 4, 2), kept))) == "No day ever fits this recurrence."


def test_an_end_before_the_start_is_refused() -> None:
    kept = again.read_rule("FREQ=DAILY;UNTIL=20261119")
    assert isinstance(kept, Rule)
    assert said(again.checked(Recurrence(TODAY, kept))) == "It would end on 2026-11-19, before it starts on 2026-11-20."


def test_a_start_in_a_far_year_is_refused() -> None:
    assert said(again.checked(Recurrence(date(2101, 1, 1), again.daily()))).startswith("The year 2101")


@pytest.mark.parametrize(
    ("until", "at", "day"),
    [
        ("20261231", None, date(2026, 12, 31)),
        ("20261231T090000", time(9), date(2026, 12, 31)),
        ("20261231T000000", time(9), date(2026, 12, 30)),
        ("20261231T000000", None, date(2026, 12, 31)),
        ("20261231T020000Z", time(9), date(2026, 12, 31)),
        ("20261231T170000Z", None, date(2027, 1, 1)),
        ("20261231T015959Z", time(9), date(2026, 12, 30)),
    ],
)
def test_an_end_with_a_time_is_the_last_day_on_which_it_comes(until: str, at: time | None, day: date) -> None:
    rule = again.read_rule(f"FREQ=DAILY;UNTIL={until}", at, HANOI)
    assert isinstance(rule, Rule)
    assert rule.until == day


@pytest.mark.parametrize("until", ["00010101T000000Z", "99991231T235959Z", "00010101T000000"])
def test_an_end_at_the_edge_of_all_days_breaks_nothing(until: str) -> None:
    for zone in (timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))):
        assert isinstance(again.read_rule(f"FREQ=DAILY;UNTIL={until}", time(9), zone), Rule | Problem)


@pytest.mark.parametrize(("rule", "since", "text", "first", "days_off"), SPOKEN)
def test_what_officers_say_becomes_a_rule(rule: Rule, since: str, text: str, first: str, days_off: DaysOff) -> None:
    recurrence = good(again.starting(rule, date.fromisoformat(since)))
    assert (recurrence.rule.text, recurrence.start) == (text, date.fromisoformat(first))
    assert recurrence.days_off is days_off
    assert again.next_after(recurrence, recurrence.start - timedelta(1)) == recurrence.start


def test_what_is_said_can_end_by_a_day_or_a_count() -> None:
    assert good(again.starting(again.daily(), TODAY, count=3)).rule.text == "FREQ=DAILY;COUNT=3"
    assert good(again.starting(again.daily(), TODAY, until=TODAY)).rule.text == "FREQ=DAILY;UNTIL=20261120"
    assert said(again.starting(again.daily(0), TODAY)) == "0 is not between 1 and 999."
    assert said(again.starting(again.daily(), TODAY, count=0)) == "0 is not between 1 and 5000."
    assert said(again.starting(again.monthly(1, 5), TODAY, until=TODAY)).startswith("It would end on 2026-11-20")
    assert said(again.starting(again.monthly(1, 5), date(2100, 12, 31))) == "No day ever fits this recurrence."


@pytest.mark.parametrize(("rule", "after", "days_off", "expected"), ON_DAYS_OFF)
def test_days_off_are_heeded(rule: str, after: str, days_off: DaysOff, expected: str) -> None:
    recurrence = made(rule, "2026-11-20", days_off)
    wanted = listed(expected)
    assert list(islice(again.coming(recurrence, date.fromisoformat(after), CALENDAR), len(wanted))) == wanted


class Closed:
    def is_working(self, day: date, /) -> bool:
        return False


def test_a_branch_that_never_works_ends_the_search() -> None:
    assert again.next_after(made("FREQ=DAILY", days_off=DaysOff.SKIP), TODAY, Closed()) is None
    assert again.next_after(made("FREQ=DAILY", days_off=DaysOff.NEXT), TODAY, Closed()) == date(2026, 11, 21)
    assert again.next_after(made("FREQ=DAILY", days_off=DaysOff.BEFORE), TODAY, Closed()) == date(2026, 11, 21)


def test_one_is_moved_alone() -> None:
    weekly = made("FREQ=WEEKLY;BYDAY=MO")
    moved = good(again.moved(weekly, date(2026, 11, 30), date(2026, 12, 2)))
    assert list(islice(again.coming(moved, TODAY), 3)) == listed("11-23 12-02 12-07")
    assert moved.text == "DTSTART:20261120 RRULE:FREQ=WEEKLY;BYDAY=MO EXDATE:20261130 RDATE:20261202"
    back = good(again.moved(moved, date(2026, 12, 2), date(2026, 11, 30)))
    assert list(islice(again.coming(back, TODAY), 3)) == listed("11-23 11-30 12-07")


def test_one_is_left_out_alone() -> None:
    less = good(again.left_out(made("FREQ=WEEKLY;COUNT=2;BYDAY=MO"), date(2026, 11, 23)))
    assert list(again.coming(less, TODAY)) == listed("11-30")


def test_one_that_was_shifted_for_a_holiday_is_moved() -> None:
    fridays = made("FREQ=WEEKLY;BYDAY=FR", days_off=DaysOff.NEXT)
    moved = good(again.moved(fridays, date(2027, 1, 4), date(2027, 1, 6), CALENDAR))
    assert list(islice(again.coming(moved, date(2026, 12, 20), CALENDAR), 3)) == listed(
        "2026-12-25 2027-01-06 2027-01-08"
    )


def test_what_cannot_be_moved_is_said() -> None:
    weekly = made("FREQ=WEEKLY;BYDAY=MO")
    assert said(again.moved(weekly, date(2026, 11, 24), date(2026, 11, 25))) == "It doesn't come on 2026-11-24."
    assert said(again.moved(weekly, date(2026, 11, 23), date(2026, 11, 30))) == "It comes on 2026-11-30 already."
    assert again.moved(weekly, date(2026, 11, 23), date(2026, 11, 23)) is weekly
    assert said(again.left_out(weekly, date(2026, 11, 24))) == "It doesn't come on 2026-11-24."


def test_changed_days_have_a_bound() -> None:
    many = tuple(date(2027, 1, 1) + timedelta(days) for days in range(1001))
    assert said(again.checked(Recurrence(TODAY, again.daily(), without=many))).startswith("A recurrence can have at")


@pytest.mark.parametrize(
    "text",
    [
        "", "DTSTART:20261120", "RRULE:FREQ=DAILY", "DTSTART:20261131 RRULE:FREQ=DAILY", "DTSTART:x RRULE:FREQ=DAILY",
        "DTSTART:20261120,20261121 RRULE:FREQ=DAILY", "DTSTART:20261120 RRULE:FREQ=DAILY EXDATE:x",
        "DTSTART:20261120 RRULE:FREQ=DAILY RDATE:20261131", "DTSTART:20261120 RRULE:FREQ=DAILY X-DAYS-OFF:PERHAPS",
        "DTSTART:20261120 RRULE:FREQ=DAILY EXDATE:20261121,", "x" * 30_000,
    ],
)  # fmt: skip
def test_a_text_that_was_not_kept_by_us_is_refused(text: str) -> None:
    assert "isn't understood in a recurrence" in said(again.read(text))


def test_the_lines_of_a_calendar_file_are_read() -> None:
    found = good(again.read("DTSTART:20261120\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nX-DAYS-OFF:NEXT"))
    assert (found.start, found.rule.text, found.days_off) == (TODAY, "FREQ=WEEKLY;BYDAY=MO", DaysOff.NEXT)


@pytest.mark.parametrize(("rule", "words"), WORDS)
def test_a_recurrence_is_said_in_words(rule: str, words: str) -> None:
    assert ", ".join(said.text.format(**said.values) for said in again.said(made(rule), "en")) == words


def test_names_in_words_are_those_of_the_language() -> None:
    mondays = made("FREQ=WEEKLY;BYDAY=MO,WE")
    assert again.said(mondays, "vi")[0].values["weekdays"] == "thứ hai, thứ tư"
    assert again.said(mondays, "zh")[0].values["weekdays"] == "星期一、星期三"


def test_days_off_and_changes_are_said() -> None:
    changed = good(again.left_out(made("FREQ=WEEKLY;BYDAY=MO", days_off=DaysOff.NEXT), date(2026, 11, 23)))
    assert [phrase.text for phrase in again.said(changed, "en")[1:]] == [
        "on days off the next working day instead",
        "single days changed",
    ]


WEEKDAY_LISTS = st.lists(st.integers(0, 6), max_size=3)
RULES = st.one_of(
    st.builds(again.daily, st.integers(1, 40)),
    st.builds(again.weekly, st.integers(1, 8), WEEKDAY_LISTS),
    st.builds(again.monthly, st.integers(1, 14), st.sampled_from([0, -1, *range(1, 32)])),
    st.builds(again.monthly_on, st.sampled_from([1, 2, 3, 4, 5, -1]), st.integers(0, 6), st.integers(1, 3)),
    st.builds(again.monthly_working_day, st.sampled_from([1, -1])),
    st.builds(again.yearly, st.integers(1, 4)),
)
STARTS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
RECURRENCES = st.builds(
    lambda rule, since, count: good(again.starting(rule, since, count=count)),
    RULES,
    STARTS,
    st.one_of(st.none(), st.integers(1, 40)),
)
GAPS = st.integers(-400, 12_000)


@given(RECURRENCES, GAPS)
def test_the_next_one_is_later_and_the_days_grow(recurrence: Recurrence, gap: int) -> None:
    day = recurrence.start + timedelta(gap)
    found = list(islice(again.coming(recurrence, day, CALENDAR), 6))
    assert all(one < two for one, two in zip([day, *found], found, strict=False))


@given(RECURRENCES, st.integers(-40, 3000))
def test_asking_late_gives_what_walking_from_the_start_gives(recurrence: Recurrence, gap: int) -> None:
    day = recurrence.start + timedelta(gap)
    every = days.of_rule(recurrence.rule, recurrence.start, recurrence.start)
    assert again.next_after(recurrence, day) == next((found for found in every if found > day), None)


@given(RECURRENCES)
def test_a_recurrence_is_read_back_from_its_text(recurrence: Recurrence) -> None:
    assert again.read(recurrence.text) == recurrence


@given(RECURRENCES, st.integers(0, 5), st.integers(-20, 20))
def test_moving_one_changes_no_other(recurrence: Recurrence, which: int, gap: int) -> None:
    before = list(islice(again.coming(recurrence, recurrence.start - timedelta(40), CALENDAR), 12))
    assume(before)  # all may be days off
    day = before[which % len(before)]
    to = day + timedelta(gap)
    moved = again.moved(recurrence, day, to, CALENDAR)
    if isinstance(moved, Problem):
        assert to in again.coming(recurrence, to - timedelta(1), CALENDAR)
        return
    wanted = sorted({*before, to} - ({day} if gap else set()))
    after = list(islice(again.coming(moved, min(before[0], to) - timedelta(1), CALENDAR), len(wanted) - 1))
    assert after == wanted[: len(after)]
    assert again.read(moved.text) == moved


@given(st.text("FREQINTVALBYDOMHSUCP=;,-+0123456789:TZMOWEKLX", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for asked in (text, f"FREQ=MONTHLY;{text}", f"FREQ=YEARLY;BYMONTH=2;{text}"):
        assert isinstance(again.read_rule(asked), Rule | Problem)
    assert isinstance(again.read(f"DTSTART:20261120 RRULE:{text}"), Recurrence | Problem)
