"""How `contract` is typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    one = Commands(commands.add("contract", N_("show a credit contract")), required=True)
    shown = one.add("show", N_("show its conditions, security and drawings, and what stops each"), run="contracts:show")
    shown.add_argument("number", metavar=_(N_("NUMBER")), help=_(N_("the number of the contract")))
    shown.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
