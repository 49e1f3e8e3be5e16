"""What came of the faults, a line each, and whether anything was lost."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

COLUMNS = ("fault", "runs", "acknowledged", "lost", "half-applied", "tracebacks", "seconds")


@dataclass
class Outcome:
    """What came of one fault."""

    fault: str
    runs: int = 0
    acknowledged: int = 0
    """What was said to be saved, or of damage: how often it was said."""
    lost: int = 0
    half: int = 0
    tracebacks: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)
    """What exactly was wrong, the first of it."""
    skipped: str = ""
    """Why it couldn't be tried here."""

    @property
    def bad(self) -> int:
        """How often anything was wrong."""
        return self.lost + self.half + self.tracebacks

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count what no sentence was made of inside the block: an officer would see a mistake of the program's."""
        try:
            yield
        except Exception:  # noqa: BLE001 - that is what is counted
            self.tracebacks += 1
            self.note(traceback.format_exc())

    def note(self, *words: str) -> None:
        """Keep what was wrong."""
        self.notes += words[: max(0, 5 - len(self.notes))]


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the outcomes as a table in Markdown, with their sums."""
    rows = [_row(each) for each in outcomes]
    sums = [
        sum(getattr(each, name) for each in outcomes) for name in ("runs", "acknowledged", "lost", "half", "tracebacks")
    ]
    rows.append(("**together**", *(f"{value:,}" for value in sums), f"{sum(each.seconds for each in outcomes):,.0f}"))
    lines = [COLUMNS, tuple("---:" if at else "---" for at in range(len(COLUMNS))), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _row(each: Outcome) -> tuple[str, ...]:
    if each.skipped:
        return (f"{each.fault} (not tried: {each.skipped})", *("-" for _ in COLUMNS[1:]))
    counted = (each.runs, each.acknowledged, each.lost, each.half, each.tracebacks)
    return (each.fault, *(f"{value:,}" for value in counted), f"{each.seconds:,.0f}")


def as_json(outcomes: Iterable[Outcome]) -> str:
    """Return the outcomes as data."""
    return json.dumps([asdict(each) for each in outcomes], ensure_ascii=False, indent=1)
