"""Views of the customer list that the officer gave a name, and the tiers and tags that are in use."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

MOST = 40
"""How many of each are offered."""


class Asked(Protocol):
    """What a list was asked for."""

    @property
    def view(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def tag(self) -> str: ...

    @property
    def tier(self) -> str: ...

    @property
    def sort(self) -> str: ...

    @property
    def descending(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class InUse:
    """What views can be made of."""

    saved: list[str]
    tiers: list[str]
    tags: list[str]


def in_use(reader: Reader) -> InUse:
    """Return the names of saved views, and the tiers and tags that customers have."""
    saved = reader.rows("SELECT name FROM saved_view ORDER BY name LIMIT ?", (MOST,))
    tiers = reader.rows(
        "SELECT DISTINCT tier FROM customer_summary WHERE closed = 0 AND tier <> '' ORDER BY tier LIMIT ?", (MOST,)
    )
    tags = reader.rows("SELECT DISTINCT tag FROM customer_tag WHERE ended_on IS NULL ORDER BY tag LIMIT ?", (MOST,))
    return InUse(*([name for (name,) in rows] for rows in (saved, tiers, tags)))


def read(reader: Reader, name: str) -> dict[str, Any]:
    """Return what a saved view asks for; empty when there is none of that name."""
    row = reader.row('SELECT "view", text, tag, tier, sort, descending FROM saved_view WHERE name = ?', (name,))
    if row is None:
        return {}
    return dict(zip(("view", "text", "tag", "tier", "sort"), row[:5], strict=True)) | {"descending": bool(row[5])}


def save(session: "Session", name: str, asked: Asked) -> None:
    """Keep what is listed under a name; a view of that name is replaced."""
    from sqlmodel import col, select

    from crodesk.storage.tables import SavedView

    row = session.exec(select(SavedView).where(col(SavedView.name) == name)).first() or SavedView(name=name)
    row.view, row.text, row.tag, row.tier = asked.view, asked.text, asked.tag, asked.tier
    row.sort, row.descending = asked.sort or "name", asked.descending
    session.add(row)
