"""What a list tells its room."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

from crodesk.widgets.marks import Marks

if TYPE_CHECKING:
    from crodesk.widgets.rows import Rows


@dataclass
class RowNews(Message):
    """Something happened in a list."""

    rows: "Rows[Any]"
    """The list it happened in."""

    @property
    def control(self) -> "Rows[Any]":
        """The list it happened in, as `@on(…, "#id")` wants it."""
        return self.rows


@dataclass
class Opened(RowNews, namespace="rows"):
    """Enter was pressed, or a row clicked twice."""

    row: Any


@dataclass
class MarksChanged(RowNews, namespace="rows"):
    """A mark was set or taken away."""

    marks: Marks


@dataclass
class HeaderClicked(RowNews, namespace="rows"):
    """The title of a column was clicked."""

    column: str
