"""Text that is not yet saved, kept through a crash."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session


OFFERS = "offers"
"""The kind that keeps ways to lend to be compared: nobody was stopped while typing them."""
ASKED = "asked"
"""The kind that keeps the answer to a question over which the desk was locked; it is given back on unlocking."""
LANGUAGE = "@language"
"""Stands beside the fields of a draft; no field is called so."""


class Draft(dict[str, str]):
    """What was typed, by field; empty when there is nothing."""

    def __init__(self, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(fields or {})
        self.language = self.pop(LANGUAGE, "")
        """The language it was typed in, which decides what `3/1` means; empty where nobody knows."""


def keep(session: "Session", kind: str, subject: str, fields: Mapping[str, str], language: str = "") -> None:
    """Keep what was typed so far, and in which language; nothing typed drops the draft."""
    from sqlmodel import col, select

    from crodesk.storage.tables import Draft

    row = session.exec(select(Draft).where(col(Draft.kind) == kind, col(Draft.subject) == subject)).first()
    if not any(fields.values()):
        if row is not None:
            session.delete(row)
        return
    row = row or Draft(kind=kind, subject=subject)
    row.content = json.dumps({**fields, **({LANGUAGE: language} if language else {})}, ensure_ascii=False)
    row.saved_at = session.info["now"]
    session.add(row)


def subjects(reader: Reader, kind: str) -> list[str]:
    """Return what there are drafts of, of one kind."""
    return [str(subject) for (subject,) in reader.rows("SELECT subject FROM draft WHERE kind = ?", (kind,))]


def count(reader: Reader) -> int:
    """Return how many drafts of something typed lie there."""
    return int(reader.value("SELECT count(*) FROM draft WHERE kind NOT IN (?, ?)", (OFFERS, ASKED)))


def read(reader: Reader, kind: str, subject: str) -> Draft:
    """Return what was typed and not saved."""
    content = reader.value("SELECT content FROM draft WHERE kind = ? AND subject = ?", (kind, subject))
    return Draft(json.loads(content) if content else None)
