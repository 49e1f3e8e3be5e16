"""`import statement`, `statements`, `statement …`: bank statements come in, and what they pay is confirmed."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from crodesk.cli import opening, output, words
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.cli.loans import named
from crodesk.cli.loans_care import amount
from crodesk.domain.dates import format_date
from crodesk.domain.follow_up.message import Message
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.exchange.statements import open_statements
from crodesk.exchange.tables import TableOptions
from crodesk.language import _, language
from crodesk.services import messages, statement_entries, statement_reviewing, statement_taking
from crodesk.services.desk import Desk
from crodesk.services.statement_entries import EntryLine
from crodesk.services.statement_reviewing import Part
from crodesk.services.statement_taking import Taken

PROFILE = "statement"
"""What stands in place of a profile where statements are brought in."""
TOOK_IN = N_("Took in a statement")
CONFIRMED = N_("Confirmed what an entry pays")
SET_ASIDE = N_("Set an entry aside")
LOOK_AGAIN = N_("Looks at an entry again")
SHOWN = 20
"""How many remarks are named."""
MANY = 5_000
"""How many sure entries are confirmed at once."""
STATE = by_name("statement_entry").field("state")


class _Dry(Exception):
    """Nothing was to be written: what would have come of it is known now."""


def bring_in(call: Call) -> int:
    """Take statements in, or only say what would come of it; each file is one action."""
    options, taken = call.options, list[Taken]()
    stated = TableOptions(encoding=options.encoding, delimiter=options.delimiter.replace("\\t", "\t"))
    with (opening.to_write if options.dry_run else opening.to_write_loans)(call) as desk:
        desk.keep_loans()
        for path in (Path(each).expanduser() for each in options.paths):
            taken.append(_file(desk, path, stated, dry=options.dry_run))
    if options.json:
        output.show_json([_as_data(one, desk_day=call.clock.today) for one in taken])
    else:
        _told(taken, call)
    return DONE if any(one.entries for one in taken) else NOT_DONE


def _file(desk: Desk, path: Path, stated: TableOptions, *, dry: bool) -> Taken:
    file = open_statements(path, stated=stated, currency=desk.currency)
    statements = statement_taking.read_file(file)
    kept: list[Taken] = []

    def take(session: Any) -> None:
        kept.append(statement_taking.take_in(session, file, statements, desk.today))
        if dry:
            raise _Dry

    with suppress(_Dry):
        desk.do_now(TOOK_IN, path.name, take)
    return kept[0]


def _told(taken: Iterable[Taken], call: Call) -> None:
    rows = [
        (one.file, one.format, one.statements, one.entries, one.same, one.proposed, one.open, one.none, one.left_out)
        for one in taken
    ]
    titles = (
        N_("File"), N_("Format"), N_("Statements"), N_("Entries"), N_("Same"), N_("Sure"), N_("To look at"),
        N_("Not ours"), N_("Left out"),
    )  # fmt: skip
    output.show_rows(rows, [_(title) for title in titles])
    for one in taken:
        for line, message in one.remarks[:SHOWN]:
            said = messages.say(message, call.clock.today)
            text = N_("{file}, line {line}: {words}") if line else N_("{file}: {words}")
            output.say(_(text).format(file=one.file, line=line, words=said))
        if len(one.remarks) > SHOWN:
            output.say(_(N_("… and {count} more remarks")).format(count=len(one.remarks) - SHOWN))
    if call.options.dry_run:
        output.say(_(N_("This was a dry run: nothing was written.")))


def _as_data(one: Taken, desk_day: Any) -> dict[str, Any]:
    remarks = [{"line": line, "text": messages.say(message, desk_day)} for line, message in one.remarks]
    return {
        "file": one.file, "format": one.format, "statements": one.statements, "entries": one.entries, "same": one.same,
        "proposed": one.proposed, "open": one.open, "none": one.none, "left_out": one.left_out, "remarks": remarks,
    }  # fmt: skip


def show_all(call: Call) -> int:
    """List entries in a state."""
    with opening.to_read(call) as desk:
        found = desk.read_now(statement_entries.page, call.options.state, 0, call.options.limit)
    if call.options.json:
        output.show_json([_of_entry(line) for line in found])
    else:
        rows = [
            (line.rid, format_date(line.booked_on, language()), amount(line.amount_minor, line.currency), line.currency,
             line.counterparty, line.text, line.loan, line.why)
            for line in found
        ]  # fmt: skip
        titles = (N_("Booked"), N_("Amount"), "", N_("Other party"), N_("Text"), N_("Loan"), N_("Why"))
        output.show_rows(rows, ["", *(_(title) if title else "" for title in titles)])
    return DONE if found else NOT_DONE


def _of_entry(line: EntryLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in EntryLine.__dataclass_fields__}


def show(call: Call) -> int:
    """Show what an entry may pay."""
    with opening.to_read(call) as desk:
        ways = desk.read_now(statement_reviewing.ways, call.options.entry, desk.today)
        line = desk.read_now(statement_entries.get, call.options.entry)
    assert line is not None  # there are ways of it
    if call.options.json:
        told = [{"parts": way.parts, "reasons": _reasons(way.reasons, call)} for way in ways]
        output.show_json({"entry": _of_entry(line), "ways": told})
        return DONE
    day = format_date(line.booked_on, language())
    output.show(f"{day}  {amount(line.amount_minor, line.currency)} {line.currency}")
    output.show(f"{line.counterparty}  {line.text}")
    output.show(_(STATE.label_of(line.state)))
    for way in ways:
        paid = ", ".join(f"#{part.holding_rid} {amount(part.amount_minor, line.currency)}" for part in way.parts)
        output.show(f"  {paid}  {', '.join(_reasons(way.reasons, call))}")
    return DONE


def _reasons(reasons: Iterable[Message], call: Call) -> list[str]:
    return [messages.say(one, call.clock.today) for one in reasons]


def confirm(call: Call) -> int:
    """Write an entry down as a repayment, or all whose loan is sure."""
    options = call.options
    with opening.to_write_loans(call) as desk:
        if options.sure:
            done, refused = desk.do_now(CONFIRMED, "", statement_reviewing.confirm_sure, MANY)
            for rid, problem in refused:
                output.say(f"{rid}: {words.filled(problem.text, problem.values)}")
            output.say(_(N_("{count} entries are taken in.")).format(count=done))
            return DONE if done else NOT_DONE
        parts = None
        if options.loan:
            line = desk.read_now(statement_entries.get, options.entry)
            loan = named(desk, options.loan)
            parts = (Part(loan.rid, line.amount_minor, None),) if line else None
        events = desk.do_now(CONFIRMED, str(options.entry), statement_reviewing.confirm, options.entry, parts)
    text = N_("Taken in as event {events}; crodesk undo takes it back.")
    output.say(_(text).format(events=", ".join(map(str, events))))
    return DONE


def set_aside(call: Call) -> int:
    """Set an entry aside."""
    with opening.to_write(call) as desk:
        rid, why = call.options.entry, call.options.reason
        desk.do_now(SET_ASIDE, str(rid), statement_reviewing.set_aside, rid, why)
    output.say(_(N_("Set aside.")))
    return DONE


def look_again(call: Call) -> int:
    """Put an entry back among those to look at."""
    with opening.to_write(call) as desk:
        desk.do_now(LOOK_AGAIN, str(call.options.entry), statement_reviewing.look_again, call.options.entry)
    output.say(_(N_("It is among those to look at again.")))
    return DONE
