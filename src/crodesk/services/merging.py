"""Making one customer of two: every row of the one goes to the other, both histories stay, and it can be undone."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.services import records
from crodesk.storage.tables import Customer, CustomerTag, Relation

KEPT_AS_IS = {
    "rid",
    "uid",
    "version",
    "code",
    "kind",
    "status",
    "status_since",
    "closed_why",
    "imported_from",
    "imported_key",
}
"""Columns of the customer who stays that the other never fills."""


def merge(session: Session, kept: int, gone: int) -> None:
    """Move all of `gone` to `kept`, fill what `kept` lacks, and close `gone` with the reason."""
    if kept == gone:
        raise Refused(N_("These are one customer already. Nothing was changed."))
    stays: Any = records.get(session, "customer", kept)
    goes: Any = records.get(session, "customer", gone)
    if "closed" in (stays.status, goes.status):
        raise Refused(N_("One of the two is closed. Nothing was changed; take that customer back first."))
    _end_what_would_double(session, kept, gone)
    for table, column in _links_to_customers():
        session.execute(
            sa.update(table)
            .where(column == gone, *_movable(table, kept, gone))
            .values({column.name: kept, "version": table.c.version + 1})
        )
    _fill_gaps(stays, goes)
    goes.status, goes.status_since = "closed", session.info["today"]
    goes.closed_why = f"→ {stays.code}"
    session.info["subject"] = f"{goes.name} {goes.code} → {stays.name} {stays.code}"
    session.flush()


def _links_to_customers() -> list[tuple[sa.Table, sa.Column[int]]]:
    """Return every column of every table that points to a customer."""
    customer: sa.Table = Customer.__table__  # type: ignore[attr-defined]  # set by the mapper
    return [
        (table, column)
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if column.references(customer.c.rid)
    ]


def _movable(table: sa.Table, kept: int, gone: int) -> list[sa.ColumnElement[bool]]:
    """Leave out relations between the two: nobody is related to themselves; and ended tags that would come double."""
    if table.name == Relation.__tablename__:
        between = sa.or_(
            sa.and_(table.c.customer_rid == kept, table.c.other_rid == gone),
            sa.and_(table.c.customer_rid == gone, table.c.other_rid == kept),
        )
        return [sa.not_(sa.func.coalesce(between, sa.false()))]
    return []


def _end_what_would_double(session: Session, kept: int, gone: int) -> None:
    """End relations between the two, and tags that both carry."""
    today = session.info["today"]
    both = (kept, gone)
    between = select(Relation).where(col(Relation.customer_rid).in_(both), col(Relation.other_rid).in_(both))
    for relation in session.exec(between):
        relation.ended_on, relation.ended_why = today, "merged"
    held = select(CustomerTag.tag).where(col(CustomerTag.customer_rid) == kept, col(CustomerTag.ended_on).is_(None))
    double = select(CustomerTag).where(col(CustomerTag.customer_rid) == gone, col(CustomerTag.tag).in_(held))
    for tag in session.exec(double):
        tag.ended_on, tag.ended_why = today, "merged"
    session.flush()


def _fill_gaps(stays: Any, goes: Any) -> None:
    for column in stays.__table__.columns:
        if column.name not in KEPT_AS_IS and getattr(stays, column.name) in (None, ""):
            setattr(stays, column.name, getattr(goes, column.name))
