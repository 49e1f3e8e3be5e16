"""Something that comes again: since when, by which rule, what it does on days off, which days were changed alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from crodesk.domain.follow_up.recurrence import days
from crodesk.domain.follow_up.recurrence.reading import read_rule
from crodesk.domain.follow_up.recurrence.rule import Freq, Rule, Weekday
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_CHANGES = 1000
"""How many days of one recurrence can be left out or added."""
_LONGEST = 25_000
_DAY = re.compile(r"\d{8}", re.ASCII)


class DaysOff(StrEnum):
    """What becomes of a day on which the branch is closed."""

    KEEP = "KEEP"
    """It stays."""
    SKIP = "SKIP"
    """It is left out."""
    NEXT = "NEXT"
    """The next working day takes its place."""
    BEFORE = "BEFORE"
    """The working day before takes its place."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that comes again."""

    start: date
    """Nothing comes before it, and steps are counted from it."""
    rule: Rule
    days_off: DaysOff = DaysOff.KEEP
    without: tuple[date, ...] = ()
    """Days of the rule that don't count, ascending: left out, or moved."""
    also: tuple[date, ...] = ()
    """Days besides the rule, ascending: where single ones were moved to."""

    @property
    def text(self) -> str:
        """How it is kept: parts as in an iCalendar file, with blanks between, so that it is one line."""
        parts = {
            "DTSTART": f"{self.start:%Y%m%d}",
            "RRULE": self.rule.text,
            "EXDATE": _listed(self.without),
            "RDATE": _listed(self.also),
            "X-DAYS-OFF": "" if self.days_off is DaysOff.KEEP else self.days_off.value,
        }
        return " ".join(f"{name}:{value}" for name, value in parts.items() if value)


def checked(recurrence: Recurrence) -> Recurrence | Problem:
    """Return the recurrence with what its rule leaves to the start written out, or why it can't be."""
    start, until = recurrence.start, recurrence.rule.until
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        message = N_("The year {year} isn't between {first} and {last}.")
        return Problem("", message, {"year": start.year, "first": FIRST_YEAR, "last": LAST_YEAR})
    if until and until < start:
        return Problem("", N_("It would end on {end}, before it starts on {start}."), {"end": until, "start": start})
    if len(recurrence.without) + len(recurrence.also) > MOST_CHANGES:
        return Problem("", N_("A recurrence can have at most {most} changed days."), {"most": MOST_CHANGES})
    whole = replace(recurrence, rule=_completed(recurrence.rule, start))
    if next(days.of_rule(whole.rule, start, start), None) is None:
        return Problem("", N_("No day ever fits this recurrence."))
    return whole


def read(text: str) -> Recurrence | Problem:
    """Return the recurrence that was kept as `text`, or what is wrong with it."""
    parts = dict(part.partition(":")[::2] for part in text.split()) if len(text) <= _LONGEST else {}
    start, without, also = (_days(parts.get(name, "")) for name in ("DTSTART", "EXDATE", "RDATE"))
    days_off = parts.get("X-DAYS-OFF", DaysOff.KEEP)
    if start is None or len(start) != 1 or without is None or also is None or days_off not in DaysOff.__members__:
        return Problem("", N_("“{text}” isn't understood in a recurrence."), {"text": text[:40]})
    rule = read_rule(parts.get("RRULE", ""))
    return rule if isinstance(rule, Problem) else checked(Recurrence(start[0], rule, DaysOff(days_off), without, also))


def _days(text: str) -> tuple[date, ...] | None:
    """Return the days that are listed, ascending; None when one of them is none."""
    try:
        listed = [date.fromisoformat(day) for day in text.split(",") if text and _DAY.fullmatch(day)]
    except ValueError:
        return None
    return tuple(sorted(set(listed))) if len(listed) == (text.count(",") + 1 if text else 0) else None


def _listed(listed: tuple[date, ...]) -> str:
    return ",".join(f"{day:%Y%m%d}" for day in listed)


def _completed(rule: Rule, start: date) -> Rule:
    """Return the rule with the day that the standard takes from the start."""
    if rule.month_days or rule.weekdays:
        return rule
    taken: Mapping[Freq, Rule] = {
        Freq.DAILY: rule,
        Freq.WEEKLY: replace(rule, weekdays=(Weekday(start.weekday()),)),
        Freq.MONTHLY: replace(rule, month_days=(start.day,)),
        Freq.YEARLY: replace(rule, months=rule.months or (start.month,), month_days=(start.day,)),
    }
    return taken[rule.freq]
