"""Handing customers over: their rows and files into one file for one colleague, and a note of what was given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from crodesk.domain.handing.card import Card
from crodesk.domain.problem import DeskFault, Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import new_files
from crodesk.services.desk import Desk
from crodesk.services.handing import cards
from crodesk.storage.connection import SCHEMA_VERSION, Connection
from crodesk.storage.files import write_durably
from crodesk.storage.handing.standing import Standing, standing
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.exchange.handing import Header, Keys
    from crodesk.storage.attachments import Attachments
    from crodesk.storage.handing.images import Image

GAVE = N_("Handed over")
GAVE_BACK = N_("Handed back")
ENDING = ".crodesk"
Purpose = Literal["hand_over", "return"]
_NEXT = "SELECT count(*) + 1 FROM hand_over WHERE trusted_card_rid = ? AND direction = 'given'"
_NEWEST = "SELECT coalesce(max(rid), 0) FROM action"
_RETURNING = """
SELECT rid FROM customer WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY rid
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed over."""

    card: int
    """The number of the colleague's card."""
    customers: tuple[int, ...]
    purpose: Purpose = "hand_over"
    from_on: date | None = None
    until_on: date | None = None
    restricted: bool = False
    """Whether restricted notes go along."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was made to be handed over."""

    header: "Header"
    to: Card
    own: Card
    file: bytes
    images: "tuple[Image, ...]"
    standing: Standing


def hand_over(desk: Desk, wanted: Wanted, path: Path) -> Given:
    """Write a hand-over to a new file and note it, as one action; see `make`."""
    keys, own = cards.keys(desk), cards.own(desk)
    given = desk.read_now(make, desk.attachments, keys, own, wanted, desk.now)
    with new_files.made(path):
        write_durably(path, given.file)
    try:
        name = GAVE if wanted.purpose == "hand_over" else GAVE_BACK
        desk.do_now(name, f"{given.to.name} · {given.header.customers}", note, wanted.card, given)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return given


def make(reader: Reader, store: "Attachments", keys: "Keys", own: Card, wanted: Wanted, now: datetime) -> Given:
    """Return a hand-over, closed for the colleague.

    `Refused` without customers or a trusted card, `DeskFault` when an attached file is missing.
    """
    to = next((each.card for each in cards.trusted(reader) if each.rid == wanted.card), None)
    if to is None:
        raise Refused(Problem("card", N_("Their card isn't trusted here. Nothing was written.")))
    if not wanted.customers:
        raise Refused(Problem("customers", N_("Choose whom to hand over first. Nothing was written.")))
    check_days(wanted)
    return reader.with_connection(lambda db: _of_one_moment(db, store, keys, own, to, wanted, now))


def check_days(wanted: Wanted) -> None:
    """Refuse days that end before they begin."""
    if wanted.from_on and wanted.until_on and wanted.until_on < wanted.from_on:
        raise Refused(Problem("until_on", N_("It ends before it begins.")))


def _of_one_moment(
    db: Connection, store: "Attachments", keys: "Keys", own: Card, to: Card, wanted: Wanted, now: datetime
) -> Given:
    """Read everything inside one transaction: what others write meanwhile is in it wholly or not at all."""
    db.execute("BEGIN")
    try:
        return _made(db, store, keys, own, to, wanted, now)
    finally:
        db.execute("COMMIT")


def _made(
    db: Connection, store: "Attachments", keys: "Keys", own: Card, to: Card, wanted: Wanted, now: datetime
) -> Given:
    from crodesk.exchange.handing import Contents, RowLine, packed, sealed
    from crodesk.storage.handing import exchanged

    known = exchanged.known(db, wanted.card)
    images, files = _with_files(
        store, tuple(_images(db, wanted, {key: image for key, (_turn, image) in known.items()}))
    )
    content, size = packed(Contents(tuple(RowLine(each.table, each.uid, each.cells) for each in images), files))
    header = _header(db, own, to, wanted, now, images, len(files), content, size)
    try:
        file = sealed(header, content, keys)
    except (ValueError, RuntimeError) as error:
        raise Refused(
            N_("The card of {name} is damaged. End the trust in it, and ask for it anew."), name=to.name
        ) from error
    return Given(header, to, own, file, images, standing(db, wanted.customers))


def _header(
    db: Connection,
    own: Card,
    to: Card,
    wanted: Wanted,
    now: datetime,
    images: "tuple[Image, ...]",
    files: int,
    content: bytes,
    size: int,
) -> "Header":
    import hashlib

    from crodesk.exchange.handing import Header
    from crodesk.storage import journal
    from crodesk.storage.columns import new_uid
    from crodesk.storage.handing import exchanged

    return Header(
        uid=new_uid(),
        purpose=wanted.purpose,
        number=db.execute(_NEXT, (wanted.card,)).fetchone()[0],
        made_at=now.replace(microsecond=0),
        schema=SCHEMA_VERSION,
        sender=own.signing,
        sender_name=own.name,
        receiver=to.opening,
        receiver_name=to.name,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
        customers=sum(each.table == "customer" for each in images),
        rows=len(images),
        files=files,
        restricted=wanted.restricted,
        watermark=db.execute(_NEWEST).fetchone()[0],
        seal=journal.head(db),
        seen=exchanged.taken(db, wanted.card),
        size=size,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _images(db: Connection, wanted: Wanted, known: "Mapping[tuple[str, str], Image]") -> "Iterator[Image]":
    from crodesk.storage.handing import images

    found = images.rows_with(db, wanted.customers, restricted=wanted.restricted)
    rows = [image for table, rids in found.items() for image in images.read(db, table, rids).values()]
    for image in images.named(db, rows):
        yield images.carried(image, known)


def _with_files(store: "Attachments", images: "tuple[Image, ...]") -> "tuple[tuple[Image, ...], dict[str, bytes]]":
    """Return the images with attached files called by their SHA-256, and those files."""
    import hashlib

    from crodesk.storage.handing.scope import FILE

    named, files = [], {}
    for image in images:
        if image.cells.get(FILE):
            content = _read(store, str(image.cells[FILE]), str(image.cells.get("name") or image.cells.get("paper")))
            digest = hashlib.sha256(content).hexdigest()
            files[digest] = content
            named.append(image.with_cell(FILE, digest))
        else:
            named.append(image)
    return tuple(named), files


def _read(store: "Attachments", content_hash: str, name: str) -> bytes:
    try:
        return store.read(content_hash)
    except DeskFault as fault:
        words = N_("“{name}” can't be handed over: its file is missing or damaged. crodesk verify says more.")
        raise DeskFault(words, name=name) from fault


def note(session: "Session", card: int, given: Given) -> int:
    """Note what was given, with the rows as both desks know them from now on; return its number."""
    from crodesk.services.handing.noting import noted

    return noted(session, "given", card, given.header, [(image, image.uid) for image in given.images])


def came_from(reader: Reader, card: int) -> tuple[int, ...]:
    """Return the customers who were taken in from a colleague: who goes back to them."""
    import json

    from crodesk.storage.handing import exchanged

    def read(db: Connection) -> list[str]:
        return [uid for table, uid in exchanged.known(db, card, ()) if table == "customer"]

    return tuple(rid for (rid,) in reader.rows(_RETURNING, (json.dumps(reader.with_connection(read)),)))


def open_with(reader: Reader, customers: tuple[int, ...]) -> Standing:
    """Return what stands open with customers, and the drafts that don't go along."""
    return reader.with_connection(lambda db: standing(db, customers))


def file_name(to: str, on: date) -> str:
    """Return what the file of a hand-over is called."""
    from crodesk.domain.file_names import clean_name

    return clean_name(f"{to} {on.isoformat()}", ENDING)
