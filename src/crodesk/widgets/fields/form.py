"""A form: fields under each other, the way between them, and one line of help for where the officer is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.parsed import sentence
from crodesk.widgets.paint import cut
from crodesk.widgets.signs import signs
from crodesk.widgets.terminal_guard import content

_WIDEST_LABEL = 24
"""Cells that a label has at least where it needs them, so that at 60 columns there is still room to type."""
_AROUND, _TYPED = 5, 32
"""Cells of the brackets, their blanks and the bar beside the fields; cells to type in that a longer label leaves."""


class Form(Vertical):
    """Fields in a column that scrolls when they are more than fit; Enter, Tab and the arrows go between them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", N_("Next field"), id="form.next", show=False, tooltip=N_("Go to the next field")),
        Binding("up", "step(-1)", N_("Field before"), id="form.previous", show=False, tooltip=N_("Go one field back")),
    ]
    DEFAULT_CSS = """
    Form {
        height: 1fr;
        VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        .form--help { dock: bottom; height: 1; color: $text-muted; }
        .form--whole { height: auto; display: none; color: $text-error; }
    }
    """

    @dataclass
    class Changed(Message):
        """A field of the form was changed."""

        form: Form
        """The form."""
        key: str
        """The key of the field."""

        @property
        def control(self) -> Form:
            """The form, for `@on` with a selector."""
            return self.form

    @dataclass
    class Finished(Message):
        """Enter was pressed in the last field, or F9 where one of them has the whole screen."""

        form: Form
        """The form."""

        @property
        def control(self) -> Form:
            """The form, for `@on` with a selector."""
            return self.form

    def __init__(self, fields: Sequence[Field[Any]], *, enough: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.enough = enough
        """The key of the field after which Enter finishes; those behind it are gone to with Tab or an arrow."""
        self.fields = {field.key: field for field in fields}
        """The fields by their keys, in their order."""
        self._help = Static(classes="form--help", markup=False)
        self._whole = Static(classes="form--whole", markup=False)
        self._said = content("")
        self._align()

    def relabel(self) -> None:
        """Give the labels the room they take in the language in use."""
        self._align()

    def _align(self) -> None:
        """Have all entries begin in the same cell, behind labels that are whole where the form has the room."""
        fields = self.fields.values()
        widest = max((cell_len(_(field.label)) + 2 * field.required for field in fields), default=0)
        room = max(_WIDEST_LABEL, self.size.width - _AROUND - _TYPED)
        for field in fields:
            field.label_width = min(widest, room) + 3

    def compose(self) -> ComposeResult:
        """Put what concerns the whole above the fields, and the help below."""
        yield self._whole
        with VerticalScroll(can_focus=False):
            yield from self.fields.values()
        yield self._help

    # What it holds

    def values(self) -> dict[str, Any]:
        """Return the value of each field; `None` where it is empty or not understood."""
        return {key: field.value for key, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill fields with values; those not named stay as they are."""
        named = [field for key, field in self.fields.items() if key in values]
        for field in sorted(named, key=lambda field: bool(field.follows)):
            field.value = values[field.key]

    def texts(self) -> dict[str, str]:
        """Return what stands in each field, understood or not, for a draft."""
        return {key: field.text for key, field in self.fields.items()}

    def set_texts(self, texts: Mapping[str, str], spoken: str = "") -> None:
        """Bring back a draft that was typed in the language `spoken`; empty is the one in use."""
        named = [field for key, field in self.fields.items() if key in texts]
        for field in sorted(named, key=lambda field: bool(field.follows)):
            field.bring_back(texts[field.key], spoken)

    # What is wrong with it

    def problems(self) -> list[Problem]:
        """Show every problem beside its field, go to the first, and return them; none means it can be saved."""
        found = [(field, problem) for field in self.fields.values() if (problem := field.check())]
        if found:
            found[0][0].focus()
        return [problem for _, problem in found]

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what a service said, each beside its field, and go to the first; the rest stands above the form.

        An amount or a rate may be named without the unit in which it is kept.
        """
        keys = {name: key for key in self.fields for name in (key.removesuffix("_minor").removesuffix("_ppm"), key)}
        problems = [replace(each, field=keys.get(each.field, each.field)) for each in problems]
        whole = [sentence(problem) for problem in problems if problem.field not in self.fields]
        self._said = content("\n".join(f"{signs().late} {text}" for text in whole))
        self._whole.update(self._said)
        self._whole.display = bool(whole)
        named = {problem.field: problem for problem in reversed(problems)}
        refused = [field for key, field in self.fields.items() if key in named]
        for field in refused:
            field.refuse(named[field.key])
        if refused:
            refused[0].focus()

    def lines_above(self, width: int) -> int:
        """Return how many lines of so many cells what stands above the fields takes."""
        return len(self._said.wrap(width)) if self._whole.display else 0

    # The way through it

    def current(self) -> Field[Any] | None:
        """Return the field that has the focus."""
        return next((field for field in self.fields.values() if field.has_focus_within), None)

    def focus_first(self, *, selected: bool = True) -> None:
        """Go to the first field; without `selected` the first key comes after what stands there, not in its place."""
        fields = list(self.fields.values())
        if not selected and (first := self._first(fields)) is not None:
            for entry in first.query(Entry):
                entry.take_up()
        self._go(fields)

    def _first(self, fields: Sequence[Field[Any]]) -> Field[Any] | None:
        """Return the first of some fields that takes the keys; `None` when none does."""
        return next((field for field in fields if not field.disabled and field.display), None)

    def action_step(self, step: int) -> None:
        """Go to the next field, or back."""
        self._go(self._from_current(step))

    def _from_current(self, step: int) -> list[Field[Any]]:
        """Return the fields after the present one in the direction of `step`."""
        fields = list(self.fields.values())[::step]
        current = self.current()
        return fields[fields.index(current) + 1 :] if current else fields

    def _go(self, fields: Sequence[Field[Any]]) -> bool:
        field = self._first(fields)
        if field is not None:
            field.focus()
        return field is not None

    @on(Field.Passed)
    def _passed(self, event: Field.Passed) -> None:
        event.stop()
        if event.field.key == self.enough or not self._go(self._from_current(1)):
            self.post_message(self.Finished(self))

    @on(Field.Picked)
    def _picked(self, event: Field.Picked) -> None:
        event.stop()
        self._go(self._from_current(1))

    @on(Field.Finished)
    def _finished(self, event: Field.Finished) -> None:
        event.stop()
        self.post_message(self.Finished(self))

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        for field in self.fields.values():
            if field.follows == event.field.key:
                field.read_again()
        self.post_message(self.Changed(self, event.field.key))

    def on_descendant_focus(self) -> None:
        """Show the help of the field."""
        if field := self.current():
            self._say_help()
            self.call_after_refresh(field.scroll_visible, animate=False)

    def on_resize(self) -> None:
        """Show as much of the labels and the help as there is room for now."""
        self._align()
        self._say_help()

    def _say_help(self) -> None:
        if field := self.current():
            self._help.update(content(cut(field.hint, self._help.size.width or 80)), layout=False)
