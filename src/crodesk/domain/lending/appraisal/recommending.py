"""What the officer may recommend: approve, approve with conditions, refer, decline. The program decides nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.appraisal.offering import CURABLE, Offer, offer
from crodesk.domain.lending.appraisal.policy import FAIL, UNKNOWN, Ruled, failed, unknown
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.security import is_unsecured
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.problem import Problem
from crodesk.domain.rules.lending_shape import WEIGHTS
from crodesk.domain.rules.said import Words

APPROVE, CONDITIONAL, REFER, DECLINE = "approve", "conditional", "refer", "decline"


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition before the money is drawn, or a covenant while the loan runs."""

    code: str
    name: Words


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact to collect."""

    code: str
    name: Words
    step: str
    """Where in the application it is typed: one of `lending_shape.STEPS`."""
    field: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the figures and rules speak for."""

    verdict: str
    """approve, conditional, refer or decline."""
    amount: Decimal | None
    """`None` when the loan isn't recommended."""
    months: int | None
    rate: Decimal | None
    """Percent a year."""
    conditions: tuple[Clause, ...]
    """What must be done before the money is drawn, what this application needs first."""
    covenants: tuple[Clause, ...]
    reasons: tuple[str, ...]
    """Codes of why rules fail (`decline_reasons`), the weightiest first."""
    exceptions: tuple[str, ...]
    """Codes of the rules that fail and that a higher level may allow."""
    to_collect: tuple[Wanted, ...]
    """What isn't known and is waited for, each fact once."""


def recommend(worked: Worked, rules: Sequence[Ruled], problems: Sequence[Problem]) -> Recommendation:
    """Return what the officer may recommend; what isn't known, or is wrong, refers unless it is declined anyway."""
    verdict, found = _verdict(worked, rules, problems)
    lent = verdict in (APPROVE, CONDITIONAL)
    asked = worked.case.asked
    return Recommendation(
        verdict=verdict,
        amount=found.amount if found else asked.amount if lent else None,
        months=found.months if found else asked.months if lent else None,
        rate=asked.rate if lent else None,
        conditions=_clauses(worked, (*_special(rules, found, worked), *worked.product.conditions)) if lent else (),
        covenants=_clauses(worked, worked.product.covenants) if lent else (),
        reasons=_reasons(rules),
        exceptions=tuple(one.code for one in failed(rules, "exception")),
        to_collect=wanted(worked.rules, [code for one in unknown(rules) for code in one.missing]),
    )


def _verdict(worked: Worked, rules: Sequence[Ruled], problems: Sequence[Problem]) -> tuple[str, Offer | None]:
    if any(failed(rules, "stop")):
        return DECLINE, None
    if problems or any(unknown(rules)):
        return REFER, None
    if any(failed(rules, *CURABLE)):
        found = offer(worked, rules)
        return (CONDITIONAL if found else DECLINE), found
    return (CONDITIONAL if any(_special(rules, None, worked)) else APPROVE), None


def _special(rules: Sequence[Ruled], found: Offer | None, worked: Worked) -> Iterator[str]:
    """Yield the codes of the conditions that this application needs besides those of the product."""
    asked = worked.case.asked
    if found and found.amount != asked.amount:
        yield "smaller-amount"
    if found and found.months != asked.months:
        yield "shorter-term"
    if any(failed(rules, "exception")):
        yield "exception-approved"
    for one in rules:
        if one.clause and (one.state == FAIL or (one.state == UNKNOWN and not one.refers)):
            yield one.clause


def _clauses(worked: Worked, codes: Sequence[str]) -> tuple[Clause, ...]:
    """Return clauses by their codes, each once; those on collateral only where there is some."""
    every = worked.rules.tables["clauses"]
    bare = is_unsecured(worked.case, worked.rules)
    kept = [code for code in dict.fromkeys(codes) if not (bare and every[code]["secured"])]
    return tuple(Clause(code, every[code]["name"]) for code in kept)


def _reasons(rules: Sequence[Ruled]) -> tuple[str, ...]:
    ranked = sorted(failed(rules), key=lambda one: WEIGHTS.index(one.weight))
    return tuple(dict.fromkeys(one.reason for one in ranked))


def wanted(rules: Rules, codes: Sequence[str]) -> tuple[Wanted, ...]:
    """Return the facts to collect by their codes, each once."""
    facts = rules.tables["facts"]
    return tuple(
        Wanted(code, *(facts[code][key] for key in ("name", "step", "field"))) for code in dict.fromkeys(codes)
    )
