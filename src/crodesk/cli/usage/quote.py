"""How `quote` is typed."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from crodesk.cli.parser import Commands
from crodesk.cli.usage import deposit
from crodesk.domain.words import N_
from crodesk.language import _

METHODS = ("annuity", "equal-principal", "interest-only", "bullet", "balloon", "flat")
USUAL: Mapping[str, str] = {"method": METHODS[0], "currency": "VND", "day_count": "ACT/365F"}
"""What holds where an option isn't given."""
STATED = (
    "amount", "rate", "months", "method", "balloon", "start", "first_due", "currency", "fee", "then", "every",
    "day_count", "grace_principal", "grace_interest", "round_to", "rounding",
)  # fmt: skip
"""The options that a file of terms stands for."""
EXAMPLE = "crodesk quote --amount 350m --rate 9.5 --months 36"


def add(commands: Commands) -> None:
    """Add `quote`."""
    summary = N_("what a loan costs: schedule, effective rate, stress; needs no desk")
    quote = commands.add("quote", summary, "quote:run", example=EXAMPLE)
    _add_loan(quote)
    _add_conventions(quote)
    _add_output(quote)
    deposit.add(quote)


def beside_a_file(options: Namespace) -> list[str]:
    """Return the options that are given although a file of terms states what they say."""
    return [f"--{name.replace('_', '-')}" for name in STATED if options.terms and getattr(options, name)]


def with_usual(options: Namespace) -> Namespace:
    """Return the options with what holds where they aren't given."""
    given = {name: value for name, value in vars(options).items() if name not in USUAL or value is not None}
    return Namespace(**{**USUAL, **given})


def _add_loan(quote: ArgumentParser) -> None:
    quote.add_argument("--amount", metavar=_(N_("AMOUNT")), help=_(N_("what is lent, such as 350m")))
    quote.add_argument("--rate", metavar=_(N_("PERCENT")), help=_(N_("percent a year, such as 9.5")))
    quote.add_argument("--months", metavar=_(N_("MONTHS")), help=_(N_("the term, such as 36 or 3y")))
    quote.add_argument("--method", choices=METHODS, help=_(N_("how it is repaid")))
    quote.add_argument("--balloon", metavar=_(N_("AMOUNT")), help=_(N_("left for the last due date, or 30%%")))
    quote.add_argument("--start", metavar=_(N_("DATE")), help=_(N_("the day it is drawn; today when not given")))
    quote.add_argument("--first-due", metavar=_(N_("DATE")), help=_(N_("one period after the start when not given")))
    quote.add_argument("--currency", help=_(N_("such as VND, CNY, USD")))
    quote.add_argument(
        "--fee",
        action="append",
        default=[],
        metavar=_(N_("FEE")),
        help=_(N_("1m or 2%% at the start, 1m@2027-03-01 on a day, 50k@each, 2%%@financed; repeatable")),
    )
    quote.add_argument(
        "--then",
        action="append",
        default=[],
        metavar=_(N_("DATE=PERCENT")),
        help=_(N_("another rate from a day on; repeatable")),
    )


def _add_conventions(quote: ArgumentParser) -> None:
    quote.add_argument("--every", metavar=_(N_("SPAN")), help=_(N_("how far due dates are apart: 1m, 3m, 2w, 15d")))
    quote.add_argument(
        "--day-count",
        help=_(N_("such as ACT/365F, ACT/360, 30E/360; monthly gives what a calculator's PMT gives")),
    )
    quote.add_argument("--grace-principal", metavar="N", help=_(N_("periods without principal")))
    quote.add_argument("--grace-interest", metavar="N", help=_(N_("periods whose interest is paid after them")))
    quote.add_argument("--round-to", metavar=_(N_("AMOUNT")), help=_(N_("what instalments are multiples of")))
    quote.add_argument("--rounding", help=_(N_("half-up, half-even, up, down, ceiling or floor")))
    quote.add_argument("--terms", metavar=_(N_("FILE")), help=_(N_("a JSON or TOML file that states every convention")))
    quote.add_argument("--schema", action="store_true", help=_(N_("print the form of such a file")))


def _add_output(quote: ArgumentParser) -> None:
    output = quote.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help=_(N_("print data as JSON")))
    output.add_argument("--csv", action="store_true", help=_(N_("print the schedule as CSV")))
    output.add_argument("--xlsx", metavar=_(N_("FILE")), help=_(N_("write the schedule as a sheet")))
    output.add_argument("--pdf", metavar=_(N_("FILE")), help=_(N_("write the quote as a paper to print")))
