"""One program at a time: a lock that the system drops when its holder dies, with the holder's name inside."""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from crodesk.domain.dates import format_date
from crodesk.language import language
from crodesk.storage.faults import in_use
from crodesk.storage.files import PRIVATE

if os.name == "nt":  # pragma: no cover - the other branch runs elsewhere
    import msvcrt

    def _grab(file: IO[str]) -> None:
        file.seek(1 << 20)  # a byte beyond the text, so that others can still read the holder
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        file.seek(0)
else:
    import fcntl

    def _grab(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_file(desk: Path) -> Path:
    """Return where the lock of a desk lies: beside it."""
    return desk.with_name(desk.name + ".lock")


class DeskLock:
    """Holds a desk for this program until it is released or the program ends."""

    def __init__(self, desk: Path, what: str, now: datetime) -> None:
        """Take the lock, or raise `DeskFault` that names who holds it; `what` says what this program is doing."""
        self._file = _opened(lock_file(desk))
        try:
            _grab(self._file)
        except OSError:
            holder = _holder(self._file)
            self._file.close()
            raise in_use(*holder) from None
        self._write_holder(what, now)

    def _write_holder(self, what: str, now: datetime) -> None:
        """Write who holds it; on a full disk the lock holds without a name."""
        holder = {"what": what, "pid": os.getpid(), "since": now.isoformat(timespec="minutes")}
        with suppress(OSError):
            os.truncate(self._file.fileno(), 0)
            os.write(self._file.fileno(), json.dumps(holder).encode())

    def release(self) -> None:
        """Let go."""
        self._file.close()


def _opened(path: Path) -> IO[str]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE)
    return os.fdopen(descriptor, "r+", encoding="utf-8")


def _holder(file: IO[str]) -> tuple[str, int, str]:
    """Return who holds the lock, its process and since when; a holder that has not yet written its name has none."""
    try:
        content = json.loads(file.read())
        since = datetime.fromisoformat(content["since"]).astimezone()
        return content["what"], content["pid"], f"{format_date(since.date(), language())} {since:%H:%M}"
    except (ValueError, KeyError, TypeError):
        return "", 0, ""
