"""A row as both desks knew it, as it is here and as it is there: what follows by itself, and what somebody decides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Cell = str | int | None
Cells = Mapping[str, Cell]
"""Values by the name of their column; links by the uid of what they point to."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that both desks changed in different ways."""

    column: str
    base: Cell
    """What both knew; `None` where they have nothing in common."""
    mine: Cell
    theirs: Cell


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a row that is here."""

    takes: Cells
    """What changed there alone, and is taken in."""
    conflicts: tuple[Conflict, ...] = ()


def merged(base: Cells | None, mine: Cells, theirs: Cells) -> Merged:
    """Merge a row field by field; a column that `theirs` or `mine` hasn't is left alone.

    Without a common value an empty field is filled, and two different values are a conflict.
    """
    known = base or {}
    differing = [name for name, value in theirs.items() if name in mine and mine[name] != value]
    takes = {name: theirs[name] for name in differing if _is_theirs(known, mine, name)}
    return Merged(takes, tuple(_conflicts(known, mine, theirs, differing)))


def _is_theirs(base: Cells, mine: Cells, name: str) -> bool:
    """Tell whether only they changed a field."""
    return mine[name] == base[name] if name in base else mine[name] in (None, "")


def _conflicts(base: Cells, mine: Cells, theirs: Cells, differing: list[str]) -> Iterator[Conflict]:
    for name in differing:
        empty = name not in base and theirs[name] in (None, "")
        is_mine = name in base and theirs[name] == base[name]
        if not (_is_theirs(base, mine, name) or empty or is_mine):
            yield Conflict(name, base.get(name), mine[name], theirs[name])
