"""A form of every kind of field in a dialog, to test and to look at: `python -m tests.screens.form_app`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from crodesk.domain.records import Choice, Field
from crodesk.language import set_language
from crodesk.widgets import themes
from crodesk.widgets.fields import Choice as Option
from crodesk.widgets.fields import Form, among
from crodesk.widgets.fields.kinds import fields_of
from crodesk.widgets.fields.making import Setting
from crodesk.widgets.ordered_keys import OrderedKeys

NOW = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
"""A Friday."""
CITIES = tuple(
    Choice(key, label)
    for key, label in (("hn", "Hà Nội"), ("hp", "Hải Phòng"), ("dn", "Đà Nẵng"), ("hcm", "Hồ Chí Minh"), ("bj", "北京"))
)
PEOPLE = among([Option(7, "Trần Văn Đức", "C-0107"), Option(8, "Trần Thị Hương", "C-0110"), Option(9, "陈美玲")])
FIELDS = (
    Field("name", "Name", required=True, help="Family name first, as on the identity paper."),
    Field("born_on", "Born", "day", past=True),
    Field("amount_minor", "Amount", "money", required=True, currency="currency", help="350m, 1.2b, 12*3"),
    Field("currency", "Currency"),
    Field("rate_ppm", "Rate a year", "percent"),
    Field("term_months", "Term", "months"),
    Field("count", "Children", "whole"),
    Field("city", "City", "choice", CITIES, required=True, help="Type a part of the name, or F4."),
    Field(
        "paper", "Paper", "pick", (Choice("passport", "passport"), Choice("id_card", "identity card")), any_words=True
    ),
    Field("customer_rid", "Customer", "link", target="customer"),
    Field("phone", "Phone", "phone"),
    Field("number", "Tax number", "number"),
    Field("id_number", "Identity number", "identity"),
    Field("seen", "Original seen", "yes_no"),
    Field("due_time", "Time", "time"),
    Field("at", "When", "moment"),
    Field("text", "Text", "text", help="F4 opens the whole screen."),
)
"""One of each kind, more than 80 by 24 can show."""


def setting() -> Setting:
    return Setting(NOW, "VND", "VN", {"customer": PEOPLE}, lambda _kind, rid: f"customer {rid}")


class FormDialog(ModalScreen[dict[str, Any] | None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9,ctrl+s", "save"), Binding("escape,f3", "leave")]
    DEFAULT_CSS = """
    FormDialog { align: center middle; }
    FormDialog > Vertical {
        width: 76; max-width: 100%; height: 20; max-height: 100%; padding: 0 1;
        border: round $border; background: $background;
    }
    """

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Form(fields_of(FIELDS, setting()))

    def on_mount(self) -> None:
        self.query_one(Form).focus_first()

    def action_save(self) -> None:
        form = self.query_one(Form)
        if not form.problems():
            self.dismiss(form.values())

    def action_leave(self) -> None:
        self.dismiss(None)


class FormApp(OrderedKeys[None]):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "new")]
    answer: dict[str, Any] | None = None

    def __init__(self, look: str = "crodesk-dark") -> None:
        super().__init__()
        self.register_theme(themes.theme(look))
        self.theme = look

    def compose(self) -> ComposeResult:
        yield Static("F6 opens the form", id="answer", markup=False)

    def action_new(self) -> None:
        self.push_screen(FormDialog(), self._take)

    def _take(self, answer: dict[str, Any] | None) -> None:
        self.answer = answer
        for shown in self.query("#answer").results(Static):
            shown.update(str(answer))


if __name__ == "__main__":
    set_language(sys.argv[1] if len(sys.argv) > 1 else "en")
    FormApp(sys.argv[2] if len(sys.argv) > 2 else "crodesk-dark").run()
