"""Days past due: counted from the oldest instalment with an unpaid part, by the basis of the rule pack.

They recede when the oldest instalment is paid: they are no counter. The day after the due date is day 1 (Vietnam,
China, IFRS 9; Frappe Lending), except where the due date itself counts (India: what is unpaid at the end of its due day
is past due).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.rules.pack import Pack

WITH_DUE_DAY = "with_due_day"


@dataclass(frozen=True, slots=True)
class Unpaid:
    """What is still unpaid of one instalment."""

    due: date
    """The day on which it was, or will be, due; that of payment where a holiday moved it."""
    amount: Decimal
    """In the currency's own unit; zero when it is paid."""


def oldest_due(unpaid: Iterable[Unpaid], tolerance: Decimal = Decimal(0)) -> date | None:
    """Return the due date of the oldest instalment of which more than `tolerance` is unpaid; `None` when all is paid.

    It may lie ahead: then nothing is past due yet.
    """
    return min((one.due for one in unpaid if one.amount > tolerance), default=None)


def days_past_due(oldest: date | None, as_of: date, basis: str = "after_due") -> int:
    """Return the days past due at the end of `as_of`; 0 when nothing is due, or not yet.

    `basis` is one of `codes.BASES`; for `while_material` this is the most that they can be.
    """
    if oldest is None:
        return 0
    days = (as_of - oldest).days + (1 if basis == WITH_DUE_DAY else 0)
    return max(days, 0)


def of_pack(unpaid: Iterable[Unpaid], as_of: date, pack: Pack) -> int:
    """Return the days past due of instalments by a pack's basis and tolerance."""
    return days_past_due(oldest_due(unpaid, pack.tolerance), as_of, pack.basis)


def past_due_amount(unpaid: Iterable[Unpaid], as_of: date, basis: str = "after_due") -> Decimal:
    """Return how much is past due at the end of `as_of`, in the currency's own unit."""
    return sum((one.amount for one in unpaid if days_past_due(one.due, as_of, basis)), Decimal(0))
