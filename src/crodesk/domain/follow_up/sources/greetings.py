"""Days to wish somebody well: birthdays by the sun or the moon, anniversaries, holidays."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Message, Word
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.words import N_

GRACE = 7
"""So many days after the day a wish is still welcome; then the row goes by itself."""


class Feast(NamedTuple):
    """A customer and a day that comes back every year."""

    uid: str
    customer_rid: int
    day: str
    """`MM-DD`; of a lunar birthday, of the lunar year."""
    year: int
    """The year in which it began; 0 when unknown."""
    firm: bool


BIRTHDAY = (N_("birthday {day}"), N_("birthday {day}, turns {years}"))
FOUNDED = (N_("founding day {day}"), N_("founding day {day}, {years} years"))
ANNIVERSARY = (N_("anniversary {day}"), N_("customer for {years} years on {day}"))


def birthdays(rows: Iterable[Feast], kept: Mapping[str, date], rule: Rule) -> Iterator[Clock]:
    """Yield a clock for each birthday; `kept` says on which day of the window each `MM-DD` is kept."""
    return _yearly("birthday", rows, kept, rule)


def anniversaries(rows: Iterable[Feast], kept: Mapping[str, date], rule: Rule) -> Iterator[Clock]:
    """Yield a clock for each year that somebody has been a customer."""
    return _yearly("anniversary", rows, kept, rule)


def _yearly(name: str, rows: Iterable[Feast], kept: Mapping[str, date], rule: Rule) -> Iterator[Clock]:
    lead = timedelta(days=max(rule.lead, default=0))
    for row in rows:
        day = kept[row.day]
        years = day.year - row.year if row.year else 0
        if years or not row.year:
            about = _about(name, row, day, years)
            yield Clock(name, row.uid, str(day), row.customer_rid, day, day - lead, "write", "care", about)


def _about(name: str, row: Feast, day: date, years: int) -> Message:
    plain, counted = ANNIVERSARY if name == "anniversary" else FOUNDED if row.firm else BIRTHDAY
    return Message(counted, {"day": day, "years": years}) if years else Message(plain, {"day": day})


def holidays(rows: Iterable[tuple[str, int]], feasts: Mapping[str, date], rule: Rule) -> Iterator[Clock]:
    """Yield a clock for each customer (uid, number) and each feast (message id) with its day."""
    lead = timedelta(days=max(rule.lead, default=0))
    greeted = list(rows)
    for name, day in feasts.items():
        about = Message(N_("{feast} {day}"), {"feast": Word(name), "day": day})
        for uid, rid in greeted:
            yield Clock("holiday", uid, f"{name}/{day}", rid, day, day - lead, "write", "care", about)
