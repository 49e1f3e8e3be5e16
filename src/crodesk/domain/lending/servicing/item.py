"""One line of an account while it is being run through: what is left of it, what was paid, what lateness adds."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO
from crodesk.domain.lending.rounding import Round
from crodesk.domain.lending.schedule import Row
from crodesk.domain.lending.servicing.account import Kind, Standing
from crodesk.domain.lending.servicing.parts import Component, Parts
from crodesk.domain.lending.servicing.rule import LateCharges
from crodesk.domain.lending.terms import LoanTerms

PENALTY, FEE, INTEREST, PRINCIPAL = (int(component) for component in Component)
_NOTHING = (ZERO, ZERO, ZERO, ZERO)


class Item:
    """One line. `left` and `paid` hold amounts by `Component`."""

    __slots__ = ("charged", "due", "kind", "late", "left", "n", "overdue", "paid", "percent", "since")

    def __init__(self, kind: Kind, n: int, due: date, left: Sequence[Decimal], percent: Decimal = ZERO) -> None:
        self.kind = kind
        self.n = n
        self.due = due
        self.left = list(left)
        self.paid = list(_NOTHING)
        self.percent = percent
        """The in-term rate on the due date, percent a year."""
        self.since: date | None = None
        """The day until which lateness has been reckoned."""
        self.late = self.overdue = self.charged = ZERO
        """Sums of unpaid amount x percent x days, never rounded, and what they came to as penalty."""

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is left."""
        return not any(self.left)

    @property
    def standing(self) -> Standing:
        """Return the line as it stands."""
        paid = Parts(*self.paid)
        return Standing(self.kind, self.n, self.due, Parts(*map(Decimal.__add__, self.left, self.paid)), paid)


def of_row(row: Row, percent: Decimal, n: int | None = None) -> Item:
    """Return the line of an instalment."""
    return Item(
        Kind.INSTALMENT, row.n if n is None else n, row.due, (ZERO, row.fee, row.interest, row.principal), percent
    )


def percent_of_year(terms: LoanTerms, on: date) -> Decimal:
    """Return the in-term rate on a day in percent a year, also where the rate is stated for a period."""
    held = [one for one in terms.rates if one.since <= on]
    percent = (held[-1] if held else terms.rates[0]).effective
    if terms.day_count is not DayCount.PERIOD_RATE:
        return percent
    part, of = terms.frequency.share
    return percent * of / part


class Lateness:
    """Charges what lateness costs: simple interest on the unpaid part, never on a penalty."""

    def __init__(self, late: LateCharges, to_unit: Round) -> None:
        self.is_free = not (late.late_interest or late.overdue_multiple)
        self._late = late
        self._round = to_unit
        self._of = HUNDRED * late.year_days * ONE

    def charge(self, item: Item, until: date) -> None:
        """Let penalties of a line that is past due come up until the end of a day."""
        since = item.since or item.due + timedelta(self._late.grace_days)
        days = (until - since).days
        if days <= 0:
            return
        item.since = until
        interest, principal = item.left[INTEREST], item.left[PRINCIPAL]
        if not interest and not principal:
            return
        item.late += interest * days * self._late.late_interest
        item.overdue += principal * days * self._late.overdue_multiple * item.percent
        charged = self._round(item.late / self._of) + self._round(item.overdue / self._of)
        item.left[PENALTY] += charged - item.charged
        item.charged = charged
