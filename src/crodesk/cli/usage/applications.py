"""How `applications`, `application` and `papers` are typed."""

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

TEXT = N_("TEXT")
VIEWS = ("live", "draft", "submitted", "returned", "approved", "ended", "parked", "all")
LIMIT = 50
MOVES = {
    "submit": ("submit", N_("send it to who decides; what is known is frozen")),
    "return": ("give_back", N_("write down that it came back for rework")),
    "approve": ("approve", N_("write down that it was approved, and by whom")),
    "decline": ("decline", N_("write down that it was declined, by whom and why")),
    "withdraw": ("withdraw", N_("write down that the customer withdraws, and why")),
}
"""By what is typed: the move, and what it does."""


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    many = commands.add("applications", N_("list loan applications by stage"), run="applications:show_all")
    many.add_argument("--stage", choices=VIEWS, default="live", help=_(N_("which of them")))
    many.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    many.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    one = Commands(commands.add("application", N_("begin, show, check and move on an application")), required=True)
    _numbered(one.add("show", N_("show what is asked, the figures and what is recommended"), run="applications:show"))
    _numbered(one.add("check", N_("list what is wrong or not known yet"), run="applications:check"))
    new = one.add("new", N_("begin an application for a customer"), run="applications:begin")
    new.add_argument("customer", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    new.add_argument("fields", nargs="*", metavar=_(N_("FIELD=VALUE")), help=_(N_("such as amount=350m months=36")))
    new.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    for word, (_move, about) in MOVES.items():
        _moving(one.add(word, about, run="applications:move"), word)
    papers = Commands(commands.add("papers", N_("the papers of applications")), required=True)
    fields = papers.add("fields", N_("list the placeholders of paper templates"), run="applications:fields")
    fields.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))


def _numbered(command) -> None:  # type: ignore[no-untyped-def]  # argparse's own parser
    command.add_argument("number", metavar=_(N_("NUMBER")), help=_(N_("the application's number, such as L-2290")))
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))


def _moving(command, word: str) -> None:  # type: ignore[no-untyped-def]  # argparse's own parser
    _numbered(command)
    command.set_defaults(move=MOVES[word][0])
    for name in ("by", "reason", "level", "minutes", "conditions", "dissent"):
        command.add_argument(f"--{name}", default="", metavar=_(TEXT), help=_(HELP[name]))


HELP = {
    "by": N_("who decided; never who prepared it"),
    "reason": N_("why"),
    "level": N_("the level that decided"),
    "minutes": N_("the number of the minutes"),
    "conditions": N_("under which it is approved"),
    "dissent": N_("who thought otherwise, and what"),
}
