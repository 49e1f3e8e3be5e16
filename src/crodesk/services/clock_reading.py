"""Reading what clocks are made of: the rows of each source, the rules in force, the tiers of customers."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up import days_off
from crodesk.domain.follow_up.clock import Answer
from crodesk.domain.follow_up.rules import Rule, Rules, parse_lead
from crodesk.domain.follow_up.sources import arrears
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.services import stored
from crodesk.storage import clock_facts
from crodesk.storage.connection import Connection

if TYPE_CHECKING:
    from crodesk.domain.follow_up.sources.promised import Judged
    from crodesk.domain.lending.collecting.ladder import Ladder

Cells = tuple[Any, ...]
PACK = {"VN": "vn-sbv-31-2024", "CN": "cn-2023"}
"""By which rules debts are put into groups, by country."""

LABELS = {
    "paper": ("identity_document", "kind"),
    "consent": ("consent", "purpose"),
    "case": ("service_case", "kind"),
    "application": ("application", "stage"),
}
"""Sources whose label is a choice, with the field that words it."""


class Facts:
    """The rows of the sources, for all customers or those that were touched."""

    def __init__(self, db: Connection, today: date, feasts: Mapping[str, date], *, touched: bool = False) -> None:
        self.connection = self._db = db
        self.today = today
        self.feasts = feasts
        self._touched = touched
        held = zip(clock_facts.SOURCES_HELD, db.execute(clock_facts.HELD).fetchone(), strict=True) if touched else ()
        self._without = {source for source, has in held if not has}
        self.answers: dict[str, Answer] = {row[0]: _answer(*row[1:]) for row in self("answer")}
        """What was answered so far, by the clock's key."""

    def calendar(self) -> BranchCalendar:
        """Return the days off of the branch; the library that knows them is read when it is first asked for."""
        return days_off.branch_calendar(country(self._db), self.today.year)

    @cached_property
    def groups(self) -> arrears.Groups:
        """The debt groups of the country by days past due, read when something is late; none without known rules."""
        pack = PACK.get(country(self._db))
        if pack is None:
            return ()
        from crodesk.domain.rules import packs

        return tuple((group.first_dpd, group.code) for group in packs.load(pack).groups)

    @cached_property
    def ladder(self) -> "Ladder":
        """The ladder of urging, read when something is late."""
        from crodesk.domain.lending.collecting import ladder

        return ladder.ladder()

    @cached_property
    def promises(self) -> "list[Judged]":
        """What customers with loans promised, with what became of it; the rules are read where there is any."""
        rows = list(self("promised"))
        if not rows:
            return []
        from crodesk.services import clock_promises

        return clock_promises.judged(self, rows)

    def is_answered(self, key: str) -> bool:
        """Tell whether a turn of a clock was done or dropped."""
        return key in self.answers and self.answers[key].status != "open"

    def __call__(self, source: str, **values: object) -> Iterator[Cells]:
        """Yield the rows of a source."""
        if source not in self._without:
            yield from self._db.execute(clock_facts.statement(source, touched=self._touched), values)


def _answer(
    rid: int,
    status: str,
    due_on: str,
    due_time: str,
    put_off_to: str | None,
    pinned: int,
    tries: int,
    waiting_for: str,
    high: int,
) -> Answer:
    moved, back = date.fromisoformat(due_on), stored.day(put_off_to)
    return Answer(rid, status, moved, due_time, back, bool(pinned), tries, waiting_for, bool(high))


def rules(db: Connection) -> Rules:
    """Return the rules in force: the shipped ones, and those that the officer changed."""
    return Rules(map(_rule, db.execute(clock_facts.RULES)))


def _rule(row: Cells) -> Rule:
    name, tier, channel, running, lead, every, at_most, a_day = row
    steps = parse_lead(lead)
    if isinstance(steps, Problem):  # another program wrote it
        steps = ()
    return Rule(name, bool(running), steps, tier, channel, every or 0, at_most or 0, a_day or 0)


def tiers(db: Connection, customers: Collection[int | None]) -> dict[int | None, str]:
    """Return the tier of each customer that has one."""
    found: dict[int | None, str] = dict(db.execute(clock_facts.TIERS, (json.dumps(sorted(filter(None, customers))),)))
    return found


def country(db: Connection) -> str:
    """Return the country whose holidays the branch keeps."""
    row = db.execute("SELECT currency FROM branch ORDER BY rid LIMIT 1").fetchone()
    return days_off.COUNTRY.get(row[0] if row else "VND", "VN")


def dates(row: Cells, *places: int) -> list[Any]:
    """Return the cells of a row, those at some places as days."""
    cells = list(row)
    for place in places:
        cells[place] = stored.day(cells[place])
    return cells


def labelled(source: str, cells: list[Any], place: int) -> list[Any]:
    """Return cells whose choice at a place is the message id of its words."""
    if source in LABELS:
        kind, field = LABELS[source]
        cells[place] = by_name(kind).field(field).label_of(cells[place])
    return cells


def number_of_days(text: str | None) -> int:
    """Return a number of days as it was typed; 0 for none."""
    return int(text) if text and text.isdigit() else 0
