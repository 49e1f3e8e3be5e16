"""The ways to applications: one is opened over the room one is in, or begun for somebody."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.app import App, ReturnType

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.navigation import BeginApplication, OpenApplication
from crodesk.services.desk import Desk
from crodesk.widgets.frame import DeskState

if TYPE_CHECKING:
    from crodesk.screens.application.screen import ApplicationScreen
    from crodesk.services.going import Goal

BEGUN = N_("Began an application")
USUAL = "consumer_unsecured"
"""The product that is asked for first; the officer chooses another in the wizard."""


class Applying(App[ReturnType]):
    """What of the app concerns applications."""

    desk: Desk
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

    @on(BeginApplication)
    def begin_application(self, event: BeginApplication) -> None:
        """Begin an application for a customer; ask for whom where none is named."""
        if event.customer_rid is not None:
            self._begin(event.customer_rid)
            return
        from crodesk.widgets.go_to import NOBODY_YET, GoTo

        dialog = GoTo(self.desk)

        def chosen(goal: "Goal | None") -> None:
            if goal is NOBODY_YET:
                from crodesk.screens.customers.forms import new_customer

                self.push_screen(new_customer(self.desk, dialog.typed), self._begin)
            elif goal is not None:
                self._begin(goal.customer)

        self.push_screen(dialog, chosen)

    def _begin(self, customer: int | None) -> None:
        if customer is None:
            return
        from crodesk.services import links, records

        name = self.desk.look(links.name, "customer", customer)
        try:
            rid = self.desk.do_now(BEGUN, name, records.add, "application", customer, {"product": USUAL})
        except Refused as refused:
            self.notify(" ".join(_(each.text).format(**each.values) for each in refused.problems), severity="warning")
        except DeskFault as fault:
            self.notify(_(fault.text).format(**fault.values), severity="error", timeout=12)
        else:
            self.post_message(OpenApplication(rid, "loan"))

    def action_leave_application(self) -> None:
        """Leave the wizard; everything in it is kept."""
        if self.screen is self.application:
            self.pop_screen()
