"""Files between desks: the card of one, and what is handed over, signed by who gives and closed for who takes."""

from crodesk.exchange.handing.card_file import card_text, read_card
from crodesk.exchange.handing.contents import Contents, RowLine, packed, unpacked
from crodesk.exchange.handing.header import Header
from crodesk.exchange.handing.sealing import LARGEST, Keys, Opened, opened, sealed

__all__ = [
    "LARGEST",
    "Contents",
    "Header",
    "Keys",
    "Opened",
    "RowLine",
    "card_text",
    "opened",
    "packed",
    "read_card",
    "sealed",
    "unpacked",
]
