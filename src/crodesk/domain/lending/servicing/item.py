"""One line of an account while it is being run through: what is left of it, what was paid, what lateness adds."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from operator import add

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.rounding import Round
from crodesk.domain.lending.schedule import Row
from crodesk.domain.lending.servicing.account import Kind, Standing
from crodesk.domain.lending.servicing.parts import Component, Parts
from crodesk.domain.lending.servicing.rule import LateCharges
from crodesk.domain.lending.terms import LoanTerms

PENALTY, FEE, INTEREST, PRINCIPAL = (int(component) for component in Component)

_new = tuple.__new__
"""Makes a named tuple without its Python constructor: there is one a line and one a share of a receipt."""


class Item:
    """One line. `left` and `paid` hold amounts by `Component`."""

    __slots__ = (
        "due",
        "kind",
        "late",
        "late_charged",
        "left",
        "n",
        "overdue",
        "overdue_charged",
        "paid",
        "percent",
        "since",
    )

    def __init__(self, kind: Kind, n: int, due: date, left: list[Decimal], percent: Decimal = ZERO) -> None:
        self.kind = kind
        self.n = n
        self.due = due
        self.left = left
        self.paid = [ZERO, ZERO, ZERO, ZERO]
        self.percent = percent
        """The in-term rate on the due date, percent a year."""
        self.since: date | None = None
        """The day until which lateness has been reckoned."""
        self.late = self.overdue = ZERO
        """Sums of unpaid amount x days, of interest and of principal."""
        self.late_charged = self.overdue_charged = ZERO
        """What they came to."""

    @property
    def standing(self) -> Standing:
        """Return the line as it stands."""
        paid = _new(Parts, self.paid)
        owed = _new(Parts, map(add, self.left, self.paid)) if any(self.left) else paid
        return _new(Standing, (self.kind, self.n, self.due, owed, paid))


def of_rows(rows: Sequence[Row], terms: LoanTerms) -> list[Item]:
    """Return the lines of instalments."""
    kind, same = Kind.INSTALMENT, percent_of_year(terms, terms.start)
    changes = len(terms.rates) > 1
    return [
        Item(
            kind,
            row.n,
            row.due,
            [ZERO, row.fee, row.interest, row.principal],
            percent_of_year(terms, row.due) if changes else same,
        )
        for row in rows
    ]


def without_parts(kind: Kind, due: date) -> Item:
    """Return a line that nothing is owed on yet."""
    return Item(kind, 0, due, [ZERO, ZERO, ZERO, ZERO])


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
        self._percent, self._multiple = late.late_interest, late.overdue_multiple
        self._round = to_unit
        self._grace = timedelta(late.grace_days)
        self._of = HUNDRED * late.year_days

    def charge(self, item: Item, until: date) -> None:
        """Let penalties of a line that is past due come up until the end of a day."""
        days = (until - (item.since or item.due + self._grace)).days
        if days <= 0:
            return
        item.since = until
        left, before = item.left, item.late_charged + item.overdue_charged
        if left[INTEREST]:
            item.late += left[INTEREST] * days
            item.late_charged = self._round(item.late * self._percent / self._of)
        if left[PRINCIPAL]:
            item.overdue += left[PRINCIPAL] * days
            item.overdue_charged = self._round(item.overdue * self._multiple * item.percent / self._of)
        left[PENALTY] += item.late_charged + item.overdue_charged - before
