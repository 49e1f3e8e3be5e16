"""Early warnings of loans that nobody answered: each loan asks once for all of its signals, anew when one comes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Message
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.rules import figures
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_

OWN_CLOCKS = frozenset({"late", "inspection", "identity"})
"""Signals whose matter has a clock of its own: they add to the weight, and don't ask alone."""


class Open(NamedTuple):
    """A signal that needs an answer."""

    subject: str
    """The uid of the loan, of the customer where it is about no loan alone."""
    customer_rid: int
    number: str
    """Of the loan; empty where it is about none alone."""
    seen_on: date
    code: str
    weight: int
    uid: str
    """Of the signal."""


def clocks(rows: Iterable[Open], rule: Rule, today: date) -> Iterator[Clock]:
    """Yield one clock for each loan with something that nothing else asks about."""
    loans: dict[str, list[Open]] = defaultdict(list)
    for row in rows:
        if row.seen_on <= today:
            loans[row.subject].append(row)
    for signals in loans.values():
        asking = [one for one in signals if one.code not in OWN_CLOCKS]
        if asking:
            yield _clock(signals, asking, rule)


def _clock(signals: list[Open], asking: list[Open], rule: Rule) -> Clock:
    newest = max(asking, key=lambda one: (one.seen_on, one.uid))
    oldest = min(one.seen_on for one in asking)
    weight = sum({one.code: one.weight for one in signals}.values())
    return Clock(
        "warning",
        newest.subject,
        f"{newest.seen_on}/{newest.uid}",
        newest.customer_rid,
        oldest + timedelta(days=rule.every),
        newest.seen_on,
        "review",
        "money",
        _about(asking),
        reasons=(Message(N_("warnings weigh {weight}"), {"weight": weight}),),
    )


def _about(asking: list[Open]) -> Message:
    heaviest, *others = sorted(asking, key=lambda one: (-one.weight, one.code, one.uid))
    number, signal, more = heaviest.number, _name(heaviest.code), len(others)
    if not number:
        text = N_("{signal}, and {more} more") if more else N_("warning: {signal}")
        return Message(text, {"signal": signal, "more": more} if more else {"signal": signal})
    if not more:
        return Message(N_("{number}: {signal}"), {"number": number, "signal": signal})
    return Message(N_("{number}: {signal}, and {more} more"), {"number": number, "signal": signal, "more": more})


def _name(code: str) -> Words:
    rule = figures.load("warnings").get(code)
    name: Words = rule["name"] if rule else Words(code, code, code)
    return name
