"""What was understood of a line."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from crodesk.domain.follow_up.recurrence import Recurrence
from crodesk.domain.problem import Problem


class Kind(StrEnum):
    """What a chip is about."""

    VERB = "verb"
    WHO = "who"
    DAY = "day"
    TIME = "time"
    PRIORITY = "priority"
    TAG = "tag"
    AGAIN = "again"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody that a line names, for the search among customers."""

    words: str
    """As it was typed: `chị Hương C-0110`."""
    name: str = ""
    """The name without how the person is addressed: `Hương`; empty for a number or a code."""
    code: str = ""
    """The customer's code, when it was typed."""
    phone: str = ""
    """A telephone number, when it was typed in the place of a name."""


Value = str | Who | date | time | tuple[time, time] | Recurrence
"""What a chip means: two times for a span, a word for anything that is one."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the line that was understood."""

    kind: Kind
    start: int
    end: int
    """Where the part is in the line, the end not included; connecting words and signs belong to it."""
    words: str
    """The part as it was typed, without what only connects it."""
    value: Value


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A part of the line that can't be meant so."""

    start: int
    end: int
    words: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line as it was understood; every character but blanks is in the title or in a chip."""

    line: str
    title: str
    """What wasn't understood, or is to stay words."""
    chips: tuple[Chip, ...]
    """In the order of the line."""
    verb: str = ""
    """`call`, `meet`, `visit`, `write`, `review`, `check`; empty when there is none."""
    who: Who | None = None
    day: date | None = None
    """The day that was named; of what comes again the first one. None when none was named."""
    at: time | None = None
    end: time | None = None
    priority: str = "normal"
    """`normal` or `high`."""
    tags: tuple[str, ...] = ()
    recurrence: Recurrence | None = None
    note: str = ""
    problems: tuple[LineProblem, ...] = ()
    past_today: bool = False
    """Whether it would be today at a time that is over, so that `tomorrow?` is to be asked."""
