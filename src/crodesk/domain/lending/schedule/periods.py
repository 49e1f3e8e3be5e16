"""The periods of a loan: nominal and adjusted due dates, and the stretches of time that interest runs over."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import NamedTuple

from crodesk.domain.calendar import BusinessDayRule
from crodesk.domain.lending.day_count import EVEN_PERIODS, DayCount
from crodesk.domain.lending.due_dates import Unit, due_date, on_day_of_month
from crodesk.domain.lending.schedule.rows import Remark
from crodesk.domain.lending.terms import AccrueTo, FirstPeriod, GraceMode, LoanTerms, Method
from crodesk.domain.words import N_

_BY_ACTUAL_DAYS = frozenset(
    {DayCount.ACT_365F, DayCount.ACT_360, DayCount.ACT_364, DayCount.ACT_ACT_ISDA, DayCount.ACT_ACT_AFB}
)


_SKIPPED = N_("No instalment on {date}: its interest is in this one.")


class Stretch(NamedTuple):
    """Time that interest runs over by one convention, within one regular period where the convention counts those."""

    start: date
    end: date
    convention: DayCount
    regular_start: date
    regular_end: date


class Period(NamedTuple):
    """From one due date to the next."""

    nominal: date
    due: date
    stretches: tuple[Stretch, ...]
    """More than one where due dates were skipped or the first period is long."""
    stub: bool = False
    """Whether it is the interest-only one before the regular ones."""
    remarks: tuple[Remark, ...] = ()


def row_count(terms: LoanTerms) -> int:
    """Return how many regular due dates there are, skipped ones included."""
    if terms.method is Method.CUSTOM:
        return len(terms.table)
    if terms.count:
        return terms.count + (terms.grace_principal if terms.grace_mode is GraceMode.EXTEND else 0)
    return next((k for k in count(1) if terms.maturity is None or regular_date(terms, k) >= terms.maturity), 0)


def regular_date(terms: LoanTerms, k: int) -> date:
    """Return the k-th regular due date as the terms give it, from 1 on; 0 is where the regular periods begin."""
    if terms.method is Method.CUSTOM:
        return terms.table[k - 1].due if k else terms.start
    anchor, first = anchor_of(terms)
    return due_date(anchor, k - first, terms.frequency, terms.end_of_month)


def nominal_date(terms: LoanTerms, k: int) -> date:
    """Return the k-th due date, which maturity may cut short."""
    found = regular_date(terms, k)
    return min(found, terms.maturity) if terms.maturity and not terms.count else found


def anchor_of(terms: LoanTerms) -> tuple[date, int]:
    """Return the date from which all others are counted, and which due date it is."""
    if terms.first_due:
        first = terms.first_due
    elif terms.payment_day and terms.frequency.unit is Unit.MONTHS:
        later = due_date(terms.start, 1, terms.frequency, terms.end_of_month)
        first = on_day_of_month(later, terms.payment_day)
    else:
        return terms.start, 0
    before = due_date(first, -1, terms.frequency, terms.end_of_month)
    short_stub = terms.first_period is FirstPeriod.STUB and before < terms.start
    return first, 0 if short_stub else 1


def plan(terms: LoanTerms, rows: int) -> list[Period]:
    """Return the first `rows` regular periods, skipped ones joined with the next, a stub before them."""
    return list(_periods(terms, rows))


def _periods(terms: LoanTerms, rows: int) -> Iterator[Period]:
    start, first = terms.start, regular_date(terms, 0)
    if terms.first_period is FirstPeriod.STUB and first > start:
        stub, start = _period(terms, 0, start)
        yield stub._replace(stub=True)
    open_stretches: tuple[Stretch, ...] = ()
    skipped: tuple[Remark, ...] = ()
    for k in range(1, rows + 1):
        period, start = _period(terms, k, start)
        stretches = open_stretches + period.stretches
        if period.nominal in terms.skipped:
            open_stretches = stretches
            skipped += (Remark("skipped", _SKIPPED, {"date": period.nominal}),)
        elif terms.method is Method.BULLET and k < rows:
            open_stretches = stretches
        else:
            yield period._replace(stretches=_joined(stretches), remarks=period.remarks + skipped)
            open_stretches, skipped = (), ()


def _joined(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return one stretch where the convention needn't know the periods: 30/360 isn't the sum of its parts."""
    first, last = stretches[0], stretches[-1]
    if first is last or last.convention in EVEN_PERIODS:
        return stretches
    return (last._replace(start=first.start),)


def _period(terms: LoanTerms, k: int, start: date) -> tuple[Period, date]:
    """Return the k-th period, from where interest has run to, and where it runs to then."""
    nominal = nominal_date(terms, k)
    due, remarks = _moved(terms, nominal)
    end = max(due if _accrues_to_adjusted(terms) else nominal, start)
    if k <= 1:
        remarks += _irregular(terms, k, start)
        return Period(nominal, due, tuple(_first_stretches(terms, k, start, end)), remarks=remarks), end
    stretch = Stretch(start, end, terms.day_count, regular_date(terms, k - 1), regular_date(terms, k))
    return Period(nominal, due, (stretch,), remarks=remarks), end


def _moved(terms: LoanTerms, nominal: date) -> tuple[date, tuple[Remark, ...]]:
    """Return the day on which to pay, and why it isn't the nominal one."""
    if terms.calendar is None or terms.business_day_rule is BusinessDayRule.NONE:
        return nominal, ()
    due = terms.calendar.adjusted(nominal, terms.business_day_rule)
    if due == nominal:
        return due, ()
    name = terms.calendar.name_of(nominal)
    text = N_("Moved from {date}, {name}.") if name else N_("Moved from {date}, a day off.")
    return due, (Remark("due", text, {"date": nominal, "name": name}),)


def _accrues_to_adjusted(terms: LoanTerms) -> bool:
    if terms.accrue_to is AccrueTo.BY_CONVENTION:
        return terms.day_count in _BY_ACTUAL_DAYS
    return terms.accrue_to is AccrueTo.ADJUSTED


def _irregular(terms: LoanTerms, k: int, start: date) -> tuple[Remark, ...]:
    """Return the remark on a first period that isn't as long as the others."""
    regular = regular_date(terms, k - 1)
    if start == regular or terms.method in (Method.CUSTOM, Method.BULLET):
        return ()
    days = (nominal_date(terms, k) - start).days
    usual = (regular_date(terms, k) - regular).days
    return (Remark("days", N_("The first period has {days} days instead of {usual}."), {"days": days, "usual": usual}),)


def _first_stretches(terms: LoanTerms, k: int, start: date, end: date) -> tuple[Stretch, ...]:
    """Return the stretches of the first period, from the day of the drawing on."""
    begin, convention = regular_date(terms, k - 1), terms.day_count
    if start == begin or convention not in EVEN_PERIODS:
        return (Stretch(start, end, convention, begin, regular_date(terms, k)),)
    if terms.first_period is not FirstPeriod.SCALED and convention is DayCount.MONTHLY:
        return (Stretch(start, end, DayCount.ACT_365F, begin, regular_date(terms, k)),)
    found = [Stretch(max(start, begin), end, convention, begin, regular_date(terms, k))]
    while begin > start:
        k, later = k - 1, begin
        begin = regular_date(terms, k - 1)
        found.append(Stretch(max(start, begin), later, convention, begin, later))
    return tuple(reversed(found))
