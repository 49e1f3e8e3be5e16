"""What a paper is made of; its texts are in the reader's language already."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines of a label and what it says."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the headings come again on every page."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: frozenset[int] = frozenset()
    """Columns whose cells stand at the left; numbers stand at the right."""
    total: tuple[str, ...] = ()
    """A last row that sums up."""


Block = Heading | Words | Facts | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to print."""

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
    """At the foot of every page, before its number."""
