"""A row of the queue in words: when, what, for whom, and the sign before it."""

from datetime import date

from crodesk.domain.dates import weekday_name
from crodesk.domain.records import by_name
from crodesk.domain.text import capital
from crodesk.language import _, language
from crodesk.services.queue import QueueItem
from crodesk.widgets.signs import signs

WHAT = by_name("follow_up").field("what")
A_WEEK = 7


def sign(item: QueueItem) -> str:
    """Return the sign that says how pressing a row is."""
    if item.part == "late":
        return signs().late
    if item.pinned:
        return signs().attention
    return signs().soon if item.part == "today" and item.due_time else signs().normal


def ink(item: QueueItem) -> str:
    """Return the ink of the sign."""
    return {"late": "bad", "today": "warn" if item.due_time else ""}.get(item.part, "muted")


def due(item: QueueItem, today: date) -> str:
    """Return when it is due, as short as can be: `6d late`, `09:30`, `today`, `Mon 23`, `in 12d`, `→ Mon 23`."""
    if item.folded_rule:
        return ""
    if today.isoformat() < item.asks_on > item.due_on:  # it was put off: what counts is when it comes back
        return f"→ {_short(date.fromisoformat(item.asks_on), today)}"
    day = date.fromisoformat(item.due_on)
    days = (day - today).days
    return _past(item, -days) if days < 0 else _to_come(item, day, today)


def _past(item: QueueItem, days: int) -> str:
    if item.part == "late":
        return _("{days}d late").format(days=days)
    return _("{days}d ago").format(days=days)


def _to_come(item: QueueItem, day: date, today: date) -> str:
    if day == today:
        return item.due_time or _("today")
    if (day - today).days < A_WEEK and item.due_time:
        return f"{weekday_name(day, language(), short=True)} {item.due_time}"
    return _short(day, today)


def _short(day: date, today: date) -> str:
    """Return a day to come, as short as can be."""
    days = (day - today).days
    return (
        f"{weekday_name(day, language(), short=True)} {day.day}" if days < A_WEEK else _("in {days}d").format(days=days)
    )


def what(item: QueueItem) -> str:
    """Return what is to be done; nothing of a row that stands for many."""
    if item.folded_rule:
        return ""
    return capital(_(WHAT.label_of(item.what)))


def who(item: QueueItem) -> str:
    """Return for whom, and how many more reasons there are for the same customer."""
    if item.others and item.customer_rid:
        return f"{item.name} +{item.others}"
    return item.name


def subject(item: QueueItem, today: date) -> str:
    """Return a row as a message names it."""
    return ", ".join(part for part in (what(item), item.name, item.about(today)) if part)
