"""Customers who should hear from the officer again, counted for each channel on its own."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Message
from crodesk.domain.follow_up.rules import HORIZON, Rule, Rules
from crodesk.domain.words import N_

CHANNELS = ("call", "visit")
"""The channels that are counted: what was spoken, and what was spoken face to face."""


class Known(NamedTuple):
    """A customer whom the officer works with, and the last contact by each channel."""

    uid: str
    customer_rid: int
    tier: str
    own_pace: int
    """Days agreed with this customer; 0 follows the tier."""
    since: date | None
    """From when a customer counts who was never met: the day of being taken over."""
    called_on: date | None
    """The last time anything was spoken, in any way; a try counts nothing."""
    visited_on: date | None
    """The last time they sat face to face."""
    call_settled: date | None
    """The last day on which a row of this clock was done or dropped."""
    visit_settled: date | None


def clocks(rows: Iterable[Known], rules: Rules, today: date) -> Iterator[Clock]:
    """Yield the clocks that call within the horizon. A call does not stand for a visit; a visit does for a call."""
    for row in rows:
        call = rules.own_pace(row.own_pace) if row.own_pace else rules.cadence(row.tier, "call")
        for channel, rule, spoken in (
            ("call", call, (row.called_on, row.visited_on, row.call_settled)),
            ("visit", rules.cadence(row.tier, "visit"), (row.visited_on, row.visit_settled)),
        ):
            last = max((day for day in spoken if day), default=row.since)
            if rule and last and (last + timedelta(days=rule.every - HORIZON)) <= today:
                yield _clock(row, channel, rule, last)


def _clock(row: Known, channel: str, rule: Rule, last: date) -> Clock:
    words = N_("last visit {day}") if channel == "visit" else N_("last talk {day}")
    return Clock(
        "cadence",
        row.uid,
        f"{channel}/{last}",
        row.customer_rid,
        last + timedelta(days=rule.at_most),
        last + timedelta(days=rule.every),
        channel,
        "care",
        Message(words, {"day": last}),
    )
