"""Keeping the lists of an application: a record added, changed, taken out, taken over from what is on file."""

from functools import partial

from crodesk.domain.dates import format_date
from crodesk.domain.money import format_money
from crodesk.domain.records import RecordKind
from crodesk.domain.records.application_steps import FORMS, Step
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.screens.application import items, questioning
from crodesk.screens.application.items import Item
from crodesk.screens.attaching import Attaching
from crodesk.screens.navigation import PrintAgain
from crodesk.services import application_facts, application_papers, records
from crodesk.services.application_facts import Offered
from crodesk.services.application_view import ApplicationFile
from crodesk.widgets.frame import RoomsLine
from crodesk.widgets.record_dialog import Values, dialog_for
from crodesk.widgets.rows import Rows

TAKEN_OUT = N_("taken out in the wizard")
EVERYTHING = "*"


class Keeping(Attaching[None]):
    """The hand of the wizard that keeps its lists."""

    rid: int
    shown: ApplicationFile | None = None
    """What was read of the application; `None` when it is gone."""

    @property
    def open_step(self) -> Step | None:
        """The step that is open."""
        raise NotImplementedError

    @property
    def items_list(self) -> "Rows[Item] | None":
        """The list of the open step."""
        raise NotImplementedError

    def said_saved(self) -> None:
        """Show that what was typed is kept, without a message: it happens at every field."""
        self.state.saved, self.state.saved_at = N_("saved {time}"), f"{self.desk.now.astimezone():%H:%M}"
        self.state.unsaved = False
        self.query_one(RoomsLine).refresh()

    @property
    def item(self) -> Item | None:
        """The selected row."""
        rows = self.items_list
        return rows.row if rows is not None else None

    def action_new(self) -> None:
        """Add a record to the open step; ask of which kind where there are several."""
        step = self.open_step
        if self.shown is None or step is None:
            return
        kinds = items.kinds_of(self.shown, step)
        if not kinds:
            self.app.notify(_("Nothing is listed in this step."))
        elif len(kinds) == 1:
            self._fill_in(kinds[0])
        else:
            from crodesk.widgets.dialogs import Choose, options

            choices = options([(kind.name, _(kind.label)) for kind in kinds])
            self.app.push_screen(Choose(_("What is added?"), choices), self._kind_chosen)

    def _kind_chosen(self, name: str | None) -> None:
        if name is not None:
            self._fill_in(items.kind_named(name))

    def action_edit(self) -> None:
        """Change the selected record; of a file, ask what is to be done with it; print what was printed once again."""
        if self.item is not None and self.item.issued is not None:
            self.post_message(PrintAgain(self.rid, self.item.issued.rid))
        elif self.item is not None and self.item.attachment is not None:
            self.show_attachment(self.item.attachment)
        elif self.item is not None and self.item.question is not None and self.shown is not None:
            self.app.push_screen(questioning.dialog(self.desk, self.shown, self.item.question), self._kept)
        elif self.item is not None and self.item.kind is not None:
            self._fill_in(self.item.kind, self.item)
        elif self.shown is not None and not self.shown.editable:
            self.app.notify(_("It was sent: it stays as it was. Who decides can return it."))

    def _fill_in(self, kind: RecordKind, item: Item | None = None) -> None:
        if self.shown is None:
            return
        record = item.record if item else None
        rid, number = (record.rid if record else None), self.shown.line.number

        def save(values: Values) -> int:
            if record is None or rid is None:
                added = N_("Added to the application")
                return self.desk.do_now(added, number, records.add, kind.name, self.rid, values)
            self.desk.do_now(
                N_("Changed in the application"), number, records.change, kind.name, rid, values, record.version
            )
            return rid

        dialog = dialog_for(
            self.desk,
            f"{number} · {_(kind.label)}",
            kind,
            save,
            cells=record.cells if record else None,
            keys=FORMS.get(kind.name, ()),
            draft=f"{number}:{rid or ''}",
            customer=self.shown.line.customer_rid,
            currency=self.shown.line.currency,
        )
        self.app.push_screen(dialog, self._kept)

    def _kept(self, rid: int | None) -> None:
        if rid is not None:
            self.said_saved()
            self.reload()

    async def action_drop_line(self) -> None:
        """Take the selected record out; undo brings it back."""
        item = self.item
        if item is not None and item.attachment is not None:
            self.end_attachment(item.attachment)
        elif item is not None and item.kind is not None and item.record is not None:
            await self.change(
                N_("Took out of the application"), item.text, records.end, item.kind.name, item.record.rid, _(TAKEN_OUT)
            )
            self.reload()

    def action_attach(self) -> None:
        """Ask for a file: of the selected paper, or of the application as a whole."""
        if self.shown is None:
            return
        item, number = self.item, self.shown.line.number
        paper = item.record if item and item.kind and item.kind.name == items.PAPER else None
        of = f"{number} · {paper.cells['name'] or paper.cells['code']}" if paper else number
        self.ask_file(of, application=self.rid, paper=paper.rid if paper else None)

    async def action_take_in(self) -> None:
        """Offer what is on file and not yet in the application, with its source and age."""
        if self.shown is None:
            return
        if self.open_step is not None and self.open_step.name == "papers":
            await self._list_papers()
            return
        found = self.desk.look(application_facts.offered, self.rid, self.shown.line.customer_rid)
        if not found:
            self.app.notify(_("Everything on file is here already."))
            return
        from crodesk.widgets.dialogs import Choose, options

        about = {each.key: _offered(each) for each in found}
        named = options([(EVERYTHING, _("all of it")), *((each.key, each.what) for each in found)])
        choices = [each._replace(about=about.get(each.key, "")) for each in named]
        self.app.push_screen(Choose(_("On file: take over"), choices), partial(self._take, found))

    async def _list_papers(self) -> None:
        """List as wanted whatever the checklist wants of this product, these parties and this collateral."""
        assert self.shown is not None
        wanted = application_papers.not_listed(self.shown.case, self.shown.parts["application_paper"])
        if not wanted:
            self.app.notify(_("Everything on the checklist is listed."))
            return
        said = ngettext("{count} paper", "{count} papers", len(wanted)).format(count=len(wanted))
        await self.change(N_("Listed the papers wanted"), said, application_papers.list_them, self.rid, wanted)
        self.reload()

    async def _take(self, found: list[Offered], key: str | None) -> None:
        chosen = [each for each in found if key in (EVERYTHING, each.key)]
        if chosen and self.shown is not None:
            said = ngettext("{count} taken over", "{count} taken over", len(chosen)).format(count=len(chosen))
            await self.change(N_("Took over what is on file"), said, application_facts.take, self.rid, chosen)
            self.reload()


def _offered(each: Offered) -> str:
    amount = "" if each.amount_minor is None else format_money(each.amount_minor, each.currency or "VND", language())
    as_of = format_date(each.as_of, language()) if each.as_of else ""
    return " · ".join(part for part in (amount, each.source, as_of) if part)
