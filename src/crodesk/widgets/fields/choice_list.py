"""The list of a choice field over the form: typing narrows it, Enter takes the marked line."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from crodesk.domain.words import N_
from crodesk.language import ngettext
from crodesk.widgets.fields.choice_field import Choice, Finder
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.terminal_guard import content

_MOST = 300
"""How many lines are made; whoever needs one further down types another letter."""


class ChoiceList(ModalScreen[Choice | None]):
    """A list to choose from; answers with the choice, or `None` when it was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3,f4,f12", "close", N_("Back"), id="list.close", tooltip=N_("Leave without choosing")),
        *(
            Binding(key, f"move('{action}')", words, id=f"list.{action}", show=False, tooltip=words)
            for key, action, words in (
                ("up", "cursor_up", N_("Line up")),
                ("down", "cursor_down", N_("Line down")),
                ("pageup", "page_up", N_("Page up")),
                ("pagedown", "page_down", N_("Page down")),
            )
        ),
    ]
    DEFAULT_CSS = """
    ChoiceList {
        align: center middle;
        Vertical {
            width: 60; max-width: 90%; height: auto; max-height: 80%; padding: 0 1;
            background: $background; border: round $border; border-title-color: $text-primary;
        }
        OptionList { height: auto; max-height: 16; border: none; padding: 0; background: $background; }
        .list--count { color: $text-muted; height: 1; }
    }
    """

    def __init__(self, title: str, find: Finder, typed: str = "") -> None:
        super().__init__()
        self._title, self._find, self._typed = title, find, typed
        self._found: list[Choice] = []

    def compose(self) -> ComposeResult:
        """Put the line to type in above the list."""
        with Vertical() as box:
            box.border_title = content(self._title)
            yield Entry(self._typed, select_on_focus=False)
            options = OptionList(markup=False, compact=True)
            options.can_focus = False
            yield options
            yield Static(classes="list--count", markup=False)

    def on_mount(self) -> None:
        """Show what fits what was typed in the form."""
        self._narrow(self._typed)

    @on(Input.Changed)
    def _typed_more(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    def _narrow(self, text: str) -> None:
        found = self._find(text)
        self._found = list(found[:_MOST])
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(_line(choice)) for choice in self._found)
        options.highlighted = 0 if self._found else None
        words = ngettext("{count} fits", "{count} fit", len(found))
        self.query_one(".list--count", Static).update(words.format(count=len(found)))

    def action_move(self, action: str) -> None:
        """Move the marked line while the keys stay with the line to type in."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        marked = self.query_one(OptionList).highlighted
        if marked is not None:
            self.dismiss(self._found[marked])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def action_close(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)


def _line(choice: Choice) -> Content:
    line = content(choice.label)
    return line if not choice.hint else Content.assemble(line, "  ", content(choice.hint).stylize("$text-muted"))
