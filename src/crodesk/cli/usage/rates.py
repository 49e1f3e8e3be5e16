"""How `apr` and `irr` are typed."""

from argparse import ArgumentParser

from crodesk.cli.parser import Commands
from crodesk.domain.words import N_
from crodesk.language import _


def add(commands: Commands) -> None:
    """Add `apr` and `irr`."""
    _add_apr(commands.add("apr", N_("annual percentage rates by US and EU law; needs no desk"), "apr:run"))
    irr = commands.add("irr", N_("the effective rate of cash flows by date; needs no desk"), "irr:run")
    irr.add_argument("file", metavar=_(N_("FILE")), help=_(N_("two columns: date and amount, what is paid negative")))
    irr.add_argument("--day-count", default="ACT/365F", help=_(N_("such as ACT/365F, ACT/360, 30E/360")))
    _add_file(irr)


def _add_apr(apr: ArgumentParser) -> None:
    apr.add_argument(
        "file",
        nargs="?",
        metavar=_(N_("FILE")),
        help=_(N_("two columns: date and amount, drawings and payments with different signs")),
    )
    apr.add_argument("--us", action="store_true", help=_(N_("only that of Regulation Z, Appendix J")))
    apr.add_argument("--eu", action="store_true", help=_(N_("only that of Directive 2008/48/EC, Annex I")))
    apr.add_argument("--base", choices=("year", "month", "week"), help=_(N_("what the EU's intervals are counted in")))
    apr.add_argument("--amount", metavar=_(N_("AMOUNT")), help=_(N_("what is lent, such as 350m")))
    apr.add_argument("--payment", metavar=_(N_("AMOUNT")), help=_(N_("each payment")))
    apr.add_argument("--count", metavar="N", help=_(N_("how many payments")))
    apr.add_argument("--start", metavar=_(N_("DATE")), help=_(N_("the day it is lent; today when not given")))
    apr.add_argument("--first-due", metavar=_(N_("DATE")), help=_(N_("one period after the start when not given")))
    apr.add_argument("--every", default="1m", metavar=_(N_("SPAN")), help=_(N_("1m, 3m, 2w, 15d, or semimonth")))
    apr.add_argument("--first", metavar=_(N_("AMOUNT")), help=_(N_("the first payment, when it is another")))
    apr.add_argument("--last", metavar=_(N_("AMOUNT")), help=_(N_("the last payment, when it is another")))
    apr.add_argument("--fee", metavar=_(N_("AMOUNT")), help=_(N_("kept back when the money is lent: 1m or 2%%")))
    apr.add_argument("--currency", default="USD", help=_(N_("such as VND, CNY, USD")))
    _add_file(apr)


def _add_file(command: ArgumentParser) -> None:
    command.add_argument("--encoding", default="", help=_(N_("of the file; without it, it is looked at")))
    command.add_argument("--delimiter", default="", help=_(N_("between fields; \\t is a tab")))
    command.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
