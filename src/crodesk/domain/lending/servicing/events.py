"""What happens to a loan after its start, and which of it is in force."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from crodesk.domain.lending.numbers import ONE, ZERO
from crodesk.domain.lending.servicing.parts import Component
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

LARGEST = Decimal(10) ** 18
NEW = 2**62
"""The number of an event that isn't written yet: after all others of its day."""


class Way(StrEnum):
    """What becomes smaller when principal is paid early."""

    INSTALMENT = "instalment"
    """The instalments; their number and dates stay."""
    NUMBER = "number"
    """The number of instalments; what is paid on each stays, the last one takes the rest."""
    LAST = "last"
    """The last instalments; the others repay the principal that they would have."""
    NEXT = "next"
    """The next instalment counts as paid; the others stay, and the last one takes the rest (Fineract)."""


class Arrears(StrEnum):
    """What becomes of interest that is unpaid when a loan is restructured (Frappe Lending)."""

    KEEP = "keep"
    """It stays due as it was; Vietnam's practice."""
    ADD = "add"
    """It is paid with the first instalment of the new plan, without interest on it."""
    CAPITALISE = "capitalise"
    """It becomes principal."""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received."""

    entry: int
    """A number of its own; of two events on one day, the one with the lower number comes first."""
    on: date
    """The value date, which may be long before the day on which it was written down."""
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Prepayment:
    """Money received to pay principal early: it covers everything due, interest to date, the fee, then principal."""

    entry: int
    on: date
    amount: Decimal
    """Everything that was received, the fee included."""
    way: Way = Way.INSTALMENT


@dataclass(frozen=True, slots=True)
class Charge:
    """A fee or a penalty charged by hand, due on its day."""

    entry: int
    on: date
    amount: Decimal
    component: Component = Component.FEE
    """`FEE` or `PENALTY`."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Restructuring:
    """A new plan for all principal that isn't paid."""

    entry: int
    on: date
    terms: LoanTerms
    """Their amount, start, currency, drawings and fees are passed over: the principal outstanding on the day counts."""
    arrears: Arrears = Arrears.KEEP


@dataclass(frozen=True, slots=True)
class Reversal:
    """Takes back an earlier entry, as if it had never been made; what follows is run again without it."""

    entry: int
    on: date
    """The day on which it was taken back, which changes nothing."""
    of: int
    """The number of the entry."""


_IN_ORDER = attrgetter("on", "entry")
_WITH_AMOUNT = (Payment, Prepayment, Charge)
Lasting = Payment | Prepayment | Charge | Restructuring
"""What changes how a loan stands."""
Event = Lasting | Reversal


def in_force(events: Sequence[Event]) -> list[Lasting]:
    """Return what wasn't taken back, by value date, then by entry."""
    gone = {event.of for event in events if isinstance(event, Reversal)}
    kept = [event for event in events if not isinstance(event, Reversal)]
    if gone:
        kept = [event for event in kept if event.entry not in gone]
    return sorted(kept, key=_IN_ORDER)


def problems(events: Sequence[Event], start: date, currency: str) -> list[Problem]:
    """Return everything that is wrong with events; the field names the entry: `events[7].amount`."""
    found = list(_twice(event.entry for event in events))
    unit = ONE.scaleb(-minor_units(currency))
    for event in events:
        if event.on < start:
            found.append(Problem(_field(event.entry, "on"), N_("This is before the loan starts.")))
        if isinstance(event, _WITH_AMOUNT) and not _is_sound(event.amount, unit):
            found.append(_amount(event, unit))
        if isinstance(event, Charge) and event.component not in (Component.FEE, Component.PENALTY):
            found.append(Problem(_field(event.entry, "component"), N_("A charge is a fee or a penalty.")))
    return found or list(_reversals(events))


def _field(entry: int, name: str) -> str:
    return f"events[{entry}].{name}"


def _twice(entries: Iterable[int]) -> Iterator[Problem]:
    for entry, times in Counter(entries).items():
        if times > 1:
            yield Problem(_field(entry, "entry"), N_("Two entries have the number {entry}."), {"entry": entry})


def _is_sound(amount: Decimal, unit: Decimal) -> bool:
    return amount.is_finite() and ZERO < amount <= LARGEST and not amount % unit


def _amount(event: Payment | Prepayment | Charge, unit: Decimal) -> Problem:
    """Say what is wrong with an amount that isn't sound."""
    field = _field(event.entry, "amount")
    if not event.amount.is_finite() or event.amount <= ZERO:
        return Problem(field, N_("The amount must be more than zero."))
    if event.amount > LARGEST:
        return Problem(field, N_("That is more than can be kept."))
    return Problem(field, N_("The amount has parts smaller than {unit}."), {"unit": unit})


def _reversals(events: Sequence[Event]) -> Iterator[Problem]:
    standing = {event.entry for event in events if not isinstance(event, Reversal)}
    for event in sorted((one for one in events if isinstance(one, Reversal)), key=lambda one: one.entry):
        if event.of not in standing:
            text = N_("Entry {of} isn't there to be taken back, or was taken back before.")
            yield Problem(_field(event.entry, "of"), text, {"of": event.of})
        standing.discard(event.of)
