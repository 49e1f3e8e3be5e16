"""`history`, `undo` and `redo`: what was done, and taking it back."""

from crodesk.cli import cells, opening, output, whom
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import history
from crodesk.services.history import HistoryLine


def show(call: Call) -> int:
    """List actions."""
    with opening.to_read(call) as desk:
        customer = whom.one(desk, call.options.customer).rid if call.options.customer else None
        lines = history.newest(desk, call.options.limit, customer)
    if call.options.json:
        output.show_json(lines)
        return DONE if lines else NOT_DONE
    rows = [
        (line.number, cells.moment(line.at), line.who, _what(line), _(N_("undone")) if line.undone else "")
        for line in lines
    ]
    headings = [_(N_("No.")), _(N_("When")), _(N_("Who")), _(N_("What")), ""]
    return DONE if output.show_rows(rows, headings) else NOT_DONE


def undo(call: Call) -> int:
    """Take an action back."""
    with opening.to_write(call) as desk:
        line = history.undo(desk, call.options.action)
    output.say(_(N_("Undone: {what}")).format(what=_what(line)))
    return DONE


def redo(call: Call) -> int:
    """Bring an action again."""
    with opening.to_write(call) as desk:
        line = history.redo(desk, call.options.action)
    output.say(_(N_("Done again: {what}")).format(what=_what(line)))
    return DONE


def _what(line: HistoryLine) -> str:
    return " · ".join(part for part in (_(line.name), _(line.of), line.subject) if part)
