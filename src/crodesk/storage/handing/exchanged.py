"""What was handed over before, kept packed: what both desks knew then, and which files both have seen."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Sequence

from crodesk.storage.connection import Connection
from crodesk.storage.handing.images import Image

ROWS = 1000
"""How many rows are packed together."""

_TAKEN = "SELECT uid FROM hand_over WHERE trusted_card_rid = ? AND direction = 'taken' ORDER BY rid"
_CONTENTS = """
SELECT c.content, h.direction, h.uid FROM hand_over h JOIN hand_over_content c ON c.hand_over_rid = h.rid
WHERE h.trusted_card_rid = ? ORDER BY h.rid, c.part
"""
Known = dict[tuple[str, str], tuple[int, Image]]
"""Rows by table and uid, each with its turn: what came later holds."""


def taken(db: Connection, card: int) -> tuple[str, ...]:
    """Return the uids of what was taken in from a colleague."""
    return tuple(uid for (uid,) in db.execute(_TAKEN, (card,)))


def known(db: Connection, card: int, seen: Collection[str] | None = None) -> Known:
    """Return the rows that were handed over to a colleague or by one, as both knew them last.

    Of what was given to them only that counts which they had `seen`; all of it when that is `None`.
    """
    rows: Known = {}
    for turn, (content, direction, uid) in enumerate(db.execute(_CONTENTS, (card,)).fetchall()):
        if direction == "taken" or seen is None or uid in seen:
            for image, here in _unpacked(content):
                rows[image.table, image.uid] = rows[image.table, here] = (turn, image)
    return rows


def keep(db: Connection, hand_over: int, images: Sequence[tuple[Image, str]]) -> None:
    """Keep the rows of a hand-over, each with the uid that it has on this desk."""
    for part, start in enumerate(range(0, len(images), ROWS)):
        db.execute(
            "INSERT INTO hand_over_content (hand_over_rid, part, content) VALUES (?, ?, ?)",
            (hand_over, part, _packed(images[start : start + ROWS])),
        )


def _packed(images: Sequence[tuple[Image, str]]) -> str:
    lines = "\n".join(
        json.dumps([image.table, image.uid, dict(image.cells), sorted(image.unmet), here], ensure_ascii=False)
        for image, here in images
    )
    return b64encode(zlib.compress(lines.encode())).decode("ascii")


def _unpacked(content: str) -> Iterator[tuple[Image, str]]:
    for line in zlib.decompress(b64decode(content)).decode().split("\n"):
        table, uid, cells, unmet, here = json.loads(line)
        yield Image(table, uid, cells, frozenset(unmet)), here
