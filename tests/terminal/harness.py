"""Runs the real program in a pseudo terminal: bytes in, cells out, with the moment at which each byte came."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pyte.screens import Char

from tests.terminal.emulator import FRAME_END, FRAME_START, Answers, Grid, Splitter
from tests.terminal.program import Program

TIMEOUT = 20.0
"""Seconds that a wait lasts at most, unless told otherwise; slow machines need them, quick ones never see them."""
AFTER_ESCAPE = 0.3
"""Seconds; Textual waits a third of that for what might follow an Escape."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One screen update between the brackets of synchronized output."""

    at: float
    """When its last byte was read, by `time.perf_counter()`."""
    size: int
    """How many bytes it took."""


class Terminal:
    """One program in one terminal. Use it in a `with` statement, or call `close`."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        answers: Answers | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.raw_bytes = bytearray()
        """Everything the program wrote."""
        self.frames: list[Frame] = []
        """The frames that are complete, oldest first."""
        self._answers = answers or Answers()
        self._splitter, self._grid = Splitter(), Grid(columns, rows)
        self._frame_bytes: int | None = None
        self.program = Program(command, home, (columns, rows), environment or {}, folder or home)
        """The program itself: its process, memory, processor time."""
        self.last_read_at = self.program.started_at
        """When the newest bytes were read, by `time.perf_counter()`."""

    # Bytes in

    def send(self, data: bytes | str) -> float:
        """Type `data` in one write, and return the moment of it."""
        payload = data.encode() if isinstance(data, str) else data
        at = time.perf_counter()
        while payload:
            payload = payload[self.program.write(payload) :]
            if payload:
                self._read(0)
        return at

    def let_escape_be_taken(self) -> None:
        """Wait until the program has read a lone Escape, and as long as it waits for what might follow one."""
        end = time.monotonic() + TIMEOUT
        while self.program.unread and self.program.exit_code is None and time.monotonic() < end:
            self._read(0.02)
        self.pause(AFTER_ESCAPE)

    def send_keys(self, keys: Sequence[bytes | str], gap: float) -> None:
        """Type keys one after the other with `gap` seconds between them; with no gap, all in one write."""
        if gap <= 0:
            self.send(b"".join(key.encode() if isinstance(key, str) else key for key in keys))
            return
        for key in keys:
            self.send(key)
            self.pause(gap)

    def paste(self, text: str) -> float:
        """Paste `text` as a terminal with bracketed paste does."""
        return self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Change the window's size, as dragging its corner would."""
        self.columns, self.rows = columns, rows
        self._grid.resize(columns, rows)
        self.program.set_size(columns, rows)
        if self._answers.in_band_resize:
            self.send(b"\x1b[48;%d;%d;%d;%dt" % (rows, columns, rows * 20, columns * 10))

    def kill9(self) -> None:
        """End the program as a power cut would, and take in what it had already written."""
        self.program.kill()
        self._drain()

    # Cells out

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's own cursor, from zero."""
        return self._grid.cursor

    def cell(self, x: int, y: int) -> Char:
        """Return a cell: `data`, `fg`, `bg`, `bold`, `reverse`…; the right half of a wide character has no data."""
        return self._grid.cell(x, y)

    def screen_lines(self) -> list[str]:
        """Return the rows of the screen as text, without the spaces at their ends."""
        return self._grid.lines()

    def text(self) -> str:
        """Return the whole screen as text."""
        return "\n".join(self.screen_lines())

    def where(self, text: str) -> tuple[int, int] | None:
        """Return column and row of the first place where `text` stands within one row; `None` when it doesn't."""
        for y, line in enumerate(self.screen_lines()):
            if text in line:
                return self._grid.column(y, line.index(text)), y
        return None

    # Waiting

    def wait_until(self, holds: Callable[[], bool], what: str = "a condition", timeout: float = TIMEOUT) -> float:
        """Wait until `holds()`, and return the moment at which the bytes that made it true were read."""
        end = time.monotonic() + timeout
        while not holds():
            if self._read(min(0.2, max(0.0, end - time.monotonic()))):
                continue
            exit_code = self.program.exit_code
            if holds():
                break
            if exit_code is not None or time.monotonic() >= end:
                raise AssertionError(f"waited {timeout} s for {what}; exit code {exit_code}; screen:\n{self.text()}")
        return self.last_read_at

    def wait_for(self, text: str, timeout: float = TIMEOUT) -> float:
        """Wait until `text` stands within a row of the screen."""
        return self.wait_until(lambda: any(text in line for line in self.screen_lines()), repr(text), timeout)

    def wait_gone(self, text: str, timeout: float = TIMEOUT) -> float:
        """Wait until `text` stands nowhere on the screen."""
        gone = f"{text!r} to go"
        return self.wait_until(lambda: not any(text in line for line in self.screen_lines()), gone, timeout)

    def wait_bytes(self, marker: bytes, timeout: float = TIMEOUT) -> float:
        """Wait until `marker` was written, looking at no cell, and return when it was read."""
        return self.wait_until(lambda: marker in self.raw_bytes, repr(marker), timeout)

    def wait_quiet(self, quiet: float = 0.08, timeout: float = TIMEOUT) -> float:
        """Wait until nothing was written for `quiet` seconds, and return when the last bytes were read."""
        end = time.monotonic() + timeout
        while self._read(quiet):
            assert time.monotonic() < end, f"still writing after {timeout} s; screen:\n{self.text()}"
        return self.last_read_at

    def wait_exit(self, timeout: float = TIMEOUT) -> int:
        """Wait until the program has ended, and return its exit code."""
        end = time.monotonic() + timeout
        while (exit_code := self.program.exit_code) is None:
            assert time.monotonic() < end, f"still running after {timeout} s; screen:\n{self.text()}"
            self._read(0.02)
        self._drain()
        return exit_code

    def pause(self, seconds: float) -> None:
        """Let time pass while the terminal goes on reading and answering."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def _drain(self) -> None:
        while self._read(0):
            pass

    def _read(self, wait: float) -> bool:
        """Take in one read's worth of bytes; the moment is noted before anything is made of them."""
        data = self.program.read(wait)
        if data:
            self.last_read_at = time.perf_counter()
            self.raw_bytes += data
            for part in self._splitter.feed(data):
                self._take(part)
        return bool(data)

    def _take(self, part: bytes) -> None:
        if part == FRAME_START:
            self._frame_bytes = 0
        elif part == FRAME_END and self._frame_bytes is not None:
            self.frames.append(Frame(self.last_read_at, self._frame_bytes))
            self._frame_bytes = None
        elif self._frame_bytes is not None:
            self._frame_bytes += len(part)
        self._grid.feed(part)
        if part.startswith(b"\x1b") and (answer := self._answers.to(part, self.cursor)):
            self.send(answer)

    def close(self) -> None:
        """End the program and give the terminal back."""
        self.program.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
