"""Lists of running loans: views with their totals, today or as of any day, as quick at 20,000 loans as at twenty."""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from crodesk.domain import names
from crodesk.domain.rules import figures
from crodesk.services import loan_groups, loan_refreshing, loan_rows
from crodesk.services.loan_line import AT_RISK, LoanLine, Total, line_of
from crodesk.services.search_terms import asked_for
from crodesk.storage import loan_state, rewinding
from crodesk.storage.connection import Connection
from crodesk.storage.past_loans import CUSTOMERS, HOLDINGS, SIGNALS, PastLoans
from crodesk.storage.queries import loan_list as q
from crodesk.storage.reader import Cells, Reader, Values

VIEWS = tuple(q.VIEWS)
SORTS = tuple(q.SORTS)
WEEK, SOON, MONTH = timedelta(days=6), timedelta(days=10), timedelta(days=30)
"""How far ahead the views look: instalments due, group steps, and everything else."""


class Book(Protocol):
    """Where lists are read: the file, or the rows as of a past day."""

    def rows(self, sql: str, values: Values = ()) -> list[Cells]:
        """Return all rows of a query."""

    def row(self, sql: str, values: Values = ()) -> Cells | None:
        """Return the first row, or `None`."""

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first cell of the first row, or `None`."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which loans are listed, and in which order."""

    view: str = "live"
    sort: str = ""
    """One of `SORTS`; empty for the view's own order."""
    first: int = 1
    """Of the view `late`: from how many days on."""
    last: int | None = None
    """Of the view `late`: until how many days; `None` for all more."""
    text: str = ""
    """What was typed to find some of them: parts of the borrower's name, of the loan's or the customer's number."""

    @property
    def finding(self) -> bool:
        """Whether the text holds anything to look for."""
        return asked_for(self.text) is not None


def page(book: Book, query: Query, day: date, start: int = 0, limit: int = 200) -> list[LoanLine]:
    """Return a page of a view as it stands on a day; a past day needs the book of `as_of`."""
    asked = {**values(query, day), "start": start, "limit": limit}
    return [line_of(row) for row in book.rows(q.page(query.view, query.sort, found=query.finding), asked)]


def rids(book: Book, query: Query, day: date) -> Sequence[int]:
    """Return the numbers of all loans in a view, in order; with `lines`, any page of it comes at once."""
    sql = q.rids(query.view, query.sort, found=query.finding)
    return array("q", (rid for (rid,) in book.rows(sql, values(query, day))))


def lines(book: Book, wanted: Sequence[int]) -> list[LoanLine]:
    """Return the lines of a few loans, in their order; one that is gone is left out."""
    found = {line.rid: line for line in map(line_of, book.rows(q.LINES, {"rids": json.dumps(list(wanted))}))}
    return [found[rid] for rid in wanted if rid in found]


def totals(book: Book, query: Query, day: date, bad: int = 2, listed: Sequence[int] | None = None) -> list[Total]:
    """Return what a view comes to by currency; `bad` is the rank from which groups count as bad (see `bad_rank`).

    `listed` are the numbers of all its loans where they are known already.
    """
    asked = {**values(query, day), "bad": bad}
    if not query.finding:
        return [Total(*row) for row in book.rows(q.totals(query.view), asked)]
    only = rids(book, query, day) if listed is None else listed
    return [Total(*row) for row in book.rows(q.SUMS_OF, {**asked, "rids": json.dumps(list(only))})]


def count(book: Book, query: Query, day: date) -> int:
    """Return how many loans a view lists."""
    return sum(total.loans for total in totals(book, query, day))


def get(book: Book, rid: int) -> LoanLine | None:
    """Return one loan; `None` when it is none."""
    row = book.row(q.ONE, {"holding": rid})
    return line_of(row) if row else None


def by_number(book: Book, text: str) -> list[LoanLine]:
    """Return the loans with a number, however it is typed; mostly one."""
    return [line_of(row) for row in book.rows(q.BY_NUMBER, {"digits": names.fold(text).replace(" ", "")})]


def of_customer(book: Book, customer: int) -> list[LoanLine]:
    """Return a customer's loans."""
    return [line_of(row) for row in book.rows(q.OF_CUSTOMER, {"customer": customer})]


def waiting(reader: Reader) -> int | None:
    """Return how many rows are still to be made; `None` where it is all of them."""
    count, first = reader.row(q.WAITING) or (0, 0)
    return None if first == loan_state.EVERY else int(count)


def is_current(reader: Reader) -> bool:
    """Tell whether every row is as its loan stands; else `Desk.keep_loans` is under way or wanted."""
    return bool(reader.value(q.IS_CURRENT))


def as_of(reader: Reader, day: date) -> PastLoans:
    """Return all loans as they were known at the end of a past day, for the functions of this module; for a thread.

    They are reckoned anew from the dated rows: what was written down later isn't in them, and what was changed since is
    as it was before.
    """
    return reader.with_connection(lambda db: _as_of(db, day))


def _as_of(db: Connection, day: date) -> PastLoans:
    holdings, customers = db.execute(HOLDINGS, (day.isoformat(),)).fetchall(), db.execute(CUSTOMERS).fetchall()
    wanted = [row[0] for row in holdings]
    with rewinding.end_of(db, day):
        rows = [row for step in loan_refreshing.in_steps(db, wanted) for row in loan_refreshing.made(db, step, day)]
        signals = db.execute(SIGNALS, {"day": day.isoformat()}).fetchall()
    return PastLoans(rows, holdings, customers, signals)


def bad_rank(reader: Reader) -> int:
    """Return the rank from which groups of the branch's rules count as bad."""
    pack = loan_groups.pack_of(reader.with_connection(loan_rows.home).pack)
    ranks = [rank for rank, group in enumerate(pack.groups) if group.non_performing] if pack else []
    return min(ranks, default=2)


def buckets() -> list[Query]:
    """Return the views of late loans by the usual buckets of days."""
    starts = figures.load("collection_buckets")["default"]["starts"]
    ends = [*(start - 1 for start in starts[1:]), None]
    return [Query("late", first=first, last=last) for first, last in zip(starts, ends, strict=True)]


def values(query: Query, day: date) -> dict[str, object]:
    """Return the values of a view's statement."""
    first = date.min if query.last is None else day - timedelta(days=query.last)
    days = {
        "today": day,
        "week": day + WEEK,
        "soon": day + SOON,
        "month": day + MONTH,
        "oldest": first,
        "newest": day - timedelta(days=query.first),
        "risk": day - timedelta(days=AT_RISK),
    }
    return {**{name: each.isoformat() for name, each in days.items()}, **(asked_for(query.text) or {})}
