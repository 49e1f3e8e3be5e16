"""What a customer's debts do to each other: the worst group of any of them holds for all."""

from collections.abc import Sequence
from dataclasses import replace

from crodesk.domain.lending.classification import steps
from crodesk.domain.lending.classification.facts import Classification, Facility
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Mark, Pack
from crodesk.domain.rules.said import Reason
from crodesk.domain.words import N_

NON_RETAIL = "non_retail"
RETAIL_UNKNOWN = Problem("retail", N_("Say whether it is a retail debt: the customer's other debts count only if not."))


def spread_worst(facilities: Sequence[Facility], own: list[Classification], pack: Pack) -> list[Classification]:
    """Return the classifications with the worst group of each customer's debts on all of them, in the same order."""
    customers = counted_together(facilities, pack)
    worst = _worst(customers, own)
    if not worst:
        return own
    following, worst_of = _Following(pack), worst.get
    found = [
        one if (other := worst_of(customer)) is None or other.rank <= one.rank else following.of(one, other)
        for customer, one in zip(customers, own, strict=True)
    ]
    return found if pack.contagion_applies != NON_RETAIL else asked_for_retail(facilities, own, found)


def counted_together(facilities: Sequence[Facility], pack: Pack) -> list[str]:
    """Return whose debts count together: empty for one that stands alone, as retail debts may in some packs."""
    if pack.contagion_applies == NON_RETAIL:
        return ["" if facility.retail else facility.customer for facility in facilities]
    return [facility.customer for facility in facilities]


def _worst(customers: Sequence[str], own: Sequence[Classification]) -> dict[str, Classification]:
    """Return the worst debt of each customer who has one that isn't in the best group."""
    worst: dict[str, Classification] = {}
    for customer, found in zip(customers, own, strict=True):
        if found.rank and ((known := worst.get(customer)) is None or _leads(found, known)):
            worst[customer] = found
    worst.pop("", None)
    return worst


def _leads(found: Classification, known: Classification) -> bool:
    """Tell whether a debt speaks for the customer: the worse one, of two as bad the surer, whatever their order."""
    return (-found.rank, _doubts(found)) < (-known.rank, _doubts(known))


def _doubts(found: Classification) -> tuple[int, list[str]]:
    return len(found.to_be_confirmed), [mark.at for mark in found.to_be_confirmed]


class _Following:
    """Debts that follow the worst one of their customer; equal ones are put together once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._made: dict[tuple[int, int, tuple[Mark, ...]], Classification] = {}

    def of(self, found: Classification, worst: Classification) -> Classification:
        """Return a classification in the group of a worse one."""
        key = (id(found), worst.rank, worst.to_be_confirmed)
        if key not in self._made:
            self._made[key] = self._follow(found, worst)
        return self._made[key]

    def _follow(self, found: Classification, worst: Classification) -> Classification:
        values = {"group": worst.group, "name": self._pack.group(worst.group).name}
        reason = Reason("customer", N_("Group {group}, {name}, as the customer's worst debt."), values)
        return following(found, worst, reason, (self._pack.level_mark, *worst.to_be_confirmed))


def following(found: Classification, other: Classification, reason: Reason, marks: tuple[Mark, ...]) -> Classification:
    """Return a classification moved to the group of another debt; its own group stays noted."""
    return replace(
        found,
        group=other.group,
        rank=other.rank,
        reasons=(*found.reasons, reason),
        to_be_confirmed=steps.unconfirmed(*marks),
    )


def asked_for_retail(
    facilities: Sequence[Facility], before: Sequence[Classification], after: Sequence[Classification]
) -> list[Classification]:
    """Return the classifications, asking whether a debt is retail where that was taken for a no and mattered."""
    return [
        steps.with_problems(new, [RETAIL_UNKNOWN]) if facility.retail is None and new.rank > old.rank else new
        for facility, old, new in zip(facilities, before, after, strict=True)
    ]
