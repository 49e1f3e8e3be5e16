"""Names of files as somebody else gave them, made safe to write on any system."""

import re

from crodesk.domain.text import clean_line

LONGEST = 120
"""Characters of a name, its ending included."""
_FOLDERS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
"""What Windows doesn't allow in a name."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""
_ENDING = re.compile(r"\.\w{1,8}$")
_UNNAMED = "file"


def clean_name(name: str, ending: str = "") -> str:
    """Return a name without folders, signs that act and reserved words; with `ending` (`.pdf`) where one is given.

    A name of which nothing is left is `file`.
    """
    last = _FOLDERS.split(clean_line(name))[-1]
    stem = _FORBIDDEN.sub("_", last)
    given = _ENDING.search(stem)
    kept = ending or (given[0] if given else "")
    if given:
        stem = stem[: given.start()]
    stem = stem.strip(" .")
    if _RESERVED.match(stem):
        stem = "_" + stem
    return (stem[: LONGEST - len(kept)].rstrip(" .") or _UNNAMED) + kept


def plain_part(number: str) -> str:
    """Return a number of a record as a part of a file's name: its letters and digits, `-` for any other sign."""
    return "".join(letter if letter.isalnum() else "-" for letter in number)
