"""How a loan stands: the two lines above its parts, and beside them what follows from it."""

from collections.abc import Iterator

from crodesk.language import _
from crodesk.screens.loan import provisions, warnings, words
from crodesk.screens.urging import words as urging
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_words import payoff_items
from crodesk.widgets.days import full_day
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, fact, line, paragraph

WIDTH = 18
"""Cells of a label."""


def first(file: LoanFile, width: int) -> list[Span]:
    """Return what is owed and what comes next, in full where that fits."""
    return [(words.that_fits(file.stands[0], file.day, width), "strong")]


def second(file: LoanFile, width: int) -> list[Span]:
    """Return what is late, in which group, until when, in full where that fits."""
    late = bool(file.known.state.past_due)
    return [(words.that_fits(file.stands[1], file.day, width), "bad" if late else "plain")]


def beside(file: LoanFile) -> list[Line]:
    """Return what warns, the group with its reasons, what it costs, what ends the loan, what differs, the terms."""
    return [
        *_warned(file),
        *_group(file),
        *provisions.lines(file, WIDTH),
        *_payoff(file),
        *_differences(file),
        *_terms(file),
    ]


def _warned(file: LoanFile) -> Iterator[Line]:
    said = warnings.summary(file)
    yield from said
    if said:
        yield line()


def _group(file: LoanFile) -> Iterator[Line]:
    group, currency = file.group, file.known.loan.currency
    if group.core is not None:
        yield fact(_("Core's group"), (group.core.code, "strong"), f"  {full_day(group.core.as_of)}", width=WIDTH)
    if group.ours is not None:
        yield fact(_("By the rules"), (group.ours.group, "strong"), width=WIDTH)
        for reason in group.ours.reasons:
            yield paragraph((f"  {words.filled(reason.text, reason.values)}", "muted"), indent=2)
    for said in urging.difference(file):
        yield paragraph((f"  {said}", "warn"), indent=2)
    step = group.next
    if step is not None:
        on = _("group {group} in {days} days").format(group=step.to, days=step.days)
        yield fact(_("Next worse"), (on, "warn"), width=WIDTH)
        for reason in step.reasons[-1:]:
            yield paragraph((f"  {words.filled(reason.text, reason.values)}", "muted"), indent=2)
        if step.amount is not None:
            amount = words.amount(file.known.loan.minor(step.amount), currency)
            said = _("{amount} by {day} keeps it out").format(amount=amount, day=full_day(step.pay_by))
            yield paragraph((f"  {said}", "strong"), indent=2)
        if (today := file.asked_today) is not None:
            now = words.amount(file.known.loan.minor(today), currency)
            yield paragraph((f"  {_('{amount} if it is paid today').format(amount=now)}", "strong"), indent=2)
        for pulled in step.pulled:
            said = _("pulls along {number}: group {group}").format(number=pulled.key, group=pulled.to)
            yield paragraph((f"  {said}", "warn"), indent=2)
    yield line()


def _payoff(file: LoanFile) -> Iterator[Line]:
    found, loan = file.payoff, file.known.loan
    if found is None or file.known.standing != "running":
        return
    yield fact(_("Ends it today"), (words.amount(loan.minor(found.total), loan.currency), "strong"), width=WIDTH)
    for label, value in payoff_items(found):
        yield fact(f"  {_(label)}", words.amount(loan.minor(value), loan.currency), width=WIDTH)
    yield line()


def _differences(file: LoanFile) -> Iterator[Line]:
    for each in file.differences:
        yield paragraph((words.said((each.text, *each.why), file.day), "warn"), indent=2)
    for problem in file.known.problems:
        yield paragraph((words.filled(problem.text, problem.values), "bad"), indent=2)
    if file.differences or file.known.problems:
        yield line()


def _terms(file: LoanFile) -> Iterator[Line]:
    loan = file.known.loan
    rows = (
        (_("Drawn first"), full_day(loan.opened_on)),
        (_("Ends"), full_day(file.known.state.ends_on or loan.matures_on)),
        (_("Purpose"), loan.purpose),
        (_("Inspect by"), full_day(loan.inspect_on)),
        (_("Insured until"), full_day(loan.insured_until)),
        (_("Value by"), full_day(loan.revalue_on)),
    )
    for label, said in rows:
        if said not in ("", "-"):
            yield fact(label, said, width=WIDTH)
