"""Taking somebody else's calendar in as tasks: what is new, what changed; the same file twice changes nothing."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, select

from crodesk.domain.follow_up import recurrence
from crodesk.domain.follow_up.recurrence import Recurrence
from crodesk.exchange.calendars.entries import OURS, Broken, Taken
from crodesk.storage.queries import calendar as queries
from crodesk.storage.tables import FollowUp, SourceRecord

PROFILE, KIND = "ics", "follow_up"
_CODE = re.compile(r"[^\s,;:()\[\]·]{2,40}")
_ABOUT = 500
"""Letters that a task is about at most."""


@dataclass(slots=True)
class Summary:
    """What became of a calendar."""

    read: int = 0
    new: int = 0
    updated: int = 0
    same: int = 0
    past: int = 0
    """Appointments that are over, and what was settled before it was ever here."""
    ours: int = 0
    """Entries that this program wrote itself."""
    broken: list[Broken] = field(default_factory=list)
    """What stayed out, and lines that say nothing."""

    @property
    def rejected(self) -> int:
        """How many entries stayed out."""
        return sum(each.is_lost for each in self.broken)

    def data(self) -> dict[str, Any]:
        """Return it as data."""
        counts = {name: getattr(self, name) for name in ("read", "new", "updated", "same", "past", "ours", "rejected")}
        return {**counts, "broken": [{"line": each.line, "problem": each.problem.text} for each in self.broken]}


def take_in(session: Session, found: Iterable[Taken | Broken]) -> Summary:
    """Make tasks of entries, and change those that came in before where the calendar says something else now.

    What the officer did with a task since stays: only what the calendar itself changed is changed.
    """
    summary = Summary()
    entries: dict[str, Taken] = {}
    for each in found:
        if isinstance(each, Broken):
            summary.broken.append(each)
        else:
            entries[each.key] = each
    summary.read = len(entries) + summary.rejected
    taking = _Taking(session, entries, summary)
    for entry in sorted(entries.values(), key=lambda each: each.moved_from is not None):
        taking.take(entry)
    session.flush()
    return summary


class _Taking:
    """Takes the entries of one calendar in."""

    def __init__(self, session: Session, entries: Mapping[str, Taken], summary: Summary) -> None:
        self._session, self._summary = session, summary
        self._today: date = session.info["today"]
        db = session.connection().connection.driver_connection
        assert db is not None
        words = {word for each in entries.values() for word in _words(each)}
        codes = json.dumps(sorted(words))
        self._codes: dict[str, int] = dict(db.execute(queries.BY_CODE, {"codes": codes}).fetchall())
        self._said: dict[str, str] = dict(db.execute(queries.SAID).fetchall())

    def take(self, entry: Taken) -> None:
        """Take one entry in."""
        summary = self._summary
        if entry.key.partition(" ")[0].endswith(OURS):
            summary.ours += 1
            return
        said = _content(entry)
        before = self._said.get(entry.key)
        if before == said:
            summary.same += 1
        elif before is not None:
            self._change(entry, json.loads(before))
            self._keep(entry.key, said, known=True)
            summary.updated += 1
        elif entry.is_done or self._is_over(entry):
            summary.past += 1
        else:
            self._add(entry)
            self._keep(entry.key, said, known=False)
            summary.new += 1

    def _is_over(self, entry: Taken) -> bool:
        """Tell whether an appointment is past; a task that nobody did is late instead."""
        if entry.is_task or entry.day is None:
            return False
        if not entry.repeats:
            return entry.day < self._today
        kept = recurrence.read(entry.repeats)
        return isinstance(kept, Recurrence) and recurrence.next_after(kept, self._yesterday) is None

    @property
    def _yesterday(self) -> date:
        return date.fromordinal(self._today.toordinal() - 1)

    def _add(self, entry: Taken) -> None:
        row = FollowUp(imported_from=PROFILE, imported_key=entry.key, customer_rid=self._customer(entry))
        row.what = "task" if entry.is_task else "meet"
        row.due_on = entry.day or self._today
        _fill(row, entry, {})
        series = self._find(entry.series) if entry.series else None
        if series is not None:  # a single occurrence that was moved: its turn of the series is answered by this row
            self._answer_turn(series, entry)
            return
        self._session.add(row)

    def _answer_turn(self, series: FollowUp, entry: Taken) -> None:
        key = f"series|{series.uid}|{entry.moved_from}"
        row = self._session.exec(select(FollowUp).where(FollowUp.clock == key)).first()
        if row is None:
            row = FollowUp(clock=key, imported_from=PROFILE, imported_key=entry.key)
            row.customer_rid, row.what, row.about = series.customer_rid, series.what, series.about
            row.due_on = entry.day or self._today
        row.due_on, row.due_time = entry.day or self._today, _hour(entry)
        row.status = "dropped" if entry.is_done else row.status
        self._session.add(row)

    def _change(self, entry: Taken, before: Mapping[str, Any]) -> None:
        row = self._find(entry.key)
        if row is None or row.status != "open":
            return
        if entry.is_done:
            row.status, row.done_on, row.outcome = "done", self._today, ""
        else:
            _fill(row, entry, before)

    def _find(self, key: str) -> FollowUp | None:
        self._session.flush()
        asked = select(FollowUp).where(FollowUp.imported_from == PROFILE, FollowUp.imported_key == key)
        return self._session.exec(asked).first()

    def _keep(self, key: str, said: str, *, known: bool) -> None:
        if known:
            asked = select(SourceRecord).where(
                SourceRecord.profile == PROFILE, SourceRecord.kind == KIND, SourceRecord.key == key
            )
            self._session.exec(asked).one().content = said
        else:
            self._session.add(SourceRecord(profile=PROFILE, kind=KIND, key=key, content=said))

    def _customer(self, entry: Taken) -> int | None:
        """Return the customer whose number stands in the entry; `None` when there is none."""
        return next((self._codes[word] for word in _words(entry) if word in self._codes), None)


def _words(entry: Taken) -> list[str]:
    return _CODE.findall(f"{entry.summary} {entry.about}")


def _content(entry: Taken) -> str:
    """Return what the calendar says of an entry, always in the same form."""
    said = {
        "about": _about(entry),
        "due_on": entry.day.isoformat() if entry.day else "",
        "due_time": _hour(entry),
        "repeats": entry.repeats,
        "priority": "high" if entry.is_high else "normal",
        "done": entry.is_done,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _fill(row: FollowUp, entry: Taken, before: Mapping[str, Any]) -> None:
    """Write what the calendar says into a row; what it said before and the officer changed stays."""
    said = json.loads(_content(entry))
    for name in ("about", "due_time", "repeats", "priority"):
        if said[name] != before.get(name):
            setattr(row, name, said[name])
    if entry.day is not None and said["due_on"] != before.get("due_on"):
        row.due_on, row.put_off_to = entry.day, None


def _about(entry: Taken) -> str:
    note = entry.about.partition("\n")[0]
    return ": ".join(filter(None, (entry.summary, note)))[:_ABOUT]


def _hour(entry: Taken) -> str:
    return f"{entry.at:%H:%M}" if entry.at else ""
