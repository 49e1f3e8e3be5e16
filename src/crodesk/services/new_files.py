"""Files that leave the desk: never over something that lies there already, and what the disk refuses is said."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_


@contextmanager
def made(path: Path) -> Iterator[None]:
    """Run the block that writes a new file or folder; `Refused` where something lies there or it can't be written."""
    with reached(path):
        check_free(path)
        yield


def check_free(path: Path) -> None:
    """Refuse a place where something lies already; raises `OSError` where that can't be seen."""
    if path.exists():
        raise Refused(Problem("path", N_("There is something at {path} already. Nothing was written."), {"path": path}))


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """Run the block that looks at a place to write to, or writes; what the disk says against it is `Refused`."""
    try:
        yield
    except OSError as error:
        words = N_("{path} can't be written: {reason}. Nothing was written.")
        raise Refused(Problem("path", words, {"path": path, "reason": error.strerror or ""})) from error
