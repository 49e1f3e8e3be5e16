"""How `history`, `undo` and `redo` are typed."""

from crodesk.cli.parser import Commands, day
from crodesk.domain.words import N_
from crodesk.language import _

LIMIT = 20


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    shown = commands.add("history", N_("list what was done, newest first"), run="history:show")
    shown.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    shown.add_argument("--customer", metavar=_(N_("CUSTOMER")), help=_(N_("only what concerns this customer")))
    shown.add_argument("--day", type=day, metavar=_(N_("DATE")), help=_(N_("only what was done on this day")))
    shown.add_argument("--since", type=day, metavar=_(N_("DATE")), help=_(N_("only what was done from this day on")))
    shown.add_argument("--until", type=day, metavar=_(N_("DATE")), help=_(N_("only what was done up to this day")))
    shown.add_argument(
        "--changes", action="store_true", help=_(N_("tell of each record what it said before and after"))
    )
    shown.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    _add_compare(commands)
    for name, summary, run in (
        ("undo", N_("take back the last action, or the one with this number"), "history:undo"),
        ("redo", N_("do again what was undone last, or the action with this number"), "history:redo"),
    ):
        command = commands.add(name, summary, run=run)
        command.add_argument(
            "action", type=int, nargs="?", metavar=_(N_("ACTION")), help=_(N_("its number in the history"))
        )


def _add_compare(commands: Commands) -> None:
    about = N_("tell what is different between two moments, of a customer or of the whole desk")
    command = commands.add("compare", about, run="compare:show")
    moment = N_("a date, a date and a time, or #17 for right after action 17")
    command.add_argument("since", metavar=_(N_("SINCE")), help=_(moment))
    command.add_argument("until", metavar=_(N_("UNTIL")), nargs="?", help=_(N_("the same; without it: now")))
    command.add_argument("--customer", metavar=_(N_("CUSTOMER")), help=_(N_("only what concerns this customer")))
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
