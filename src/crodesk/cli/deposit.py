"""`quote --deposit`: what a deposit pays and when, and what an early withdrawal or a renewal comes to."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from crodesk.cli import deposit_reading, output, quote_words
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.cli.deposit_reading import DepositQuote
from crodesk.cli.unwritten import saying_why
from crodesk.domain.words import N_
from crodesk.exchange.writing import Cell
from crodesk.language import _

OPTIONS: Mapping[str, str] = {
    "amount": "--amount",
    "percent": "--rate",
    "start": "--start",
    "currency": "--currency",
    "day_count": "--day-count",
    "tenor": "--months, --weeks, --days",
    "paid": "--interest",
    "compounded": "--compound",
    "on": "--withdraw-on",
    "withdraw": "--withdraw",
    "demand_percent": "--demand-rate",
    "points": "--penalty",
    "posted": "--held-rate",
    "needed": "--need",
    "loan_percent": "--loan-rate",
    "renew": "--renew-rate",
}
"""Which option a problem's field is asked for by."""


def run(call: Call) -> int:
    """Print the quote, or everything that is wrong with what was asked."""
    made = deposit_reading.of(call.options, call.clock.today)
    if isinstance(made, list):
        said = [quote_words.of_problem(problem, OPTIONS.get(problem.field, problem.field)) for problem in made]
        output.say("\n".join(said))
        return NOT_DONE
    _write(call, made)
    return DONE


def _write(call: Call, made: DepositQuote) -> None:
    options = call.options
    if options.json:
        from crodesk.cli import deposit_data

        output.show_json(deposit_data.as_json(made))
    elif options.csv:
        from crodesk.exchange.writing import write_csv

        sys.stdout.flush()
        write_csv(sys.stdout.buffer, headings(), rows(made))
    elif options.xlsx or options.pdf:
        path = Path(options.xlsx or options.pdf).expanduser()
        with saying_why(path):
            _to_file(path, made, as_sheet=bool(options.xlsx))
        output.say(_(N_("The quote is in {path}.")).format(path=path))
    else:
        from crodesk.cli import deposit_paper, quote_showing

        quote_showing.show(deposit_paper.of(made))


def _to_file(path: Path, made: DepositQuote, *, as_sheet: bool) -> None:
    if as_sheet:
        from crodesk.exchange.writing import write

        write(path, headings(), rows(made), "xlsx")
        return
    from crodesk.cli import deposit_paper
    from crodesk.exchange.paper import pdf

    pdf.write(path, deposit_paper.of(made))


def headings() -> list[str]:
    """Return the headings of the payments of interest as a table."""
    return [_(name) for name in (N_("Paid on"), N_("Days"), N_("Interest"))]


def rows(made: DepositQuote) -> Iterator[Sequence[Cell]]:
    """Yield the rows of that table."""
    currency = made.deposit.terms.currency
    for coupon in made.deposit.coupons:
        yield coupon.on, coupon.days, Decimal(quote_words.plain(coupon.interest, currency))
