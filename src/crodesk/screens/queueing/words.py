"""A row of the queue in words: when, what, for whom, and the sign before it."""

from datetime import date

from crodesk.domain.dates import weekday_name
from crodesk.domain.records import by_name
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
    """Return when it is due, as short as can be: `6d late`, `09:30`, `today`, `Mon 23`, `in 12d`."""
    if item.folded_rule:
        return ""
    day = date.fromisoformat(item.due_on)
    days = (day - today).days
    if days < 0 and item.part == "late":
        return _("{days}d late").format(days=-days)
    if days < 1 - A_WEEK:
        return _("{days}d ago").format(days=-days)
    if days == 0:
        return item.due_time or _("today")
    if days < A_WEEK:
        return f"{weekday_name(day, language(), short=True)} {item.due_time or format(day.day)}"
    return _("in {days}d").format(days=days)


def what(item: QueueItem) -> str:
    """Return what is to be done; nothing of a row that stands for many."""
    if item.folded_rule:
        return ""
    words = _(WHAT.label_of(item.what))
    return words[:1].upper() + words[1:]


def who(item: QueueItem) -> str:
    """Return for whom, and how many more reasons there are for the same customer."""
    if item.others and item.customer_rid:
        return f"{item.name} +{item.others}"
    return item.name


def subject(item: QueueItem, today: date) -> str:
    """Return a row as a message names it."""
    return ", ".join(part for part in (what(item), item.name, item.about(today)) if part)
