"""What one does with a record of any kind: add, change, end it, go to its customer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from crodesk.domain.records import Field, RecordKind, by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.navigation import OpenCustomer
from crodesk.services import adding, record_list, records
from crodesk.services.desk import Desk
from crodesk.services.record_list import RecordLine
from crodesk.widgets.asking_twice import doubt_of
from crodesk.widgets.dialogs import Ask
from crodesk.widgets.frame import DeskState
from crodesk.widgets.record_dialog import Values, dialog_for
from crodesk.widgets.rows import Rows
from crodesk.widgets.walked_dialog import Beside, WalkedDialog

OWNER_KEY = "owner"


def _close_customer(session: Any, rid: int, why: str) -> None:
    from crodesk.services import customers

    customers.close(session, rid, why)


def _drop_step(session: Any, rid: int, why: str) -> None:
    from crodesk.services import follow_ups

    follow_ups.drop(session, rid, why)


ENDED_BY: Mapping[str, tuple[str, Callable[[Any, int, str], None]]] = {
    "customer": (N_("Closed the customer"), _close_customer),
    "follow_up": (N_("Gave up a step"), _drop_step),
}
"""Kinds whose end has a name of its own, what it is called and what does it."""


class Keeping(DeskScreen[None]):
    """The verbs of the room, over the kind that is shown and the selected record."""

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self._records: Rows[RecordLine] = Rows([], id="records", markable=False)
        self._kind = by_name("customer")

    def action_new(self) -> None:
        """Add a record; what it belongs to is asked first."""
        kind = self._with_owner()

        def save(values: Values) -> int:
            owner = values.pop(OWNER_KEY, None)
            return self.desk.do_now(N_("New record"), self._subject(values), adding.add, self._kind.name, owner, values)

        title, doubt = _("New: {kind}").format(kind=_(kind.label)), doubt_of(self.desk, self._kind.name)
        dialog = dialog_for(self.desk, title, kind, save, draft="new", doubt=doubt)
        self.app.push_screen(dialog, self._saved)

    def action_edit(self) -> None:
        """Change the selected record."""
        line: RecordLine | None = self._records.row
        if line is None:
            return

        def save(values: Values) -> int:
            given = (self._kind.name, line.rid, values, line.version)
            self.desk.do_now(N_("Changed a record"), self._subject(values), records.change, *given)
            return line.rid

        title = f"{_(self._kind.label)} #{line.rid}"
        dialog = dialog_for(
            self.desk,
            title,
            self._kind,
            save,
            cells=line.cells,
            draft=str(line.rid),
            customer=_customer_of(self._kind, line),
            currency=line.currency,
            doubt=doubt_of(self.desk, self._kind.name, line.rid),
            form=WalkedDialog,
        )
        assert isinstance(dialog, WalkedDialog)
        dialog.place, dialog.count = self._records.cursor, self._records.count or 0
        self.app.push_screen(dialog, self._edited)

    def _edited(self, done: Any) -> None:
        """Go on to the record beside it, or show what was saved."""
        if isinstance(done, Beside):
            self._records.go(self._records.cursor + done.step)
            self.action_edit()
        else:
            self._saved(done)

    def action_end(self) -> None:
        """Ask why it holds no longer."""
        line: RecordLine | None = self._records.row
        if line is not None:
            wrong = lambda text: "" if text.strip() else _("Say why.")  # noqa: E731 - a rule of one line
            title = f"{_('End this record')} · {self._called(line)}"
            self.app.push_screen(Ask(title, _("Why does it hold no longer?"), wrong=wrong), self._end)

    async def _end(self, why: str | None) -> None:
        line: RecordLine | None = self._records.row
        if why is not None and line is not None:
            if self._kind.name in ENDED_BY:
                name, end = ENDED_BY[self._kind.name]
                await self.change(name, self._called(line), end, line.rid, why)
            else:
                subject = self._called(line)
                await self.change(N_("Ended a record"), subject, records.end, self._kind.name, line.rid, why)
            self.reload()

    def action_open_customer(self) -> None:
        """Open the customer that the record belongs to, or is."""
        line: RecordLine | None = self._records.row
        if line is None:
            return
        rid = line.rid if self._kind.name == "customer" else _customer_of(self._kind, line)
        if rid is not None:
            self.post_message(OpenCustomer(rid))

    def _with_owner(self) -> RecordKind:
        """Return the kind with a first field that asks what the new record belongs to."""
        kind = self._kind
        named = any(field.key == "customer_rid" for field in kind.fields) and kind.owner == "customer"
        if not kind.owner or named or kind.name == "holding":
            return kind if kind.name != "holding" else replace(kind, fields=(_owner_field("customer"), *kind.fields))
        return replace(kind, fields=(_owner_field(kind.owner), *kind.fields))

    def _subject(self, values: Values) -> str:
        first = next((values[key] for key in self._kind.line if isinstance(values.get(key), str) and values[key]), "")
        return f"{_(self._kind.label)} {first}".strip()

    def _saved(self, done: Any) -> None:
        if done is not None:
            line = self.desk.look(record_list.get, self._kind.name, done)
            self.tell_saved(N_("Saved"), self._called(line) if line else _(self._kind.label))
            self.reload()
            place = self._records.view.window.place_of(done, 0)
            if place is not None:
                self._records.go(place)
                self._records.focus()

    def _called(self, line: RecordLine) -> str:
        """Return what a record is, its first words, and whose it is."""
        return " · ".join(part for part in (self._subject(line.cells), line.owner) if part)


def _customer_of(kind: RecordKind, line: RecordLine) -> int | None:
    """Return the customer that a record belongs to; `None` when it belongs to something else."""
    return line.owner_rid if kind.owner == "customer" else None


def _owner_field(kind: str) -> Field:
    return Field(OWNER_KEY, by_name(kind).label, "link", target=kind, required=True)
