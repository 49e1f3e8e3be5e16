"""What to mind of an application that stops nothing: policy on its kind, its age, doubtful debts, papers that end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from crodesk.domain.lending.application import limits
from crodesk.domain.lending.appraisal.amount import money
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.services.application_papers import THERE
from crodesk.services.application_view import ApplicationFile
from crodesk.services.stored import day


def minded(shown: ApplicationFile, today: date) -> list[Problem]:
    """Return in words what the officer should mind; the field of each is the step that it concerns."""
    own, cells = shown.line, shown.cells
    found = [replace(problem, field="loan") for problem in limits.doubts(own.product, shown.case.earlier, today)]
    late = limits.overdue(own.product, own.stage, own.stage_since, day(cells["holds_until"]), today)
    if late is not None:
        found.append(replace(late, field="check"))
    return [*found, *_no_debts(shown.case), *_expiring(shown, today)]


def _no_debts(case: Case) -> Iterator[Problem]:
    """Yield a doubt where no debts are said and the latest statement shows some, which may be repaid since."""
    latest = next(iter(case.statements), None)  # the latest come first
    if case.no_debts and latest is not None and latest.bank_debt:
        text = N_("No debts anywhere, it says; the statement to {ends} shows bank debt of {amount}.")
        yield Problem("means", text, {"ends": latest.ends, "amount": money(latest.bank_debt, latest.currency)})


def _expiring(shown: ApplicationFile, today: date) -> Iterator[Problem]:
    """Yield each paper that is there and ends before a decision is likely, or has ended already."""
    decision = limits.decided_by(shown.line.product, today)
    for line in shown.parts["application_paper"]:
        until = day(line.cells["valid_until"])
        if line.cells["state"] not in THERE - {"waived"} or until is None or until >= decision:
            continue
        values: dict[str, object] = {"paper": line.cells["name"] or line.cells["code"], "until": until}
        if until < today:
            yield Problem("papers", N_("{paper} ended {until}."), values)
        else:
            text = N_("{paper} ends {until}; a decision is likely by {day} only.")
            yield Problem("papers", text, {**values, "day": decision})
