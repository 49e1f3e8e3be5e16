"""F10: every action with its key, found by typing; what can't be done now says why."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from crodesk.domain.names import fold
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.acting import T
from crodesk.widgets.actions import EVERYWHERE, FIELDS, LISTS, Action
from crodesk.widgets.columns import Column
from crodesk.widgets.help import Dialog, Explained
from crodesk.widgets.keymap import NEXT_PART, PREVIOUS_PART, ROW_MOVES
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

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


class Offering(Explained[T]):
    """A screen with a menu of its actions."""

    def action_menu(self) -> None:
        """Open the menu, and do what is chosen."""
        self.app.push_screen(ActionMenu(self.actions, self.reasons), self._chosen)

    async def _chosen(self, action_id: str | None) -> None:
        if action_id:
            await self.action_perform(action_id)


class ActionMenu(Dialog[str | None]):
    """Answers the id of the chosen action."""

    ACTIONS = (Action("menu.close", ("escape", "f10", "f3", "f12"), N_("Close"), N_("Closes the menu.")),)
    DEFAULT_CSS = """
    ActionMenu Vertical { width: 90%; max-width: 72; height: 90%; max-height: 30; }
    ActionMenu Input { padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self, actions: Sequence[Action], disabled: Mapping[str, str]) -> None:
        super().__init__()
        self._entries = entries(actions, disabled)
        self._rows: Rows[Entry] = Rows(
            [
                Column("words", "", 20, flex=1, style_of=lambda entry: "muted" if entry.off else ""),
                Column("key", "", 10, align="right", style_of=lambda _entry: "accent"),
            ],
            ListSource(self._entries),
            title=_("Menu"),
            note=_("type to find · Enter does it · Esc closes"),
            markable=False,
            empty=_("No action is called that. Backspace takes a letter back."),
        )

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical():
            typed = Input(placeholder=_("find an action"), compact=True)
            typed.cursor_blink = False
            yield typed
            yield self._rows

    def on_mount(self) -> None:
        """Find while typing, in the frame of the key."""
        typed = self.query_one(Input)
        typed.focus()
        self.watch(typed, "value", self._find, init=False)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while typing goes on."""
        name = self._rows.keys.get(event.key, "")
        if name in {"up", "down", "page_up", "page_down"}:
            event.stop()
            self._rows.do(name)

    @on(Input.Submitted)
    @on(Rows.Opened)
    def choose(self) -> None:
        """Answer the selected action."""
        entry = self._rows.row
        if entry is not None:
            self.dismiss(entry.action)

    def action_close(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def _find(self, text: str) -> None:
        self._rows.show(ListSource(found(self._entries, text)), keep=False)


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
