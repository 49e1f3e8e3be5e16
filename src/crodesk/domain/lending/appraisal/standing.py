"""Who asks and what they are worth: identity, consent, record with us, net worth, exposure of the group."""

from crodesk.domain.lending.appraisal.amount import Amount, known, total
from crodesk.domain.lending.appraisal.case import Case, Exposure
from crodesk.domain.lending.appraisal.debts import Owed
from crodesk.domain.lending.appraisal.exchange import in_loan
from crodesk.domain.lending.appraisal.loan import Loan
from crodesk.domain.lending.appraisal.parties import payers
from crodesk.domain.lending.appraisal.personal import years
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.security import is_unsecured, worth
from crodesk.domain.lending.numbers import ONE


def readings(case: Case) -> dict[str, Amount]:
    """Return what is known of who asks, by code."""
    borrower, conduct = case.borrower, case.conduct
    until = borrower.identity_until
    no_loans = conduct.days_late_most is None and conduct.loans_repaid == 0
    return {
        "identity_left": known(None if until is None else (until - case.today).days, "identity"),
        "consent": Amount(ONE) if borrower.consent else Amount(None, ("consent",)),
        "days_late_most": known(0 if no_loans else conduct.days_late_most, "conduct"),
        "papers_there": Amount(None, ("papers",)) if case.papers_missing else Amount(ONE),
        "purpose": Amount(ONE) if case.asked.purpose.strip() else Amount(None, ("purpose",)),
        "years_in_business": Amount(years(borrower.born, case.today)) if borrower.born else Amount(None, ("born",)),
    }


def net_worth(case: Case, owed: Owed) -> Amount:
    """Return what those who repay own less what they owe; collateral that is being bought isn't theirs yet."""
    keys = {party.key for party in payers(case)}
    assets = [in_loan(case, one.value, one.currency, "assets") for one in case.assets if one.party in keys]
    pledged = [worth(case, one) for one in case.collateral if one.owner in keys and one.price is None]
    return total([*assets, *pledged]) - owed.balance if assets or pledged else Amount(None, ("assets",))


def exposure(case: Case, rules: Rules, loan: Loan) -> dict[str, Amount]:
    """Return what the bank will have lent to the group, all and unsecured, and its part of the capital, by code."""
    lent = total(lent_already(case, one) for one in case.exposures)
    ours = [debt for debt in case.debts if debt.ours and debt.repaid_by_this]
    repaid = total(in_loan(case, debt.balance, debt.currency, "debt_balance") for debt in ours)
    group = lent + loan.amount - repaid
    capital = rules.by_currency("capital", case.asked.currency)
    found = {"group_exposure": group, "unsecured_exposure": _unsecured(case, rules, loan)}
    return found if capital is None else {**found, "concentration": group.percent(Amount(capital))}


def _unsecured(case: Case, rules: Rules, loan: Loan) -> Amount:
    bare = total(lent_already(case, one) for one in case.exposures if not one.secured)
    return bare + loan.amount if is_unsecured(case, rules) else bare


def lent_already(case: Case, one: Exposure) -> Amount:
    """Return what is lent to somebody of the group, in the currency of the loan."""
    return in_loan(case, one.balance, one.currency or case.asked.currency, "exposures")
