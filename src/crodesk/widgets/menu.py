"""F10: every action with its key, found by typing; what can't be done now says why."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crodesk.domain.names import fold
from crodesk.language import _
from crodesk.widgets.actions import EVERYWHERE, FIELDS, LISTS, Action
from crodesk.widgets.columns import Column
from crodesk.widgets.finder import Finder
from crodesk.widgets.keymap import NEXT_PART, PREVIOUS_PART, ROW_MOVES
from crodesk.widgets.row_source import ListSource, RowSource

_MOVES = {action.id for action in (*ROW_MOVES, NEXT_PART, PREVIOUS_PART)}


class Entry(NamedTuple):
    """One line of the menu."""

    rid: int
    """Its place in the whole menu."""
    action: str
    """The id of the action."""
    words: str
    """What it is called; with a reason when it can't be done now."""
    key: str
    """Its first key."""
    find: str
    """What it is found by, folded."""
    off: bool
    """Whether it can't be done now."""


class ActionMenu(Finder[Entry, str | None]):
    """Answers the id of the chosen action."""

    def __init__(self, actions: Sequence[Action], disabled: Mapping[str, str]) -> None:
        self._entries = entries(actions, disabled)
        super().__init__(
            [
                Column("words", "", 20, flex=1, style_of=lambda entry: "muted" if entry.off else ""),
                Column("key", "", 10, align="right", style_of=lambda _entry: "accent"),
            ],
            title=_("Menu"),
            ask=_("find an action"),
            empty=_("No action is called that. Backspace takes a letter back."),
        )

    def find(self, text: str) -> RowSource[Entry]:
        """Return the actions with these words in their name, sentence or key."""
        return ListSource(found(self._entries, text))

    def answer(self, row: Entry) -> str | None:
        """Answer the id."""
        return row.action


def entries(actions: Sequence[Action], disabled: Mapping[str, str]) -> list[Entry]:
    """Return the lines of the menu: what this room does first, then lists, then everywhere, then mere moves."""
    ordered = sorted(actions, key=_rank)
    return [_entry(number, action, disabled.get(action.id, "")) for number, action in enumerate(ordered)]


def found(all_entries: Sequence[Entry], text: str) -> list[Entry]:
    """Return the entries with every typed word in them; those whose name begins with the text come first."""
    wanted = fold(text)
    hits = [entry for entry in all_entries if all(word in entry.find for word in wanted.split())]
    return sorted(hits, key=lambda entry: not entry.find.startswith(wanted))


def _rank(action: Action) -> int:
    if action.id in _MOVES:
        return 3
    return {LISTS: 1, FIELDS: 1, EVERYWHERE: 2}.get(action.where, 0)


def _entry(number: int, action: Action, reason: str) -> Entry:
    words = _(action.words) + ("…" if action.asks else "")
    shown = _("{action} (off: {reason})").format(action=words, reason=reason) if reason else words
    find = fold(f"{_(action.words)} {_(action.help)} {action.key}")
    return Entry(number, action.id, shown, action.key, find, bool(reason))
