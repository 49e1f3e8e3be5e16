"""A decision that comes back as a file: read, held against what was sent, and taken in as one move.

Nothing of it counts before the officer has seen it beside what was asked. A decision can't be taken back, and taking
the same one in again changes nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.application import moves
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.exchange.package import Decision, dumped, read_decision, read_package
from crodesk.exchange.package.canonical import LARGEST
from crodesk.services import (
    application_attachments,
    application_known,
    application_moving,
    application_sent,
    application_view,
    decision_checks,
)
from crodesk.services.application_view import ApplicationFile
from crodesk.services.decision_checks import APPROVING, MOVES
from crodesk.services.stored import PPM_A_PERCENT
from crodesk.storage.files import read_at_most, reading
from crodesk.storage.queries import packages as q
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.desk import Desk
    from crodesk.storage.attachments import Attachments, Kept

_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class Compared:
    """One term of the loan, as the application's own field keeps it."""

    key: str
    asked: int | None
    decided: int | None


@dataclass(frozen=True, slots=True)
class Review:
    """A decision beside what was asked, before anything is taken in."""

    shown: ApplicationFile
    decision: Decision
    move: str
    problems: tuple[Problem, ...]
    """Why it can't be taken in; all of it."""
    doubts: tuple[Problem, ...] = ()
    """What the officer should look at before it is taken in."""
    taken_on: date | None = None
    """When the very same was taken in already; `None` when it wasn't."""

    @property
    def compared(self) -> "tuple[Compared, ...]":
        """What was asked beside what was decided; nothing where nothing is lent."""
        if self.decision.decision not in APPROVING:
            return ()
        asked, decided = self.shown.cells, _terms(self.decision, self.shown.line.currency)
        return tuple(Compared(key, asked[key], decided[key]) for key in decided)

    @property
    def content(self) -> bytes:
        """The decision as its own file has it, whatever a mail program made of it."""
        return dumped(self.decision)


def read(path: Path) -> Decision:
    """Return the decision in a file, or in the package or folder that it lies in; `Refused` with all that is wrong."""
    with reading(path):
        if not path.exists():
            raise Refused(Problem("path", N_("There is no file {path}."), {"path": path}))
        with_papers = path.is_dir() or _begins(path) == _ZIP
        content = _of_package(path) if with_papers else read_at_most(path, LARGEST)
    found = read_decision(content)
    if isinstance(found, list):
        raise Refused(found)
    return found


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_ZIP))


def _of_package(path: Path) -> bytes:
    found = read_package(path)
    if isinstance(found, list):
        raise Refused(found)
    if not found.decision:
        raise Refused(Problem("path", N_("There is no decision in {path}, only the papers."), {"path": path}))
    return found.decision


def application_of(reader: Reader, decision: Decision) -> int | None:
    """Return the number of the application that a decision names; `None` when this desk has none such."""
    rid = reader.value(q.BY_UID, {"uid": decision.application.uid})
    return None if rid is None else int(rid)


def review(
    reader: Reader, store: "Attachments", rid: int, decision: Decision, today: date, officer: str
) -> Review | None:
    """Hold a decision against an application; `None` when the application is gone."""
    shown = application_view.read(reader, rid, today)
    if shown is None:
        return None
    move = MOVES[decision.decision]
    taken = reader.value(q.TAKEN, {"application": rid, "hash": store.name_of(dumped(decision))})
    if taken is not None:
        return Review(shown, decision, move, (), taken_on=datetime.fromisoformat(taken).astimezone().date())
    sent = application_sent.read(reader, rid)
    found = decision_checks.problems(shown, sent, decision, today, officer)
    return Review(shown, decision, move, tuple(found), tuple(decision_checks.doubts(shown, decision)))


def said(found: Review) -> tuple[moves.Decision, str, int, dict[str, Any]]:
    """Return what moving the application needs, from a decision that nothing speaks against."""
    decision, currency = found.decision, found.shown.line.currency
    values: dict[str, Any] = {
        "on": decision.on,
        "reason": decision.reason,
        "decided_by": decision.by,
        "level": decision.level,
        "minutes": decision.minutes,
        "dissent": decision.dissent,
        "conditions": "\n".join(decision.conditions),
    }
    if decision.decision in APPROVING:
        values |= _terms(decision, currency)
    told, known, to_fix, kept = application_known.said(found.shown, found.move, values)
    if decision.covenants and "amount_minor" in values:
        kept["covenants"] = "\n".join(decision.covenants)
    return told, known, to_fix, kept


def keep(desk: "Desk", found: Review) -> "Kept":
    """Keep the file of a decision beside the desk, before the move that names it. `DeskFault` when that can't be."""
    desk.check_writable()
    return desk.attachments.add_content(found.content, f"decision {found.shown.line.number}.txt")


def _terms(decision: Decision, currency: str) -> dict[str, int | None]:
    """Return the terms of an approval as the application's fields keep them; what is finer is cut, see the checks."""
    amount, rate = decision.amount, decision.rate
    return {
        "amount_minor": None if amount is None else int(amount.scaleb(minor_units(currency))),
        "months": decision.months,
        "rate_ppm": None if rate is None else int(rate * PPM_A_PERCENT),
    }


def take(session: "Session", file: "Kept", found: Review) -> int:
    """Take a decision in: one move, its file kept beside it; returns the number of the event. `Refused` as reviewed."""
    if found.problems:
        raise Refused(found.problems)
    event = application_moving.move(session, found.shown.line.rid, *said(found))
    application_attachments.attach(session, file, application=found.shown.line.rid)
    return event
