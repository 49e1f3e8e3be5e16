"""What the officer may recommend: approve, approve with conditions, refer, decline. The program decides nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.appraisal.answering import BY_HAND
from crodesk.domain.lending.appraisal.grading import Risk
from crodesk.domain.lending.appraisal.offering import CURABLE, Offer, offer
from crodesk.domain.lending.appraisal.policy import FAIL, UNKNOWN, Ruled, failed, unknown
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.security import is_unsecured
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.lending.scorecard.card import Scorecard
from crodesk.domain.problem import Problem
from crodesk.domain.rules.lending_shape import WEIGHTS
from crodesk.domain.rules.said import Words

APPROVE, CONDITIONAL, REFER, DECLINE = "approve", "conditional", "refer", "decline"
_NO_LOAN = "none"
"""The route of grades to which nothing is lent."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition before the money is drawn, or a covenant while the loan runs."""

    code: str
    name: Words


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact to collect."""

    code: str
    """Of `facts.toml`; `card.` and the code of a criterion for what only the expert grid asks."""
    name: Words
    step: str
    """Where in the application it is typed: one of `lending_shape.STEPS`."""
    field: str
    proof: Words | None = None
    """Which document proves it."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the figures and rules speak for."""

    verdict: str
    """approve, conditional, refer or decline."""
    amount: Decimal | None
    """`None` when the loan isn't recommended."""
    months: int | None
    rate: Decimal | None
    """Percent a year: the bank's own rate with the margin of the grade, else the rate that is asked for."""
    conditions: tuple[Clause, ...]
    """What must be done before the money is drawn, what this application needs first."""
    covenants: tuple[Clause, ...]
    reasons: tuple[str, ...]
    """Codes of why rules fail and the grade is low (`decline_reasons`), the weightiest first."""
    exceptions: tuple[str, ...]
    """Codes of the rules that fail and that a higher level may allow."""
    to_collect: tuple[Wanted, ...]
    """What isn't known and is waited for, each fact once."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """An application with everything that the recommendation follows from."""

    worked: Worked
    rules: Sequence[Ruled]
    risk: Risk | None
    problems: Sequence[Problem]

    @property
    def refused(self) -> bool:
        """Whether it can't be lent at all: a rule that stops, or a grade to which nothing is lent."""
        return any(failed(self.rules, "stop")) or (self.risk is not None and self.risk.route == _NO_LOAN)

    @property
    def waits(self) -> bool:
        """Whether something isn't known or wrong."""
        ungraded = self.risk is not None and not self.risk.grade
        return bool(self.problems) or any(unknown(self.rules)) or ungraded or bool(self.exposure_lacks)

    @property
    def exposure_lacks(self) -> tuple[str, ...]:
        """Codes of the facts without which nobody can say who may decide."""
        return self.worked.values["group_exposure"].missing


def recommend(
    worked: Worked, rules: Sequence[Ruled], risk: Risk | None, problems: Sequence[Problem]
) -> tuple[Recommendation, Worked]:
    """Return what the officer may recommend, and the application with the amount and term that are recommended.

    What isn't known, or is wrong, refers unless the application is declined anyway.
    """
    looked = _Looked(worked, rules, risk, problems)
    verdict, found = _verdict(looked)
    if found is None:
        return _made(looked, verdict, worked, list(_special(rules))), worked
    return _made(looked, verdict, found.worked, list(_cured(looked, found))), found.worked


def _made(looked: _Looked, verdict: str, lent: Worked, special: list[str]) -> Recommendation:
    asked, product, worked = lent.case.asked, lent.product, looked.worked
    is_lent = verdict in (APPROVE, CONDITIONAL)
    return Recommendation(
        verdict=verdict,
        amount=asked.amount if is_lent else None,
        months=asked.months if is_lent else None,
        rate=_rate(looked) if is_lent else None,
        conditions=_clauses(worked, [*special, *product.conditions]) if is_lent else (),
        covenants=_clauses(worked, product.covenants) if is_lent else (),
        reasons=_reasons(looked),
        exceptions=tuple(one.code for one in failed(looked.rules, "exception")),
        to_collect=_to_collect(looked),
    )


def _verdict(looked: _Looked) -> tuple[str, Offer | None]:
    if looked.refused:
        return DECLINE, None
    if looked.waits:
        return REFER, None
    if any(failed(looked.rules, *CURABLE)):
        found = offer(looked.worked, looked.rules)
        return (CONDITIONAL if found else DECLINE), found
    return (CONDITIONAL if any(_special(looked.rules)) else APPROVE), None


def _cured(looked: _Looked, found: Offer) -> Iterator[str]:
    """Yield the codes of the conditions under which another amount or term can be lent."""
    asked = looked.worked.case.asked
    if found.amount != asked.amount:
        yield "smaller-amount"
    if found.months != asked.months:
        yield "shorter-term"
    yield from _special(found.rules)


def _special(rules: Sequence[Ruled]) -> Iterator[str]:
    """Yield the codes of the conditions that this application needs besides those of the product."""
    if any(failed(rules, "exception")):
        yield "exception-approved"
    for one in rules:
        if one.clause and (one.state == FAIL or (one.state == UNKNOWN and not one.refers)):
            yield one.clause


def _rate(looked: _Looked) -> Decimal | None:
    base, risk = looked.worked.product.rate, looked.risk
    if base is None:
        return looked.worked.case.asked.rate
    return base + risk.margin if risk and risk.margin is not None else base


def _clauses(worked: Worked, codes: Sequence[str]) -> tuple[Clause, ...]:
    """Return clauses by their codes, each once; those on collateral only where there is some."""
    every = worked.rules.tables["clauses"]
    bare = is_unsecured(worked.case, worked.rules)
    kept = [code for code in dict.fromkeys(codes) if not (bare and every[code]["secured"])]
    return tuple(Clause(code, every[code]["name"]) for code in kept)


def _reasons(looked: _Looked) -> tuple[str, ...]:
    """Return why rules fail; of an application with a grade that is too low also where its points were lost."""
    ranked = sorted(failed(looked.rules), key=lambda one: WEIGHTS.index(one.weight))
    found = [one.reason for one in ranked]
    if looked.risk is not None and looked.risk.route == _NO_LOAN:
        found += [one.reason for one in looked.risk.score.lost]
    return tuple(dict.fromkeys(found))


def _to_collect(looked: _Looked) -> tuple[Wanted, ...]:
    """Return what rules wait for, then what the expert grid does."""
    codes = [*(code for one in unknown(looked.rules) for code in one.missing), *looked.exposure_lacks]
    risk, rules = looked.risk, looked.worked.rules
    if risk is None:
        return wanted(rules, codes)
    return wanted(rules, [*codes, *risk.missing], rules.cards[risk.card])


def wanted(rules: Rules, codes: Sequence[str], card: Scorecard | None = None) -> tuple[Wanted, ...]:
    """Return the facts to collect by their codes, each once."""
    return tuple(_wanted(rules, code, card) for code in dict.fromkeys(codes))


def _wanted(rules: Rules, code: str, card: Scorecard | None) -> Wanted:
    if card is not None and code.startswith(BY_HAND):
        judged = code.removeprefix(BY_HAND)
        criterion = card.attributes[judged]
        return Wanted(code, criterion.name, "appraisal", f"answers.{judged}", criterion.wanted)
    fact = rules.tables["facts"][code]
    return Wanted(code, fact["name"], fact["step"], fact["field"])
