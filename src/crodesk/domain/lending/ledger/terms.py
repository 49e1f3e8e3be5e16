"""From the plain fields of a loan to the terms and the rule that the engine reckons by."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from crodesk.domain.calendar import BusinessDayRule
from crodesk.domain.lending import terms as t
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import EndOfMonth, Frequency, Unit
from crodesk.domain.lending.ledger.facts import LoanFacts, RuleFacts
from crodesk.domain.lending.ledger.sifting import NOT_KNOWN
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.servicing import ORDERS, Ahead, LateCharges, Rule, rule, within_caps
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures

_CODES: Mapping[str, type[StrEnum]] = {
    "method": t.Method,
    "interest_type": t.InterestType,
    "day_count": DayCount,
    "unit": Unit,
    "grace_mode": t.GraceMode,
    "end_of_month": EndOfMonth,
    "business_day_rule": BusinessDayRule,
    "accrue_to": t.AccrueTo,
    "first_period": t.FirstPeriod,
    "repricing": t.Repricing,
}
_ALIKE = (
    "currency", "count", "maturity", "first_due", "payment_day", "grace_principal", "grace_interest", "calendar",
    "instalment", "balloon", "table", "fees",
)  # fmt: skip
"""Fields that the engine has under the same name."""


def terms_of(
    facts: LoanFacts, drawings: Sequence[t.Drawing], rates: Sequence[t.RateSegment]
) -> t.LoanTerms | list[Problem]:
    """Return the engine's terms of a loan with what was drawn and the rates that hold, both by date and not empty."""
    wrong = [_unknown(name, getattr(facts, name), kind) for name, kind in _CODES.items() if not _is_of(facts, name)]
    if wrong:
        return wrong
    coded: dict[str, Any] = {name: kind(getattr(facts, name)) for name, kind in _CODES.items()}
    alike: dict[str, Any] = {name: getattr(facts, name) for name in _ALIKE}
    return t.LoanTerms(
        amount=sum((one.amount for one in drawings), ZERO),
        rates=tuple(rates),
        start=drawings[0].on,
        frequency=Frequency(coded.pop("unit"), facts.every),
        drawings=tuple(drawings) if len(drawings) > 1 else (),
        rounding=None if facts.rounded_to is None else Rounding(Mode.HALF_UP, facts.rounded_to),
        **coded,
        **alike,
    )


def _is_of(facts: LoanFacts, name: str) -> bool:
    return getattr(facts, name) in set(_CODES[name])


def _unknown(field: str, word: str, known: Sequence[str] | type[StrEnum]) -> Problem:
    return Problem(field, NOT_KNOWN, {"word": word, "known": ", ".join(one for one in known if one)})


def rule_of(facts: RuleFacts) -> Rule | list[Problem]:
    """Return the engine's rule, or everything that is wrong with what is kept of it, the caps of its country too."""
    charges = figures.load("late_charges")
    named = [("rule.in_term", facts.in_term), ("rule.overdue", facts.overdue)]
    wrong = [_unknown(field, name, list(ORDERS)) for field, name in named if name and name not in ORDERS]
    if facts.late and facts.late not in charges:
        wrong.append(_unknown("rule.late", facts.late, list(charges)))
    if facts.ahead not in set(Ahead):
        wrong.append(_unknown("rule.ahead", facts.ahead, Ahead))
    if wrong:
        return wrong
    caps = charges[facts.late] if facts.late else None
    found = _rule(facts, within_caps(caps) if caps else Rule())
    return [replace(one, field=f"rule.{one.field}") for one in rule.problems(found, caps)] or found


def _rule(facts: RuleFacts, usual: Rule) -> Rule:
    """Return the usual rule with what the contract says otherwise."""
    late = LateCharges(
        _stated(facts.late_interest, usual.late.late_interest),
        _stated(facts.overdue_multiple, usual.late.overdue_multiple),
        usual.late.year_days,
        facts.grace_days,
    )
    return Rule(
        ORDERS.get(facts.in_term, usual.in_term),
        ORDERS.get(facts.overdue, usual.overdue),
        late,
        Ahead(facts.ahead),
        facts.prepayment_fees,
        facts.recalculates,
        facts.capitalises,
    )


def _stated(own: Decimal | None, usual: Decimal) -> Decimal:
    return usual if own is None else own
