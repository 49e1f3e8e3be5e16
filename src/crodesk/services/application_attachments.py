"""Papers and photos as files: attached to an application or a customer, given out again, ended with a reason.

The content is on the disk before a row names it: whatever happens in between leaves a file that nobody names, which a
later start collects.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crodesk.domain.file_names import clean_name
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.services import new_files, records
from crodesk.storage.queries import attachments as q
from crodesk.storage.reader import Cells, Reader

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.desk import Desk
    from crodesk.storage.attachments import Kept
    from crodesk.storage.tables import ApplicationPaper

WAITED_FOR = frozenset({"wanted", "expired"})
"""States of a paper that an attached file ends."""


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One attachment as a list shows it."""

    rid: int
    version: int
    name: str
    media_type: str
    size: int
    """Bytes."""
    added_at: datetime | None
    note: str
    content_hash: str
    customer_rid: int
    application_rid: int | None
    application: str
    """The number of the application; empty when it belongs to the customer alone."""
    paper_rid: int | None
    paper: str
    """Which paper of the checklist it is; empty for none."""
    ended: bool


def get(reader: Reader, rid: int) -> AttachmentLine | None:
    """Return one attachment, ended or not."""
    row = reader.row(q.GET, {"attachment": rid})
    return _line(row) if row else None


def of_application(reader: Reader, application: int) -> list[AttachmentLine]:
    """Return what is attached to an application, in the order in which it came."""
    return [_line(row) for row in reader.rows(q.OF_APPLICATION, {"application": application})]


def of_customer(reader: Reader, customer: int) -> list[AttachmentLine]:
    """Return what is attached to a customer or their applications, the newest first."""
    return [_line(row) for row in reader.rows(q.OF_CUSTOMER, {"customer": customer})]


def keep(desk: "Desk", path: Path) -> "Kept":
    """Keep the content of a file, durably, before a row names it.

    Raises `Refused` with what is wrong with the file, and `DeskFault` where nothing can be written.
    """
    desk.check_writable()
    return desk.attachments.add(path)


def attach(
    session: "Session",
    kept: "Kept",
    *,
    customer: int = 0,
    application: int | None = None,
    paper: int | None = None,
    note: str = "",
) -> int:
    """Attach a content that is kept to an application, or else to a customer, and return the attachment's number.

    Of an application the customer is known. A paper of the checklist that was waited for is received with it.
    Raises `Refused` where the very same is attached already.
    """
    from crodesk.storage.tables import Attachment

    if application is not None:
        customer = records.get(session, "application", application).customer_rid
    received = None if paper is None else _paper(session, paper, application)
    _check_new(session, kept, customer, application, paper)
    row = Attachment(
        customer_rid=customer,
        application_rid=application,
        paper_rid=paper,
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        content_hash=kept.content_hash,
        added_at=session.info["now"],
        note=note,
    )
    session.add(row)
    if received is not None:
        _receive(session, received)
    session.flush()
    assert row.rid is not None
    return row.rid


def end(session: "Session", rid: int, why: str) -> None:
    """Say that an attachment holds no longer, and why; its file stays, so that this can be taken back."""
    records.end(session, "attachment", rid, why)


def give_out(desk: "Desk", line: AttachmentLine, to: Path) -> Path:
    """Write a copy of an attachment into a folder, or to a new file, and return where it lies.

    Raises `Refused` where something lies there already or nothing can be written, `DeskFault` when the file beside the
    desk is missing or damaged.
    """
    from crodesk.exchange.writing import private_file

    path = to / clean_name(line.name) if to.is_dir() else to
    with new_files.made(path):
        content = desk.attachments.read(line.content_hash)
        with private_file(path) as file:
            file.write(content)
    return path


def open_copy(desk: "Desk", line: AttachmentLine) -> Path:
    """Make a private copy of an attachment to look at; `desk.copies.remove` removes it."""
    return desk.copies.make(desk.attachments.read(line.content_hash), line.name)


def _paper(session: "Session", rid: int, application: int | None) -> "ApplicationPaper":
    """Return a paper of the checklist, or refuse when it is gone or of another application."""
    from crodesk.storage.tables import ApplicationPaper

    row = session.get(ApplicationPaper, rid)
    if row is None or row.ended_on is not None or row.application_rid != application:
        raise Refused(Problem("paper", N_("That paper isn't listed for this application any more.")))
    return row


def _receive(session: "Session", paper: "ApplicationPaper") -> None:
    """Write down that a paper that was waited for is here; of a new one in place of an old, no day is known yet."""
    if paper.state not in WAITED_FOR:
        return
    if paper.state == "expired":
        paper.dated = paper.valid_until = None
    paper.state, paper.received_on = "received", session.info["today"]


def _check_new(session: "Session", kept: "Kept", customer: int, application: int | None, paper: int | None) -> None:
    """Refuse what is attached to the very same already."""
    from sqlmodel import col, select

    from crodesk.storage.tables import Attachment

    same = select(Attachment.name).where(
        col(Attachment.customer_rid) == customer,
        col(Attachment.application_rid).is_not_distinct_from(application),
        col(Attachment.paper_rid).is_not_distinct_from(paper),
        col(Attachment.content_hash) == kept.content_hash,
        col(Attachment.ended_on).is_(None),
    )
    name = session.exec(same.limit(1)).first()
    if name is not None:
        words = N_("The very same file is attached already: “{name}”. Nothing was changed.")
        raise Refused(Problem("path", words, {"name": name}))


def _line(row: Cells) -> AttachmentLine:
    rid, version, name, media, size, added, note, content_hash, customer, application, number, paper, called, end = row
    at = datetime.fromisoformat(added) if added else None
    return AttachmentLine(
        rid, version, name, media, size or 0, at, note, content_hash, customer, application, number, paper, called,
        end is not None,
    )  # fmt: skip
