"""The first steps for one facility: its days past due, and the group that they alone mean."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.arrears import materiality
from crodesk.domain.lending.arrears.days import days_past_due
from crodesk.domain.lending.classification.facts import Classification, Facility
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Group, Mark, Pack
from crodesk.domain.rules.said import Reason
from crodesk.domain.words import N_

MATERIAL = "while_material"


def counted_days(facility: Facility, pack: Pack, as_of: date) -> int:
    """Return the days past due that count by the pack: none while the amount isn't material."""
    events = facility.events
    days = days_past_due(facility.oldest_due, as_of, pack.basis) if facility.dpd is None else max(facility.dpd, 0)
    if pack.basis != MATERIAL or events is None:
        return days
    if events.days_material is not None:
        return events.days_material
    return 0 if _immaterial(facility, events.past_due, pack) else days


def _immaterial(facility: Facility, past_due: Decimal | None, pack: Pack) -> bool:
    """Tell whether both amounts are known and don't exceed both limits; unknown ones may."""
    limits = pack.materiality.get("retail" if facility.retail else "other")
    if past_due is None or facility.exposure is None or limits is None:
        return False
    if not (past_due.is_finite() and facility.exposure.is_finite()):
        return False  # `checks` says so
    return not materiality.exceeds(past_due, facility.exposure, limits)


def by_days(days: int, product: str, pack: Pack, as_of: date) -> Classification:
    """Return the group that days past due alone mean, with what the officer has to judge besides."""
    group, unknown_product = _group(days, product, pack)
    problems = []
    if pack.effective_from is not None and as_of < pack.effective_from:
        problems.append(Problem("as_of", N_("These rules apply from {day} on."), {"day": pack.effective_from}))
    if unknown_product:
        problems.append(
            Problem("product", N_("Say which kind of facility it is: the days of the groups depend on it."))
        )
    return Classification(
        group=group.code,
        rank=pack.ranks[group.code],
        own_group=group.code,
        dpd=days,
        reasons=_reasons(days, group, product),
        to_be_confirmed=unconfirmed(group.mark, pack.basis_mark),
        problems=tuple(problems),
    )


def _group(days: int, product: str, pack: Pack) -> tuple[Group, bool]:
    """Return the worst group that the days reach, and whether only an unknown product lets them."""
    for group in reversed(pack.groups[1:]):
        start = group.by_product.get(product, group.from_dpd)
        unknown = not product and bool(group.by_product)
        if unknown:
            start = group.first_dpd
        if start is not None and days >= start:
            return group, unknown
    return pack.groups[0], False


def _reasons(days: int, group: Group, product: str) -> tuple[Reason, ...]:
    if days <= 0:
        return (Reason("days", N_("Nothing is past due.")),)
    start = group.by_product.get(product, group.first_dpd)
    values = {"days": days, "start": start, "group": group.code, "name": group.name}
    reasons = [Reason("days", N_("Days past due: {days}. From day {start} on it is group {group}, {name}."), values)]
    if group.condition is not None and days >= group.condition_from:
        reasons.append(Reason("condition", N_("To be judged: {condition}"), {"condition": group.condition}))
    return tuple(reasons)


def unconfirmed(*marks: Mark) -> tuple[Mark, ...]:
    """Return the marks that the bank has to confirm."""
    return tuple(mark for mark in marks if mark.unconfirmed)


def raised(
    found: Classification, code: str, pack: Pack, reason: Reason, marks: tuple[Mark, ...] = ()
) -> Classification:
    """Return the classification moved to another group of its own, for a reason."""
    return Classification(
        group=code,
        rank=pack.ranks[code],
        own_group=code,
        dpd=found.dpd,
        reasons=(*found.reasons, reason),
        to_be_confirmed=unconfirmed(*marks),
        problems=found.problems,
    )


def with_marks(found: Classification, *marks: Mark) -> Classification:
    """Return the classification with more figures that the bank has to confirm."""
    return replace(found, to_be_confirmed=(*found.to_be_confirmed, *unconfirmed(*marks)))


def with_problems(found: Classification, problems: Iterable[Problem]) -> Classification:
    """Return the classification with more problems, each of them once."""
    new = tuple(problem for problem in problems if problem not in found.problems)
    return replace(found, problems=(*found.problems, *new)) if new else found
