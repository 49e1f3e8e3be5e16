"""`find` and `show`: who is it, and where do we stand."""

from crodesk.cli import opening, output
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _


def find(call: Call) -> int:
    """List the customers that fit, best first."""
    from crodesk.services import search

    with opening.to_read(call) as desk:
        found = desk.read_now(search.find, " ".join(call.options.text), max(call.options.limit, 0))
    if call.options.json:
        output.show_json(found)
    else:
        kind = by_name("customer").field("kind")
        rows = [(one.code, one.name, _(kind.label_of(one.kind)), one.phone) for one in found]
        output.show_rows(rows, [_(N_("Number")), _(N_("Name")), _(N_("Kind")), _(N_("Phone"))])
    if not found:
        output.say(_(N_("Nobody like “{text}” is known.")).format(text=" ".join(call.options.text)))
    return DONE if found else NOT_DONE
