"""A program in a pseudo terminal of its own, in the clean environment of a fresh account."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

# The shell opens the terminal as a session's leader, which makes it the controlling one: passphrase prompts and window
# size signals need that, and doing it in Python between fork and exec is unsafe beside threads.
_IN_TERMINAL = 'exec "$@" <>"$0" >&0 2>&0'


def clean_environment(home: Path) -> dict[str, str]:
    """Return the environment of a fresh account whose everything lies under `home`; its officer has seen the tour."""
    places = {"CONFIG": "config", "DATA": "data", "STATE": "state", "CACHE": "cache", "RUNTIME": "runtime"}
    folders = {name: home / f".{folder}" for name, folder in places.items()}
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folders["STATE"] / "crodesk").mkdir(exist_ok=True)
    (folders["STATE"] / "crodesk" / "tour-shown").touch()
    xdg = {f"XDG_{name}_{'DIR' if name == 'RUNTIME' else 'HOME'}": str(folder) for name, folder in folders.items()}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return {"HOME": str(home), "PATH": os.environ.get("PATH", os.defpath), "PYTHONUTF8": "1"} | terminal | xdg


def python(*arguments: str | Path) -> list[str]:
    """Return the command that runs this interpreter: a script and its arguments, or `-m` and a module."""
    return [sys.executable, *map(str, arguments)]


def _hear_ctrl_c() -> None:
    """Undo what a suite that was started in the background would hand on: to ignore Ctrl+C, as no terminal does."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


class Program:
    """A running program and the wire to it."""

    def __init__(
        self, command: Sequence[str], home: Path, size: tuple[int, int], environment: Mapping[str, str], folder: Path
    ) -> None:
        self._fd, self._inner = os.openpty()
        self.set_size(*size)
        _hear_ctrl_c()
        self.started_at = time.perf_counter()
        """When it was started, by `time.perf_counter()`."""
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", _IN_TERMINAL, os.ttyname(self._inner), *command],
            cwd=folder,
            env=clean_environment(home) | dict(environment),
            start_new_session=True,
        )

    def set_size(self, columns: int, rows: int) -> None:
        """Give the window a size; a running program gets the signal for it."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, wait: float) -> bytes:
        """Return what the program wrote, waiting at most `wait` seconds for it; empty when there is nothing."""
        if not select.select([self._fd], [], [], wait)[0]:
            return b""
        return os.read(self._fd, 65536)

    def write(self, data: bytes) -> int:
        """Write to the program, and return how many bytes it took."""
        return os.write(self._fd, data)

    @property
    def unread(self) -> int:
        """How many bytes of what was typed the program hasn't read yet."""
        return int(struct.unpack("i", fcntl.ioctl(self._inner, termios.FIONREAD, bytes(4)))[0])

    @property
    def exit_code(self) -> int | None:
        """How it ended; `None` while it runs."""
        return self.process.poll()

    def memory(self) -> int:
        """Return its resident memory in bytes."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    def cpu_seconds(self) -> float:
        """Return the processor time it has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """End it, gently first, and give the terminal back."""
        if self.exit_code is None:
            self.process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0.5)
        if self.exit_code is None:
            self.kill()
        os.close(self._inner)
        os.close(self._fd)
