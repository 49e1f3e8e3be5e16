"""Which rows are marked: some by name, or all but some, so that marking a million rows costs nothing."""

from collections.abc import Iterable


class Marks:
    """The marks of one list."""

    def __init__(self) -> None:
        self.all = False
        """Whether every row is marked but for those in `rids`."""
        self.rids: set[int] = set()
        """The marked rows; with `all` those that are not."""

    def __contains__(self, rid: int) -> bool:
        return (rid in self.rids) is not self.all

    def __bool__(self) -> bool:
        return self.all or bool(self.rids)

    def count(self, total: int | None) -> int | None:
        """Return how many rows are marked of `total`; `None` when that isn't known."""
        if not self.all:
            return len(self.rids)
        return None if total is None else total - len(self.rids)

    def toggle(self, rid: int) -> None:
        """Mark a row, or take its mark away."""
        self.rids ^= {rid}

    def set(self, rids: Iterable[int]) -> None:
        """Mark these rows and no others."""
        self.all, self.rids = False, set(rids)

    def set_all(self) -> None:
        """Mark every row."""
        self.all, self.rids = True, set()

    def clear(self) -> None:
        """Take all marks away."""
        self.all, self.rids = False, set()
