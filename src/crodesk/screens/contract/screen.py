"""One credit contract: how much of it was drawn in two lines, then conditions, security and drawings to work on."""

from collections.abc import Iterable
from functools import partial

from textual import on
from textual.widget import Widget

from crodesk.domain.lending.disbursing.contracting import SIGNED
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.contract import forms, moving, sections, standing
from crodesk.screens.contract.actions import ACTIONS, WRITING
from crodesk.screens.contract.printing import ContractPrinting
from crodesk.screens.contract.sections import (
    ADDENDUM,
    APPLICATION,
    CONDITION,
    CONTRACT,
    DRAWING,
    LOAN,
    PAYEE,
    PRINTED,
    SECURITY,
    Target,
)
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.navigation import OpenApplication, OpenCustomer, OpenLoan
from crodesk.services import contract_file, drawing_moving
from crodesk.services.contract_file import ContractFile, DrawingFile
from crodesk.services.desk import Desk
from crodesk.services.record_list import RecordLine
from crodesk.widgets.dialogs import Choose, options
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.pane import Pane
from crodesk.widgets.standing_line import StandingLine

TAKEN_OUT = N_("Took a payee out")
ADDABLE = (DRAWING, PAYEE, CONDITION, SECURITY)


class ContractScreen(ContractPrinting):
    """The file of one contract."""

    ROOM = "loans"
    ABOUT = N_(
        "One credit contract. n adds a drawing, whom it pays, a condition or a security; a moves the selected line on:"
        " fulfilled, registered, requested, paid out, proven. What stops a drawing stands under it."
        " = writes an addendum."
    )
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#file"
    WRITING = DeskScreen.WRITING | WRITING
    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.rid = 0
        self.shown: ContractFile | None = None
        self.first, self.second = StandingLine(id="first"), StandingLine(id="second")
        self.pane = Pane("", id="file")

    def compose_body(self) -> Iterable[Widget]:
        """Return the two lines, and everything about the contract."""
        yield self.first
        yield self.second
        yield self.pane

    def open(self, rid: int) -> None:
        """Show a contract."""
        self.rid = rid
        if self.is_mounted:
            self.reload()

    def on_resize(self) -> None:
        """Write amounts in full where there is room."""
        self._draw()

    def load(self) -> None:
        """Read the contract anew."""
        self.shown = self.desk.look(contract_file.read, self.rid, self.desk.today) if self.rid else None
        self._draw()

    def _draw(self) -> None:
        file = self.shown
        if file is None or not self.is_mounted:
            return
        self.query_one(PlaceLine).show(file.number, f"  {file.record.owner}")
        self.first.show(standing.first(file, self.size.width))
        self.second.show(standing.second(file))
        self.pane.show(sections.lines(file), title=_("Contract"))

    @property
    def target(self) -> Target | None:
        """What the selected line is about."""
        found = self.pane.target
        return found if isinstance(found, Target) else None

    @property
    def drawing(self) -> DrawingFile | None:
        """The drawing that the selected line is about, else the only one that hasn't gone out."""
        target = self.target
        if self.shown is None:
            return None
        rid = (target.rid if target.kind == DRAWING else target.drawing) if target else None
        return moving.drawing_of(self.shown, rid)

    def _selected(self) -> tuple[str, RecordLine] | None:
        """Return the kind and the record of the selected line; the contract where nothing else is."""
        file, target = self.shown, self.target
        if file is None:
            return None
        if target is not None and target.kind in (DRAWING, PAYEE, LOAN, PRINTED):
            return self._of_drawing(target)
        for kind, records in ((CONDITION, file.conditions), (SECURITY, file.securities)):
            found = next((one for one in records if target == Target(kind, one.rid)), None)
            if found is not None:
                return kind, found
        return CONTRACT, file.record

    def _of_drawing(self, target: Target) -> tuple[str, RecordLine] | None:
        one = self.drawing
        if one is None:
            return None
        payee = next((each for each in one.payees if target.kind == PAYEE and each.rid == target.rid), None)
        return (PAYEE, payee) if payee else (DRAWING, one.record)

    @on(Pane.Opened)
    def _opened(self, event: Pane.Opened) -> None:
        target = event.target
        if not isinstance(target, Target):
            return
        if target.kind == LOAN:
            self.post_message(OpenLoan(target.rid))
        elif target.kind == APPLICATION:
            self.post_message(OpenApplication(target.rid))
        elif target.kind == PRINTED:
            self.print_again(target.rid)
        elif self.desk.writable:
            self.action_edit()

    def action_edit(self) -> None:
        """Change the selected line."""
        found = self._selected()
        if found is not None and self.shown is not None:
            kind, record = found
            dialog = forms.edit(self.desk, self.shown, kind, record, self.drawing)
            self.app.push_screen(dialog, partial(self._kept, forms.CHANGED[kind]))

    def action_new(self) -> None:
        """Ask what is added, then for it."""
        if self.shown is not None:
            still = self.drawing is not None and self.drawing.state in contract_file.OPEN
            kinds = [kind for kind in ADDABLE if kind != PAYEE or still]
            shown = options([(kind, _(by_name(kind).label)) for kind in kinds])
            self.app.push_screen(Choose(_("What is added?"), shown), self._add)

    def _add(self, kind: str | None) -> None:
        if kind == DRAWING and self.shown is not None and self.shown.state != SIGNED:
            self.app.notify(_(drawing_moving.NOT_SIGNED))
        elif kind is not None and self.shown is not None:
            dialog = forms.add(self.desk, self.shown, kind, self.drawing if kind == PAYEE else None)
            self.app.push_screen(dialog, partial(self._kept, forms.ADDED[kind]))

    def action_move_on(self) -> None:
        """Ask what became of the selected line; of a payee, of its drawing."""
        found = self._selected()
        if found is None or self.shown is None:
            return
        kind, record = found
        if kind == PAYEE and self.drawing is not None:
            kind, record = DRAWING, self.drawing.record
        shown = moving.choices(kind, record)
        if not shown:
            self.app.notify(_("This stage is an end: nothing follows it."))
            return
        title = moving.title(self.shown, kind, record)
        self.app.push_screen(Choose(title, shown), partial(self._moving, kind, record))

    def _moving(self, kind: str, record: RecordLine, name: str | None) -> None:
        if name is not None and self.shown is not None:
            dialog = moving.dialog(self.desk, self.shown, kind, record, name)
            self.app.push_screen(dialog, partial(self._kept, moving.MOVED[kind, name]))

    def _kept(self, name: str, done: int | None) -> None:
        if done is not None and self.shown is not None:
            self.tell_saved(name, self.shown.number)
            self.reload()

    def action_amend(self) -> None:
        """Ask for an addendum: how much may be drawn from now on, and until when."""
        if self.shown is None or self.shown.state != SIGNED:
            self.app.notify(_("Only a contract that is signed has addenda."))
        else:
            self._add(ADDENDUM)

    async def action_drop_line(self) -> None:
        """Take the selected payee out."""
        target, one = self.target, self.drawing
        if target is None or target.kind != PAYEE or one is None:
            self.app.notify(_("Only a payee is taken out; a says what became of the other lines."))
            return
        await self.change(TAKEN_OUT, self._number, drawing_moving.take_out, self.rid, one.record.rid, target.rid)
        self.reload()

    @property
    def _number(self) -> str:
        return self.shown.number if self.shown else ""

    def action_loan(self) -> None:
        """Open the loan that the selected drawing is on, else the only one."""
        one, loans = self.drawing, self.shown.loans if self.shown else ()
        drawn_on = one.record.cells["holding_rid"] if one else None
        if drawn_on is None and len(loans) == 1:
            drawn_on = loans[0].loan.rid
        if drawn_on is None:
            self.app.notify(_("Select a drawing that went out first."))
        else:
            self.post_message(OpenLoan(drawn_on))

    def action_open_customer(self) -> None:
        """Open the file of who borrows."""
        if self.shown is not None:
            self.post_message(OpenCustomer(self.shown.customer_rid))

    async def action_back(self) -> None:
        """Leave the contract."""
        await self.app.run_action("app.leave_contract")
