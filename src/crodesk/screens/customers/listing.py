"""The rows of the customer list, and the way through them from an opened file."""

from collections.abc import Iterator, Sequence
from typing import overload

from crodesk.services import customer_list
from crodesk.services.customer_line import CustomerLine
from crodesk.services.customer_list import Query, Window
from crodesk.services.desk import Desk


class Listing:
    """What the list shows, read in pages; the same object walks from one opened customer to the next."""

    def __init__(self, desk: Desk, query: Query) -> None:
        self._desk, self._query = desk, query
        self.window: Window = desk.look(customer_list.open_window, query, desk.today)
        """What stands behind it."""

    @property
    def count(self) -> int | None:
        """How many customers are listed; `None` while that is being counted."""
        return self.window.count

    def page(self, start: int, stop: int) -> Sequence[CustomerLine]:
        """Return a page of lines."""
        return self.window.page(start, stop)

    def place_of(self, rid: int) -> int | None:
        """Return where a customer stands in the list."""
        return self.window.place_of(rid)

    def rids(self) -> list[int]:
        """Return all customers of the list in their order; for what is done with all of them."""
        return self._desk.read_now(customer_list.rids, self._query, self._desk.today)

    async def prepare(self) -> bool:
        """Count and lay out in a thread what could not be done at once; tell whether that changed anything."""
        if self.window.whole:
            return False
        order = await self._desk.run(customer_list.order, self._query, self._desk.today)
        self.window = self._desk.look(customer_list.open_window, self._query, self._desk.today, order)
        return True


class Walk(Sequence[int]):
    """The customers of a list in their order, read as one goes."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    def __len__(self) -> int:
        return self._listing.count or 0

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...

    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        """Return the customer at a place, or those of a slice."""
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            return [self[at] for at in range(start, stop, step)]
        page = self._listing.page(place, place + 1)
        if not page:
            raise IndexError(place)
        return page[0].rid

    def __iter__(self) -> Iterator[int]:
        return (self[at] for at in range(len(self)))

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a customer; raises `ValueError` when it isn't in the list."""
        place = self._listing.place_of(value)
        if place is None or place < start or (stop is not None and place >= stop):
            raise ValueError(value)
        return place
