"""Walks through a room by the table of its actions: every pane, list, dialog, form and menu that a key leads to.

Nothing here knows a room by its name, so one that is added is walked too. Each room is looked at in every size; a
dialog like one that was looked at before only in the smallest, where room is shortest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from crodesk.screens.desk_screen import DeskScreen
from crodesk.widgets.acting import Acting
from crodesk.widgets.actions import Action
from crodesk.widgets.dialogs import Choose, Confirm
from crodesk.widgets.editor import Editor
from crodesk.widgets.fields import ChoiceField, Form, LongField
from crodesk.widgets.keymap import ROW_MARK, ROW_MARK_ALL, ROW_MOVES
from crodesk.widgets.ordered_keys import OrderedKeys
from crodesk.widgets.pane import Pane
from crodesk.widgets.rows import Rows
from tests.screens.keys import under_way, workers_done
from tests.screens.painted import Words, flaws, painted

SMALL, SIZES = (60, 20), ((80, 24), (140, 40), (200, 60))
"""Columns and rows: where the walk is done, and what else is looked at."""
ELSEWHERE = {"desk.quit", "desk.back", "desk.next-part", "desk.previous-part", "desk.next", "desk.previous"}
"""Actions that lead nowhere new, or out of the program."""
TURNING = {"settings.next-value", "settings.value-before", "settings.reset"}
"""Actions that would have the walk go on in another language."""
SHORT_LIST = 60
"""A list of no more rows is walked row by row: it may be one that says what its neighbour shows."""
DEEPEST = 4
"""Dialogs over each other that are followed."""
MOST_PARTS, MOST_LINES = 20, 5
"""So many parts of a room, and lines of a pane, are tried at most."""


@dataclass
class Walk:
    """One walk in one language."""

    pilot: Pilot[int]
    words: Words
    enter: Callable[[], object]
    """Goes to the room."""
    found: list[str] = field(default_factory=list)
    """What is wrong: where, in which size, and what."""
    classes: set[type[Screen[Any]]] = field(default_factory=set)
    """Of the screens that were seen."""
    _seen: set[str] = field(default_factory=set)
    _tried: set[str] = field(default_factory=set)

    @property
    def screen(self) -> Screen[Any]:
        """Where the walk is."""
        return self.pilot.app.screen

    async def look(self, place: str, *, twin: bool = False) -> None:
        """Look at the screen in every size, unless it was seen as it is; come back to the smallest."""
        text = painted(self.screen)
        if text in self._seen:
            return
        self._seen.add(text)
        self._note(place)
        twin = twin or (type(self.screen) in self.classes and not isinstance(self.screen, DeskScreen))
        self.classes.add(type(self.screen))
        for size in () if twin else (*SIZES, SMALL):
            await self._resize(Size(*size))
            self._note(place)

    def _note(self, place: str) -> None:
        width, height = self.pilot.app.size
        self.found += [f"{place} at {width}×{height}: {flaw}" for flaw in flaws(self.screen, self.words)]

    # Rooms

    async def room(self, place: str) -> None:
        """Walk the room one is in: each part that Tab leads to, and in each all actions."""
        self.enter()
        await self._still()
        room = self.screen
        await self.look(place)
        known: list[Widget] = []
        while room.focused is not None and room.focused not in known and len(known) < MOST_PARTS:
            part = room.focused
            known.append(part)
            await self._part(room, part, f"{place} › {part.id or type(part).__name__}")
            await self._home(room, part)
            await self._press("tab")

    async def _part(self, room: Screen[Any], part: Widget, place: str) -> None:
        await self.look(place)
        for action in self._actions(room):
            await self._try(room, part, action, f"{place} › {action.id}")
        if isinstance(part, Rows) and "mark" in part.keys.values() and isinstance(room, Acting):
            for action in [action for action in room.actions if action.asks and not _is_elsewhere(action)]:
                await self._home(room, part)
                part.marks.set(row.rid for row in part.view.window.page(0, 2))
                await self._try(room, part, action, f"{place} with two marked › {action.id}")
            part.clear_marks()
        if isinstance(part, Rows) and 1 < (part.count or 0) <= SHORT_LIST:
            for row in range(1, part.count or 0):
                part.go(row)
                await self._still()
                await self.look(f"{place} {row}", twin=True)
                for action in room.actions if isinstance(room, Acting) else ():
                    if action.verb == "new":
                        await self._try(room, part, action, f"{place} {row} › {action.id}")
            part.go(0)
        if isinstance(part, Pane):
            await self._lines(room, part, place)

    async def _lines(self, room: Screen[Any], part: Pane, place: str) -> None:
        """Open line after line of a pane."""
        opens = next(action for action in part.ACTIONS if action.verb == "open")
        for line in range(MOST_LINES):
            await self._try(room, part, opens, f"{place} › line {line}")
            before = part.target
            part.do("down")
            if part.target is before:
                break
        part.do("home")

    def _actions(self, room: Screen[Any]) -> list[Action]:
        """Return what can be done in a part of a room: in a further one only what asks, which may be something else."""
        actions = room.actions if isinstance(room, Acting) else []
        tried = {action.id for action in actions if action.id in self._tried and not action.asks}
        self._tried |= {action.id for action in actions}
        return [action for action in actions if action.id not in tried and not _is_elsewhere(action)]

    async def _try(self, room: Screen[Any], part: Widget, action: Action, place: str) -> None:
        """Do an action from a part of a room, and walk what it opens."""
        await self._home(room, part)
        if isinstance(room, Acting) and not room.why_not(action):
            await room.action_perform(action.id)
            await self._still()
            await self.look(place, twin=True)
            if not isinstance(self.screen, DeskScreen):
                await self._dialog(room, place, DEEPEST)

    async def _home(self, room: Screen[Any], part: Widget) -> None:
        """Come back to a part of a room from wherever an action led."""
        while self.screen is not room and (isinstance(self.screen, ModalScreen) or room in self.pilot.app.screen_stack):
            self.pilot.app.pop_screen()
            await self._still()
        if self.screen is not room:
            self.enter()
            await self._still()
        if isinstance(room.focused, (Input, TextArea)) and room.focused is not part:
            await self._press("f12")
            await (self._press("enter") if isinstance(self.screen, Confirm) else self._still())
        if part.is_attached and room.focused is not part:
            part.focus()
            await self._still()

    # Dialogs

    async def _dialog(self, room: Screen[Any], place: str, deepest: int) -> None:
        """Walk what stands over the room."""
        dialog = self.screen
        await self.look(place)
        await self._help(place)
        for form in dialog.query(Form):
            await self._form(form, place)
        if isinstance(dialog, Choose) and deepest:
            await self._press("enter")
            if self.screen not in (room, dialog):
                await self._dialog(room, f"{place} › 1", deepest - 1)
        elif self.screen is dialog:
            await self._press("f12")
            if isinstance(self.screen, Confirm):
                await self.look(f"{place} › question")

    async def _help(self, place: str) -> None:
        name = type(self.screen).__name__
        if name in self._tried or not isinstance(self.screen, Acting):
            return
        self._tried.add(name)
        dialog = self.screen
        await self._press("f1")
        await self.look(f"{place} › F1")
        if self.screen is not dialog:
            await self._press("escape")

    async def _form(self, form: Form, place: str) -> None:
        """Look at the end of a form, at its mistakes, and at its first list."""
        dialog = self.screen
        for scroll in form.query(VerticalScroll):
            scroll.scroll_end(animate=False)
        await self._still()
        await self.look(f"{place} › end")
        choice = next((each for each in form.fields.values() if isinstance(each, ChoiceField)), None)
        if choice is not None:
            choice.action_list()
            await self._still()
            await self.look(f"{place} › {choice.key}")
            await self._press("escape")
        long = next((each for each in form.fields.values() if isinstance(each, LongField)), None)
        if long is not None and Editor not in self.classes:
            long.action_edit()
            await self._still()
            await self.look(f"{place} › {long.key}")
            await self._press("escape")
        if self.screen is dialog:
            form.set_texts({key: "?" for key, each in form.fields.items() if each.query(Input)})
            form.problems()
            await self._still()
            await self.look(f"{place} › mistakes")

    # What is quicker than the pilot's own ways, which sleep: a walk takes thousands of steps

    async def _press(self, key: str) -> None:
        app = cast("OrderedKeys[int]", self.pilot.app)
        app.post_message(events.Key(key, None))
        await app.keys_done()
        await self._still()

    async def _resize(self, size: Size) -> None:
        app = self.pilot.app
        cast("Any", app._driver)._size = size
        app.post_message(events.Resize(size, size))
        await self._still()
        while self.screen._compositor.size != size:
            await self._still()

    async def _still(self) -> None:
        """Wait until every widget has done what it was told, and the screen is laid out."""
        again = True
        while again:
            await workers_done(self.pilot.app)
            await self.pilot._wait_for_screen()
            await self.pilot._wait_for_screen()
            while self.screen._layout_required and await self.pilot._wait_for_screen():
                pass
            again = under_way(self.pilot.app)


def _is_elsewhere(action: Action) -> bool:
    moves = {each.id for each in (*ROW_MOVES, ROW_MARK, ROW_MARK_ALL)}
    return action.id in ELSEWHERE | TURNING | moves or action.id.startswith("room.")
