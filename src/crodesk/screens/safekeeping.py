"""Backups from the screens: how old the last one is, and making one now."""

from asyncio import to_thread
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.app import App

from crodesk import config
from crodesk.config import Settings
from crodesk.domain.dates import format_date
from crodesk.domain.problem import DeskFault
from crodesk.domain.seals import shortened
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.desk_screen import DeskScreen
from crodesk.services.desk import Desk
from crodesk.widgets.frame import DeskState

if TYPE_CHECKING:
    from crodesk.services.backing_up import Done, Places

R = TypeVar("R")


class Safekeeping(App[R]):
    """An app that knows where its desk's backups are."""

    desk: Desk
    """The way to the file."""
    state: DeskState
    """What every room shows; the last backup among it."""

    @property
    def chosen(self) -> Settings:
        """What the officer chose, the folders of the backups among it."""
        raise NotImplementedError

    @property
    def _places(self) -> "Places":
        from crodesk.services.backing_up import Places

        return Places(config.backup_folder(self.chosen), config.second_backup_folder(self.chosen))

    def note_last_backup(self) -> None:
        """Find the last backup, and tell the officer when it is too old; a practice desk needs none."""
        if self.state.demo:
            return
        from crodesk.services.backing_up import last_of, overdue

        last = last_of(self.desk.path, self._places)
        self.state.backed_up_on = last.on if last else None
        self.state.backup_overdue = overdue(self.desk, last, self.desk.today)
        if self.state.backup_overdue:
            self.notify(self._too_old(), severity="warning")
        self._say_it()

    def _say_it(self) -> None:
        """Have the room that one is in say when the last backup was."""
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.load_if_changed()

    def _too_old(self) -> str:
        last = self.state.backed_up_on
        if last is None:
            return _("There is no backup of this desk yet. F10, “Back up now”, makes one.")
        day = format_date(last, language())
        return _("The last backup is of {day}. F10, “Back up now”, makes a new one.").format(day=day)

    @work(exclusive=True, group="backup")
    async def action_back_up(self) -> None:
        """Make a verified backup now, while one works on."""
        from crodesk.services.backing_up import back_up

        self.notify(_("Backing up …"))
        try:
            done = await to_thread(back_up, self.desk, self._places)
        except DeskFault as fault:
            self.notify(_(fault.text).format(**fault.values), severity="error")
            return
        self.state.backed_up_on, self.state.backup_overdue = done.backup.on, False
        self._say_it()
        self.notify(_said(done))
        if done.fault is not None:
            self.notify(_(done.fault.text).format(**done.fault.values), severity="warning")


def _said(done: "Done") -> str:
    customers = done.backup.label.customers
    where = done.second.path.parent if done.second else done.backup.path.parent
    words = N_("Backed up and verified, {customers} customers, seal {seal}: {folder}")
    return _(words).format(customers=customers, seal=shortened(done.backup.label.seal), folder=where)
