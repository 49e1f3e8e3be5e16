"""What the credit bureau said, and for how long it holds."""

from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount, reckon
from crodesk.domain.lending.appraisal.case import BureauReport, Case, Party
from crodesk.domain.lending.appraisal.parties import debtors
from crodesk.domain.lending.appraisal.rules import Rules

_WORST = 5
PERFORMING = 2
"""The worst group of debts that perform: a worse one is bad enough, whatever else isn't known."""


def holds_until(report: BureauReport, rules: Rules) -> date:
    """Return the last day on which a report holds: as it says, else some days after it was made."""
    return report.valid_until or report.reported_on + timedelta(days=int(rules.parameter("bureau", "days")))


def latest(case: Case, party: Party) -> BureauReport | None:
    """Return the latest report of a party that isn't of a day to come."""
    found = [one for one in case.bureau if one.party == party.key and one.reported_on <= case.today]
    return max(found, key=lambda one: one.reported_on, default=None)


def valid(case: Case, party: Party, rules: Rules) -> BureauReport | None:
    """Return the latest report of a party while it holds."""
    report = latest(case, party)
    return report if report and case.today <= holds_until(report, rules) else None


def readings(case: Case, rules: Rules) -> dict[str, Amount]:
    """Return the worst debt group of those who sign, today and in 24 months, by code.

    Groups that customers state of their debts, and those of debts with us, count besides the bureau's.
    """
    reports = [valid(case, party, rules) for party in debtors(case)]
    said = [Amount(None, ("bureau",)) if one is None else _group(one.worst_group) for one in reports]
    before = [Amount(None, ("bureau",)) if one is None else _group(one.worst_group_before) for one in reports]
    keys = {party.key for party in debtors(case)}
    stated = [_group(one.group) for one in case.debts if one.group is not None and one.party in keys]
    worst = max((one.value for one in (*said, *stated) if one.value is not None), default=Decimal(0))
    now = Amount(worst) if worst > PERFORMING else reckon(max, *said, *stated, *said[:1])
    return {"worst_group": now, "worst_before": reckon(max, *before, *before[:1])}


def _group(group: int | None) -> Amount:
    return Amount(None, ("bureau_groups",)) if group is None or not 1 <= group <= _WORST else Amount(Decimal(group))
