"""The customer file in a small app, to test and to look at: `python -m tests.screens.customer_app vi light`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from textual import on

from crodesk.domain.dates import format_date
from crodesk.language import language, set_language
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.navigation import DOORS, OpenCustomer
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.widgets.frame import DeskState
from crodesk.widgets.ordered_keys import OrderedKeys
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.true_cursor import TrueCursor
from tests.screens.customer_desk import fill


class CustomerApp(OrderedKeys[None], TrueCursor[None], SafeApp[None]):
    """Opens one customer at once; going back ends nothing, so that a test can look at it."""

    def __init__(self, desk: Desk, rid: int, walk: Sequence[int] | None = None, look: str = "dark") -> None:
        super().__init__(look=look)
        self.file = CustomerScreen(desk, DeskState(DOORS, date=format_date(desk.today, language(), desk.today)))
        self.copied: list[str] = []
        self.backs = 0
        self._first = (rid, walk)

    def on_mount(self) -> None:
        self.file.open(*self._first)
        self.push_screen(self.file)

    @on(OpenCustomer)
    def open_customer(self, event: OpenCustomer) -> None:
        self.file.open(event.customer_rid, event.walk)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)

    async def action_back(self) -> None:
        self.backs += 1

    async def action_quit(self) -> None:
        self.exit()


def a_desk(folder: Path) -> Desk:
    """Return a fresh plain desk on Friday, 20 November 2026."""
    clock, path = Clock.on(date(2026, 11, 20)), folder / "desk.sqlite"
    opening.create(path, None, opening.NewDesk("Lan", "Chợ Lớn", "VND"), clock)
    return opening.open_to_write(path, None, clock, "look")


if __name__ == "__main__":
    set_language(sys.argv[1] if len(sys.argv) > 1 else "en")
    desk = a_desk(Path(tempfile.mkdtemp()))
    people = fill(desk)
    which = sys.argv[3] if len(sys.argv) > 3 else "meiling"
    CustomerApp(desk, getattr(people, which), list(people), sys.argv[2] if len(sys.argv) > 2 else "dark").run()
    desk.close()
