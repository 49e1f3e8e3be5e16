"""Keeps what is being typed as a draft, however long one types; a fault never stops the typist."""

from collections.abc import Callable, Mapping

from textual.message_pump import MessagePump
from textual.timer import Timer

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import language
from crodesk.services import drafts
from crodesk.services.desk import Desk

DELAY = 0.5
"""Seconds after which what was typed is kept: a crash costs no more than that."""


class DraftTimer:
    """Calls `keep` a short time after the first of any number of changes, so that steady typing puts nothing off."""

    def __init__(self, pump: MessagePump, keep: Callable[[], None]) -> None:
        self._pump, self._keep = pump, keep
        self._timer: Timer | None = None

    def touch(self) -> None:
        """Say that something was typed."""
        if self._timer is None:
            self._timer = self._pump.set_timer(DELAY, self.now)

    def now(self) -> None:
        """Keep it at once."""
        self.stop()
        self._keep()

    def stop(self) -> None:
        """Keep nothing more: what was typed is saved or dropped."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


class DraftKeeper:
    """Writes drafts to the desk; the first of several faults is told, and what was typed stays on the screen."""

    def __init__(self, desk: Desk, tell: Callable[[DeskFault], None]) -> None:
        self._desk, self._tell = desk, tell
        self._told = False

    @property
    def is_failing(self) -> bool:
        """Whether the last draft could not be kept."""
        return self._told or not self._desk.writable

    def keep(self, kind: str, subject: str, fields: Mapping[str, str], spoken: str = "") -> None:
        """Keep what was typed, in the language `spoken`, else in that in use; nothing typed drops the draft."""
        if not self._desk.writable:
            return
        try:
            self._desk.do_now(N_("Kept a draft"), "", drafts.keep, kind, subject, fields, spoken or language())
        except DeskFault as fault:
            if not self._told:
                self._tell(fault)
            self._told = True
        else:
            self._told = False
