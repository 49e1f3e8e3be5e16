"""The ways to applications: one is opened over the room one is in, or begun for somebody."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.app import ReturnType

from crodesk.screens.exchanging import Exchanging
from crodesk.screens.navigation import BeginApplication, OpenApplication
from crodesk.screens.printing import Printing
from crodesk.widgets.frame import DeskState

if TYPE_CHECKING:
    from crodesk.screens.application.screen import ApplicationScreen


class Applying(Exchanging[ReturnType], Printing[ReturnType]):
    """What of the app concerns applications."""

    state: DeskState

    @cached_property
    def application(self) -> "ApplicationScreen":
        """The wizard; read when it is first opened."""
        from crodesk.screens.application.screen import ApplicationScreen

        return ApplicationScreen(self.desk, self.state)

    @on(OpenApplication)
    async def open_application(self, event: OpenApplication) -> None:
        """Open an application over the room one is in."""
        if not self.is_screen_installed("application"):
            self.install_screen(self.application, "application")
        await self.application.open(event.rid, event.step)
        if self.screen is not self.application:
            await self.push_screen(self.application)
        if event.field:
            await self.application.go_to_step(event.step, event.field)

    @on(BeginApplication)
    def begin_application(self, event: BeginApplication) -> None:
        """Begin an application for a customer; ask for whom where none is named."""
        from crodesk.screens import beginning

        def opens(rid: int) -> None:
            self.post_message(OpenApplication(rid))

        if event.customer_rid is None:
            beginning.ask(self, self.desk, opens)
        else:
            beginning.begin_or_open(self, self.desk, event.customer_rid, opens)

    def action_leave_application(self) -> None:
        """Leave the wizard; everything in it is kept."""
        if self.screen is self.application:
            self.pop_screen()
