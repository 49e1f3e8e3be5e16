"""Which rows of a ledger were known on a day and are in force, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter

from crodesk.domain.lending.ledger.facts import Entry, EntryKind
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_IN_ORDER = attrgetter("value_on", "number")
_WITH_AMOUNT = (EntryKind.DRAWING, EntryKind.PAYMENT, EntryKind.PREPAYMENT, EntryKind.CHARGE)
_WITH_TERMS = (EntryKind.RESTRUCTURING, EntryKind.TERMS)
_COMPONENTS = ("", "fee", "penalty")


def known(entries: Iterable[Entry], day: date) -> list[Entry]:
    """Return the rows written until the end of a day."""
    return [entry for entry in entries if entry.written_on <= day]


def in_force(entries: Sequence[Entry]) -> list[Entry]:
    """Return what wasn't taken back, without the reversals themselves, by value date, then by number."""
    gone = {entry.of for entry in entries if entry.kind == EntryKind.REVERSAL}
    kept = (entry for entry in entries if entry.kind != EntryKind.REVERSAL and entry.number not in gone)
    return sorted(kept, key=_IN_ORDER)


def of_kind(entries: Iterable[Entry], *kinds: EntryKind) -> list[Entry]:
    """Return the rows of some kinds, in the order in which they are given."""
    return [entry for entry in entries if entry.kind in kinds]


def problems(entries: Sequence[Entry]) -> list[Problem]:
    """Return everything that is wrong with rows; the field names the row: `entries[7].amount`."""
    twice = [number for number, times in Counter(entry.number for entry in entries).items() if times > 1]
    found = [
        Problem(place(number, "number"), N_("Two entries have the number {entry}."), {"entry": number})
        for number in twice
    ]
    for entry in entries:
        found += _of(entry)
    return found or list(_reversals(entries))


def place(number: int, name: str) -> str:
    """Return how a field of a row is named in problems."""
    return f"entries[{number}].{name}"


def _of(entry: Entry) -> Iterator[Problem]:
    if entry.kind not in set(EntryKind):
        values = {"word": entry.kind, "known": ", ".join(EntryKind)}
        yield Problem(place(entry.number, "kind"), NOT_KNOWN, values)
    if entry.kind in _WITH_AMOUNT and (entry.amount is None or not entry.amount.is_finite() or entry.amount <= ZERO):
        yield Problem(place(entry.number, "amount"), N_("The amount must be more than zero."))
    if entry.kind == EntryKind.RATE and entry.rate is None:
        yield Problem(place(entry.number, "rate"), N_("Say which rate holds from then on."))
    if entry.kind in _WITH_TERMS and entry.terms is None:
        yield Problem(place(entry.number, "terms"), N_("Say which terms hold from then on."))
    if entry.component not in _COMPONENTS:
        yield Problem(place(entry.number, "component"), N_("A charge is a fee or a penalty."))


NOT_KNOWN = N_("“{word}” isn't known here; there are {known}.")


def _reversals(entries: Sequence[Entry]) -> Iterator[Problem]:
    standing = {entry.number for entry in entries if entry.kind != EntryKind.REVERSAL}
    for entry in sorted(of_kind(entries, EntryKind.REVERSAL), key=lambda one: one.number):
        if entry.of not in standing:
            text = N_("Entry {of} isn't there to be taken back, or was taken back before.")
            yield Problem(place(entry.number, "of"), text, {"of": entry.of})
        standing.discard(entry.of or 0)
