"""Where rows come from: a window of them at a time, however many there are."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Protocol, TypeVar, runtime_checkable


class Row(Protocol):
    """What every row has, whatever else it shows."""

    @property
    def rid(self) -> int:
        """What stays the same when rows are sorted anew or come and go."""


R = TypeVar("R", bound=Row)
R_co = TypeVar("R_co", bound=Row, covariant=True)


class RowSource(Protocol[R_co]):
    """An ordered list of rows that is read in pages; reads are bounded and answer at once."""

    @property
    def count(self) -> int | None:
        """How many rows there are; `None` while nobody has counted them."""

    def page(self, start: int, stop: int) -> Sequence[R_co]:
        """Return the rows from `start` up to, not with, `stop`; fewer where the list ends."""


@runtime_checkable
class Finding(Protocol):
    """A source that can tell where a row is now."""

    def place_of(self, rid: int) -> int | None:
        """Return the index of the row `rid`; `None` when it isn't in the list."""


class ListSource(RowSource[R]):
    """A source over rows that are in memory already."""

    def __init__(self, rows: Sequence[R] = ()) -> None:
        self.rows = rows

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def page(self, start: int, stop: int) -> Sequence[R]:
        """Return a slice of them."""
        return self.rows[start:stop]

    def place_of(self, rid: int) -> int | None:
        """Return the index of the row `rid`."""
        return next((index for index, row in enumerate(self.rows) if row.rid == rid), None)


class Window(RowSource[R]):
    """The part of a source that was read last, in pages, so that a key reads one page at most, or none."""

    PAGE = 64
    """Rows read at once: more than a screen shows."""
    KEPT = 8
    """Pages kept; the one used longest ago goes first."""

    def __init__(self, source: RowSource[R]) -> None:
        self.source = source
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()

    @property
    def count(self) -> int | None:
        """How many rows there are, as the source says."""
        return self.source.count

    def forget(self) -> None:
        """Read everything anew from here on."""
        self._pages.clear()

    def page(self, start: int, stop: int) -> Sequence[R]:
        """Return the rows from `start` to `stop`."""
        rows = (self.row(index) for index in range(start, stop))
        return [row for row in rows if row is not None]

    def row(self, index: int) -> R | None:
        """Return one row; `None` where there is none."""
        number, place = divmod(index, self.PAGE)
        if index < 0:
            return None
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        return page[place] if place < len(page) else None

    def last_up_to(self, index: int) -> int:
        """Return the largest place not above `index` that has a row; -1 when there is no row at all."""
        if self.count is not None:
            return min(index, self.count - 1)
        while index >= 0 and self.row(index) is None:
            index = self._end_of_page(index)
        return index

    def last(self) -> int:
        """Return the place of the last row; where nobody counted, it is searched for by doubling and halving."""
        if self.count is not None:
            return self.count - 1
        low, high = -1, 1
        while self.row(high) is not None:
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.row(middle) is not None else (low, middle)
        return low

    def place_of(self, rid: int, near: int) -> int | None:
        """Return where the row `rid` is now: among the pages around `near`, else as the source knows."""
        first = max(0, near - self.PAGE)
        for index in range(first, near + self.PAGE):
            row = self.row(index)
            if row is None:
                break
            if row.rid == rid:
                return index
        return self.source.place_of(rid) if isinstance(self.source, Finding) else None

    def _end_of_page(self, index: int) -> int:
        """Return the place of the last row on the page of `index`, or the place just before that page."""
        number = index // self.PAGE
        return number * self.PAGE + len(self._pages[number]) - 1

    def _read(self, number: int) -> Sequence[R]:
        start = number * self.PAGE
        page = self.source.page(start, start + self.PAGE)
        self._pages[number] = page
        if len(self._pages) > self.KEPT:
            self._pages.popitem(last=False)
        return page
