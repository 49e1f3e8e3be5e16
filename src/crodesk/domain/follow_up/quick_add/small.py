"""Finds priorities, tags and where the note begins."""

import re

from crodesk.domain.follow_up.quick_add.found import END, Found
from crodesk.domain.follow_up.quick_add.line import HAN, LETTER, Line

_PRIORITY = re.compile(rf"!!?(?= |$|\x00)|!(?:high|urgent|cao|gấp|gap){END}|![高急]")
_TAG = re.compile(r"#(?P<tag>(?=[^ ]*[^\W\d])[\w][\w\-]*)")
_WORD_BEFORE = re.compile(rf"{LETTER}|[#&/=]")
_HAN = re.compile(f"[{HAN}]")
_NOTE = re.compile("::")


def find_priority(line: Line, place: int) -> Found | None:
    """Return the mark of high priority at `place`: it stands alone, or behind a Chinese character."""
    found = _PRIORITY.match(line.text, place)
    if found is None or _goes_on(line, place):
        return None
    return Found(place, found.end(), (place, found.end()), "high")


def find_tag(line: Line, place: int) -> Found | None:
    """Return the tag at `place`; a number alone is none."""
    found = _TAG.match(line.text, place)
    if found is None or _goes_on(line, place):
        return None
    return Found(place, found.end(), (place, found.end()), line.words(*found.span("tag")))


def note_begins(line: Line) -> int:
    """Return where the sign before the note stands, or the end of the line."""
    found = _NOTE.search(line.text)
    return found.start() if found else len(line.text)


def _goes_on(line: Line, place: int) -> bool:
    """Tell whether a sign stands right behind a word, to which it then belongs."""
    before = line.text[place - 1 : place]
    return bool(_WORD_BEFORE.match(before)) or (before == "!" and line.text[place] == "!")
