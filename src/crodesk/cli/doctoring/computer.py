"""This computer: the versions of what crodesk is made of, its language, and its clock."""

import os
import platform
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from crodesk import __version__
from crodesk.cli.call import Call
from crodesk.cli.doctoring.finding import Finding
from crodesk.domain.words import N_
from crodesk.language import language
from crodesk.services.reading_desk import SET_BACK

LITTLE_SPACE = 200 * 1024 * 1024
"""Bytes below which a day's work and its backup may not fit."""
SCREENS, HEAD_OFFICE = "textual", "psycopg"


def versions() -> Iterator[Finding]:
    """Yield what crodesk is made of here."""
    from sqlcipher3 import dbapi2 as sqlite

    db = sqlite.connect(":memory:")
    (cipher,) = db.execute("PRAGMA cipher_version").fetchone()
    db.close()
    yield Finding(N_("crodesk"), __version__)
    yield Finding(N_("Python"), platform.python_version())
    yield Finding(N_("system"), platform.platform())
    yield Finding(N_("database"), f"SQLite {sqlite.sqlite_version}, SQLCipher {cipher}")
    yield Finding(N_("screens"), f"Textual {_version(SCREENS)}")
    yield Finding(N_("to head office"), f"psycopg {_version(HEAD_OFFICE)}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"


def spoken() -> Iterator[Finding]:
    """Yield in which language crodesk speaks, and which the computer is set to."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    theirs = next((f"{name}={os.environ[name]}" for name in names if os.environ.get(name)), "–")
    yield Finding(N_("language"), f"{language()} ({theirs})")


def clock(call: Call) -> Iterator[Finding]:
    """Yield the time here; a desk that was written to later than now says that the clock is behind."""
    now = datetime.now(UTC)
    shown = f"{now.astimezone():%Y-%m-%d %H:%M %z}"
    if call.clock.shifted:
        yield Finding(N_("clock"), f"{shown}, CRODESK_TODAY={call.clock.today}")
        return
    behind = _written_at(call.desk_file) > now + SET_BACK
    advice = N_("It is behind the desk's last entry: put it right, or days are counted wrongly.") if behind else ""
    yield Finding(N_("clock"), shown, advice)


def _written_at(path: Path) -> datetime:
    """Return when a desk was written to last; long ago when there is none."""
    times = [each.stat().st_mtime for each in (path, path.with_name(f"{path.name}-wal")) if each.is_file()]
    return datetime.fromtimestamp(max(times, default=0), UTC)


def space(what: str, folder: Path) -> Finding:
    """Return how much room there is in a folder."""
    free = shutil.disk_usage(folder).free
    return Finding(
        what, f"{free // 1024**2} MiB", N_("Little space is left: make room.") if free < LITTLE_SPACE else ""
    )
