"""What becomes of each row of a hand-over: new here, changed there, changed on both desks, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from crodesk.domain.handing.merging import Cells, Conflict, merged
from crodesk.storage.connection import Connection
from crodesk.storage.handing import images as rows
from crodesk.storage.handing.finding import Places
from crodesk.storage.handing.images import Image
from crodesk.storage.handing.scope import RECKONED, scopes

State = Literal["new", "changed", "same", "left"]
"""`left` is a row that was taken back here since both knew it, or is here already as another one of the same file."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one row."""

    theirs: Image
    """As it came."""
    image: Image
    """The same with the uids of this desk, and without links to what isn't here."""
    state: State
    rid: int | None = None
    """Its number here; `None` of a row that isn't here."""
    mine: Cells = field(default_factory=dict)
    """As it is here."""
    takes: Cells = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()


Bases = Mapping[tuple[str, str], tuple[int, Image]]
"""What both desks knew, by table and uid, each with its turn: what came later holds."""


def planned(db: Connection, coming: Mapping[str, Sequence[Image]], bases: Bases) -> list[Planned]:
    """Return what becomes of rows, given by table, parents before children."""
    return _with_what_they_need(list(_each(db, coming, bases)))


def _with_what_they_need(plan: list[Planned]) -> list[Planned]:
    """Let a row that was taken back here come in again where a new one points to it."""
    needed: set[str] = set()
    found = -1
    while found < len(needed):
        found = len(needed)
        for each in plan:
            if each.state == "new" or each.image.uid in needed:
                needed.update(str(each.image.cells[name]) for name in scopes()[each.image.table].links)
    return [replace(each, state="new") if _is_missed(each, needed) else each for each in plan]


def _is_missed(planned: Planned, needed: set[str]) -> bool:
    return planned.state == "left" and planned.rid is None and planned.image.uid in needed


def _each(db: Connection, coming: Mapping[str, Sequence[Image]], bases: Bases) -> Iterator[Planned]:
    places = Places(db, coming)
    for table, images in coming.items():
        rids = [rid for image in images if (rid := places.rid(table, image.uid)) is not None]
        here = rows.read(db, table, rids)
        for image in images:
            yield _planned(places, image, _base(places, image, bases), here)


def _reckoned(table: str, mine: Cells) -> frozenset[str]:
    """Return the columns of a row that each desk reckons by itself."""
    source, columns = RECKONED.get(table, ("", frozenset[str]()))
    return columns if mine.get("source") == source else frozenset()


def _base(places: Places, image: Image, bases: Bases) -> Image | None:
    """Return what both knew of a row, whichever desk's uid it had, with the uids of this desk."""
    found = [bases[key] for uid in {image.uid, places.uid(image.uid)} if (key := (image.table, uid)) in bases]
    if not found:
        return None
    _turn, base = max(found, key=lambda each: each[0])
    met = places.here(base)
    return met.without(met.unmet | base.unmet)


def _planned(places: Places, theirs: Image, base: Image | None, here: Mapping[int, Image]) -> Planned:
    rid, image = places.rid(theirs.table, theirs.uid), places.here(theirs)
    if (theirs.table, theirs.uid) in places.doubles:
        return Planned(theirs, image, "left", rid)
    if rid is None:
        gone = base is not None and not merged(base.cells, base.cells, image.cells).takes
        return Planned(theirs, image, "left" if gone else "new")
    mine = here[rid].cells
    compared = scopes()[theirs.table].merged - image.unmet - (frozenset() if base else _reckoned(theirs.table, mine))
    theirs_now = {name: cell for name, cell in image.cells.items() if name in compared}
    result = merged(None if base is None else base.cells, mine, theirs_now)
    state: State = "changed" if result.takes or result.conflicts else "same"
    return Planned(theirs, image, state, rid, mine, result.takes, result.conflicts)
