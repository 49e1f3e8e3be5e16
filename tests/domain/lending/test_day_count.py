from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.lending.day_count import DayCount, Reference, YearShare, counted_days, day_count_named, year_share
from tests.domain.lending.published import expected, inputs, tolerance

DAYS = st.dates(date(1996, 1, 1), date(2060, 12, 31))

THIRTIES = {
    "dc-30-360-bond-basis": DayCount.THIRTY_360_US,
    "dc-30e-360-eurobond": DayCount.THIRTY_E_360,
}
ACTUAL = {"ISDA": DayCount.ACT_ACT_ISDA, "AFB": DayCount.ACT_ACT_AFB, "ISMA": DayCount.ACT_ACT_ICMA}


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("convention", "start", "end", "days"),
    [(THIRTIES[name], *case) for name in THIRTIES for case in inputs(name)["cases"]],
)
def test_the_days_of_isda_s_workbook(convention: DayCount, start: str, end: str, days: int) -> None:
    assert counted_days(convention, day(start), day(end)) == days
    assert year_share(convention, day(start), day(end)) == YearShare(days, 360)


@pytest.mark.parametrize("case", inputs("dc-act-act")["cases"])
def test_the_fractions_of_isda_s_memorandum(case: list[str]) -> None:
    name, start, end, fraction, *around = case
    reference = Reference(day(around[0]), day(around[1]), YearShare(6, 12)) if around else None
    found = year_share(ACTUAL[name], day(start), day(end), reference).fraction
    assert abs(found - Decimal(fraction)) <= tolerance("dc-act-act")
    assert expected("dc-act-act")


# By hand from the rules of ISDA 2006, section 4.16, and of the SIA.
BY_HAND = [
    (DayCount.ACT_365F, "2024-01-31", "2024-02-29", YearShare(29, 365)),
    (DayCount.ACT_365F, "2024-01-01", "2025-01-01", YearShare(366, 365)),
    (DayCount.ACT_360, "2024-01-01", "2025-01-01", YearShare(366, 360)),
    (DayCount.ACT_364, "2024-01-01", "2024-01-08", YearShare(7, 364)),
    (DayCount.THIRTY_360_SIA, "2007-02-28", "2007-08-31", YearShare(180, 360)),
    (DayCount.THIRTY_360_SIA, "2007-02-28", "2008-02-29", YearShare(360, 360)),
    (DayCount.THIRTY_360_SIA, "2006-08-31", "2007-02-28", YearShare(178, 360)),
    (DayCount.THIRTY_360_SIA, "2007-02-28", "2007-03-15", YearShare(15, 360)),
    (DayCount.THIRTY_E_360_ISDA, "2007-02-28", "2007-08-31", YearShare(180, 360)),
    (DayCount.THIRTY_E_360_ISDA, "2006-08-31", "2007-02-28", YearShare(180, 360)),
    (DayCount.THIRTY_E_360_ISDA, "2006-08-31", "2007-02-27", YearShare(177, 360)),
    (DayCount.ACT_ACT_ISDA, "2025-01-01", "2026-01-01", YearShare(365, 365)),
    (DayCount.ACT_ACT_AFB, "2023-02-28", "2026-02-28", YearShare(3 * 365, 365)),
    (DayCount.ACT_ACT_AFB, "2024-02-28", "2024-03-01", YearShare(2, 366)),
    (DayCount.ACT_ACT_AFB, "2024-03-01", "2024-02-28", YearShare(-2, 366)),
    (DayCount.ACT_ACT_AFB, "2024-02-29", "2024-03-01", YearShare(1, 366)),
    (DayCount.ACT_ACT_AFB, "2024-02-29", "2028-02-28", YearShare(4, 1)),
    (DayCount.ACT_ACT_AFB, "2023-12-01", "2025-02-28", YearShare(365 + 90, 365)),
    (DayCount.MONTHLY, "2024-02-15", "2024-03-15", YearShare(1, 12)),
    (DayCount.MONTHLY, "2024-03-01", "2024-03-15", YearShare(14, 12 * 29)),
]


@pytest.mark.parametrize(("convention", "start", "end", "share"), BY_HAND)
def test_the_rules_on_their_edge_days(convention: DayCount, start: str, end: str, share: YearShare) -> None:
    found = year_share(convention, day(start), day(end))
    assert found.part * share.of == share.part * found.of


def test_the_last_of_february_stays_where_the_loan_ends_on_it() -> None:
    start, end = date(2006, 8, 31), date(2007, 2, 28)
    assert counted_days(DayCount.THIRTY_E_360_ISDA, start, end, termination=end) == 178
    assert year_share(DayCount.THIRTY_E_360_ISDA, start, end, termination=end) == YearShare(178, 360)


@pytest.mark.parametrize(
    ("name", "convention"),
    [
        ("ACT/365F", DayCount.ACT_365F),
        ("act/365", DayCount.ACT_365F),
        ("Actual / 360", DayCount.ACT_360),
        ("30/360", DayCount.THIRTY_360_US),
        ("30e/360", DayCount.THIRTY_E_360),
        ("30E/360 ISDA", DayCount.THIRTY_E_360_ISDA),
        ("ACT/ACT", DayCount.ACT_ACT_ISDA),
        ("monthly", DayCount.MONTHLY),
        ("lunar", None),
        ("", None),
    ],
)
def test_conventions_by_their_names(name: str, convention: DayCount | None) -> None:
    assert day_count_named(name) is convention


@given(DAYS, DAYS, st.sampled_from(DayCount))
def test_time_backwards_is_negative(start: date, end: date, convention: DayCount) -> None:
    found = year_share(convention, start, end)
    assert (found.part > 0) <= (end > start)
    assert (found.part < 0) <= (end < start)


@given(DAYS, st.integers(0, 8000), st.integers(0, 8000))
def test_days_of_leap_years_add_up(start: date, first: int, second: int) -> None:
    middle, end = start + timedelta(first), start + timedelta(first + second)
    whole, *parts = (
        Fraction(*year_share(DayCount.ACT_ACT_ISDA, *span)) for span in ((start, end), (start, middle), (middle, end))
    )
    assert sum(parts) == whole


@settings(deadline=None)  # the first run loads QuantLib
@given(DAYS, st.integers(0, 9000))
def test_quantlib_counts_the_same(start: date, days: int) -> None:
    ql = pytest.importorskip("QuantLib", reason="the cross-check needs QuantLib")
    end = start + timedelta(days)
    theirs = {
        DayCount.THIRTY_360_US: ql.Thirty360(ql.Thirty360.BondBasis),
        DayCount.THIRTY_360_SIA: ql.Thirty360(ql.Thirty360.USA),
        DayCount.THIRTY_E_360: ql.Thirty360(ql.Thirty360.EurobondBasis),
        DayCount.THIRTY_E_360_ISDA: ql.Thirty360(ql.Thirty360.ISDA),
        DayCount.ACT_365F: ql.Actual365Fixed(),
        DayCount.ACT_360: ql.Actual360(),
        DayCount.ACT_364: ql.Actual364(),
        DayCount.ACT_ACT_ISDA: ql.ActualActual(ql.ActualActual.ISDA),
        DayCount.ACT_ACT_AFB: ql.ActualActual(ql.ActualActual.AFB),
    }
    first, last = (ql.Date(one.day, one.month, one.year) for one in (start, end))
    for convention, their in theirs.items():
        found = year_share(convention, start, end)
        if convention is not DayCount.ACT_ACT_AFB:
            assert counted_days(convention, start, end) == their.dayCount(first, last), convention
        assert abs(found.part / found.of - their.yearFraction(first, last)) < 1e-12, convention
