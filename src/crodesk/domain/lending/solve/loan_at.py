"""A loan of which one figure is still open, asked whether it can be borne."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.solve.caps import CapKind, Caps, Means, Reading, breached, readings
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Extreme:
    """The loan at the limit of what can be borne."""

    schedule: Schedule
    binding: tuple[CapKind, ...]
    """What forbids one step more (or, for the shortest term, one period less); empty where no cap does."""
    readings: tuple[Reading, ...]
    """How the loan stands to every cap."""

    @property
    def terms(self) -> LoanTerms:
        """Return the terms at the limit."""
        return self.schedule.terms


@dataclass(frozen=True, slots=True)
class LoanAt:
    """A loan by the figure that is open."""

    of: Callable[[int], LoanTerms]
    """Returns the terms with a figure in its place."""
    means: Means
    caps: Caps

    def kept(self, figure: int) -> bool:
        """Tell whether there is such a loan and it keeps to all caps."""
        schedule = build(self.of(figure))
        return isinstance(schedule, Schedule) and not breached(schedule, self.means, self.caps)

    def low_enough(self, figure: int) -> bool:
        """Tell whether the loan keeps to all caps, or its instalment is so low that a long month's interest exceeds it.

        For terms whose other problems have been looked for: a loan that can't be laid out is one of those.
        """
        schedule = build(self.of(figure))
        return isinstance(schedule, list) or not breached(schedule, self.means, self.caps)

    def extreme(self, figure: int, beyond: int) -> Extreme:
        """Return the loan at a figure where it keeps to all caps, and what forbids the one beyond it."""
        schedule = build(self.of(figure))
        assert isinstance(schedule, Schedule)
        further = build(self.of(beyond)) if beyond else []
        binding = () if isinstance(further, list) else breached(further, self.means, self.caps)
        return Extreme(schedule, binding, tuple(readings(schedule, self.means, self.caps)))

    def refusal(self, figure: int) -> list[Problem]:
        """Return why the loan can't be borne at a figure."""
        schedule = build(self.of(figure))
        if isinstance(schedule, list):
            return schedule
        stands = readings(schedule, self.means, self.caps)
        return [_refused(reading) for reading in stands if not reading.kept]


def _refused(reading: Reading) -> Problem:
    value = reading.value
    shown = value.quantize(_CENT, ROUND_HALF_UP) if isinstance(value, Decimal) else value
    return Problem(reading.kind, _REFUSALS[reading.kind], {"value": shown, "limit": reading.limit})


_REFUSALS = {
    CapKind.DSR: N_("Debt service would take {value} percent of the income; the cap is {limit} percent."),
    CapKind.LTV: N_("The loan would be {value} percent of the collateral; the cap is {limit} percent."),
    CapKind.RESIDUAL: N_("{value} would be left in a month; it must be at least {limit}."),
    CapKind.AGE: N_("The loan would end on {value}; the age is reached on {limit}."),
}
