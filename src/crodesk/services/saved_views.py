"""Views of the customer list that the officer gave a name, and the tiers and tags that are in use."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crodesk.services.customer_list import Query
from crodesk.storage.queries.customer_views import TAGS, TIERS
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

MOST = 40
"""How many of each are offered."""


@dataclass(frozen=True, slots=True)
class InUse:
    """What views can be made of."""

    saved: list[str]
    tiers: list[str]
    tags: list[str]


def in_use(reader: Reader) -> InUse:
    """Return the names of saved views, and the tiers and tags that customers have."""
    saved = reader.rows("SELECT name FROM saved_view ORDER BY name LIMIT ?", (MOST,))
    tiers, tags = (reader.rows(f"{sql} LIMIT {MOST}") for sql in (TIERS, TAGS))
    return InUse(*([name for (name,) in rows] for rows in (saved, tiers, tags)))


def read(reader: Reader, name: str) -> dict[str, Any]:
    """Return what a saved view asks for; empty when there is none of that name."""
    row = reader.row('SELECT "view", text, tag, tier, sort, descending FROM saved_view WHERE name = ?', (name,))
    if row is None:
        return {}
    return dict(zip(("view", "text", "tag", "tier", "sort"), row[:5], strict=True)) | {"descending": bool(row[5])}


def save(session: "Session", name: str, asked: Query) -> None:
    """Keep what is listed under a name; a view of that name is replaced."""
    from sqlmodel import col, select

    from crodesk.storage.tables import SavedView

    row = session.exec(select(SavedView).where(col(SavedView.name) == name)).first() or SavedView(name=name)
    row.view, row.text, row.tag, row.tier = asked.view, asked.text, asked.tag, asked.tier
    row.sort, row.descending = asked.sort, asked.descending
    session.add(row)
