"""What matters now about a customer: the words at the top of the customer file, most pressing first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from crodesk.domain.words import N_

Weight = Literal["late", "soon", "note"]
"""`late` must be acted on, `soon` comes within the month, `note` is to be known."""

PAPER_DAYS = 30
DEPOSIT_DAYS = 7
BIRTHDAY_DAYS = 7


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that matters now."""

    weight: Weight
    text: str
    """A message id with `{placeholders}`."""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a customer that can matter now."""

    papers: Iterable[tuple[str, date]] = ()
    """Each paper's kind (a message id) and last day."""
    days_late: int = 0
    in_arrears: bool = False
    cases: Iterable[tuple[str, date | None]] = ()
    """Each open case's number and answer-by date."""
    maturing: Iterable[tuple[str, date]] = ()
    """Each deposit's number and maturity."""
    birthday_in: int | None = None
    """Days until the birthday."""
    do_not_contact: Iterable[str] = ()
    """Channels (message ids) that must not be used at all, or single numbers and addresses."""
    closed_why: str | None = None
    """Why the customer is closed; `None` while they are not."""


def alerts(standing: Standing, today: date) -> list[Alert]:
    """Return all alerts, late ones first, each group in a fixed order."""
    found = [
        *_closed(standing),
        *_arrears(standing),
        *_cases(standing.cases, today),
        *_papers(standing.papers, today),
        *_deposits(standing.maturing, today),
        *_birthday(standing.birthday_in),
        *(Alert("note", N_("do not use: {channel}"), {"channel": channel}) for channel in standing.do_not_contact),
    ]
    order = {"late": 0, "soon": 1, "note": 2}
    return sorted(found, key=lambda alert: order[alert.weight])


def _closed(standing: Standing) -> list[Alert]:
    if standing.closed_why is None:
        return []
    return [Alert("late", N_("closed: {why}"), {"why": standing.closed_why})]


def _arrears(standing: Standing) -> list[Alert]:
    if standing.days_late > 0:
        return [Alert("late", N_("{days} days late"), {"days": standing.days_late})]
    return [Alert("late", N_("in arrears"))] if standing.in_arrears else []


def _cases(cases: Iterable[tuple[str, date | None]], today: date) -> list[Alert]:
    return [
        Alert("late", N_("case {number} late since {day}"), {"number": number, "day": answer_by})
        if answer_by is not None and answer_by < today
        else Alert("soon", N_("case {number} open"), {"number": number})
        for number, answer_by in cases
    ]


def _papers(papers: Iterable[tuple[str, date]], today: date) -> list[Alert]:
    return [
        Alert("late", N_("{paper} expired {day}"), {"paper": paper, "day": last})
        if last < today
        else Alert("soon", N_("{paper} expires {day}"), {"paper": paper, "day": last})
        for paper, last in papers
        if last <= today + timedelta(days=PAPER_DAYS)
    ]


def _deposits(deposits: Iterable[tuple[str, date]], today: date) -> list[Alert]:
    return [
        Alert("late", N_("deposit {number} matured {day}"), {"number": number, "day": day})
        if day < today
        else Alert("soon", N_("deposit {number} matures {day}"), {"number": number, "day": day})
        for number, day in deposits
        if day <= today + timedelta(days=DEPOSIT_DAYS)
    ]


def _birthday(days: int | None) -> list[Alert]:
    if days is None or days > BIRTHDAY_DAYS:
        return []
    if days == 0:
        return [Alert("soon", N_("birthday today"))]
    return [Alert("soon", N_("birthday in {days} days"), {"days": days})]
