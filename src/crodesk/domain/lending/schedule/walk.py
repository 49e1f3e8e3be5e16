"""Walks a loan from due date to due date: interest first, then principal, until nothing is owed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.rounding import Round
from crodesk.domain.lending.schedule import remarks
from crodesk.domain.lending.schedule.accrual import Accrual
from crodesk.domain.lending.schedule.principal import Level, Repayment, Turn
from crodesk.domain.lending.schedule.rows import Remark, Row
from crodesk.domain.lending.terms import LoanTerms, Repricing
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


def is_open_ended(terms: LoanTerms) -> bool:
    """Tell whether the number of instalments follows from the instalment, which is kept when the rate changes."""
    return terms.repricing is Repricing.KEEP_INSTALMENT and len(terms.rates) > 1


@dataclass(slots=True)
class Walk:
    """One walk over the periods of a loan."""

    terms: LoanTerms
    accruals: Sequence[Accrual]
    repayment: Repayment
    rows: int
    """How many instalments the terms count, a stub included."""
    balance: Decimal
    undrawn: Decimal = ZERO
    """What is drawn later."""
    interests: Sequence[Decimal] = ()
    """The interest of each period when it doesn't follow from the balance (flat loans)."""
    _fixed: Mapping[date, Decimal] = field(init=False)
    _round: Round = field(init=False)
    _carried: Decimal = ZERO
    """Interest of a grace period, not yet collected."""
    _drawn: bool = False
    _fixed_before: bool = False
    _alone: bool = False
    """Whether a level instalment is its interest alone, as its period is long."""

    def __post_init__(self) -> None:
        self._round = self.terms.amounts.function()
        self._fixed = {one.due: one.amount for one in self.terms.fixed}

    def run(self) -> list[Row] | Problem:
        """Return the rows, or why there are none."""
        done: list[Row] = []
        for place, accrual in enumerate(self.accruals):
            turn = self._turn(place, accrual)
            principal = self._principal(turn, accrual)
            if isinstance(principal, Problem):
                return principal
            last = principal == turn.owed and not self.undrawn and self._may_end(place)
            interest = self._collected(turn, last=last)
            opening, self.balance = self.balance, turn.owed - principal + accrual.at_end
            self._drawn = self._drawn or bool(accrual.at_end)
            notes = remarks.of(self.terms, accrual, grace=self._in_grace(place) and not last, alone=self._alone)
            done.append(_row(len(done) + 1, accrual, opening, principal, interest, self.balance, notes))
            if last:
                return done
        text = N_("With this instalment the loan isn't repaid within {count} instalments.")
        return Problem("instalment", text, {"count": len(self.accruals)})

    def _turn(self, place: int, accrual: Accrual) -> Turn:
        """Return what is known when an instalment's turn comes."""
        self.undrawn -= accrual.during + accrual.at_end
        self._drawn = self._drawn or bool(accrual.during)
        interest = self.interests[place] if self.interests else accrual.interest(self.balance)
        rounded = self._round(interest)
        return Turn(place, self.balance + accrual.during, interest, rounded, self._drawn, self._fixed_before)

    def _may_end(self, place: int) -> bool:
        return place == self.rows - 1 or self._is_flexible

    @property
    def _is_flexible(self) -> bool:
        """Tell whether the loan may be repaid before its last due date."""
        return self.terms.instalment is not None or is_open_ended(self.terms)

    def _principal(self, turn: Turn, accrual: Accrual) -> Decimal | Problem:
        """Return how much principal comes back."""
        self._alone = False
        if turn.place == self.rows - 1 and not is_open_ended(self.terms):
            return turn.owed
        if self._in_grace(turn.place):
            return ZERO
        fixed = self._fixed.get(accrual.period.nominal)
        self._fixed_before = fixed is not None
        if fixed is not None:
            return self._left_of(fixed, turn, accrual)
        asked = self.repayment.principal(turn)
        self._drawn = False
        self._alone = isinstance(self.repayment, Level) and not asked and bool(turn.owed)
        if asked < 0:
            return self._growing(turn, accrual, turn.rounded + asked)
        if self._is_flexible and asked + self._dust(turn.place) >= turn.owed:
            return turn.owed
        return min(asked, turn.owed)

    def _in_grace(self, place: int) -> bool:
        """Tell whether no principal is due: in the periods of grace, and in a stub."""
        stub = self.accruals[0].period.stub
        return place < self.terms.grace_principal + stub

    def _left_of(self, fixed: Decimal, turn: Turn, accrual: Accrual) -> Decimal | Problem:
        """Return what a fixed instalment leaves after interest."""
        if turn.rounded <= fixed:
            return min(fixed - turn.rounded, turn.owed)
        text = N_("The instalment of {date} doesn't cover the interest of {interest}.")
        return Problem("fixed", text, {"date": accrual.period.nominal, "interest": turn.rounded})

    def _growing(self, turn: Turn, accrual: Accrual, instalment: Decimal) -> Problem:
        """Say that the debt would grow."""
        text = N_("From {date} on, interest of {interest} exceeds the instalment of {instalment}: the debt would grow.")
        values = {"date": accrual.period.nominal, "interest": turn.rounded, "instalment": instalment}
        return Problem("repricing" if is_open_ended(self.terms) else "instalment", text, values)

    def _dust(self, place: int) -> Decimal:
        """Return how much the roundings of all instalments may leave, which makes no instalment of its own."""
        return self.terms.instalments.unit * self.rows if place >= self.rows - 1 else ZERO

    def _collected(self, turn: Turn, *, last: bool) -> Decimal:
        """Return the interest to be paid with this instalment."""
        due = self._carried + turn.rounded
        waits = turn.place < self.terms.grace_interest and not last
        self._carried = due if waits else ZERO
        return ZERO if waits else due


def _row(
    n: int,
    accrual: Accrual,
    opening: Decimal,
    principal: Decimal,
    interest: Decimal,
    balance: Decimal,
    notes: tuple[Remark, ...],
) -> Row:
    period = accrual.period
    payment = principal + interest
    return Row(
        n, period.nominal, period.due, accrual.days, opening, principal, interest, ZERO, payment, balance, notes,
        accrual.percents[-1],
    )  # fmt: skip
