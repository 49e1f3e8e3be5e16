"""Cuts the period of an instalment at a day, and joins two of them."""

from datetime import date

from crodesk.domain.lending.day_count import EVEN_PERIODS
from crodesk.domain.lending.schedule import Remark
from crodesk.domain.lending.schedule.periods import Period
from crodesk.domain.words import N_


def end(period: Period) -> date:
    """Return the day until which interest of a period runs."""
    return period.stretches[-1].end


def days(period: Period) -> int:
    """Return its actual days."""
    return (end(period) - period.stretches[0].start).days


def until(period: Period, day: date) -> Period | None:
    """Return the part of a period before a day; `None` when the period doesn't begin before it."""
    cut = tuple(one._replace(end=min(one.end, day)) for one in period.stretches if one.start < day)
    return period._replace(stretches=cut) if cut else None


def since(period: Period, day: date) -> Period:
    """Return the part of a period from a day on, which lies before its end."""
    cut = tuple(one._replace(start=max(one.start, day)) for one in period.stretches if one.end > day)
    return period._replace(stretches=cut)


def joined(first: Period, second: Period) -> Period:
    """Return the period of the second instalment with the time of the first, which was paid early."""
    stretches = first.stretches + second.stretches
    if second.stretches[-1].convention not in EVEN_PERIODS:
        stretches = (second.stretches[-1]._replace(start=first.stretches[0].start),)
    text = N_("The instalment of {date} was paid early: interest since then is in this one.")
    remark = Remark("interest", text, {"date": first.nominal})
    return second._replace(stretches=stretches, remarks=(*second.remarks, remark))
