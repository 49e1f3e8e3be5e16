"""The rows of the queue for the list: a window of a view, of a rule, or what was found."""

from collections.abc import Sequence

from crodesk.services import queue
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.widgets.row_source import ListSource, RowSource


class QueueSource(RowSource[QueueItem]):
    """A view, read in pages."""

    def __init__(self, desk: Desk, view: str, sort: str = "urgency", *, alone: bool = False) -> None:
        self._desk = desk
        self._asked = (view, sort, alone)
        self._count = desk.look(queue.size, view, alone=alone)

    @property
    def count(self) -> int:
        """How many rows the view has."""
        return self._count

    def page(self, start: int, stop: int) -> Sequence[QueueItem]:
        """Return a page of them."""
        view, sort, alone = self._asked
        return self._desk.look(queue.page, view, start, stop - start, sort, alone)


class Unfolded(RowSource[QueueItem]):
    """A source with rows placed below one of its own."""

    def __init__(self, source: RowSource[QueueItem], place: int, below: Sequence[QueueItem]) -> None:
        self._source = source
        self._place = place
        self._below = below

    @property
    def count(self) -> int | None:
        """How many rows there are with those below."""
        count = self._source.count
        return None if count is None else count + len(self._below)

    def page(self, start: int, stop: int) -> Sequence[QueueItem]:
        """Return rows of the source, those below in their place."""
        first, last = self._place + 1, self._place + 1 + len(self._below)
        shift = len(self._below)
        before = self._source.page(start, min(stop, first)) if start < first else []
        among = self._below[max(start - first, 0) : max(stop - first, 0)]
        after = self._source.page(max(start, last) - shift, stop - shift) if stop > last else []
        return [*before, *among, *after]


def everything(desk: Desk, rule: str) -> ListSource[QueueItem]:
    """Return all rows of one rule that ask now, folded ones too."""
    return ListSource(desk.look(queue.page_of_rule, rule, 0, queue.MOST_FOUND))
