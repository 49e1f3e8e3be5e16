"""Events that make a group at least as bad as the pack says."""

from datetime import date

from crodesk.domain.lending.classification import steps
from crodesk.domain.lending.classification.facts import Classification, Events
from crodesk.domain.lending.classification.spans import months_after
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Floor, Pack
from crodesk.domain.rules.said import Reason
from crodesk.domain.words import N_


def apply(found: Classification, events: Events, pack: Pack, as_of: date) -> Classification:
    """Return the classification raised by every floor that holds, from the mildest on.

    What isn't known of the kind of a restructuring may be either: both floors count, and a problem asks for it.
    """
    states = _states(events, pack, as_of)
    ranks = pack.ranks
    for floor in pack.floors_from_the_mildest:
        if ranks[floor.group] <= found.rank or not _holds(floor, events, states, found.dpd, as_of):
            continue
        name = pack.group(floor.group).name
        values = {"group": floor.group, "name": name, "why": floor.why}
        reason = Reason("floor", N_("At least group {group}, {name}: {why}."), values)
        found = steps.raised(found, floor.group, pack, reason, (floor.mark,))
        if floor.last_restructure and not events.last_restructure:
            text = N_("Say whether the last restructuring adjusted terms or extended the loan.")
            found = steps.with_problems(found, [Problem("last_restructure", text)])
    return found


def _holds(floor: Floor, events: Events, states: frozenset[str], dpd: int, as_of: date) -> bool:
    """Tell whether all that a floor states is so."""
    return (
        events.restructures >= floor.restructures_min
        and states.issuperset(floor.facts)
        and dpd >= floor.dpd_min
        and (floor.recall_min is None or _recalled(floor.recall_min, floor.recall_max, events, as_of))
        and (not floor.restructures_min or _restructured(floor, events, dpd))
    )


def _restructured(floor: Floor, events: Events, dpd: int) -> bool:
    """Tell whether the restructurings are as the floor says; an unknown kind may be any."""
    late = dpd if events.new_terms_dpd is None else events.new_terms_dpd
    return (
        _within(events.restructures, floor.restructures_min, floor.restructures_max)
        and floor.last_restructure in {"", events.last_restructure or floor.last_restructure}
        and _within(late, floor.new_terms_min, floor.new_terms_max)
    )


def _within(number: int, least: int, most: int | None) -> bool:
    return number >= least and (most is None or number <= most)


def _recalled(least: int, most: int | None, events: Events, as_of: date) -> bool:
    """Tell whether the days since a recall took effect are within a span."""
    return events.recalled_on is not None and _within((as_of - events.recalled_on).days, least, most)


def _states(events: Events, pack: Pack, as_of: date) -> frozenset[str]:
    """Return the facts, with what the engine works out of dates."""
    worked_out = {
        "in_observation": in_observation(events, pack, as_of),
        "in_probation": _in_probation(events, pack, as_of),
    }
    return events.facts | {state for state, holds in worked_out.items() if holds}


def in_observation(events: Events, pack: Pack, as_of: date) -> bool:
    """Tell whether a restructured facility is still observed; it is while it isn't known since when."""
    if pack.observation is None or events.restructures < 1:
        return False
    if events.observed_since is None or months_after(events.observed_since, pack.observation.months) > as_of:
        return True
    return (events.periods_paid or 0) < pack.observation.periods


def _in_probation(events: Events, pack: Pack, as_of: date) -> bool:
    if pack.probation is None or events.performing_since is None:
        return False
    return as_of < months_after(events.performing_since, pack.probation.months)
