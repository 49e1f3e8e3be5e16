"""What is paid against what is received, as a function of the rate that money grows at between the two."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from crodesk.domain.lending.rates.power_sum import PowerSum


class Place(NamedTuple):
    """The two sides at one rate."""

    rate: Decimal
    """The natural logarithm of the growth in a year."""
    ratio: Decimal
    """The natural logarithm of what is received over what is paid, all grown to the end: zero at the rate sought."""
    received: Decimal
    """The years that received money grows in the mean; it rises with the rate."""
    paid: Decimal
    """The years that paid money grows in the mean; it rises with the rate."""


class Sides(NamedTuple):
    """Amounts received and amounts paid, at whole steps of time."""

    received: PowerSum
    paid: PowerSum
    per_year: int
    """How many steps a year has."""

    @classmethod
    def of(cls, flows: Mapping[int, Decimal], per_year: int) -> "Sides":
        """Return the sides of flows by their steps from the beginning; above zero is received, below is paid."""
        end = max(flows)
        received = {end - step: amount for step, amount in flows.items() if amount > 0}
        paid = {end - step: -amount for step, amount in flows.items() if amount < 0}
        return cls(PowerSum.of(received), PowerSum.of(paid), per_year)

    def at(self, rate: Decimal) -> Place:
        """Return how the sides compare at a rate, given as the logarithm of a year's growth."""
        growth = (rate / self.per_year).exp()
        received, received_steps = self.received.at(growth)
        paid, paid_steps = self.paid.at(growth)
        years = Decimal(self.per_year)
        return Place(rate, (received / paid).ln(), received_steps / years, paid_steps / years)

    def sloped(self, rate: Decimal) -> tuple[Decimal, Decimal]:
        """Return the ratio at a rate and its slope."""
        place = self.at(rate)
        return place.ratio, place.received - place.paid
