"""Keeping records of any kind: add one, change one, end one, confirm one. What each kind is, the registry says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records import Field, RecordKind, by_name
from crodesk.domain.words import N_
from crodesk.services import application_rows
from crodesk.services.record_list import OWNER_COLUMN

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlmodel import Session, SQLModel

    from crodesk.domain.records.rules import Values


@cache
def models() -> dict[str, type[SQLModel]]:
    """Return each table's model by the table's name; read when first something is written, never for a first frame."""
    from crodesk.storage import tables

    return {model.__tablename__: model for name in tables.__all__ if (model := getattr(tables, name))}


def add(session: Session, kind_name: str, owner_rid: int | None, values: Values) -> int:
    """Keep a new record and return its number; raises `Refused` with what is wrong, field by field."""
    kind = by_name(kind_name)
    row = models()[kind_name]()
    _own(row, kind, owner_rid)
    _fill(session, kind, row, values)
    application_rows.follow(session, row, {})
    if kind_name == "application":
        application_rows.begin(session, row)
    _check_open(session, kind, row, set())
    _check(session, kind, row)
    session.add(row)
    session.flush()
    application_rows.touch(session, kind, row)
    rid: int = row.rid  # type: ignore[attr-defined]  # every table has it
    _after_adding(session, kind_name, rid, owner_rid)
    return rid


def change(session: Session, kind_name: str, rid: int, values: Values, version: int | None = None) -> None:
    """Change fields of a record; `version` is the one the officer saw. Raises `Refused` when it was changed since."""
    kind = by_name(kind_name)
    row = get(session, kind_name, rid)
    if version is not None and row.version != version:
        raise Refused(N_("This was changed meanwhile. Nothing was saved; look again and repeat it."))
    _check_open(session, kind, row, set(values))
    before = {key: getattr(row, key) for key in values}
    _fill(session, kind, row, values)
    application_rows.follow(session, row, before)
    for key, since in (("status", "status_since"), ("tier", "tier_since"), ("stage", "stage_since")):
        if key in values and before[key] != values[key] and hasattr(row, since) and since not in values:
            setattr(row, since, session.info["today"])
    _check(session, kind, row)
    session.flush()
    application_rows.touch(session, kind, row)


def end(session: Session, kind_name: str, rid: int, why: str, on: date | None = None) -> None:
    """Say that a record holds no longer, and why; it stays readable."""
    kind = by_name(kind_name)
    if not kind.ends:
        raise Refused(N_("Such a record stays. Nothing was changed; e changes it."))
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    row = get(session, kind_name, rid)
    _check_open(session, kind, row, {kind.ends})
    setattr(row, kind.ends, on or session.info["today"])
    if hasattr(row, "ended_why"):
        row.ended_why = why
    session.flush()
    application_rows.touch(session, kind, row)


def confirm(session: Session, kind_name: str, rids: list[int]) -> int:
    """Write down that these records were seen to be true today; returns how many."""
    for rid in rids:
        row = get(session, kind_name, rid)
        row.verified_on = session.info["today"]
        row.verified_by = session.info["officer"]
    session.flush()
    return len(rids)


def get(session: Session, kind_name: str, rid: int) -> Any:
    """Return a row, or refuse when it is gone."""
    row = session.get(models()[kind_name], rid)
    if row is None:
        raise Refused(N_("That record is no longer there. Nothing was changed; what was taken back is in the history."))
    return row


def default_currency(session: Session) -> str:
    """Return the currency of amounts where none is named: the branch's."""
    from sqlmodel import col, select

    from crodesk.storage.tables import Branch

    return session.exec(select(Branch.currency).order_by(col(Branch.rid)).limit(1)).first() or "VND"


def _own(row: SQLModel, kind: RecordKind, owner_rid: int | None) -> None:
    column = OWNER_COLUMN.get(kind.owner)
    if column is not None and hasattr(row, column):
        setattr(row, column, owner_rid)


def _fill(session: Session, kind: RecordKind, row: SQLModel, values: Values) -> None:
    """Put values into a row; empty means unknown, which is `None` where the column allows it."""
    table: Table = row.__table__  # type: ignore[attr-defined]  # set by the mapper
    for key, value in values.items():
        field = kind.field(key)
        column = table.columns[field.key]
        setattr(row, key, _empty(field) if value is None and not column.nullable else value)
    currencies = {field.currency for field in kind.fields if field.currency and getattr(row, field.key) is not None}
    for key in currencies:
        if not getattr(row, key):
            setattr(row, key, default_currency(session))


def _empty(field: Field) -> Any:
    """Return what an empty entry stands for where the column must hold something."""
    if field.kind == "choice" and field.choices[0].value:
        return field.choices[0].value
    return {"yes_no": False, "whole": 0}.get(field.kind, None if field.kind in ("day", "moment", "money") else "")


def _check_open(session: Session, kind: RecordKind, row: SQLModel, keys: set[str]) -> None:
    """Refuse to change what belongs to an application that was sent."""
    if kind.owner == "application" or kind.name == "application":
        application_rows.check_open(session, kind, row, keys)


def _check(session: Session, kind: RecordKind, row: SQLModel) -> None:
    from crodesk.domain.records.rules import problems

    values = {field.key: getattr(row, field.key) for field in kind.fields}
    found = problems(kind, values, session.info["today"])
    if found:
        raise Refused(found)


def _holder(session: Session, rid: int, owner_rid: int | None) -> None:
    """A holding added to a customer is the customer's own."""
    from crodesk.storage.tables import HoldingRole

    if owner_rid is not None:
        session.add(HoldingRole(holding_rid=rid, customer_rid=owner_rid, role="owner"))


_AFTER: dict[str, Callable[[Session, int, int | None], None]] = {
    "holding": _holder,
    "application": application_rows.write_down_start,
}


def _after_adding(session: Session, kind_name: str, rid: int, owner_rid: int | None) -> None:
    if kind_name in _AFTER:
        _AFTER[kind_name](session, rid, owner_rid)
        session.flush()
