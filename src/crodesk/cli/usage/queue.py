"""How `today`, `queue`, `done` and `postpone` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

LIMIT = 50
VIEWS = ("now", "late", "today", "week", "later", "waiting")


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    today = commands.add("today", N_("list what asks for you today, most urgent first"), run="queue:today")
    _listing(today)
    queue = commands.add("queue", N_("list what is to be done, by part of the time or by kind"), run="queue:show")
    queue.add_argument(
        "view",
        nargs="?",
        default="now",
        metavar=_(N_("VIEW")),
        help=_(N_("{views}, or a kind such as birthday")).format(views=", ".join(VIEWS)),
    )
    queue.add_argument("--ics", metavar=_(N_("FILE")), help=_(N_("write it as a calendar instead, with alarms")))
    queue.add_argument(
        "--names",
        choices=("code", "initials", "full"),
        default="code",
        help=_(N_("how customers are called in a calendar; without it by their number")),
    )
    _listing(queue)
    added = commands.add("add", N_("add a task by one line of words"), run="queue:add")
    added.add_argument(
        "line",
        nargs="+",
        metavar=_(N_("LINE")),
        help=_(N_("such as: call Mrs Tran tomorrow 9am !high #loan :: payslip")),
    )
    added.add_argument("--customer", default="", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    added.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    done = commands.add("done", N_("say that a row of the queue was done"), run="queue:done")
    _row(done)
    done.add_argument("--outcome", default="", metavar=_(N_("TEXT")), help=_(N_("what came of it")))
    done.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    postpone = commands.add("postpone", N_("let a row of the queue come back on another day"), run="queue:postpone")
    _row(postpone)
    postpone.add_argument(
        "when", nargs="+", metavar=_(N_("WHEN")), help=_(N_("1, 2 or 3 days, w a week, m a month, or a date"))
    )
    postpone.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))


def _listing(command) -> None:  # type: ignore[no-untyped-def]  # argparse's own parser
    command.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))


def _row(command) -> None:  # type: ignore[no-untyped-def]  # argparse's own parser
    command.add_argument("row", metavar=_(N_("NUMBER")), help=_(N_("the row's number in the list")))
