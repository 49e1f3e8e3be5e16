"""The way from one record to the next, in the order in which they were listed."""

from collections.abc import Sequence

from crodesk.language import _


class Way:
    """Where a record stands among those that were listed."""

    def __init__(self, walk: Sequence[int], rid: int) -> None:
        self.walk = walk
        """The records as they were listed; their number is 0 while nobody has counted a long list."""
        try:
            self._at = walk.index(rid)
        except ValueError:
            self._at = 0

    @property
    def position(self) -> str:
        """The place in the list, as people read it."""
        count = len(self.walk)
        return _("{place} of {count}").format(place=self._at + 1, count=count) if count else f"{self._at + 1}"

    def neighbour(self, by: int) -> int | None:
        """Return the record so many places on; `None` where the list ends."""
        place, count = self._at + by, len(self.walk)
        if place < 0 or (count and place >= count):
            return None
        try:
            return self.walk[place]
        except IndexError:
            return None
