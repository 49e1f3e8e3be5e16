"""The values of every placeholder, said in the paper's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.papers.facts import Bank, Decision, Officer, PaperFacts, Person
from crodesk.domain.lending.papers.fields import LANGUAGES, said
from crodesk.domain.lending.papers.lists import PaperRows, lists_of
from crodesk.domain.lending.papers.showing import Hand

_SHORT, _MEDIUM = 12, 60
"""Months of the longest short-term and medium-term loan (Circular 39/2016/TT-NHNN, article 10)."""
_SHARE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class PaperValues:
    """What fills the placeholders of a paper in one language."""

    language: str
    texts: Mapping[str, str]
    """By the name of the field; an empty one isn't known and leaves a gap."""
    flags: Mapping[str, bool]
    lists: Mapping[str, PaperRows]
    """`None` for a list that isn't known."""


def values_of(facts: PaperFacts, language: str) -> PaperValues:
    """Return the value of every field; a language that papers don't have is English."""
    language = language if language in LANGUAGES else "en"
    hand = Hand(language, facts.case.asked.currency)
    texts = {
        **of_bank(facts.bank, facts.officer, facts.case.today, hand),
        "collect_until": hand.day(facts.collect_until),
        **_of_application(facts, hand),
        **_of_borrower(facts, hand),
        **_of_decision(facts, hand),
        **_of_schedule(facts, hand),
        **_of_contract(facts, hand),
        **_of_drawing(facts, hand),
        **_of_opinion(facts, hand),
    }
    return PaperValues(language, texts, _flags(facts), lists_of(facts, hand))


def of_bank(bank: Bank, officer: Officer, today: date, hand: Hand) -> dict[str, str]:
    """Return what papers say of the bank, who prepares them, and their day."""
    return {
        "bank_name": bank.name,
        "branch_name": bank.branch,
        "branch_address": bank.address,
        "branch_phone": bank.phone,
        "branch_tax_code": bank.tax_code,
        "bank_signer": bank.signer,
        "bank_signer_position": bank.signer_position,
        "place": bank.place,
        "officer_name": officer.name,
        "officer_phone": officer.phone,
        "today": hand.day_in_full(today),
    }


def _of_application(facts: PaperFacts, hand: Hand) -> dict[str, str]:
    asked = facts.case.asked
    return {
        "application_number": facts.number,
        "application_date": hand.day(facts.dated),
        "product": facts.product,
        "purpose": asked.purpose,
        "amount": hand.money(asked.amount),
        "amount_words": hand.words(asked.amount),
        "currency": asked.currency,
        "months": hand.months(asked.months),
        "term_class": _term_class(asked.months, hand.language),
        "method": said("method", asked.method, hand.language),
        "rate": hand.percent(asked.rate),
        "grace": hand.count(asked.grace_principal),
        "cost": hand.money(asked.cost),
        "own_money": hand.money(asked.own_money),
        "own_money_share": hand.percent(_own_money_share(asked.own_money, asked.cost)),
    }


def _term_class(months: int | None, language: str) -> str:
    if months is None:
        return ""
    code = "short" if months <= _SHORT else "medium" if months <= _MEDIUM else "long"
    return said("term_class", code, language)


@precisely
def _own_money_share(own: Decimal | None, cost: Decimal | None) -> Decimal | None:
    """Return the share in percent, to a tenth."""
    return None if own is None or not cost else (own * 100 / cost).quantize(_SHARE)


def _of_borrower(facts: PaperFacts, hand: Hand) -> dict[str, str]:
    party = facts.case.borrower
    person = facts.people.get(party.key, Person())
    signs = person.signer or (party.name if party.kind == "individual" else "")
    return {
        "borrower_name": party.name,
        "borrower_kind": said("kind", party.kind, hand.language),
        "borrower_code": party.code,
        "borrower_born": hand.day(party.born),
        "borrower_id_number": party.id_number,
        "borrower_id_issued_on": hand.day(person.id_issued_on),
        "borrower_id_issued_by": person.id_issued_by,
        "borrower_address": person.address,
        "borrower_phone": person.phone,
        "borrower_email": person.email,
        "borrower_tax_code": person.tax_code,
        "borrower_account": person.account,
        "borrower_signer": signs,
        "borrower_signer_position": person.signer_position,
        "borrower_signer_authority": person.signer_authority,
    }


def _of_decision(facts: PaperFacts, hand: Hand) -> dict[str, str]:
    decision = facts.decision or Decision("")
    return {
        "approved_amount": hand.money(decision.amount),
        "approved_amount_words": hand.words(decision.amount),
        "approved_months": hand.months(decision.months),
        "approved_term_class": _term_class(decision.months, hand.language),
        "approved_rate": hand.percent(decision.rate),
        "decision": said("verdict", decision.verdict, hand.language),
        "decision_date": hand.day(decision.on),
        "decided_by": decision.by,
        "decision_level": decision.level,
        "decision_minutes": decision.minutes,
        "offer_until": hand.day(decision.until),
    }


def _of_schedule(facts: PaperFacts, hand: Hand) -> dict[str, str]:
    """Return the sums; the first due date is known from the application too."""
    names = ("last_due", "instalments", "instalment_first", "instalment_largest",
             "principal_total", "interest_total", "payment_total")  # fmt: skip
    if facts.schedule is None:
        return {"first_due": hand.day(facts.case.asked.first_due), **dict.fromkeys(names, "")}
    rows, totals, code = facts.schedule.rows, facts.schedule.totals, facts.schedule.terms.currency
    return {
        "first_due": hand.day(rows[0].due),
        "last_due": hand.day(rows[-1].due),
        "instalments": hand.count(len(rows)),
        "instalment_first": hand.money(rows[0].payment, code),
        "instalment_largest": hand.money(max(row.payment for row in rows), code),
        "principal_total": hand.money(totals.principal, code),
        "interest_total": hand.money(totals.interest, code),
        "payment_total": hand.money(totals.payment, code),
    }


def _of_contract(facts: PaperFacts, hand: Hand) -> dict[str, str]:
    contract = facts.contract
    worth = _collateral_total(facts.case)
    return {
        "contract_number": contract.number,
        "contract_date": hand.day(contract.dated),
        "overdue_rate": hand.percent(contract.overdue_rate),
        "late_interest_rate": hand.percent(contract.late_interest_rate),
        "early_fee": contract.early_fee,
        "available_until": hand.day(contract.available_until),
        "rate_rule": contract.rate_rule,
        "security_number": contract.security_number,
        "security_date": hand.day(contract.security_dated),
        "security_kind": said("security", contract.security, hand.language),
        "secured_amount": hand.money(contract.secured_amount),
        "secured_amount_words": hand.words(contract.secured_amount),
        "collateral_total": hand.money(worth),
        "collateral_total_words": hand.words(worth),
    }


def _collateral_total(case: Case) -> Decimal | None:
    """Return the value of all collateral; `None` when one isn't known or is in another currency than the loan."""
    values = [each.market_value if each.currency == case.asked.currency else None for each in case.collateral]
    known = [each for each in values if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(values) else None


def _of_drawing(facts: PaperFacts, hand: Hand) -> dict[str, str]:
    drawing = facts.drawing
    before, now, left = drawing.outstanding, drawing.amount, drawing.free
    after = None if before is None or now is None else before + now
    days = None if drawing.on is None or drawing.due is None else (drawing.due - drawing.on) // timedelta(1)
    return {
        "note_number": drawing.number,
        "drawing_date": hand.day(drawing.on),
        "drawing_due": hand.day(drawing.due),
        "drawing_days": hand.count(days),
        "drawing_amount": hand.money(now),
        "drawing_amount_words": hand.words(now),
        "drawing_purpose": drawing.purpose,
        "drawing_means": drawing.means,
        "drawing_evidence": drawing.evidence,
        "limit": hand.money(drawing.limit),
        "outstanding_before": hand.money(before),
        "outstanding_after": hand.money(after),
        "limit_left": hand.money(None if left is None or now is None else left - now),
        "principal_periods": drawing.principal_periods,
        "interest_periods": drawing.interest_periods,
        "originals": hand.count(drawing.originals),
    }


def _of_opinion(facts: PaperFacts, hand: Hand) -> dict[str, str]:
    opinion = facts.opinion
    return {
        "recommendation": said("verdict", opinion.verdict, hand.language),
        "recommended_amount": hand.money(opinion.amount),
        "recommended_amount_words": hand.words(opinion.amount),
        "recommended_months": hand.months(opinion.months),
        "recommended_rate": hand.percent(opinion.rate),
        "score": opinion.score,
        "grade": opinion.grade,
        "exposure_total": hand.money(opinion.exposure),
        "authority": opinion.authority,
        "rules_versions": opinion.rules_versions,
    }


def _flags(facts: PaperFacts) -> dict[str, bool]:
    case, decision = facts.case, facts.decision
    return {
        "is_company": case.borrower.kind == "company",
        "is_household": case.borrower.kind == "household",
        "is_secured": bool(case.collateral or facts.contract.security),
        "is_pledge": facts.contract.security == "pledge",
        "is_conditional": decision is not None and decision.verdict == "conditional",
        "has_grace": case.asked.grace_principal > 0,
        "has_plan": facts.has_plan,
        "is_third_party": any(each.owner != case.borrower.key for each in case.collateral),
    }
