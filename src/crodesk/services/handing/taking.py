"""Taking in a hand-over: opened and proved, reviewed before anything is changed, then all of it as one action."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from crodesk.domain.handing.merging import Cell, Conflict
from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.services.handing import cards
from crodesk.services.handing.cards import TrustedCard
from crodesk.storage.connection import SCHEMA_VERSION, Connection
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.exchange.handing import Header, Keys
    from crodesk.storage.attachments import Attachments
    from crodesk.storage.handing.images import Image
    from crodesk.storage.handing.planning import Planned

TOOK = N_("Took in a hand-over")
Choice = Literal["mine", "theirs"]
_TAKEN = "SELECT at FROM hand_over WHERE uid = ? AND direction = 'taken'"
_NEWEST = "SELECT max(made_at) FROM hand_over WHERE trusted_card_rid = ? AND direction = 'taken'"


@dataclass(frozen=True, slots=True)
class Received:
    """A hand-over that is proved to come from a colleague, for this desk."""

    header: "Header"
    sender: TrustedCard
    images: "Mapping[str, Sequence[Image]]"
    """By table, parents before children."""
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One field that both desks changed."""

    key: str
    """Names it while the hand-over is reviewed."""
    table: str
    rid: int
    """The record's number here."""
    column: str
    base: Cell
    mine: Cell
    theirs: Cell
    """Links by the uid of what they point to."""


@dataclass(frozen=True, slots=True)
class Count:
    """What comes of one kind of record."""

    table: str
    new: int
    changed: int
    same: int
    disputed: int
    """Fields that both changed."""


@dataclass(frozen=True, slots=True)
class Comer:
    """A customer of a hand-over."""

    uid: str
    code: str
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What a hand-over would do here."""

    received: Received
    customers: tuple[Comer, ...]
    counts: tuple[Count, ...]
    disputes: tuple[Dispute, ...]
    taken_at: str | None
    """When it was taken in already, as a stored moment; `None` when it wasn't."""

    @property
    def changes_nothing(self) -> bool:
        """Whether everything in it is here as it is."""
        return not any(count.new or count.changed for count in self.counts)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a hand-over did here."""

    rid: int
    new: int
    changed: int
    kept_apart: int
    """Changes that stayed out, because they can't stand beside what is here."""


def opened(reader: Reader, keys: "Keys", content: bytes, name: str) -> Received:
    """Return what a file called `name` holds; `Refused` in one sentence when it isn't whole, ours, or trusted."""
    from crodesk.exchange.handing import opened as unlocked
    from crodesk.exchange.handing import unpacked
    from crodesk.exchange.handing.sealing import NEWER
    from crodesk.storage.handing.scope import scopes

    trusted = {each.card.signing: each for each in cards.trusted(reader)}
    file = unlocked(content, name, keys, trusted)
    if file.header.schema > SCHEMA_VERSION:
        raise Refused(NEWER, file=name)
    contents = unpacked(file.content, file.header.size, name)
    rows = _checked(((row.table, row.uid, row.cells) for row in contents.rows), contents.files, name)
    images: dict[str, list[Image]] = {table: [] for table in scopes()}
    for row in rows:
        images[row.table].append(row)
    return Received(file.header, trusted[file.header.sender], images, contents.files)


def _checked(
    lines: "Iterable[tuple[str, str, Mapping[str, Cell]]]", files: Mapping[str, bytes], name: str
) -> "list[Image]":
    from crodesk.exchange.handing.contents import NOT_SOUND
    from crodesk.storage.handing.checking import checked
    from crodesk.storage.handing.scope import FILE

    try:
        rows = [checked(*line) for line in lines]
        twice = len({(row.table, row.uid) for row in rows}) < len(rows)
        lost = any(row.cells.get(FILE) and row.cells[FILE] not in files for row in rows)
    except (ValueError, TypeError) as error:
        raise Refused(NOT_SOUND, file=name) from error
    if twice or lost:
        raise Refused(NOT_SOUND, file=name)
    return rows


def review(reader: Reader, received: Received) -> Review:
    """Return what a hand-over would do here; `Refused` when a newer one of the same colleague was taken in."""
    plan = reader.with_connection(lambda db: _plan(db, received))
    known = reader.with_connection(lambda db: db.execute(_TAKEN, (received.header.uid,)).fetchone())
    return Review(
        received=received,
        customers=tuple(_comers(plan)),
        counts=tuple(_counts(plan)),
        disputes=tuple(dispute for each in plan for dispute in _disputes(each)),
        taken_at=known[0] if known else None,
    )


def _plan(db: Connection, received: Received) -> "list[Planned]":
    from crodesk.storage.handing import exchanged
    from crodesk.storage.handing.planning import planned

    (newest,) = db.execute(_NEWEST, (received.sender.rid,)).fetchone()
    if newest and datetime.fromisoformat(newest) > received.header.made_at:
        words = N_("{name} handed over something newer, which was taken in already. Nothing was changed.")
        raise Refused(words, name=received.sender.card.name)
    bases = exchanged.known(db, received.sender.rid, received.header.seen)
    return planned(db, received.images, bases)


def _comers(plan: "list[Planned]") -> Iterable[Comer]:
    for each in plan:
        if each.image.table == "customer":
            cells = each.image.cells
            yield Comer(each.image.uid, str(cells["code"]), str(cells["name"]), each.rid is None)


def _counts(plan: "list[Planned]") -> Iterable[Count]:
    states = Counter((each.image.table, each.state) for each in plan)
    disputed = Counter(each.image.table for each in plan for _conflict in each.conflicts)
    for table in dict.fromkeys(each.image.table for each in plan):
        yield Count(table, states[table, "new"], states[table, "changed"], states[table, "same"], disputed[table])


def _disputes(planned: "Planned") -> Iterable[Dispute]:
    for one in planned.conflicts:
        assert planned.rid is not None
        yield Dispute(_key(planned, one), planned.image.table, planned.rid, one.column, one.base, one.mine, one.theirs)


def _key(planned: "Planned", conflict: Conflict) -> str:
    return f"{planned.image.table}:{planned.image.uid}:{conflict.column}"


def take(session: "Session", store: "Attachments", received: Received, choices: Mapping[str, Choice]) -> Taken:
    """Take in a hand-over, with a choice for every dispute.

    `Refused` when it was taken in already, or something that was reviewed has changed meanwhile.
    """
    from crodesk.services.handing.noting import noted
    from crodesk.storage.handing import writing

    db: Connection = session.connection().connection.driver_connection
    if db.execute(_TAKEN, (received.header.uid,)).fetchone():
        raise Refused(N_("This hand-over was taken in already. Nothing was changed."))
    plan = _plan(db, received)
    new = [_with_file(store, received, each.image) for each in plan if each.state == "new"]
    changes = [change for each in plan if (change := _change(each, choices)) and change[3]]
    kept_apart = writing.write(db, new, changes)
    images = [(each.theirs.with_unmet(each.image.unmet), each.image.uid) for each in plan]
    rid = noted(session, "taken", received.sender.rid, received.header, images)
    session.info["subject"] = f"{received.sender.card.name} · {received.header.customers}"
    return Taken(rid, len(new), len(changes), kept_apart)


def _change(
    planned: "Planned", choices: Mapping[str, Choice]
) -> "tuple[str, int, Mapping[str, Cell], dict[str, Cell]] | None":
    """Return what becomes of a row that is here."""
    if planned.rid is None or planned.state != "changed":
        return None
    takes = dict(planned.takes)
    for conflict in planned.conflicts:
        choice = choices.get(_key(planned, conflict))
        if choice is None:
            raise Refused(N_("Something was changed here since you looked. Nothing was taken in; look again."))
        if choice == "theirs":
            takes[conflict.column] = conflict.theirs
    return planned.image.table, planned.rid, planned.mine, takes


def _with_file(store: "Attachments", received: Received, image: "Image") -> "Image":
    """Keep the file of a row that comes in, and call it as this desk does."""
    from crodesk.storage.handing.scope import FILE

    if not image.cells.get(FILE):
        return image
    name = str(image.cells.get("name") or image.cells.get("paper") or "")
    kept = store.add_content(received.files[str(image.cells[FILE])], name)
    return image.with_cell(FILE, kept.content_hash)
