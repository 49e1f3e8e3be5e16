"""The pipeline: applications by stage, with how long they stand there and who has to do the next thing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from crodesk.domain.lending.application.moves import LIVE, OPEN
from crodesk.services import stored
from crodesk.services.application_rows import START
from crodesk.services.search_terms import asked_for
from crodesk.storage.queries import applications as q
from crodesk.storage.reader import Cells, Reader

VIEWS = {
    "live": LIVE,
    "draft": ("draft",),
    "submitted": ("submitted",),
    "returned": ("returned",),
    "approved": ("approved", "conditional"),
    "ended": ("declined", "withdrawn", "expired"),
    "parked": OPEN,
    "all": (*OPEN, "declined", "withdrawn", "expired"),
}
"""Which stages a view lists."""
SORTS = ("stage", "age", "amount", "customer", "number")


@dataclass(frozen=True, slots=True)
class Query:
    """Which applications are listed, and in which order."""

    view: str = "live"
    """One of `VIEWS`; what is parked is left out of all but its own, the ended and all."""
    sort: str = "stage"
    """One of `SORTS`."""
    text: str = ""
    """What was typed to find some of them: parts of the borrower's name, of the application's or customer's number."""

    @property
    def finding(self) -> bool:
        """Whether the text holds anything to look for."""
        return asked_for(self.text) is not None


@dataclass(frozen=True, slots=True)
class ApplicationLine:
    """One application as the pipeline shows it."""

    rid: int
    uid: str
    number: str
    stage: str
    stage_since: date
    started_on: date | None
    ball: str
    next_step: str
    parked_until: date | None
    parked_why: str
    product: str
    amount_minor: int | None
    currency: str
    months: int | None
    rate_ppm: int | None
    customer_rid: int
    name: str
    code: str
    customer_kind: str

    def age(self, today: date) -> int:
        """Return how many days it stands in its stage."""
        return max((today - self.stage_since).days, 0)

    def parked(self, today: date) -> bool:
        """Tell whether it waits for a day that is still to come."""
        return self.parked_until is not None and self.parked_until > today


def get(reader: Reader, rid: int) -> ApplicationLine | None:
    """Return one application."""
    row = reader.row(q.FILE, {"application": rid})
    return _line(row) if row else None


def by_number(reader: Reader, text: str) -> ApplicationLine | None:
    """Return the application that a number means, with its letters and leading zeros or without."""
    for number in (text, f"{START}{text}", f"{START}{text:0>4}"):
        row = reader.row(q.BY_NUMBER, {"number": number.upper()})
        if row:
            return _line(row)
    return None


def page(reader: Reader, query: Query, today: date, start: int = 0, limit: int = 200) -> list[ApplicationLine]:
    """Return a page of what a query lists."""
    sql = q.page(VIEWS[query.view], _parked(query.view), query.sort, found=query.finding)
    return [_line(row) for row in reader.rows(sql, _values(query, today) | {"start": start, "limit": limit})]


def count(reader: Reader, query: Query, today: date) -> int:
    """Return how many applications a query lists."""
    sql = q.count(VIEWS[query.view], _parked(query.view), found=query.finding)
    return int(reader.value(sql, _values(query, today)) or 0)


def of_customer(reader: Reader, customer: int) -> list[ApplicationLine]:
    """Return a customer's applications, the newest first."""
    return [_line(row) for row in reader.rows(q.OF_CUSTOMER, {"customer": customer})]


def _parked(view: str) -> str:
    return {"parked": "only", "all": "", "ended": ""}.get(view, "not")


def _values(query: Query, today: date) -> dict[str, Any]:
    return {"today": today.isoformat(), **(asked_for(query.text) or {})}


def _line(row: Cells) -> ApplicationLine:
    rid, uid, number, stage, since, started, ball, step, parked, why, product, amount, currency, *rest = row
    return ApplicationLine(
        rid, uid, number, stage, stored.day(since) or date.min, stored.day(started), ball, step, stored.day(parked),
        why, product, amount, currency or "VND", *rest,
    )  # fmt: skip
