"""The blocks that `show` prints: a title, and lines whose cells stand under each other."""

from collections.abc import Iterator, Sequence
from datetime import date

from crodesk.cli import cells, output
from crodesk.cli.words import filled
from crodesk.domain.dates import days_words
from crodesk.domain.money import money_with_sign
from crodesk.domain.records import RecordKind, by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.customer_file import BLOCKS, CustomerFile, HoldingLine, MonthFlow, TransactionLine
from crodesk.services.record_list import RecordLine
from crodesk.services.timeline import Entry

NEWEST = 10
"""How many entries of the timeline are printed."""


def of_file(file: CustomerFile, today: date) -> Iterator[str]:
    """Yield the lines of all blocks of a customer file."""
    for name in BLOCKS:
        kind = by_name(name)
        yield from _block(kind.plural, [_line(kind, line) for line in file.blocks[name]])
    yield from _block(N_("Holdings"), [_holding(one) for one in file.holdings])
    yield from _block(N_("Cases"), [[one.number, one.issue, _due(one.answer_by, today)] for one in file.cases])
    rows = [[_due(one.due_on, today), one.due_time, one.about] for one in file.follow_ups]
    yield from _block(N_("Follow-ups"), rows)
    months = [["", _(N_("in")), _(N_("out")), _(N_("lowest balance"))]] if file.months else []
    yield from _block(N_("Months"), [*months, *(_month(one) for one in file.months)])
    yield from _block(N_("Newest transactions"), [_transaction(one) for one in file.transactions])


def _block(title: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a block with its title; a block without rows is left out."""
    if rows:
        yield ""
        yield _(title)
        room = output.room()
        yield from (f"  {line}" for line in output.columns(rows, None if room is None else room - 2))


def _line(kind: RecordKind, line: RecordLine) -> list[str]:
    """Return the cells of a record without headings above them: a yes is said by its field's name, a no not at all."""
    fields = [kind.field(key) for key in kind.line]
    return [
        (_(field.label) if line.cells[field.key] else "") if field.kind == "yes_no" else cells.of_record(field, line)
        for field in fields
    ]


def _holding(one: HoldingLine) -> list[str]:
    field = by_name("holding").field("kind")
    balance = "" if one.balance_minor is None else money_with_sign(one.balance_minor, one.currency, language())
    late = "" if not one.days_late else filled(N_("{days} days late"), {"days": one.days_late})
    as_of, until = _dated(N_("as of {day}"), one.as_of), _dated(N_("until {day}"), one.matures_on)
    return [_(field.label_of(one.kind)), one.name, one.number, balance, as_of, until, late]


def _dated(words: str, day: str | None) -> str:
    return filled(words, {"day": cells.day(day)}) if day else ""


def _month(one: MonthFlow) -> list[str]:
    sums = (one.inflow, -one.outflow, one.lowest)
    return [one.month, *("" if minor is None else money_with_sign(minor, one.currency, language()) for minor in sums)]


def _transaction(one: TransactionLine) -> list[str]:
    minor = one.amount_minor if one.direction == "in" else -one.amount_minor
    return [
        cells.day(one.booked_on),
        money_with_sign(minor, one.currency, language()),
        one.counterparty,
        one.what,
        one.account,
    ]


def _due(day: str | None, today: date) -> str:
    if not day:
        return ""
    return f"{cells.day(day)} ({days_words((date.fromisoformat(day) - today).days, language())})"


def of_timeline(entries: list[Entry]) -> Iterator[str]:
    """Yield the newest entries of a timeline."""
    rows = [[_moment(one.at), _entry_kind(one), _title(one), one.text.partition("\n")[0]] for one in entries[:NEWEST]]
    yield from _block(N_("Newest contacts and notes"), rows)


def _title(entry: Entry) -> str:
    """Return the title of an entry; that of a change is the name of the action."""
    return _(entry.title) if entry.source == "change" else entry.title


def _moment(at: str) -> str:
    return cells.moment(at) if "T" in at else cells.day(at)


def _entry_kind(entry: Entry) -> str:
    names = {"interaction": ("interaction", "kind"), "case": ("service_case", "kind"), "step": ("case_event", "what")}
    if entry.source not in names:
        return _(entry.kind)
    kind, key = names[entry.source]
    return _(by_name(kind).field(key).label_of(entry.kind))
