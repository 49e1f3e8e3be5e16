"""Principal paid early: everything due first, then interest to the day, the fee, and what is left repays principal."""

from decimal import Decimal

from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.lending.servicing.account import Kind, Payoff, Share
from crodesk.domain.lending.servicing.course import Course, Taken
from crodesk.domain.lending.servicing.events import Prepayment, Way
from crodesk.domain.lending.servicing.item import FEE, INTEREST, PENALTY, PRINCIPAL, Item, without_parts
from crodesk.domain.lending.servicing.parts import Component
from crodesk.domain.lending.terms import InterestType
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


def prepay(course: Course, event: Prepayment) -> Problem | None:
    """Take in a prepayment today; what doesn't reach the principal is kept like any other money."""
    rest, taken = course.rest, Taken()
    until = rest.settled_until(course.today)
    money, ahead = event.amount + course.credit, paid_ahead(course)
    owed = sum((amount for item in _due(course) for amount in item.left), ZERO)
    line, left = _line(course, money + ahead - owed, event.way)
    if line is None:
        course.credit = course.spread(money, taken, until=until)
        course.receive(event.entry, taken)
        return None
    way = _possible(course, event.way)
    whole = line.paid[PRINCIPAL] == rest.balance(course.today) and not rest.undrawn(course.today)
    if rest.terms.interest_type is InterestType.FLAT and not whole:
        text = N_("A loan with flat interest is repaid early as a whole or not at all.")
        return Problem(f"events[{event.entry}].amount", text)
    new = rest.relaid(course.today, line.paid[PRINCIPAL], way)
    if isinstance(new, Problem):
        return Problem(f"events[{event.entry}].way", new.text, new.values)
    course.spread(owed, taken, ahead=False, until=until)
    course.replan(new)
    course.insert(line)
    course.credit = left
    taken += [Share(0, line.due, part, amount) for part, amount in zip(Component, line.paid, strict=True) if amount]
    course.receive(event.entry, taken)
    return None


def _possible(course: Course, way: Way) -> Way:
    """Return the way, where there is an instalment after the next to go on with."""
    place = course.rest.place(course.today)
    return Way.LAST if way is Way.NEXT and place + 1 == len(course.rest.rows) else way


def _line(course: Course, money: Decimal, way: Way) -> tuple[Item | None, Decimal]:
    """Return the line that money makes, paid already, and what is left; none when nothing would repay principal."""
    rest, today = course.rest, course.today
    accrued, owed, fee = rest.accrued(today), rest.balance(today), ZERO
    if owed and way is Way.NEXT:
        row = rest.rows[rest.place(today)]
        fee = row.fee
        if money < min(row.payment, owed + accrued + fee):
            return None, money
    left = money - accrued - fee
    principal = affordable(left, early_fee_percent(course), owed, course.terms.currency)
    if principal <= ZERO:
        return None, money
    early = early_fee(principal, early_fee_percent(course), course.terms.currency)
    line = without_parts(Kind.PREPAYMENT, today)
    line.paid = [ZERO, fee + early, accrued, principal]
    return line, left - principal - early


def early_fee_percent(course: Course) -> Decimal:
    """Return what paying early costs today, in percent of the principal."""
    return course.rule.fee_percent(course.terms.start, course.today)


def early_fee(principal: Decimal, percent: Decimal, currency: str) -> Decimal:
    """Return the fee for principal paid early, rounded half up to the currency's unit."""
    return Rounding.of_currency(currency).apply(principal * percent / HUNDRED)


def affordable(money: Decimal, percent: Decimal, owed: Decimal, currency: str) -> Decimal:
    """Return the most principal, of what is owed, that money pays together with its fee; a unit of it may be left."""
    unit = Rounding.of_currency(currency).unit
    found = (money / (ONE + percent / HUNDRED)).quantize(unit) + unit
    while found + early_fee(found, percent, currency) > money:
        found -= unit
    return max(min(found, owed), ZERO)


def paid_ahead(course: Course) -> Decimal:
    """Return what was paid of instalments whose period hasn't ended: a new plan takes it anew."""
    later = course.ahead_of(course.rest.settled_until(course.today))
    return sum((amount for item in later for amount in item.paid), ZERO)


def _due(course: Course) -> list[Item]:
    """Return the lines that are due, those included whose period has ended."""
    return course.items[: len(course.items) - len(course.ahead_of(course.rest.settled_until(course.today)))]


def payoff_of(course: Course) -> Payoff:
    """Return what ends the loan today."""
    rest, today = course.rest, course.today
    unpaid = [sum((item.left[part] for item in _due(course)), ZERO) for part in (PENALTY, FEE, INTEREST, PRINCIPAL)]
    owed = rest.balance(today)
    early = early_fee(owed, early_fee_percent(course), course.terms.currency)
    return Payoff(
        today, unpaid[PRINCIPAL] + owed, unpaid[INTEREST], rest.accrued(today), unpaid[FEE], unpaid[PENALTY], early,
        course.credit + paid_ahead(course),
    )  # fmt: skip
