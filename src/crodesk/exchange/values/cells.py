"""Ways from a row to one value: from one cell, from several, or the same for all rows."""

from collections.abc import Callable
from typing import NamedTuple

from crodesk.domain.words import N_
from crodesk.exchange.values.bad_value import BadValue

Row = list[str]
Read = Callable[[str], object]
"""Makes a value of the text of a cell."""
FromRow = Callable[[Row], object]
"""Makes a value of a whole row."""

_REMEMBERED = 1 << 16
_PATIENCE = 2
_NOTHING = (None, "")
_EMPTY = N_("it is empty and must not be")


class Cell(NamedTuple):
    """A value that comes from one column and nothing else."""

    column: int
    """Where it stands in a row."""
    read: Read


class Constant(NamedTuple):
    """A value that is the same in every row."""

    value: object


Way = Cell | Constant | FromRow
"""How a value is come by."""


class _Memo(dict[str, object]):
    """Remembers what texts mean: in most columns the same ones come again and again; gives up where they don't."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self._forgotten = 0

    def __missing__(self, text: str) -> object:
        value = self._read(text)
        if self._forgotten < _PATIENCE:
            self[text] = value
            if len(self) >= _REMEMBERED:
                self.clear()
                self._forgotten += 1
        return value


def remembering(column: int, read: Read) -> Cell:
    """Return a cell that reads each of its texts once."""
    return Cell(column, _Memo(read).__getitem__)


def from_row(way: Way) -> FromRow:
    """Return the same way as a function of the row."""
    if isinstance(way, Cell):
        column, read = way
        return lambda row: read(row[column])
    if isinstance(way, Constant):
        value = way.value
        return lambda _row: value
    return way


def first_of(way: Way, other: Way) -> Way:
    """Return a way that goes the other one when the first leads to nothing."""
    one, two = from_row(way), from_row(other)

    def read(row: Row) -> object:
        value = one(row)
        return two(row) if value in _NOTHING else value

    return read


def required(way: Way) -> Way:
    """Return a way that refuses to lead to nothing."""
    read_row = from_row(way)
    return lambda row: something(read_row(row))


def something(value: object) -> object:
    """Return the value, unless there is none."""
    if value in _NOTHING:
        raise BadValue(_EMPTY)
    return value
