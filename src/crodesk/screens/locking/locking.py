"""Locking: by a key, or by itself when nobody touches the desk; what is being written is kept first."""

import signal
from time import monotonic
from typing import ClassVar, TypeVar, cast

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from crodesk.config import Settings
from crodesk.language import _
from crodesk.screens.locking.place import Host, Place, here
from crodesk.services.desk import Desk
from crodesk.widgets.keymap import HIDE, LOCK
from crodesk.widgets.offering import Explained

R = TypeVar("R")
LOOK_EVERY = 5.0
"""Seconds between two looks at the clock."""
MINUTE = 60.0
OF_TERMINAL = ("SIGTSTP", "SIGCONT", "SIGWINCH")
"""The signals that a terminal sends; Windows has none."""
TOUCHES = (events.Key, events.Paste, events.MouseEvent)


class Locking(App[R]):
    """An app that ends locked: who started it asks for the passphrase and starts it again where it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, "lock", show=False, priority=True) for key in LOCK.keys),  # in fields and dialogs too
        *(Binding(key, "hide", show=False, priority=True) for key in HIDE.keys if len(key) > 1),
    ]
    desk: Desk
    """The way to the file."""
    left_at: Place | None = None
    """Where the officer was when the desk was locked; `None` while it isn't."""
    _touched = 0.0

    @property
    def chosen(self) -> Settings:
        """What the officer chose, after how many minutes the desk locks itself among it."""
        raise NotImplementedError

    def watch_over(self) -> None:
        """Begin to look whether anybody is there; a practice desk has nothing to lock."""
        self._touched = monotonic()
        if self.desk.encrypted:
            self.set_interval(LOOK_EVERY, self.lock_when_left)

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there."""
        if isinstance(event, TOUCHES) and not event.is_forwarded:
            self._touched = monotonic()
        await super().on_event(event)

    def lock_when_left(self) -> None:
        """Lock if nobody touched the desk for as long as the officer chose."""
        minutes = self.chosen.lock_after
        if minutes.isdecimal() and monotonic() - self._touched >= int(minutes) * MINUTE:
            self.action_lock()

    def forget(self) -> None:
        """Let go of everything that was shown: whatever still knows the app when it has ended knows nothing more."""
        for name in OF_TERMINAL:
            if hasattr(signal, name):  # Textual's driver, which knows the app, stays their handler otherwise
                signal.signal(getattr(signal, name), signal.SIG_DFL)
        vars(self).clear()

    def action_lock(self) -> None:
        """Keep what is being written, and lock; a second key that was pressed meanwhile finds it locked."""
        if self.left_at is not None:
            return
        if not self.desk.encrypted:
            self.notify(_("A desk without a passphrase can't be locked."))
            return
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Explained):
                screen.keep_typed()
        from crodesk.screens.locking import asked

        place = here(cast("Host", self))
        asked.keep(self, place.begun)
        self.left_at = place
        self.exit()
