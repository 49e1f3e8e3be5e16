"""Compares what the parser understood of a line with what a case expects."""

from crodesk.domain.follow_up import quick_add
from crodesk.domain.follow_up.quick_add import Parsed
from tests.domain.follow_up.quick_add_case import Case, clock, matcher


def read(case: Case, language: str) -> Parsed:
    """Return what the parser makes of the line of a case."""
    return quick_add.parse(case.line, language, case.today, case.now, matcher(case.known))


def check(case: Case, language: str) -> None:
    """Fail unless everything that was understood is what the case expects."""
    found = read(case, language)
    assert (found.verb, found.who.words if found.who else "") == (case.verb, case.who)
    assert found.title == case.title
    assert (found.day, found.at, found.end) == (case.day, clock(case.at), clock(case.end))
    assert (found.priority, found.tags) == ("high" if case.high else "normal", tuple(case.tags.split()))
    assert (found.recurrence.rule.text if found.recurrence else "") == case.again
    assert (found.note, found.past_today) == (case.note, case.past)
    assert [problem.words for problem in found.problems] == ([case.wrong] if case.wrong else [])
