"""The screens: which rooms there are, and the doors between them."""

import gc
from asyncio import to_thread
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual import on, work

from crodesk.config import Settings
from crodesk.domain.words import N_
from crodesk.screens import touring
from crodesk.screens.adjusting import Adjusting
from crodesk.screens.applying import Applying
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.lending import Lending
from crodesk.screens.locking.locking import Locking
from crodesk.screens.locking.place import Place, back_to
from crodesk.screens.navigation import DOORS, OpenCustomer, OpenRoom
from crodesk.screens.safekeeping import Safekeeping
from crodesk.services.desk import Desk
from crodesk.widgets.frame import DeskState
from crodesk.widgets.offering import Explained
from crodesk.widgets.ordered_keys import OrderedKeys
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.true_cursor import TrueCursor

if TYPE_CHECKING:
    from crodesk.screens.customer.screen import CustomerScreen

SCREENS = {
    "today": "TodayScreen",
    "customers": "CustomersScreen",
    "queue": "QueueScreen",
    "loans": "LoansScreen",
    "running": "RunningScreen",
    "statements": "StatementsScreen",
    "records": "RecordsScreen",
    "history": "HistoryScreen",
    "settings": "SettingsScreen",
}
"""What the screen of each room is called; the settings are also told who goes by them."""
SETTLING = 0.1
"""Seconds from the start to what is done behind the first frame; the frame itself is out by then."""


class CrodeskApp(
    Adjusting[int],
    Applying[int],
    Lending[int],
    Locking[int],
    Safekeeping[int],
    OrderedKeys[int],
    TrueCursor[int],
    SafeApp[int],
):
    """The desk on the screen."""

    TITLE = "crodesk"
    CSS_PATH = "screens/today/screen.tcss"
    # Of the room that is opened first: named here too, it is read with the rest instead of all being read again.

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        demo: bool = False,
        notes: Sequence[str] = (),
        room: str = "today",
        place: Place | None = None,
    ) -> None:
        super().__init__(look=settings.look)
        mistakes = self.adopt(settings)
        self.desk = desk
        self.state = DeskState(DOORS, demo=demo, pretended=desk.clock.shifted)
        self._place = place
        room = place.room if place else room
        self._notes = [*notes, *(mistake.sentence for mistake in mistakes)]
        self._rooms: dict[str, DeskScreen[Any]] = {room: self._built(room)}
        self._room = room
        self._way: list[tuple[str, bool]] = []
        # The rooms that Esc goes back to, the last one at the end, each with whether the file was open over it.

    def on_mount(self) -> None:
        """Open the first room; what is heavy loads when it stands."""
        self.state.show_day(self.desk.today)
        if not self.desk.writable:
            self.state.saved, self.state.unsaved = N_("read only"), True
        self.push_screen(self._rooms[self._room])
        if self._place is not None:
            self.call_after_refresh(back_to, self, self._place)
        self.set_timer(SETTLING, self._settle)
        self.watch_over()

    @property
    def room(self) -> str:
        """The name of the room one is in."""
        return self._room

    @work
    async def _settle(self) -> None:
        """After the first frame: load what writing needs, prepare the customer file, let Python clean up again."""
        if self.desk.writable:
            self.desk.warm()
        await to_thread(_load_rest)
        if not self.is_screen_installed("customer"):
            await self.stand_ready(self.customer, "customer")
        for note in self._notes:
            self.notify(note, severity="warning")
        self.note_last_backup()
        if self._place is None:
            self.welcome()
        await self.desk.run(_tidy, self.desk)
        gc.freeze()
        gc.enable()

    @on(OpenRoom)
    def go_to_room(self, event: OpenRoom) -> None:
        """Go to a room; it is as it was left."""
        if event.room == self._room and self.screen is self._rooms[self._room]:
            return
        left = (self._room, "customer" in self.__dict__ and self.customer in self.screen_stack)
        # Asked only where it was built: its modules are many, and read in a thread after the first frame.
        self._way = [stop for stop in self._way if stop[0] not in {event.room, self._room}] + [left]
        self._enter(event.room)
        if event.rule:
            self._rooms[event.room].open_rule(event.rule)  # type: ignore[attr-defined]  # only the queue is asked so
        if event.customer:
            self._rooms[event.room].open_customer(*event.customer)  # type: ignore[attr-defined]  # only the history is
        if event.kind:
            self._rooms[event.room].open_kind(event.kind)  # type: ignore[attr-defined]  # only the records are

    def _enter(self, name: str) -> None:
        while len(self.screen_stack) > 2:  # noqa: PLR2004 - Textual's own screen and the room
            self.pop_screen()
        if name not in self._rooms:
            self._rooms[name] = self._built(name)
        self._room = name
        for room, screen in self._rooms.items():
            if not self.is_screen_installed(screen):
                self.install_screen(screen, room)
        self.switch_screen(self._rooms[name])

    def _built(self, room: str) -> DeskScreen[Any]:
        """Return the screen of a room, whose modules are read now and not before."""
        screen = getattr(import_module(f"crodesk.screens.{room}.screen"), SCREENS[room])
        built: DeskScreen[Any] = screen(self.desk, self.state, *([self] if room == "settings" else []))
        return built

    @cached_property
    def customer(self) -> "CustomerScreen":
        """The customer file; its modules are many, so they are read after the first frame."""
        from crodesk.screens.customer.screen import CustomerScreen

        return CustomerScreen(self.desk, self.state)

    @on(OpenCustomer)
    async def open_customer(self, event: OpenCustomer) -> None:
        """Open a customer's file over the room one is in, and begin there what is asked for."""
        if not self.is_screen_installed("customer"):
            self.install_screen(self.customer, "customer")
        self.customer.open(event.customer_rid, event.walk)
        if self.screen is not self.customer:
            await self.show_over(self.customer)
        self.customer.load_if_changed()
        if event.begin:
            await self.customer.action_perform(event.begin)
        if event.record:
            self.customer.show_record(*event.record)

    def action_go_to(self) -> None:
        """Ask for anything with a name or a number, and go there; who is not known yet can be taken on at once."""
        from crodesk.screens import going

        going.ask(self, self.desk)

    def action_messages(self) -> None:
        """Show the last messages."""
        from crodesk.widgets.messages_list import MessagesDialog

        self.push_screen(MessagesDialog(self.notices))

    async def action_back(self) -> None:
        """Leave the customer file, or the room for the one before it."""
        if self.screen is self.customer:
            self.pop_screen()
        elif self._way:
            room, in_file = self._way.pop()
            self._enter(room)
            if in_file:
                await self.show_over(self.customer)

    async def action_quit(self) -> None:
        """Close the desk; ask first where what was typed would be lost, since no draft keeps it."""
        from crodesk.screens.leaving import LastQuestion

        screens = dict.fromkeys([*reversed(self.screen_stack), *self._rooms.values()])
        lost = [each for each in screens if isinstance(each, Explained) and each.keep_typed()]
        if not lost:
            self.exit(0)
        elif not isinstance(self.screen, LastQuestion):
            self.push_screen(LastQuestion(), self._quit_now)

    def _quit_now(self, yes: bool | None) -> None:
        if yes:
            self.exit(0)


def _load_rest() -> None:
    """Read the modules of what is opened next; in a thread, while the list is looked at."""
    from crodesk.services import models

    models.read()
    for name in (
        "screens.customers.screen",
        "screens.customer.screen",
        "screens.customers.forms",
        "widgets.go_to",
        "services.answering",
        "services.writing",
        "widgets.paper_view",
        "widgets.add_line",
        "widgets.menu",
    ):
        import_module(f"crodesk.{name}")
    from crodesk.domain.follow_up import quick_add

    quick_add.prepare()


def _tidy(reader: Any, desk: Desk) -> None:
    """Remove what a program that was killed left beside the desk; in a thread, after the first frame."""
    from crodesk.services import attachment_checking

    attachment_checking.tidy(reader, desk)


def run(
    desk: Desk, settings: Settings, *, demo: bool = False, notes: Sequence[str] = (), place: Place | None = None
) -> int | Place:
    """Open the screens on a desk, and return the exit code when they are closed, or the place where they were locked.

    A mistake of the program's own is raised once the terminal is given back.
    """
    gc.disable()  # until the first frame: see CrodeskApp._settle
    app = CrodeskApp(desk, settings, demo=demo, notes=notes, place=place)
    app.is_new_here = place is None and touring.is_due()
    app.run(mouse=settings.mouse)
    if app.mishap is not None:
        raise app.mishap
    left = app.left_at or app.return_code or 0
    app.forget()
    return left
