"""The form of a file that states the terms of a loan; every key is a field of `LoanTerms`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from crodesk.domain.calendar import BranchCalendar, BusinessDayRule
from crodesk.domain.lending import terms as t
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.due_dates import EndOfMonth, Frequency, Unit
from crodesk.domain.lending.rounding import Mode, Rounding
from crodesk.domain.problem import Problem
from crodesk.exchange.terms.kinds import Day, Group, Key, Many, Number, OneOf, Text, Whole

_ISO_TO_PYTHON = 1
"""Weekdays are 1 (Monday) to 7 in files and 0 to 6 in Python."""


def _calendar(
    weekend: Iterable[int] = (6, 7), holidays: Iterable[tuple[date, str]] = (), make_up: Iterable[date] = ()
) -> BranchCalendar:
    return BranchCalendar.from_lists(dict(holidays), make_up, [day - _ISO_TO_PYTHON for day in weekend])


def _holiday(on: date, name: str = "") -> tuple[date, str]:
    return on, name


_ROUNDING = Group(
    Rounding,
    {
        "mode": Key(OneOf(Mode), "which neighbour an amount goes to"),
        "unit": Key(Number(), "amounts are multiples of this: 0.01, 1, 1000"),
    },
)
_RATE = Group(
    t.RateSegment,
    {
        "since": Key(Day(), "from which day on", required=True),
        "percent": Key(Number(), "percent a year; of a floating rate, the reference", required=True),
        "margin": Key(Number(), "points added to the reference"),
        "floor": Key(Number(), "the lowest percentage it may come to"),
        "cap": Key(Number(), "the highest"),
        "kind": Key(Text(), "fixed, floating or promotion; for the reader"),
    },
)
_FEE = Group(
    t.Fee,
    {
        "name": Key(Text(), "what it is for"),
        "amount": Key(Number(), "in the loan's currency"),
        "percent": Key(Number(), "of the amount lent"),
        "time": Key(OneOf(t.FeeTime), "when it is paid"),
        "on": Key(Day(), "the day, for the time “date”"),
    },
)
_CALENDAR = Group(
    _calendar,
    {
        "weekend": Key(Many(Whole()), "weekdays off, 1 is Monday"),
        "holidays": Key(
            Many(Group(_holiday, {"on": Key(Day(), "the day", required=True), "name": Key(Text(), "its name")})),
            "days off besides",
        ),
        "make_up": Key(Many(Day()), "days worked although they are days off"),
    },
)


def _pair(make: Any, day: str, amount: str) -> Group:
    return Group(make, {day: Key(Day(), "the day", required=True), amount: Key(Number(), "how much", required=True)})


LOAN = Group(
    t.LoanTerms,
    {
        "amount": Key(Number(), "what is lent altogether, in the currency's own unit", required=True),
        "currency": Key(Text(), "ISO 4217; VND when not given"),
        "rates": Key(Many(_RATE), "by date; the first holds from the start", required=True),
        "start": Key(Day(), "the day of the first drawing", required=True),
        "count": Key(Whole(), "how many periods; or give the maturity"),
        "maturity": Key(Day(), "the last due date"),
        "frequency": Key(
            Group(Frequency, {"unit": Key(OneOf(Unit), "the unit"), "count": Key(Whole(), "how many of it")}),
            "how far due dates are apart; a month when not given",
        ),
        "method": Key(OneOf(t.Method), "how the principal comes back"),
        "interest_type": Key(OneOf(t.InterestType), "what interest is reckoned on"),
        "day_count": Key(OneOf(DayCount), "how much of a year a period is; ACT/365F when not given"),
        "drawings": Key(Many(_pair(t.Drawing, "on", "amount")), "when there are several; the first on the start"),
        "first_due": Key(Day(), "one period after the start when not given"),
        "payment_day": Key(Whole(), "the day of the month, 1 to 31"),
        "end_of_month": Key(OneOf(EndOfMonth), "when due dates are the last of their months"),
        "business_day_rule": Key(OneOf(BusinessDayRule), "where a date on a day off goes"),
        "calendar": Key(_CALENDAR, "the branch's days off"),
        "accrue_to": Key(OneOf(t.AccrueTo), "whether interest runs to the nominal or the adjusted date"),
        "first_period": Key(OneOf(t.FirstPeriod), "how an irregular first period is treated"),
        "grace_principal": Key(Whole(), "periods without principal"),
        "grace_mode": Key(OneOf(t.GraceMode), "within the term, or lengthening it"),
        "grace_interest": Key(Whole(), "periods whose interest is paid after them"),
        "skipped": Key(Many(Day()), "nominal due dates without an instalment"),
        "fixed": Key(Many(_pair(t.FixedInstalment, "due", "amount")), "instalments agreed for a due date"),
        "balloon": Key(
            Group(
                t.Balloon,
                {
                    "kind": Key(OneOf(t.BalloonKind), "what the value says", required=True),
                    "value": Key(Number(), "how much", required=True),
                },
            ),
            "what is left for the last due date",
        ),
        "table": Key(Many(_pair(t.CustomPart, "due", "principal")), "for the method “custom”"),
        "fees": Key(Many(_FEE), "fees of the lender"),
        "rounding": Key(_ROUNDING, "of interest and principal; half up to the currency's unit when not given"),
        "instalment_rounding": Key(_ROUNDING, "of the level instalment; as “rounding” when not given"),
        "repricing": Key(OneOf(t.Repricing), "what gives when the rate changes"),
        "instalment": Key(Number(), "an instalment agreed instead of the level one"),
        "notes": Key(Many(Text()), "what to read beside the schedule"),
    },
)
"""The whole form."""


def read_loan(data: object) -> t.LoanTerms | list[Problem]:
    """Return the terms that a file states, or everything in it that can't be understood, named by its place."""
    problems: list[Problem] = []
    found: t.LoanTerms | None = LOAN.read(data, "", problems)
    return problems if found is None else found
