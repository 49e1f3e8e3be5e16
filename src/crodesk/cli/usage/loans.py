"""How `loans`, `loan`, `repay` and `payoff` are typed."""

from argparse import ArgumentParser

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _

VIEWS = (
    "live", "due", "late", "stated_late", "bad", "step", "warned", "inspections", "insurance", "valuation", "closing",
    "ended", "written_off",
)  # fmt: skip
SORTS = ("balance", "late", "due", "customer", "number")
WAYS = ("instalment", "number", "last", "next")
LIMIT = 50


def add(commands: Commands) -> None:
    """Add the commands of this group."""
    _add_list(commands.add("loans", N_("list running loans and what they come to"), run="loans:show_all"))
    one = Commands(commands.add("loan", N_("show a loan, or take back an event on it")), required=True)
    _add_day(_numbered(one.add("show", N_("show how a loan stands, and what happened on it"), run="loans:show")))
    _add_day(_numbered(one.add("schedule", N_("list its instalments: paid, due, late, ahead"), run="loans:schedule")))
    _add_letter(_numbered(one.add("letter", N_("print a letter about a late loan, and keep it"), run="letters:letter")))
    _add_promise(_numbered(one.add("promise", N_("write down a promise to pay"), run="letters:promise")))
    back = _numbered(
        one.add("reverse", N_("take back an event on a loan, as if it had never been"), run="loans:reverse")
    )
    back.add_argument("event", type=int, metavar="N", help=_(N_("the number of the event, as loan show lists it")))
    back.add_argument("--reason", default="", metavar=_(N_("TEXT")), help=_(N_("why")))
    _add_repay(_numbered(commands.add("repay", N_("write down money received for a loan"), run="loans:repay")))
    ending = _numbered(commands.add("payoff", N_("what ends a loan on a day, item by item"), run="loans:payoff"))
    ending.add_argument("--date", metavar=_(N_("DATE")), help=_(N_("the day; today when not given")))


def _add_list(command: ArgumentParser) -> None:
    command.add_argument("view", nargs="?", choices=VIEWS, default="live", help=_(N_("which of them")))
    command.add_argument("--sort", choices=SORTS, default="", help=_(N_("another order than the view's own")))
    command.add_argument("--days", metavar=_(N_("FROM[-TO]")), help=_(N_("of late: only those late by so many days")))
    command.add_argument("--find", default="", metavar=_(N_("TEXT")), help=_(N_("only those of this name or number")))
    command.add_argument("--limit", type=int, default=LIMIT, help=_(N_("how many lines at most")))
    _add_day(command)
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    whole = _(N_("write all of them to this file: .csv, .json or .xlsx"))
    command.add_argument("--out", default="", metavar=_(N_("FILE")), help=whole)
    command.add_argument("--force", action="store_true", help=_(N_("replace a file that is there")))


LETTERS = ("dunning_letter_1", "overdue_notice", "dunning_letter_2", "final_demand", "recall_notice")
"""The codes of all letters about a loan."""
LANGUAGES = ("en", "vi", "zh")


def _add_letter(command: ArgumentParser) -> None:
    about = _(N_("which of: {papers}; the one that the ladder asks for when none is named"))
    command.add_argument("letter", nargs="?", choices=LETTERS, help=about.format(papers=", ".join(LETTERS)))
    spoken = _(N_("the language of the paper; else the customer's"))
    command.add_argument("--language", dest="paper_language", choices=LANGUAGES, help=spoken)
    folder = _(N_("where the files go; else here"))
    command.add_argument("--to", dest="folder", default=".", metavar=_(N_("FOLDER")), help=folder)
    command.add_argument("--force", action="store_true", help=_(N_("replace files that are there")))
    anyway = _(N_("print it although the customer may not be urged now"))
    command.add_argument("--anyway", action="store_true", help=anyway)
    command.add_argument("--list", action="store_true", help=_(N_("list what was printed before")))


def _add_promise(command: ArgumentParser) -> None:
    command.add_argument("amount", metavar=_(N_("AMOUNT")), help=_(N_("such as 12.4m or 1,250,000")))
    command.add_argument("day", metavar=_(N_("DATE")), help=_(N_("the day by which it is promised")))
    command.add_argument("--at", default="", metavar="HH:MM", help=_(N_("the hour at which you look whether it came")))


def _add_repay(command: ArgumentParser) -> None:
    command.add_argument("amount", metavar=_(N_("AMOUNT")), help=_(N_("such as 12.4m or 1,250,000")))
    command.add_argument("--date", metavar=_(N_("DATE")), help=_(N_("the value date; today when not given")))
    command.add_argument("--prepay", choices=WAYS, default="", help=_(N_("pay principal early: what becomes smaller")))
    command.add_argument("--reference", default="", metavar=_(N_("TEXT")), help=_(N_("the reference of the payment")))
    command.add_argument("--preview", action="store_true", help=_(N_("show what it pays and costs, and write nothing")))


def _add_day(command: ArgumentParser) -> None:
    command.add_argument("--as-of", metavar=_(N_("DATE")), help=_(N_("as it was known at the end of a past day")))


def _numbered(command: ArgumentParser) -> ArgumentParser:
    command.add_argument("number", metavar=_(N_("NUMBER")), help=_(N_("the number of the loan")))
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    return command
