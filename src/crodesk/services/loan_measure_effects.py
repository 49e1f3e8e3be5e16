"""What a measure that is decided does to its loan: another plan, a day to pay by, an amount off or back in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending import ledger
from crodesk.domain.lending.collecting import measures
from crodesk.domain.lending.ledger import EntryKind, LoanFacts, State
from crodesk.domain.lending.ledger.sifting import in_force
from crodesk.domain.lending.servicing import Arrears
from crodesk.domain.lending.terms import RateSegment
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import loan_checking, loan_events
from crodesk.services.loan_checking import Effect
from crodesk.services.loan_known import OURS

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.loan_file import LoanFile
    from crodesk.services.loan_rows import Loan
    from crodesk.storage.tables import CollectionMeasure

PLAN = ("months", "first_due_on", "way")
"""What is said of a new plan and isn't kept with the measure: the instalments left, the first of them, the interest."""
ACTS = {"adjust": "adjusted", "extend": "extended"}
_WRONG_ACT = {
    "adjust": N_("By this plan the loan ends on {day}, later than agreed: that is an extension."),
    "extend": N_("By this plan the loan ends on {day}, no later than agreed: that is an adjustment."),
}


def carry_out(session: Session, row: CollectionMeasure, file: LoanFile, plan: Mapping[str, Any]) -> None:
    """Write what a measure does to the loan; fills in its days and the row of the ledger that it made."""
    assert row.decided_on is not None  # a proposal does nothing
    row.effective_on = row.effective_on or row.decided_on
    said = {"why": row.reason, "reference": row.approval or row.paper}
    if row.kind in ACTS:
        _new_plan(session, row, file, plan, said)
    elif row.kind == "recall":
        row.due_on = row.due_on or _pay_by(row, file)
        row.amount_minor = row.amount_minor or file.known.loan.minor(file.payoff.total if file.payoff else None)
    elif row.kind == "write_off":
        row.amount_minor = row.amount_minor or file.known.loan.minor(file.known.state.balance)
        row.loan_event_rid = _event(session, loan_events.write_off, row, said)
    elif row.kind == "recovery":
        row.loan_event_rid = _event(session, loan_events.recover, row, said)


def _event(session: Session, write: Any, row: CollectionMeasure, said: dict[str, str]) -> int:
    if not row.amount_minor:
        raise Refused(Problem("amount_minor", N_("Say how much.")))
    rid: int = write(session, row.holding_rid, row.amount_minor, row.effective_on, **said)
    return rid


def _pay_by(row: CollectionMeasure, file: LoanFile) -> date | None:
    """Return by when what is recalled is to be paid."""
    if file.pack is None or row.decided_on is None or row.effective_on is None:
        return None
    found = measures.recall_deadlines(row.decided_on, row.effective_on, file.pack)
    return next(one.on for one in found if not one.group)


def _new_plan(
    session: Session, row: CollectionMeasure, file: LoanFile, plan: Mapping[str, Any], said: dict[str, str]
) -> None:
    """Write a new plan on a loan whose ledger is kept here; that of another is in the core, not here."""
    loan, on = file.known.loan, row.effective_on
    facts = loan.terms_on(file.day)
    if facts is None or file.known.stated_by != OURS or on is None:
        return
    if not plan["months"]:
        raise Refused(Problem("months", N_("Say how many instalments the new plan has.")))
    way = plan["way"] or Arrears.KEEP
    terms = new_terms(loan, facts, on, plan)
    _check_act(row, loan, terms, way, file)
    row.loan_event_rid = loan_events.restructure(session, row.holding_rid, on, terms, way, **said)


def new_terms(loan: Loan, facts: LoanFacts, on: date, plan: Mapping[str, Any]) -> LoanFacts:
    """Return the terms of a new plan from a day on: as they were, but for the dates."""
    rates = {one.since: one for one in facts.rates}
    for entry in in_force(loan.entries):
        if entry.kind == EntryKind.RATE and entry.rate is not None:
            rates[entry.value_on] = replace(entry.rate, since=entry.value_on)
    return replace(
        facts, start=on, count=plan["months"], maturity=None, first_due=plan["first_due_on"], drawings=(),
        drawn_by_entries=False, grace_principal=0, grace_interest=0, instalment=None, table=(), fees=(),
        rates=tuple(_from(rates, on)),
    )  # fmt: skip


def state_after(loan: Loan, facts: LoanFacts, on: date, plan: Mapping[str, Any], today: date) -> State | list[Problem]:
    """Return how a loan would stand with a new plan from a day on, or what is wrong with it."""
    return _after(loan, new_terms(loan, facts, on, plan), on, plan["way"] or Arrears.KEEP, today)


def _after(loan: Loan, terms: LoanFacts, on: date, way: str, today: date) -> State | list[Problem]:
    entry = loan_events.entry(loan, EntryKind.RESTRUCTURING, on, today, terms=terms, way=way)
    effect = loan_checking.effect(loan, entry, today)
    if not isinstance(effect, Effect):
        return effect
    assert effect.after is not None  # its terms are known
    return ledger.state_of(effect.after)


def _from(rates: Mapping[date, RateSegment], on: date) -> list[RateSegment]:
    """Return the rates that hold from a day on."""
    days = sorted(rates)
    begun = [day for day in days if day <= on] or days[:1]
    return [replace(rates[begun[-1]], since=on), *(rates[day] for day in days if day > on)]


def _check_act(row: CollectionMeasure, loan: Loan, terms: LoanFacts, way: str, file: LoanFile) -> None:
    """Hold a plan to what it is called: an adjustment keeps the end of the loan, an extension moves it."""
    assert row.effective_on is not None  # filled in before
    after = _after(loan, terms, row.effective_on, way, file.day)
    if isinstance(after, list):
        return  # what is wrong with it is said when it is written
    if after.last_restructure != ACTS[row.kind]:
        raise Refused(Problem("months", _WRONG_ACT[row.kind], {"day": after.ends_on}))
