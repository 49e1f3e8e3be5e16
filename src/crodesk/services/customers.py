"""Taking customers on, changing what is known of them, closing them, tagging them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from crodesk.domain.identity import IdentityNumber, read_identity
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records.rules import Values
from crodesk.domain.words import N_
from crodesk.services import records
from crodesk.storage.tables import ContactPoint, Customer, CustomerTag

PREFIX = "K-"
"""Numbers made here begin so; the bank's own never do."""
AFTER_PREFIX = "K."
"""The first text after all that begin so."""


def add(session: Session, values: Values, phone: str = "", email: str = "", paper: str = "") -> int:
    """Take on a customer, with the first ways to reach them and an identity number; returns the record's number.

    Raises `Refused` when the name is missing or the customer number is taken.
    """
    given = {"kind": "individual", **values}
    given["code"] = given.get("code") or next_code(session)
    if session.exec(select(Customer.rid).where(col(Customer.code) == given["code"])).first():
        raise Refused(Problem("code", N_("Another customer has this number. Leave it empty and the desk makes one.")))
    given.setdefault("since", session.info["today"])
    rid = records.add(session, "customer", None, given)
    for kind, value in (("phone", phone), ("email", email)):
        if value:
            records.add(session, "contact_point", rid, {"kind": kind, "value": value, "preferred": kind == "phone"})
    if paper:
        kind = _paper_kind(given["kind"], paper, session.info["today"])
        records.add(session, "identity_document", rid, {"kind": kind, "number": paper})
    session.info["subject"] = session.info["subject"] or str(values.get("name", ""))
    return rid


def _paper_kind(customer: str, number: str, today: date) -> str:
    """Return which paper of a person or a firm has that number."""
    if customer != "individual":
        return "business_licence"
    read = read_identity(number, today)
    return (read.kind if isinstance(read, IdentityNumber) else "") or "id_card"


def next_code(session: Session) -> str:
    """Return the next free number of the desk's own."""
    return code_after(newest_code(session))


def code_after(newest: str | None) -> str:
    """Return the number of the desk's own that follows `newest`."""
    number = int(newest.removeprefix(PREFIX)) if newest and newest.removeprefix(PREFIX).isdigit() else 0
    return f"{PREFIX}{number + 1:04}"


def newest_code(session: Session) -> str | None:
    """Return the highest number of the desk's own."""
    return session.exec(
        select(Customer.code)
        .where(col(Customer.code) >= PREFIX, col(Customer.code) < AFTER_PREFIX)  # by the index, as LIKE would not
        .order_by(sa.func.length(Customer.code).desc(), col(Customer.code).desc())
        .limit(1)
    ).first()


def close(session: Session, rid: int, why: str) -> None:
    """Close a customer with a reason; nothing is deleted."""
    if not why.strip():
        raise Refused(Problem("why", N_("Say why.")))
    _set_status(session, rid, "closed", why)


def reopen(session: Session, rid: int) -> None:
    """Take a closed customer back."""
    _set_status(session, rid, "active", "")


def _set_status(session: Session, rid: int, status: str, why: str) -> None:
    customer: Any = records.get(session, "customer", rid)
    customer.status = status
    customer.status_since = session.info["today"]
    customer.closed_why = why
    session.flush()


def tag(session: Session, rids: Sequence[int], word: str) -> int:
    """Hang a tag on customers; those that have it keep it. Returns how many got it."""
    word = word.strip().lstrip("#")
    if not word:
        raise Refused(Problem("tag", N_("Write the tag.")))
    held = select(CustomerTag.customer_rid).where(col(CustomerTag.tag) == word, col(CustomerTag.ended_on).is_(None))
    have = set(session.exec(held).all())
    fresh = [rid for rid in rids if rid not in have]
    session.add_all(CustomerTag(customer_rid=rid, tag=word) for rid in fresh)
    return len(fresh)


def mark_do_not_contact(session: Session, rid: int, *, allowed: bool) -> None:
    """Bar or allow all of a customer's ways to be reached."""
    for point in session.exec(select(ContactPoint).where(col(ContactPoint.customer_rid) == rid)):
        point.do_not_contact = not allowed
