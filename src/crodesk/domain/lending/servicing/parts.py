"""What a debt consists of, and when a part of it counts as late."""

from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from crodesk.domain.lending.numbers import ZERO


class Component(IntEnum):
    """The kinds of money that an instalment is made of; the value is their place in `Parts`."""

    PENALTY = 0
    """Late interest, the overdue rate on principal, and penalties charged by hand."""
    FEE = 1
    INTEREST = 2
    PRINCIPAL = 3


class DueType(IntEnum):
    """How an instalment stands to the day of a payment."""

    PAST_DUE = 0
    """Its due date is before that day."""
    DUE = 1
    """It is that day."""
    IN_ADVANCE = 2
    """It is later."""


class Parts(NamedTuple):
    """An amount by component, in the currency's own unit; none is negative."""

    penalty: Decimal = ZERO
    fee: Decimal = ZERO
    interest: Decimal = ZERO
    principal: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Return their sum."""
        return self.penalty + self.fee + self.interest + self.principal
