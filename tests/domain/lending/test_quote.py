"""What a borrower is told: the heaviest payments, with the fees of their days and without."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.quote import Quote, quote
from crodesk.domain.lending.terms import Fee, FeeTime, LoanTerms, RateSegment

START = date(2024, 1, 1)
FREE = LoanTerms(Decimal(1000), (RateSegment(START, Decimal(0)),), START, count=4, currency="USD")


def test_the_largest_payment_has_the_fee_of_its_day_and_the_instalment_has_not() -> None:
    """Four parts of 250 without interest; 10 with each, and 30 more with that of 1 March."""
    fees = (Fee(Decimal(10), time=FeeTime.EACH), Fee(Decimal(30), time=FeeTime.ON_DATE, on=date(2024, 3, 1)))
    made = quote(replace(FREE, fees=fees))
    assert isinstance(made, Quote)
    assert (made.instalment, made.largest_payment) == (Decimal(250), Decimal(290))
    assert all(one.largest_payment == one.instalment + 40 for one in made.stress)


def test_what_falls_with_the_last_instalment_is_left_out() -> None:
    made = quote(replace(FREE, fees=(Fee(Decimal(30), time=FeeTime.ON_DATE, on=date(2024, 5, 1)),)))
    assert isinstance(made, Quote)
    assert made.largest_payment == 250
