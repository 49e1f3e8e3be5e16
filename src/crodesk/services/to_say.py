"""What to say to the customer of a row, in their language: the words of the message that fits it, unsigned."""

from datetime import date
from typing import NamedTuple

from crodesk.domain.messaging import templates
from crodesk.services import writing
from crodesk.services.messages import say
from crodesk.services.queue import QueueItem
from crodesk.storage.reader import Reader

ANYBODY = "answer.enquiry"
"""The message that fits anything, so that it says nothing of its own."""


class ToSay(NamedTuple):
    """Words to say, or why a message that is to be written may not be."""

    text: str
    refused: bool = False


def words(reader: Reader, item: QueueItem, today: date) -> ToSay | None:
    """Return what to say; `None` where no message fits the row by itself."""
    about = writing.About(item.customer_rid, item)
    if not item.customer_rid or writing.fitting(reader, about) in {"", ANYBODY}:
        return None
    by = writing.writer(reader)
    letter = writing.letter(reader, about, "", today, by)
    if isinstance(letter, writing.Skipped):
        return ToSay(say(letter.reason, today), refused=True) if item.what == "write" else None
    signed = templates.signed(letter.language, by.own).count("\n") + 1
    return ToSay(" ".join(letter.text.split("\n")[:-signed]))
