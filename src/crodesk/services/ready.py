"""Everything one should have read before speaking to a customer: a page, without what is restricted."""

from dataclasses import dataclass
from datetime import date

from crodesk.services import briefing, customer_file, queue
from crodesk.services.briefing import Briefing
from crodesk.services.customer_file import CustomerFile
from crodesk.services.queue import QueueItem
from crodesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Ready:
    """What a briefing is made of."""

    file: CustomerFile
    known: Briefing
    """Ways to reach, wishes, the last contacts in which something was said, what is held."""
    promises: list[QueueItem]
    """What was promised and is open, in both directions."""
    due: list[QueueItem]
    """What else the queue asks for, most urgent first."""


def read(reader: Reader, customer_rid: int, today: date) -> Ready | None:
    """Return what stands about a customer; `None` when there is no such customer."""
    file = customer_file.read(reader, customer_rid, today)
    if file is None:
        return None
    rows = queue.of_customer(reader, customer_rid)
    return Ready(
        file,
        briefing.read(reader, customer_rid),
        [row for row in rows if row.rule == "promise"],
        [row for row in rows if row.rule != "promise"],
    )
