"""Entries that take earlier ones back: found by the same amount the other way, and by who and what they name."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from crodesk.domain.lending.matching.answers import NOT_THERE, Match, Verdict
from crodesk.domain.lending.matching.wanted import Incoming


class Earlier:
    """Entries that can still be taken back."""

    def __init__(self, entries: Iterable[Incoming]) -> None:
        self._open: defaultdict[tuple[str, Decimal], list[Incoming]] = defaultdict(list)
        for entry in entries:
            if not entry.reversal:
                self._open[entry.currency, entry.amount].append(entry)

    def taken_back(self, reversal: Incoming) -> Match:
        """Return what a reversal takes back, which can't be taken back again; sure when one entry alone is like it."""
        candidates = self._open.get((reversal.currency, -reversal.amount), [])
        before = [entry for entry in candidates if entry.booked_on <= reversal.booked_on]
        if not before:
            return Match(reversal.key, Verdict.NONE, why_not=NOT_THERE)
        ranked = sorted(
            before, key=lambda entry: (-_alike(entry, reversal), reversal.booked_on - entry.booked_on, entry.key)
        )
        best = ranked[0]
        candidates.remove(best)
        alone = len(ranked) == 1 or _alike(ranked[1], reversal) < _alike(best, reversal)
        sure = alone and _alike(best, reversal) > 0
        return Match(reversal.key, Verdict.SURE if sure else Verdict.LIKELY, takes_back=best.key)


def _alike(entry: Incoming, reversal: Incoming) -> int:
    """Return how much an entry and a reversal have in common: references count most, then account, then name."""
    pairs = (
        (entry.bank_reference, reversal.bank_reference, 4),
        (entry.reference, reversal.reference, 4),
        (entry.counter_account, reversal.counter_account, 2),
        (entry.counterparty, reversal.counterparty, 1),
    )
    return sum(weight for one, other, weight in pairs if one and one == other)
