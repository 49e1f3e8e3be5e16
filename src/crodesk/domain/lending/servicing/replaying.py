"""Runs through everything that happened to a loan: the same events always give the same account."""

from collections.abc import Sequence
from datetime import date

from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.servicing import events as happened
from crodesk.domain.lending.servicing import prepaying, restructuring, rule
from crodesk.domain.lending.servicing.account import Account, Payoff
from crodesk.domain.lending.servicing.course import Course
from crodesk.domain.lending.servicing.events import Charge, Event, Lasting, Payment, Prepayment
from crodesk.domain.lending.servicing.rule import Rule
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


@precisely
def replay(schedule: Schedule, events: Sequence[Event], by: Rule, as_of: date) -> Account | list[Problem]:
    """Return how a loan stands at the end of a day, or everything that is wrong with what is said of it.

    Events are taken by value date, then by entry number, whatever their order in the sequence; those after `as_of`
    wait. An event of an earlier day or a reversal therefore needs nothing but to be added: everything after it is run
    again. Amounts are in the currency's own unit, rounded as the schedule's terms say.
    """
    course = _run(schedule, events, by, as_of)
    return course.account() if isinstance(course, Course) else course


@precisely
def payoff(schedule: Schedule, events: Sequence[Event], by: Rule, on: date) -> Payoff | list[Problem]:
    """Return what ends a loan on a day, once everything that happened until then is reckoned in.

    A `Prepayment` of its total on that day leaves nothing. Source: Fineract's and Frappe's payoff: outstanding
    principal, interest since the last due date, everything due and unpaid, penalties, the fee for paying early.
    """
    course = _run(schedule, events, by, on)
    return prepaying.payoff_of(course) if isinstance(course, Course) else course


def _run(schedule: Schedule, events: Sequence[Event], by: Rule, as_of: date) -> Course | list[Problem]:
    start = schedule.terms.start
    problems = rule.problems(by) + happened.problems(events, start, schedule.terms.currency)
    if as_of < start:
        problems.append(Problem("as_of", N_("This is before the loan starts.")))
    if problems:
        return problems
    course = Course(schedule, by)
    for event in happened.in_force(events):
        if event.on > as_of:
            break
        problem = course.advance(event.on)
        problems = [problem] if problem else _happens(course, event)
        if problems:
            return problems
    last = course.advance(as_of) or course.close_day()
    return [last] if last else course


def _happens(course: Course, event: Lasting) -> list[Problem]:
    """Let one event happen today."""
    if isinstance(event, Payment):
        course.pay(event.entry, event.amount)
        return []
    if isinstance(event, Prepayment):
        problem = prepaying.prepay(course, event)
        return [problem] if problem else []
    if isinstance(event, Charge):
        course.charge(event.amount, event.component)
        return []
    return restructuring.restructure(course, event)
