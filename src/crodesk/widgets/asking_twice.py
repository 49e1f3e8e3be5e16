"""What is asked before a record is kept that may be there already, or hardly means what it says."""

from collections.abc import Callable, Mapping
from typing import Any

from crodesk.domain.records import doubts
from crodesk.language import _
from crodesk.services import duplicates
from crodesk.services.desk import Desk
from crodesk.widgets.fields.parsed import sentence

HOLDING = "holding"
DOUBTED = frozenset({"contact_point", "identity_document"})
"""Kinds of which a record may hold what nobody can use."""


def doubt_of(desk: Desk, kind: str, but: int = 0) -> Callable[[Mapping[str, Any]], str] | None:
    """Return what asks about a record of a kind before it is saved; `None` where nothing is asked.

    `but` is the record's own number, when it is changed.
    """

    def same_number(values: Mapping[str, Any]) -> str:
        found = desk.look(duplicates.holding, str(values.get("number") or ""), but)
        if found is None:
            return ""
        return _("{number} is there already: {holder}. Is this another one?").format(number=found[0], holder=found[1])

    def rubbish(values: Mapping[str, Any]) -> str:
        found = doubts.doubt(kind, values, desk.today)
        return sentence(found) if found else ""

    if kind == HOLDING:
        return same_number
    return rubbish if kind in DOUBTED else None
