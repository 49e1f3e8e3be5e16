"""The few signs that are drawn beside words: borders, cursor, marks; thin lines, none, or plain ASCII."""

from dataclasses import dataclass, replace

from rich.cells import cell_len

from crodesk.language import _


@dataclass(frozen=True, slots=True)
class Signs:
    """One set of signs, each one cell wide but for those that say so."""

    corners: str
    """Top left, top right, bottom left, bottom right."""
    side: str
    """The left and right border."""
    edge: str
    """The top and bottom border, and a rule between parts."""
    thumb: str
    """The part of the right border that shows where one is in a long list."""
    cursor: str
    """Stands before the selected row, so that colour is never alone."""
    mark: str
    """Stands before a marked row, and before what is done."""
    more: str
    """Ends a text that was cut; three cells in ASCII."""
    rising: str
    """The sort sign of a column from small to large."""
    falling: str
    """The sort sign of a column from large to small."""
    late: str
    """Late or refused; two cells."""
    attention: str
    """Needs a look."""
    soon: str
    """Comes soon."""
    normal: str
    """Nothing special."""
    star: str
    """The best tier."""
    between: str
    """Separates short facts on one line."""
    hidden: str = "•"
    """Stands for a letter or digit that is hidden from who looks on."""


THIN = Signs("╭╮╰╯", "│", "─", "┃", "›", "✓", "…", "▲", "▼", "!!", "!", "▲", "·", "★", "·")
"""Thin round borders."""
BARE = Signs("    ", " ", " ", "┃", "›", "✓", "…", "▲", "▼", "!!", "!", "▲", "·", "★", "·")
"""No borders: room and quiet, and nothing for a screen reader to read out."""
ASCII = Signs("++++", "|", "-", "#", ">", "x", "...", "^", "v", "!!", "!", "^", ".", "*", "-", "#")
"""For consoles without box characters."""
READER = Signs("    ", " ", " ", " ", " ", "x", "...", "^", "v", "!!", "!", "^", "-", "*", "-", "#")
"""For a screen reader: nothing beside the words, not even where one is; the real cursor is there."""

SETS = {"thin": THIN, "none": BARE, "ascii": ASCII, "reader": READER}
"""The sets of signs: those an officer can choose by the name in the settings, and the reader's."""

_current = THIN
_drawn_with = "thin"


def use_signs(name: str, *, letters: bool = False) -> None:
    """Draw with the set called `name` from now on; an unknown name means thin lines.

    With `letters` what is late, soon or needs a look says so in a word, in the language that is in use now.
    """
    global _current, _drawn_with  # noqa: PLW0603 - one program draws one way at a time
    _drawn_with = name
    chosen = SETS.get(name, THIN)
    _current = _lettered(chosen) if letters else chosen


def signs() -> Signs:
    """Return the set in use."""
    return _current


def widest() -> int:
    """Return the cells of the widest sign of the set in use that says how pressing something is."""
    return max(cell_len(sign) for sign in (_current.late, _current.attention, _current.soon, _current.normal))


def drawn_with() -> str:
    """Return the name of the set in use."""
    return _drawn_with


def _lettered(chosen: Signs) -> Signs:
    """Return a set whose marks are words, for those who can't tell the signs apart or hear them read out."""
    cursor = ">" if chosen.cursor.strip() else chosen.cursor
    return replace(
        chosen, cursor=cursor, mark="x", star="*", late=_("LATE"), attention=_("LOOK"), soon=_("SOON"), normal="-"
    )
