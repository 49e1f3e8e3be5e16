"""Ctrl+G: to any customer, loan, application or case by name, phone or number, in as few keys as tell them apart."""

from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import going
from crodesk.services.desk import Desk
from crodesk.services.going import Goal
from crodesk.widgets.columns import Column
from crodesk.widgets.finder import Finder
from crodesk.widgets.row_source import ListSource, RowSource

MOST = 30
NOBODY_YET = Goal(0, "", 0, 0, "", "", "")
"""The answer when nobody fits and Enter was pressed: the officer wants a new customer."""
WHAT = N_("Type a part of a name, or any digits of a phone, an identity paper, an account, a loan or a case.")


class GoTo(Finder[Goal, Goal]):
    """Answers what was chosen, or `NOBODY_YET`."""

    ABOUT = WHAT

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            [
                Column("number", "", 12),
                Column("name", "", 20, flex=2),
                Column("about", "", 14, flex=1, priority=1, text=_about),
            ],
            title=_("Go to"),
            ask=_("name, phone, any digits"),
            empty=_(WHAT),
        )
        self._desk = desk
        self.typed = ""
        """What was typed."""

    def find(self, text: str) -> RowSource[Goal]:
        """Return what fits, best first."""
        self.typed = text.strip()
        if self.typed:
            self.rows.set_empty(_("No customer like “{text}”. Enter makes a new one.").format(text=self.typed))
        return ListSource(self._desk.look(going.find, self.typed, MOST) if self.typed else [])

    def answer(self, row: Goal) -> Goal:
        """Return it as it is."""
        return row

    def choose(self) -> None:
        """Answer the selected customer, or that there is none yet."""
        if self.rows.row is None and self.typed:
            self.dismiss(NOBODY_YET)
        else:
            super().choose()


def _about(goal: Goal) -> str:
    """Return what tells one apart: a phone, the name of a holding, what a case is about."""
    if goal.kind == "application":
        product = by_name("application").field("product").label_of(goal.about)
        return f"{_('application')} · {_(product)}" if product else _("application")
    return _("credit contract") if goal.kind == "credit_contract" else goal.about
