"""Splits an iCalendar file into its parts by lines, so that a broken one costs no other and is found by its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

PARTS = ("VEVENT", "VTODO", "VTIMEZONE")
_LINE = re.compile(r"[A-Za-z0-9-]+(;[^:\"]*(\"[^\"]*\"[^:\"]*)*)?:")
_NEW_LINE = re.compile(r"\r\n|\n|\r")


@dataclass(slots=True)
class Part:
    """One entry or time zone as it stands in the file."""

    name: str
    line: int
    """Where it begins, from 1."""
    lines: list[tuple[int, str]] = field(default_factory=list)
    """Its unfolded lines, each with where it begins."""
    is_whole: bool = True
    """Whether it has an end."""

    @property
    def text(self) -> str:
        """It alone, without the lines that are none; a task as an appointment, which the library reads line by line."""
        inner = [text for _number, text in self.lines if is_line(text)]
        name = "VEVENT" if self.name == "VTODO" else self.name
        return "\r\n".join([f"BEGIN:{name}", *inner, f"END:{name}", ""])

    @property
    def bad_lines(self) -> Iterator[tuple[int, str]]:
        """The lines that say nothing."""
        return ((number, text) for number, text in self.lines if not is_line(text))

    def line_of(self, name: str) -> int:
        """Return where a property stands, else where the part begins."""
        return next((number for number, text in self.lines if re.match(rf"{name}[;:]", text, re.IGNORECASE)), self.line)


def is_line(text: str) -> bool:
    """Tell whether a line has a name and a value."""
    return _LINE.match(text) is not None


def parts(text: str) -> Iterator[Part]:
    """Yield the parts of a file in order; what stands outside of them is passed over."""
    part: Part | None = None
    for number, line in _unfolded(text):
        word, _, name = line.strip().upper().partition(":")
        if word == "BEGIN" and name in PARTS:
            if part is not None:
                part.is_whole = False
                yield part
            part = Part(name, number)
        elif part is not None and (word, name) == ("END", "VCALENDAR"):
            part.is_whole = False
            yield part
            part = None
        elif part is not None and (word, name) == ("END", part.name):
            yield part
            part = None
        elif part is not None:
            part.lines.append((number, line))
    if part is not None:
        part.is_whole = False
        yield part


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield the logical lines, each with the number of its first physical one."""
    start, whole = 0, ""
    for number, line in enumerate(_NEW_LINE.split(text.removeprefix("\ufeff")), 1):
        if line[:1] in {" ", "\t"} and start:
            whole += line[1:]
            continue
        if whole.strip():
            yield start, whole
        start, whole = number, line
    if whole.strip():
        yield start, whole
