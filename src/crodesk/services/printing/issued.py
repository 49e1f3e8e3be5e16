"""The papers that were printed of an application, a loan or a drawing, and their very content, as it was then."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from crodesk.domain.file_names import plain_part
from crodesk.storage.queries import papers as sql
from crodesk.storage.reader import Cells, Reader

if TYPE_CHECKING:
    from crodesk.storage.attachments import Attachments


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """One paper that was printed."""

    rid: int
    at: datetime
    officer: str
    paper: str
    """Its code."""
    language: str
    missing: tuple[str, ...]
    """Names of the placeholders that weren't known then."""
    content_hash: str

    @property
    def on(self) -> date:
        """The day, here."""
        return self.at.astimezone().date()


def of_application(reader: Reader, application: int) -> list[IssuedLine]:
    """Return what was printed of an application, the newest first."""
    return [_line(row) for row in reader.rows(sql.ISSUED, {"application": application})]


def of_loan(reader: Reader, holding: int) -> list[IssuedLine]:
    """Return what was printed of a loan that runs, the newest first."""
    return [_line(row) for row in reader.rows(sql.ISSUED_OF_LOAN, {"holding": holding})]


def of_contract(reader: Reader, contract: int) -> dict[int, tuple[IssuedLine, ...]]:
    """Return by drawing of a contract what was printed of it, the newest first."""
    found: dict[int, list[IssuedLine]] = defaultdict(list)
    for drawing, *row in reader.rows(sql.ISSUED_OF_DRAWINGS, {"contract": contract}):
        found[drawing].append(_line(tuple(row)))
    return {drawing: tuple(sorted(lines, key=lambda line: -line.rid)) for drawing, lines in found.items()}


def get(reader: Reader, application: int, rid: int) -> IssuedLine | None:
    """Return one paper that was printed of an application; `None` when it has no such."""
    row = reader.row(sql.ISSUED_ONE, {"application": application, "issued": rid})
    return _line(row) if row else None


def content(store: "Attachments", line: IssuedLine) -> bytes:
    """Return what was printed, byte for byte; `DeskFault` when its file is missing or damaged."""
    return store.read(line.content_hash)


def file_name(number: str, line: IssuedLine, printed: bytes) -> str:
    """Return what the file of a kept paper is called; the day on which it was printed is part of it."""
    from crodesk.storage.attachments.kinds import DOCX, kind_of

    ending = (kind_of(printed, "") or DOCX).ending
    return f"{plain_part(number)}-{line.paper}-{line.language}-{line.on.isoformat()}-{line.rid}{ending}"


def _line(row: Cells) -> IssuedLine:
    rid, at, officer, paper, language, missing, content_hash = row
    return IssuedLine(
        rid, datetime.fromisoformat(at), officer, paper, language, tuple(missing.splitlines()), content_hash
    )
