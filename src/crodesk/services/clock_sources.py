"""Handing what was read to the rules of each source of clocks."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import chain

from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.clock import Clock, Item, joined
from crodesk.domain.follow_up.recurrence import Recurrence
from crodesk.domain.follow_up.rules import HORIZON, Rules
from crodesk.domain.follow_up.sources import applications, arrears, cadence, cases, dated, series, stale, tasks
from crodesk.domain.follow_up.steps import latest_due
from crodesk.services import clock_greetings, clock_loans
from crodesk.services.clock_reading import Facts, dates, labelled, number_of_days

_COLLECTS = f"|{applications.COLLECT}"
# Ends the key of a clock that asks for facts.
PAID_DAYS = 3
"""So many days after its day an instalment that the core states is taken as paid, until it says otherwise."""


def items(facts: Facts, rules: Rules) -> Iterator[Item]:
    """Yield every open row of the queue: the officer's own, and the clocks that were neither done nor dropped."""
    planned = (tasks.Task(*dates(row, 5, 8)) for row in facts("task"))
    yield from tasks.items(planned, clock_loans.promises(facts))
    clocks = [clock for make in SOURCES for clock in make(facts, rules)]
    yield from joined(clocks, facts.answers)


def _dated(name: str) -> "Callable[[Facts, Rules], Iterator[Clock]]":
    def make(facts: Facts, rules: Rules) -> Iterator[Clock]:
        rule = rules[name]
        if not rule.on:
            return iter(())
        until = latest_due(rule.lead, facts.today)
        asked: dict[str, object] = {"until": until.isoformat()}
        if name == "instalment":
            asked["since"] = (facts.today - timedelta(days=PAID_DAYS)).isoformat()
        ledgers = clock_loans.instalments(facts, until) if name == "instalment" else ()
        known = chain(facts(name, **asked), ledgers)
        rows = (dated.Dated(*labelled(name, dates(row, 2), 3)) for row in known)
        return dated.clocks(rows, rule, facts.today)

    return make


def _stale(name: str) -> "Callable[[Facts, Rules], Iterator[Clock]]":
    def make(facts: Facts, rules: Rules) -> Iterator[Clock]:
        rule = rules[name]
        before = facts.today + timedelta(days=HORIZON - rule.every)
        rows = facts(name, until=before.isoformat()) if rule.on else ()
        return stale.clocks((stale.Aged(*dates(row, 2)) for row in rows), rule)

    return make


def _series(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rows = facts("series") if rules["series"].on else ()
    read = ((row, recurrence.read(row[6])) for row in rows)
    known = (series.Series._make((*row[:6], kept)) for row, kept in read if isinstance(kept, Recurrence))
    return series.clocks(known, facts.is_answered, facts.today, facts.calendar)


def _cases(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rows = facts("case") if rules["case"].on else ()
    return cases.clocks(cases.Case(*labelled("case", dates(row, 5, 6, 7), 3)) for row in rows)


def _applications(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rule = rules["application"]
    rows = (labelled("application", dates(row, 4, 7, 8), 3) for row in (facts("application") if rule.on else ()))
    return applications.clocks((applications.Application(*row) for row in rows), rule, facts.today)


def _collecting(facts: Facts, _rules: Rules) -> Iterator[Clock]:
    """Yield the clocks that ask for the facts that applications lack; nothing is appraised where nobody asked."""
    asked = {
        key: each.due_on for key, each in facts.answers.items() if key.endswith(_COLLECTS) and each.status == "open"
    }
    if not asked:
        return iter(())
    from crodesk.services import application_collecting  # reads the appraisal

    return applications.collecting(application_collecting.lacking(facts.connection, asked, facts.today))


def _arrears(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rule = rules["arrears"]
    if not rule.on:
        return iter(())
    late = clock_loans.late(facts)
    return arrears.clocks(late, rule, facts.today, facts.groups, facts.ladder) if late else iter(())


def _cadence(facts: Facts, rules: Rules) -> Iterator[Clock]:
    rows = (
        cadence.Known(*dates((*row[:3], number_of_days(row[3]), *row[4:]), 4, 5, 6, 7, 8)) for row in facts("cadence")
    )
    return cadence.clocks(rows, rules, facts.today)


DATED = (
    "paper", "consent", "review", "insurance", "maturity", "instalment", "inspection", "condition", "proof",
    "availability", "need",
)  # fmt: skip
SOURCES: tuple[Callable[[Facts, Rules], Iterator[Clock]], ...] = (
    *map(_dated, DATED),
    *map(_stale, ("stale_fact", "stale_need")),
    _series,
    _cases,
    _applications,
    _collecting,
    _arrears,
    clock_loans.group_step_clocks,
    clock_loans.measure_clocks,
    clock_loans.warning_clocks,
    _cadence,
    clock_greetings.birthdays,
    clock_greetings.anniversaries,
    clock_greetings.holidays,
)
"""Every source of clocks."""
