"""The pieces of a marked-up text (XML or SGML) that matter, one by one: a damaged piece costs no more than itself.

Nothing but the pieces is ever given to a parser, so a definition of entities before them has no effect, and a file may
be as long as it likes.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TextIO

_CHUNK = 1 << 18
_LONGEST = 1 << 24
_ANY = re.compile("<")


class Piece(NamedTuple):
    """One element that matters."""

    name: str
    """Its name without a prefix; with `/` before it, the end of a frame."""
    text: str
    """All of it, with its own marks; of a leaf, its value; of a frame, nothing."""
    line: int
    whole: bool
    """Whether its end was found."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The names of elements that matter, and how much of each."""

    whole: Collection[str]
    """To be had with all that is in them."""
    leaves: Collection[str]
    """To be had up to the next mark."""
    frames: Collection[str]
    """Whose begin and end are told."""


class Pieces:
    """Reads the pieces of an open text, once."""

    def __init__(self, file: TextIO, wanted: Wanted) -> None:
        self._file = file
        self._wanted = wanted
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False
        names = "|".join((*wanted.whole, *wanted.leaves, *wanted.frames))
        self._mark = re.compile(rf"<(?P<end>/?)(?:[\w.-]+:)?(?P<name>{names})(?:\s[^<>]*)?>")
        self._stops = {name: _stops(name, wanted.frames) for name in wanted.whole}

    def read(self) -> Iterator[Piece]:
        """Read piece after piece."""
        while True:
            found = self._mark.search(self._text, self._at)
            if found:
                begins = found.end() - found.start()
                self._pass(found.start() - self._at)
                piece = self._piece(found["name"], begins, ends=bool(found["end"]))
                if piece:
                    yield piece
            else:
                begun = self._text.rfind("<", self._at)
                self._pass((begun if begun >= 0 else len(self._text)) - self._at)
                if not self._more():
                    return

    def _piece(self, name: str, begins: int, *, ends: bool) -> Piece | None:
        """Take the piece that begins here; `None` for the end of what isn't open. Places are counted from here."""
        line = self._line
        if name in self._wanted.frames:
            self._pass(begins)
            return Piece(f"/{name}" if ends else name, "", line, whole=True)
        if ends:
            self._pass(begins)
            return None
        if name in self._wanted.leaves:
            return Piece(name, self._take(self._until(_ANY, begins))[begins:].strip(), line, whole=True)
        stop = self._until(self._stops[name], begins)
        found = self._stops[name].match(self._text, self._at + stop)
        whole = bool(found and found["end"])
        return Piece(name, self._take(found.end() - self._at if found and whole else stop), line, whole)

    def _until(self, pattern: re.Pattern[str], start: int) -> int:
        """Return where `pattern` is found from `start` on, reading on as far as need be; else the end of the text."""
        while True:
            found = pattern.search(self._text, self._at + start)
            place = (found.start() if found else len(self._text)) - self._at
            if found and (found.end() < len(self._text) or self._ended):
                return place
            start = max(start, self._text.rfind("<", self._at) - self._at)
            if len(self._text) - self._at > _LONGEST or not self._more():
                return place

    def _more(self) -> bool:
        """Read on; tell whether there was anything more."""
        chunk = self._file.read(_CHUNK)
        self._text, self._at = self._text[self._at :] + chunk, 0
        self._ended = not chunk
        return bool(chunk)

    def _take(self, count: int) -> str:
        """Return the next characters, and pass over them."""
        text = self._text[self._at : self._at + count]
        self._pass(count)
        return text

    def _pass(self, count: int) -> None:
        """Pass over the next characters."""
        self._line += self._text.count("\n", self._at, self._at + count)
        self._at += count


def _stops(name: str, frames: Collection[str]) -> re.Pattern[str]:
    """Return what finds the end of an element, or else where the next of its name begins or its frame ends."""
    ends = "|".join(frames)
    return re.compile(rf"(?P<end></(?:[\w.-]+:)?{name}\s*>)|<(?:[\w.-]+:)?{name}[\s>]|</(?:[\w.-]+:)?(?:{ends})\s*>")
