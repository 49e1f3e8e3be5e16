"""The countdown to the next debt group: when, what keeps out of it, and which other debts it would pull along."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.arrears import ahead
from crodesk.domain.lending.arrears.ahead import NextGroup
from crodesk.domain.lending.arrears.days import Unpaid
from crodesk.domain.lending.classification import own, steps
from crodesk.domain.lending.classification.book import classify_book
from crodesk.domain.lending.classification.facts import Facility
from crodesk.domain.rules.pack import Pack
from crodesk.domain.rules.said import Reason, Words


@dataclass(frozen=True, slots=True)
class Debt:
    """One debt of a customer; `facility.customer` is the same for all of them."""

    key: str
    facility: Facility
    unpaid: tuple[Unpaid, ...] = ()
    """Its lines with what is unpaid of them, those ahead too; empty where only the core's days are known."""
    currency: str = ""
    arrears: Decimal | None = None
    """All that is past due, where its lines aren't known: paying it whole is what surely keeps out."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """Another debt that would follow."""

    key: str
    group: str
    """The one it is in now."""
    to: str
    exposure: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long a debt has until it falls into a worse group, when nothing is paid of it."""

    key: str
    group: str
    """The one it is in now, the customer's other debts reckoned in."""
    to: str
    name: Words
    on: date
    """The day at whose end it is there."""
    days: int
    amount: Decimal | None
    """What has to be paid by `pay_by` to stay out, in its currency; `None`: not known, or paying doesn't help."""
    pulled: tuple[Pulled, ...]
    """The customer's other debts that would be in a worse group than now because of it."""
    reasons: tuple[Reason, ...] = field(default=(), compare=False)
    """Why it is in the worse group then, step by step."""
    through: date | None = None
    """The due date of the last line that has to be paid for it; `None` where the lines aren't known."""

    @property
    def pay_by(self) -> date:
        """Return the last day on which the amount keeps it out."""
        return self.on - timedelta(days=1)


def countdowns(debts: Sequence[Debt], pack: Pack, as_of: date) -> tuple[Countdown, ...]:
    """Return the countdown of each debt of one customer that can fall deeper than it is, the sooner first.

    A group in which other debts hold it already isn't counted down to: nothing would change.
    """
    if not debts:
        return ()
    debts = [replace(one, facility=ahead.grown(one.facility, pack, as_of, as_of, one.unpaid)) for one in debts]
    now = classify_book([one.facility for one in debts], pack, as_of)
    found = []
    for place, debt in enumerate(debts):
        coming = _coming(debt, now[place].rank, pack, as_of)
        if coming is not None:
            pulled = _pulled(debts, place, [one.group for one in now], coming.on, pack, as_of)
            days = (coming.on - as_of).days
            worse = (coming.group, coming.name, coming.on, days, coming.amount)
            found.append(Countdown(debt.key, now[place].group, *worse, pulled, coming.reasons, coming.through))
    return tuple(sorted(found, key=lambda one: (one.on, one.key)))


def _coming(debt: Debt, rank: int, pack: Pack, as_of: date) -> NextGroup | None:
    """Return the first group worse than the one at `rank` into which a debt falls by itself."""
    coming = ahead.next_group(debt.facility, pack, as_of, debt.unpaid)
    while coming is not None and pack.ranks[coming.group] <= rank:
        facility = ahead.grown(debt.facility, pack, as_of, coming.on, debt.unpaid)
        coming = ahead.next_group(facility, pack, coming.on, debt.unpaid)
    if coming is not None and coming.amount is None and debt.arrears and _helps(debt, rank, coming.on, pack):
        return replace(coming, amount=debt.arrears)
    return coming


def _helps(debt: Debt, rank: int, on: date, pack: Pack) -> bool:
    """Tell whether a debt stays out on a day when nothing of it is late any more."""
    paid = replace(debt.facility, dpd=None, oldest_due=None)
    return own.classify(paid, pack, on).rank <= rank


def _pulled(
    debts: Sequence[Debt], place: int, now: Sequence[str], on: date, pack: Pack, as_of: date
) -> tuple[Pulled, ...]:
    """Return the other debts that would be worse on a day, when they are paid as until now and one isn't."""
    later = [
        ahead.grown(one.facility, pack, as_of, on, one.unpaid) if number == place else _kept(one, pack, as_of)
        for number, one in enumerate(debts)
    ]
    then = classify_book(later, pack, on)
    return tuple(
        Pulled(debt.key, group, found.group, debt.facility.exposure, debt.currency)
        for number, (debt, group, found) in enumerate(zip(debts, now, then, strict=True))
        if number != place and found.rank > pack.ranks[group]
    )


def _kept(debt: Debt, pack: Pack, as_of: date) -> Facility:
    """Return a debt that is as late on any later day as it is now."""
    return replace(debt.facility, dpd=steps.counted_days(debt.facility, pack, as_of))
