"""A loan of which only the core system's reading is known: the same form, and nothing invented."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.ledger.state import DAY, State
from crodesk.domain.lending.numbers import ZERO


@dataclass(frozen=True, slots=True)
class Reading:
    """What the core system states of a loan on a day; `None` is what it doesn't. Amounts in the currency's own unit."""

    as_of: date
    currency: str
    balance: Decimal | None = None
    past_due: Decimal | None = None
    days_late: int | None = None
    """0 says that nothing is late."""
    next_due: date | None = None
    next_amount: Decimal | None = None
    group: str = ""
    """The debt group that the bank's system has it in: the official one."""
    drawn: Decimal | None = None
    ends_on: date | None = None
    is_closed: bool = False

    @property
    def oldest_due(self) -> date | None:
        """Return from which due date on it is late; `None` when it isn't late or that isn't stated."""
        return self.as_of - timedelta(days=self.days_late) if self.days_late else None


def state(reading: Reading, day: date) -> State:
    """Return how a loan stands on a day, no earlier than the reading, by what was stated.

    What was stated holds until another reading says otherwise; but whether an instalment that fell due since then was
    paid isn't known.
    """
    due = reading.next_due
    ahead = due is not None and due >= day
    silent = due is not None and due < day
    found = State(
        day,
        reading.currency,
        drawn=reading.drawn,
        balance=reading.balance,
        next_due=due if ahead else None,
        next_amount=reading.next_amount if ahead else None,
        oldest_due=reading.oldest_due or (due if ahead and reading.days_late == 0 else None),
        past_due=_past_due(reading, silent=silent),
        ends_on=reading.ends_on,
        is_settled=True if reading.is_closed else None,
        refresh_on=due + DAY if due is not None and ahead else None,
    )
    return replace(found, unknown=tuple(_unknown(found, reading, silent=silent)))


def _past_due(reading: Reading, *, silent: bool) -> Decimal | None:
    """Return what is past due: as stated, and what isn't known where something fell due since."""
    if reading.past_due is None and reading.days_late == 0 and not silent:
        return ZERO
    return None if silent and not reading.past_due else reading.past_due


def _unknown(found: State, reading: Reading, *, silent: bool) -> Iterator[str]:
    """Yield the names of what should be there and isn't."""
    if reading.is_closed:
        return
    for name in ("drawn", "balance", "next_due", "next_amount", "past_due", "ends_on"):
        if getattr(found, name) is None:
            yield name
    if found.oldest_due is None and (silent or reading.days_late is None):
        yield "oldest_due"
