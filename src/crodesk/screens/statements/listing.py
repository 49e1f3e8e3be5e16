"""Where the rows of the room come from."""

from collections.abc import Sequence

from crodesk.services import statement_entries
from crodesk.services.desk import Desk
from crodesk.services.statement_entries import EntryLine
from crodesk.widgets.row_source import RowSource


class EntrySource(RowSource[EntryLine]):
    """Entries: all their numbers at once, their lines a page at a time."""

    def __init__(self, desk: Desk, rids: Sequence[int]) -> None:
        self._desk, self.rids = desk, rids

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rids)

    def page(self, start: int, stop: int) -> Sequence[EntryLine]:
        """Return some of them."""
        return self._desk.look(statement_entries.these, self.rids[start:stop])

    def place_of(self, rid: int) -> int | None:
        """Return where an entry stands."""
        try:
            return self.rids.index(rid)
        except ValueError:
            return None
