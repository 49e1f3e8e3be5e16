"""Changing what a contract, a condition or a security says; where they stand is said by moving them on."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from crodesk.services import contract_making, records

ALIKE = ("insured_until", "revalue_on", "registered_on", "registration", "released_on")
"""What a contract that secures a loan, and the thing that it is about, both say."""


def change(session: Session, kind: str, rid: int, values: Mapping[str, Any], version: int) -> int:
    """Change a record of a contract and return its number; `Refused` for a number that another contract has."""
    if kind == "credit_contract" and values.get("number"):
        contract_making.check_number(session, values["number"], rid)
    records.change(session, kind, rid, values, version)
    if kind == "security_contract":
        say_of_thing(session, records.get(session, kind, rid))
    return rid


def say_of_thing(session: Session, security: Any) -> None:
    """Say of the collateral what its contract says: a new insurance or valuation, its registration, its release.

    Lists and warnings go by the sooner of both, so that what was renewed has to be renewed in both.
    """
    if security.collateral_rid is None:
        return
    said = {key: getattr(security, key) for key in ALIKE if getattr(security, key) not in (None, "")}
    if security.state != "released":
        said["released_on"] = None
    records.change(session, "collateral", security.collateral_rid, said)
