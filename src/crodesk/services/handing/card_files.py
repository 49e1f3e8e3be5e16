"""Cards as files: written for a colleague, read from one."""

from pathlib import Path

from crodesk.domain.file_names import clean_name
from crodesk.domain.handing.card import Card
from crodesk.exchange.handing import card_text, read_card
from crodesk.services import new_files
from crodesk.storage.files import read_at_most, write_durably

ENDING = ".card.txt"
LARGEST = 1 << 16
"""Bytes of a card at most."""


def write(path: Path, card: Card) -> None:
    """Write a card to a new file; `Refused` where something lies there or it can't be written."""
    with new_files.made(path):
        write_durably(path, card_text(card).encode())


def read(path: Path) -> Card:
    """Return the card of a file; `Refused` when it can't be read or is none."""
    return read_card(read_at_most(path, LARGEST), path.name)


def free(folder: Path, name: str) -> Path:
    """Return a file for the card of somebody that isn't there yet."""
    stem = clean_name(name or "crodesk")
    path, count = folder / f"{stem}{ENDING}", 1
    while path.exists():
        count += 1
        path = folder / f"{stem} {count}{ENDING}"
    return path
