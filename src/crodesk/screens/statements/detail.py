"""What stands beside the list: what an entry may pay and why, or what a statement says of itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from crodesk.language import _
from crodesk.screens.statements import words
from crodesk.services import messages
from crodesk.services.loan_line import LoanLine
from crodesk.services.statement_entries import EntryLine
from crodesk.services.statement_list import StatementLine
from crodesk.services.statement_reviewing import Way
from crodesk.widgets.counts import count_words
from crodesk.widgets.days import full_day
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, line, paragraph

DECIDED = frozenset({"booked", "set_aside"})


def of_entry(
    entry: EntryLine, ways: Sequence[Way] | None, loans: Mapping[int, LoanLine], remarks: Iterable[str], today: date
) -> list[Line]:
    """Return an entry and what it may pay; `ways` is `None` while the loans are still being read."""
    found = [*_head(entry)]
    if entry.state in DECIDED:
        found.append(_decided(entry))
    elif ways is None:
        found.append(line((_("The loans are being read …"), "muted")))
    elif ways:
        found += [_way(number, way, entry, loans, today) for number, way in enumerate(ways, 1)]
        found += _outranked(entry, [loans[part.holding_rid] for part in ways[0].parts if part.holding_rid in loans])
    else:
        found.append(paragraph((entry.why or _("Nothing in it points to a loan."), "warn")))
    if ways and entry.why and entry.state == "open" and entry.why not in _said(ways, today):
        found.append(paragraph((entry.why, "warn")))
    return [*found, *(paragraph((remark, "warn"), indent=2) for remark in remarks)]


def _head(entry: EntryLine) -> Iterator[Line]:
    yield paragraph((words.money(entry), "strong"), f"  {full_day(entry.booked_on)}  ", (words.state(entry), "muted"))
    who = "  ".join(part for part in (entry.counterparty, entry.counter_account) if part)
    yield paragraph((who, "plain"), "  " if who else "", (entry.text, "muted"))


def _decided(entry: EntryLine) -> Line:
    if entry.state == "booked":
        said = _("Written down on {loan}.").format(loan=f"{entry.loan} {entry.borrower}".strip())
        return paragraph((said, "good"))
    return paragraph((_("Set aside: {why}").format(why=entry.why), "muted"))


def _way(number: int, way: Way, entry: EntryLine, loans: Mapping[int, LoanLine], today: date) -> Line:
    said: list[Span | str] = [(f"{number}  ", "accent"), (called(way, loans, entry.currency) + "  ", "strong")]
    reasons = " ".join(messages.say(reason, today) for reason in way.reasons)
    return paragraph(*said, (reasons, "muted"), indent=3)


def _outranked(entry: EntryLine, loans: Sequence[LoanLine]) -> Iterator[Line]:
    """Say of which loans the core's figures are newer than the entry: it changes nothing of what they say."""
    paid_on = entry.valued_on or entry.booked_on
    for loan in loans:
        if loan.stated_by == "core" and loan.core_as_of and paid_on <= loan.core_as_of:
            said = _("{loan}: the core's figures are of {day}; they stand until newer ones come in.")
            yield paragraph((said.format(loan=loan.number, day=full_day(loan.core_as_of)), "warn"), indent=3)


def called(way: Way, loans: Mapping[int, LoanLine], currency: str) -> str:
    """Return which loans a way pays; of several, how much of each."""
    named = {part: loans.get(part.holding_rid) for part in way.parts}
    said = [f"{loan.number} {loan.customer}" if loan else f"#{part.holding_rid}" for part, loan in named.items()]
    if len(said) > 1:
        said = [f"{name} {words.amount(part.amount_minor, currency)}" for name, part in zip(said, named, strict=True)]
    return ", ".join(said)


def _said(ways: Sequence[Way], today: date) -> str:
    """Return the reasons of the best way as they were kept with the entry."""
    return " · ".join(messages.say(reason, today) for reason in ways[0].reasons)


def of_statement(shown: StatementLine) -> list[Line]:
    """Return what a statement says of itself, what came of its entries, and what doesn't add up."""
    found = [
        paragraph((shown.file, "strong"), f"  {shown.account}  {words.span(shown)}"),
        paragraph(_balances(shown)),
        paragraph(_counts(shown)),
    ]
    if not shown.remarks:
        return [*found, line((_("Nothing is doubtful about it."), "muted"))]
    return [*found, *(paragraph((remark, "warn"), indent=2) for remark in shown.remarks)]


def _balances(shown: StatementLine) -> str:
    opening, closing = (words.amount(minor, shown.currency) for minor in (shown.opening_minor, shown.closing_minor))
    said = _("from {opening} to {closing} {currency}")
    return said.format(opening=opening, closing=closing, currency=shown.currency)


def _counts(shown: StatementLine) -> str:
    numbers = {"entries": shown.entries, "again": shown.same, "booked": shown.booked, "waiting": shown.waiting}
    said = _("{entries} entries: {again} came again, {booked} taken in, {waiting} waiting")
    return said.format(**{name: count_words(number) for name, number in numbers.items()})
