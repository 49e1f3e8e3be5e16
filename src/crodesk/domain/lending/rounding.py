"""Rounding of amounts: to which unit and in which direction, always said explicitly."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
)
from enum import StrEnum

from crodesk.domain.lending.numbers import CONTEXT, ONE
from crodesk.domain.money import minor_units

Round = Callable[[Decimal], Decimal]
"""Rounds one amount."""


class Mode(StrEnum):
    """Which neighbour an amount between two units goes to."""

    HALF_UP = "half-up"
    """The nearer one, ties away from zero: what most branches and the EU's texts do."""
    HALF_EVEN = "half-even"
    """The nearer one, ties to the even one (Fineract's choice)."""
    HALF_DOWN = "half-down"
    """The nearer one, ties towards zero."""
    UP = "up"
    """Away from zero."""
    DOWN = "down"
    """Towards zero."""
    CEILING = "ceiling"
    """Towards more."""
    FLOOR = "floor"
    """Towards less."""


_MODES = {
    Mode.HALF_UP: ROUND_HALF_UP,
    Mode.HALF_EVEN: ROUND_HALF_EVEN,
    Mode.HALF_DOWN: ROUND_HALF_DOWN,
    Mode.UP: ROUND_UP,
    Mode.DOWN: ROUND_DOWN,
    Mode.CEILING: ROUND_CEILING,
    Mode.FLOOR: ROUND_FLOOR,
}


@dataclass(frozen=True, slots=True)
class Rounding:
    """To multiples of a unit, in a direction."""

    mode: Mode = Mode.HALF_UP
    unit: Decimal = Decimal("0.01")
    """What amounts are multiples of, in the currency's own unit: 0.01, 1, 1000; more than zero."""

    @classmethod
    def to_places(cls, places: int, mode: Mode = Mode.HALF_UP) -> "Rounding":
        """Return the rounding to a number of decimals."""
        return cls(mode, ONE.scaleb(-places, CONTEXT))

    @classmethod
    def of_currency(cls, currency: str, mode: Mode = Mode.HALF_UP) -> "Rounding":
        """Return the rounding to the smallest unit of a currency (ISO 4217): whole đồng, cents, fen."""
        return cls.to_places(minor_units(currency), mode)

    def apply(self, amount: Decimal) -> Decimal:
        """Return the amount rounded."""
        return self.function()(amount)

    def function(self) -> Round:
        """Return what rounds, for loops: looked up once."""
        unit, mode = self.unit, _MODES[self.mode]
        if unit.as_tuple().digits == (1,) and unit <= ONE:
            return lambda amount: amount.quantize(unit, mode, CONTEXT)
        divide, multiply = CONTEXT.divide, CONTEXT.multiply
        return lambda amount: multiply(divide(amount, unit).to_integral_value(mode, CONTEXT), unit)
