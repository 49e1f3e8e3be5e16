"""What is listed and in which order: chosen from our views, those that the officer gave a name, and the columns."""

from functools import partial
from typing import Any

from textual import on
from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customers import views
from crodesk.screens.customers.actions import ORDERS, SORTS
from crodesk.screens.customers.verbs import Verbs
from crodesk.services import saved_views
from crodesk.services.customer_query import BY_DAY, Query
from crodesk.services.desk import Desk
from crodesk.widgets.dialogs import Ask, Choose, Confirm, options
from crodesk.widgets.frame import DeskState
from crodesk.widgets.rows import Rows


class Choosing(Verbs):
    """Views and orders of the customer list."""

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.asked = Query()
        """What is listed, and in which order."""

    def ask(self, **changes: Any) -> None:
        """List something else, from its start."""
        raise NotImplementedError

    def action_view(self) -> None:
        """Choose which customers are listed."""
        choices = options(views.choices(self.desk))
        self.app.push_screen(Choose(_("View"), choices, views.key_of(self.asked)), self._view)

    def _view(self, answer: str | None) -> None:
        if answer is not None:
            self.query_one("#typed", Input).value = ""
            self.ask(**views.asked_by(self.desk, answer))

    def action_sort(self) -> None:
        """Choose the order; the same again turns it round."""
        orders = ORDERS if self.asked.view == "birthdays" else SORTS
        choices = [(key, _(words)) for key, words in orders.items()]
        self.app.push_screen(Choose(_("Sort by"), options(choices), self.asked.order), self._sort_by)

    @on(Rows.HeaderClicked)
    def _header_clicked(self, event: Rows.HeaderClicked) -> None:
        self._sort_by(event.column)

    def _sort_by(self, key: str | None) -> None:
        if key in ORDERS:
            again = key == self.asked.order and not self.asked.descending
            self.ask(sort="" if key == BY_DAY else key, descending=again)

    def action_save_view(self) -> None:
        """Ask for a name for what is listed."""
        self.app.push_screen(Ask(_("Save view"), _("What shall this view be called?")), self._save_view)

    async def _save_view(self, answer: str | None) -> None:
        name = (answer or "").strip()
        if not name:
            return
        if self.desk.look(saved_views.read, name):
            question = _("There is a view “{name}” already. Replace it?").format(name=name)
            self.app.push_screen(Confirm(question, yes=_("Replace")), partial(self._keep_view, name))
        else:
            await self._keep_view(name, yes=True)

    async def _keep_view(self, name: str, yes: bool | None) -> None:
        if yes:
            await self.change(N_("Saved a view"), name, views.save, name, self.asked)
