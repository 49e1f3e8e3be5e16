"""`loans`, `loan …`, `repay`, `payoff`: running loans without the screens."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from crodesk.cli import days, exports, opening, output
from crodesk.cli import loans_care as care
from crodesk.cli import loans_showing as showing
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.unwritten import saying_why
from crodesk.domain.lending.ledger import EntryKind
from crodesk.domain.money import parse_money
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import loan_events, loan_export, loan_file, loan_list, loan_preview, loan_provisions
from crodesk.services.desk import Desk
from crodesk.services.loan_line import LoanLine
from crodesk.services.loan_list import Book, Query

REPAID = N_("Wrote down a repayment")
TAKEN_BACK = N_("Took back an event on a loan")
NO_FORM = N_("The name of the file must end with .csv, .json or .xlsx.")


def show_all(call: Call) -> int:
    """List a view of loans, and what it comes to by currency."""
    if call.options.out:
        return _write(call)
    query = _query(call)
    with _listed(call, query) as (desk, past, asked):
        read: Callable[..., Any] = desk.read_now if past is None else lambda of, *rest: of(past, *rest)
        found = read(loan_list.page, query, asked, 0, call.options.limit)
        totals = read(loan_list.totals, query, asked, desk.read_now(loan_list.bad_rank))
        aside = {one.currency: one for one in desk.read_now(loan_provisions.totals, query, asked, past)}
    if call.options.json:
        output.show_json(
            {"day": asked, "loans": [showing.of_line(line, asked) for line in found],
             "totals": [care.of_total(one, aside.get(one.currency)) for one in totals]}
        )  # fmt: skip
    else:
        showing.lines(found, asked)
        showing.totals(totals, aside)
    return DONE if found else NOT_DONE


def _write(call: Call) -> int:
    """Write all loans of a view to a file."""
    query, out = _query(call), Path(call.options.out).expanduser()
    exports.check_target(out, exports.form_of(out, None, NO_FORM), force=call.options.force)
    with _listed(call, query) as (desk, past, asked), saying_why(out):
        count = desk.read_now(loan_export.to_file, past, query, asked, out, _)
    return exports.told(count, out)


@contextmanager
def _listed(call: Call, query: Query) -> Iterator[tuple[Desk, Book | None, date]]:
    """Open the desk with what a list reads up to date; also the book of a past day, and the day that is shown."""
    day = _past(call)
    with opening.to_look_ahead(call, Desk.keep_watch if query.view == "warned" else Desk.keep_loans) as desk:
        yield (desk, None, desk.today) if day is None else (desk, desk.read_now(loan_list.as_of, day), day)


def show(call: Call) -> int:
    """Show how a loan stands, what is to be explained, and its ledger."""
    found = _file(call)
    if call.options.json:
        output.show_json(showing.of_file(found))
    else:
        showing.file(found)
    return DONE


def schedule(call: Call) -> int:
    """List the instalments of a loan."""
    found = _file(call)
    if call.options.json:
        output.show_json([showing.of_instalment(line) for line in found.schedule])
    else:
        showing.schedule(found)
    return DONE if found.schedule else NOT_DONE


def repay(call: Call) -> int:
    """Write down money received, after saying what it pays; or say it only."""
    options = call.options
    kind = EntryKind.PREPAYMENT if options.prepay else EntryKind.PAYMENT
    with (_current if options.preview else opening.to_write_loans)(call) as desk:
        line = named(desk, options.number)
        on, minor = days.asked(options.date, desk.today) or desk.today, _amount(options.amount, line.currency)
        way = {"way": options.prepay} if options.prepay else {}
        found = desk.read_now(loan_preview.preview, line.rid, desk.today, kind, on, minor, **way)
        written = 0
        if not options.preview:
            write = loan_events.prepay if options.prepay else loan_events.repay
            said = {"reference": options.reference, **way}
            written = desk.do_now(REPAID, line.number, write, line.rid, minor, on, **said)
    if options.json:
        output.show_json({"event": written or None, **showing.of_preview(found)})
    else:
        showing.preview(found, written)
    return DONE


def reverse(call: Call) -> int:
    """Take back an event."""
    with opening.to_write_loans(call) as desk:
        line = named(desk, call.options.number)
        event, why = call.options.event, call.options.reason
        written = desk.do_now(TAKEN_BACK, line.number, loan_events.reverse, line.rid, event, why)
        after = desk.read_now(loan_file.read, line.rid, desk.today)
    assert after is not None  # it was there a moment ago
    if call.options.json:
        output.show_json({"event": written, **showing.of_file(after)})
    else:
        showing.file(after)
    return DONE


def payoff(call: Call) -> int:
    """Say what ends a loan on a day."""
    with _current(call) as desk:
        line = named(desk, call.options.number)
        on = days.asked(call.options.date, desk.today) or desk.today
        found = desk.read_now(loan_file.payoff_on, line.rid, on, desk.today)
    if isinstance(found, list):
        raise Refused(found)
    if found is None:
        sentence = N_("What ends {number} can't be reckoned here: its terms or its ledger aren't known.")
        raise Stop(_(sentence).format(number=line.number), NOT_DONE)
    if call.options.json:
        output.show_json(showing.of_payoff(found, line.currency))
    else:
        showing.payoff(found, line.currency)
    return DONE


def _current(call: Call) -> AbstractContextManager[Desk]:
    """Open the desk with the rows of loans made for today; beside whoever has it open, as they were made last."""
    return opening.to_look_ahead(call, Desk.keep_loans)


def _file(call: Call) -> loan_file.LoanFile:
    with _current(call) as desk:
        line = named(desk, call.options.number)
        found = desk.read_now(loan_file.read, line.rid, _past(call) or desk.today, today=desk.today)
    assert found is not None  # `named` found it
    return found


def named(desk: Desk, number: str) -> LoanLine:
    """Return the one loan of a number; `Stop` where there is none, or several have it."""
    found = desk.read_now(loan_list.by_number, number)
    if not found:
        raise Stop(_(N_("There is no loan “{number}”.")).format(number=number), NOT_DONE)
    if len(found) > 1:
        lines = "\n".join(f"  {line.rid}  {line.number}  {line.customer}" for line in found)
        raise Stop(_(N_("“{number}” fits several loans:")).format(number=number) + f"\n{lines}", NOT_DONE)
    return found[0]


def _query(call: Call) -> Query:
    options = call.options
    if not options.days:
        return Query(options.view, options.sort, text=options.find)
    first, _dash, last = options.days.partition("-")
    if not first.isdecimal() or (last and not last.isdecimal()):
        text = _(N_("“{days}” isn't understood. Write days as 31 or 31-60.")).format(days=options.days)
        raise Stop(text, WRONG_USE)
    return Query("late", options.sort, int(first), int(last) if last else None, options.find)


def _past(call: Call) -> date | None:
    """Return the day of `--as-of`; `None` for today or without it."""
    day = days.asked(call.options.as_of, call.clock.today)
    if day is not None and day > call.clock.today:
        raise Refused(Problem("as_of", N_("That day is still to come.")))
    return None if day == call.clock.today else day


def _amount(text: str, currency: str) -> int:
    found = parse_money(text, currency, language())
    if isinstance(found, Problem):
        raise Refused(Problem("amount_minor", found.text, found.values))
    return found.minor
