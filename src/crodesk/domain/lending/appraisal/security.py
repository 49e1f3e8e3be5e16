"""What secures the loan: value, lending value, LTV, cover, how fresh the value is, and what the borrower pays."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from crodesk.domain.lending import passbook
from crodesk.domain.lending.appraisal.amount import Amount, known, reckon, stated, total
from crodesk.domain.lending.appraisal.case import Case, Collateral
from crodesk.domain.lending.appraisal.exchange import in_loan
from crodesk.domain.lending.appraisal.loan import Loan
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.numbers import HUNDRED
from crodesk.domain.rules.products import ProductRules

OTHER = "other"


def ratios(case: Case, rules: Rules, loan: Loan) -> dict[str, Amount]:
    """Return the ratios of the collateral, by code."""
    things = list(counted(case, rules))
    value, liens = total(worth(case, one) for one in things), total(_liens(case, one) for one in things)
    if not things:
        value = liens = Amount(None, ("collateral",))
    lending = total(_lending(case, one, rules) for one in things) if things else value
    return {
        "collateral_value": value,
        "lending_value": lending,
        "liens": liens,
        "ltv_now": liens.percent(value),
        "ltv_after": (loan.amount + liens).percent(value),
        "lending_share": lending.percent(value),
        "coverage": (lending - liens).percent(loan.amount),
        "valuation_age": _days(case, [one.valued_on for one in things], "valuation") * -1,
    }


def haircut(one: Collateral, rules: Rules) -> Decimal:
    """Return the percentage that is taken off: as stated, else that of the kind, else that of other kinds."""
    kinds = rules.tables["haircuts"]
    own = stated(one.haircut, "haircut").value
    usual: Decimal = kinds.get(one.kind, kinds[OTHER])["haircut"]
    return usual if own is None or own > HUNDRED else own


def counted(case: Case, rules: Rules) -> Iterator[Collateral]:
    """Yield what has a value to lend on."""
    return (one for one in case.collateral if haircut(one, rules) < HUNDRED)


def is_unsecured(case: Case, rules: Rules) -> bool:
    """Tell whether nothing that has a value to lend on secures the loan."""
    return not any(True for _one in counted(case, rules))


def worth(case: Case, one: Collateral) -> Amount:
    """Return the lower of price and market value of a collateral, or the one that is known."""
    amounts = [in_loan(case, value, one.currency, "collateral_value") for value in (one.price, one.market_value)]
    given = [amount for value, amount in zip((one.price, one.market_value), amounts, strict=True) if value is not None]
    return reckon(min, *given, *given[:1]) if given else amounts[0]


def _lending(case: Case, one: Collateral, rules: Rules) -> Amount:
    return worth(case, one) * ((HUNDRED - haircut(one, rules)) / HUNDRED)


def _liens(case: Case, one: Collateral) -> Amount:
    return in_loan(case, one.prior_liens, one.currency, "prior_liens")


def insurance_left(case: Case, rules: Rules) -> dict[str, Amount]:
    """Return how many days the insurance still runs that ends first; nothing where nothing is to be insured."""
    kinds = rules.tables["haircuts"]
    insured = [one for one in counted(case, rules) if kinds.get(one.kind, kinds[OTHER])["insured"]]
    return {"insurance_left": _days(case, [one.insured_until for one in insured], "insurance")} if insured else {}


def _days(case: Case, days: list[date | None], fact: str) -> Amount:
    """Return the days from today to the first of some days; missing the fact where one isn't known."""
    spans = [known(None if day is None else (day - case.today).days, fact) for day in days]
    return reckon(min, *spans, *spans[:1]) if spans else Amount(None, (fact,))


def plan(case: Case, loan: Loan) -> dict[str, Amount]:
    """Return what the borrower pays of the plan, by code."""
    asked = case.asked
    cost = in_loan(case, asked.cost, asked.currency, "cost")
    own = in_loan(case, asked.own_money, asked.currency, "own_money")
    return {"cost": cost, "own_share": (cost - loan.amount).percent(cost), "plan_gap": cost - own - loan.amount}


def pledge(case: Case, rules: Rules, loan: Loan, product: ProductRules) -> dict[str, Amount]:
    """Return what may be lent on the deposit as it is today, and by how many days it ends after the loan, by code.

    Accrued interest of the deposit isn't counted: it isn't known here, so that less is lent rather than more.
    """
    things = list(counted(case, rules))
    value = total(worth(case, one) for one in things) if things else Amount(None, ("collateral",))
    ends = [known(one.matures_on.toordinal() if one.matures_on else None, "deposit_end") for one in things]
    first = reckon(min, *ends, *ends[:1]) if things else value
    end = known(loan.ends.toordinal() if loan.ends else None, "months")
    interest = _interest(loan)
    most = product.caps.ltv or HUNDRED

    def largest(deposit: Decimal, part: Decimal, asked: Decimal) -> Decimal:
        held = passbook.Pledged(deposit, Decimal(0), case.today, case.asked.currency)
        return passbook.largest_loan(held, Decimal(0), most) / (1 + part / asked)

    return {
        "pledge": reckon(largest, value, interest, loan.amount),
        "deposit_left": first - end,
    }


def _interest(loan: Loan) -> Amount:
    """Return the interest of the loan to its end."""
    if loan.schedule is None:
        return loan.service
    return Amount(loan.schedule.totals.interest)
