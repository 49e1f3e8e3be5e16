"""The way back from a relation that was followed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one was before a relation was followed."""

    rid: int
    walk: Sequence[int] | None
    front: str
    """The pane that had the keys."""
