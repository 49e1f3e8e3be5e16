"""How `statements` and `statement …` are typed."""

from argparse import ArgumentParser

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.statement_entries import STATES
from crodesk.services.statement_list import MOST


def add(commands: Commands) -> None:
    """Add them."""
    many = commands.add("statements", N_("list entries of bank statements to review"), run="statements:show_all")
    many.add_argument("state", nargs="?", choices=STATES, default="proposed", help=_(N_("which of them")))
    many.add_argument("--limit", type=int, default=200, help=_(N_("how many at most")))
    many.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    one = Commands(
        commands.add("statement", N_("list statements; see, confirm, set aside and take back their entries")),
        required=True,
    )
    files = one.add(
        "list", N_("list the statements that came in, with what came of each"), run="statement_files:show_all"
    )
    files.add_argument("--limit", type=int, default=MOST, help=_(N_("how many at most")))
    files.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    shown = _entry(one.add("show", N_("show what an entry may pay"), run="statements:show"))
    shown.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    confirm = one.add("confirm", N_("write an entry down as a repayment"), run="statements:confirm")
    confirm.add_argument("entry", type=int, nargs="?", metavar=_(N_("ENTRY")), help=_(N_("its number in the list")))
    confirm.add_argument("--loan", metavar=_(N_("NUMBER")), help=_(N_("the loan it pays, if another than proposed")))
    confirm.add_argument("--sure", action="store_true", help=_(N_("all entries whose loan is sure")))
    aside = _entry(one.add("set-aside", N_("say that an entry isn't to be taken"), run="statements:set_aside"))
    aside.add_argument("--reason", required=True, help=_(N_("why")))
    back = _entry(one.add("take-back", N_("take back what an entry paid"), run="statement_files:take_back"))
    back.add_argument("--reason", required=True, help=_(N_("why")))
    payer = _entry(one.add("remember", N_("remember which loan this payer pays"), run="statement_files:remember"))
    payer.add_argument("loan", metavar=_(N_("NUMBER")), help=_(N_("the number of the loan")))
    _entry(one.add("look-again", N_("put an entry back among those to look at"), run="statements:look_again"))


def _entry(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("entry", type=int, metavar=_(N_("ENTRY")), help=_(N_("its number in the list")))
    return parser
