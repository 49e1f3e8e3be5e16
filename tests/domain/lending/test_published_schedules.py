"""The schedules that others published, each against the terms that it states."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import Frequency, Unit
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.schedule import Row, Schedule, build
from crodesk.domain.lending.terms import (
    Balloon,
    BalloonKind,
    Drawing,
    FirstPeriod,
    InterestType,
    LoanTerms,
    Method,
    RateSegment,
)
from tests.domain.lending.published import expected, inputs, tolerance

CENTS_EVEN = Rounding(Mode.HALF_EVEN)
WEEKLY = Frequency(Unit.WEEKS)
NEW_YEAR = "2024-01-01"


def terms(amount: str, percent: str, count: int, start: str, day_count: DayCount, **others: Any) -> LoanTerms:
    """Return terms in cents, rounded as Fineract does."""
    first = date.fromisoformat(start)
    rates = (RateSegment(first, Decimal(percent)),)
    stated: dict[str, Any] = {"currency": "USD", "rates": rates, "rounding": CENTS_EVEN, "day_count": day_count}
    return LoanTerms(amount=Decimal(amount), start=first, count=count, **{**stated, **others})


PRINCIPAL_5 = Balloon(BalloonKind.PRINCIPAL_PERCENT, Decimal(5))
DRAWN_ON_A_DUE_DATE = (Drawing(date(2024, 1, 1), Decimal(100)), Drawing(date(2024, 3, 1), Decimal(100)))
DRAWN_BETWEEN = (Drawing(date(2024, 1, 1), Decimal(100)), Drawing(date(2024, 2, 15), Decimal(100)))
REPRICED = (RateSegment(date(2024, 1, 1), Decimal(7)), RateSegment(date(2024, 2, 1), Decimal(4)))

STATED = {
    "sched-annuity-12000-2pm-4": terms("12000", "2", 4, "2011-09-20", DayCount.PERIOD_RATE),
    "sched-equal-principal-10m-24": terms(
        "10000000", "2", 24, "2014-06-02", DayCount.PERIOD_RATE,
        method=Method.EQUAL_PRINCIPAL, rounding=Rounding(Mode.HALF_EVEN, Decimal(100)),
    ),
    "sched-balloon-5pct-13": terms(
        "100000", "24", 13, "2011-09-20", DayCount.ACT_365F, method=Method.BALLOON, balloon=PRINCIPAL_5
    ),
    "sched-balloon-grace6-19": terms(
        "100000", "24", 19, "2011-09-20", DayCount.ACT_365F,
        method=Method.BALLOON, balloon=PRINCIPAL_5, grace_principal=6,
    ),
    "sched-prog-30360-6": terms("100", "9.4822", 6, NEW_YEAR, DayCount.THIRTY_360_US),
    "sched-prog-act365-6": terms("100", "15.678", 6, NEW_YEAR, DayCount.ACT_365F),
    "sched-prog-zero-4": terms("1000", "0", 4, NEW_YEAR, DayCount.MONTHLY),
    "sched-prog-weekly364-6": terms("100", "9.4822", 6, NEW_YEAR, DayCount.ACT_364, frequency=WEEKLY),
    "sched-prog-15days360-6": terms(
        "100", "9.4822", 6, NEW_YEAR, DayCount.ACT_360, frequency=Frequency(Unit.DAYS, 15)
    ),
    "sched-irregular-first-6": terms(
        "192.22", "9.99", 6, "2024-01-15", DayCount.MONTHLY,
        first_due=date(2024, 2, 1), first_period=FirstPeriod.SCALED,
    ),
    "sched-multiples1-flat": terms(
        "1250", "15", 4, "2023-09-01", DayCount.MONTHLY,
        interest_type=InterestType.FLAT, instalment_rounding=Rounding(Mode.HALF_EVEN, Decimal(1)),
    ),
    "sched-weekly-10000-4": terms("10000", "24", 4, NEW_YEAR, DayCount.MONTHLY, frequency=WEEKLY),
    "sched-daily-roundup-level": terms(
        "1000", str(Decimal("0.798") * 365), 4, "2025-04-22", DayCount.ACT_365F,
        rounding=Rounding(Mode.DOWN), instalment_rounding=Rounding(Mode.UP),
    ),
    "sched-ceil-emi": terms(
        "1000000", "13.5", 12, NEW_YEAR, DayCount.MONTHLY, instalment_rounding=Rounding(Mode.CEILING, Decimal(1))
    ),
    "sched-rate-change-due-date": terms("100", "7", 6, NEW_YEAR, DayCount.THIRTY_360_US, rates=REPRICED),
    "sched-second-disbursement-on-due-date": terms(
        "200", "9.4822", 6, NEW_YEAR, DayCount.THIRTY_360_US, drawings=DRAWN_ON_A_DUE_DATE
    ),
    "sched-second-disbursement-mid-period": terms(
        "200", "9.4822", 6, NEW_YEAR, DayCount.MONTHLY, drawings=DRAWN_BETWEEN
    ),
    "sched-skip-first": terms(
        "100000", "2", 4, "2011-09-20", DayCount.PERIOD_RATE, skipped=(date(2011, 10, 20),)
    ),
}  # fmt: skip
COLUMNS = {"emi": "payment", "total": "payment"}


def schedule(case: str) -> Schedule:
    found = build(STATED[case])
    assert isinstance(found, Schedule), found
    return found


def cell(row: Row, column: str, start: date) -> Decimal | str:
    """Return what a published table shows in a column."""
    if column == "day":
        return str((row.due - start).days)
    found = getattr(row, COLUMNS.get(column, column))
    return found.isoformat() if isinstance(found, date) else found


@pytest.mark.parametrize("case", [name for name in STATED if "rows" in expected(name)])
def test_every_published_row(case: str) -> None:
    found, wanted = schedule(case), expected(case)
    rows = wanted["rows"]
    numbered = rows if isinstance(rows, dict) else dict(enumerate(rows, start=1))
    if isinstance(rows, list):
        assert len(found.rows) == len(rows)
    for number, values in numbered.items():
        row = found.rows[int(number) - 1]
        for column, value in zip(wanted["columns"], values, strict=True):
            shown = cell(row, column, found.terms.start)
            if isinstance(shown, str):
                assert shown == value, (number, column)
            else:
                assert abs(shown - Decimal(value)) <= tolerance(case), (number, column)


@pytest.mark.parametrize("case", STATED)
def test_the_inputs_are_those_published(case: str) -> None:
    stated, given = STATED[case], inputs(case)
    drawn = given.get("principal") or sum(Decimal(amount) for _day, amount in given["disbursements"])
    assert stated.amount == Decimal(drawn)
    assert stated.count == (given.get("n") or len(given["days"]))
    assert stated.start.isoformat() == given.get("disbursed", stated.start.isoformat())


def test_fineract_s_factors() -> None:
    assert abs(Decimal("9.4822") / 1200 - Decimal(expected("sched-prog-30360-6")["rate_factor"])) < Decimal("1e-12")
    rows = schedule("sched-prog-act365-6").rows
    for row, factor in zip(rows, expected("sched-prog-act365-6")["rate_factors"], strict=True):
        assert abs(Decimal("15.678") * row.days / 36500 - Decimal(factor)) < Decimal("1e-12")


def test_the_instalments_that_are_published_besides() -> None:
    assert schedule("sched-annuity-12000-2pm-4").instalment == Decimal("3151.49")
    assert schedule("sched-annuity-12000-2pm-4").rows[-1].payment == Decimal("3151.47")
    assert schedule("sched-multiples1-flat").totals.interest == Decimal("62.50")
    roundup = schedule("sched-daily-roundup-level")
    assert (roundup.instalment, roundup.rows[-1].payment) == (Decimal("417.72"), Decimal("417.69"))
    ceiling = schedule("sched-ceil-emi")
    assert (ceiling.instalment, ceiling.rows[0].interest, ceiling.rows[0].principal) == (
        Decimal(89553),
        Decimal("11250.00"),
        Decimal("78303.00"),
    )


# Further values that the same sources print; the design's notes on the engine quote them.
def test_grace_on_principal_within_the_term() -> None:
    """Fineract, ClientLoanIntegrationTest: 5 of 24 periods of grace leave 19 parts of 526,300, the last 526,600."""
    stated = terms(
        "10000000", "2", 24, "2014-06-02", DayCount.PERIOD_RATE,
        method=Method.EQUAL_PRINCIPAL, rounding=Rounding(Mode.HALF_EVEN, Decimal(100)), grace_principal=5,
    )  # fmt: skip
    found = build(stated)
    assert isinstance(found, Schedule)
    assert [row.principal for row in found.rows] == [0] * 5 + [526_300] * 18 + [526_600]


def test_grace_on_the_payment_of_interest() -> None:
    """Fineract: 46.15 of the first week is paid with the 34.69 of the second, without interest on it."""
    found = build(terms("10000", "24", 4, NEW_YEAR, DayCount.MONTHLY, frequency=WEEKLY, grace_interest=1))
    assert isinstance(found, Schedule)
    assert [row.interest for row in found.rows] == [Decimal(text) for text in ("0", "80.84", "23.18", "11.62")]
    assert [row.principal for row in found.rows] == [row.principal for row in schedule("sched-weekly-10000-4").rows]


def test_flat_interest_with_a_balloon() -> None:
    """Fineract, LoanFixedPrincipalPercentageAmortizationTest: 2,002.95 twelve times, 2,002.96, 26,038.36 in all."""
    stated = {"method": Method.BALLOON, "balloon": PRINCIPAL_5, "interest_type": InterestType.FLAT}
    found = build(terms("100000", "24", 13, "2011-09-20", DayCount.ACT_365F, **stated))
    assert isinstance(found, Schedule)
    assert [row.interest for row in found.rows] == [Decimal("2002.95")] * 12 + [Decimal("2002.96")]
    assert found.totals.interest == Decimal("26038.36")
    assert found.rows[-1].principal == 40_000


def test_a_rate_that_changes_within_a_period() -> None:
    """Fineract, ProgressiveEMICalculatorTest: 7 to 4 % on 15 February makes the instalment 16.90."""
    changed = (RateSegment(date(2024, 1, 1), Decimal(7)), RateSegment(date(2024, 2, 14), Decimal(4)))
    found = build(terms("100", "7", 6, NEW_YEAR, DayCount.MONTHLY, rates=changed))
    assert isinstance(found, Schedule)
    assert [row.payment for row in found.rows[:3]] == [Decimal("17.01"), Decimal("16.90"), Decimal("16.90")]


def test_the_days_of_the_daily_case_are_those_published() -> None:
    found = schedule("sched-daily-roundup-level")
    ends = [found.terms.start + timedelta(days=days) for days in inputs("sched-daily-roundup-level")["days"]]
    assert [row.due for row in found.rows] == ends
