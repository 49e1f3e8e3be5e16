"""`quote`: what a loan costs, by options or by a file of terms; needs no desk."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crodesk.cli import output, quote_data, quote_terms, quote_words, words
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.unwritten import saying_why
from crodesk.cli.usage import deposit as deposit_usage
from crodesk.cli.usage.quote import EXAMPLE, beside_a_file, with_usual
from crodesk.domain.lending.quote import Quote, quote
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _

if TYPE_CHECKING:  # both load what only few quotes need
    from crodesk.cli.quote_course import Stands
    from crodesk.exchange.terms.course import Course

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
    if given := beside_a_file(call.options):
        stated = _(N_("{options}: not beside --terms, whose file states everything."))
        raise Stop(stated.format(options=", ".join(given)), WRONG_USE)
    call = replace(call, options=with_usual(call.options))
    if call.options.deposit:
        from crodesk.cli import deposit

        return deposit.run(call)
    terms, course = _terms(call)
    made = quote(terms) if isinstance(terms, LoanTerms) else terms
    if not isinstance(made, Quote):
        return _refuse(call, made)
    if course is None:
        return _write(call, made)
    from crodesk.cli import quote_course

    stands = quote_course.of(made.schedule, course)
    return _refuse(call, stands) if isinstance(stands, list) else _write(call, made, stands)


def _refuse(call: Call, problems: list[Problem]) -> int:
    names = {} if call.options.terms else OPTIONS
    lines = (quote_words.of_problem(problem, names.get(problem.field, problem.field)) for problem in problems)
    output.say("\n".join(lines))
    return NOT_DONE


def _schema() -> int:
    from crodesk.exchange.terms.course import LOAN_AND_COURSE

    output.show_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **LOAN_AND_COURSE.schema()})
    return DONE


def _terms(call: Call) -> tuple[LoanTerms | list[Problem], "Course | None"]:
    """Return the terms, and what happened after the start where a file of terms states it."""
    options = call.options
    if options.terms:
        return _of_file(Path(options.terms).expanduser())
    missing = [name for name in ("amount", "rate", "months") if getattr(options, name) is None]
    if missing:
        names = ", ".join(f"--{name}" for name in missing)
        said = _(N_("A quote needs {options}, or --terms FILE.")).format(options=names)
        raise Stop(f"{said}\n{words.example(EXAMPLE, 'crodesk quote')}", WRONG_USE)
    return quote_terms.read(options, call.clock.today), None


def _of_file(path: Path) -> tuple[LoanTerms | list[Problem], "Course | None"]:
    from crodesk.exchange.terms import load, read_loan

    data = load(path)
    if isinstance(data, Problem):
        return [data], None
    if not isinstance(data, dict) or "course" not in data:
        return read_loan(data), None
    from crodesk.exchange.terms.course import read_loan_and_course

    found = read_loan_and_course(data)
    return (found, None) if isinstance(found, list) else found


def _write(call: Call, made: Quote, stands: "Stands | None" = None) -> int:
    from crodesk.cli import quote_warnings

    options = call.options
    for warning in quote_warnings.of(made):
        output.say(warning)
    if options.json:
        course = {"course": stands.as_json()} if stands else {}
        output.show_json({**quote_data.as_json(made), **course})
    elif options.csv:
        _say_remarks(made)
        from crodesk.exchange.writing import write_csv

        sys.stdout.flush()
        write_csv(sys.stdout.buffer, quote_data.headings(), quote_data.rows(made))
    elif options.xlsx or options.pdf:
        path = Path(options.xlsx or options.pdf).expanduser()
        _to_file(path, _sheet if options.xlsx else partial(_paper, stands), made)
    else:
        from crodesk.cli import quote_paper, quote_showing

        quote_showing.show(quote_paper.of(made, stands.blocks() if stands else ()))
    return DONE


def _say_remarks(made: Quote) -> None:
    """Say what is to be said of the loan as a whole, where its schedule alone is written."""
    for remark in made.schedule.remarks:
        output.say(quote_words.sentence(remark))


def _to_file(path: Path, write: Callable[[Path, Quote], None], made: Quote) -> None:
    with saying_why(path):
        write(path, made)
    output.say(_(N_("The quote is in {path}.")).format(path=path))


def _sheet(path: Path, made: Quote) -> None:
    from crodesk.exchange.writing import write

    write(path, quote_data.headings(), quote_data.rows(made), "xlsx")
    _say_remarks(made)


def _paper(stands: "Stands | None", path: Path, made: Quote) -> None:
    from crodesk.cli import quote_paper
    from crodesk.exchange.paper.pdf import write

    write(path, quote_paper.of(made, stands.blocks() if stands else ()))
