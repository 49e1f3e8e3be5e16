"""How `find` and `show` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

LIMIT = 20


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    found = commands.add("find", N_("find customers by any part of a name or number"), run="finding:find")
    found.add_argument(
        "text", nargs="+", metavar=_(N_("TEXT")), help=_(N_("a name, a phone, an identity or account number"))
    )
    found.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    found.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    shown = commands.add("show", N_("print all about one customer"), run="showing:show")
    shown.add_argument("customer", nargs="+", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    shown.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
