"""What of the things that secure loans is deducted from which loan before money is set aside for it.

A thing that is on file by its everyday kind counts as the pack's kind that it is surely one of, so that less is
deducted rather than more: a valuable paper whose issuer isn't told counts as any other thing. What secures several
loans is divided between them by what is owed of each.
"""

from collections.abc import Mapping
from decimal import Decimal

from crodesk.domain.lending.numbers import CONTEXT, ZERO
from crodesk.domain.rules.pack import Pack

NOTHING = frozenset({"guarantee"})
"""A promise of somebody is no thing that can be sold."""
_REAL_ESTATE = dict.fromkeys(("land", "house", "apartment"), "real-estate")
_OTHER = "other"
_DEPOSITS = ("deposit", "foreign-deposit")


def kind_in(pack: Pack, kind: str, currency: str, home: str) -> str | None:
    """Return what a thing counts as in a pack; `None` where nothing of it does.

    `home` is the currency of the branch: deposits in another one are a kind of their own.
    """
    if kind in NOTHING or not kind:
        return None
    known = {rate.kind for rate in pack.collateral}
    if not known:
        return kind
    wanted = _DEPOSITS[currency != home] if kind == "deposit" else _REAL_ESTATE.get(kind, kind)
    if wanted in known:
        return wanted
    return _OTHER if _OTHER in known else None


def divided(value: Decimal, owed: Mapping[int, Decimal]) -> Mapping[int, Decimal]:
    """Return by loan its part of a thing's value, by what is owed of each; where nothing is owed, there is none."""
    whole = sum(owed.values(), ZERO)
    if not whole:
        return dict.fromkeys(owed, ZERO)
    return {loan: CONTEXT.divide(value * amount, whole) for loan, amount in owed.items()}
