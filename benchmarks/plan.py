"""How much is measured: the whole, or a quick look whether everything runs."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes and how often."""

    small: int
    """Customers of the desk that big ones are compared with."""
    sizes: tuple[int, ...]
    """Customers of the desks on which keys are typed, the biggest last."""
    middle: int
    """Customers of the desk for what doesn't depend on the size."""
    starts: int
    """How often each program is started."""
    keys: int
    """How often each key is typed."""
    notes: int
    """How many notes are written."""
    rows: int
    """Rows that are imported."""
    imports: int
    """How often they are."""
    idle: float
    """Seconds for which nobody types."""

    @property
    def big(self) -> int:
        """Customers of the biggest desk."""
        return self.sizes[-1]


WHOLE = Plan(
    small=1000,
    sizes=(5000, 100_000, 1_000_000),
    middle=100_000,
    starts=12,
    keys=60,
    notes=40,
    rows=1_000_000,
    imports=2,
    idle=10.0,
)
QUICK = Plan(small=500, sizes=(2000,), middle=2000, starts=2, keys=6, notes=4, rows=5000, imports=1, idle=1.0)


def folder() -> Path:
    """Return where made desks and files are kept from one run to the next: `CRODESK_BENCH`, else a temporary folder."""
    named = os.environ.get("CRODESK_BENCH", "")
    found = Path(named).expanduser() if named else Path(tempfile.gettempdir()) / "crodesk-bench"
    found.mkdir(parents=True, exist_ok=True)
    return found.resolve()
