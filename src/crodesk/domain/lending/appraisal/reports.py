"""The credit bureau's reports of those who sign: whether each still holds, until when, and its worst group."""

from dataclasses import dataclass
from datetime import date

from crodesk.domain.lending.appraisal import bureau
from crodesk.domain.lending.appraisal.case import Case, Party
from crodesk.domain.lending.appraisal.parties import debtors
from crodesk.domain.lending.appraisal.rules import Rules

VALID, EXPIRED, MISSING = "valid", "expired", "missing"


@dataclass(frozen=True, slots=True)
class ReportState:
    """How it stands with the report of one party."""

    party: str
    """The key of the party."""
    state: str
    """valid, expired or missing."""
    consent: bool | None
    """Whether the party agreed that the bureau is asked."""
    reported_on: date | None = None
    until: date | None = None
    """The last day on which it holds."""
    worst_group: int | None = None


def reports(case: Case, rules: Rules) -> tuple[ReportState, ...]:
    """Return how it stands with the report of each party that signs."""
    return tuple(_state(case, party, rules) for party in debtors(case))


def _state(case: Case, party: Party, rules: Rules) -> ReportState:
    report = bureau.latest(case, party)
    if report is None:
        return ReportState(party.key, MISSING, party.consent)
    until = bureau.holds_until(report, rules)
    state = VALID if case.today <= until else EXPIRED
    agreed = party.consent or (True if report.consent_on else None)
    return ReportState(party.key, state, agreed, report.reported_on, until, report.worst_group)
