"""Writes entries as an iCalendar file (RFC 5545), with alarms, through the icalendar library."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur

from crodesk.exchange.calendars.entries import Entry
from crodesk.exchange.writing import private_file

MADE_BY = "-//crodesk//follow-up queue//EN"
LASTS = timedelta(minutes=30)
"""How long an entry with an hour lasts, since the queue says nothing of it."""
BEFORE = timedelta(minutes=-15)
"""When the alarm of an entry with an hour sounds."""
IN_THE_MORNING = timedelta(hours=8)
"""When the alarm of an entry for the whole day sounds."""
MIDNIGHT = time(0)


def write(path: Path, entries: Iterable[Entry], name: str, zone: str, now: datetime) -> int:
    """Write entries to a file that only its owner can read, whole or not at all; returns how many.

    Raises `OSError` where that can't be.
    """
    found = list(entries)
    with private_file(path) as file:
        file.write(calendar(found, name, zone, now))
    return len(found)


def calendar(entries: Iterable[Entry], name: str, zone: str, now: datetime) -> bytes:
    """Return entries as a calendar; `zone` is the IANA name of the branch's time, empty for the reader's own."""
    made = Calendar()
    made.add("prodid", MADE_BY)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    local = ZoneInfo(zone) if zone else None
    for entry in entries:
        made.add_component(_event(entry, local, now))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(entry: Entry, zone: ZoneInfo | None, now: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", now.astimezone(UTC))
    event.add("summary", entry.summary)
    event.add("class", "PRIVATE")
    if entry.about:
        event.add("description", entry.about)
    if entry.category:
        event.add("categories", [entry.category])
    if entry.is_high:
        event.add("priority", 1)
    event.add("dtstart", _moment(entry.day, entry.at, zone))
    event.add("transp", "OPAQUE" if entry.at else "TRANSPARENT")
    if entry.at:
        event.add("duration", LASTS)
    _add_recurrence(event, entry, zone)
    if entry.is_done:
        event.add("status", "CANCELLED")
    else:
        event.add("status", "CONFIRMED")
        event.add_component(_alarm(entry))
    return event


def _moment(day: date, at: time | None, zone: ZoneInfo | None) -> date | datetime:
    return day if at is None else datetime.combine(day, at, zone)


def _add_recurrence(event: Event, entry: Entry, zone: ZoneInfo | None) -> None:
    kept = entry.recurrence
    if kept is not None:
        event.add("rrule", vRecur.from_ical(_rule(entry, zone)))
        for name, days in (("exdate", kept.without), ("rdate", kept.also)):
            if days:
                event.add(name, [_moment(day, entry.at, zone) for day in days])
    if entry.moved_from is not None:
        event.add("recurrence-id", _moment(entry.moved_from, entry.at, zone))


def _rule(entry: Entry, zone: ZoneInfo | None) -> str:
    """Return the rule with its end in the form that the start asks for: with an hour it is a moment in UTC."""
    assert entry.recurrence is not None
    rule = entry.recurrence.rule
    if rule.until is None or entry.at is None:
        return rule.text
    last = datetime.combine(rule.until, entry.at, zone)
    said = f"{last:%Y%m%dT%H%M%S}" if zone is None else f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return rule.text.replace(f"UNTIL={rule.until:%Y%m%d}", f"UNTIL={said}")


def _alarm(entry: Entry) -> Any:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    alarm.add("trigger", BEFORE if entry.at else IN_THE_MORNING)
    return alarm
