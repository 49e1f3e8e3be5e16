"""`find` and `show`: who is it, and where do we stand."""

from crodesk.cli import opening, output, showing
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.cli.parser import Commands
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _

LIMIT = 20


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    found = commands.add("find", N_("find customers by any part of a name or number"), run=find)
    found.add_argument(
        "text", nargs="+", metavar=_(N_("TEXT")), help=_(N_("a name, a phone, an identity or account number"))
    )
    found.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    found.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    shown = commands.add("show", N_("print all about one customer"), run=showing.show)
    shown.add_argument("customer", nargs="+", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    shown.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))


def find(call: Call) -> int:
    """List the customers that fit, best first."""
    from crodesk.services import search

    with opening.to_read(call) as desk:
        found = desk.read_now(search.find, " ".join(call.options.text), max(call.options.limit, 0))
    if call.options.json:
        output.show_json(found)
    else:
        kind = by_name("customer").field("kind")
        rows = [(one.code, one.name, _(kind.label_of(one.kind))) for one in found]
        output.show_rows(rows, [_(N_("Number")), _(N_("Name")), _(N_("Kind"))])
    return DONE if found else NOT_DONE
