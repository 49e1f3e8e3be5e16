"""Terms put together at random, most of them nonsense: a schedule that adds up or problems, never an exception."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending import terms as t
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import MONTHLY, EndOfMonth, Frequency, Unit, due_date
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.problem import Problem

LEAP_DAY = date(2024, 2, 29)
ODD = ["0", "-1", "0.0001", "1000", "33.33", "NaN", "Infinity", "1e-999999", "9e999999", "1000000", "5000000"]
NUMBERS = st.sampled_from([Decimal(text) for text in ODD])
AMOUNTS = st.sampled_from([Decimal(text) for text in ("12000000", "12000000", "1", *ODD)])
PERCENTS = st.sampled_from([Decimal(text) for text in ("9.5", "12", "100", *ODD)])
DAYS = (
    st.integers(0, 14).map(lambda periods: due_date(LEAP_DAY, periods, MONTHLY))
    | st.integers(-40, 900).map(lambda days: LEAP_DAY + timedelta(days=days))
    | st.sampled_from([date.min, date.max])
)
ROUNDINGS = st.builds(
    Rounding, st.sampled_from(Mode), st.sampled_from([Decimal(1), Decimal("0.01"), Decimal(1000)]) | NUMBERS
)
CALENDAR = BranchCalendar.from_lists([LEAP_DAY + timedelta(days=7 * week) for week in range(30)])


def several(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=3).map(tuple)


OPTIONS: dict[str, st.SearchStrategy[object]] = {
    "currency": st.sampled_from(["VND", "USD", "XX", ""]),
    "frequency": st.builds(Frequency, st.sampled_from(Unit), st.sampled_from([1, 2, 3, 12, 0, -1, 10**6])),
    "maturity": DAYS,
    "method": st.sampled_from(t.Method),
    "interest_type": st.sampled_from(t.InterestType),
    "day_count": st.sampled_from(DayCount),
    "drawings": several(st.builds(t.Drawing, DAYS, NUMBERS)),
    "first_due": DAYS,
    "payment_day": st.sampled_from([1, 15, 31, 0, 40]),
    "end_of_month": st.sampled_from(EndOfMonth),
    "business_day_rule": st.sampled_from(BusinessDayRule),
    "calendar": st.just(CALENDAR),
    "accrue_to": st.sampled_from(t.AccrueTo),
    "first_period": st.sampled_from(t.FirstPeriod),
    "grace_principal": st.integers(-1, 14),
    "grace_mode": st.sampled_from(t.GraceMode),
    "grace_interest": st.integers(-1, 14),
    "skipped": several(DAYS),
    "fixed": several(st.builds(t.FixedInstalment, DAYS, NUMBERS)),
    "balloon": st.builds(t.Balloon, st.sampled_from(t.BalloonKind), NUMBERS),
    "table": several(st.builds(t.CustomPart, DAYS, NUMBERS)),
    "fees": several(st.builds(t.Fee, NUMBERS, NUMBERS, st.sampled_from(t.FeeTime), st.none() | DAYS)),
    "rounding": ROUNDINGS,
    "instalment_rounding": ROUNDINGS,
    "repricing": st.sampled_from(t.Repricing),
    "instalment": NUMBERS,
}


@st.composite
def terms(draw: st.DrawFn) -> t.LoanTerms:
    """Return a loan with up to five of its options stated at random."""
    names = draw(st.lists(st.sampled_from(sorted(OPTIONS)), max_size=5, unique=True))
    gap = draw(st.sampled_from([31, 60, 200]))
    percents = draw(st.lists(PERCENTS, min_size=1, max_size=3))
    rates = [t.RateSegment(LEAP_DAY + timedelta(days=gap * place), percent) for place, percent in enumerate(percents)]
    count = 0 if "maturity" in names else draw(st.sampled_from([12, 12, 1, 2, 0, 600, -1]))
    stated = {name: draw(OPTIONS[name]) for name in names}
    start = draw(st.just(LEAP_DAY) | DAYS)
    return t.LoanTerms(draw(AMOUNTS), tuple(rates), start, count, **stated)  # type: ignore[arg-type] # drawn by name


@given(terms())
@settings(deadline=None, max_examples=400)
def test_any_terms_have_an_answer(stated: t.LoanTerms) -> None:
    found = build(stated)
    if isinstance(found, Schedule):
        adds_up(found)
    else:
        assert found
        assert all(isinstance(one, Problem) and one.field and one.text.format(**one.values) for one in found)


def adds_up(found: Schedule) -> None:
    assert found.rows[-1].balance == 0
    assert sum(row.principal for row in found.rows) == sum(one.amount for one in found.drawings)
    for row in found.rows:
        assert row.payment == row.principal + row.interest + row.fee
        assert min(row.principal, row.interest, row.fee, row.balance) >= 0
    for before, after in pairwise(found.rows):
        assert before.balance == after.opening
        assert before.due <= after.due
