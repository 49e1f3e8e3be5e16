"""What is asked before a new record is kept that may be there already."""

from collections.abc import Callable, Mapping
from typing import Any

from crodesk.language import _
from crodesk.services import duplicates
from crodesk.services.desk import Desk

HOLDING = "holding"


def doubt_of(desk: Desk, kind: str, but: int = 0) -> Callable[[Mapping[str, Any]], str] | None:
    """Return what asks about a record of a kind before it is saved; `None` where nothing is asked.

    `but` is the record's own number, when it is changed.
    """

    def same_number(values: Mapping[str, Any]) -> str:
        found = desk.look(duplicates.holding, str(values.get("number") or ""), but)
        if found is None:
            return ""
        return _("{number} is there already: {holder}. Is this another one?").format(number=found[0], holder=found[1])

    return same_number if kind == HOLDING else None
