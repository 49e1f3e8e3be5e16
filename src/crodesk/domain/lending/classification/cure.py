"""The gate back to a better group: the old one stays until everything that the pack wants has been seen."""

from collections.abc import Iterator
from datetime import date

from crodesk.domain.lending.classification import steps
from crodesk.domain.lending.classification.facts import Classification, Events
from crodesk.domain.lending.classification.spans import months_after
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Cure, Pack
from crodesk.domain.rules.said import Reason
from crodesk.domain.words import N_


def gate(found: Classification, events: Events, pack: Pack, as_of: date, *, customer_late: bool) -> Classification:
    """Return the classification kept in the facility's current group while a rule of cure isn't fulfilled.

    A better group rests on the rules that are fulfilled, so their figures are among those to be confirmed.
    """
    current = events.current_group
    if current not in pack.ranks or pack.ranks[current] <= found.rank:
        return found
    applying = list(_applying(current, events, pack))
    for cure in applying:
        if not _fulfilled(cure, found, events, as_of, customer_late=customer_late):
            return _kept(found, current, cure, events, pack)
    return steps.with_marks(found, *(cure.mark for cure in applying))


def _applying(current: str, events: Events, pack: Pack) -> Iterator[Cure]:
    """Yield the rules that hold for a facility in its current group."""
    holds = {
        "all": True,
        "restructured": events.restructures > 0,
        "non_performing": pack.group(current).non_performing,
    }
    yield from (cure for cure in pack.cures if holds[cure.applies])


def _fulfilled(cure: Cure, found: Classification, events: Events, as_of: date, *, customer_late: bool) -> bool:
    """Tell whether all that a rule of cure wants has been seen; what isn't known hasn't."""
    ends = observed_until(cure, events)
    return (
        (not _months(cure, events) or (ends is not None and ends <= as_of))
        and (events.periods_paid or 0) >= cure.periods
        and (events.papers or not cure.papers)
        and not (cure.nothing_late and found.dpd > 0)
        and not (cure.whole_customer and customer_late)
    )


def _months(cure: Cure, events: Events) -> int:
    """Return how many months are observed; a term that isn't known counts as the longer."""
    return cure.months_short if events.short_term and cure.months_short is not None else cure.months


def observed_until(cure: Cure, events: Events) -> date | None:
    """Return the first day on which the observation is over; `None` while it isn't known since when it runs."""
    if events.observed_since is None:
        return None
    return months_after(events.observed_since, _months(cure, events))


def _kept(found: Classification, current: str, cure: Cure, events: Events, pack: Pack) -> Classification:
    values: dict[str, object] = {"group": current, "name": pack.group(current).name, "why": cure.why}
    text = N_("Stays in group {group}, {name}, until this has been seen: {why}.")
    ends = observed_until(cure, events)
    if ends is not None and _months(cure, events):
        text = N_("Stays in group {group}, {name}, until this has been seen, at the earliest on {day}: {why}.")
        values["day"] = ends
    kept = steps.raised(found, current, pack, Reason("cure", text, values), (cure.mark,))
    if ends is None and _months(cure, events):
        kept = steps.with_problems(kept, [Problem("observed_since", N_("Say since when everything has been paid."))])
    return kept
