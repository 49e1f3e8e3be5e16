"""What comes out of a file: records as plain values, rows that were rejected, and doubts."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from crodesk.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Shape:
    """What the records of one kind from one file have in common, so that each carries only its values."""

    kind: str
    """The kind of record, which is also the name of its table."""
    family: str
    """What its row is counted as; empty for a further record of a row, which isn't counted."""
    fields: tuple[str, ...]
    """The keys of the fields, in the order of the values."""
    links: tuple[tuple[str, str], ...]
    """The names of the links and the kinds they point to, in the order of the keys."""


class Record(NamedTuple):
    """One record: texts, whole numbers, truths and `None`; days and moments as the texts that are stored."""

    shape: Shape
    key: str
    """Its name in the source; unique within its kind and profile."""
    values: tuple[object, ...]
    """Of each field of the shape."""
    links: tuple[str | None, ...]
    """The key of the record that each link of the shape points to; `None` where it points to none."""
    line: int
    """The number of the first line of the row that it stands in."""

    def fields(self) -> dict[str, object]:
        """Return its values by field."""
        return dict(zip(self.shape.fields, self.values, strict=True))

    def references(self) -> dict[str, tuple[str, str]]:
        """Return the kind and key that each of its links points to, those that point to none left out."""
        pairs = zip(self.shape.links, self.links, strict=True)
        return {name: (kind, key) for (name, kind), key in pairs if key is not None}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that doesn't come in."""

    file: Path
    line: int
    """The number of its first line."""
    problem: Problem
    """Why not; its field is the field that couldn't be read."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A doubt about a row that does come in, or about a file."""

    file: Path
    line: int
    """The number of the first line of the row; 0 when it concerns the file."""
    problem: Problem


Outcome = Record | Rejected | Warned
"""What a source yields."""
