"""Measures against arrears as the file of a loan lists them: each with its papers, its steps, what it cost."""

from collections.abc import Iterator
from typing import Any

from crodesk.language import _, language
from crodesk.screens.loan import words
from crodesk.screens.loan.target import Target
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_measure_course import Step
from crodesk.widgets.days import full_day
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, paragraph

TARGET = "collection_measure"


def lines(file: LoanFile) -> list[Line]:
    """Return the measures, the newest first, each with its steps."""
    currency = file.known.loan.currency
    return [part for each in file.parts.measures for part in _measure(each, currency)]


def _measure(each: dict[str, Any], currency: str) -> Iterator[Line]:
    target = Target(TARGET, each["rid"])
    over = each["ended_on"] is not None
    state = words.choice("collection_measure", "state", each["state"])
    on = each["decided_on"] or each["proposed_on"]
    said: list[Span | str] = [
        (f"{full_day(on)}  ", "accent"), (f"{name(each['kind'])}  ", "muted" if over else "strong"), f"{state}  ",
    ]  # fmt: skip
    if each["group_code"]:
        said.append(_("group {group}").format(group=each["group_code"]) + "  ")
    if each["amount_minor"] is not None:
        said.append(f"{words.amount(each['amount_minor'], currency)}  ")
    if each["due_on"] and not over:
        said.append((_("due {day}").format(day=full_day(each["due_on"])) + "  ", "warn"))
    more = (each["court"], each["case_number"], each["paper"], each["approval"], each["decided_by"], each["reason"])
    said.append((" · ".join(part for part in more if part), "muted"))
    yield paragraph(*said, target=target, indent=2)
    for step in each["steps"]:
        yield _step(step, target)
    yield from _sums(each, target)
    if over:
        ended = _("over since {day}: {why}").format(day=full_day(each["ended_on"]), why=each["ended_why"])
        yield paragraph((f"  {ended}", "muted"), target=target, indent=4)


def name(kind: str) -> str:
    """Return what a kind of measure is called."""
    return words.choice("collection_measure", "kind", kind)


def step_name(step: Step) -> str:
    """Return what a step is called."""
    called = step.name
    return called if isinstance(called, str) else called.in_language(language())


def _step(step: Step, target: Target) -> Line:
    said: list[Span | str] = [
        (f"  {full_day(step.on)}  ", "accent"),
        (step_name(step), "plain" if step.done else "warn"),
    ]
    said.append(f"  {_('done')}" if step.done else f"  {_('to do')}")
    if step.cost_minor:
        said.append((f"  {_('costs {amount}').format(amount=words.amount(step.cost_minor, step.currency))}", "muted"))
    if step.result:
        said.append((f"  {step.result}", "muted"))
    return paragraph(*said, target=target, indent=4)


def _sums(each: dict[str, Any], target: Target) -> Iterator[Line]:
    """Yield what the steps cost together, by currency, where more than one did."""
    costs: dict[str, list[int]] = {}
    for step in each["steps"]:
        if step.cost_minor:
            costs.setdefault(step.currency, []).append(step.cost_minor)
    for currency, amounts in costs.items():
        if len(amounts) > 1:
            said = _("costs together {amount}").format(amount=words.amount(sum(amounts), currency))
            yield paragraph((f"  {said}", "strong"), target=target, indent=4)
