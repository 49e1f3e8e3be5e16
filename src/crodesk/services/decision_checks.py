"""Whether a decision fits: the application and the package it names, who made it, at which level, on which figures."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.application import moves
from crodesk.domain.lending.appraisal import rules
from crodesk.domain.money import minor_units
from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange.package import Decision, Sent, Verdict, disagreements
from crodesk.services.application_sent import SentOff
from crodesk.services.application_view import ApplicationFile
from crodesk.services.stored import PPM_A_PERCENT, major

MOVES = {
    Verdict.APPROVE: "approve",
    Verdict.CONDITIONAL: "approve_conditionally",
    Verdict.DECLINE: "decline",
    Verdict.RETURN: "give_back",
}
"""The move that each verdict is."""
APPROVING = frozenset({Verdict.APPROVE, Verdict.CONDITIONAL})


def problems(
    shown: ApplicationFile, sent: SentOff | None, decision: Decision, today: date, officer: str
) -> list[Problem]:
    """Return why a decision can't be taken in; all of it. `officer` is whose desk this is."""
    own = shown.line
    if sent is None:
        words = N_("{number} was never sent: there is nothing to decide.")
        return [Problem("application", words, {"number": own.number})]
    found = [*_of_package(shown, sent, decision, today), *_of_digits(decision, own.currency), *_of_level(decision)]
    return [*found, *_of_move(shown, sent, decision, officer, today, {problem.field for problem in found})]


def _of_package(shown: ApplicationFile, sent: SentOff, decision: Decision, today: date) -> Iterator[Problem]:
    own = shown.line
    packages = {package.sha256: package for package in sent.packages}
    package = packages.get(decision.package_sha256)
    if package is not None and not package.current and decision.application.uid == own.uid:
        words = N_("The decision is on the package of {day}. The application was sent again since; ask for a new one.")
        yield Problem("package_sha256", words, {"day": package.on})
    known = decision.package_sha256 if package else next(iter(packages), "")
    yield from disagreements(decision, Sent(own.uid, own.number, known, own.currency, sent.officer, sent.on), today)


def _of_digits(decision: Decision, currency: str) -> Iterator[Problem]:
    """Yield figures that are finer than what is kept."""
    if decision.amount is not None and _is_finer(decision.amount, minor_units(currency)):
        words = N_("{amount} is finer than amounts in {currency} are.")
        yield Problem("amount", words, {"amount": decision.amount, "currency": currency})
    if decision.rate is not None and _is_finer(decision.rate * PPM_A_PERCENT, 0):
        yield Problem("rate", N_("The rate has more than four decimals."))


def _is_finer(number: Decimal, places: int) -> bool:
    scaled = number.scaleb(places)
    return scaled != scaled.to_integral_value()


def _of_level(decision: Decision) -> Iterator[Problem]:
    levels = rules.shipped().tables["authority"]
    if decision.level.strip() and _level(decision.level) is None:
        values = {"level": decision.level, "known": ", ".join(levels)}
        yield Problem("level", N_("Nobody decides at a level “{level}”; there are: {known}."), values)


def _level(said: str) -> str | None:
    """Return the code of the level that is meant by its code, or by its name in any language."""
    for code, level in rules.shipped().tables["authority"].items():
        if fold(said) in {fold(code), *(fold(level["name"].in_language(each)) for each in ("en", "vi", "zh"))}:
            return code
    return None


def _of_move(
    shown: ApplicationFile, sent: SentOff, decision: Decision, officer: str, today: date, named: set[str]
) -> list[Problem]:
    """Return what speaks against the move itself, but for the fields that are `named` already."""
    own, approves = shown.line, decision.decision in APPROVING
    asked = major({"amount_minor": own.amount_minor, "currency": own.currency}, "amount")
    standing = moves.Standing(own.stage, officer, today, sent.on, asked=asked)
    told = moves.Decision(
        MOVES[decision.decision],
        decision.on,
        reason=decision.reason,
        decided_by=decision.by,
        conditions="\n".join(decision.conditions),
        amount=decision.amount if approves else None,
        months=decision.months if approves else None,
        rate=decision.rate if approves else None,
    )
    found = {"by" if each.field == "decided_by" else each.field: each for each in moves.problems(told, standing)}
    return [each for field, each in found.items() if field not in named]


def doubts(shown: ApplicationFile, decision: Decision) -> Iterator[Problem]:
    """Yield what is odd about a decision and yet may be so."""
    needed = shown.appraisal.authority_as_asked
    level = _level(decision.level) if decision.level.strip() else None
    if needed is not None and level in needed.passed_over and decision.decision in APPROVING:
        words = N_("By the rules it takes {needed} to decide what was asked; this says {level}.")
        yield Problem("level", words, {"needed": needed.name, "level": decision.level})
    if not decision.level.strip():
        yield Problem("level", N_("The decision doesn't say at which level it was made."))
