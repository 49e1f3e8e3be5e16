"""Adding a record the way its kind begins: a customer gets a number, a case its first step, a note its moment."""

from dataclasses import fields
from typing import Any

from sqlmodel import Session

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records.rules import Values
from crodesk.domain.words import N_
from crodesk.services import cases, customers, records


def add(session: Session, kind: str, owner: int | None, values: Values) -> int:
    """Keep a new record of any kind and return its number; raises `Refused` with what is wrong, field by field."""
    if kind == "customer":
        return customers.add(session, _known(values))
    if kind == "service_case":
        return _case(session, owner, values)
    if kind == "interaction":
        values = {"at": session.info["now"], "kind": "note", **values}
    return records.add(session, kind, owner, values)


def _case(session: Session, owner: int | None, values: Values) -> int:
    """Open a case; what opening one does not ask for is filled in after it."""
    if owner is None:
        raise Refused(Problem("customer_rid", N_("Say whose it is: type a part of the customer's name.")))
    asked = {field.name for field in fields(cases.Opening)}
    known = {key: value for key, value in _known(values).items() if key in asked}
    rid = cases.open_case(session, owner, cases.Opening(**{"kind": "", "issue": "", **known}))
    more = {key: value for key, value in values.items() if key not in asked}
    if more:
        records.change(session, "service_case", rid, more)
    return rid


def _known(values: Values) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
