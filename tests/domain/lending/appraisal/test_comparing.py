"""Offers side by side."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal.case import Asked, Case, Party
from crodesk.domain.lending.appraisal.comparing import Compared, Variant, compare
from crodesk.domain.lending.appraisal.rules import shipped
from tests.domain.lending.appraisal.applications import named

SALARY = named("salary_loan: is approved")
OVERDRAFT = named("consumer_and_lines: an overdraft is approved")
MILLION = Decimal(1_000_000)


def compared(case: Case, *variants: Variant) -> tuple[Compared, ...]:
    return compare(case, shipped(), variants)


def test_two_terms_side_by_side() -> None:
    # 6,642,677 a month over 36 months (formula as in cases/salary_loan.toml); the last takes the rest, so the
    # interest is 36 × 6,642,677 − 200,000,000 = 39,136,372 to within the cents of the last one.
    # A share of 25 million: 26.57 %. 12 % by the month is 1.01^12 − 1 = 12.68 %.
    first, second = compared(SALARY, Variant(SALARY.asked), Variant(replace(SALARY.asked, months=60)))
    assert first.service.value == 6_642_677
    assert first.interest is not None
    assert abs(first.interest - 39_136_372) < 50
    assert first.fees == 0
    assert first.cost == first.interest
    assert first.effective is not None
    assert Decimal("12.6") < first.effective < Decimal("12.8")
    assert first.dsr is not None
    assert first.dsr.value is not None
    assert round(first.dsr.value, 2) == Decimal("26.57")
    assert first.authority is not None
    assert (first.authority.code, first.broken, first.problems, first.missing) == ("branch-head", (), (), ())
    # 0.01 / (1 − 1.01^-60) × 200 million = 4,448,890
    assert second.service.value is not None
    assert abs(second.service.value - 4_448_890) < 2_000
    assert second.interest is not None
    assert second.interest > first.interest


def test_a_fee_costs_and_raises_the_effective_rate() -> None:
    without, with_fee = compared(SALARY, Variant(SALARY.asked), Variant(SALARY.asked, fee=2 * MILLION))
    assert with_fee.service == without.service
    assert with_fee.fees == 2 * MILLION
    assert with_fee.cost == (without.cost or 0) + 2 * MILLION
    # 1 % at the start of a loan of 36 months is about 1 / 1.55 of a point a year
    assert with_fee.effective is not None
    assert without.effective is not None
    assert Decimal("0.5") < with_fee.effective - without.effective < Decimal("0.9")


def test_grace_and_method_change_what_it_takes() -> None:
    equal, late = compared(
        SALARY,
        Variant(replace(SALARY.asked, method="equal-principal")),
        Variant(replace(SALARY.asked, grace_principal=6)),
    )
    # the first instalment of equal parts: 200 / 36 + 200 × 12 % × 31 / 365 = 5.556 + 2.038 million at most
    assert equal.service.value is not None
    assert Decimal(7_400_000) < equal.service.value < Decimal(7_600_000)
    assert late.interest is not None
    assert equal.interest is not None
    assert late.interest > equal.interest


def test_what_breaks_a_cap_is_named_and_goes_higher() -> None:
    (found,) = compared(SALARY, Variant(replace(SALARY.asked, amount=450 * MILLION)))
    assert [one.code for one in found.broken] == ["residual"]  # 14.9 million a month leave 2.1
    assert found.authority is None or found.authority.code != "branch-head"


def test_a_limit_has_no_schedule_and_still_a_burden() -> None:
    (found,) = compared(OVERDRAFT, Variant(OVERDRAFT.asked))
    assert found.service.value is not None
    assert (found.interest, found.fees, found.cost, found.effective) == (None, None, None, None)


def test_what_is_not_known_is_named() -> None:
    bare = Case(date(2026, 11, 22), Asked("salary_loan", amount=MILLION), (Party("borrower", "An"),))
    (found,) = compared(bare, Variant(bare.asked))
    assert found.missing == ("months", "rate", "debts", "income")
    assert found.authority is None


def test_a_fee_below_zero_is_refused() -> None:
    (found,) = compared(SALARY, Variant(SALARY.asked, fee=Decimal(-1)))
    assert found.cost is None
    assert found.problems


def test_no_variant_is_nothing() -> None:
    assert compared(SALARY) == ()
