"""One loan as the portfolio looks at it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """A loan on a day; `None` is what isn't known. Amounts in the currency's own unit."""

    key: str
    currency: str
    balance: Decimal | None
    """Principal outstanding."""
    days_late: int | None = None
    group: str = ""
    """Code of the debt group; empty when it isn't known."""
    product: str = ""
    next_due: date | None = None
    next_amount: Decimal | None = None
    past_due: Decimal | None = None
    next_group_on: date | None = None
    """When it falls into a worse group if nothing is paid."""
    ends_on: date | None = None
    is_settled: bool = False
    """It is no part of the book any more."""
    is_written_off: bool = False
    """It is followed up outside of the book."""

    @property
    def is_in_book(self) -> bool:
        """Tell whether it counts in totals."""
        return not (self.is_settled or self.is_written_off)
