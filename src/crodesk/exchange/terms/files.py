"""Reads a file of terms as plain values, whichever of the two forms it has."""

import json
from decimal import Decimal
from pathlib import Path

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

LARGEST = 1 << 20
"""Bytes beyond which a file is no file of terms."""


def load(path: Path) -> object | Problem:
    """Return what a JSON or TOML file holds, its numbers exact, or why it can't be read.

    The name of the file tells the form: TOML ends with `.toml`, everything else is JSON.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Problem("terms", N_("{path} can't be read: {reason}."), {"path": path, "reason": error.strerror})
    if len(data) > LARGEST:
        return Problem("terms", N_("{path} is too large for a file of terms."), {"path": path})
    return _parsed(data, path)


def _parsed(data: bytes, path: Path) -> object | Problem:
    try:
        text = data.decode("utf-8-sig")
        if path.suffix.lower() == ".toml":
            import tomllib

            return tomllib.loads(text, parse_float=Decimal)
        found: object = json.loads(text, parse_float=Decimal, parse_constant=Decimal)
    except (ValueError, RecursionError) as error:
        return Problem("terms", N_("{path} is neither JSON nor TOML: {reason}."), {"path": path, "reason": error})
    return found
