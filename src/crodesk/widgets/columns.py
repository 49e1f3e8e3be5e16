"""The columns of a list: how wide each is on this screen, and which go when it is narrow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

R = TypeVar("R")

WIDE_FROM = 100
"""From this many cells on columns stand two cells apart, else one."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column."""

    key: str
    """Its name; also the field of the row it shows when `text` is not given."""
    title: str
    """The word above it: a message id of the catalogues."""
    width: int | Callable[[], int]
    """Its width in cells; with `flex` the least. It is asked anew at every painting where it may change."""
    flex: int = 0
    """Its share of the room that is left over; 0 keeps the width."""
    most: int = 0
    """The most a flexible column grows to; 0 is no limit."""
    align: Literal["left", "right"] = "left"
    """Right for amounts and counts."""
    priority: int = 0
    """0 always stays; of the others the highest goes first where room is short."""
    text: Callable[[R], str] | None = None
    """What the column shows of a row."""
    style_of: Callable[[R], str] | None = None
    """The ink for a row's cell; an empty answer means plain."""

    @property
    def least(self) -> int:
        """Its width now, in cells."""
        return self.width if isinstance(self.width, int) else self.width()

    def reader(self) -> Callable[[R], str]:
        """Return the function that gives this column's text of a row."""
        return self.text or attrgetter(self.key)


@dataclass(frozen=True, slots=True)
class Placed:
    """A column that is shown, and its width on this screen."""

    column: Column[Any]
    width: int


def place(columns: Sequence[Column[Any]], width: int) -> tuple[list[Placed], int]:
    """Return the columns that fit in `width` cells, each with its width, and the gap between two."""
    gap = 2 if width >= WIDE_FROM else 1
    kept = list(columns)
    while _least(kept, gap) > width and any(column.priority for column in kept):
        kept.remove(max(reversed(kept), key=lambda column: column.priority))
    if _least(kept, gap) > width:
        return _squeeze(kept, gap, width), gap
    return _share(kept, width - _least(kept, gap)), gap


def _least(columns: Sequence[Column[Any]], gap: int) -> int:
    return sum(column.least for column in columns) + gap * (len(columns) - 1)


def _squeeze(columns: Sequence[Column[Any]], gap: int, width: int) -> list[Placed]:
    """Give each column its width as long as there is room; the one at the edge gets what is left."""
    placed: list[Placed] = []
    for column in columns:
        if width <= 0:
            break
        placed.append(Placed(column, min(column.least, width)))
        width -= column.least + gap
    return placed


def _share(columns: Sequence[Column[Any]], spare: int) -> list[Placed]:
    """Give the spare room to the flexible columns by their shares."""
    shares = sum(column.flex for column in columns)
    placed: list[Placed] = []
    for column in columns:
        extra = spare * column.flex // shares if column.flex else 0
        if column.most:
            extra = min(extra, max(column.most - column.least, 0))
        shares -= column.flex
        spare -= extra
        placed.append(Placed(column, column.least + extra))
    return placed
