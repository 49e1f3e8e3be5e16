"""The settings: each is changed at once and written to the file; each can be taken back."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from crodesk import config
from crodesk.config import Settings
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.settings import rows
from crodesk.screens.settings.rows import SettingRow
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.columns import Column
from crodesk.widgets.dialogs import Ask, Choose, Option
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.keymap import PRINT_KEYS, REDO, UNDO
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

ROOM = "settings"
BESIDE_FROM = 72
"""From so many cells on the explanation stands beside the list."""


class Chooser(Protocol):
    """Who knows what is chosen, and makes a choice hold."""

    @property
    def chosen(self) -> Settings:
        """What the file says."""

    def choose(self, key: str, value: str | bool) -> bool:
        """Write one setting and go by it from now on; tell whether it could be written."""


class SettingsScreen(DeskScreen[None]):
    """The room in which the program is set up."""

    ROOM = ROOM
    ABOUT = N_(
        "How the program looks, speaks and listens. Enter or the arrows to the side change a setting, at once;"
        " Del goes back to ours, u takes back the last change."
    )
    AUTO_FOCUS = "#settings"
    CSS_PATH = "screen.tcss"
    WRITING = frozenset()
    ACTIONS = (
        Action("settings.choose", ("f4",), N_("Choose"), N_("Lists what this setting can be."), ROOM, 20, asks=True),
        Action("settings.next-value", ("right",), N_("Next value"), N_("Takes the next value at once."), ROOM, 30),
        Action("settings.value-before", ("left",), N_("Value before"), N_("Takes the value before at once."), ROOM),
        Action("settings.reset", ("delete",), N_("Back to ours"), N_("Sets this one as it was at first."), ROOM, 40),
        replace(UNDO, help=N_("Takes back the last change of the settings.")),
        replace(REDO, help=N_("Makes the change of the settings again.")),
        replace(PRINT_KEYS, keys=("P",), hint_rank=65),
    )

    def __init__(self, desk: Desk, state: DeskState, chooser: Chooser) -> None:
        super().__init__(desk, state)
        self._chooser = chooser
        self._done: list[tuple[str, str | bool]] = []
        self._undone: list[tuple[str, str | bool]] = []
        self._rows: Rows[SettingRow] = Rows(
            [
                Column("words", N_("Setting"), 21, flex=1),
                Column("value", N_("Chosen"), 16, flex=2, style_of=lambda row: "accent" if row.own else ""),
            ],
            title=N_("Settings"),
            id="settings",
            markable=False,
        )
        self._about = Pane(id="about")

    def compose_body(self) -> Iterable[Widget]:
        """Return the list, and beside it what the selected one means."""
        yield Horizontal(self._rows, self._about, id="parts")

    def on_mount(self) -> None:
        """Explain the selected one."""
        super().on_mount()
        self.watch(self._rows, "row", self._explain, init=False)

    def on_resize(self) -> None:
        """Leave out the explanation where there is no room for it."""
        self._about.display = self.size.width >= BESIDE_FROM

    def load(self) -> None:
        """List the settings anew."""
        self._rows.show(ListSource(rows.rows(self._chooser.chosen)))
        self.query_one(PlaceLine).show(_("Settings"), f" · {_('each change holds at once')}")
        self._explain(self._rows.row)

    def _explain(self, row: SettingRow | None) -> None:
        if row is not None:
            self._about.show(rows.explained(rows.about_of(row.key), self.desk), title=row.words)

    def why_not(self, action: Action) -> str:
        """Say why there is nothing to take back."""
        if action.id == UNDO.id and not self._done:
            return _("no setting was changed yet")
        if action.id == REDO.id and not self._undone:
            return _("no change was taken back")
        if action.id == "settings.reset" and self._rows.row is not None and not self._rows.row.own:
            return _("it is as we set it")
        return super().why_not(action)

    # Changing

    @property
    def _key(self) -> str:
        row: SettingRow = self._rows.row
        return row.key

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """List the values of a setting; ask for the text of one that takes any."""
        about = rows.about_of(self._key)
        if not about.values:
            shown = str(getattr(self._chooser.chosen, about.key))
            self.app.push_screen(Ask(_(about.words), _(about.help), value=shown), self._typed)
            return
        options = [Option(at, str(at), rows.value_words(about, value)) for at, value in enumerate(about.values, 1)]
        self.app.push_screen(Choose(_(about.words), options, str(self._place() + 1)), self._picked)

    def _picked(self, answer: str | None) -> None:
        if answer is not None:
            self._take(list(rows.about_of(self._key).values)[int(answer) - 1])

    def _typed(self, answer: str | None) -> None:
        if answer is not None:
            self._take(answer.strip())

    def action_next_value(self) -> None:
        """Take the next value."""
        self._step(1)

    def action_value_before(self) -> None:
        """Take the value before."""
        self._step(-1)

    def action_reset(self) -> None:
        """Set it as it was at first."""
        self._take(getattr(config.DEFAULTS, self._key))

    def _place(self) -> int:
        """Return which of its values a setting has."""
        value = getattr(self._chooser.chosen, self._key)
        return list(rows.about_of(self._key).values).index(value)

    def _step(self, by: int) -> None:
        values = list(rows.about_of(self._key).values)
        if values:
            self._take(values[(self._place() + by) % len(values)])

    def _take(self, value: str | bool) -> None:
        before = getattr(self._chooser.chosen, self._key)
        if value != before and self._put(self._key, value):
            self._done.append((self._key, before))
            self._undone.clear()
            self._show_hints()

    def _put(self, key: str, value: str | bool) -> bool:
        """Have a value hold, and show it."""
        done = self._chooser.choose(key, value)
        self.reload()
        return done

    async def action_undo(self) -> None:
        """Take back the last change of the settings."""
        self._turn_back(self._done, self._undone)

    async def action_redo(self) -> None:
        """Make it again."""
        self._turn_back(self._undone, self._done)

    def _turn_back(self, turned: list[tuple[str, str | bool]], other: list[tuple[str, str | bool]]) -> None:
        key, value = turned.pop()
        other.append((key, getattr(self._chooser.chosen, key)))
        self._put(key, value)
        self._rows.go(next(row.rid for row in rows.rows(self._chooser.chosen) if row.key == key))
