"""The closed forms of equal payments, against published figures and numpy-financial."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.lending.solve.time_value import Level, amount_for, percent_for, periods_for
from crodesk.domain.problem import Problem


def monthly(percent: str) -> Decimal:
    return Decimal(percent) / 12


@pytest.mark.parametrize(
    ("percent", "periods", "amount", "payment", "tolerance"),
    [
        ("8", 60, 15000, "304.1459143262052370338701494", "1e-20"),
        ("0", 60, 15000, "250", "0"),
        ("1", 180, 200000, "1196.9890290366611", "1e-9"),
        ("50", 180, 200000, "8338.702667524864", "1e-8"),
    ],
)
def test_the_payment_is_the_published_one(
    percent: str, periods: int, amount: int, payment: str, tolerance: str
) -> None:
    """numpy-financial TestPmt.test_pmt_decimal_simple and test_pmt_zero_rate; pyxirr test_pmt_vec."""
    found = Level(monthly(percent), periods, Decimal(amount)).payment
    assert abs(found - Decimal(payment)) <= Decimal(tolerance)


def test_the_parts_of_payments_are_the_published_ones() -> None:
    """numpy-financial TestIpmt.test_broadcasting, TestPpmt.test_broadcast."""
    loan = Level(monthly("10"), 24, Decimal(2000))
    interest = ["16.66666667", "16.03647345", "15.40102862", "14.76028842"]
    principal = ["75.62318601", "76.25337923", "76.88882405", "77.52956425"]
    for number, expected in enumerate(zip(interest, principal, strict=True), start=1):
        part = loan.part(number)
        assert abs(part.interest - Decimal(expected[0])) <= Decimal("1e-7")
        assert abs(part.principal - Decimal(expected[1])) <= Decimal("1e-7")


@pytest.mark.parametrize(
    ("percent", "periods", "amount", "first", "last", "expected", "tolerance"),
    [
        ("9", 360, 125000, 13, 24, "934.1071234", "1e-6"),
        ("9", 360, 125000, 1, 1, "68.27827118", "1e-6"),
        ("6.5", 300, 275000, 13, 24, "4844.61", "0.005"),
        ("6.5", 300, 275000, 1, 1, "367.24", "0.005"),
    ],
)
def test_the_principal_of_several_payments_is_the_published_one(
    percent: str, periods: int, amount: int, first: int, last: int, expected: str, tolerance: str
) -> None:
    """CUMPRINC: the help of Excel, and that of ACL."""
    found = Level(monthly(percent), periods, Decimal(amount)).principal(first, last)
    assert abs(found - Decimal(expected)) <= Decimal(tolerance)


@pytest.mark.parametrize(("early", "expected"), [(False, "21.544944197"), (True, "20.76156441")])
def test_the_number_of_payments_is_the_published_one(early: bool, expected: str) -> None:
    """numpy-financial TestNper: saving 2,000 a period at 7.5 % until there are 100,000."""
    found = periods_for(Decimal(0), Decimal(2000), Decimal("7.5"), Decimal(-100_000), early=early)
    assert isinstance(found, Decimal)
    assert abs(found - Decimal(expected)) <= Decimal("1e-6")


def test_the_rate_is_the_published_one() -> None:
    """numpy-financial TestRate.test_rate_decimal; the closed form is (10000/3500)^(1/10) - 1."""
    found = percent_for(Decimal(3500), Decimal(0), 10, Decimal(10_000))
    assert isinstance(found, Decimal)
    assert abs(found / 100 - Decimal("0.11069085371426893")) <= Decimal("1e-10")
    assert abs((1 + found / 100) ** 10 - Decimal(10_000) / 3500) < Decimal("1e-20")


def test_payments_at_the_beginning_are_smaller_by_one_periods_interest() -> None:
    late, early = Level(Decimal(1), 12, Decimal(1000)), Level(Decimal(1), 12, Decimal(1000), early=True)
    assert abs(early.payment * Decimal("1.01") - late.payment) < Decimal("1e-25")


def test_without_interest_debts_fall_evenly_and_periods_divide() -> None:
    assert Level(Decimal(0), 10, Decimal(1000), Decimal(200)).owed(3) == 760
    assert periods_for(Decimal(1000), Decimal(100), Decimal(0)) == 10
    assert amount_for(Decimal(100), Decimal(0), 10) == 1000


@pytest.mark.parametrize(("payment", "percent"), [("10", "1"), ("9", "1"), ("0", "0"), ("-5", "0")])
def test_payments_that_do_not_exceed_the_interest_never_end(payment: str, percent: str) -> None:
    answer = periods_for(Decimal(1000), Decimal(payment), Decimal(percent))
    assert isinstance(answer, Problem)
    assert answer.field == "instalment"


@given(st.integers(1, 360), st.integers(0, 500), st.integers(1, 10**9), st.integers(0, 99))
def test_amount_payment_and_what_is_left_agree(periods: int, rate: int, amount: int, left: int) -> None:
    percent, left_over = Decimal(rate) / 100, Decimal(amount) * left / 100
    loan = Level(percent, periods, Decimal(amount), left_over)
    assert abs(loan.owed(periods) - left_over) < Decimal("1e-15") * amount
    assert abs(amount_for(loan.payment, percent, periods, left_over) - amount) < Decimal("1e-15") * amount


def test_numpy_financial_agrees() -> None:
    others = pytest.importorskip("numpy_financial", reason="an independent calculation, for tests only")
    for percent, periods in ((0.25, 12), (1.5, 60), (3, 360)):
        loan = Level(Decimal(str(percent)), periods, Decimal(1000))
        assert float(loan.payment) == pytest.approx(-others.pmt(percent / 100, periods, 1000), rel=1e-12)
        found = percent_for(Decimal(1000), loan.payment, periods)
        assert isinstance(found, Decimal)
        assert float(found) == pytest.approx(percent, rel=1e-12)


def test_without_interest_what_is_left_needs_no_payment() -> None:
    """1,000 but for 200, at 100 a time."""
    assert periods_for(Decimal(1000), Decimal(100), Decimal(0), Decimal(200)) == 8
