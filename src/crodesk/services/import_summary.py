"""What became of an import: counts per kind, doubts, likely duplicates, where rejected rows went."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from crodesk.domain.problem import Problem
from crodesk.exchange.records import Rejected, Warned

State = Literal["new", "updated", "same"]

FEW = 20
"""How many examples of each kind of doubt are kept."""


@dataclass(slots=True)
class Count:
    """What became of the records of one kind."""

    read: int = 0
    new: int = 0
    updated: int = 0
    same: int = 0
    rejected: int = 0

    def add(self, state: State) -> None:
        """Count one record that was read."""
        self.read += 1
        setattr(self, state, getattr(self, state) + 1)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt that came up, how often, and where first."""

    text: str
    """A message id."""
    count: int
    examples: tuple[tuple[str, int, Problem], ...]
    """File name, line and what exactly."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A new customer who may be one of those known already."""

    code: str
    name: str
    known_code: str
    known_name: str
    reason: str
    """A message id."""


@dataclass(slots=True)
class Summary:
    """What became of one import."""

    action: str
    """`import`, or `dry-run` when nothing was to be written."""
    profile: str
    kinds: dict[str, Count] = field(default_factory=dict)
    with_customer: int = 0
    """How many interactions belong to a customer."""
    kept: int = 0
    """Fields that the source changed but the officer had changed too: the officer's stand."""
    doubts: list[Doubt] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    twin_count: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    rejected_files: list[Path] = field(default_factory=list)
    unused: list[Path] = field(default_factory=list)
    """Files given that the profile says nothing of."""

    def count(self, family: str) -> Count:
        """Return the counts of a kind."""
        return self.kinds.setdefault(family, Count())

    @property
    def changed(self) -> int:
        """How many records came in or were updated."""
        return sum(each.new + each.updated for each in self.kinds.values())

    def data(self) -> dict[str, Any]:
        """Return the summary as data, for `--json`."""
        kinds: dict[str, dict[str, int]] = {family: asdict(count) for family, count in self.kinds.items()}
        if "interactions" in kinds:
            kinds["interactions"]["with_customer"] = self.with_customer
        return {
            "action": self.action,
            "profile": self.profile,
            "kinds": kinds,
            "kept": self.kept,
            "warnings": {doubt.text: doubt.count for doubt in self.doubts},
            "likely_duplicates": self.twin_count,
            "rejected_files": [str(path) for path in self.rejected_files],
            "unused_files": [path.name for path in self.unused],
        }


class Doubts:
    """Gathers doubts by what they say."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[tuple[str, int, Problem]]] = {}

    def add(self, warned: Warned) -> None:
        """Count a doubt and keep the first few."""
        text = warned.problem.text
        self._counts[text] = self._counts.get(text, 0) + 1
        examples = self._examples.setdefault(text, [])
        if len(examples) < FEW:
            examples.append((warned.file.name, warned.line, warned.problem))

    def all(self) -> list[Doubt]:
        """Return the doubts in the order in which they first came up."""
        return [Doubt(text, count, tuple(self._examples[text])) for text, count in self._counts.items()]
