"""The interest of one period: its time cut where the rate changes or an amount is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from crodesk.domain.lending.day_count import EVEN_PERIODS, DayCount, Reference, YearShare, counted_days, year_share
from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.schedule.periods import Period, Stretch
from crodesk.domain.lending.terms import Drawing, LoanTerms


class Piece(NamedTuple):
    """Time in which neither rate nor principal change."""

    factor: Decimal
    """Interest on one unit of principal; never rounded to a number of places."""
    drawn: Decimal
    """What was drawn in the period before it."""


@dataclass(frozen=True, slots=True)
class Accrual:
    """How interest comes up in one period."""

    period: Period
    days: int
    """As the day count counts them."""
    pieces: tuple[Piece, ...]
    plain: Decimal
    """The factor of the last regular period in it for a rate of one percent: what level instalments are solved with."""
    during: Decimal
    """What is drawn between the due dates."""
    at_end: Decimal
    """What is drawn on the later due date itself."""
    percents: tuple[Decimal, ...]
    """The rates, in order; one when it doesn't change."""
    changed_on: date | None
    """The day of the last change, on the earlier due date or after it."""

    def interest(self, balance: Decimal) -> Decimal:
        """Return the interest on the balance that the period opens with, unrounded."""
        if len(self.pieces) == 1:
            return (balance + self.pieces[0].drawn) * self.pieces[0].factor
        return sum(((balance + piece.drawn) * piece.factor for piece in self.pieces), ZERO)


def accruals(terms: LoanTerms, periods: Sequence[Period], drawings: Sequence[Drawing]) -> list[Accrual]:
    """Return how interest comes up in each period."""
    clock = _Clock(terms, drawings, periods[-1].stretches[-1].end)
    return [clock.accrual(period) for period in periods]


class _Clock:
    """What holds in each stretch of time."""

    def __init__(self, terms: LoanTerms, drawings: Sequence[Drawing], end: date) -> None:
        self._terms = terms
        self._rates = [(one.since, one.effective) for one in terms.rates]
        self._later = drawings[1:]
        self._end = end

    def accrual(self, period: Period) -> Accrual:
        """Return how interest comes up in a period."""
        start, end = period.stretches[0].start, period.stretches[-1].end
        cuts = [cut for stretch in period.stretches for cut in self._cuts(stretch)]
        changes = [since for since, _percent in self._rates[1:] if start <= since < end]
        last = period.stretches[-1]
        return Accrual(
            period,
            counted_days(self._terms.day_count, start, end, self._end),
            tuple(Piece(self._factor(*cut), self._drawn(start, cut[1])) for cut in cuts),
            self._factor_of(last, last.start, last.end, Decimal(1)),
            sum((one.amount for one in self._later if start < one.on < end), ZERO),
            sum((one.amount for one in self._later if one.on == end), ZERO),
            tuple(self._percent(cut[1]) for cut in cuts),
            changes[-1] if changes else None,
        )

    def _cuts(self, stretch: Stretch) -> Iterator[tuple[Stretch, date, date]]:
        """Yield the parts of a stretch in which nothing changes."""
        days = {since for since, _percent in self._rates} | {one.on for one in self._later}
        inside = sorted(day for day in days if stretch.start < day < stretch.end)
        bounds = [stretch.start, *inside, stretch.end]
        for start, end in pairwise(bounds):
            yield stretch, start, end

    def _percent(self, day: date) -> Decimal:
        """Return the rate that holds from a day on."""
        return next((percent for since, percent in reversed(self._rates) if since <= day), self._rates[0][1])

    def _drawn(self, start: date, day: date) -> Decimal:
        return sum((one.amount for one in self._later if start < one.on <= day), ZERO)

    def _factor(self, stretch: Stretch, start: date, end: date) -> Decimal:
        return self._factor_of(stretch, start, end, self._percent(start))

    def _factor_of(self, stretch: Stretch, start: date, end: date, percent: Decimal) -> Decimal:
        part, of = self._share(stretch, start, end)
        return percent * part / (HUNDRED * of)

    def _share(self, stretch: Stretch, start: date, end: date) -> YearShare:
        convention = stretch.convention
        if convention not in EVEN_PERIODS:
            return year_share(convention, start, end, termination=self._end)
        whole = YearShare(1, 1) if convention is DayCount.PERIOD_RATE else self._terms.frequency.share
        return year_share(convention, start, end, Reference(stretch.regular_start, stretch.regular_end, whole))
