"""Small files written so that a power cut leaves the old one or the new one, never half of either."""

import os
from pathlib import Path

PRIVATE = 0o600
"""Only the officer may read what the desk writes."""
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file is opened that isn't there yet; Windows would change the ends of lines otherwise."""


def write_durably(path: Path, content: bytes) -> None:
    """Write a private file whole, by way of a temporary one beside it."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system knows how."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
