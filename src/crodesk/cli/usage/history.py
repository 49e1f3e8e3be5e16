"""How `history`, `undo` and `redo` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

LIMIT = 20


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    shown = commands.add("history", N_("list what was done, newest first"), run="history:show")
    shown.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    shown.add_argument("--customer", metavar=_(N_("CUSTOMER")), help=_(N_("only what concerns this customer")))
    shown.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    for name, summary, run in (
        ("undo", N_("take back the last action, or the one with this number"), "history:undo"),
        ("redo", N_("do again what was undone last, or the action with this number"), "history:redo"),
    ):
        command = commands.add(name, summary, run=run)
        command.add_argument(
            "action", type=int, nargs="?", metavar=_(N_("ACTION")), help=_(N_("its number in the history"))
        )
