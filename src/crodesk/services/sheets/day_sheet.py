"""A day as a page: in the morning what is planned by time and place, in the evening what came of it."""

from collections.abc import Iterable, Iterator
from datetime import date

from crodesk.domain.dates import format_date
from crodesk.domain.money import money_with_sign
from crodesk.domain.records import by_name
from crodesk.domain.text import capital
from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Words
from crodesk.language import _, language
from crodesk.services.day import OUT, Close, Contact, Done, Plan, Promised
from crodesk.services.queue import QueueItem

WHAT = by_name("follow_up").field("what")
OUTCOME = by_name("interaction").field("outcome")
KIND = by_name("interaction").field("kind")
BOX = "[ ]"
Said = tuple[str, str]


def opening(plan: Plan, officer: str, today: date) -> Paper:
    """Return the page of the morning in the language in use."""
    parts = (
        (N_("By the clock"), [(row.due_time, _planned(row, plan, today)) for row in plan.timed]),
        (N_("Visits"), [(BOX, _planned(row, plan, today)) for row in plan.out]),
        (N_("Late"), [(BOX, _planned(row, plan, today)) for row in plan.late]),
        (N_("Today"), [(BOX, _planned(row, plan, today)) for row in plan.rest]),
    )
    counts = _(N_("by the clock {timed} · visits {out} · late {late} · other {rest}")).format(
        timed=len(plan.timed), out=len(plan.out), late=len(plan.late), rest=len(plan.rest)
    )
    return Paper(_title(N_("Day sheet"), officer, today), (Words(counts), *_blocks(parts)))


def closing(close: Close, officer: str, today: date) -> Paper:
    """Return the page of the evening in the language in use."""
    parts = (
        (N_("Done"), [("", _done(row)) for row in close.done]),
        (N_("Promises made"), [("", _promised(row)) for row in close.promises]),
        (N_("Reached nobody"), [("", _contact(row)) for row in close.nobody]),
        (N_("Contacts"), [("", _contact(row)) for row in close.reached]),
        (N_("Given up"), [("", _done(row)) for row in close.dropped]),
        (N_("Carried over"), [(BOX, _carried(row, today)) for row in close.carried]),
    )
    counts = _(N_("done {done} · carried over {carried} · promises {promises} · reached nobody {nobody}")).format(
        done=len(close.done), carried=len(close.carried), promises=len(close.promises), nobody=len(close.nobody)
    )
    return Paper(_title(N_("Close of the day"), officer, today), (Words(counts), *_blocks(parts)))


def _title(words: str, officer: str, today: date) -> str:
    return " · ".join(filter(None, (_(words), format_date(today, language(), today), officer)))


def _blocks(parts: Iterable[tuple[str, list[Said]]]) -> Iterator[Block]:
    for title, lines in parts:
        if lines:
            yield Heading(f"{_(title)} ({len(lines)})")
            yield Facts(tuple(lines))


def _planned(row: QueueItem, plan: Plan, today: date) -> str:
    place = plan.places.get(row.customer_rid, "") if row.what in OUT else ""
    who = " ".join(filter(None, (row.name, row.code)))
    return " · ".join(filter(None, (_what(row.what), who, row.phone, place, row.about(today))))


def _carried(row: QueueItem, today: date) -> str:
    return " · ".join(filter(None, (_what(row.what), row.name, row.about(today))))


def _done(row: Done) -> str:
    outcome = _(OUTCOME.label_of(row.outcome)) if row.outcome else ""
    return " · ".join(filter(None, (_what(row.what), row.name, row.about, outcome)))


def _promised(row: Promised) -> str:
    amount = money_with_sign(row.minor, row.currency, language()) if row.minor else ""
    who = _(N_("we to {name}")) if row.promised_by == "us" else _(N_("{name} to us"))
    by = _(N_("by {day}")).format(day=format_date(date.fromisoformat(row.due_on), language()))
    return " · ".join(filter(None, (who.format(name=row.name), amount, row.about, by)))


def _contact(row: Contact) -> str:
    outcome = _(OUTCOME.label_of(row.outcome)) if row.outcome else ""
    kind = _(KIND.label_of(row.kind))
    return " · ".join(filter(None, (capital(kind), row.name, outcome, row.subject)))


def _what(value: str) -> str:
    return capital(_(WHAT.label_of(value)))


def opening_data(plan: Plan, today: date) -> dict[str, object]:
    """Return the plan as data."""
    parts = {"timed": plan.timed, "visits": plan.out, "late": plan.late, "today": plan.rest}
    return {
        "day": today.isoformat(),
        **{name: [_row(row, plan, today) for row in rows] for name, rows in parts.items()},
    }


def closing_data(close: Close, today: date) -> dict[str, object]:
    """Return what came of the day as data."""
    return {
        "day": today.isoformat(),
        "done": [row._asdict() for row in close.done],
        "dropped": [row._asdict() for row in close.dropped],
        "promises": [row._asdict() for row in close.promises],
        "contacts": [row._asdict() for row in close.reached],
        "nobody": [row._asdict() for row in close.nobody],
        "carried": [_row(row, None, today) for row in close.carried],
    }


def _row(row: QueueItem, plan: Plan | None, today: date) -> dict[str, object]:
    return {
        "n": row.rid,
        "what": row.what,
        "code": row.code,
        "name": row.name,
        "due_on": row.due_on,
        "due_time": row.due_time,
        "about": row.about(today),
        "place": plan.places.get(row.customer_rid, "") if plan else "",
    }
