"""Holdings with what belongs to them: readings, holders, standing orders, movements."""

from functools import partial

from crodesk.domain.text import capital
from crodesk.language import _
from crodesk.screens.customer import holding_sheet, words
from crodesk.screens.customer.addable import READING
from crodesk.screens.customer.holding_sheet import CHILDREN, MOST
from crodesk.screens.customer.keeping import Keeping
from crodesk.screens.customer.sheet import Answer, Sheet
from crodesk.screens.customer.shown import Target
from crodesk.services import record_list

HOLDING = "holding"


class HoldingWork(Keeping):
    """What one does with a holding."""

    def add(self, kind: str) -> None:
        """Add a record; a holding is not worth much without its balance, so the key for that is said."""
        if kind == HOLDING:
            more = _("its balance is not stated: F6 2 states it")
            self.add_to(kind, self.rid, self.refresh_after, more)
        elif kind in CHILDREN and self._holding() is not None:
            self.add_to(kind, self._holding() or 0, self.refresh_after)
        else:
            super().add(kind)

    def action_new(self) -> None:
        """Choose what to add; where a holding is selected, also what belongs to it."""
        if self._holding() is None:
            super().action_new()
        else:
            self._choose_kind([*self.addable(), *CHILDREN], self._add_chosen, first=READING)

    def _holding(self) -> int | None:
        """Return the number of the selected holding."""
        return self.target.rid if self.target is not None and self.target.kind == HOLDING else None

    def open_target(self, target: Target) -> None:
        """Open a holding with what belongs to it."""
        if target.kind == HOLDING:
            self.open_holding(target.rid)
        else:
            super().open_target(target)

    def open_holding(self, rid: int) -> None:
        """Show a holding, its holders, readings, standing orders and movements."""
        line = self.desk.look(record_list.get, HOLDING, rid)
        if line is None:
            return
        children = {kind: self.desk.look(record_list.page, kind, rid, limit=MOST) for kind in CHILDREN}
        kind = capital(words.choice(HOLDING, "kind", line.cells["kind"]))
        title = words.joined(kind, line.cells["name"], line.cells["number"], by=" ")
        sheet = Sheet(
            title, holding_sheet.lines(line, children), Target(HOLDING, rid), note=_("F6 adds, Enter changes")
        )
        self.app.push_screen(sheet, partial(self._holding_answered, rid))

    def _holding_answered(self, rid: int, answer: Answer | None) -> None:
        back = partial(self.open_holding, rid)
        if answer is None:
            self.refresh_after()
        elif answer.verb == "add":
            self._choose_kind(CHILDREN, partial(self._add_belonging, rid), first=READING)
        elif answer.verb == "end":
            self.end(answer.target, back)
        else:
            self.edit(answer.target, back)

    def _add_belonging(self, rid: int, kind: str | None) -> None:
        back = partial(self.open_holding, rid)
        if kind is None:
            back()
        else:
            self.add_to(kind, rid, back)
