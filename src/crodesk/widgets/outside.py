"""Long texts in the officer's own editor, only where the settings allow it: the text lies in a file meanwhile."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from crodesk.domain.text import clean_text

_allowed = False


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


def edited(app: App[Any], text: str) -> str | None:
    """Give the terminal to the officer's editor and return the text as it was left; `None` where that can't be."""
    program = command()
    if not program:
        return None
    try:
        with _file_of(text) as path, app.suspend():
            done = subprocess.run([*program, str(path)], check=False)  # noqa: S603 - the officer's own choice
            return (
                clean_text(path.read_text(encoding="utf-8", errors="replace")).strip() if not done.returncode else None
            )
    except (OSError, SuspendNotSupported):
        return None


@contextmanager
def _file_of(text: str) -> Iterator[Path]:
    """Keep a text in a file that only the officer can read, in memory where there is such a place; then wipe it."""
    with tempfile.TemporaryDirectory(prefix="crodesk-", dir=os.environ.get("XDG_RUNTIME_DIR") or None) as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text, encoding="utf-8")
        try:
            yield path
        finally:
            if path.exists():
                path.write_bytes(b"\0" * path.stat().st_size)
