"""What left the desk of an application: when it was sent, what was frozen with it, and which packages were written."""

from dataclasses import dataclass
from datetime import date, datetime

from crodesk.domain.lending.application.moves import DRAFT, RETURNED
from crodesk.storage.queries import packages as q
from crodesk.storage.reader import Reader

PACKAGE = "package"
"""The move that notes a package; its reason is the package's hash."""
NOT_SENT = (DRAFT, RETURNED)
"""Stages in which what is known may still change."""


@dataclass(frozen=True, slots=True)
class Written:
    """One package that was written."""

    on: date
    sha256: str
    """What a decision names."""
    current: bool
    """Whether it is of the newest sending."""


@dataclass(frozen=True, slots=True)
class SentOff:
    """What is known of the newest sending of an application."""

    on: date
    officer: str
    """Who sent it."""
    snapshot: str
    """What was frozen with it, as JSON; empty where nothing was."""
    packages: tuple[Written, ...]
    """The newest first; of earlier sendings too."""


def read(reader: Reader, application: int) -> SentOff | None:
    """Return what left the desk; `None` when it was never sent."""
    row = reader.row(q.SENT, {"application": application})
    if row is None:
        return None
    event, at, officer, snapshot = row
    found = reader.rows(q.PACKAGES, {"application": application})
    packages = tuple(Written(_day(when), sha256, rid > event) for rid, when, sha256 in found)
    return SentOff(_day(at), officer, snapshot or "", packages)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone().date()
