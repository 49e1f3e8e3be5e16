"""The columns of the queue."""

from collections.abc import Callable
from datetime import date

from crodesk.domain.words import N_
from crodesk.screens.queueing import words
from crodesk.services.queue import QueueItem
from crodesk.widgets.columns import Column
from crodesk.widgets.signs import widest


def columns(today: Callable[[], date]) -> list[Column[QueueItem]]:
    """Return the columns; `today` is asked when a row is painted."""
    return [
        Column("sign", "", widest, text=words.sign, style_of=words.ink),
        Column("due", N_("Due"), 10, text=lambda item: words.due(item, today()), style_of=words.ink),
        Column("what", N_("What"), 7, priority=2, most=12, flex=1, text=words.what),
        Column("who", N_("Customer"), 17, flex=3, most=34, text=words.who),
        Column("about", N_("About"), 20, flex=6, priority=1, text=lambda item: item.about(today())),
    ]
