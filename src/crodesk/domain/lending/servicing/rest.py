"""The plan that is in force for the rest of a loan, and how it is laid out anew when something changes it.

Sources: Fineract's reschedule strategies (ClientLoanIntegrationTest) and progressive loans
(ProgressiveEMICalculatorTest): interest stops on what is paid early, the rest of the period is reckoned by its days.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.schedule import Row, Schedule, fees, periods
from crodesk.domain.lending.schedule.accrual import Accrual, accruals
from crodesk.domain.lending.schedule.fees import Fees
from crodesk.domain.lending.schedule.periods import Period
from crodesk.domain.lending.schedule.principal import Repayment
from crodesk.domain.lending.schedule.walk import Walk, is_open_ended
from crodesk.domain.lending.servicing import clipping, ways
from crodesk.domain.lending.servicing.events import Way
from crodesk.domain.lending.terms import Drawing, InterestType, LoanTerms, Repricing
from crodesk.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Rest:
    """Instalments from a day on, and what they follow from."""

    terms: LoanTerms
    """Of the loan, fees that are financed drawn with it."""
    drawings: tuple[Drawing, ...]
    periods: tuple[Period, ...]
    rows: tuple[Row, ...]
    """One a period."""
    fees: Fees
    """Those that no earlier instalment took."""
    after: date
    """All instalments are due later."""
    carried: Decimal = ZERO
    """Interest of the time before, part of the first instalment."""
    besides: Decimal = ZERO
    """Overdue principal that bears interest in the first period, too."""

    @classmethod
    def of(cls, schedule: Schedule, carried: Decimal = ZERO, offset: int = 0) -> "Rest":
        """Return the plan that a schedule is; `carried` is added to its first instalment, `offset` to the numbers."""
        charged = fees.of(schedule.terms)
        lent = fees.lent(schedule.terms, charged)
        count = len(schedule.rows) + len(lent.skipped) if is_open_ended(lent) else periods.row_count(lent)
        plan = periods.plan(lent, count)[: len(schedule.rows)]
        rows = _numbered(_with_interest(schedule.rows, carried), offset)
        return cls(lent, schedule.drawings, tuple(plan), rows, charged, lent.start, carried)

    def place(self, on: date) -> int:
        """Return which instalment's period a day lies in; the number of instalments when the last has ended."""
        ends = zip(self.rows, self.periods, strict=True)
        found = (place for place, (row, period) in enumerate(ends) if row.due > on and clipping.end(period) > on)
        return next(found, len(self.rows))

    def settled_until(self, on: date) -> date:
        """Return the last due date whose period has ended on a day: a day off may have moved it later."""
        return max([on, *(row.due for row in self.rows[: self.place(on)])])

    def balance(self, on: date) -> Decimal:
        """Return the principal outstanding on a day when everything due is paid."""
        place = self.place(on)
        if place == len(self.rows):
            return ZERO
        start = self.periods[place].stretches[0].start
        return self.rows[place].opening + sum((one.amount for one in self.drawings if start < one.on <= on), ZERO)

    def undrawn(self, on: date) -> Decimal:
        """Return what is drawn after a day."""
        return sum((one.amount for one in self.drawings if one.on > on), ZERO)

    def accrued(self, on: date) -> Decimal:
        """Return the interest since the last due date, rounded as instalments are."""
        place = self.place(on)
        if place == len(self.rows):
            return ZERO
        row, until = self.rows[place], clipping.until(self.periods[place], on)
        carried = self._waiting(place)
        if until is None:
            return carried
        if self.terms.interest_type is InterestType.FLAT:
            part = row.interest * clipping.days(until) / clipping.days(self.periods[place])
        else:
            part = self._accrual(until).interest(self._bearing(place))
        return carried + self.terms.amounts.apply(part)

    def _accrual(self, period: Period) -> Accrual:
        return accruals(self.terms, [period, self.periods[-1]], self.drawings)[0]

    def _waiting(self, place: int) -> Decimal:
        """Return the interest of earlier periods that the instalment at a place collects."""
        found = self.carried if place == 0 else ZERO
        if place <= self.terms.grace_interest and self.terms.interest_type is not InterestType.FLAT:
            found += sum((self._own_interest(earlier) for earlier in range(place)), ZERO)
        return found

    def _own_interest(self, place: int) -> Decimal:
        """Return the interest that comes up in the period of an instalment."""
        return self.terms.amounts.apply(self._accrual(self.periods[place]).interest(self._bearing(place)))

    def _bearing(self, place: int) -> Decimal:
        """Return the principal that bears interest when the period of an instalment begins."""
        return self.rows[place].opening + (self.besides if place == 0 else ZERO)

    def relaid(self, on: date, paid: Decimal, way: Way) -> "Rest | Problem":
        """Return the plan once everything due and `paid` of the principal are paid, and interest to the day."""
        place, owed = self.place(on), self.balance(on) - paid
        later = [clipping.since(self.periods[place], on), *self.periods[place + 1 :]]
        if way is Way.NEXT:
            later = [clipping.joined(later[0], later[1]), *later[2:]]
        after, skipped = self.settled_until(on), len(self.periods) - place - len(later)
        return self._laid(place + skipped, later, owed, way, after)

    def missed(self, due: date, overdue: Decimal) -> "Rest | Problem":
        """Return the plan when `overdue` principal bears interest in the period after a due date."""
        place = next((place for place, row in enumerate(self.rows) if row.due > due), len(self.rows))
        if place == len(self.rows) or self.terms.interest_type is InterestType.FLAT:
            return self
        later = list(self.periods[place:])
        return self._laid(place, later, self.rows[place].opening, Way.NUMBER, due, overdue)

    def _laid(
        self, place: int, later: list[Period], owed: Decimal, way: Way, after: date, besides: Decimal = ZERO
    ) -> "Rest | Problem":
        """Return the plan that goes on with the instalment at a place, over the periods `later`."""
        undrawn = self.undrawn(later[0].stretches[0].start)
        kept = self._level(place) if ways.keeps_instalment(way, self.terms) else None
        terms = _rest_of(self.terms, place, later[0], self.periods[0], kept)
        planned = [row.principal for row in self.rows[place:]]
        if kept is None and way is not Way.INSTALMENT:
            planned = ways.fitted(planned, owed + undrawn)
            if not undrawn:
                planned = ways.without_empty_end(planned)
            later = later[: len(planned)]
        rows: Sequence[Row] | Problem = ()
        if owed or undrawn:
            times = _besides(accruals(terms, later, self.drawings), besides)
            rows = _walked(terms, times, owed, undrawn, _repayment(terms, times, way, owed + undrawn, planned, kept))
        if isinstance(rows, Problem):
            return rows
        left = self.fees if not place else _later(self.fees, self.rows[place - 1].due)
        charged = _numbered(fees.added(rows, left), self.rows[place].n - 1)
        return Rest(terms, self.drawings, tuple(later[: len(rows)]), charged, left, after, ZERO, besides)

    def _level(self, place: int) -> Decimal:
        """Return the level instalment from a place on: that of the first ordinary row (the last takes the rest)."""
        agreed = {one.due for one in self.terms.fixed}
        ordinary = (
            row.principal + self._own_interest(number)
            for number, row in enumerate(self.rows[place:-1], place)
            if row.principal and row.nominal_due not in agreed
        )
        return next(ordinary, ZERO)


def _rest_of(terms: LoanTerms, place: int, first: Period, before: Period, kept: Decimal | None) -> LoanTerms:
    """Return the terms as they hold from a place on."""
    grace = terms.grace_principal + before.stub - place - first.stub
    return replace(
        terms,
        grace_principal=max(grace, 0),
        grace_interest=max(terms.grace_interest - place, 0),
        repricing=Repricing.KEEP_TENOR,
        instalment=kept,
    )


def _besides(times: list[Accrual], besides: Decimal) -> list[Accrual]:
    if not besides:
        return times
    pieces = tuple(piece._replace(drawn=piece.drawn + besides) for piece in times[0].pieces)
    return [replace(times[0], pieces=pieces), *times[1:]]


def _repayment(
    terms: LoanTerms,
    times: Sequence[Accrual],
    way: Way,
    owed: Decimal,
    planned: Sequence[Decimal],
    kept: Decimal | None,
) -> Repayment:
    if kept is not None:
        return ways.Kept(kept)
    return ways.smaller_instalments(terms, times, owed, planned) if way is Way.INSTALMENT else ways.Parts(planned)


def _walked(
    terms: LoanTerms, times: list[Accrual], owed: Decimal, undrawn: Decimal, repayment: Repayment
) -> Sequence[Row] | Problem:
    return Walk(terms, times, repayment, len(times), owed, undrawn).run()


def _later(charged: Fees, due: date) -> Fees:
    """Return the fees without those of dates that an instalment due on `due` or before took."""
    return replace(charged, dated=tuple(one for one in charged.dated if one[0] > due))


def _with_interest(rows: Sequence[Row], carried: Decimal) -> Sequence[Row]:
    first = rows[0]._replace(interest=rows[0].interest + carried, payment=rows[0].payment + carried)
    return (first, *rows[1:]) if carried else rows


def _numbered(rows: Sequence[Row], offset: int) -> tuple[Row, ...]:
    return tuple(row._replace(n=number) for number, row in enumerate(rows, offset + 1))
