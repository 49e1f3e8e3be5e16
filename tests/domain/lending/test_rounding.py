from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.lending.rounding import Mode, Rounding


# 15.625 to 15.62 is Fineract's LoanRepayment.feature; the rest is what each mode's name says.
@pytest.mark.parametrize(
    ("mode", "found"),
    [
        (Mode.HALF_EVEN, ["15.62", "-15.62", "15.64", "15.63"]),
        (Mode.HALF_UP, ["15.63", "-15.63", "15.64", "15.63"]),
        (Mode.HALF_DOWN, ["15.62", "-15.62", "15.63", "15.63"]),
        (Mode.UP, ["15.63", "-15.63", "15.64", "15.63"]),
        (Mode.DOWN, ["15.62", "-15.62", "15.63", "15.62"]),
        (Mode.CEILING, ["15.63", "-15.62", "15.64", "15.63"]),
        (Mode.FLOOR, ["15.62", "-15.63", "15.63", "15.62"]),
    ],
)
def test_each_direction(mode: Mode, found: list[str]) -> None:
    amounts = [Decimal(text) for text in ("15.625", "-15.625", "15.635", "15.629")]
    assert [str(Rounding(mode).apply(amount)) for amount in amounts] == found


@pytest.mark.parametrize(
    ("unit", "found"),
    [("1", "416667"), ("100", "416700"), ("1000", "417000"), ("500", "416500"), ("0.05", "416666.65"), ("3", "416667")],
)
def test_multiples(unit: str, found: str) -> None:
    rounded = Rounding(unit=Decimal(unit)).apply(Decimal(10_000_000) / 24)
    assert format(rounded, "f") == found


@pytest.mark.parametrize(("currency", "found"), [("VND", "2"), ("USD", "1.50"), ("KWD", "1.500"), ("JPY", "2")])
def test_a_currency_s_smallest_unit(currency: str, found: str) -> None:
    assert str(Rounding.of_currency(currency).apply(Decimal("1.5"))) == found


@given(
    st.decimals(-(10**15), 10**15, places=6),
    st.sampled_from(Mode),
    st.sampled_from(["0.01", "1", "5", "1000", "0.05"]),
)
def test_a_rounded_amount_is_a_near_multiple_whatever_the_surroundings(amount: Decimal, mode: Mode, unit: str) -> None:
    rounding = Rounding(mode, Decimal(unit))
    rounded = rounding.apply(amount)
    with localcontext(prec=3):
        assert rounding.apply(amount) == rounded
    assert rounded % rounding.unit == 0
    assert abs(rounded - amount) < rounding.unit


def test_a_number_of_places_whatever_the_surroundings() -> None:
    with localcontext(Context(prec=2, Emin=-1, Emax=1)):
        assert Rounding.to_places(4).unit == Decimal("0.0001")


def test_whole_units_are_written_out() -> None:
    assert str(Rounding(unit=Decimal(1)).apply(Decimal("1E+3"))) == "1000"
