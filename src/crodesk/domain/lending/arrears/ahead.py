"""Looks ahead: on which day a facility falls into a worse group when nothing is paid, and what keeps it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from crodesk.domain.lending.arrears.days import WITH_DUE_DAY, Unpaid, oldest_due
from crodesk.domain.lending.classification import own
from crodesk.domain.lending.classification.facts import Classification, Facility
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.rules.pack import Pack
from crodesk.domain.rules.said import Reason, Words


@dataclass(frozen=True, slots=True)
class NextGroup:
    """The next worse group of a facility of which nothing is paid."""

    group: str
    name: Words
    on: date
    """The day at whose end it is in that group."""
    days: int
    """How many days away that is."""
    amount: Decimal | None
    """What has to be paid before then to stay out, in the currency's own unit; `None` when it isn't known, or when
    paying arrears doesn't help."""
    reasons: tuple[Reason, ...] = field(default=(), compare=False)
    """Why it is in that group then, step by step."""
    through: date | None = None
    """The due date of the last instalment that `amount` pays."""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Where a facility of which nothing is paid stands at the end of a day."""

    on: date
    dpd: int
    group: str


def next_group(facility: Facility, pack: Pack, as_of: date, unpaid: Sequence[Unpaid] = ()) -> NextGroup | None:
    """Return the next worse group of a facility by itself; `None` when it gets no worse by waiting.

    `unpaid` are its instalments with what is unpaid of them, those ahead too; they say from when it is late, unless the
    facility states its days past due.
    """
    facility = _with_oldest(facility, unpaid, pack)
    now = _on_day(facility, pack, as_of, as_of)
    for day in sorted(set(_turning_days(facility, pack, as_of))):
        then = _on_day(facility, pack, as_of, day)
        if then.rank > now.rank:
            amount, through = _keeping_out(facility, pack, as_of, day, now.rank, unpaid)
            days = (day - as_of).days
            return NextGroup(then.group, pack.group(then.group).name, day, days, amount, then.reasons, through)
    return None


def forecast(
    facility: Facility, pack: Pack, as_of: date, days: int, unpaid: Sequence[Unpaid] = ()
) -> tuple[DayGroup, ...]:
    """Return where a facility by itself stands on `as_of` and each of the `days` after it when nothing is paid."""
    facility = _with_oldest(facility, unpaid, pack)
    ahead = (as_of + timedelta(days=number) for number in range(days + 1))
    found = ((day, _on_day(facility, pack, as_of, day)) for day in ahead)
    return tuple(DayGroup(day, one.dpd, one.group) for day, one in found)


def _with_oldest(facility: Facility, unpaid: Sequence[Unpaid], pack: Pack) -> Facility:
    return replace(facility, oldest_due=oldest_due(unpaid, pack.tolerance)) if unpaid else facility


def grown(facility: Facility, pack: Pack, as_of: date, day: date, unpaid: Sequence[Unpaid] = ()) -> Facility:
    """Return a facility of which nothing is paid until a later day: its counted days having grown until then."""
    facility = _with_oldest(facility, unpaid, pack)
    later = (day - as_of).days
    events = facility.events
    if events is not None:
        events = replace(
            events,
            new_terms_dpd=_grown(events.new_terms_dpd, later),
            days_material=_grown(events.days_material, later),
        )
    dpd = _grown(facility.dpd, later)
    if facility.dpd == 0 and facility.oldest_due is not None and facility.oldest_due >= as_of:
        dpd = None  # nothing was late yet: from then on the next due date counts
    return replace(facility, dpd=dpd, events=events)


def _on_day(facility: Facility, pack: Pack, as_of: date, day: date) -> Classification:
    """Return the classification of a facility on a later day when nothing is paid until then."""
    return own.classify(grown(facility, pack, as_of, day), pack, day)


def _grown(days: int | None, later: int) -> int | None:
    """Return counted days some days later; none stays none."""
    return days + later if days else days


def _turning_days(facility: Facility, pack: Pack, as_of: date) -> Iterator[date]:
    """Yield the days on which the group can change, after `as_of`."""
    for start in _starts(facility, pack, as_of):
        for days in pack.turning_days:
            ordinal = start.toordinal() + days
            if as_of.toordinal() < ordinal <= date.max.toordinal():
                yield date.fromordinal(ordinal)


def _starts(facility: Facility, pack: Pack, as_of: date) -> Iterator[date]:
    """Yield the days from which something counts: its day 0."""
    events = facility.events
    counted = [facility.dpd] if events is None else [facility.dpd, events.new_terms_dpd, events.days_material]
    yield from (as_of - timedelta(days=days) for days in counted if days and 0 < days < as_of.toordinal())
    if facility.oldest_due is not None and facility.oldest_due > date.min:
        yield facility.oldest_due - timedelta(days=1 if pack.basis == WITH_DUE_DAY else 0)
    if events is not None and events.recalled_on is not None:
        yield events.recalled_on


def _keeping_out(
    facility: Facility, pack: Pack, as_of: date, day: date, rank: int, unpaid: Sequence[Unpaid]
) -> tuple[Decimal | None, date | None]:
    """Return how much of the oldest instalments must be paid so that the group on a day is no worse than `rank`.

    Beside it stands when the last of them is due.
    """
    if facility.dpd:
        return None, None  # which instalments those days come from isn't known
    amount = ZERO
    for due in sorted({one.due for one in unpaid if one.amount > 0}):
        amount += sum((one.amount for one in unpaid if one.due == due), ZERO)
        left = [one for one in unpaid if one.due > due]
        paid = replace(facility, oldest_due=oldest_due(left, pack.tolerance))
        if _on_day(paid, pack, as_of, day).rank <= rank:
            return amount, due
    return None, None
