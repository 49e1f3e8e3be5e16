"""The line that tells how far a long command is: on a terminal only, rewritten in place, gone at the end."""

import sys
import time
from types import TracebackType
from typing import Self

from crodesk.cli.output import width
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.language import _

CLEAR_LINE = "\r\x1b[K"
BAR = 20
MINUTE = 60


class ProgressLine:
    """Shows rows per second and the time left of the file being read."""

    def __init__(self) -> None:
        """Begin to count."""
        self._shown = sys.stderr.isatty()
        self._begun = self._file_begun = time.monotonic()
        self._file = ""

    def tell(self, file: str, done: int, total: int, rows: int) -> None:
        """Show how far it is: `done` of `total` of one file, `rows` of all files."""
        if not self._shown:
            return
        now = time.monotonic()
        if file != self._file:
            self._file, self._file_begun = file, now
        part = min(done / total, 1.0) if total else 0.0
        words = _(N_("{file} {bar} {percent} % · {rows} rows · {speed} a second · {left} left"))
        line = words.format(
            file=clean_line(file),
            bar="█" * round(part * BAR) + "░" * (BAR - round(part * BAR)),
            percent=round(part * 100),
            rows=f"{rows:,}",
            speed=f"{rows / max(now - self._begun, 0.001):,.0f}",
            left=_span((now - self._file_begun) * (1 - part) / part if part else 0.0),
        )
        print(CLEAR_LINE + _fitting(line), end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            print(CLEAR_LINE, end="", file=sys.stderr, flush=True)


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), MINUTE)
    return f"{minutes}:{rest:02}"


def _fitting(line: str) -> str:
    """Return as much of a line as fits the terminal, so that it never wraps."""
    import shutil

    room = shutil.get_terminal_size().columns - 1
    while width(line) > room:
        line = line[:-1]
    return line
