"""The loan under stress: a higher rate, less income, lower sales."""

import dataclasses
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount, at_most
from crodesk.domain.lending.appraisal.business import Books, dscr
from crodesk.domain.lending.appraisal.loan import loan
from crodesk.domain.lending.appraisal.personal import incomes, monthly
from crodesk.domain.lending.appraisal.policy import FAIL, PASS, UNKNOWN
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure under stress."""

    value: Amount
    state: str
    """`pass`, `fail` or `unknown` by the cap of the product; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Stressed:
    """What one stress makes of the loan."""

    code: str
    """base, rate, income or sales."""
    name: str
    """A message id with `{by}`."""
    by: Decimal
    """Points of the rate, or percent."""
    instalment: Amount
    cells: dict[str, Cell]
    """`dsr`, `residual` and `dscr`, as far as they apply."""


NAMES = {
    "base": N_("as asked"),
    "rate": N_("rate +{by} points"),
    "income": N_("income −{by}%"),
    "sales": N_("sales −{by}%"),
}


def stress(worked: Worked) -> tuple[Stressed, ...]:
    """Return the table of stress, the loan as it is asked for first; sales only where something is sold."""
    points, income, sales = (worked.rules.parameter("stress", name) for name in ("rate", "income", "sales"))
    rows = [
        _stressed(worked, "base", ZERO),
        _stressed(worked, "rate", points, service=_at_rate(worked, points)),
        _stressed(worked, "income", income, income_left=ONE - income / HUNDRED),
    ]
    if worked.case.statements or any(flow.kind == "business" for flow in incomes(worked.case)):
        rows.append(_stressed(worked, "sales", sales, sales_down=sales))
    return tuple(row for row in rows if row.code != "income" or "income_counted" in worked.values)


def _at_rate(worked: Worked, points: Decimal) -> Amount:
    """Return what the loan takes a month at a higher rate."""
    asked = worked.case.asked
    if worked.loan.rate.value is None:
        return Amount(None, worked.loan.rate.missing) if worked.product.counted is None else worked.loan.service
    higher = dataclasses.replace(asked, rate=worked.loan.rate.value + points)
    return loan(dataclasses.replace(worked.case, asked=higher), worked.product).service


def _stressed(
    worked: Worked,
    code: str,
    by: Decimal,
    *,
    service: Amount | None = None,
    income_left: Decimal = ONE,
    sales_down: Decimal = ZERO,
) -> Stressed:
    paid = worked.loan.service if service is None else service
    found: dict[str, Amount] = {}
    if "income_counted" in worked.values:
        earned = worked.values["income_counted"] * income_left - _lost_sales(worked, sales_down)
        due = worked.owed.monthly_kept + paid
        found = {"dsr": due.percent(earned), "residual": earned - worked.values["living_cost"] - due}
    if "dscr" in worked.values:
        found["dscr"] = _cover(worked, paid, sales_down)
    cells = {cap: Cell(value, _state(worked, cap, value)) for cap, value in found.items()}
    return Stressed(code, NAMES[code], by, paid, cells)


def _lost_sales(worked: Worked, percent: Decimal) -> Amount:
    """Return the income from a business that lower sales take away in a month."""
    case, share = worked.case, worked.rules.parameter("income", "variable_counted") / HUNDRED
    lost = Amount(ZERO)
    for flow in incomes(case):
        if flow.kind == "business":
            lost += monthly(case, flow, "income") * ((share if flow.variable else ONE) * percent / HUNDRED)
    return lost


def _cover(worked: Worked, paid: Amount, sales_down: Decimal) -> Amount:
    if not worked.case.statements:
        return Amount(None, ("statements",))
    return dscr(Books(worked.case, worked.case.statements[0], sales_down), paid, worked.owed)


def _state(worked: Worked, cap: str, value: Amount) -> str:
    limit = worked.limits.get(cap)
    if limit is None or limit.value is None:
        return ""
    if value.missing:
        return UNKNOWN
    if value.value is None:
        return FAIL
    low, high = (value.value, limit.value) if cap == "dsr" else (limit.value, value.value)
    return PASS if at_most(low, high) else FAIL
