"""Too large a share of bad debts makes all debts of a debtor bad: at this bank, or at all banks (China 2023)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crodesk.domain.lending.classification import checks, steps
from crodesk.domain.lending.classification.customers import asked_for_retail, counted_together
from crodesk.domain.lending.classification.facts import Classification, Debtor, Facility
from crodesk.domain.lending.numbers import CONTEXT, ZERO
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Pack, Share
from crodesk.domain.rules.said import Reason
from crodesk.domain.words import N_

EXPOSURE_UNKNOWN = Problem(
    "exposure", N_("Give the exposure of every debt of the customer: the share of bad ones depends on it.")
)


def spread_shares(
    facilities: Sequence[Facility], own: Sequence[Classification], pack: Pack, debtors: Mapping[str, Debtor]
) -> list[Classification]:
    """Return the classifications with each debtor's shares of bad debts looked at, in the same order."""
    found = list(own)
    for customer, theirs in _places(counted_together(facilities, pack), own, pack, debtors).items():
        for share in pack.shares:
            _apply(share, theirs, facilities, found, pack, debtors.get(customer))
    return asked_for_retail(facilities, own, found)


def _places(
    customers: Sequence[str], own: Sequence[Classification], pack: Pack, debtors: Mapping[str, Debtor]
) -> Mapping[str, list[int]]:
    """Return where the debts of each customer stand of whom something is bad here or known of other banks."""
    bad = {group.code for group in pack.groups if group.non_performing}
    asked = {customer for customer, one in zip(customers, own, strict=True) if one.group in bad} | debtors.keys()
    asked.discard("")
    places = defaultdict(list)
    for place, customer in enumerate(customers):
        if customer in asked:
            places[customer].append(place)
    return places


def _apply(
    share: Share,
    places: Sequence[int],
    facilities: Sequence[Facility],
    found: list[Classification],
    pack: Pack,
    debtor: Debtor | None,
) -> None:
    """Raise a debtor's debts where one share is too large."""
    debts = [(facilities[place], found[place]) for place in places]
    bad = _too_large_here(share, debts, pack) if share.where == "here" else _too_large_everywhere(share, debtor)
    if bad is False:
        return
    for place in places:
        if found[place].rank < pack.ranks[share.group]:
            raised = _raised(found[place], share, pack)
            found[place] = raised if bad else steps.with_problems(raised, [EXPOSURE_UNKNOWN])


def _too_large_here(share: Share, debts: Iterable[tuple[Facility, Classification]], pack: Pack) -> bool | None:
    """Tell whether non-performing debts are more than the share; `None` when an exposure is missing."""
    whole = bad = ZERO
    unknown = any_bad = False
    for facility, found in debts:
        non_performing = pack.group(found.group).non_performing
        any_bad = any_bad or non_performing
        if facility.exposure is None or not checks.is_amount(facility.exposure):
            unknown = True
        else:
            whole = CONTEXT.add(whole, facility.exposure)
            bad = CONTEXT.add(bad, facility.exposure) if non_performing else bad
    if unknown and any_bad:
        return None
    return bad > CONTEXT.multiply(whole, share.over)


def _too_large_everywhere(share: Share, debtor: Debtor | None) -> bool:
    """Tell whether late debts at all banks are more than the share; no, where nothing is known of other banks."""
    return debtor is not None and debtor.late > CONTEXT.multiply(debtor.debts, share.over)


def _raised(found: Classification, share: Share, pack: Pack) -> Classification:
    values = {"group": share.group, "name": pack.group(share.group).name, "why": share.why}
    reason = Reason("share", N_("Group {group}, {name}: {why}."), values)
    return replace(
        found,
        group=share.group,
        rank=pack.ranks[share.group],
        reasons=(*found.reasons, reason),
        to_be_confirmed=steps.unconfirmed(share.mark),
    )
