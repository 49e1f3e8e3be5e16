"""What must be right before a drawing goes out, and what somebody should look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from crodesk.domain.lending.disbursing import paying, proving, securing
from crodesk.domain.lending.disbursing.drawing import BROKEN, WAIVED, WANTED, Agreement, Drawing
from crodesk.domain.lending.saying import money
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.mark import Mark
from crodesk.domain.words import N_

STOP = "stop"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: what stops a drawing, and what doesn't."""

    stops: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    to_be_confirmed: tuple[Mark, ...] = ()
    """The rules behind them that are general knowledge, which the bank has to confirm."""


def check(
    drawing: Drawing,
    agreement: Agreement,
    country: str = "vn",
    rules: Mapping[str, Figures] | None = None,
    cash_rules: Mapping[str, Figures] | None = None,
) -> Checked:
    """Return everything that speaks against a drawing, by the rules of `drawing_checks` and `cash_payments`.

    `country` is the code of a rule of `cash_payments`; rules that aren't given are those shipped. Sources: the rules'.
    """
    weights = figures.load("drawing_checks") if rules is None else rules
    cash = (figures.load("cash_payments") if cash_rules is None else cash_rules)[country]
    found: dict[bool, list[Problem]] = {True: [], False: []}
    marks = {}
    for code, one in _found(drawing, agreement, weights, cash):
        found[weights[code]["weight"] == STOP].append(one)
        marks[code] = cash.mark if code == "cash" else weights[code].mark
    unsure = tuple(mark for mark in marks.values() if mark.unconfirmed)
    return Checked(tuple(found[True]), tuple(found[False]), unsure)


def _found(
    drawing: Drawing, agreement: Agreement, rules: Mapping[str, Figures], cash: Figures
) -> Iterator[tuple[str, Problem]]:
    """Yield what is wrong with the code of the rule that it breaks."""
    for code, finding in _CHECKS.items():
        yield from ((code, one) for one in finding(drawing, agreement))
    yield from ((proving.LATER, one) for one in proving.problems(drawing, rules[proving.LATER]))
    yield from paying.problems(drawing, cash)


def _limit(drawing: Drawing, agreement: Agreement) -> Iterator[Problem]:
    if not paying.is_sum(drawing.amount):
        yield Problem("amount", N_("The amount must be more than zero."))
    elif drawing.currency != agreement.currency:
        text = N_("The contract is in {currency}, and so are its drawings.")
        yield Problem("currency", text, {"currency": agreement.currency})
    elif agreement.left is None:
        yield Problem("amount", N_("The limit or what was drawn isn't known: nobody can say whether it fits."))
    elif drawing.amount > agreement.left:
        text = N_("Of the limit only {left} is left.")
        yield Problem("amount", text, {"left": money(agreement.left, agreement.currency)})


def _availability(drawing: Drawing, agreement: Agreement) -> Iterator[Problem]:
    if drawing.on is None:
        yield Problem("on", N_("Say on which day the money is to go out."))
        return
    if agreement.signed_on is None or drawing.on < agreement.signed_on:
        yield Problem("on", N_("No contract is signed on that day."))
    if agreement.available_from is not None and drawing.on < agreement.available_from:
        yield Problem("on", N_("It can be drawn from {day} on."), {"day": agreement.available_from})
    if agreement.available_until is not None and drawing.on > agreement.available_until:
        yield Problem("on", N_("It could be drawn until {day}."), {"day": agreement.available_until})


def _decision(drawing: Drawing, agreement: Agreement) -> Iterator[Problem]:
    if not agreement.decided:
        yield Problem("", N_("There is no approval on file."))
    until, signed = agreement.decision_until, agreement.signed_on
    if until is not None and (signed or drawing.on or date.min) > until:
        yield Problem("", N_("The approval held until {day}, and no contract was signed by then."), {"day": until})


def _conditions(_drawing: Drawing, agreement: Agreement) -> Iterator[Problem]:
    for place, one in enumerate(agreement.conditions):
        if one.state == WANTED:
            yield Problem(f"conditions[{place}]", N_("Still wanted: {condition}"), {"condition": one.name})
        elif one.state == BROKEN:
            yield Problem(f"conditions[{place}]", N_("Broken: {condition}"), {"condition": one.name})
        elif one.state == WAIVED and not one.reason.strip():
            text = N_("Waived without a reason: {condition}")
            yield Problem(f"conditions[{place}]", text, {"condition": one.name})


def _term(drawing: Drawing, agreement: Agreement) -> Iterator[Problem]:
    if drawing.due is None or drawing.on is None:
        return
    days = (drawing.due - drawing.on).days
    if days <= 0:
        yield Problem("due", N_("It is due after it is drawn."))
    elif drawing.days is not None and drawing.days != days:
        yield Problem("days", N_("By its two dates the term is {days} days."), {"days": days})
    if agreement.ends_on is not None and drawing.due > agreement.ends_on:
        yield Problem("due", N_("The contract ends on {day}."), {"day": agreement.ends_on})


def _evidence(drawing: Drawing, _agreement: Agreement) -> Iterator[Problem]:
    if not drawing.purpose.strip():
        yield Problem("purpose", N_("Say what the money is for."))
    if not drawing.evidence and drawing.evidence_by is None:
        yield Problem("evidence", N_("No paper proves the purpose, and none is promised for a day."))
    elif drawing.evidence and drawing.is_checked is False:
        yield Problem("evidence", N_("Nobody has checked the papers that prove the purpose."))


_CHECKS: Mapping[str, Callable[[Drawing, Agreement], Iterator[Problem]]] = {
    "limit": _limit,
    "availability": _availability,
    "decision": _decision,
    "conditions": _conditions,
    "term": _term,
    "evidence": _evidence,
    "registration": securing.registration,
    "insurance": securing.insurance,
    "valuation": securing.valuation,
}
