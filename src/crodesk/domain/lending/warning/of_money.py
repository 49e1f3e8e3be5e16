"""Signals of accounts and payments."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.numbers import CONTEXT, HUNDRED, ZERO
from crodesk.domain.lending.warning.seen import Hit, Hits, Instalment, Seen, Use
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_


def turnover(seen: Seen, rule: Figures) -> Hits:
    """Return whether what came in last month is more than some percent below the mean of the months before."""
    if seen.turnover is None or len(seen.turnover) <= rule["months"]:
        return None
    *before, last = sorted(seen.turnover, key=lambda month: month.begins)[-rule["months"] - 1 :]
    mean = CONTEXT.divide(sum((month.credits for month in before), ZERO), Decimal(rule["months"]))
    least = mean * (HUNDRED - rule["percent"]) / HUNDRED
    if last.credits >= least:
        return []
    fall = int(HUNDRED - CONTEXT.divide(last.credits * HUNDRED, mean))
    text = N_("Turnover fell by {percent}% against the mean of {months} months before.")
    return [Hit(last.begins, Message(text, {"percent": fall, "months": rule["months"]}), f"{last.begins:%Y-%m}")]


def partly_paid(seen: Seen, rule: Figures) -> Hits:
    """Return whether the last instalments were each paid only in part when they were due."""
    if seen.instalments is None:
        return None
    last = _last(seen.instalments, rule["times"])
    if len(last) < rule["times"] or not all(ZERO < one.paid_in_time < one.owed for one in last):
        return []
    text = N_("Paid only in part {times} times running.")
    return [Hit(last[-1].due, Message(text, {"times": rule["times"]}), str(last[-1].due))]


def missed_interest(seen: Seen, rule: Figures) -> Hits:
    """Return whether of the interest of the last due date nothing was paid some days later."""
    if seen.instalments is None:
        return None
    late = seen.as_of - timedelta(days=rule["days"])
    last = [one for one in _last(seen.instalments, 1) if one.due <= late]
    return [
        Hit(one.due, Message(N_("No interest was paid on {day}."), {"day": one.due}), str(one.due))
        for one in last
        if one.interest and one.interest_left == one.interest
    ]


def _last(instalments: Sequence[Instalment], count: int) -> list[Instalment]:
    return sorted(instalments, key=lambda one: one.due)[-count:]


def late(seen: Seen, rule: Figures) -> Hits:
    """Return whether anything is past due."""
    if seen.days_late is None:
        return None
    if seen.days_late < rule["days"]:
        return []
    since = seen.as_of - timedelta(days=seen.days_late)
    return [Hit(since, Message(N_("Days late: {days}."), {"days": seen.days_late}), str(since))]


def overdraft(seen: Seen, rule: Figures) -> Hits:
    """Return whether more than some percent of a limit was used for so many days running."""
    if seen.overdraft is None:
        return None
    since = _used_since(sorted(seen.overdraft, key=lambda one: one.on), rule["percent"])
    days = 0 if since is None else (seen.as_of - since).days + 1
    if since is None or days < rule["days"]:
        return []
    values = {"percent": int(rule["percent"]), "days": days}
    return [Hit(since, Message(N_("More than {percent}% of the overdraft used for {days} days."), values), str(since))]


def _used_since(readings: Sequence[Use], percent: Decimal) -> date | None:
    """Return since when the use has been above a share of the limit; `None` when it isn't now."""
    since: date | None = None
    for one in readings:
        above = one.limit > ZERO and one.used * HUNDRED > one.limit * percent
        since = (since or one.on) if above else None
    return since


def returned(seen: Seen, rule: Figures) -> Hits:
    """Return the debits that were returned in the days before."""
    if seen.returned_debits is None:
        return None
    first = seen.as_of - timedelta(days=rule["days"])
    text = N_("A debit was returned on {day}.")
    return [Hit(on, Message(text, {"day": on}), str(on)) for on in sorted(seen.returned_debits) if on > first]


def moved_on(seen: Seen, rule: Figures) -> Hits:
    """Return the drawings of which money went somewhere else than agreed within some days."""
    if seen.outflows is None:
        return None
    soon = [one for one in seen.outflows if 0 <= (one.on - one.drawn_on).days <= rule["days"]]
    found = sorted({one.drawn_on for one in soon if one.expected is False})
    if not found and any(one.expected is None for one in soon):
        return None
    text = N_("Money drawn on {day} went on at once, and not where it should.")
    return [Hit(on, Message(text, {"day": on}), str(on)) for on in found]
