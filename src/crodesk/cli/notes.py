"""`note`: writes down what was said, with the next step."""

import sys

from crodesk.cli import opening, output, pointing, values, whom
from crodesk.cli.call import DONE, Call
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _

STANDARD_INPUT = "-"


def write_note(call: Call) -> int:
    """Write a note, with its next step when one is given."""
    from crodesk.services import loan_hours, notes

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
        held = desk.read_now(loan_hours.why_not, customer.rid, desk.now) if note.kind != "note" else None
        if held is not None:  # what was said is written down all the same
            output.say(loan_hours.said(held, desk.today))
        rid = desk.do_now(N_("Wrote a note"), customer.name, notes.write, customer.rid, note)
    output.show(str(rid))
    if output.room() is not None:
        output.say(_(N_("Note written for {name} {code}.")).format(name=customer.name, code=customer.code))
    return DONE
