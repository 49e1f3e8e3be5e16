"""Messages to the officer: shown for a while, and kept, since one that went by unread is missed."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Severity = Literal["information", "warning", "error"]

KEPT = 200
"""Messages that are kept."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One message."""

    moment: datetime
    """When it was shown, aware."""
    text: str
    """What it said."""
    severity: Severity = "information"
    """How it was meant."""

    @property
    def sign(self) -> str:
        """The sign before it; colour is never alone."""
        return {"warning": "! ", "error": "!! "}.get(self.severity, "")


class Notices:
    """The last messages, newest first."""

    def __init__(self) -> None:
        self._kept: deque[Notice] = deque(maxlen=KEPT)

    def __iter__(self) -> Iterator[Notice]:
        return reversed(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, notice: Notice) -> None:
        """Keep a message; the oldest goes when there are too many."""
        self._kept.append(notice)
