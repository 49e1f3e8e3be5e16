"""The file of a card: a few lines that anybody may read."""

from crodesk.domain.handing.card import Card, is_key
from crodesk.domain.problem import Refused
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_

MARK = "crodesk-card 1"
"""The first line; the number says how the rest is written."""
LARGEST = 4096
"""Bytes of a card."""
LONGEST = 120
"""Characters of a name."""
_FIELDS = ("name", "branch", "signing", "opening")
_NO_CARD = N_("{file} is no card of a crodesk desk. Nothing was changed. Ask your colleague for it again.")
_NEWER = N_("{file} was written by a newer crodesk. Nothing was changed. Update crodesk.")


def card_text(card: Card) -> str:
    """Return a card as its file says it."""
    return "\n".join([MARK, *(f"{name}: {getattr(card, name)}" for name in _FIELDS), f"number: {card.number}", ""])


def read_card(content: bytes, file: str) -> Card:
    """Return the card of a file called `file`; `Refused` when it is none, or was cut or changed."""
    lines = content[: LARGEST + 1].decode("utf-8-sig", "replace").splitlines()
    if not lines or not lines[0].startswith(MARK.partition(" ")[0]):
        raise Refused(_NO_CARD, file=file)
    if lines[0].strip() != MARK:
        raise Refused(_NEWER, file=file)
    said = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
    card = Card(*(clean_line(said.get(name, "")) for name in _FIELDS))
    sound = is_key(card.signing) and is_key(card.opening) and card.name and card.is_called(said.get("number", ""))
    if len(content) > LARGEST or not sound or max(len(card.name), len(card.branch)) > LONGEST:
        raise Refused(_NO_CARD, file=file)
    return card
