"""Windows on the customer list: any page of it at once, however long it is."""

from collections.abc import Sequence
from typing import Protocol

from crodesk.services.customer_line import CustomerLine, lines
from crodesk.services.customer_parts import Anchors, Part
from crodesk.storage.queries import customer_list as queries
from crodesk.storage.reader import Reader

NEAR = 512
"""Up to this place the list is read from its start without asking how long its parts are."""


class Window(Protocol):
    """An ordered list of customers that is read in pages."""

    @property
    def count(self) -> int | None:
        """How many customers there are; `None` while that takes long to count."""

    @property
    def whole(self) -> bool:
        """Whether every page is at hand at its usual price; if not, `customer_list.order` brings it."""

    def page(self, start: int, stop: int) -> Sequence[CustomerLine]:
        """Return the lines from `start` up to, not with, `stop`; fewer where the list ends, or what is known of it."""

    def place_of(self, rid: int) -> int | None:
        """Return where a customer stands; `None` when it isn't in the list."""

    def neighbour(self, rid: int, step: int) -> int | None:
        """Return the customer so many places after another (before it, if negative); `None` when there is none."""


class Picked:
    """A window on customers whose numbers are at hand in their order."""

    def __init__(
        self, reader: Reader, rids: Sequence[int], *, whole: bool = True, known: Sequence[CustomerLine] = ()
    ) -> None:
        self._reader = reader
        self._rids = rids
        self._known = known
        self.whole = whole

    @property
    def count(self) -> int | None:
        """How many customers there are, when these are all."""
        return len(self._rids) if self.whole else None

    def page(self, start: int, stop: int) -> Sequence[CustomerLine]:
        """Return lines; none beyond what is known so far."""
        if stop <= len(self._known) or len(self._known) == len(self._rids):
            return self._known[start:stop]
        return lines(self._reader, self._rids[start:stop])

    def place_of(self, rid: int) -> int | None:
        """Return where a customer stands."""
        try:
            return self._rids.index(rid)
        except ValueError:
            return None

    def neighbour(self, rid: int, step: int) -> int | None:
        """Return the customer so many places on."""
        place = self.place_of(rid)
        if place is None or not 0 <= place + step < len(self._rids):
            return None
        return self._rids[place + step]


class Walked:
    """A window on all customers that aren't closed, found by their keys."""

    def __init__(self, reader: Reader, sort: str, *, falling: bool, anchors: Anchors | None = None) -> None:
        sizes = anchors.sizes if anchors else (None,) * len(queries.parts(sort))
        self._parts = [
            Part(reader, sort, condition, falling=falling, size=size, keys=anchors.keys[number] if anchors else ())
            for number, (condition, size) in enumerate(zip(queries.parts(sort), sizes, strict=True))
        ]
        self.whole = anchors is not None
        self.count = sum(anchors.sizes) if anchors else int(reader.value(queries.COUNT) or 0)

    def page(self, start: int, stop: int) -> Sequence[CustomerLine]:
        """Return lines."""
        if stop <= NEAR:
            first = self._parts[0].lines_from(start, stop)
            if len(first) == stop - start:
                return first
        found: list[CustomerLine] = []
        before = 0
        for part in self._parts:
            if before < stop:
                found += part.lines(max(start - before, 0), min(stop - before, part.size))
            before += part.size
        return found

    def place_of(self, rid: int) -> int | None:
        """Return where a customer stands."""
        before = 0
        for part in self._parts:
            place = part.place_of(rid)
            if place is not None:
                return before + place
            before += part.size
        return None

    def neighbour(self, rid: int, step: int) -> int | None:
        """Return the customer so many places on."""
        place = self.place_of(rid)
        if place is None or place + step < 0:
            return None
        return next((line.rid for line in self.page(place + step, place + step + 1)), None)
