"""What people earn, owe and live on, a month: DSR, DTI, what is left, incomes, age."""

from datetime import date
from decimal import Decimal

from crodesk.domain.dates import add_months
from crodesk.domain.lending.appraisal.amount import Amount, reckon, total
from crodesk.domain.lending.appraisal.case import Case, Flow
from crodesk.domain.lending.appraisal.debts import Owed
from crodesk.domain.lending.appraisal.exchange import in_loan
from crodesk.domain.lending.appraisal.loan import YEAR, Loan
from crodesk.domain.lending.appraisal.parties import debtors, payers
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.numbers import HUNDRED, ONE

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def ratios(case: Case, rules: Rules, loan: Loan, owed: Owed) -> dict[str, Amount]:
    """Return the ratios of those who repay from an income, by code."""
    earned = income(case, rules)
    living = living_cost(case)
    year, left = earned * YEAR, earned - living - owed.monthly_kept
    return {
        "income_stated": income(case, rules, stated=True),
        "income_counted": earned,
        "living_cost": living,
        "debts_now": owed.monthly,
        "service": loan.service,
        "dsr_before": owed.monthly.percent(earned),
        "dsr_after": (owed.monthly_kept + loan.service).percent(earned),
        "dti_before": owed.balance.percent(year),
        "dti_after": (owed.balance_kept + loan.amount).percent(year),
        "left_before": left,
        "residual": left - loan.service,
        "times_income": loan.amount / earned,
        "income_proven": _proven(case),
    }


def incomes(case: Case) -> list[Flow]:
    """Return the incomes that count."""
    keys = {party.key for party in payers(case)}
    return [flow for flow in case.flows if not flow.expense and flow.party in keys]


def income(case: Case, rules: Rules, *, stated: bool = False) -> Amount:
    """Return the income of a month as the bank counts it, or as it is stated."""
    flows = incomes(case)
    variable = ONE if stated else rules.parameter("income", "variable_counted") / HUNDRED
    counted = [monthly(case, flow, "income") * (variable if flow.variable else ONE) for flow in flows]
    return total(counted) if flows else Amount(None, ("income",))


def monthly(case: Case, flow: Flow, fact: str) -> Amount:
    """Return what an income or expense comes to in a month, in the currency of the loan."""
    months = Amount(Decimal(_MONTHS.get(flow.period, 1)))
    return in_loan(case, flow.amount, flow.currency, fact) / months


def living_cost(case: Case) -> Amount:
    """Return what the households of those who repay cost a month: as stated, or the sum of expenses when it is more."""
    people = list(payers(case))
    keys = {party.key for party in people}
    costs = [one.living_cost for one in people if one.living_cost is not None]
    said = [in_loan(case, cost, case.asked.currency, "living_cost") for cost in costs]
    listed = [monthly(case, flow, "living_cost") for flow in case.flows if flow.expense and flow.party in keys]
    if not said and not listed:
        return Amount(None, ("living_cost",))
    return reckon(max, total(said), total(listed))


def _proven(case: Case) -> Amount:
    """Return 100 percent when the proof of every income was seen; else it isn't known."""
    flows = incomes(case)
    proven = bool(flows) and all(flow.evidence.verified for flow in flows)
    return Amount(HUNDRED) if proven else Amount(None, ("income_proof",))


def age_end(case: Case, loan: Loan) -> Amount:
    """Return how old the oldest borrower is on the last due date, in years."""
    if loan.ends is None:
        return Amount(None, ("months",))
    return oldest(case, loan.ends)


def age_now(case: Case) -> Amount:
    """Return how old the youngest borrower is today, in years."""
    return reckon(min, *_ages(case, case.today))


def oldest(case: Case, on: date) -> Amount:
    """Return how old the oldest borrower is on a day."""
    return reckon(max, *_ages(case, on))


def _ages(case: Case, on: date) -> list[Amount]:
    ages = [Amount(years(one.born, on)) if one.born else Amount(None, ("born",)) for one in debtors(case)]
    return [*ages, *ages[:1]]


def years(since: date, until: date) -> Decimal:
    """Return the years between two days: those completed, and the part of the last one by its days; negative before."""
    if until < since:
        return -years(until, since)
    whole = until.year - since.year
    last = add_months(since, whole * YEAR)
    if last > until:
        whole -= 1
        last = add_months(since, whole * YEAR)
    following = add_months(since, (whole + 1) * YEAR)
    return whole + Decimal((until - last).days) / (following - last).days
