"""How urgent a row of the queue is, and why: a score that explains itself."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from crodesk.domain.follow_up.clock import Item
from crodesk.domain.follow_up.message import Message, Word
from crodesk.domain.words import N_

Part = Literal["late", "today", "week", "later", "waiting"]
PARTS: tuple[Part, ...] = ("late", "today", "week", "later", "waiting")

LATE, TODAY, SOON = 6000, 2000, 1000
PINNED = 100_000
HIGH = 300
WEIGHTS = {
    "money": 700,
    "promise": 600,
    "legal": 500,
    "case": 550,
    "deposit": 400,
    "task": 300,
    "need": 100,
    "care": 0,
}
SOFT = {"need", "care"}
"""What is never late: nobody waits for it on a day."""
DUE_TODAY = 600
"""What is due on this very day goes before what merely asks in good time."""
WORD_OF_HONOUR = 1500
"""What money and promises count more on the very day: they go before appointments."""
TIMED = 1300
"""What has an hour goes before what has only a day, unless that is very grave."""
A_POINT = 2
"""Minutes that one point stands for."""
_HOUR = re.compile("[0-2][0-9]:[0-5][0-9]", re.ASCII)
TIERS = {"gold": 80, "silver": 40}
MOST_DAYS = 90
"""Days late beyond which a row grows no more urgent: what is old is not more pressing than what is grave."""
A_DAY_LATE = 5
MANY_TRIES = 3
"""After so many tries that reached nobody, another channel is proposed."""


@dataclass(frozen=True, slots=True)
class Urgency:
    """How urgent a row is."""

    part: Part
    score: int
    """Larger is more urgent; a day never changes the order of two rows that are equally late and grave."""
    reasons: tuple[Message, ...]
    """Why, most telling first."""


def part_of(item: Item, today: date) -> Part:
    """Return where a row stands: what was put off or waits for somebody asks nothing before its day."""
    asks_on = item.shows_on
    put_off = item.answer is not None and item.answer.put_off_to is not None and item.answer.put_off_to > today
    if item.answer is not None and item.answer.waiting_for and (put_off or item.due_on >= today):
        return "waiting"
    if not put_off and item.due_on < today and item.clock.weight not in SOFT:
        return "late"
    if asks_on <= today:
        return "today"
    stands_on = asks_on if put_off else max(asks_on, item.due_on)
    return "week" if stands_on <= today + timedelta(days=7) else "later"


def urgency(item: Item, tier: str, today: date) -> Urgency:
    """Return where a row stands, how urgent it is and why; the same facts always give the same."""
    part = part_of(item, today)
    days_late = (today - item.due_on).days
    high = item.clock.high or bool(item.answer and item.answer.high)
    pinned = bool(item.answer and item.answer.pinned)
    base = {"late": LATE, "today": TODAY, "week": SOON}.get(part, 0) + PINNED * pinned
    grave = WEIGHTS[item.clock.weight] + HIGH * high + TIERS.get(tier, 0)
    if part == "late":
        grave += min(days_late, MOST_DAYS) * A_DAY_LATE
    elif part == "today" and days_late == 0:
        honour = WORD_OF_HONOUR if item.clock.weight in {"money", "promise"} else 0
        grave = DUE_TODAY + (honour + grave if honour else _appointment(item) or grave)
    score = base + grave
    return Urgency(part, score, tuple(_reasons(item, tier, today, high=high, pinned=pinned)))


def _appointment(item: Item) -> int:
    """Return what the hour of an appointment counts: the earlier, the more, whoever it is with; 0 without an hour."""
    if not _HOUR.fullmatch(item.due_time):
        return 0
    hours, minutes = item.due_time.split(":")
    return TIMED - (int(hours) * 60 + int(minutes)) // A_POINT


def _reasons(item: Item, tier: str, today: date, *, high: bool, pinned: bool) -> "list[Message]":
    days = (item.due_on - today).days
    reasons = [] if item.clock.weight in SOFT and days < 0 else [_when(days)]
    reasons += item.clock.reasons
    if pinned:
        reasons.insert(0, Message(N_("pinned")))
    if high:
        reasons.append(Message(N_("important")))
    if item.answer is not None:
        reasons += _history(item, today)
    if tier in TIERS:
        reasons.append(
            Message(N_("{tier} customer"), {"tier": Word({"gold": N_("Gold"), "silver": N_("Silver")}[tier])})
        )
    return reasons


def _when(days: int) -> Message:
    if days == 0:
        return Message(N_("due today"))
    if days < 0:
        return Message(N_("1 day late")) if days == -1 else Message(N_("{days} days late"), {"days": -days})
    return Message(N_("due tomorrow")) if days == 1 else Message(N_("due in {days} days"), {"days": days})


def _history(item: Item, today: date) -> "list[Message]":
    answer = item.answer
    assert answer is not None
    reasons = []
    if answer.put_off_to is not None and answer.put_off_to <= today:
        reasons.append(Message(N_("put off until {day}, now back"), {"day": answer.put_off_to}))
    elif answer.put_off_to is not None:
        reasons.append(Message(N_("put off to {day}"), {"day": answer.put_off_to}))
    if answer.waiting_for:
        reasons.append(Message(N_("waiting for {whom}"), {"whom": answer.waiting_for}))
    if answer.tries >= MANY_TRIES:
        reasons.append(Message(N_("{tries} tries reached nobody: try another way"), {"tries": answer.tries}))
    elif answer.tries:
        reasons.append(Message(N_("tried {tries} times"), {"tries": answer.tries}))
    return reasons
