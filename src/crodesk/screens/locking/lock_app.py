"""The unlock room: nothing of the desk is in memory but where its file lies."""

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from crodesk.config import APP
from crodesk.domain.problem import DeskFault, WrongSecret
from crodesk.language import _
from crodesk.services.desk import Desk
from crodesk.widgets.actions import key_words
from crodesk.widgets.ordered_keys import OrderedKeys
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.terminal_guard import content
from crodesk.widgets.true_cursor import TrueCursor

FREE_TRIES = 3
"""So many wrong passphrases cost no time."""
LONGEST_WAIT = 60
"""Seconds that a try waits at most."""


def wait_after(wrong: int) -> int:
    """Return how many seconds the next try waits after so many wrong ones: 1, 2, 4 … from the third on."""
    return 0 if wrong < FREE_TRIES else min(2 ** (wrong - FREE_TRIES), LONGEST_WAIT)


class LockApp(OrderedKeys[Desk], TrueCursor[Desk], SafeApp[Desk]):
    """Asks for the passphrase or the recovery code, and answers with the opened desk; `None` when it is left."""

    CSS = """
    Screen { align: center middle; background: $background; }
    #box { width: 64; max-width: 100%; height: auto; border: round $primary; padding: 1 2; }
    #secret { border: none; height: 1; background: $surface; margin: 1 0; }
    #said { height: auto; min-height: 2; color: $text-error; }
    #office { color: $text-muted; height: auto; }
    #keys { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q,escape,f3", "leave", show=False)]

    def __init__(
        self, name: str, unlock: Callable[[str], Desk], *, office: Callable[[], str] = str, look: str = "dark"
    ) -> None:
        """Take what the desk is called and how it is opened; that may raise `DeskFault`.

        `office` returns the name of the head office that can open it too, empty for none.
        """
        super().__init__(look=look)
        self._called, self._unlock, self._office = name, unlock, office
        self._wrong = 0
        self._again_at = 0.0
        self.fault: DeskFault | None = None
        """What keeps the desk from being opened at all."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(id="box") as box:
            box.border_title = content(APP)
            yield Static(content(_("{desk} is locked.").format(desk=self._called)))
            yield Static(content(_("Type your passphrase, or the recovery code.")))
            yield Input(password=True, id="secret")
            yield Static("", id="said", markup=False)
            yield Static("", id="office", markup=False)
            keys = f"{key_words('enter')} {_('opens it')}    {key_words('ctrl+q')} {_('leaves it locked')}"
            yield Static(content(keys), id="keys")

    @work
    async def on_mount(self) -> None:
        """Say who else can open it; what reads that is loaded behind the first frame."""
        try:
            office = await asyncio.to_thread(self._office)
        except DeskFault:  # the key file is damaged: that is said when it is to be used
            return
        if office:
            words = _("The head office “{name}” can open this desk too.").format(name=office)
            self.query_one("#office", Static).update(content(words))

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        if event.value and monotonic() >= self._again_at:
            self._try(event.value)

    @work(exclusive=True)
    async def _try(self, secret: str) -> None:
        self._say(_("One moment …"))
        with self.holding_keys():
            try:
                desk = await asyncio.to_thread(self._unlock, secret)
            except WrongSecret as fault:
                self._refuse(fault)
            except DeskFault as fault:
                self.fault = fault
                self.exit()
            else:
                self.query_one(Input).value = ""  # nobody knows when this app itself goes from memory
                self.exit(desk)

    def _refuse(self, fault: DeskFault) -> None:
        self._wrong += 1
        self.query_one(Input).value = ""
        self._again_at = monotonic() + wait_after(self._wrong)
        self._say(_(fault.text).format(**fault.values))
        if wait_after(self._wrong):
            self._count_down()

    @work(exclusive=True, group="waiting")
    async def _count_down(self) -> None:
        field = self.query_one(Input)
        field.disabled = True
        while (left := self._again_at - monotonic()) > 0:
            self._say(
                _("That was wrong {count} times. Wait {seconds} s.").format(count=self._wrong, seconds=int(left) + 1)
            )
            await asyncio.sleep(min(left, 1))
        self._say(_("Try again."))
        field.disabled = False
        field.focus()

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(content(words))

    def action_leave(self) -> None:
        """Leave it locked."""
        self.exit()


def unlocked(
    name: str, unlock: Callable[[str], Desk], look: str, *, office: Callable[[], str] = str, mouse: bool = True
) -> Desk | None:
    """Ask until the desk is open, and return it; `None` when the officer leaves.

    Raises `DeskFault` when it can't be opened at all.
    """
    app = LockApp(name, unlock, office=office, look=look)
    desk = app.run(mouse=mouse)
    if app.mishap is not None:
        raise app.mishap
    if app.fault is not None:
        raise app.fault
    return desk
