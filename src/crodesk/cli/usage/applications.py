"""How `applications`, `application` and `papers` are typed."""

from crodesk.cli.parser import Commands
from crodesk.cli.usage import application_files
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
    many.add_argument("--find", default="", metavar=_(N_("TEXT")), help=_(N_("only those of this name or number")))
    many.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    many.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    one = Commands(commands.add("application", N_("begin, show, check and move on an application")), required=True)
    show = one.add("show", N_("show what is asked, the figures and what is recommended"), run="applications:show")
    _numbered(show)
    as_file = _(N_("print all of it as a file for “application new --from”: TOML, or JSON with --json"))
    show.add_argument("--as-file", action="store_true", help=as_file)
    _numbered(one.add("check", N_("list what is wrong or not known yet"), run="applications:check"))
    _numbered(one.add("compare", N_("compare what was frozen with today"), run="applications:compare"))
    new = one.add("new", N_("begin an application for a customer"), run="applications:begin")
    new.add_argument("customer", nargs="?", default="", metavar=_(N_("CUSTOMER")), help=_(N_("number, uid or name")))
    new.add_argument("fields", nargs="*", metavar=_(N_("FIELD=VALUE")), help=_(N_("such as amount=350m months=36")))
    whole = _(N_("a TOML or JSON file with a whole application; “application fields” lists what it can hold"))
    new.add_argument("--from", dest="file", default="", metavar=_(N_("FILE")), help=whole)
    new.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    fields = one.add("fields", N_("list what a file with a whole application can hold"), run="application_from:fields")
    fields.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    for word, (_move, about) in MOVES.items():
        _moving(one.add(word, about, run="applications:move"), word)
    application_files.add(one)
    _printing(
        commands.add("papers", N_("print the papers of an application, and list those printed"), run="papers:run")
    )
    application_files.add_deciding(commands)


def _numbered(command) -> None:  # type: ignore[no-untyped-def]  # argparse's own parser
    command.add_argument("number", metavar=_(N_("NUMBER")), help=_(N_("the application's number, such as L-2290")))
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))


PAPERS = (
    "what_to_bring", "application_form", "appraisal_report", "offer_letter", "decline_letter", "credit_contract",
    "security_contract", "debt_receipt", "checklist_receipt", "schedule",
)  # fmt: skip
"""The codes of all papers."""
LANGUAGES = ("en", "vi", "zh")


def _printing(command) -> None:  # type: ignore[no-untyped-def]  # argparse's own parser
    about = _(N_("the application's number; or “fields”, for the placeholders of templates"))
    command.add_argument("number", metavar=_(N_("NUMBER")), help=about)
    command.add_argument(
        "--paper", nargs="+", choices=PAPERS, metavar=_(N_("PAPER")),
        help=_(N_("which of: {papers}; all that it has by now when none is named")).format(papers=", ".join(PAPERS)),
    )  # fmt: skip
    command.add_argument(
        "--language",
        dest="paper_language",
        choices=LANGUAGES,
        help=_(N_("the language of the paper; else the customer's")),
    )
    command.add_argument(
        "--to", dest="folder", default=".", metavar=_(N_("FOLDER")), help=_(N_("where the files go; else here"))
    )
    command.add_argument("--pdf", dest="as_pdf", action="store_true", help=_(N_("as PDF: the report and the schedule")))
    command.add_argument("--force", action="store_true", help=_(N_("replace files that are there")))
    command.add_argument("--list", action="store_true", help=_(N_("list what was printed before")))
    command.add_argument("--again", type=int, metavar=_(N_("NO.")), help=_(N_("write one of those again, as it was")))
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
