"""What is written down when the program itself makes a mistake: where it happened, and no word of a customer's."""

import os
import platform
import traceback
from datetime import datetime
from pathlib import Path

from crodesk import __version__
from crodesk.domain.words import N_
from crodesk.language import _

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def write_down(error: BaseException, folder: Path) -> Path:
    """Write the details of an error into a file of its own and return where it is; raises `OSError` when it can't.

    Messages of errors are left out: they may quote what the desk keeps encrypted.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    now = datetime.now().astimezone()
    path = folder / f"error-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    head = f"crodesk {__version__}, Python {platform.python_version()}, {platform.platform()}, {now.isoformat()}"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("\n".join([head, "Messages are left out: they may quote what the desk keeps.", "", *_chain(error)]))
    return path


def _chain(error: BaseException | None) -> list[str]:
    """Return the places an error came through, the errors that it arose from after it."""
    lines: list[str] = []
    while error is not None:
        kind = type(error)
        lines += [f"{kind.__module__}.{kind.__qualname__}", *traceback.format_tb(error.__traceback__)]
        error = error.__cause__ or error.__context__
    return lines


def sentence(error: BaseException, place: Path | None) -> str:
    """Return what is told to the officer."""
    kind = type(error).__name__
    if place is None:
        return _(N_("crodesk made a mistake ({kind}). What was saved before is safe.")).format(kind=kind)
    words = _(N_("crodesk made a mistake ({kind}). What was saved is safe. Details, without data: {place}"))
    return words.format(kind=kind, place=place)
