"""Actions that are more than one of the desk's verbs, each in one transaction."""

from typing import Any

from crodesk.domain.records.rules import Values
from crodesk.screens.customer.parts import Rids
from crodesk.services import papers, records

NEXT_REVIEW = "next_review_on"


def confirm(session: Any, rids: Rids) -> int:
    """Write down that these records were seen to be true today; returns how many."""
    return sum(records.confirm(session, kind, numbers) for kind, numbers in rids.items())


def renew(session: Any, paper_rid: int, values: Values, review_rid: int | None) -> int:
    """Put a new identity paper in the place of the old, and write down when the risk is looked at again."""
    paper = {key: value for key, value in values.items() if key != NEXT_REVIEW}
    rid = papers.renew(session, paper_rid, paper)
    if review_rid is not None and values.get(NEXT_REVIEW) is not None:
        records.change(session, "risk_review", review_rid, {NEXT_REVIEW: values[NEXT_REVIEW]})
    return rid
