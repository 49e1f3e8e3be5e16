"""Identity papers over time: a renewed one takes the place of the old, which stays, ended."""

from sqlmodel import Session

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records.rules import Values
from crodesk.domain.words import N_
from crodesk.services import records
from crodesk.storage.tables import IdentityDocument

RENEWED = "renewed"


def renew(session: Session, old_rid: int, values: Values) -> int:
    """Write down the new paper and end the old one; returns the new one's number.

    Refuses a last day that is past already. A paper whose original was seen is verified today.
    """
    old: IdentityDocument = records.get(session, "identity_document", old_rid)
    today = session.info["today"]
    expires_on = values.get("expires_on")
    if expires_on is not None and expires_on < today:
        raise Refused(Problem("expires_on", N_("That day is past. A paper that has expired can't replace another.")))
    rid = records.add(session, "identity_document", old.customer_rid, {"kind": old.kind, **values})
    if values.get("original_seen"):
        records.confirm(session, "identity_document", [rid])
    records.end(session, "identity_document", old_rid, RENEWED, today)
    return rid
