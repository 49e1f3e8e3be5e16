"""Names of files as they are typed, pasted or dropped into a terminal, and completed as shells do."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from crodesk.domain.names import fold

MOST = 200
"""Names that are looked at in a folder for completing."""


class Completed(NamedTuple):
    """What Tab makes of a beginning."""

    text: str
    """As far as all that begin so agree."""
    names: tuple[str, ...]
    """What begins so, where several do."""


def path_of(text: str) -> Path:
    """Return the path that a text means: typed, in quotation marks, escaped, or as the address of a file."""
    text = text.strip()
    if text.startswith("file://"):
        return Path(unquote(urlsplit(text).path))
    if text[:1] in {"'", '"'} or "\\ " in text:
        try:
            parts = shlex.split(text)
        except ValueError:  # a mark that isn't closed
            parts = []
        text = parts[0] if len(parts) == 1 else text
    try:
        return Path(text).expanduser()
    except RuntimeError:  # nobody is called so
        return Path(text)


def completed(text: str) -> Completed:
    """Return a beginning completed as far as it is plain; a folder ends with a slash."""
    folder, _slash, begun = text.strip().rpartition("/")
    base = path_of(f"{folder}/") if _slash else Path()
    names = sorted(_names(base, begun))
    if not names:
        return Completed(text, ())
    common = _common(names)
    kept = common if len(common) >= len(begun) else begun
    return Completed(f"{folder}{_slash}{kept}", tuple(names) if len(names) > 1 else ())


def _common(names: Sequence[str]) -> str:
    """Return how all names begin."""
    first, last = min(names), max(names)
    return next((first[:at] for at, letter in enumerate(first) if last[at : at + 1] != letter), first)


def _names(folder: Path, begun: str) -> Sequence[str]:
    """Return the names in a folder that begin so; where none does, whatever their case and marks."""
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.name + ("/" if entry.is_dir() else "") for entry, _ in zip(entries, range(MOST), strict=False)
            ]
    except (OSError, ValueError):
        return []
    shown = [name for name in found if begun.startswith(".") or not name.startswith(".")]
    exact = [name for name in shown if name.startswith(begun)]
    return exact or [name for name in shown if fold(name).startswith(fold(begun))]
