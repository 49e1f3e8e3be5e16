"""Deposits: interest, days of payment, renewal, early withdrawal, equivalent rates, pledge or break."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.deposits import (
    Cheaper,
    Choice,
    Deposit,
    DepositTerms,
    Instruction,
    Paid,
    Renewal,
    Withdrawal,
    annual_yield,
    at_maturity,
    compounded,
    equivalents,
    lay_out,
    pledge_or_break,
    withdraw,
)
from crodesk.domain.lending.due_dates import EndOfMonth, Frequency, Unit
from crodesk.domain.lending.rounding import Rounding
from crodesk.domain.problem import Problem

HUNDRED_MILLION = Decimal(100_000_000)
START = date(2026, 1, 31)


def terms(percent: str = "5", months: int = 6, **others: Any) -> DepositTerms:
    given_terms = DepositTerms(HUNDRED_MILLION, Decimal(percent), START, Frequency(Unit.MONTHS, months))
    return replace(given_terms, **others)


def deposit(of: DepositTerms) -> Deposit:
    made = lay_out(of)
    assert isinstance(made, Deposit), made
    return made


def fields(answer: object) -> list[str]:
    assert isinstance(answer, list), answer
    return [problem.field for problem in answer]


HALF_YEAR = deposit(terms(tenor=Frequency(Unit.DAYS, 182)))
"""100 million for 182 days at 5 %: 2,493,150.68 of interest (Circular 14/2017/TT-NHNN: days over 365)."""


def test_interest_at_maturity_is_by_days_over_365() -> None:
    assert HALF_YEAR.interest == 2_493_151
    assert (HALF_YEAR.days, HALF_YEAR.maturity) == (182, date(2026, 8, 1))
    assert HALF_YEAR.at_maturity == 102_493_151
    assert HALF_YEAR.handed_in == HUNDRED_MILLION
    assert isinstance(HALF_YEAR.effective, Decimal)
    assert HALF_YEAR.effective.quantize(Decimal("0.0001")) == Decimal("5.0627")  # 1.02493151^(365 / 182) - 1


def test_the_surroundings_change_nothing() -> None:
    with localcontext(prec=3):
        again = deposit(HALF_YEAR.terms)
        assert [int(one) for one in (again.interest, again.at_maturity)] == [2_493_151, 102_493_151]
        assert again.handed_in == HUNDRED_MILLION
        early = withdraw(again, START + timedelta(100), Decimal("0.1"), Decimal(40_000_000))
        assert isinstance(early, Withdrawal)
        assert early.paid_out == 40_010_959
        renewed = at_maturity(again, Decimal(4), Instruction.RENEW_PRINCIPAL)
        assert isinstance(renewed, Renewal)
        assert renewed.paid_out == 2_493_151


def test_monthly_interest_is_paid_on_the_day_of_the_month_or_its_last() -> None:
    """By hand: 100 million × 6 % × 28, 31 and 30 days / 365."""
    made = deposit(terms("6", 3, paid=Paid.MONTHLY))
    assert [(one.on, one.days, int(one.interest)) for one in made.coupons] == [
        (date(2026, 2, 28), 28, 460_274),
        (date(2026, 3, 31), 31, 509_589),
        (date(2026, 4, 30), 30, 493_151),
    ]
    assert made.at_maturity == 100_493_151
    assert made.flows[0] == (START, -HUNDRED_MILLION)
    assert sum(amount for _day, amount in made.flows) == made.interest == 1_463_014


def test_interest_paid_upfront_is_a_discount() -> None:
    """181 days: 2,479,452.05; the yield is I / (P - I) × 365 / 181."""
    made = deposit(terms(paid=Paid.UPFRONT, start=date(2026, 1, 15)))
    assert [(one.on, int(one.interest)) for one in made.coupons] == [(date(2026, 1, 15), 2_479_452)]
    assert made.handed_in == 97_520_548
    assert made.at_maturity == HUNDRED_MILLION
    assert made.simple_yield.quantize(Decimal("0.000001")) == Decimal("5.127124")
    assert deposit(terms(start=date(2026, 1, 15))).simple_yield.quantize(Decimal("0.0001")) == 5


def test_days_off_move_maturity_and_interest_runs_on() -> None:
    """15 February 2026 is a Sunday: 32 days to Monday, 29 to Friday."""
    moved = terms(months=1, start=date(2026, 1, 15), calendar=BranchCalendar())
    following = deposit(replace(moved, business_day_rule=BusinessDayRule.FOLLOWING))
    assert (following.maturity, following.interest) == (date(2026, 2, 16), Decimal(438_356))
    preceding = deposit(replace(moved, business_day_rule=BusinessDayRule.PRECEDING))
    assert (preceding.maturity, preceding.interest) == (date(2026, 2, 13), Decimal(397_260))
    assert deposit(moved).maturity == date(2026, 2, 15)


def test_compounded_interest_is_the_published_one() -> None:
    """Fineract FixedDepositAccountInterestCalculationServiceImplTest.testCalculateInterestInternal1."""
    assert compounded(Decimal(10_000), Decimal(5), 12, 3) == Decimal("10509.4533691406250000")
    made = deposit(terms(amount=Decimal(10_000), months=12, compounded=3, currency="USD"))
    assert made.interest == Decimal("509.45")


def test_days_beyond_a_compounded_tenor_bear_simple_interest() -> None:
    """10,509.45 × 5 % × 1 day / 365 = 1.44 more: 31 January 2027 is a Sunday."""
    made = deposit(
        terms(
            amount=Decimal(10_000), months=12, compounded=3, currency="USD", calendar=BranchCalendar(),
            business_day_rule=BusinessDayRule.FOLLOWING,
        )
    )  # fmt: skip
    assert made.interest == Decimal("510.89")


@pytest.mark.parametrize(
    ("amount", "earned", "days", "expected"),
    [
        ("1000", "53.90", 365, "5.39"),
        ("8000", "452.29", 365, "5.65"),
        ("1000", "61.68", 365, "6.17"),
        ("1000", "30.37", 182, "6.18"),
        ("1000", "0.1", 1, "3.72"),
    ],
)
def test_the_annual_percentage_yield_is_the_published_one(amount: str, earned: str, days: int, expected: str) -> None:
    """Regulation DD (12 CFR 1030), Appendix A: its examples of tiers, a year and half a year; 1.0001^365 by hand."""
    found = annual_yield(Decimal(amount), Decimal(earned), days)
    assert isinstance(found, Decimal)
    assert found.quantize(Decimal("0.01")) == Decimal(expected)


@pytest.mark.parametrize(
    ("amount", "earned", "days", "field"),
    [("0", "1", 1, "amount"), ("NaN", "1", 1, "amount"), ("1", "-1", 1, "interest"), ("1", "1", 0, "days")],
)
def test_a_yield_that_means_nothing_is_refused(amount: str, earned: str, days: int, field: str) -> None:
    answer = annual_yield(Decimal(amount), Decimal(earned), days)
    assert isinstance(answer, Problem)
    assert answer.field == field


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"amount": Decimal(0), "percent": Decimal("NaN"), "start": date(1, 1, 1)}, ["amount", "percent", "start"]),
        ({"amount": Decimal("0.5")}, ["amount"]),
        ({"amount": Decimal(10) ** 19}, ["amount"]),
        ({"percent": Decimal(101)}, ["percent"]),
        ({"percent": Decimal(-1), "rounding": Rounding(unit=Decimal(0))}, ["percent", "rounding"]),
        ({"tenor": Frequency(Unit.MONTHS, 0)}, ["tenor"]),
        ({"tenor": Frequency(Unit.WEEKS, 2601), "day_count": DayCount.MONTHLY}, ["tenor", "day_count"]),
        ({"tenor": Frequency(Unit.WEEKS, 2), "paid": Paid.MONTHLY}, ["paid"]),
        ({"paid": Paid.MONTHLY, "compounded": 3}, ["compounded"]),
        ({"compounded": 4}, ["compounded"]),
        ({"compounded": -1}, ["compounded"]),
        ({"tenor": Frequency(Unit.DAYS, 90), "compounded": 3}, ["compounded"]),
        ({"percent": Decimal(50), "tenor": Frequency(Unit.MONTHS, 30), "paid": Paid.UPFRONT}, ["percent"]),
        (
            {
                "start": date(2026, 2, 13), "tenor": Frequency(Unit.DAYS, 1), "calendar": BranchCalendar(),
                "business_day_rule": BusinessDayRule.PRECEDING,
            },
            ["business_day_rule"],
        ),
    ],
)  # fmt: skip
def test_impossible_terms_are_refused_all_at_once(wrong: dict[str, Any], expected: list[str]) -> None:
    assert fields(lay_out(replace(terms(), **wrong))) == expected
    assert fields(equivalents(replace(terms(), **wrong))) == expected


def test_a_whole_withdrawal_bears_the_demand_rate() -> None:
    """After 100 days at 0.1 %: 27,397.26 (TT04/2022)."""
    answer = withdraw(HALF_YEAR, START + timedelta(100), Decimal("0.1"))
    assert isinstance(answer, Withdrawal)
    assert list(map(int, (answer.earned, answer.paid_before, answer.paid_out))) == [27_397, 0, 100_027_397]
    assert answer.lost == 2_493_151 - 27_397
    assert answer.kept is None
    assert withdraw(HALF_YEAR, START + timedelta(100), Decimal("0.1"), HUNDRED_MILLION) == answer
    dollars = deposit(terms(currency="USD"))
    assert isinstance(withdraw(dollars, START, Decimal(100), Decimal("0.01")), Withdrawal)


def test_a_part_withdrawn_bears_the_demand_rate_and_the_rest_its_own() -> None:
    """40 million for 100 days at 0.1 % is 10,958.90; 60 million for 182 days at 5 % is 1,495,890.41."""
    answer = withdraw(HALF_YEAR, START + timedelta(100), Decimal("0.1"), Decimal(40_000_000))
    assert isinstance(answer, Withdrawal)
    assert isinstance(answer.kept, Deposit)
    assert list(map(int, (answer.earned, answer.paid_out, answer.kept.interest))) == [10_959, 40_010_959, 1_495_890]
    assert answer.lost == 2_493_151 - 1_495_890 - 10_959


def test_of_a_part_withdrawn_only_its_own_interest_is_taken_back() -> None:
    """60 million had 276,164 and 305,753 of the 969,863 paid."""
    answer = withdraw(deposit(terms("6", paid=Paid.MONTHLY)), date(2026, 4, 15), Decimal("0.2"), Decimal(40_000_000))
    assert isinstance(answer, Withdrawal)
    assert answer.paid_before == 969_863 - 276_164 - 305_753


@pytest.mark.parametrize(
    "at_the_limit",
    [
        {"amount": Decimal(10) ** 18},
        {"amount": Decimal("0.5"), "currency": "USD"},
        {"amount": Decimal(1)},
        {"percent": Decimal(0)},
        {"percent": Decimal(100)},
        {"start": date(1900, 1, 1)},
        {"start": date(2400, 1, 1)},
        {"tenor": Frequency(Unit.MONTHS, 600)},
        {"tenor": Frequency(Unit.WEEKS, 2600)},
        {"tenor": Frequency(Unit.DAYS, 18300)},
        {"tenor": Frequency(Unit.DAYS, 1)},
        {"amount": Decimal(2), "percent": Decimal(50), "paid": Paid.UPFRONT, "tenor": Frequency(Unit.MONTHS, 12)},
    ],
)
def test_terms_at_the_limit_are_possible(at_the_limit: dict[str, Any]) -> None:
    assert isinstance(lay_out(replace(terms(), **at_the_limit)), Deposit)


@pytest.mark.parametrize(
    "beyond",
    [
        {"start": date(1899, 12, 31)},
        {"start": date(2401, 1, 1)},
        {"amount": Decimal(10) ** 18 + 1},
        {"tenor": Frequency(Unit.MONTHS, 601)},
        {"tenor": Frequency(Unit.DAYS, 18301)},
        {"amount": Decimal(1), "percent": Decimal(100), "paid": Paid.UPFRONT, "tenor": Frequency(Unit.MONTHS, 12)},
    ],
)
def test_terms_beyond_the_limit_are_refused(beyond: dict[str, Any]) -> None:
    assert isinstance(lay_out(replace(terms(), **beyond)), list)


def test_interest_already_paid_is_taken_back() -> None:
    """74 days at 0.2 % are 40,547.95; February and March had paid 460,274 and 509,589."""
    monthly = deposit(terms("6", paid=Paid.MONTHLY))
    answer = withdraw(monthly, date(2026, 4, 15), Decimal("0.2"))
    assert isinstance(answer, Withdrawal)
    assert list(map(int, (answer.earned, answer.paid_before, answer.paid_out))) == [40_548, 969_863, 99_070_685]
    upfront = deposit(terms(paid=Paid.UPFRONT))
    answer = withdraw(upfront, START, Decimal("0.2"))
    assert isinstance(answer, Withdrawal)
    assert answer.earned == 0
    assert answer.paid_out == HUNDRED_MILLION - upfront.interest


def test_withdrawals_that_can_not_be_are_refused() -> None:
    assert fields(withdraw(HALF_YEAR, START - timedelta(1), Decimal(-1), Decimal(0))) == [
        "on",
        "demand_percent",
        "amount",
    ]
    assert fields(withdraw(HALF_YEAR, HALF_YEAR.maturity, Decimal("NaN"), HUNDRED_MILLION + 1)) == [
        "on",
        "demand_percent",
        "amount",
    ]
    assert fields(withdraw(HALF_YEAR, START, Decimal(0), Decimal("0.5"))) == ["amount"]


@given(st.integers(0, 181), st.integers(1, 99), st.sampled_from(list(Paid)))
def test_a_part_and_the_rest_make_the_whole(days: int, percent: int, paid: Paid) -> None:
    """What is paid out, lost and kept comes to the deposit and its interest, whenever it is paid."""
    whole = deposit(terms("4.7", 6, paid=paid))
    answer = withdraw(whole, min(START + timedelta(days), whole.maturity - timedelta(1)), Decimal("0.2"),
                      HUNDRED_MILLION * percent / 100)  # fmt: skip
    assert isinstance(answer, Withdrawal)
    assert isinstance(answer.kept, Deposit)
    everything = answer.paid_out + answer.paid_before + answer.lost + answer.kept.terms.amount + answer.kept.interest
    assert everything == HUNDRED_MILLION + whole.interest


@pytest.mark.parametrize(
    ("instruction", "paid_out", "next_amount"),
    [
        (Instruction.WITHDRAW, 102_493_151, None),
        (Instruction.TRANSFER, 102_493_151, None),
        (Instruction.RENEW_PRINCIPAL, 2_493_151, 100_000_000),
        (Instruction.RENEW_ALL, 0, 102_493_151),
    ],
)
def test_maturity_follows_the_instruction(instruction: Instruction, paid_out: int, next_amount: int | None) -> None:
    answer = at_maturity(HALF_YEAR, Decimal("4.5"), instruction)
    assert isinstance(answer, Renewal)
    assert answer.paid_out == paid_out
    assert answer.instruction is instruction
    assert (answer.next.terms.amount if answer.next else None) == next_amount
    if answer.next:
        assert (answer.next.terms.start, answer.next.terms.percent) == (HALF_YEAR.maturity, Decimal("4.5"))


def test_without_an_instruction_all_is_deposited_anew() -> None:
    assert at_maturity(HALF_YEAR, Decimal(4)) == at_maturity(HALF_YEAR, Decimal(4), Instruction.RENEW_ALL)
    assert fields(at_maturity(HALF_YEAR, Decimal(-4))) == ["percent"]


@given(st.integers(1, 1200), st.integers(1, 36), st.sampled_from(list(Paid)))
def test_equivalent_rates_yield_the_same(rate: int, months: int, paid: Paid) -> None:
    given_terms = terms(str(Decimal(rate) / 100), months, paid=paid)
    found = equivalents(given_terms)
    assert isinstance(found, dict)
    assert abs(found[paid] - given_terms.percent) < Decimal("1e-15")
    assert found[Paid.UPFRONT] < found[Paid.MONTHLY] < found[Paid.MATURITY] + Decimal("1e-20")
    for other, percent in found.items():
        again = equivalents(replace(given_terms, paid=other, percent=percent))
        assert isinstance(again, dict)
        assert abs(again[paid] - given_terms.percent) < Decimal("1e-14")


def test_equivalent_rates_by_hand() -> None:
    """365 days at 6 % upfront cost 94 for 100: 6 / 94 = 6.382979 % at maturity. Weeks have no monthly form."""
    year = terms("6", paid=Paid.UPFRONT, tenor=Frequency(Unit.DAYS, 365))
    found = equivalents(year)
    assert isinstance(found, dict)
    assert {paid: percent.quantize(Decimal("0.000001")) for paid, percent in found.items()} == {
        Paid.MATURITY: Decimal("6.382979"),
        Paid.UPFRONT: Decimal(6),
    }


def test_borrowing_against_the_passbook_or_breaking_it() -> None:
    """40 million after 100 days: a loan at 7 % for 82 days costs 629,041; breaking loses 2,465,754.

    The 60,027,397 beyond the need earn 13,486 at 0.1 %.
    """
    on, needed = START + timedelta(100), Decimal(40_000_000)
    answer = pledge_or_break(HALF_YEAR, on, needed, Decimal(7), Decimal("0.1"))
    assert isinstance(answer, Choice)
    assert (int(answer.loan_interest), int(answer.lost)) == (629_041, 2_465_754 - 13_486)
    assert answer.cheaper is Cheaper.PLEDGE
    free = pledge_or_break(HALF_YEAR, on, Decimal("0.5"), Decimal(0), Decimal("0.1"))
    assert isinstance(free, Choice)
    assert free.loan_interest == 0
    assert isinstance(pledge_or_break(HALF_YEAR, on, Decimal(100_027_397), Decimal(7), Decimal("0.1")), Choice)
    even = pledge_or_break(HALF_YEAR, on, needed, answer.even_percent, Decimal("0.1"))
    assert isinstance(even, Choice)
    assert even.cheaper is Cheaper.EITHER
    dear = pledge_or_break(HALF_YEAR, on, needed, answer.even_percent + 1, Decimal("0.1"))
    assert isinstance(dear, Choice)
    assert dear.cheaper is Cheaper.BREAK


def test_breaking_only_the_part_that_is_needed_loses_less() -> None:
    """40 of 100 million: 986,302 are lost, see above."""
    answer = pledge_or_break(
        HALF_YEAR, START + timedelta(100), Decimal(40_000_000), Decimal(7), Decimal("0.1"), in_part=True
    )
    assert isinstance(answer, Choice)
    assert answer.lost == 986_302
    assert answer.broken.amount == 40_000_000


def test_a_choice_that_can_not_be_is_refused() -> None:
    on = START + timedelta(100)
    assert fields(pledge_or_break(HALF_YEAR, on, Decimal(0), Decimal(-1), Decimal(-1), in_part=True)) == [
        "needed",
        "loan_percent",
        "demand_percent",
    ]
    assert fields(pledge_or_break(HALF_YEAR, on, Decimal("NaN"), Decimal(7), Decimal(0))) == ["needed"]
    assert fields(pledge_or_break(HALF_YEAR, on, Decimal(100_027_398), Decimal(7), Decimal("0.1"))) == ["needed"]
    assert fields(pledge_or_break(HALF_YEAR, on, HUNDRED_MILLION + 1, Decimal(7), Decimal(0), in_part=True)) == [
        "amount"
    ]


def test_interest_is_by_the_day_count_of_the_terms() -> None:
    """182 days over 360 at 5 %: 2,527,777.78; 100 of them at 0.1 %: 27,777.78; a day more of 10,509.45: 1.46."""
    made = deposit(replace(HALF_YEAR.terms, day_count=DayCount.ACT_360))
    assert made.interest == 2_527_778
    early = withdraw(made, START + timedelta(100), Decimal("0.1"))
    assert isinstance(early, Withdrawal)
    assert early.earned == 27_778
    beyond = deposit(
        terms(
            amount=Decimal(10_000), months=12, compounded=3, currency="USD", calendar=BranchCalendar(),
            business_day_rule=BusinessDayRule.FOLLOWING, day_count=DayCount.ACT_360,
        )
    )  # fmt: skip
    assert beyond.interest == Decimal("510.91")


@pytest.mark.parametrize(
    ("rule", "ends"),
    [
        (EndOfMonth.NEVER, date(2026, 3, 28)),
        (EndOfMonth.AUTO, date(2026, 3, 31)),
        (EndOfMonth.ALWAYS, date(2026, 3, 31)),
    ],
)
def test_a_tenor_ends_with_the_month_where_the_terms_say_so(rule: EndOfMonth, ends: date) -> None:
    of = terms(months=1, start=date(2026, 2, 28), end_of_month=rule)
    assert (of.maturity, of.nominal_maturity) == (ends, ends)
    always = terms(months=1, start=date(2026, 1, 15), end_of_month=EndOfMonth.ALWAYS)
    assert (always.maturity, always.nominal_maturity) == (date(2026, 2, 28), date(2026, 2, 28))
