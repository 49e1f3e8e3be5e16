"""Images of many rows as one text: their columns named once, pressed together, about a tenth as long."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

Image = dict[str, Any]

KEY = "packed"
"""The images stand under this key of a JSON object, so that every image in the journal is JSON."""
SAME_AS = "same_as"
"""Or under this key stands the change that has the same images already."""
ROWS = 1000
"""How many rows are packed together: more hardly shrink further, and have to be in memory at once."""


def pack(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Return the images of rows with the columns `names`."""
    text = json.dumps({"columns": names, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    return json.dumps({KEY: b64encode(zlib.compress(text.encode())).decode("ascii")})


def unpack(packed: str) -> list[Image]:
    """Return the images that `pack` took."""
    content = json.loads(zlib.decompress(b64decode(json.loads(packed)[KEY])))
    return [dict(zip(content["columns"], row, strict=True)) for row in content["rows"]]


def reference(seq: int) -> str:
    """Return what stands for images that another change of the journal has already."""
    return json.dumps({SAME_AS: seq})


def referred(packed: str) -> int | None:
    """Return the change that has the images; `None` when they are here."""
    seq: int | None = json.loads(packed).get(SAME_AS)
    return seq
