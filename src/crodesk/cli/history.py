"""`history`, `undo` and `redo`: what was done, and taking it back."""

from dataclasses import asdict
from typing import Any

from crodesk.cli import cells, changes, opening, output, whom
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import action_details, history
from crodesk.services.action_details import Details
from crodesk.services.history import HistoryLine, Which


def show(call: Call) -> int:
    """List actions, with what each changed where that is asked for."""
    options = call.options
    with opening.to_read(call) as desk:
        customer = whom.one(desk, options.customer).rid if options.customer else None
        which = Which(customer, options.day or options.since, options.day or options.until)
        lines = history.newest(desk, options.limit, which)
        details = [desk.read_now(action_details.read, line.number) for line in lines] if options.changes else []
        currency = desk.currency
    if options.json:
        output.show_json(_with_changes(lines, details) if options.changes else lines)
    elif options.changes:
        for line, found in zip(lines, details, strict=True):
            output.show("  ".join((f"#{line.number}", cells.moment(line.at), line.who, what(line))) + _state(line))
            changes.show(found.touched, currency)
            output.show(f"  {_(N_('and others'))}" if found.more else "")
    else:
        rows = [
            (line.number, cells.moment(line.at), line.who, what(line), _(N_("undone")) if line.undone else "")
            for line in lines
        ]
        output.show_rows(rows, [_(N_("No.")), _(N_("When")), _(N_("Who")), _(N_("What")), ""])
    return DONE if lines else NOT_DONE


def _with_changes(lines: list[HistoryLine], details: list[Details]) -> list[dict[str, Any]]:
    return [
        asdict(line) | {"changes": [changes.as_data(each) for each in found.touched], "more": found.more}
        for line, found in zip(lines, details, strict=True)
    ]


def _state(line: HistoryLine) -> str:
    return f" ({_(N_('undone'))})" if line.undone else ""


def undo(call: Call) -> int:
    """Take an action back."""
    with opening.to_write_loans(call) as desk:
        line = history.undo(desk, call.options.action)
    output.say(_(N_("Undone: {what}")).format(what=what(line)))
    return DONE


def redo(call: Call) -> int:
    """Bring an action again."""
    with opening.to_write_loans(call) as desk:
        line = history.redo(desk, call.options.action)
    output.say(_(N_("Done again: {what}")).format(what=what(line)))
    return DONE


def what(line: HistoryLine) -> str:
    """Return what an action did, and about whom."""
    return " · ".join(part for part in (_(line.name), _(line.of), line.subject) if part)
