"""Keeping what was printed: its content encrypted beside the desk, and a row that names it, which never changes."""

from sqlmodel import Session

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.printing.making import CALLED, Made
from crodesk.storage.attachments import Attachments
from crodesk.storage.tables import IssuedPaper

PRINTED = N_("Printed a paper")
"""What printing is called in the history."""


def subject(made: Made) -> str:
    """Return what the history says was printed: `L-2290 · Offer letter · vi`."""
    return " · ".join((made.number, _(CALLED[made.wanted.paper]), made.wanted.language))


def keep(session: Session, store: Attachments, application: int | None, made: Made, holding: int | None = None) -> int:
    """Keep a printed paper and return its number; it is of an application, or of a loan that runs.

    The content is written first: a row never names a file that isn't there. What no row and no history names any more
    is collected with the other files beside the desk.
    """
    kept = store.add_content(made.content, made.name)
    row = IssuedPaper(
        application_rid=application,
        paper=made.wanted.paper,
        language=made.wanted.language,
        at=session.info["now"],
        officer=session.info["officer"],
        template_sha256=made.template_sha256,
        content_hash=kept.content_hash,
        missing="\n".join(made.missing),
        drawing_rid=made.drawing,
        holding_rid=holding,
    )
    session.add(row)
    session.flush()
    assert row.rid is not None
    return row.rid
