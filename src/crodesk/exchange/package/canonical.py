"""JSON whose bytes follow from its content alone, and its hash; read back without trusting it."""

import hashlib
import json

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

LARGEST = 4 << 20
"""Bytes of a manifest or decision."""


def dumped(data: object) -> bytes:
    """Return data as JSON in UTF-8 with sorted keys."""
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a content in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def loaded(content: bytes, file: str) -> object | Problem:
    """Return what a JSON text says, a number with a point as its text."""
    if len(content) > LARGEST:
        return Problem(file, N_("{file} is too large."), {"file": file})
    try:
        data: object = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_constant=str)
        dumped(data)  # half of a pair of surrogates can be read, and not written
    except (ValueError, RecursionError) as error:
        return Problem(file, N_("{file} is no JSON: {reason}."), {"file": file, "reason": str(error)})
    return data
