"""A figure that is known, or what is missing for it: unknown never counts as zero."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.schedule.number_checks import is_sane
from crodesk.domain.money import Money, minor_units

Reckoning = Callable[..., Decimal | None]


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of an appraisal."""

    value: Decimal | None
    """Not rounded; `None` when it isn't known, or when there is no such figure."""
    missing: tuple[str, ...] = ()
    """Codes of the facts that it lacks (`facts.toml`)."""

    @property
    def impossible(self) -> bool:
        """Whether everything is known, but there is no such figure: its divisor is zero or less."""
        return self.value is None and not self.missing

    def __add__(self, other: "Amount") -> "Amount":
        return reckon(lambda one, two: one + two, self, other)

    def __sub__(self, other: "Amount") -> "Amount":
        return reckon(lambda one, two: one - two, self, other)

    def __mul__(self, factor: Decimal | int) -> "Amount":
        return reckon(lambda one: one * factor, self)

    def __truediv__(self, other: "Amount") -> "Amount":
        return reckon(lambda one, two: one / two if two > 0 else None, self, other)

    def percent(self, of: "Amount") -> "Amount":
        """Return this as a percentage of another."""
        return (self / of) * HUNDRED


_NEAR = Decimal("1e-20")
"""How far, as a part of the limit, a figure may be beyond it by the rounding of its last digits."""


def at_most(value: Decimal, limit: Decimal) -> bool:
    """Tell whether a figure keeps to an upper limit, the rounding of the last of its 34 digits left out."""
    return value - limit <= abs(limit) * _NEAR


def floor(value: Decimal, step: Decimal) -> Decimal:
    """Return the largest multiple of a step that is at most a figure, 0 when it is negative; rounding as `at_most`."""
    steps = value / step
    nearest = steps.to_integral_value()
    whole = nearest if at_most(nearest, steps) else steps.to_integral_value(ROUND_FLOOR)
    return max(whole, ZERO) * step


def reckon(rule: Reckoning, *amounts: Amount) -> Amount:
    """Return what a rule makes of figures; what any of them lacks is missing, what is impossible stays so."""
    missing = tuple(dict.fromkeys(code for amount in amounts for code in amount.missing))
    values = [amount.value for amount in amounts]
    return Amount(None, missing) if None in values else Amount(rule(*values))


def total(amounts: Iterable[Amount]) -> Amount:
    """Return the sum of figures; zero of none."""
    return reckon(lambda *values: sum(values, ZERO), *amounts)


def money(value: Decimal, currency: str) -> Money:
    """Return an amount for words: in whole smallest units, rounded."""
    return Money(int(value.scaleb(minor_units(currency)).to_integral_value()), currency)


def known(value: Decimal | int | None, fact: str) -> Amount:
    """Return a figure that may be negative; missing the fact when it is `None` or no number to reckon with."""
    if value is None or not is_sane(Decimal(value)):
        return Amount(None, (fact,))
    return Amount(Decimal(value))


def stated(value: Decimal | None, fact: str) -> Amount:
    """Return a figure that can't be negative: what is said to be less than zero isn't known."""
    found = known(value, fact)
    return found if found.value is None or found.value >= 0 else Amount(None, (fact,))
