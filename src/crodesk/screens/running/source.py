"""The rows of the list of running loans."""

from collections.abc import Sequence
from datetime import date

from crodesk.services import loan_list
from crodesk.services.desk import Desk
from crodesk.services.loan_line import LoanLine
from crodesk.services.loan_list import Book, Query
from crodesk.widgets.row_source import RowSource


class LoanSource(RowSource[LoanLine]):
    """The loans of a view: all their numbers at once, their lines a page at a time."""

    def __init__(self, desk: Desk, book: Book | None, query: Query, day: date) -> None:
        self._desk, self._book = desk, book
        self.rids = desk.look(loan_list.rids, query, day) if book is None else loan_list.rids(book, query, day)
        """The numbers of all of them, in order."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rids)

    def page(self, start: int, stop: int) -> Sequence[LoanLine]:
        """Return some of them."""
        wanted = self.rids[start:stop]
        return self._desk.look(loan_list.lines, wanted) if self._book is None else loan_list.lines(self._book, wanted)

    def place_of(self, rid: int) -> int | None:
        """Return where a loan stands."""
        try:
            return self.rids.index(rid)
        except ValueError:
            return None
