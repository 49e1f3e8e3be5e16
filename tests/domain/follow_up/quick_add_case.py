"""One line as an officer types it, with what must be understood of it; the tables of cases are made of these."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from crodesk.domain import names

TODAY = date(2026, 11, 20)
"""A Friday."""
NOW = time(8, 15)


@dataclass(frozen=True, slots=True)
class Case:
    """A line and what is expected; dates are written `11-23` (of 2026) or whole, times `09:00`."""

    line: str
    verb: str = ""
    who: str = ""
    title: str = ""
    on: str = ""
    at: str = ""
    end: str = ""
    high: bool = False
    tags: str = ""
    again: str = ""
    note: str = ""
    wrong: str = ""
    """The words of a problem."""
    past: bool = False
    known: str = ""
    """Customers that the desk knows, parted by semicolons; empty when it is not asked."""
    today: date = TODAY
    now: time = NOW

    @property
    def day(self) -> date | None:
        """The day expected."""
        year = "" if len(self.on) > len("11-23") else f"{self.today.year}-"
        return date.fromisoformat(year + self.on) if self.on else None


def matcher(known: str) -> Callable[[str], bool] | None:
    """Return what tells whether words stand in a row in the name of one of these customers."""
    if not known:
        return None
    folded = [f" {names.fold(name)} " for name in known.split(";")]
    return lambda words: any(f" {names.fold(words)} " in name for name in folded)


def clock(text: str) -> time | None:
    """Return the time that a table has written."""
    return time.fromisoformat(text) if text else None
