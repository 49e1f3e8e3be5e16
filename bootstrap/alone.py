"""Of two starts at once, one sets up and the other waits."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.say import say

HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""The errors that mean: another process holds the lock. Others mean that this disk knows no locks."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock on `path`, waiting for it; the system lets go of it when the process ends, however it ends."""
    with path.open("ab") as file:
        os.set_inheritable(file.fileno(), True)  # a pip that outlives a killed start goes on holding it
        if not _taken(file.fileno()):
            say("Another start is setting crodesk up: waiting for it.")
            while not _taken(file.fileno()):
                time.sleep(0.2)
        yield


def _taken(number: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in HELD
    return True
