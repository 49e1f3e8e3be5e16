"""What comes up in the next two weeks: bars for the days, and the first rows by name."""

from collections.abc import Sequence
from datetime import date

from crodesk.domain.dates import weekday_name
from crodesk.language import _, language
from crodesk.screens.queueing import words
from crodesk.services.queue import QueueItem
from crodesk.widgets.paint import fit
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line

DAY_CELLS = 8
BAR = "█"
PLAIN_BAR = "#"
NAMED = 8
"""How many rows are named below the bars."""


def bars(days: Sequence[tuple[date, int]], width: int) -> list[Line]:
    """Return a line a day; the longest bar takes the room there is."""
    most = max((count for _day, count in days), default=0)
    room = max(width - DAY_CELLS - 6, 4)
    block = BAR if signs().side == "│" or signs().side == " " else PLAIN_BAR
    lines = []
    for day, count in days:
        label = fit(f"{weekday_name(day, language(), short=True)} {day.day}", DAY_CELLS)
        size = -(-count * room // most) if most else 0
        lines.append(line((label, "muted"), (block * size, "accent"), right=((str(count) if count else "-", "plain"),)))
    return lines


def named(items: Sequence[QueueItem], today: date) -> list[Line]:
    """Return the first rows that come, each with its day."""
    return [
        line(
            (fit(_day(item), DAY_CELLS), "muted"),
            " ".join(part for part in (words.what(item), item.name, item.about(today)) if part),
        )
        for item in items[:NAMED]
    ]


def _day(item: QueueItem) -> str:
    day = date.fromisoformat(item.due_on)
    return f"{weekday_name(day, language(), short=True)} {day.day}"


def in_a_line(items: Sequence[QueueItem], today: date) -> str:
    """Return what comes up, in one line; each day is named once."""
    parts, before = [], ""
    for item in items:
        day = _day(item)
        what = ": ".join(part for part in (item.name, item.about(today)) if part)
        parts.append(what if day == before else f"{day} {what}")
        before = day
    return _("Coming up: {what}").format(what=" · ".join(parts)) if parts else _("Nothing comes up in two weeks.")
