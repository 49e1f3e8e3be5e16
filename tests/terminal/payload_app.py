"""An app that shows texts which would act in every widget there is: `python -m tests.terminal.payload_app`."""

from __future__ import annotations

from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input, Static

from crodesk.widgets.columns import Column
from crodesk.widgets.frame import DeskState, Door, PlaceLine, RoomsLine
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.styled import line, prose
from tests.screens.looking import PAYLOADS


class Person(NamedTuple):
    rid: int
    name: str


class PayloadApp(SafeApp[None]):
    CSS = "Rows { height: 12; } Pane { height: 12; }"

    def compose(self) -> ComposeResult:
        every = " ".join(PAYLOADS)
        yield RoomsLine(DeskState((Door("1", "today", "Today"),), saved=every[:40]), "today")
        yield PlaceLine()
        people = [Person(at, payload) for at, payload in enumerate(PAYLOADS, 1)]
        yield Rows[Any]([Column("name", "Name", 20, flex=1)], ListSource(people), title=every)
        yield Pane(every, [*(line(payload) for payload in PAYLOADS), *prose(every)])
        yield Static(every, markup=False)
        yield Input(every)

    def on_mount(self) -> None:
        self.query_one(PlaceLine).show(*PAYLOADS, warning=PAYLOADS[0])
        self.query_one(Rows).focus()
        for payload in PAYLOADS:
            self.notify(payload, title=payload)
        self.call_after_refresh(self.notify, "all shown")


if __name__ == "__main__":
    PayloadApp().run()
