"""What if: other amounts, terms, rates and instalments tried on an application."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.lending.appraisal import figures
from crodesk.domain.lending.appraisal.case import Asked, Case, Party
from crodesk.domain.lending.appraisal.rules import shipped
from crodesk.domain.lending.appraisal.trying import MONTHLY, TERM_LEAST, TERM_MOST, Answer, Way, WhatIf, try_out
from crodesk.domain.money import Money
from tests.domain.lending.appraisal.applications import named

# 25 million earned, 8 million of living costs; DSR 60 % leaves 15 million a month, 4 million left leaves 13 million.
# 200 million over 36 months at 12 % take 6,642,677 a month (formula and figures as in cases/salary_loan.toml).
SALARY = named("salary_loan: is approved")
HOME = named("home_loan: is approved")
OVERDRAFT = named("consumer_and_lines: an overdraft is approved")
PASSBOOK = named("passbook_pledge: is approved without asking the bureau")
MILLION = Decimal(1_000_000)


def tried(case: Case, monthly: Decimal | int | None = None) -> WhatIf:
    return try_out(case, shipped(), None if monthly is None else Decimal(monthly))


def answer(found: WhatIf, way: Way) -> Answer:
    return next(one for one in found.answers if one.way is way)


def asked(case: Case, **changes: Any) -> Case:
    return replace(case, asked=replace(case.asked, **changes))


def codes(found: Answer) -> list[str]:
    return [one.code for one in found.broken]


def test_what_was_typed_is_answered_first_with_its_instalment() -> None:
    found = tried(SALARY)
    first = found.answers[0]
    assert (first.way, first.asked, first.service.value) == (Way.TYPED, SALARY.asked, Decimal(6_642_677))
    assert (first.broken, first.unsure, first.missing, first.problem) == ((), (), (), None)
    assert found.figures == figures.figures(SALARY, shipped())


def test_the_largest_amount_names_the_cap_that_binds() -> None:
    found = answer(tried(SALARY), Way.AMOUNT)
    assert found.asked is not None
    # 13 / 6.642677 × 200 = 391.4 million, in whole millions
    assert (found.asked.amount, found.binding) == (391 * MILLION, "residual")


def test_the_largest_amount_for_what_they_can_pay_a_month() -> None:
    found = answer(tried(SALARY, 10 * MILLION), Way.AMOUNT)
    assert found.asked is not None
    # 10 / 6.642677 × 200 = 301.08 million
    assert (found.asked.amount, found.binding) == (301 * MILLION, MONTHLY)


def test_a_cap_binds_before_what_they_say_they_can_pay() -> None:
    found = answer(tried(SALARY, 20 * MILLION), Way.AMOUNT)
    assert found.asked is not None
    assert (found.asked.amount, found.binding) == (391 * MILLION, "residual")


def test_the_shortest_term_for_what_they_can_pay_a_month() -> None:
    # 200 × 0.01 / (1 − 1.01^-n): 9.777 million for 23 months, 10.17 for 22
    found = answer(tried(SALARY, 10 * MILLION), Way.TERM)
    assert found.asked is not None
    assert (found.asked.months, found.binding) == (23, MONTHLY)


def test_the_shortest_term_of_the_product_binds_where_more_could_be_paid() -> None:
    little = asked(SALARY, amount=MILLION)
    found = answer(tried(little), Way.TERM)
    assert found.asked is not None
    assert (found.asked.months, found.binding) == (3, TERM_LEAST)


def test_no_term_is_long_enough() -> None:
    found = answer(tried(SALARY, 3 * MILLION), Way.TERM)  # 200 million in 60 parts are 3.33 without interest
    assert (found.asked, found.binding) == (None, MONTHLY)
    assert found.problem is not None
    assert found.problem.values == {"months": 60}


def test_the_rate_that_it_would_need() -> None:
    # (1 − (1+i)^-36) / i = 200 / 6 = 33.33 for i = 0.4216 % a month, about 5.06 % a year; by days hardly another
    found = answer(tried(SALARY, 6 * MILLION), Way.RATE)
    assert found.asked is not None
    assert found.asked.rate is not None
    assert Decimal("5.0") < found.asked.rate < Decimal("5.1")
    assert found.service.value is not None
    assert found.service.value <= 6 * MILLION
    above = answer(tried(asked(SALARY, rate=found.asked.rate + Decimal("0.0001"))), Way.TYPED)
    assert above.service.value is not None
    assert above.service.value > 6 * MILLION
    assert found.binding == MONTHLY


def test_a_rate_is_looked_for_only_where_what_was_typed_is_too_much() -> None:
    assert Way.RATE not in {one.way for one in tried(SALARY).answers}
    assert Way.RATE not in {one.way for one in tried(SALARY, 7 * MILLION).answers}


def test_what_takes_more_than_they_can_pay_says_so() -> None:
    assert answer(tried(SALARY, 6 * MILLION), Way.TYPED).binding == MONTHLY
    assert answer(tried(SALARY, 7 * MILLION), Way.TYPED).binding == ""


def test_no_rate_is_low_enough() -> None:
    found = answer(tried(SALARY, 5 * MILLION), Way.RATE)  # 200 / 36 = 5.56
    assert (found.asked, found.binding) == (None, MONTHLY)
    assert found.problem is not None
    assert "without interest" in found.problem.text
    assert found.problem.values == {"least": Money(5_555_556, "VND")}  # 5,555,555.56 half up


def test_what_is_paid_at_the_end_is_put_aside_month_by_month() -> None:
    # 12 million after 12 months at 12 %: 13.44 million, 1.12 million a month; at 1.06 million a month 6 % a year
    bullet = asked(
        named("car_and_household: a household borrows for its shop, unsecured, all repaid at the end"),
        method="bullet",
        months=12,
        rate=Decimal(12),
    )
    found = answer(tried(asked(bullet, amount=12 * MILLION), Decimal(1_060_000)), Way.RATE)
    assert found.asked is not None
    assert found.asked.rate is not None
    assert abs(found.asked.rate - 6) < Decimal("0.05")


def test_the_longest_term_is_the_products_or_names_what_ends_before() -> None:
    found = answer(tried(SALARY), Way.LONGEST)
    assert found.asked is not None
    assert (found.asked.months, found.binding) == (60, TERM_MOST)
    old = replace(SALARY, parties=(replace(SALARY.parties[0], born=date(1964, 1, 1)),))  # 65 on 2029-01-01
    found = answer(tried(old), Way.LONGEST)
    assert found.asked is not None
    assert (found.asked.months, found.binding) == (25, "age")
    assert codes(answer(tried(old), Way.TYPED)) == ["age"]  # 36 months end in November 2029


def test_no_term_ends_in_time() -> None:
    older = replace(SALARY, parties=(replace(SALARY.parties[0], born=date(1961, 1, 1)),))
    found = answer(tried(older), Way.LONGEST)
    assert (found.asked, found.binding, found.missing) == (None, "age", ())
    assert found.problem is not None


def test_a_birthday_that_is_not_known_is_named() -> None:
    unborn = replace(SALARY, parties=(replace(SALARY.parties[0], born=None),))
    found = tried(unborn)
    assert answer(found, Way.LONGEST).missing == ("born",)
    assert [one.code for one in found.answers[0].unsure] == ["age"]


def test_caps_that_are_broken_are_named() -> None:
    found = answer(tried(asked(SALARY, amount=450 * MILLION)), Way.TYPED)
    assert codes(found) == ["residual"]  # 450 / 200 × 6.642677 = 14.9 million: 59.8 % of 25, and 2.1 million left
    found = answer(tried(asked(SALARY, amount=460 * MILLION)), Way.TYPED)
    assert codes(found) == ["dsr", "residual"]  # 15.3 million


def test_ltv_and_own_money_bind_by_name() -> None:
    # flat of 3,000 million: own money of 30 % leaves 2,100, so do 70 % of the flat; the first of equals is named
    found = answer(tried(HOME), Way.AMOUNT)
    assert found.asked is not None
    assert (found.asked.amount, found.binding) == (2100 * MILLION, "own_money")
    assert set(codes(answer(tried(asked(HOME, amount=2400 * MILLION)), Way.TYPED))) == {"own-money", "ltv"}


def test_unknown_facts_are_named_and_never_count_as_zero() -> None:
    bare = Case(date(2026, 11, 22), Asked("salary_loan"), (Party("borrower", "An"),))
    found = tried(bare)
    assert answer(found, Way.TYPED).missing == ("amount", "months", "rate")
    assert answer(found, Way.AMOUNT).missing == ("months", "rate")
    assert answer(found, Way.TERM).missing == ("amount", "rate")
    some = tried(asked(bare, amount=MILLION, months=12, rate=Decimal(9)))
    assert answer(some, Way.AMOUNT).missing == ("income", "debts", "living_cost")
    assert answer(some, Way.TERM).missing == ("income", "debts", "living_cost")
    typed = answer(some, Way.TYPED)
    assert {one.code for one in typed.unsure} == {"dsr", "residual", "times-income", "age"}
    assert set(typed.unknown) == {"income", "debts", "living_cost", "born"}
    assert typed.values["dsr_after"].value is None


def test_what_they_can_pay_answers_before_anything_else_is_known() -> None:
    bare = Case(date(2026, 11, 22), Asked("salary_loan", months=12, rate=Decimal(0)), (Party("borrower", "An"),))
    found = answer(tried(bare, MILLION), Way.AMOUNT)
    assert found.asked is not None
    assert (found.asked.amount, found.binding) == (12 * MILLION, MONTHLY)
    assert {one.code for one in found.unsure} >= {"dsr", "residual"}


def test_nothing_is_left_to_lend() -> None:
    poor = replace(SALARY, parties=(replace(SALARY.parties[0], living_cost=30 * MILLION),))
    found = answer(tried(poor), Way.AMOUNT)
    assert (found.asked, found.binding) == (None, "residual")
    assert found.problem is not None


def test_a_limit_has_no_term_to_solve() -> None:
    assert [one.way for one in tried(OVERDRAFT, MILLION).answers] == [Way.TYPED, Way.AMOUNT, Way.LONGEST]


def test_a_loan_that_nothing_limits_says_so() -> None:
    rules = shipped()
    free = replace(rules.products["salary_loan"], caps=replace(rules.products["salary_loan"].caps, dsr=None,
                   residual=None, times_income=None, age=None))  # fmt: skip
    found = try_out(SALARY, replace(rules, products={"salary_loan": free}))
    assert answer(found, Way.AMOUNT).problem is not None
    shortest = answer(found, Way.TERM)
    assert shortest.asked is not None
    assert (shortest.asked.months, shortest.binding) == (3, TERM_LEAST)
    assert Way.RATE not in {one.way for one in found.answers}


def test_a_passbook_ends_with_its_deposit() -> None:
    found = answer(tried(PASSBOOK), Way.LONGEST)
    assert found.asked is not None
    assert (found.asked.months, found.binding) == (6, "deposit-end")  # it matures on 2027-06-01


def test_terms_that_cannot_be_laid_out_say_why() -> None:
    found = answer(tried(asked(SALARY, grace_principal=36)), Way.TYPED)
    assert found.problem is not None
    assert answer(tried(asked(SALARY, grace_principal=36), 9 * MILLION), Way.AMOUNT).asked is None


def test_without_a_product_nothing_is_answered() -> None:
    assert tried(asked(SALARY, product="")) == WhatIf(figures.NONE, ())


def test_a_payment_of_nothing_is_not_said() -> None:
    assert tried(SALARY, 0) == tried(SALARY, -5) == tried(SALARY, None)


@settings(max_examples=60, deadline=None)
@given(
    amount=st.none() | st.decimals(allow_nan=True),
    months=st.none() | st.integers(-10, 4000),
    rate=st.none() | st.decimals(-50, 2000, places=4),
    monthly=st.none() | st.decimals(0, 10**12, places=2),
    method=st.sampled_from(["annuity", "equal-principal", "interest-only", "bullet", "?"]),
)
def test_it_answers_whatever_is_typed(
    amount: Decimal | None, months: int | None, rate: Decimal | None, monthly: Decimal | None, method: str
) -> None:
    found = tried(asked(SALARY, amount=amount, months=months, rate=rate, method=method), monthly)
    assert found.answers[0].way is Way.TYPED
    for one in found.answers[1:]:
        assert (one.asked is not None) or one.missing or one.problem is not None
        if one.asked is not None and one.way is not Way.LONGEST and monthly and one.service.value is not None:
            assert one.service.value <= monthly or one.binding == TERM_LEAST
