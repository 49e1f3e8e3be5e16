"""How much principal each instalment repays, a class a method; each asks nothing but what is owed at its turn."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO
from crodesk.domain.lending.schedule.accrual import Accrual
from crodesk.domain.lending.terms import Balloon, BalloonKind, LoanTerms, Method, Repricing


class Turn(NamedTuple):
    """What is known when an instalment's turn comes."""

    place: int
    """Which period, from 0 on."""
    owed: Decimal
    """The principal, drawings of the period included."""
    interest: Decimal
    """Of the period, unrounded."""
    rounded: Decimal
    drawn: bool
    """Whether something was drawn since the instalment before."""
    fixed_before: bool = False
    """Whether the instalment before was a fixed one."""


class Repayment(Protocol):
    """Decides how much principal comes back; the last instalment and those of grace aren't asked."""

    def principal(self, turn: Turn) -> Decimal:
        """Return the principal, which may exceed what is owed or, where interest takes more, be negative."""


class Nothing:
    """Interest only."""

    def principal(self, turn: Turn) -> Decimal:  # noqa: ARG002 - nothing depends on it
        """Return no principal."""
        return ZERO


class EqualParts:
    """Equal parts of what is owed, divided anew when more is drawn or a fixed instalment was paid."""

    def __init__(self, terms: LoanTerms, rows: int) -> None:
        self._round = terms.instalments.function()
        self._rows = rows
        self._part: Decimal | None = None

    def principal(self, turn: Turn) -> Decimal:
        """Return the part."""
        if self._part is None or turn.drawn or turn.fixed_before:
            self._part = self._round(turn.owed / (self._rows - turn.place))
        return self._part


class PercentParts:
    """A fixed percentage of the original amount, the rest with the last (Fineract's fixed principal percentage)."""

    def __init__(self, terms: LoanTerms, amount: Decimal, percent: Decimal) -> None:
        self._part = terms.amounts.apply(amount * percent / HUNDRED)

    def principal(self, turn: Turn) -> Decimal:  # noqa: ARG002 - nothing depends on it
        """Return the part."""
        return self._part


class Table:
    """The parts of a custom table."""

    def __init__(self, terms: LoanTerms) -> None:
        self._parts = [part.principal for part in terms.table]

    def principal(self, turn: Turn) -> Decimal:
        """Return the part."""
        return self._parts[turn.place]


class FlatLevel:
    """Level instalments of a flat loan: an even part of the principal and of all interest."""

    def __init__(self, terms: LoanTerms, rows: int, total_interest: Decimal) -> None:
        self._round = terms.instalments.function()
        self._rows = rows
        self._interest = total_interest / rows
        self.level: Decimal | None = terms.instalment
        self.first = terms.instalment
        """The first instalment."""

    def principal(self, turn: Turn) -> Decimal:
        """Return what the level instalment leaves after interest."""
        if self.level is None:
            self.first = self.level = self._round(turn.owed / (self._rows - turn.place) + self._interest)
        return self.level - turn.rounded


class Level:
    """Level instalments on the declining balance, solved again when the rate changes or more is drawn.

    Source: the recurrence of Fineract's progressive loans (ProgressiveEMICalculatorTest), which takes unequal periods:
    the balance after each is `a - b * x`, and `x` makes the last one what is to be left.
    """

    def __init__(self, terms: LoanTerms, accruals: Sequence[Accrual], rows: int, left: Decimal) -> None:
        self._round = terms.instalments.function()
        self._accruals = accruals
        self._rows = rows
        self._left = left
        self._fixed: Mapping[date, Decimal] = {one.due: one.amount for one in terms.fixed}
        self._keeps = terms.repricing is Repricing.KEEP_INSTALMENT
        self._percent: Decimal | None = None
        self._solved: Decimal | None = None
        """The unrounded instalment; `None` where it was agreed, or kept when the rate changed."""
        self.level: Decimal | None = terms.instalment
        self.first = terms.instalment
        """The first instalment."""

    def principal(self, turn: Turn) -> Decimal:
        """Return what the level instalment leaves after interest."""
        percent = self._accruals[turn.place].percents[-1]
        repriced = self._percent not in (None, percent) and not self._keeps
        if self.level is None or repriced or turn.drawn:
            self._solved = self._solve(turn, percent)
            self.level = self._round(self._solved)
            self.first = self.first or self.level
        elif self._percent != percent:
            self._solved = None
        self._percent = percent
        if self._solved is not None and self._solved < turn.interest:
            self.level = None  # a long period: it pays its interest alone, and the rest is levelled anew
            return ZERO
        return self.level - turn.rounded

    def _solve(self, turn: Turn, percent: Decimal) -> Decimal:
        """Return the unrounded instalment from this turn on."""
        owing, paid = turn.owed + self._own_interest(turn), ONE
        for accrual in self._accruals[turn.place + 1 : self._rows]:
            growth = ONE + accrual.plain * percent
            owing, paid = owing * growth, paid * growth
            fixed = self._fixed.get(accrual.period.nominal)
            if fixed is None:
                paid += ONE
            else:
                owing -= fixed
        return (owing - self._left) / paid

    def _own_interest(self, turn: Turn) -> Decimal:
        """Return the interest of this period alone, without that of skipped ones before it."""
        accrual = self._accruals[turn.place]
        if "skipped" in {remark.field for remark in accrual.period.remarks}:
            return turn.owed * accrual.plain * accrual.percents[-1]
        return turn.interest


def left_at_end(balloon: Balloon | None, amount: Decimal) -> Decimal:
    """Return the principal that a balloon leaves for the last due date, beside the level instalment."""
    if balloon is None or balloon.kind is BalloonKind.PRINCIPAL_PERCENT:
        return ZERO
    return balloon.value if balloon.kind is BalloonKind.AMOUNT else amount * balloon.value / HUNDRED


def repayment_of(terms: LoanTerms, accruals: Sequence[Accrual], rows: int, amount: Decimal) -> Repayment:
    """Return what decides how much principal comes back, on the declining balance."""
    if terms.method is Method.EQUAL_PRINCIPAL:
        return EqualParts(terms, rows)
    if terms.method is Method.CUSTOM:
        return Table(terms)
    if terms.method in (Method.INTEREST_ONLY, Method.BULLET):
        return Nothing()
    if terms.balloon and terms.balloon.kind is BalloonKind.PRINCIPAL_PERCENT:
        return PercentParts(terms, amount, terms.balloon.value)
    return Level(terms, accruals, rows, left_at_end(terms.balloon, amount))
