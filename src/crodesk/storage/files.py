"""Small files written so that a power cut leaves the old one or the new one, never half of either, and files read."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_

PRIVATE = 0o600
"""Only the officer may read what the desk writes."""
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file is opened that isn't there yet; Windows would change the ends of lines otherwise."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say in words what keeps a file that was named from being read: raises `Refused`."""
    try:
        yield
    except OSError as error:
        words = N_("{path} can't be read: {reason}.")
        raise Refused(Problem("path", words, {"path": path, "reason": error.strerror or ""})) from error


def read_at_most(path: Path, largest: int) -> bytes:
    """Return what a file holds, of a larger one the first `largest` bytes and one more; `Refused` when it can't be."""
    with reading(path), path.open("rb") as file:
        return file.read(largest + 1)


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


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file into a private one, whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    make_private(part)
    shutil.copyfile(source, part)
    make_durable(part)
    part.replace(target)
    sync_folder(target.parent)


def make_private(path: Path) -> None:
    """Make an empty private file, for what keeps the rights that it finds; raises `FileExistsError` where one is."""
    os.close(os.open(path, NEW, PRIVATE))


def make_durable(path: Path) -> None:
    """Make a written file durable."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system knows how."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
