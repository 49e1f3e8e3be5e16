"""What was known at a moment, frozen as plain data, and what is different today."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that isn't as it was."""

    path: str
    """Where it stands, such as `asked.amount` or `flows.0.amount`."""
    then: str
    """As it was; empty when it wasn't there."""
    now: str
    """As it is; empty when it is gone."""


def text_of(data: Any) -> str:
    """Return plain data as JSON in one form only, so that equal data has equal fingerprints."""
    return dumps(data, ensure_ascii=False, sort_keys=True, indent=1)


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def differences(then: Any, now: Any) -> list[Difference]:
    """Return what differs between two frozen states, in the order of their paths."""
    before, after = dict(_leaves(then)), dict(_leaves(now))
    return [
        Difference(path, before.get(path, ""), after.get(path, ""))
        for path in sorted(before.keys() | after.keys())
        if before.get(path, "") != after.get(path, "")
    ]


def _leaves(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _leaves(value, f"{path}.{place}")
    else:
        yield path, "" if data is None else str(data)
