"""What the customer file shows at one moment, and what a line of it is about."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from crodesk.services import customer_file, drafts, queue, relations, timeline
from crodesk.services.customer_file import CustomerFile
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.services.relations import NamedBy
from crodesk.services.timeline import Timeline
from crodesk.widgets.contact.kept import draft_key

"""Drafts of the note strip are kept under this kind."""
CORRECTION, TEXT_OF = "interaction", "text:"
"""Drafts of corrections of a note's text are kept under this kind, by this and the note's number."""


class Target(NamedTuple):
    """What Enter opens on a line."""

    kind: str
    """A kind of record; or `draft`, `more`, `clock`."""
    rid: int
    """The number of the record."""
    part: str = ""
    """Which of several drafts; the field of the record that the line shows; or the name of a clock."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the timeline is wanted."""

    kind: str = ""
    """One kind only; empty for all."""
    text: str = ""
    """Only what holds these words."""
    limit: int = timeline.FIRST


@dataclass(frozen=True, slots=True)
class Shown:
    """One customer as read from the desk."""

    file: CustomerFile
    timeline: Timeline
    today: date
    asked: Asked = field(default_factory=Asked)
    named_by: list[NamedBy] = field(default_factory=list)
    """Relations that others have written down."""
    drafts: dict[str, str] = field(default_factory=dict)
    """What was typed and not saved, by the kind of note."""
    running: list[QueueItem] = field(default_factory=list)
    """What runs for the customer: steps that were planned and every other clock, most urgent first."""
    corrections: frozenset[int] = frozenset()
    """The numbers of notes, whoever they are about, of which a correction was begun and not saved."""


def read(desk: Desk, rid: int, asked: Asked, kinds: tuple[str, ...]) -> Shown | None:
    """Read a customer in bounded statements; `None` when there is none. `kinds` of notes are looked at for drafts."""
    file = desk.look(customer_file.read, rid, desk.today)
    if file is None:
        return None
    return Shown(
        file,
        read_timeline(desk, rid, asked),
        desk.today,
        asked,
        desk.look(relations.named_by, rid),
        {kind: kept for kind in kinds if (kept := _draft(desk, rid, kind))},
        running=desk.look(queue.of_customer, rid),
        corrections=_corrections(desk),
    )


def read_timeline(desk: Desk, rid: int, asked: Asked) -> Timeline:
    """Read the timeline alone."""
    return desk.look(timeline.read, rid, kind=asked.kind, text=asked.text, limit=asked.limit)


def correction_key(note: int) -> tuple[str, str]:
    """Return where the draft of a correction of a note is kept."""
    return (CORRECTION, f"{TEXT_OF}{note}")


def _corrections(desk: Desk) -> frozenset[int]:
    begun = desk.look(drafts.subjects, CORRECTION)
    return frozenset(int(each.removeprefix(TEXT_OF)) for each in begun if each.startswith(TEXT_OF))


def _draft(desk: Desk, rid: int, kind: str) -> str:
    """Return a few words of a draft; empty when there is none."""
    kept = desk.look(drafts.read, *draft_key(rid, kind))
    return kept.get("text", "").strip().partition("\n")[0] or ("…" if kept else "")
