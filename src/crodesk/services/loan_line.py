"""Running loans as lists show them: a line for each, and what the loans of a view come to."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.follow_up.message import Message, unpack
from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.storage.reader import Cells

AT_RISK = 30
"""More days late than these put the balance of a loan at risk, as portfolios at risk are usually stated."""


@dataclass(frozen=True, slots=True)
class LoanLine:
    """One loan as lists show it; amounts in minor units of its currency."""

    number: str
    name: str
    code: str
    customer: str
    customer_original: str
    rid: int
    customer_rid: int
    currency: str
    stated_by: str
    """`ours`: by its own ledger; `core`: by the core's figures; empty: nobody says."""
    live: int
    """1 while it runs, 0 when it is paid or closed, 2 when it is written off."""
    balance_minor: int | None
    credit_minor: int
    past_due_minor: int | None
    oldest_due: date | None
    next_due: date | None
    next_minor: int | None
    ends_on: date | None
    stated: str
    """The core's word for how it stands, such as `running` or `late`; empty without one."""
    core_as_of: date | None
    core_balance_minor: int | None
    core_past_due_minor: int | None
    core_days_late: int | None
    received_minor: int
    """Received since the core's figures, of a loan that is stated by them."""
    group_core: str
    group_ours: str
    own_group: str
    rank: int
    worse_on: date | None
    worse_group: str
    keep_minor: int | None
    """What has to be paid before `worse_on` to stay out of `worse_group`."""
    unknown: tuple[str, ...]
    trouble: tuple[Message, ...]
    differs: bool
    """Whether balance or arrears of the ledger and of the core differ on the day of the core's figures."""
    inspect_on: date | None
    insured_until: date | None
    revalue_on: date | None
    warned: int
    """How many early warnings there are, answered or not."""

    @property
    def group(self) -> str:
        """Return the group that holds: the core's, else ours; empty where neither is known."""
        return self.group_core or self.group_ours

    def days_late(self, day: date) -> int | None:
        """Return how many days it is late at the end of a day; `None` when it isn't known."""
        if "oldest_due" in self.unknown:
            return None
        return days_past_due(self.oldest_due, day)


@dataclass(frozen=True, slots=True)
class Total:
    """What the loans of one currency in a view come to, in minor units."""

    currency: str
    loans: int
    balance_minor: int
    past_due_minor: int
    next_minor: int
    at_risk_minor: int
    """The balance of loans that are late by more than `AT_RISK` days."""
    bad_minor: int
    """The balance of loans in groups that count as bad."""
    without_balance: int
    """How many of them nobody states a balance of."""

    @property
    def at_risk(self) -> Decimal | None:
        """Return the part of the balance that is at risk; `None` without a balance."""
        return Decimal(self.at_risk_minor) / self.balance_minor if self.balance_minor else None

    @property
    def bad(self) -> Decimal | None:
        """Return the bad-loan ratio: the part of the balance in bad groups; `None` without a balance."""
        return Decimal(self.bad_minor) / self.balance_minor if self.balance_minor else None


_DAYS = tuple(one.name for one in fields(LoanLine) if "date" in str(one.type))
_NAMES = tuple(one.name for one in fields(LoanLine))


def line_of(row: Cells) -> LoanLine:
    """Return the line of a stored row."""
    cells: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    for name in _DAYS:
        cells[name] = date.fromisoformat(cells[name]) if cells[name] else None
    cells |= {
        "unknown": tuple(cells["unknown"].split()),
        "trouble": unpack(cells["trouble"]) if cells["trouble"] else (),
        "differs": bool(cells["differs"]),
    }
    return LoanLine(**cells)
