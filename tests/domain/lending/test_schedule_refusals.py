"""Terms that can't be are refused with their field, all at once, and never raise."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import Frequency, Unit
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.lending.terms import (
    Balloon,
    BalloonKind,
    CustomPart,
    Drawing,
    Fee,
    FeeTime,
    FixedInstalment,
    GraceMode,
    InterestType,
    Method,
    Repricing,
)
from tests.domain.lending.loans import START, a_loan, rate, refused

DUE = date(2026, 2, 15)
LAST = date(2027, 1, 15)
MILLION = Decimal(1_000_000)
NO_NUMBER = "no number that a loan can have"
HUGE, TINY = Decimal("9e999999"), Decimal("1e-999999")


def drawn(*parts: tuple[date, int | Decimal]) -> tuple[Drawing, ...]:
    return tuple(Drawing(on, Decimal(amount)) for on, amount in parts)


def table(*parts: tuple[date, int | Decimal]) -> dict[str, Any]:
    return {
        "method": Method.CUSTOM,
        "table": tuple(CustomPart(on, Decimal(amount)) for on, amount in parts),
        "count": 0,
    }


CASES: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"amount": 0}, [("amount", "more than zero")]),
    ({"amount": -5}, [("amount", "more than zero")]),
    ({"amount": "NaN"}, [("amount", NO_NUMBER)]),
    ({"amount": "Infinity"}, [("amount", NO_NUMBER)]),
    ({"amount": "1e19"}, [("amount", "more than can be kept")]),
    ({"amount": "9e999999"}, [("amount", NO_NUMBER)]),
    ({"amount": "0.5"}, [("amount", "parts smaller than VND has")]),
    ({"currency": "XXX"}, [("currency", "“XXX” is no currency")]),
    ({"rates": ()}, [("rates", "needs a rate")]),
    ({"percent": -1}, [("rates", "between 0 and 1000")]),
    ({"percent": "1000.0001"}, [("rates", "between 0 and 1000")]),
    ({"percent": "NaN"}, [("rates", NO_NUMBER)]),
    ({"rates": (rate(5, margin=HUGE),)}, [("rates", NO_NUMBER)]),
    ({"rates": (rate(5, floor=Decimal(9), cap=Decimal(8)),)}, [("rates", "floor")]),
    ({"rates": (rate(5), rate(6))}, [("rates", "later day")]),
    ({"count": 0}, [("count", "at least one")]),
    ({"count": -1}, [("count", "at least one")]),
    ({"count": 3661}, [("count", "at most 3660")]),
    ({"count": 12, "maturity": LAST}, [("maturity", "either")]),
    ({"frequency": Frequency(Unit.WEEKS, 0)}, [("frequency", "at least one week")]),
    ({"rounding": Rounding(unit=Decimal(0))}, [("rounding", "more than zero"), ("instalment_rounding", "more")]),
    (
        {"instalment_rounding": Rounding(unit=Decimal("NaN"))},
        [("instalment_rounding", NO_NUMBER)],
    ),
    ({"instalment_rounding": Rounding(unit=TINY)}, [("instalment_rounding", NO_NUMBER)]),
    ({"instalment_rounding": Rounding(unit=Decimal("0.5"))}, [("instalment_rounding", "VND has no amount as small")]),
    ({"rounding": Rounding(), "instalment_rounding": Rounding(unit=Decimal(1))}, [("rounding", "VND has no amount")]),
    ({"fees": (Fee(amount=Decimal(-1)),)}, [("fees", "negative")]),
    ({"fees": (Fee(amount=Decimal("NaN")),)}, [("fees", NO_NUMBER)]),
    ({"fees": (Fee(percent=Decimal(101)),)}, [("fees", "at most 100")]),
    ({"fees": (Fee(amount=HUGE),)}, [("fees", NO_NUMBER)]),
    ({"fees": (Fee(time=FeeTime.ON_DATE),)}, [("fees", "needs one")]),
    ({"fees": (Fee(time=FeeTime.ON_DATE, on=date(2025, 1, 1)),)}, [("fees", "on or after")]),
    ({"instalment": Decimal(0)}, [("instalment", "more than zero")]),
    ({"instalment": HUGE}, [("instalment", NO_NUMBER)]),
    ({"instalment": MILLION, "method": Method.BULLET}, [("instalment", "level")]),
    ({"grace_principal": -1}, [("grace_principal", "negative")]),
    ({"grace_interest": 12}, [("grace_interest", "only 12")]),
    ({"grace_principal": 12}, [("grace_principal", "only 12")]),
    ({"grace_principal": 1, "method": Method.BULLET}, [("grace_principal", "means nothing")]),
    (
        {"count": 0, "maturity": LAST, "grace_principal": 1, "grace_mode": GraceMode.EXTEND},
        [("grace_mode", "lengthen")],
    ),
    ({"count": 0, "maturity": LAST, "grace_principal": 12}, [("grace_principal", "only 12")]),
    ({"method": Method.BALLOON}, [("balloon", "and only that")]),
    ({"balloon": Balloon(BalloonKind.AMOUNT, MILLION)}, [("balloon", "and only that")]),
    (
        {"method": Method.BALLOON, "balloon": Balloon(BalloonKind.AMOUNT, Decimal(12_000_000))},
        [("balloon", "less than the whole")],
    ),
    (
        {"method": Method.BALLOON, "balloon": Balloon(BalloonKind.PERCENT, Decimal("NaN"))},
        [("balloon", NO_NUMBER)],
    ),
    (
        {"method": Method.BALLOON, "balloon": Balloon(BalloonKind.PRINCIPAL_PERCENT, Decimal(10))},
        [("balloon", "before the last")],
    ),
    ({"drawings": drawn((DUE, 12_000_000))}, [("drawings", "on the day the loan starts")]),
    ({"drawings": drawn((START, 12_000_000), (DUE, 0))}, [("drawings", "more than zero")]),
    ({"drawings": drawn((START, HUGE))}, [("drawings", NO_NUMBER)]),
    ({"drawings": drawn((START, 13_000_000))}, [("drawings", "none more than the whole")]),
    ({"amount": "1" + "0" * 40}, [("amount", NO_NUMBER)]),
    ({"percent": "9." + "0" * 40}, [("rates", NO_NUMBER)]),
    ({"instalment": Decimal(10**19)}, [("instalment", "more than zero")]),
    ({"fees": (Fee(amount=Decimal(10**19)),)}, [("fees", "at most 100")]),
    (table((DUE, 13_000_000)), [("table", "none more than the whole")]),
    ({"fixed": (FixedInstalment(DUE, Decimal(25_000_000)),)}, [("fixed", "twice the loan")]),
    ({"drawings": drawn((START, 5_000_000), (DUE, 5_000_000))}, [("drawings", "add up")]),
    ({"drawings": drawn((START, 6_000_000), (LAST, 6_000_000))}, [("drawings", "before the last due date")]),
    ({"method": Method.CUSTOM, "count": 0}, [("table", "and only that")]),
    ({**table((DUE, 12_000_000)), "method": Method.ANNUITY, "count": 1}, [("table", "and only that")]),
    (table((START, 12_000_000)), [("table", "after the start")]),
    (table((LAST, 6_000_000), (DUE, 6_000_000)), [("table", "one after another")]),
    (table((DUE, -1), (LAST, 12_000_001)), [("table", "negative")]),
    (table((DUE, HUGE)), [("table", NO_NUMBER)]),
    (table((DUE, 1_000_000)), [("table", "add up")]),
    ({**table((DUE, 12_000_000)), "day_count": DayCount.MONTHLY}, [("day_count", "counts days")]),
    ({"interest_type": InterestType.FLAT, "rates": (rate(1), rate(2, DUE))}, [("rates", "Flat interest")]),
    ({"interest_type": InterestType.FLAT, "skipped": (DUE,)}, [("skipped", "Flat interest")]),
    ({"start": date(1899, 12, 31)}, [("start", "between 1900 and 2400")]),
    ({"first_due": START}, [("first_due", "after the first drawing")]),
    ({"first_due": date(2025, 1, 1)}, [("first_due", "after the first drawing")]),
    ({"first_due": DUE, "payment_day": 5}, [("payment_day", "another day")]),
    ({"payment_day": 32}, [("payment_day", "between 1 and 31")]),
    ({"payment_day": 0}, [("payment_day", "between 1 and 31")]),
    ({"count": 0, "maturity": START}, [("maturity", "after its start")]),
    ({"count": 0, "maturity": DUE, "first_due": DUE}, [("maturity", "its first due date")]),
    ({"count": 600, "frequency": Frequency(Unit.MONTHS, 12)}, [("count", "after the year 2400")]),
    ({"count": 3660, "frequency": Frequency(Unit.MONTHS, 9_999_999)}, [("count", "after the year 2400")]),
    ({"count": 3660, "frequency": Frequency(Unit.DAYS, 10**15)}, [("count", "after the year 2400")]),
    ({"count": 0, "maturity": date(2099, 1, 1), "frequency": Frequency(Unit.DAYS)}, [("maturity", "at most 3660")]),
    ({"count": 0, "maturity": date(9999, 12, 31)}, [("count", "after the year 2400"), ("maturity", "at most")]),
    ({"skipped": (date(2026, 2, 16),)}, [("skipped", "2026-02-16 is no due date")]),
    ({"skipped": (LAST,)}, [("skipped", "it is the last")]),
    ({"skipped": (DUE, DUE)}, [("skipped", "twice")]),
    ({"fixed": (FixedInstalment(DUE, Decimal(-1)),)}, [("fixed", "negative")]),
    ({"fixed": (FixedInstalment(DUE, HUGE),)}, [("fixed", NO_NUMBER)]),
    ({"fixed": (FixedInstalment(DUE, MILLION),), "skipped": (DUE,)}, [("fixed", "both skipped and fixed")]),
    ({"fixed": (FixedInstalment(DUE, Decimal(1)),)}, [("fixed", "doesn't cover the interest of 122301")]),
    ({"instalment": Decimal(100_000)}, [("instalment", "exceeds the instalment of 100000")]),
    *(
        (
            {"rates": (rate(1), rate(2, DUE)), "repricing": Repricing.KEEP_INSTALMENT, "method": method, **others},
            [("repricing", "no instalment to keep")],
        )
        for method, others in (
            (Method.INTEREST_ONLY, {}),
            (Method.BULLET, {}),
            (Method.BALLOON, {"balloon": Balloon(BalloonKind.AMOUNT, MILLION)}),
            (Method.CUSTOM, {"count": 0, "table": (CustomPart(DUE, Decimal(12_000_000)),)}),
        )
    ),
    (
        {"rates": (rate(1), rate(500, DUE)), "repricing": Repricing.KEEP_INSTALMENT},
        [("repricing", "the debt would grow")],
    ),
    (
        {
            "rates": (rate(0), rate("109.0908", DUE)),
            "repricing": Repricing.KEEP_INSTALMENT,
            "day_count": DayCount.MONTHLY,
        },
        [("instalment", "isn't repaid within 144 instalments")],
    ),
    (
        {
            "count": 3,
            "frequency": Frequency(Unit.MONTHS, 1200),
            "rates": (rate(0), rate("0.99999", date(2126, 1, 15))),
            "repricing": Repricing.KEEP_INSTALMENT,
            "instalment_rounding": Rounding(Mode.DOWN, MILLION),
        },
        [("repricing", "the debt would grow")],
    ),
    (
        {"percent": 1000, "count": 60, "instalment_rounding": Rounding(Mode.DOWN, MILLION)},
        [("instalment", "exceeds the instalment")],
    ),
]


@pytest.mark.parametrize(("changes", "problems"), CASES)
def test_what_is_wrong_is_said(changes: dict[str, Any], problems: list[tuple[str, str]]) -> None:
    found = refused(a_loan(**changes))
    assert {field for field, _words in found} <= {field for field, _words in problems}
    for field, words in problems[:1]:
        assert any(words in said for name, said in found if name == field), found


def test_everything_at_once() -> None:
    found = refused(a_loan(0, -1, 0, currency="?", fees=(Fee(amount=Decimal(-1)),), grace_principal=-1))
    assert [field for field, _words in found] == ["amount", "currency", "rates", "count", "fees", "grace_principal"]


def test_several_dates_at_once() -> None:
    found = refused(a_loan(first_due=date(2020, 1, 1), payment_day=40))
    assert [field for field, _words in found] == ["first_due", "payment_day", "payment_day"]
