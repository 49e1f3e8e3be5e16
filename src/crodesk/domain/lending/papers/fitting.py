"""Which papers an application has by now: an offer follows an approval, a letter of decline a decline."""

from collections.abc import Iterable

from crodesk.domain.lending.application.moves import APPROVED, CONDITIONAL, DECLINED
from crodesk.domain.lending.appraisal.case import Collateral
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

ALWAYS = ("what_to_bring", "application_form", "appraisal_report", "checklist_receipt")
"""Papers that an application has in every stage."""
AFTER_APPROVAL = ("offer_letter", "credit_contract", "security_contract", "debt_receipt")
AFTER_DECLINE = ("decline_letter",)
OF_A_DECISION = (*AFTER_APPROVAL, *AFTER_DECLINE)
"""Papers that say what was decided."""
MORTGAGE, PLEDGE = "mortgage", "pledge"
_PLEDGED = frozenset({"deposit", "paper"})
"""Things that are handed over or blocked (Civil Code of Vietnam 2015, article 309: pledge)."""
_NO_THING = "guarantee"
"""Somebody's promise, which is no thing that could be mortgaged or pledged."""


SCHEDULE = "schedule"
"""A quote with its schedule: of what was approved, else of what is asked for."""
_APPROVED = (APPROVED, CONDITIONAL)


def says_decision(paper: str, stage: str) -> bool:
    """Tell whether a paper says what was decided, and not what is asked for."""
    return paper in OF_A_DECISION or (paper == SCHEDULE and stage in _APPROVED)


def security(things: Iterable[Collateral]) -> str:
    """Return how things secure a loan: mortgage, pledge; empty where nothing does, or some one way and some another."""
    found = {PLEDGE if thing.kind in _PLEDGED else MORTGAGE for thing in things if thing.kind != _NO_THING}
    return found.pop() if len(found) == 1 else ""


def problem(paper: str, stage: str, things: Iterable[Collateral]) -> Problem | None:
    """Return why a paper can't be printed of an application in a stage; `None` when it can."""
    if paper in AFTER_APPROVAL and stage not in _APPROVED:
        return Problem("paper", N_("It isn't approved: there is nothing to offer or to sign yet."))
    if paper in AFTER_DECLINE and stage != DECLINED:
        return Problem("paper", N_("It wasn't declined: there is nothing to explain."))
    return _of_security(tuple(things)) if paper == "security_contract" else None


def _of_security(things: tuple[Collateral, ...]) -> Problem | None:
    kept = [thing for thing in things if thing.kind != _NO_THING]
    if not kept:
        return Problem("collateral", N_("No collateral is listed: there is nothing to mortgage or to pledge."))
    if not security(kept):
        return Problem(
            "collateral", N_("Some collateral is mortgaged and some pledged, which one contract can't say. Write two.")
        )
    return None
