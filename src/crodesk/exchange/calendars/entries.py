"""Entries of a calendar as plain values."""

from dataclasses import dataclass
from datetime import date, time

from crodesk.domain.follow_up.recurrence import Recurrence
from crodesk.domain.problem import Problem

OURS = "@crodesk"
"""How the uid of an entry ends that this program wrote."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be done, as it goes out."""

    uid: str
    """The same in every export, so that a calendar updates it instead of doubling it."""
    summary: str
    day: date
    at: time | None = None
    """The hour at the branch; `None` for the whole day."""
    about: str = ""
    """What stands below it; empty where names are not to go out."""
    category: str = ""
    recurrence: Recurrence | None = None
    moved_from: date | None = None
    """Of a single occurrence that was moved: the day of the rule that it stands for."""
    is_done: bool = False
    """Whether it leaves: calendars that have it cancel it."""
    is_high: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """One entry of somebody else's calendar."""

    line: int
    """Where it begins in the file, from 1."""
    key: str
    """What finds it again: its uid, and the day that a single occurrence stands for."""
    summary: str
    about: str
    day: date | None
    """`None` for a task without a day."""
    at: time | None
    repeats: str = ""
    """How it comes back, as it is kept; empty for a single one."""
    is_done: bool = False
    """Whether it was completed or cancelled."""
    is_high: bool = False
    is_task: bool = False
    """Whether it is a task rather than an appointment."""
    moved_from: date | None = None
    series: str = ""
    """The uid of the series that a single occurrence belongs to."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of a calendar that can't come in, or came in without something."""

    line: int
    problem: Problem
    is_lost: bool = True
    """Whether the entry stayed out; else only a line of it did."""
