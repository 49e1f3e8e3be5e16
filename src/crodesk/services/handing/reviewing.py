"""A file of a hand-over, opened and held against the desk, with all disputes in words."""

from pathlib import Path

from crodesk.services import models
from crodesk.services.desk import Desk
from crodesk.services.handing import cards, taking, telling
from crodesk.services.handing.taking import Review
from crodesk.services.handing.telling import Told
from crodesk.storage.files import read_at_most


def read(path: Path) -> bytes:
    """Return what a file holds, as far as a hand-over may be long; `Refused` when it can't be read."""
    from crodesk.exchange.handing import LARGEST

    return read_at_most(path, LARGEST)


def of_file(desk: Desk, path: Path) -> tuple[Review, list[Told]]:
    """Return what the hand-over in a file would do, on the connection of the thread that this is called in."""
    models.read()
    found = desk.read_now(taking.opened, cards.keys(desk), read(path), path.name)
    review = desk.read_now(taking.review, found)
    return review, desk.read_now(telling.told, review)
