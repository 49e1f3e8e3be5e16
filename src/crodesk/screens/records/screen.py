"""All records of the desk by kind: seen, found, added, changed, ended, exported."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.records.keeping import ENDED_BY, Keeping
from crodesk.screens.records.sources import KindRow, KindSource, kinds
from crodesk.services import export_files, record_list
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.arranging import Across
from crodesk.widgets.caption import Caption
from crodesk.widgets.columns import Column
from crodesk.widgets.counts import count_words
from crodesk.widgets.export_dialog import ExportDialog, Exported
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.keymap import FILTER, NEW, NEXT_PART
from crodesk.widgets.record_cells import columns_of
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

ROOM = "records"
WRITING = frozenset({"desk.new", "records.edit", "records.end"})
MADE_BY_THE_DESK = {
    "import_run", "source_record", "application_event", "decision_snapshot", "attachment", "issued_paper",
    "loan_event", "bank_statement", "statement_entry", "trusted_card", "contract_addendum", "hand_over",
}  # fmt: skip
"""Kinds that the desk writes itself; they can be read, found and exported."""


class RecordsScreen(Keeping):
    """The room that shows every table."""

    ROOM = ROOM
    ABOUT = N_("Everything the desk keeps, by kind. Tab goes between kinds and records; / finds in the records.")
    CSS_PATH = "screen.tcss"
    WRITING = DeskScreen.WRITING | WRITING
    AUTO_FOCUS = "#kinds"
    ACTIONS = (
        replace(FILTER, hint_rank=20),
        replace(NEW, keys=("f6", "n"), hint_rank=30),
        replace(NEXT_PART, hint_rank=15),
        Action("records.edit", ("e",), N_("Edit"), N_("Changes the selected record."), ROOM, 40, asks=True),
        Action(
            "records.end", ("D",), N_("End"), N_("Says since when and why it holds no longer."), ROOM, 50, asks=True
        ),
        Action("records.open-customer", ("O",), N_("Customer"), N_("Opens the customer it belongs to."), ROOM, 60),
        Action("records.export", ("x",), N_("Export"), N_("Writes all records of this kind to a file."), ROOM, 70),
    )

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self._kinds: Rows[KindRow] = Rows(
            [Column("words", "", 18, flex=1)], title=N_("Kinds"), id="kinds", markable=False
        )

    def compose_body(self) -> Iterable[Widget]:
        """Return the line to type in, the kinds, and the records."""
        typed = Entry(placeholder=N_("words in any field"), id="typed")
        yield Across(Caption(N_("find>")), typed, id="find")
        yield Across(self._kinds, self._records, id="parts")

    def on_mount(self) -> None:
        """Show the kinds, and the records of the first."""
        self._kinds.show(ListSource(kinds()))
        super().on_mount()
        self._kind_chosen(self._kinds.row)
        self.watch(self._kinds, "row", self._kind_chosen, init=False)
        self.watch(self.query_one("#typed", Input), "value", self._typed, init=False)

    def open_kind(self, name: str) -> None:
        """List the records of a kind."""
        if not self.is_mounted:
            self._kinds.show(ListSource(kinds()))
        self._kinds.go(next(place for place, row in enumerate(kinds()) if row.name == name))

    def relabel(self) -> None:
        """Say everything anew; the kinds by their names in the language in use."""
        self._kinds.show(ListSource(kinds()))
        super().relabel()

    def load(self) -> None:
        """List the records of the kind anew."""
        text = self.query_one("#typed", Input).value
        title = _(self._kind.plural)
        if text.strip():
            found = self.desk.look(record_list.find, self._kind.name, text)
            self._records.show(ListSource(found))
        else:
            self._records.show(KindSource(self.desk, self._kind))
        self._records.set_title(title)
        count = self._records.count or 0
        shown = ngettext("{count} shown", "{count} shown", count).format(count=count_words(count))
        self.query_one(PlaceLine).show(title, f" · {shown}")

    def _kind_chosen(self, row: KindRow | None) -> None:
        if row is None:
            return
        is_another, self._kind = row.name != self._kind.name, by_name(row.name)
        self._records.set_columns(columns_of(self._kind, self.desk.currency, owner=True))
        self._records.set_empty(self._empty())
        self.load()
        if is_another:  # a record of another kind may have the same number
            self._records.go(0)
        self._show_hints()

    def _typed(self, _text: str) -> None:
        with self.telling_faults():
            self.load()

    def _empty(self) -> str:
        if self._kind.name in MADE_BY_THE_DESK:
            return _("Nothing here yet. The desk writes these itself.")
        return _("Nothing here yet. F6 adds one.")

    def why_not(self, action: Action) -> str:
        """Say why something can't be done with this kind of record."""
        if action.id in WRITING and self._kind.name in MADE_BY_THE_DESK:
            return _("the desk writes these itself")
        if action.id in {"records.edit", "records.end", "records.open-customer"} and self._records.row is None:
            return _("there is no record here")
        if action.id == "records.end" and not self._kind.ends and self._kind.name not in ENDED_BY:
            return _("such a record stays; change it instead")
        return super().why_not(action)

    # Finding

    def action_filter(self) -> None:
        """Go to the line to type in."""
        self.query_one("#typed", Input).focus()

    @on(Input.Submitted, "#typed")
    def _found(self) -> None:
        self._records.focus()

    async def action_back(self) -> None:
        """Clear what was typed, then go to the kinds, then to where the officer came from."""
        typed = self.query_one("#typed", Input)
        if typed.has_focus or typed.value:
            typed.value = ""
            self._records.focus()
        elif not self._kinds.has_focus:
            self._kinds.focus()
        else:
            await self.app.run_action("app.back")

    def action_next_part(self) -> None:
        """Go to the other list."""
        self.focus_next()

    # One record

    @on(Rows.Opened, "#kinds")
    def _to_records(self) -> None:
        self._records.focus()

    @on(Rows.Opened, "#records")
    def _open(self) -> None:
        if self._kind.name not in MADE_BY_THE_DESK:
            self.action_edit()

    def action_export(self) -> None:
        """Ask where to write all records of the kind."""
        kind = self._kind

        async def write(path: Path) -> int:
            return await self.desk.run(export_files.to_file, kind, path, _)

        path = Path.home() / f"crodesk-{kind.name}-{self.desk.today.isoformat()}.csv"
        self.app.push_screen(ExportDialog(path, write), self._exported)

    def _exported(self, done: Exported | None) -> None:
        if done is not None:
            said = ngettext("{count} record written to {path}", "{count} records written to {path}", done.rows)
            self.app.notify(said.format(count=done.rows, path=done.path))
