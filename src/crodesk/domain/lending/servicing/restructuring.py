"""A new plan for all principal that isn't paid: instalments adjusted inside the maturity, or the maturity extended.

Circular 39/2016/TT-NHNN art. 19 knows the two; every act counts for the whole debt, which classification reads.
"""

from dataclasses import replace
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.servicing.account import Restructured
from crodesk.domain.lending.servicing.course import Course
from crodesk.domain.lending.servicing.events import Arrears, Restructuring
from crodesk.domain.lending.servicing.item import INTEREST, PRINCIPAL
from crodesk.domain.lending.servicing.prepaying import paid_ahead
from crodesk.domain.lending.servicing.rest import Rest
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

ADJUSTED, EXTENDED = "adjusted", "extended"
"""What classification calls the two."""


def restructure(course: Course, event: Restructuring) -> list[Problem]:
    """Put the loan on its new plan today, or say everything that stands against it."""
    problems = _problems(course, event)
    if problems:
        return problems
    today, maturity = course.today, course.items[-1].due
    due = [item for item in course.items if item.due <= today]
    carried = course.rest.accrued(today)
    if event.arrears is not Arrears.KEEP:
        carried += sum((item.left[INTEREST] for item in due), ZERO)
    capitalised = carried if event.arrears is Arrears.CAPITALISE else ZERO
    principal = course.rest.balance(today) + course.overdue(today) + capitalised
    schedule = _plan(course, event, principal)
    if not isinstance(schedule, Schedule):
        return schedule
    course.credit += paid_ahead(course)
    for item in due:
        item.left[PRINCIPAL] = ZERO
        if event.arrears is not Arrears.KEEP:
            item.left[INTEREST] = ZERO
    number = max((item.n for item in due), default=0)
    course.replan(Rest.of(schedule, carried - capitalised, number))
    kind = EXTENDED if course.items[-1].due > maturity else ADJUSTED
    course.restructurings.append(Restructured(event.entry, today, kind, principal, capitalised))
    return []


def _plan(course: Course, event: Restructuring, principal: Decimal) -> Schedule | list[Problem]:
    terms = replace(
        event.terms, amount=principal, start=course.today, currency=course.terms.currency, drawings=(), fees=()
    )
    found = build(terms)
    if isinstance(found, Schedule):
        return found
    return [Problem(f"events[{event.entry}].terms.{one.field}", one.text, one.values) for one in found]


def _problems(course: Course, event: Restructuring) -> list[Problem]:
    rest, today, field = course.rest, course.today, f"events[{event.entry}]"
    found = []
    if rest.undrawn(today):
        found.append(Problem(f"{field}.on", N_("A loan is restructured once it is drawn whole.")))
    waits = rest.settled_until(today)
    if waits > today:
        found.append(Problem(f"{field}.on", N_("The instalment of {date} comes first."), {"date": waits}))
    if not rest.balance(today) + course.overdue(today):
        found.append(Problem(f"{field}.on", N_("No principal is left to restructure.")))
    if event.arrears is Arrears.CAPITALISE and not course.rule.capitalises:
        found.append(Problem(f"{field}.arrears", N_("By this rule unpaid interest doesn't become principal.")))
    return found
