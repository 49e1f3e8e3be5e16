"""Every published case that is kept, run by its kind within its stated tolerance; none is left out.

Schedules, dates and day counts have tests of their own (`test_published_schedules.py`, `test_due_dates.py`,
`test_day_count.py`), which read the same cases.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from crodesk.domain.dates import add_months
from crodesk.domain.lending.classification import book
from crodesk.domain.lending.classification.facts import Facility
from crodesk.domain.lending.day_count import DayCount, day_count_named
from crodesk.domain.lending.deposits.interest import annual_yield, compounded
from crodesk.domain.lending.rates import irr, nominal_irr, xirr
from crodesk.domain.lending.rates.eu_apr import EuApr, eu_apr
from crodesk.domain.lending.rates.eu_intervals import Base, years
from crodesk.domain.lending.rates.uk_rebate import Settlement, settle
from crodesk.domain.lending.rates.us_apr import UsApr, us_apr
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.scorecard.scaling import Scale, scale
from crodesk.domain.lending.servicing import (
    ORDERS,
    Ahead,
    Charge,
    Component,
    LateCharges,
    Payment,
    Prepayment,
    Rule,
    Way,
)
from crodesk.domain.lending.solve.time_value import Level, percent_for, periods_for
from crodesk.domain.lending.terms import Fee, FeeTime, LoanTerms, Method, RateSegment
from crodesk.domain.rules import packs
from tests.domain.lending.published import CASES, expected, inputs, tolerance
from tests.domain.lending.servicing_cases import account, day, ending
from tests.domain.lending.test_day_count import THIRTIES
from tests.domain.lending.test_published_schedules import STATED, schedule, terms

ELSEWHERE = {*STATED, *THIRTIES, "dc-act-act", "dates-month-end"}
"""The cases that the tests named above run."""


def near(found: object, wanted: object, case: str) -> None:
    """Assert that an answer is the published one, within the tolerance that the case states."""
    assert isinstance(found, Decimal | int), found
    assert abs(Decimal(found) - Decimal(str(wanted))) <= tolerance(case), (case, found, wanted)


def exactly(text: str) -> Decimal:
    """Return `0.08/12` as a percentage of one period, divided last."""
    whole, _slash, parts = text.partition("/")
    return Decimal(whole) * 100 / int(parts or 1)


def pmt(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    near(Level(exactly(given["rate_per_period"]), given["nper"], Decimal(given["pv"])).payment, wanted["payment"], case)


def split(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    loan = Level(exactly(given["rate_per_period"]), given["nper"], Decimal(given["pv"]))
    for number, interest, principal in zip(given["periods"], wanted["interest"], wanted["principal"], strict=True):
        near(loan.part(number).interest, interest, case)
        near(loan.part(number).principal, principal, case)


def nper(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name, early in (("end", False), ("begin", True)):
        payment, left = -Decimal(given["pmt"]), -Decimal(given["fv"])
        near(
            periods_for(Decimal(given["pv"]), payment, exactly(given["rate_per_period"]), left, early=early),
            wanted[name],
            case,
        )


def rate(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    found = percent_for(-Decimal(given["pv"]), Decimal(given["pmt"]), given["nper"], Decimal(given["fv"]))
    assert isinstance(found, Decimal)
    near(found / 100, wanted["rate"], case)


def cum_principal(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    loan = Level(exactly(given["rate_per_period"]), given["nper"], Decimal(given["pv"]))
    for (first, last), principal in zip(given["ranges"], wanted["principal"], strict=True):
        near(loan.principal(first, last), principal, case)


STEPS: dict[str, Callable[[date, int], date]] = {
    "month": add_months,
    "2 months": lambda first, number: add_months(first, 2 * number),
    "quarter": lambda first, number: add_months(first, 3 * number),
    "week": lambda first, number: first + timedelta(weeks=number),
    "4 weeks": lambda first, number: first + timedelta(weeks=4 * number),
}


def us(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    first = date.fromisoformat(given["first_payment_date"])
    each = [Decimal(amount) for amount, count in given["payments"] for _one in range(count)]
    paid = [(STEPS[given["unit_period"]](first, number), amount) for number, amount in enumerate(each)]
    found = us_apr([(date.fromisoformat(given["advance_date"]), Decimal(given["amount_advanced"]))], paid)
    assert isinstance(found, UsApr)
    near(found.percent, wanted["apr_pct"], case)


def eu(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    if "flows" in given:
        (start, lent), (end, paid) = given["flows"]
        found = eu_apr(
            [(date.fromisoformat(start), -Decimal(lent))], [(date.fromisoformat(end), Decimal(paid))], Base.YEAR
        )
        assert isinstance(found, EuApr)
        near(found.percent, wanted["apr_pct_2dp"], case)
        assert round(found.percent) == int(wanted["apr_pct_0dp"])
        return
    start_day = date(2024, 1, 15)
    payments = [(add_months(start_day, number), Decimal(given["payment"])) for number in range(1, given["n"] + 1)]
    found = eu_apr([(start_day, Decimal(given["amount"]))], payments)
    assert isinstance(found, EuApr)
    near(found.percent / 100, wanted["apr"], case)


def intervals(_case: str, given: dict[str, Any], _wanted: dict[str, Any]) -> None:
    for start, end, base, sum_of in given["cases"]:
        wanted = sum(Fraction(part) for part in sum_of.split("+"))
        assert years(date.fromisoformat(start), date.fromisoformat(end), Base(base)) == wanted


def nominal(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    flows = [-Decimal(given["amount"]), *[Decimal(given["payment"])] * given["n"]]
    found = nominal_irr(flows, given["periods_per_year"])
    assert isinstance(found, Decimal)
    near(found / 100, wanted["nominal_irr"], case)


def by_date(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    counted = day_count_named(given["day_count"])
    assert counted
    found = xirr([(date.fromisoformat(on), Decimal(amount)) for on, amount in given["flows"]], counted)
    assert isinstance(found, Decimal)
    near(found / 100, wanted["xirr"], case)


def by_period(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    found = irr([Decimal(amount) for amount in given["flows"]])
    assert isinstance(found, Decimal)
    near(found / 100, wanted["irr"], case)


def rebate(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    instalments = [(month, Decimal(given["payment"])) for month in range(1, given["n"] + 1)]
    found = settle(
        [(0, Decimal(given["credit"]))], instalments, Decimal(given["apr_pct"]), given["months_to_settlement"],
        Fraction(given["part_month"]),
    )  # fmt: skip
    assert isinstance(found, Settlement)
    near(found.rebate, wanted["rebate"], case)


def apy(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    near(annual_yield(Decimal(given["principal"]), Decimal(given["interest"]), given["days"]), wanted["apy_pct"], case)


def maturity(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    found = compounded(
        Decimal(given["principal"]), Decimal(given["annual_pct"]), given["months"], given["compounding_months"]
    )
    near(found, wanted["maturity"], case)


def indian_days(_case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    facility, pack = Facility(oldest_due=date.fromisoformat(given["due"])), packs.load("in-rbi")
    for name, group, before in (
        ("overdue_from", "SMA-0", "STD"),
        ("sma1_on", "SMA-1", "SMA-0"),
        ("sma2_on", "SMA-2", "SMA-1"),
        ("npa_on", "NPA", "SMA-2"),
    ):
        on = date.fromisoformat(wanted[name])
        assert book.classify(facility, pack, on).group == group
        assert book.classify(facility, pack, on - timedelta(days=1)).group == before


def scaling(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    found = scale(*(Decimal(given[name]) for name in ("base_score", "base_odds_good_to_bad", "pdo")))
    assert isinstance(found, Scale)
    near(found.factor, wanted["factor"], case)
    near(found.offset, wanted["offset"], case)


def late_schedule(case: str, _given: dict[str, Any], wanted: dict[str, Any]) -> None:
    """The first instalment is missed: the next one bears interest on everything outstanding."""
    found = account(schedule("sched-weekly-10000-4"), [], Rule(recalculates=True), "2024-01-14")
    for line, (principal, interest) in zip(found.lines, wanted["rows"], strict=True):
        near(line.owed.principal, principal, case)
        near(line.owed.interest, interest, case)


def prepayment(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    (smaller_instalments if "payments" in given else next_instalment)(case, given, wanted)


def smaller_instalments(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    plan = schedule("sched-weekly-10000-4")
    (_first, on_time), (_second, more) = given["payments"]
    events = [Payment(1, plan.rows[0].due, Decimal(on_time)), Prepayment(2, plan.rows[1].due, Decimal(more))]
    found = account(plan, events, as_of="2024-01-15")
    near(found.principal, wanted["balance_after"], case)
    for line, (principal, interest) in zip(
        (found.lines[0], *found.lines[3:]), (wanted["rows"][0], *wanted["rows"][2:]), strict=True
    ):
        near(line.owed.principal, principal, case)
        near(line.owed.interest, interest, case)
    second, early = found.lines[1:3]
    near(second.paid.principal + early.paid.principal, wanted["rows"][1][0], case)
    near(second.paid.interest + early.paid.interest, wanted["rows"][1][1], case)


def monthly(given: dict[str, Any]) -> Schedule:
    """Return the plan of a Fineract case in months, broken by actual days."""
    found = build(terms(given["principal"], given["annual_pct"], given["n"], given["disbursed"], DayCount.MONTHLY))
    assert isinstance(found, Schedule)
    return found


def next_instalment(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    plan, [(on, _words)] = monthly(given), given["events"]
    first = Payment(1, plan.rows[0].due, plan.rows[0].payment)
    ends = ending(plan, [first], Rule(), on)
    near(ends.accrued, wanted["interest_to_event"], case)
    near(ends.total, "83.81", case)  # 83.57 + 0.24, which the same test of Fineract prints
    found = account(plan, [first, Prepayment(2, date.fromisoformat(on), Decimal("17.01"), Way.NEXT)], as_of=on)
    near(found.principal, wanted["balance_after"], case)
    assert len(found.rows) == len(wanted["rows_after"])
    for row, (due, total, interest, principal, balance) in zip(found.rows, wanted["rows_after"], strict=True):
        assert row.due.isoformat() == due
        for value, published in zip(
            (row.payment, row.interest, row.principal, row.balance), (total, interest, principal, balance), strict=True
        ):
            near(value, published, case)


def penalty(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Interest of 30 days is due, half of it is paid, the rest is late for 26 days after the days of grace."""
    start, grace = date.fromisoformat(given["accrual_from"]), 4
    due = start + timedelta(days=given["accrual_days"])
    stated = LoanTerms(
        Decimal(given["principal"]), (RateSegment(start, Decimal(given["annual_pct"])),), start, 2, "INR",
        method=Method.INTEREST_ONLY, first_due=due,
    )  # fmt: skip
    plan = build(stated)
    assert isinstance(plan, Schedule)
    near(plan.rows[0].interest, wanted["interest"], case)
    by = Rule(late=LateCharges(Decimal(given["penalty_pct_per_year"]), grace_days=grace))
    half = Payment(1, due, (plan.rows[0].interest / 2).quantize(Decimal("0.01")))
    found = account(plan, [half], by, (due + timedelta(days=grace + given["penalty_days"])).isoformat())
    near(found.lines[0].owed.penalty, wanted["penalty"], case)


def allocation(case: str, given: dict[str, Any], wanted: dict[str, Any]) -> None:
    order = ORDERS["-".join(given["order"])]
    if "schedule" in given:
        allocation_ahead(case, given, wanted, order.name)
        return
    due = {name: Decimal(amount) for name, amount in given["due"].items()}
    stated = LoanTerms(due["principal"], (RateSegment(day("01-01"), Decimal(0)),), day("01-01"), 1, "USD")
    plan = build(stated)
    assert isinstance(plan, Schedule)
    on = plan.rows[0].due
    charges = [
        Charge(entry, on, due[component.name.lower()], component)
        for entry, component in enumerate((Component.PENALTY, Component.FEE))
        if due[component.name.lower()]
    ]
    found = account(plan, [*charges, Payment(9, on, Decimal(given["payment"]))], Rule(order), on.isoformat())
    [line] = found.lines
    for name, amount in line.paid._asdict().items():
        near(amount, wanted[name], case)
    near(line.unpaid.total, wanted["still_due"], case)


def allocation_ahead(case: str, given: dict[str, Any], wanted: dict[str, Any], order: str) -> None:
    [(on, parts)] = given["schedule"]
    fee = Fee(Decimal(parts["fee"]), time=FeeTime.EACH)
    start = date(2023, 1, 1)
    stated = LoanTerms(Decimal(parts["principal"]), (RateSegment(start, Decimal(0)),), start, 1, "USD", fees=(fee,))
    plan = build(stated)
    assert isinstance(plan, Schedule)
    assert plan.rows[0].due.isoformat() == on
    events = [
        Payment(entry, date.fromisoformat(paid_on), Decimal(amount))
        for entry, (paid_on, amount) in enumerate(given["payments"])
    ]
    found = account(plan, events, Rule(ORDERS[order], ahead=Ahead.NEXT), on)
    for receipt, published in zip(found.receipts, wanted["allocations"], strict=True):
        got = {share.component.name.lower(): share.amount for share in receipt.shares}
        for name, amount in published.items():
            near(got.get(name, Decimal(0)), amount, case)
    near(found.principal, wanted["balance"], case)


KINDS: dict[str, Callable[[str, dict[str, Any], dict[str, Any]], None]] = {
    "tvm_pmt": pmt,
    "tvm_split": split,
    "tvm_nper": nper,
    "tvm_rate": rate,
    "tvm_cum_principal": cum_principal,
    "apr_us_actuarial": us,
    "apr_eu": eu,
    "eu_time_interval": intervals,
    "irr_nominal": nominal,
    "xirr": by_date,
    "irr": by_period,
    "early_settlement_rebate_uk": rebate,
    "deposit_apy": apy,
    "deposit_maturity": maturity,
    "classification_dates": indian_days,
    "scorecard_scaling": scaling,
    "schedule_late": late_schedule,
    "prepayment": prepayment,
    "penalty": penalty,
    "allocation": allocation,
}


def left() -> list[str]:
    """Return the cases that are run here."""
    return [case for case in CASES if case not in ELSEWHERE]


@pytest.mark.parametrize("case", left())
def test_a_published_case(case: str) -> None:
    KINDS[CASES[case]["kind"]](case, inputs(case), expected(case))


def test_no_published_case_is_left_out() -> None:
    assert len(CASES) == 68
    assert set(CASES) >= ELSEWHERE
    assert {CASES[case]["kind"] for case in left()} == set(KINDS)
