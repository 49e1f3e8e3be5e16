"""Whether a late customer may be urged now: allowed hours, so many times a day, nobody who doesn't owe."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up.message import Message
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """When and how often somebody may be urged."""

    first: int
    """The hour from which on it is allowed."""
    last: int
    """The hour from which on it isn't any more."""
    most: int
    """Times a day."""
    third_parties: bool = False
    """Whether people who don't owe the debt may be urged."""
    days_off: bool = True
    """Whether it is allowed on days off."""
    calendar: BranchCalendar | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a contact may be made."""

    allowed: bool
    why: Message | None = None
    """Why not."""
    at: datetime | None = None
    """When it may be made; `None` when it never may."""


def hours(
    country: str = "vn", rules: Mapping[str, Figures] | None = None, calendar: BranchCalendar | None = None
) -> Hours:
    """Return the hours of a rule of `contact_hours`; raises `KeyError` for a country that has none."""
    rule = (figures.load("contact_hours") if rules is None else rules)[country]
    return Hours(
        rule["from_hour"], rule["until_hour"], rule["most_a_day"], rule["third_parties"], rule["days_off"], calendar
    )


def may_contact(allowed: Hours, now: datetime, made: Iterable[datetime] = (), *, owes: bool = True) -> Answer:
    """Return whether somebody may be urged now, else why not and when; all moments are local, of one time zone.

    `made` are the contacts that were made for the debt, whoever of those who owe it was reached.
    """
    if not owes and not allowed.third_parties:
        return Answer(False, Message(N_("Only who owes the debt may be urged.")))
    today = sum(1 for moment in made if moment.date() == now.date())
    if today >= allowed.most:
        text = N_("Urged {count} times today already; no more than {most} are allowed.")
        return Answer(False, Message(text, {"count": today, "most": allowed.most}), _opening(allowed, now + _DAY))
    if not _is_day(allowed, now):
        return Answer(False, Message(N_("Nobody is urged on a day off.")), _opening(allowed, now + _DAY))
    values = {"first": _clock(allowed.first), "last": _clock(allowed.last)}
    if now.hour < allowed.first:
        return Answer(False, Message(N_("Only from {first} to {last}."), values), _opening(allowed, now))
    if now.hour >= allowed.last:
        return Answer(False, Message(N_("Only from {first} to {last}."), values), _opening(allowed, now + _DAY))
    return Answer(True, at=now)


def _is_day(allowed: Hours, moment: datetime) -> bool:
    return allowed.days_off or allowed.calendar is None or allowed.calendar.is_working(moment.date())


def _opening(allowed: Hours, moment: datetime) -> datetime:
    """Return when the first day from that of `moment` on opens."""
    while not _is_day(allowed, moment):
        moment += _DAY
    return datetime.combine(moment.date(), time(allowed.first), moment.tzinfo)


def _clock(hour: int) -> str:
    return f"{hour:02d}:00"
