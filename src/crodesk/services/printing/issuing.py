"""Pages about a drawing as they are handed out: written once, and kept with the drawing as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crodesk.exchange.paper import Paper, plain
from crodesk.language import language
from crodesk.services.printing import keeping, making
from crodesk.services.printing.making import Made, Wanted

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.contract_file import ContractFile, DrawingFile
    from crodesk.storage.attachments import Attachments


def made(file: ContractFile, one: DrawingFile, name: str, paper: Paper, form: str) -> Made:
    """Return a page about a drawing as it is written, in a form of `making`: `pdf` or `txt`."""
    content = making.as_pdf(paper) if form == making.PDF else plain.content(paper)
    return Made(file.number_of(one), Wanted(name, language(), form), content, (), "", one.record.rid)


def keep(session: Session, store: Attachments, file: ContractFile, one: DrawingFile, made: Made) -> int:
    """Keep a page that was handed out, with the drawing, its application and its loan; returns its number."""
    application = file.approval.rid if file.approval else None
    return keeping.keep(session, store, application, made, one.record.cells["holding_rid"])
