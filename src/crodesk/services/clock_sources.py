"""Reading what clocks are made of, and handing it to the rules of each source."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up import days_off, recurrence
from crodesk.domain.follow_up.clock import Answer, Clock, Item, joined
from crodesk.domain.follow_up.recurrence import Recurrence
from crodesk.domain.follow_up.rules import HORIZON, Rule, Rules, parse_lead
from crodesk.domain.follow_up.sources import (
    applications,
    arrears,
    cadence,
    cases,
    dated,
    greetings,
    series,
    stale,
    tasks,
)
from crodesk.domain.follow_up.steps import latest_due
from crodesk.domain.lunar import birthdays_kept
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.storage import clock_facts
from crodesk.storage.connection import Connection

Cells = tuple[Any, ...]
PAID_DAYS = 3
"""So many days after its day an instalment is taken as paid, until a newer reading says otherwise."""

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

    def __init__(self, db: Connection, today: date, feasts: Mapping[str, date], *, touched: bool) -> None:
        self._db = db
        self.today = today
        self.feasts = feasts
        self._touched = touched
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

    def is_answered(self, key: str) -> bool:
        """Tell whether a turn of a clock was done or dropped."""
        return key in self.answers and self.answers[key].status != "open"

    def __call__(self, source: str, **values: object) -> Iterator[Cells]:
        """Yield the rows of a source."""
        yield from self._db.execute(clock_facts.statement(source, touched=self._touched), values)


def items(facts: Facts, rules: Rules) -> Iterator[Item]:
    """Yield every open row of the queue: the officer's own, and the clocks that were neither done nor dropped."""
    yield from tasks.items(tasks.Task(*_dates(row, 5, 8)) for row in facts("task"))
    clocks = [clock for make in SOURCES for clock in make(facts, rules)]
    yield from joined(clocks, facts.answers)


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
    moved, back = date.fromisoformat(due_on), _day(put_off_to)
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


def _dated(name: str) -> "Callable[[Facts, Rules], Iterator[Clock]]":
    def make(facts: Facts, rules: Rules) -> Iterator[Clock]:
        rule = rules[name]
        if not rule.on:
            return iter(())
        asked: dict[str, object] = {"until": latest_due(rule.lead, facts.today).isoformat()}
        if name == "instalment":
            asked["since"] = (facts.today - timedelta(days=PAID_DAYS)).isoformat()
        rows = (dated.Dated(*_labelled(name, _dates(row, 2), 3)) for row in facts(name, **asked))
        return dated.clocks(rows, rule, facts.today)

    return make


def _stale(name: str) -> "Callable[[Facts, Rules], Iterator[Clock]]":
    def make(facts: Facts, rules: Rules) -> Iterator[Clock]:
        rule = rules[name]
        before = facts.today + timedelta(days=HORIZON - rule.every)
        rows = facts(name, until=before.isoformat()) if rule.on else ()
        return stale.clocks((stale.Aged(*_dates(row, 2)) for row in rows), rule)

    return make


def _series(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rows = facts("series") if rules["series"].on else ()
    read = ((row, recurrence.read(row[6])) for row in rows)
    known = (series.Series._make((*row[:6], kept)) for row, kept in read if isinstance(kept, Recurrence))
    return series.clocks(known, facts.is_answered, facts.today, facts.calendar)


def _cases(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rows = facts("case") if rules["case"].on else ()
    return cases.clocks(cases.Case(*_labelled("case", _dates(row, 5, 6, 7), 3)) for row in rows)


def _applications(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rule = rules["application"]
    rows = (_labelled("application", _dates(row, 4, 7, 8), 3) for row in (facts("application") if rule.on else ()))
    return applications.clocks((applications.Application(*row) for row in rows), rule, facts.today)


def _arrears(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rule = rules["arrears"]
    rows = facts("arrears") if rule.on else ()
    return arrears.clocks((arrears.Late(*_dates(row, 3)) for row in rows), rule, facts.today, facts.groups)


def _cadence(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rows = (cadence.Known(*_dates((*row[:3], _days(row[3]), *row[4:]), 4, 5, 6, 7, 8)) for row in facts("cadence"))
    return cadence.clocks(rows, rules, facts.today)


def _birthdays(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rule = rules["birthday"]
    if not rule.on:
        return
    first, days = _window(facts.today, rule)
    solar = _solar(first, days)
    yield from greetings.birthdays(_feasts(facts, "birthday", solar), solar, rule)
    lunar = _lunar(first, days)
    yield from greetings.birthdays(_feasts(facts, "lunar_birthday", lunar), lunar, rule)


def _anniversaries(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rule = rules["anniversary"]
    if rule.on:
        kept = _solar(*_window(facts.today, rule))
        yield from greetings.anniversaries(_feasts(facts, "anniversary", kept), kept, rule)


def _holidays(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rule = rules["holiday"]
    if rule.on and facts.feasts:
        yield from greetings.holidays(facts("holiday"), facts.feasts, rule)


def feasts(db: Connection, rules: Rules, today: date) -> dict[str, date]:
    """Return the feasts whose greetings are due soon where the branch is; needs the library of holidays."""
    first, days = _window(today, rules["holiday"])
    return days_off.feasts(country(db), first, first + timedelta(days=days - 1))


def country(db: Connection) -> str:
    """Return the country whose holidays the branch keeps."""
    row = db.execute("SELECT currency FROM branch ORDER BY rid LIMIT 1").fetchone()
    return days_off.COUNTRY.get(row[0] if row else "VND", "VN")


def _window(today: date, rule: Rule) -> tuple[date, int]:
    """Return the first day that may still be wished well for, and how many days are looked at."""
    return today - timedelta(days=greetings.GRACE), greetings.GRACE + max(rule.lead, default=0) + GREETING_DAYS


GREETING_DAYS = 15
"""Greetings are made for the next two weeks: each is a row, and they are many."""


@lru_cache(maxsize=8)  # the same after every change of a day
def _lunar(first: date, days: int) -> dict[str, date]:
    """Return on which day of the window each lunar `MM-DD` is kept."""
    return {kept: day for day, names in birthdays_kept(first, days, "vi").items() for kept in names}


@lru_cache(maxsize=8)
def _solar(first: date, days: int) -> dict[str, date]:
    """Return on which day of the window each `MM-DD` is kept; the 29th of February on the 28th of a common year."""
    kept = {f"{day:%m-%d}": day for day in (first + timedelta(days=step) for step in range(days))}
    end = kept.get("02-28")
    return {**kept, "02-29": end} if end and "02-29" not in kept and (end + timedelta(1)).day == 1 else kept


def _feasts(facts: Facts, source: str, kept: dict[str, date]) -> Iterator[greetings.Feast]:
    for uid, rid, day, year, firm in facts(source, days=json.dumps(sorted(kept))):
        yield greetings.Feast(uid, rid, day, year or 0, bool(firm))


SOURCES: tuple[Callable[[Facts, Rules], Iterator[Clock]], ...] = (
    *map(_dated, ("paper", "consent", "review", "insurance", "maturity", "instalment", "need")),
    *map(_stale, ("stale_fact", "stale_need")),
    _series,
    _cases,
    _applications,
    _arrears,
    _cadence,
    _birthdays,
    _anniversaries,
    _holidays,
)
"""Every source of clocks."""


def _dates(row: Cells, *places: int) -> list[Any]:
    cells = list(row)
    for place in places:
        cells[place] = _day(cells[place])
    return cells


def _labelled(source: str, cells: list[Any], place: int) -> list[Any]:
    if source in LABELS:
        kind, field = LABELS[source]
        cells[place] = by_name(kind).field(field).label_of(cells[place])
    return cells


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
