"""`note`: writes down what was said, with the next step."""

import sys

from crodesk.cli import opening, output, pointing, values, whom
from crodesk.cli.call import DONE, Call
from crodesk.cli.parser import Commands
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _

NOTE_KINDS = [choice.value for choice in by_name("interaction").field("kind").choices]
OUTCOMES = [choice.value for choice in by_name("interaction").field("outcome").choices]
STANDARD_INPUT = "-"


def add(commands: Commands) -> None:
    """Add `note`."""
    note = commands.add("note", N_("write a note on a customer"), run=write_note)
    note.add_argument("customer", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    note.add_argument(
        "text", nargs="+", metavar=_(N_("TEXT")), help=_(N_("what to write; - reads it from standard input"))
    )
    note.add_argument("--kind", choices=NOTE_KINDS, default="note", help=_(N_("what it was")))
    note.add_argument("--outcome", choices=OUTCOMES, default="", help=_(N_("what came of it")))
    note.add_argument("--pinned", action="store_true", help=_(N_("keep it on top")))
    note.add_argument("--restricted", action="store_true", help=_(N_("keep it out of search, print and export")))
    note.add_argument("--next", default="", metavar=_(N_("DATE")), help=_(N_("the day of the next step")))
    note.add_argument("--about", default="", metavar=_(N_("TEXT")), help=_(N_("what the next step is about")))


def write_note(call: Call) -> int:
    """Write a note, with its next step when one is given."""
    from crodesk.services import notes

    options = call.options
    from_input = options.text == [STANDARD_INPUT]
    with opening.to_write(call, input_taken=from_input) as desk:
        text = sys.stdin.read() if from_input else " ".join(options.text)
        customer = whom.one(desk, options.customer)
        kind = by_name("follow_up")
        due = values.read(kind, [f"due_on={options.next}"], pointing.place(desk, kind))["due_on"]
        note = notes.Note(
            text=text,
            kind=options.kind,
            outcome=options.outcome,
            pinned=options.pinned,
            restricted=options.restricted,
            next_on=due,
            next_about=options.about,
        )
        rid = desk.do_now(N_("Wrote a note"), customer.name, notes.write, customer.rid, note)
    output.show(str(rid))
    return DONE
