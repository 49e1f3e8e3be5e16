"""Long texts in the officer's own editor, only where the settings allow it: the text lies in a file meanwhile."""

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App, SuspendNotSupported

from crodesk.domain.text import clean_text

PRIVATE = 0o600
_allowed = False


class Written(NamedTuple):
    """What came of writing outside."""

    text: str
    """The text as it was left there, clean; as it was before where nothing came back."""
    ok: bool
    """Whether the officer's editor was there and ended well; if not, ours is wanted."""


def allow(allowed: bool) -> None:
    """Let long texts be written outside from now on, or no longer."""
    global _allowed  # noqa: PLW0603 - one program has one officer at a time
    _allowed = allowed


def command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the officer's editor with its arguments; empty where there is none, or where it isn't allowed."""
    if not _allowed:
        return []
    try:
        return shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "")
    except ValueError:  # a quotation mark that isn't closed
        return []


def edited(app: App[Any], text: str) -> Written:
    """Give the terminal to the officer's editor; the text is kept whatever becomes of the editor."""
    program = command()
    if not program:
        return Written(text, ok=False)
    try:
        with _file_of(text) as path:
            with app.suspend(), _only_the_editor_interrupted():
                code = subprocess.run([*program, str(path)], check=False).returncode  # noqa: S603 - the officer's choice
            left = clean_text(path.read_text(encoding="utf-8", errors="replace")).strip() if path.exists() else ""
    except (OSError, SuspendNotSupported):
        return Written(text, ok=False)
    return Written(left if left or code == 0 else text, ok=code == 0)


@contextmanager
def _file_of(text: str) -> Iterator[Path]:
    """Keep a text in a file that only the officer can read, in memory where there is such a place; then wipe it."""
    with tempfile.TemporaryDirectory(prefix="crodesk-", dir=_place()) as folder:
        path = Path(folder) / "note.txt"
        path.touch(PRIVATE)
        path.write_text(text, encoding="utf-8")
        try:
            yield path
        finally:
            for left in Path(folder).rglob("*"):  # the editor's own copies too
                _wipe(left)


def _place() -> str | None:
    """Return a folder that lies in memory; `None` for the usual one where there is none."""
    wanted = (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm")  # noqa: S108 - a private folder is made in it
    return next((folder for folder in wanted if folder and os.access(folder, os.W_OK | os.X_OK)), None)


def _wipe(path: Path) -> None:
    """Write over what a file holds."""
    with suppress(OSError):
        if path.is_file() and not path.is_symlink():
            with path.open("r+b") as file:
                file.write(b"\0" * path.stat().st_size)
                file.flush()
                os.fsync(file.fileno())


@contextmanager
def _only_the_editor_interrupted() -> Iterator[None]:
    """Have Ctrl+C reach the editor alone; when the terminal is closed, end as one does, and wipe on the way out."""

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    wanted = {"SIGINT": lambda *_: None, "SIGTERM": leave, "SIGHUP": leave}
    there = {getattr(signal, name): handler for name, handler in wanted.items() if hasattr(signal, name)}
    before = {number: signal.signal(number, handler) for number, handler in there.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
