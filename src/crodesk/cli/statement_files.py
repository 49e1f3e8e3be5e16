"""`statement list`, `statement take-back`, `statement remember`: what the room of statements knows and does besides."""

from dataclasses import asdict
from datetime import date
from typing import Any

from crodesk.cli import opening, output
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.cli.loans import named
from crodesk.domain.dates import format_date
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import statement_list, statement_reviewing
from crodesk.services.statement_list import StatementLine

TAKEN_BACK = N_("Took back what an entry paid")
REMEMBERED = N_("Remembered who pays a loan")


def show_all(call: Call) -> int:
    """List the statements that were taken in, the newest first, with what came of their entries."""
    with opening.to_read(call) as desk:
        found = desk.read_now(statement_list.page, call.options.limit)
    if call.options.json:
        output.show_json([_as_data(line) for line in found])
        return DONE if found else NOT_DONE
    titles = (
        N_("Taken in"), N_("File"), N_("Account"), N_("Until"), N_("Entries"), N_("Came again"), N_("Confirmed"),
        N_("Waiting"),
    )  # fmt: skip
    output.show_rows([_row(line) for line in found], ["", *(_(title) for title in titles)])
    for line in found:
        for remark in line.remarks:
            output.say(f"{line.rid}  {line.file}: {remark}")
    return DONE if found else NOT_DONE


def _row(line: StatementLine) -> tuple[Any, ...]:
    days = (_day(line.taken_in_on), line.file, line.account, _day(line.to_on))
    return (line.rid, *days, line.entries, line.same, line.booked, line.waiting)


def _day(day: date | None) -> str:
    return "" if day is None else format_date(day, language())


def _as_data(line: StatementLine) -> dict[str, Any]:
    return {**asdict(line), "same": line.same}


def take_back(call: Call) -> int:
    """Take back what an entry was written down as."""
    with opening.to_write_loans(call) as desk:
        rid, why = call.options.entry, call.options.reason
        events = desk.do_now(TAKEN_BACK, str(rid), statement_reviewing.take_back, rid, why)
    text = _(N_("Taken back by event {events}; it is among those to look at again."))
    output.say(text.format(events=", ".join(map(str, events))))
    return DONE


def remember(call: Call) -> int:
    """Remember that who paid an entry pays a loan."""
    with opening.to_write(call) as desk:
        loan, rid = named(desk, call.options.loan), call.options.entry
        desk.do_now(REMEMBERED, loan.number, statement_reviewing.remember, rid, loan.rid)
    output.say(_(N_("Remembered: the next payment from there is proposed for {number}.")).format(number=loan.number))
    return DONE
