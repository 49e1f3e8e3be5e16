"""What the ledgers of running loans give to the queue: dues, steps into worse groups, what became of promises."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Message
from crodesk.domain.follow_up.rules import Rules
from crodesk.domain.follow_up.sources import arrears, group_steps
from crodesk.domain.follow_up.steps import latest_due
from crodesk.domain.records import by_name
from crodesk.services.clock_reading import Cells, Facts, dates


def late(facts: Facts) -> list[arrears.Late]:
    """Return the loans that are late, by the core or their own ledger, with how their customers keep promises."""
    found = [*_late_by_core(facts), *_late_by_ledger(facts)]
    if not found:
        return []
    from crodesk.domain.follow_up.sources import promised

    numbers: dict[int, list[str]] = defaultdict(list)
    for one in found:
        numbers[one.customer_rid].append(one.number)
    theirs: dict[int, list[promised.Judged]] = defaultdict(list)
    for each in facts.promises:
        theirs[each.promise.customer_rid].append(each)
    return [
        one._replace(promises=promised.standing(theirs[one.customer_rid], one.number, numbers[one.customer_rid]))
        if theirs[one.customer_rid]
        else one
        for one in found
    ]


def _late_by_core(facts: Facts) -> Iterator[arrears.Late]:
    """Yield the loans and cards that are late by the core's figures, with what came in since."""
    for cells in facts("arrears"):
        *stated, received = dates(cells, 3)
        yield arrears.Late(*stated)._replace(received_minor=received)


def _late_by_ledger(facts: Facts) -> Iterator[arrears.Late]:
    """Yield the loans that are late by their own ledger, with the days until today."""
    for cells in facts("ledger_arrears", today=facts.today.isoformat()):
        uid, customer, number, oldest, minor, currency, group = dates(cells, 3)
        yield arrears.Late(uid, customer, number, facts.today, (facts.today - oldest).days, minor, currency, group)


def instalments(facts: Facts, until: date) -> Iterator[Cells]:
    """Yield the next instalments, up to a day, of loans whose own ledger says that nothing is late."""
    return facts("ledger_instalment", until=until.isoformat(), today=facts.today.isoformat())


def group_step_clocks(facts: Facts, rules: Rules) -> Iterator[Clock]:
    """Yield a clock for each late loan that comes near a worse debt group."""
    rule = rules["group_step"]
    until = latest_due(rule.lead, facts.today) + timedelta(days=1)
    asked = {"until": until.isoformat(), "today": facts.today.isoformat()}
    rows = facts("group_step", **asked) if rule.on else ()
    return group_steps.clocks((group_steps.Falling(*dates(row, 3)) for row in rows), rule, facts.today)


def warning_clocks(facts: Facts, rules: Rules) -> Iterator[Clock]:
    """Yield a clock for each loan with early warnings that nobody answered; their names are read where it matters."""
    rows = list(facts("warning", today=facts.today.isoformat())) if rules["warning"].on else []
    if not rows:
        return iter(())
    from crodesk.domain.follow_up.sources import warnings

    return warnings.clocks((warnings.Open(*dates(row, 3)) for row in rows), rules["warning"], facts.today)


def measure_clocks(facts: Facts, rules: Rules) -> Iterator[Clock]:
    """Yield a clock for each day by which a measure, or a step of one, is to be done."""
    rule = rules["measure"]
    until = {"until": latest_due(rule.lead, facts.today).isoformat()}
    rows = [*facts("measure", **until), *facts("measure_step", **until)] if rule.on else []
    if not rows:
        return iter(())
    from crodesk.domain.follow_up.sources import measures
    from crodesk.services import loan_measure_course

    kinds = by_name("collection_measure").field("kind")
    return measures.clocks(
        (
            measures.Dated(loan, uid, customer, date.fromisoformat(on), number, kinds.label_of(kind), *what)
            for loan, uid, customer, on, number, kind, *step in rows
            for what in [[loan_measure_course.named(each) for each in step]]
        ),
        rule,
        facts.today,
    )


def promises(facts: Facts) -> dict[int, Message]:
    """Return by number of each promise to pay what the customer's ledgers show of it."""
    if not facts.promises:
        return {}
    from crodesk.domain.follow_up.sources import promised

    return promised.reasons(facts.promises)
