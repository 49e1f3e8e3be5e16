"""A small program that takes keys in all the ways the real one does, and shows what it understood.

Run as a script. `F2` opens a dialog, `F5` another room, `F8` goes to a list whose letters are commands.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from crodesk.widgets.fields import Form, TextField
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.ordered_keys import OrderedKeys

NAMES = ("one", "two", "three")
"""The keys of the three fields."""


class Say(ModalScreen[str]):
    """A dialog with one line; Enter answers with it."""

    DEFAULT_CSS = "Say { align: center middle; Entry { width: 40; } }"

    def compose(self) -> ComposeResult:
        yield Entry()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Room(Screen[None]):
    """Another room, with a field that is fetched late, as rooms that load do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "leave")]
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        yield Static("another room")
        yield Entry(id="inside")

    def on_mount(self) -> None:
        self.call_after_refresh(self.query_one(Entry).focus)

    def action_leave(self) -> None:
        self.app.held["room"] = self.query_one(Entry).value  # type: ignore[attr-defined]  # the app below
        self.app.pop_screen()


class Commands(Widget, can_focus=True):
    """A list in which letters are commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"do('{name}')") for key, name in (("d", "d"), ("w", "w"), ("1", "1"), ("slash", "/"))),
        Binding("question_mark", "do('?')"),
        Binding("escape", "back"),
    ]
    DEFAULT_CSS = "Commands { height: 1; }"

    def render(self) -> Content:
        return Content("commands")

    def action_do(self, name: str) -> None:
        self.app.held["done"] += name  # type: ignore[attr-defined]  # the app below

    def action_back(self) -> None:
        self.screen.query_one(Form).focus_first()


class Desk(App[None]):
    """Three fields, a list, and what they hold; without ordered keys, to show what plain Textual does."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "say"),
        Binding("f5", "room"),
        Binding("f8", "commands"),
        Binding("f12", "reset"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        self.held = {"said": "", "room": "", "done": ""}
        self.fields: dict[str, TextField[str]] = {name: TextField(name, name) for name in NAMES}

    def compose(self) -> ComposeResult:
        yield Form(list(self.fields.values()))
        yield Commands()
        yield Static(id="state", markup=False)

    def on_mount(self) -> None:
        self.query_one(Form).focus_first()
        self.set_interval(0.03, self.show_state)

    def show_state(self) -> None:
        """Write what everything holds, between bars, at the bottom."""
        everything = {name: field.text for name, field in self.fields.items()} | self.held
        text = "\n".join(f"{name}|{value}|" for name, value in everything.items())
        if text != self.shown:
            self.shown = text
            self.screen_stack[0].query_one("#state", Static).update(Content(text))

    def action_say(self) -> None:
        self.push_screen(Say(), lambda said: self.held.update(said=said or ""))

    def action_room(self) -> None:
        self.push_screen(Room())

    def action_reset(self) -> None:
        self.query_one(Form).set_texts(dict.fromkeys(NAMES, ""))
        self.held = dict.fromkeys(self.held, "")
        self.query_one(Form).focus_first()

    def action_commands(self) -> None:
        self.query_one(Commands).focus()


class OrderedDesk(OrderedKeys[None], Desk):
    """The same with ordered keys and a true cursor, as the real program has them."""


if __name__ == "__main__":
    (Desk if "--plain" in sys.argv else OrderedDesk)().run()
