"""What several tables share: where a row came from, whose it is, how long it holds, when it was last verified."""

from datetime import date

import sqlalchemy as sa

from crodesk.storage.columns import Row, day, line, link


class Imported(Row):
    """A row that may have come from another system."""

    imported_from: str = line()
    """The profile of the import that brought it; empty when the officer typed it in."""
    imported_key: str | None = line(default=None)
    """Its key in that system; unique within a profile and a table."""


class OfCustomer(Imported):
    """A row that belongs to one customer; nothing is deleted in daily work, it ends with a reason."""

    customer_rid: int = link("customer", nullable=False)
    """Whose it is."""
    verified_on: date | None = day()
    """When somebody last saw that it is true."""
    verified_by: str = line()
    """Who saw it."""
    ended_on: date | None = day()
    """Since when it holds no longer; `None` while it holds."""
    ended_why: str = line()
    """Why it ended."""


def import_key(table: str) -> sa.Index:
    """Return the index that lets an import find its rows again."""
    return sa.Index(
        f"{table}_import_key",
        "imported_from",
        "imported_key",
        unique=True,
        sqlite_where=sa.text("imported_key IS NOT NULL"),
    )


OPTIONS = {"sqlite_strict": True, "sqlite_autoincrement": True}
"""How SQLite keeps every table: types are enforced, row numbers are never used twice."""
