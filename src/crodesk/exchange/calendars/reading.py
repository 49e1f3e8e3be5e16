"""Reads other people's calendars: appointments and tasks, in the branch's own time, each for itself."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from crodesk.domain.follow_up.recurrence import Recurrence, checked, read_rule
from crodesk.domain.follow_up.recurrence.value import MOST_CHANGES
from crodesk.domain.problem import Problem
from crodesk.domain.text import clean_line, clean_text
from crodesk.domain.words import N_
from crodesk.exchange import encoding
from crodesk.exchange.calendars.entries import Broken, Taken
from crodesk.exchange.calendars.splitting import Part, parts

LONGEST = 300
"""Letters of a title at most."""
HIGH = 4
"""Priorities from 1 to this are high (RFC 5545, 3.8.1.9)."""
_SETTLED = {"CANCELLED", "COMPLETED"}
_SHOWN = 60


def read_file(path: Path, zone: str = "") -> list[Taken | Broken]:
    """Return the entries of a file and what is broken in it; `zone` is the IANA name of the branch's time.

    Raises `OSError` where the file can't be read.
    """
    found = encoding.detect(path)
    text = path.read_bytes().decode(found.name, "replace")
    return list(read(text, ZoneInfo(zone) if zone else None))


def read(text: str, zone: tzinfo | None = None) -> Iterator[Taken | Broken]:
    """Yield the entries of a calendar and what is broken in it, in the order of their lines."""
    found = list(parts(text))
    _know_zones([part for part in found if part.name == "VTIMEZONE" and part.is_whole])
    entries = [part for part in found if part.name != "VTIMEZONE"]
    if not entries:
        yield Broken(1, Problem("", N_("There is no entry in it: it isn't a calendar, or an empty one.")))
    for part in entries:
        yield from _read(part, zone)


def _know_zones(zones: list[Part]) -> None:
    """Have the library know the time zones that the file explains itself; one that is broken is as if it weren't."""
    for part in zones:
        try:
            Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{part.text}END:VCALENDAR\r\n")
        except (ValueError, KeyError, IndexError, AttributeError):
            continue


def _read(part: Part, zone: tzinfo | None) -> Iterator[Taken | Broken]:
    if not part.is_whole:
        yield Broken(part.line, Problem("", N_("The entry has no end.")))
        return
    for number, text in part.bad_lines:
        words = N_("“{text}” says nothing; the entry came in without it.")
        yield Broken(number, Problem("", words, {"text": clean_line(text)[:_SHOWN]}), is_lost=False)
    try:
        component = Event.from_ical(part.text)
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        yield Broken(
            part.line, Problem("", N_("It isn't understood: {why}."), {"why": clean_line(str(error))[:_SHOWN]})
        )
        return
    yield _taken(part, component, zone)


def _taken(part: Part, component: Component, zone: tzinfo | None) -> Taken | Broken:
    """Return the entry, or what keeps it out with its line."""
    is_task = part.name == "VTODO"
    wrong = _broken(part, component, ("DTSTART", "DUE", "RRULE", "RECURRENCE-ID"))
    if wrong is not None:
        return wrong
    start = component.get("DUE") or component.get("DTSTART") if is_task else component.get("DTSTART")
    if start is None and not is_task:
        return Broken(part.line, Problem("", N_("The appointment has no day.")))
    day, at = _local(start.dt, zone) if start is not None else (None, None)
    summary = clean_line(_text(component, "SUMMARY"))[:LONGEST]
    if not summary:
        return Broken(part.line, Problem("", N_("The entry says nothing of what it is about.")))
    repeats = _repeats(component, day, at, zone)
    if isinstance(repeats, Problem):
        return Broken(part.line_of("RRULE"), repeats)
    moved = component.get("RECURRENCE-ID")
    stands_for = _local(moved.dt, zone)[0] if moved is not None else None
    uid = clean_line(_text(component, "UID")) or hashlib.sha256(part.text.encode()).hexdigest()[:32]
    return Taken(
        line=part.line,
        key=f"{uid} {stands_for}" if stands_for else uid,
        summary=summary,
        about=clean_text(_text(component, "DESCRIPTION")),
        day=day,
        at=at,
        repeats=repeats,
        is_done=_text(component, "STATUS").upper() in _SETTLED or "COMPLETED" in component,
        is_high=_is_high(component.get("PRIORITY")),
        is_task=is_task,
        moved_from=stands_for,
        series=uid if stands_for else "",
    )


def _broken(part: Part, component: Component, names: tuple[str, ...]) -> Broken | None:
    """Return the first of some properties that stands there and can't be read, or says two things at once."""
    wrong = {name for name, _why in component.errors if name}
    wrong |= {name for name in names if name != "RRULE" and isinstance(component.get(name), list)}
    name = next((name for name in names if name in wrong), None)
    if name is None:
        return None
    return Broken(part.line_of(name), Problem("", N_("{name} isn't understood."), {"name": name}))


def _text(component: Component, name: str) -> str:
    """Return what a property says; the first where it stands there more than once."""
    said = component.get(name, "")
    return str(said[0] if isinstance(said, list) else said)


def _local(moment: Any, zone: tzinfo | None) -> tuple[date, time | None]:
    """Return day and hour in the branch's own time; without a zone in the computer's."""
    if not isinstance(moment, datetime):
        return moment, None
    try:
        local = moment.astimezone(zone) if moment.tzinfo is not None else moment
    except (OverflowError, ValueError):
        local = moment
    return local.date(), local.time().replace(second=0, microsecond=0)


def _repeats(component: Component, day: date | None, at: time | None, zone: tzinfo | None) -> str | Problem:
    rule = component.get("RRULE")
    if rule is None:
        return ""
    if day is None or isinstance(rule, list):
        return Problem("", N_("The recurrence has no start, or says two things at once."))
    read_as = read_rule(rule.to_ical().decode(), at, zone or UTC)
    if isinstance(read_as, Problem):
        return read_as
    without, also = (_days(component.get(name), zone) for name in ("EXDATE", "RDATE"))
    if len(without) + len(also) > MOST_CHANGES:
        return Problem("", N_("A recurrence can have at most {most} changed days."), {"most": MOST_CHANGES})
    kept = checked(Recurrence(day, read_as, without=without, also=also))
    return kept if isinstance(kept, Problem) else kept.text


def _days(listed: Any, zone: tzinfo | None) -> tuple[date, ...]:
    """Return the days of `EXDATE` or `RDATE`, which may stand once, many times, or not at all."""
    lists = listed if isinstance(listed, list) else [listed] if listed is not None else []
    moments = (each.dt for one in lists for each in getattr(one, "dts", ()))
    return tuple(sorted({_local(moment, zone)[0] for moment in moments if isinstance(moment, date)}))


def _is_high(priority: Any) -> bool:
    try:
        return 1 <= int(priority) <= HIGH
    except (TypeError, ValueError):
        return False
