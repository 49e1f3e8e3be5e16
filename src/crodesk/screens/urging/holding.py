"""When a late customer may not be urged: said where a contact is written down, asked before a message is made."""

from collections.abc import Mapping, Sequence
from datetime import date

from crodesk.domain.follow_up.message import Message
from crodesk.services import loan_hours
from crodesk.services.desk import Desk
from crodesk.services.writing import Letter, Skipped
from crodesk.widgets.held_back import HeldBack

FEW = 5
"""Names that are listed of those who are held back."""


def said(desk: Desk, customer_rid: int | None) -> str:
    """Return that a customer may not be urged now, and why; empty when they may, or nothing of theirs is late."""
    why = desk.look(loan_hours.why_not, customer_rid, desk.now)
    return "" if why is None else loan_hours.said(why, desk.today)


def question(why: Message, today: date, names: Sequence[str] = ()) -> HeldBack:
    """Return the question before a message is made that shouldn't be sent now; `names` are those who would get it."""
    more = " …" if len(names) > FEW else ""
    return HeldBack(loan_hours.said(why, today), ", ".join(names[:FEW]) + more)


def without(found: Sequence[Letter | Skipped], held: Mapping[int, Message]) -> list[Letter | Skipped]:
    """Return messages with those that are held back left out, each with the reason."""
    return [
        Skipped(each.customer_rid, each.name, held[each.customer_rid])
        if isinstance(each, Letter) and each.customer_rid in held
        else each
        for each in found
    ]
