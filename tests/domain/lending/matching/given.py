"""What tests of matching are given: entries and loans, each valid, with what matters changed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.matching import Due, Index, Known, Match, Wanted, match

DAY = date(2026, 1, 15)


@dataclass(frozen=True)
class Entry:
    """An entry as a statement brings it."""

    key: str = "k"
    amount: Decimal = Decimal(1000)
    booked_on: date = DAY
    currency: str = "VND"
    bank_reference: str = ""
    reference: str = ""
    counterparty: str = ""
    counter_account: str = ""
    text: str = ""
    reversal: bool = False


def dues(*amounts: int, first: date = DAY) -> tuple[Due, ...]:
    """Return dues a month apart, from a day in January on."""
    return tuple(
        Due(first.replace(month=first.month + number), Decimal(amount)) for number, amount in enumerate(amounts)
    )


def loan(number: int, **changed: object) -> Wanted:
    """Return a loan on which 1,000 are due each month."""
    values: dict[str, object] = {"currency": "VND", "dues": dues(1000, 1000, 1000)} | changed
    return Wanted(number, **values)  # type: ignore[arg-type] # each test gives what its field takes


def only(entry: Entry, *loans: Wanted, known: tuple[Known, ...] = ()) -> Match:
    """Return what one entry pays."""
    (found,) = match([entry], Index(loans, known))
    return found


def reasons(found: Match) -> list[str]:
    """Return what speaks for the best answer."""
    return [reason.text.format(**reason.values) for reason in found.proposals[0].reasons]
