"""`quote`: what a loan costs, by options or by a file of terms; needs no desk."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from crodesk.cli import output, quote_data, quote_terms, quote_words
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.usage import deposit as deposit_usage
from crodesk.domain.lending.quote import Quote, quote
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _

OPTIONS: Mapping[str, str] = {
    "amount": "--amount",
    "rates": "--rate",
    "count": "--months",
    "maturity": "--months",
    "method": "--method",
    "start": "--start",
    "first_due": "--first-due",
    "currency": "--currency",
    "fees": "--fee",
    "frequency": "--every",
    "day_count": "--day-count",
    "grace_principal": "--grace-principal",
    "grace_interest": "--grace-interest",
    "balloon": "--balloon",
    "instalment_rounding": "--round-to",
    "rounding": "--rounding",
    "terms": "--terms",
    "then": "--then",
}
"""Which option a field of the terms is asked for by."""


def run(call: Call) -> int:
    """Print the quote, or everything that is wrong with what was asked."""
    if call.options.schema:
        return _schema()
    if misplaced := deposit_usage.misplaced(call.options):
        wrong = N_("{options}: not for a deposit.") if call.options.deposit else N_("{options}: only with --deposit.")
        raise Stop(_(wrong).format(options=", ".join(misplaced)), WRONG_USE)
    if call.options.deposit:
        from crodesk.cli import deposit

        return deposit.run(call)
    terms = _terms(call)
    made = quote(terms) if isinstance(terms, LoanTerms) else terms
    if isinstance(made, Quote):
        return _write(call, made)
    names = {} if call.options.terms else OPTIONS
    output.say("\n".join(quote_words.of_problem(problem, names.get(problem.field, problem.field)) for problem in made))
    return NOT_DONE


def _schema() -> int:
    from crodesk.exchange.terms import LOAN

    output.show_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **LOAN.schema()})
    return DONE


def _terms(call: Call) -> LoanTerms | list[Problem]:
    options = call.options
    if options.terms:
        from crodesk.exchange.terms import load, read_loan

        data = load(Path(options.terms).expanduser())
        return [data] if isinstance(data, Problem) else read_loan(data)
    missing = [name for name in ("amount", "rate", "months") if getattr(options, name) is None]
    if missing:
        names = ", ".join(f"--{name}" for name in missing)
        raise Stop(_(N_("A quote needs {options}, or --terms FILE.")).format(options=names), WRONG_USE)
    return quote_terms.read(options, call.clock.today)


def _write(call: Call, made: Quote) -> int:
    options = call.options
    if options.json:
        output.show_json(quote_data.as_json(made))
    elif options.csv:
        from crodesk.exchange.writing import write_csv

        sys.stdout.flush()
        write_csv(sys.stdout.buffer, quote_data.headings(), quote_data.rows(made))
    elif options.xlsx or options.pdf:
        path = Path(options.xlsx or options.pdf).expanduser()
        _to_file(path, _sheet if options.xlsx else _paper, made)
    else:
        from crodesk.cli import quote_paper, quote_showing

        quote_showing.show(quote_paper.of(made))
    return DONE


def _to_file(path: Path, write: Callable[[Path, Quote], None], made: Quote) -> None:
    try:
        write(path, made)
    except OSError as error:
        raise Stop(_(N_("{path} can't be written: {reason}.")).format(path=path, reason=error.strerror)) from error
    output.say(_(N_("The quote is in {path}.")).format(path=path))


def _sheet(path: Path, made: Quote) -> None:
    from crodesk.exchange.writing import write

    write(path, quote_data.headings(), quote_data.rows(made), "xlsx")


def _paper(path: Path, made: Quote) -> None:
    from crodesk.cli import quote_paper
    from crodesk.exchange.paper.pdf import write

    write(path, quote_paper.of(made))
