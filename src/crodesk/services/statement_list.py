"""The statements that were taken in: what each says of itself, what came of its entries, what doesn't add up."""

from dataclasses import dataclass
from datetime import date

from crodesk.services import stored
from crodesk.storage.queries import statements as q
from crodesk.storage.reader import Cells, Reader

MOST = 500
"""Statements that are listed, the newest first."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement; amounts in minor units of its currency, `None` where it doesn't say."""

    rid: int
    account: str
    number: str
    currency: str
    from_on: date | None
    to_on: date | None
    opening_minor: int | None
    closing_minor: int | None
    format: str
    file: str
    taken_in_on: date | None
    entries: int
    """All that stood in it."""
    remarks: tuple[str, ...]
    """What is doubtful about it, in words."""
    kept: int
    """Entries that came in with it; the others had come before."""
    waiting: int
    """Of these, those that nobody has answered yet."""
    booked: int

    @property
    def same(self) -> int:
        """Return how many of its entries had come in before."""
        return max(self.entries - self.kept, 0)


def page(reader: Reader, limit: int = MOST) -> list[StatementLine]:
    """Return the newest statements."""
    return [_line(row) for row in reader.rows(q.STATEMENTS, {"limit": limit})]


def get(reader: Reader, rid: int) -> StatementLine | None:
    """Return one statement; `None` when it is gone."""
    row = reader.row(q.STATEMENT, {"rid": rid})
    return _line(row) if row else None


def _line(row: Cells) -> StatementLine:
    rid, account, number, currency, start, end, opening, closing, form, file, taken, entries, remarks, *counts = row
    return StatementLine(
        rid, account, number, currency, stored.day(start), stored.day(end), opening, closing, form, file,
        stored.day(taken), entries, tuple(filter(None, remarks.split("\n"))), *counts,
    )  # fmt: skip
