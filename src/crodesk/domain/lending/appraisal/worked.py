"""An application worked out: the loan, what is owed, every figure by its code, and the limits it is measured by."""

from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.application import limits
from crodesk.domain.lending.appraisal import bureau, business, personal, security, standing
from crodesk.domain.lending.appraisal.amount import Amount, reckon
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.debts import Owed, owed
from crodesk.domain.lending.appraisal.loan import Loan, loan
from crodesk.domain.lending.appraisal.parties import has_books, has_debts, has_flows, is_company
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.security import is_unsecured
from crodesk.domain.rules.products import ProductRules


@dataclass(frozen=True, slots=True)
class Worked:
    """What the appraisal reasons on."""

    case: Case
    rules: Rules
    product: ProductRules
    loan: Loan
    owed: Owed
    values: dict[str, Amount]
    """Every figure that applies to the application, by its code."""
    limits: dict[str, Amount]
    """Every cap that applies, by its kind (`lending_shape.CAPS`)."""


def work_out(case: Case, rules: Rules, product: ProductRules) -> Worked:
    """Return an application worked out."""
    asked, debts = loan(case, product), owed(case, rules)
    values = {"amount": asked.amount, "service": asked.service}
    values |= standing.readings(case) | bureau.readings(case, rules) | standing.exposure(case, rules, asked)
    if has_debts(case, product):
        values["debts_now"] = debts.monthly
    if not is_company(case):
        values |= {"age_now": personal.age_now(case), "age_end": personal.age_end(case, asked)}
    if has_flows(case, product):
        values |= personal.ratios(case, rules, asked, debts)
    if has_books(case, product):
        values |= business.ratios(case, asked, debts)
    if "worth" in product.sections and not is_company(case):
        values["net_worth"] = standing.net_worth(case, debts)
    values |= _secured(case, rules, product, asked)
    values |= _earlier(case)
    if needs_plan(case, rules, product):
        values |= security.plan(case, asked)
    if product.caps.need:
        values["need"] = business.need(case)
    return Worked(case, rules, product, asked, debts, values, _limits(case, rules, product, values))


def _earlier(case: Case) -> dict[str, Amount]:
    """Return how many applications for the product are under way with this one, and the days since a refusal."""
    product, found = case.asked.product, {}
    if others := limits.live(case.earlier, product):
        found["live_same"] = Amount(Decimal(len(others) + 1))
    refusal = limits.declined(case.earlier, product)
    if refusal is not None and refusal.since is not None:
        found["declined_days"] = Amount(Decimal((case.today - refusal.since).days))
    return found


def needs_plan(case: Case, rules: Rules, product: ProductRules) -> bool:
    """Tell whether costs and own money are asked for: not of small amounts."""
    small, amount = rules.by_currency("small", case.asked.currency), case.asked.amount
    is_small = small is not None and amount is not None and amount <= small
    return product.caps.own_money is not None and not is_small


def _secured(case: Case, rules: Rules, product: ProductRules, asked: Loan) -> dict[str, Amount]:
    """Return the figures of the collateral where the product needs some or there is any."""
    if not product.secured and is_unsecured(case, rules):
        return {}
    found = security.ratios(case, rules, asked) | security.insurance_left(case, rules)
    if product.shape == "passbook":
        del found["valuation_age"]
        found |= security.pledge(case, rules, asked, product)
    return found


def _limits(case: Case, rules: Rules, product: ProductRules, values: dict[str, Amount]) -> dict[str, Amount]:
    """Return the caps that apply, by kind."""
    caps, found = product.caps, {"adult": Amount(rules.parameter("age", "adult"))}
    currency = case.asked.currency
    allowed = limits.limits(case.asked.product, rules.tables["limits"])
    residual, most = (caps.residual or {}).get(currency), (caps.amount or {}).get(currency)
    earning = "income_counted" in values
    plain: list[tuple[str, Decimal | int | None, bool]] = [
        ("dsr", caps.dsr, earning),
        ("residual", residual, earning),
        ("times_income", caps.times_income, earning and is_unsecured(case, rules)),
        ("age", caps.age, "age_end" in values),
        ("dscr", caps.dscr, "dscr" in values),
        ("own_money", caps.own_money, "own_share" in values),
        ("amount", most, True),
        ("live", allowed.live_most, "live_same" in values),
        ("wait", allowed.wait_days, "declined_days" in values),
    ]
    found |= {kind: Amount(Decimal(cap)) for kind, cap, applies in plain if applies and cap is not None}
    if "lending_share" in values and caps.ltv is not None and product.shape != "passbook":
        ltv = caps.ltv
        found["ltv"] = reckon(lambda share: min(share, ltv), values["lending_share"])
    return found | {kind: values[kind] for kind in ("need", "pledge") if kind in values}
