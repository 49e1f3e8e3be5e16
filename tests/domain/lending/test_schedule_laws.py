"""What holds for every schedule, whatever its terms."""

from datetime import date, timedelta
from decimal import ROUND_UP, Context, Decimal, localcontext
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import Frequency, Unit
from crodesk.domain.lending.quote import Quote, quote
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.terms import (
    Balloon,
    BalloonKind,
    Drawing,
    FirstPeriod,
    GraceMode,
    InterestType,
    LoanTerms,
    Method,
    RateSegment,
)
from crodesk.domain.problem import Problem
from tests.domain.lending.loans import a_loan, scheduled

AMOUNTS = st.integers(100_000, 10**12).map(Decimal)
PERCENTS = st.decimals(0, 60, places=4)
STARTS = st.dates(date(2000, 1, 1), date(2050, 12, 31))
PLAIN_METHODS = st.sampled_from([Method.ANNUITY, Method.EQUAL_PRINCIPAL, Method.INTEREST_ONLY, Method.BULLET])


@st.composite
def loans(draw: st.DrawFn) -> LoanTerms:
    """Return terms of most kinds that a bank lends by."""
    amount, start, count = draw(AMOUNTS), draw(STARTS), draw(st.integers(1, 60))
    method = draw(PLAIN_METHODS)
    others: dict[str, Any] = {"method": method}
    if method is Method.ANNUITY and draw(st.booleans()):
        others = {"method": Method.BALLOON, "balloon": Balloon(BalloonKind.PERCENT, draw(st.decimals(1, 90, places=2)))}
    if method is not Method.BULLET:
        others["grace_principal"] = draw(st.integers(0, count - 1))
        others["grace_mode"] = draw(st.sampled_from(GraceMode))
    unit = draw(st.sampled_from(Unit))
    later = [RateSegment(start + timedelta(days=draw(st.integers(1, 900))), draw(PERCENTS))]
    return LoanTerms(
        amount=amount,
        rates=(RateSegment(start, draw(PERCENTS)), *(later if draw(st.booleans()) else [])),
        start=start,
        count=count,
        frequency=Frequency(unit, draw(st.integers(1, 3))),
        day_count=draw(st.sampled_from([one for one in DayCount if one is not DayCount.PERIOD_RATE])),
        first_due=draw(st.none() | st.integers(1, 70).map(lambda days: start + timedelta(days=days))),
        first_period=draw(st.sampled_from(FirstPeriod)),
        grace_interest=draw(st.integers(0, count - 1)),
        rounding=draw(st.none() | st.sampled_from(Mode).map(lambda mode: Rounding(mode, Decimal(1)))),
        **others,
    )


@given(loans())
@settings(deadline=None)
def test_a_schedule_adds_up(terms: LoanTerms) -> None:
    found = build(terms)
    if isinstance(found, list):  # an instalment rounded down may not cover the interest
        assert {problem.field for problem in found} == {"instalment"}
        return
    rows = found.rows
    assert sum(row.principal for row in rows) == terms.amount
    assert rows[-1].balance == 0
    assert [row.n for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert row.payment == row.principal + row.interest + row.fee
        assert min(row.principal, row.interest, row.balance) >= 0
        assert row.days >= 0
        assert row.balance == row.opening - row.principal
    for before, after in pairwise(rows):
        assert before.balance == after.opening
        assert before.due <= after.due
    assert found.totals.payment == sum(row.payment for row in rows)
    assert sum(year.payment for year in found.years) == found.totals.payment


@given(loans(), st.sampled_from(Mode))
@settings(deadline=None)
def test_rounding_changes_no_number_of_rows(terms: LoanTerms, mode: Mode) -> None:
    found = [build(replaced(terms, rounding=Rounding(one, Decimal(1)))) for one in (Mode.HALF_UP, mode)]
    rows = {len(one.rows) for one in found if isinstance(one, Schedule)}
    assert len(rows) <= 1


def replaced(terms: LoanTerms, **changes: Any) -> LoanTerms:
    return LoanTerms(**{name: getattr(terms, name) for name in LoanTerms.__dataclass_fields__} | changes)


@given(loans())
@settings(deadline=None, max_examples=30)
def test_figures_don_t_depend_on_the_surroundings(terms: LoanTerms) -> None:
    usual = build(terms)
    with localcontext(Context(prec=3, rounding=ROUND_UP)):
        assert build(terms) == usual


@given(AMOUNTS, PERCENTS, st.integers(2, 120))
@settings(deadline=None)
def test_principal_never_falls_in_an_even_annuity(amount: Decimal, percent: Decimal, count: int) -> None:
    terms = a_loan(str(amount), str(percent), count, day_count=DayCount.MONTHLY)
    parts = [row.principal for row in scheduled(terms).rows[:-1]]
    assert all(before <= after + 1 for before, after in pairwise(parts))
    assert parts == sorted(parts) or max(b - a for b, a in pairwise(parts)) <= 1


@given(AMOUNTS, st.decimals("0.5", 40, places=2), st.integers(1, 360))
@settings(deadline=None, max_examples=40)
def test_numpy_financial_pays_the_same(amount: Decimal, percent: Decimal, count: int) -> None:
    npf = pytest.importorskip("numpy_financial", reason="the cross-check needs numpy-financial")
    found = scheduled(a_loan(str(amount), str(percent), count, day_count=DayCount.MONTHLY)).instalment
    theirs = -npf.pmt(float(percent) / 1200, count, float(amount))
    assert found is None if count == 1 else abs(float(found or 0) - theirs) <= 0.51 + theirs * 1e-12


@given(AMOUNTS, PERCENTS, st.lists(st.integers(1, 300), min_size=1, max_size=4, unique=True))
@settings(deadline=None)
def test_several_drawings_are_all_repaid(amount: Decimal, percent: Decimal, days: list[int]) -> None:
    start = date(2026, 1, 15)
    part = Decimal(int(amount) // (len(days) + 1))
    drawings = [Drawing(start, amount - part * len(days))]
    drawings += [Drawing(start + timedelta(days=day), part) for day in sorted(days)]
    found = scheduled(a_loan(str(amount), str(percent), 12, drawings=tuple(drawings)))
    assert found.totals.principal == amount
    assert found.rows[-1].balance == 0


@given(AMOUNTS, PERCENTS, st.integers(1, 60))
@settings(deadline=None)
def test_flat_interest_never_costs_less(amount: Decimal, percent: Decimal, count: int) -> None:
    flat = scheduled(a_loan(str(amount), str(percent), count, interest_type=InterestType.FLAT))
    declining = scheduled(a_loan(str(amount), str(percent), count))
    assert flat.totals.interest >= declining.totals.interest - count


@pytest.mark.parametrize("percent", ["0", "0.0001", "1000"])
@pytest.mark.parametrize("count", [1, 2, 600])
@pytest.mark.parametrize("method", [Method.ANNUITY, Method.EQUAL_PRINCIPAL, Method.INTEREST_ONLY, Method.BULLET])
def test_the_ends_of_the_range(percent: str, count: int, method: Method) -> None:
    found = scheduled(a_loan(350_000_000, percent, count, method=method, start=date(2024, 2, 29)))
    assert found.totals.principal == 350_000_000
    assert found.rows[-1].balance == 0
    assert (found.totals.interest == 0) is (percent == "0")


def test_what_a_higher_rate_would_cost() -> None:
    """1 % of 12,000,000 a month, then 13, 14 and 15 % a year."""
    found = quote(a_loan(count=2, method=Method.INTEREST_ONLY, day_count=DayCount.MONTHLY))
    assert isinstance(found, Quote)
    assert [one.instalment for one in found.stress] == [130_000, 140_000, 150_000]
    assert [one.payment for one in found.stress] == [12_260_000, 12_280_000, 12_300_000]
    assert found.instalment == 120_000


def test_a_stress_that_has_no_schedule_is_left_out() -> None:
    found = quote(a_loan(percent="998.5", count=2))
    assert isinstance(found, Quote)
    assert [one.points for one in found.stress] == [1]


def test_a_loan_without_one_rate_has_no_effective_one() -> None:
    """A fee as large as the loan leaves nothing received."""
    from crodesk.domain.lending.terms import Fee

    found = quote(a_loan(count=2, fees=(Fee(percent=Decimal(100)),)))
    assert isinstance(found, Quote)
    assert found.effective_rate is None


def test_a_quote_of_wrong_terms_is_its_problems() -> None:
    found = quote(a_loan(amount=0))
    assert isinstance(found, list)
    assert isinstance(found[0], Problem)
