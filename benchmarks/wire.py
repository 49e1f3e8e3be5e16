"""A terminal for measuring: the moment of every frame, and no work between two reads but counting them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.floor_app import COLUMNS, ROWS
from tests.terminal.emulator import FRAME_END, Grid
from tests.terminal.harness import Terminal
from tests.terminal.program import python

ROOT = Path(__file__).parents[1]
QUIET = 0.06
"""Seconds without a byte after which a key's effects are over; with less, Textual's cap of 60 frames is measured."""
ROWS_SHOWN = b"d late"
"""What the first rows of Today say: where that is painted, rows are."""
CUSTOMERS_SHOWN = b"C000"
"""How the numbers of made-up customers begin: where that is painted, the list of them is."""
PASSPHRASE = "a long enough passphrase"  # noqa: S105 - of made-up desks
TODAY = "2026-11-20"

LINE, PAGE = "l", "p"
"""The floor's keys: one line changes, a whole page does."""


class LateGrid(Grid):
    """Cells that are worked out only when somebody looks, so that an emulator's slowness is in no number."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self._unseen: list[bytes] = []

    def feed(self, part: bytes) -> None:
        """Keep what came for later."""
        self._unseen.append(part)

    @property
    def cursor(self) -> tuple[int, int]:
        """Nobody who is measured asks where the cursor is."""
        return 0, 0

    def lines(self) -> list[str]:
        """Return the text of all rows."""
        unseen, self._unseen = self._unseen, []
        for part in unseen:
            super().feed(part)
        return super().lines()


@dataclass(frozen=True, slots=True)
class Painted:
    """What came of one key."""

    seconds: float
    """From the key to the end of the frame that counts."""
    frames: int
    """How many there were until nothing more came."""


class Wire(Terminal):
    """A program on a wide screen."""

    def __init__(self, command: Sequence[str], home: Path, environment: Mapping[str, str] | None = None) -> None:
        super().__init__(command, home=home, columns=COLUMNS, rows=ROWS, folder=ROOT, environment=environment)
        self._grid = LateGrid(COLUMNS, ROWS)

    def painted(self, marker: bytes, since: int = 0) -> float:
        """Wait for the end of the frame that holds `marker`, and return its moment; `since` is a place in all bytes."""

        def whole() -> bool:
            at = self.raw_bytes.find(marker, since)
            return at >= 0 and self.raw_bytes.find(FRAME_END, at) >= 0

        return self.wait_until(whole, repr(marker), 120)

    def press(self, key: bytes | str, quiet: float = QUIET, marker: bytes = b"") -> Painted:
        """Type a key and wait until it has painted, and paints no more; with a `marker` until that was painted."""
        before, since = len(self.frames), len(self.raw_bytes)
        at = self.send(key)
        done = self.wait_until(lambda: len(self.frames) > before, f"a frame for {key!r}")
        if marker:
            done = self.painted(marker, since)
        self.wait_quiet(quiet)
        return Painted(done - at, len(self.frames) - before)

    def do(self, *keys: bytes | str) -> None:
        """Type keys that nobody measures."""
        for key in keys:
            self.send(key)
            self.wait_quiet(QUIET)


class Place:
    """Where programs are started: in an empty account, ended with the block."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self._home, self._stack = home, stack

    def floor(self) -> Wire:
        """Start the floor, and wait for it."""
        wire = self.start(python(ROOT / "benchmarks" / "floor_app.py"))
        wire.painted(b"floor")
        wire.wait_quiet(0.3)
        return wire

    def today(self, desk: Path) -> Wire:
        """Start the screens on a plain desk, and wait until they stand and nothing goes on behind them."""
        wire = self.start(crodesk(desk))
        wire.painted(ROWS_SHOWN)
        wire.wait_quiet(1.5)
        return wire

    def screens(self, desk: Path) -> Wire:
        """Go on to the list of customers."""
        wire = self.today(desk)
        since = len(wire.raw_bytes)
        wire.send("2")
        wire.painted(CUSTOMERS_SHOWN, since)
        wire.wait_quiet(1.0)
        return wire

    def start(self, command: Sequence[str]) -> Wire:
        """Start a program."""
        return self._stack.enter_context(Wire(command, self._home, {"CRODESK_TODAY": TODAY}))


@contextmanager
def place() -> Iterator[Place]:
    """Give a place to start programs in."""
    with TemporaryDirectory() as home, ExitStack() as stack:
        yield Place(Path(home), stack)


def crodesk(desk: Path, *arguments: str) -> list[str]:
    """Return the command that runs crodesk on a desk."""
    return python("-m", "crodesk", "--desk", desk, *arguments)
