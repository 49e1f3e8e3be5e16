"""A desk with a day's work on it: late, today, coming; today is Friday, 20 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual.pilot import Pilot

from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from tests.builders import a_customer, a_record
from tests.screens.desk_app import rows_of

LATE, YESTERDAY, TODAY, TUESDAY = (date(2026, 11, day) for day in (14, 19, 20, 24))

PLANNED: tuple[tuple[str, str, str, date, dict[str, Any]], ...] = (
    ("Trần Văn Đức", "promise", "pays 12.4m", LATE, {"promised_by": "customer"}),
    ("Lê Thị Mai", "call", "card charged twice", YESTERDAY, {}),
    ("陈美玲", "meet", "renew the deposit", TODAY, {"due_time": "09:30"}),
    ("Vũ Đình Nam", "call", "campaign: home loan", TODAY, {}),
    ("Bùi Thu Hà", "call", "campaign: home loan", TODAY, {}),
    ("王小明", "call", "campaign: home loan", TODAY, {}),
    ("Trần Văn Đức", "task", "send the form", TODAY, {}),
    ("Đỗ Minh Tâm", "call", "half a year check-in", TUESDAY, {}),
)
"""Who, what, about what, when, and what else; each customer has a phone of 0903 555 1.. in this order."""
FIRST = ["Trần Văn Đức", "Lê Thị Mai", "陈美玲"]
"""Late ones first, the promise before the call; then what has an hour."""
CAMPAIGN = {"Vũ Đình Nam", "Bùi Thu Hà", "王小明"}
"""They are equally urgent and stand last."""


def fill(desk: Desk) -> Desk:
    """Write everything down, and make the rows."""
    rids: dict[str, int] = {}
    for name, what, about, due_on, more in PLANNED:
        if name not in rids:
            rids[name] = a_customer(desk, name, phone=f"0903 555 1{len(rids):02}")
        a_record(desk, "follow_up", rids[name], what=what, about=about, due_on=due_on, **more)
    desk.keep_queue()
    return desk


def shown(pilot: Pilot[int]) -> list[QueueItem]:
    """Return the rows that the room lists."""
    rows = rows_of(pilot, "#queue")
    return list(rows.view.window.source.page(0, rows.count or 0))


def names(pilot: Pilot[int]) -> list[str]:
    """Return for whom they are."""
    return [item.name for item in shown(pilot)]


def selected(pilot: Pilot[int]) -> QueueItem:
    """Return the row one is on."""
    row: QueueItem | None = rows_of(pilot, "#queue").row
    assert row is not None
    return row


def kept(desk: Desk, about: str, *columns: str) -> tuple[Any, ...]:
    """Return columns of the follow-up with these words."""
    sql = f"SELECT {', '.join(columns)} FROM follow_up WHERE about = ? ORDER BY rid"
    (row,) = desk.look(lambda reader: list(reader.rows(sql, (about,))))
    return tuple(row)


def value(desk: Desk, sql: str) -> Any:
    """Return what is kept."""
    return desk.look(lambda reader: reader.value(sql))
