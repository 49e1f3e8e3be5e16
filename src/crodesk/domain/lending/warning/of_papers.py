"""Signals of papers, collateral, the credit bureau, inspections and contacts."""

from datetime import timedelta

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.numbers import CONTEXT, HUNDRED, ZERO
from crodesk.domain.lending.warning.seen import Hit, Hits, Seen
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_

_TWO = 2
"""A change is one of two reports."""
ENDED = {
    "insurance": N_("The insurance ended on {day}: {name}"),
    "valuation": N_("The valuation ended on {day}: {name}"),
    "identity": N_("The identity paper ended on {day}: {name}"),
}


def statements(seen: Seen, rule: Figures) -> Hits:
    """Return the accounts that should have been handed in and weren't."""
    if seen.statements is None:
        return None
    last = seen.as_of - timedelta(days=rule["days"])
    text = N_("Not handed in by {day}: {name}")
    return [
        Hit(one.due, Message(text, {"day": one.due, "name": one.name}), f"{one.name}/{one.due}")
        for one in seen.statements
        if one.due <= last and one.received_on is None
    ]


def expired(seen: Seen, rule: Figures) -> Hits:
    """Return the papers of the rule's kind that ended."""
    if seen.papers is None:
        return None
    of_kind = [one for one in seen.papers if one.kind == rule["paper"]]
    found = [
        Hit(one.until, Message(ENDED[one.kind], {"day": one.until, "name": one.name}), f"{one.name}/{one.until}")
        for one in of_kind
        if one.until is not None and one.until < seen.as_of
    ]
    return None if not found and any(one.until is None for one in of_kind) else found


def ltv(seen: Seen, _rule: Figures) -> Hits:
    """Return whether the loan is more of the collateral's value than was agreed."""
    if seen.is_secured is False or (seen.is_secured and seen.ltv_cap is None):
        return []
    if seen.balance is None or seen.ltv_cap is None or not seen.collateral_value or seen.collateral_value < ZERO:
        return None
    share = CONTEXT.divide(seen.balance * HUNDRED, seen.collateral_value)
    if share <= seen.ltv_cap:
        return []
    text = N_("The loan is {percent}% of the collateral's value; {most}% were agreed.")
    return [Hit(seen.as_of, Message(text, {"percent": int(share), "most": int(seen.ltv_cap)}))]


def bureau(seen: Seen, rule: Figures) -> Hits:
    """Return whether the newest report states a worse group than the one before, and not too long ago."""
    if seen.bureau is None or len(seen.bureau) < _TWO:
        return None
    before, newest = sorted(seen.bureau, key=lambda one: one.on)[-_TWO:]
    if newest.group <= before.group or newest.on <= seen.as_of - timedelta(days=rule["days"]):
        return []
    values = {"group": newest.group, "before": before.group}
    return [Hit(newest.on, Message(N_("The bureau states group {group}; it was {before}."), values), str(newest.on))]


def inspection(seen: Seen, _rule: Figures) -> Hits:
    """Return the inspections that should have been made."""
    if seen.inspections_due is None:
        return None
    text = N_("An inspection was due on {day}.")
    return [Hit(on, Message(text, {"day": on}), str(on)) for on in sorted(seen.inspections_due) if on < seen.as_of]


def covenants(seen: Seen, _rule: Figures) -> Hits:
    """Return the agreements that aren't kept."""
    if seen.covenants is None:
        return None
    found = [
        Hit(seen.as_of, Message(N_("Not kept: {name}"), {"name": one.name}), one.name)
        for one in seen.covenants
        if one.kept is False
    ]
    return None if not found and any(one.kept is None for one in seen.covenants) else found


def unreached(seen: Seen, rule: Figures) -> Hits:
    """Return whether the last tries all reached nobody."""
    if seen.tries is None:
        return None
    last = sorted(seen.tries, key=lambda one: one.on)[-rule["times"] :]
    if len(last) < rule["times"] or any(one.reached for one in last):
        return []
    text = N_("Not reached {times} times running.")
    return [Hit(last[0].on, Message(text, {"times": rule["times"]}), str(last[-1].on))]
