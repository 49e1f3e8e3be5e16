"""One running loan: what stands where in two lines, then its parts, one at a time."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.loan import inspecting, repaying, standing, warnings, words
from crodesk.screens.loan.actions import ACTIONS, ANSWER, MEASURE, NOT_IN_THE_PAST
from crodesk.screens.loan.measuring import Measuring
from crodesk.screens.loan.parts import PARTS, Part
from crodesk.screens.loan.printing import LoanPrinting
from crodesk.screens.loan.target import Target
from crodesk.screens.navigation import ContractOf, OpenCustomer
from crodesk.screens.walking import Way
from crodesk.services import loan_events, loan_file
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.widgets.actions import Action
from crodesk.widgets.days import full_day
from crodesk.widgets.dialogs import Ask
from crodesk.widgets.frame import DeskState, PlaceLine, RoomsLine
from crodesk.widgets.pane import Pane
from crodesk.widgets.standing_line import StandingLine
from crodesk.widgets.styled import prose

WIDE_FROM = 110
"""From so many cells on what follows from the figures stands beside the parts."""
TAKEN_BACK = N_("Took back an event on a loan")


class LoanScreen(Measuring, LoanPrinting):
    """The file of one loan."""

    ROOM = "loans"
    ABOUT = N_(
        "One running loan. Tab goes through plan, ledger, security, promises, inspections, measures and the core's"
        " figures; r writes down a repayment, v an inspection, w a warning, T takes back the selected event."
    )
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "#parts"
    WRITING = DeskScreen.WRITING | NOT_IN_THE_PAST
    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.rid = 0
        self.shown: LoanFile | None = None
        self._day: date | None = None
        self._way: Way | None = None
        self._at = 0
        self._beside = False
        self.first, self.second = StandingLine(id="first"), StandingLine(id="second")
        self.parts = Pane("", id="parts")
        self.why = Pane(N_("Why, and what follows"), id="why")

    def compose_body(self) -> Iterable[Widget]:
        """Return the two lines, the open part, and what follows from the figures."""
        yield self.first
        yield self.second
        yield Horizontal(self.parts, self.why, id="both")

    def open(self, rid: int, as_of: date | None = None, walk: Sequence[int] | None = None) -> None:
        """Show a loan; `as_of` as it was known at the end of a past day."""
        self.rid, self._day = rid, as_of
        self._way = Way(walk, rid) if walk else None
        self._at = -1
        if self.is_mounted:
            self.reload()

    @property
    def part(self) -> Part:
        """The part that is open."""
        return PARTS[self._at]

    def on_resize(self) -> None:
        """Put what follows beside the parts where there is room."""
        self.set_class(self.size.width >= WIDE_FROM, "-wide")
        self._draw()

    def load(self) -> None:
        """Read the loan anew."""
        day = self._day or self.desk.today
        self.shown = self.desk.look(loan_file.read, self.rid, day, today=self.desk.today) if self.rid else None
        if self._at < 0 and self.shown is not None:
            self._at = 0 if self.shown.schedule else len(PARTS) - 1
        self._draw()

    def _draw(self) -> None:
        file = self.shown
        if file is None or not self.is_mounted:
            return
        loan = file.known.loan
        who = " ".join(part for part in (loan.customer_original, loan.customer) if part)
        as_of = _("as of {day}").format(day=full_day(self._day)) if self._day else ""
        self.query_one(PlaceLine).show(loan.number, f"  {who}  {loan.code}  {loan.name}", warning=as_of)
        self.query_one(RoomsLine).show(position=self._way.position if self._way else "")
        self.first.show(standing.first(file, self.size.width))
        self.second.show(standing.second(file, self.size.width))
        self.set_class(self._beside, "-why")
        self._draw_part(file)
        self.why.show(standing.beside(file))

    def _draw_part(self, file: LoanFile) -> None:
        found = self.part.lines(file) or prose(_(self.part.empty), "muted")
        self.parts.show(found, title=self.part.title, note=self._tabs())

    def _tabs(self) -> str:
        """Return what Tab shows next."""
        return _("Tab: {next}").format(next=_(PARTS[(self._at + 1) % len(PARTS)].title))

    def _turn(self, by: int) -> None:
        self._at = (self._at + by) % len(PARTS)
        if self.shown is not None:
            self._draw_part(self.shown)

    def action_next_part(self) -> None:
        """Show the next part."""
        self._turn(1)

    def action_previous_part(self) -> None:
        """Show the part before."""
        self._turn(-1)

    def action_zoom(self) -> None:
        """Show the reasons in the place of the parts; again shows the parts."""
        self._beside = not self._beside
        self.set_class(self._beside, "-why")
        (self.why if self._beside else self.parts).focus()

    def action_next(self) -> None:
        """Go to the next loan of the list."""
        self._walk(1)

    def action_previous(self) -> None:
        """Go to the loan before."""
        self._walk(-1)

    def _walk(self, by: int) -> None:
        other = self._way.neighbour(by) if self._way else None
        if self._way is not None and other is not None:
            at = self._at
            self.open(other, self._day, self._way.walk)
            self._at = at
            self.reload()

    def why_not(self, action: Action) -> str:
        """Say why money can't be written down on a past day."""
        if action.id in NOT_IN_THE_PAST and self._day is not None:
            return _("this is a past day")
        return super().why_not(action)

    def urged(self) -> int | None:
        """Return the loan that is shown."""
        return self.rid or None

    def action_open_customer(self) -> None:
        """Open the file of who borrows."""
        if self.shown is not None and self.shown.known.loan.customer_rid:
            self.post_message(OpenCustomer(self.shown.known.loan.customer_rid))

    def action_loan_contract(self) -> None:
        """Open the contract that it runs under, or make one."""
        if self.rid:
            self.post_message(ContractOf(holding=self.rid))

    def action_repay(self) -> None:
        """Ask for money received, and write it down."""
        if self.shown is not None:
            self.app.push_screen(repaying.dialog(self.desk, self.shown), self._repaid)

    def _repaid(self, done: int | None) -> None:
        if done is not None and self.shown is not None:
            self.tell_saved(repaying.REPAID, self.shown.known.loan.number)
            self.reload()

    def action_visit(self) -> None:
        """Ask what an inspection showed, and write it down."""
        if self.shown is not None:
            self.app.push_screen(inspecting.dialog(self.desk, self.shown), self._inspected)

    def _inspected(self, done: int | None) -> None:
        if done is not None and self.shown is not None:
            self.tell_saved(inspecting.WRITTEN, self.shown.known.loan.number)
            self.reload()

    def action_write_warning(self) -> None:
        """Ask what was heard, and write it down."""
        if self.shown is not None:
            self.app.push_screen(warnings.hearing(self.desk, self.shown), self._warned(warnings.HEARD))

    def action_done_warning(self) -> None:
        """Ask how the selected warning is answered."""
        one = warnings.selected(self.shown, self.parts.target) if self.shown else None
        if one is None or self.shown is None:
            self.app.notify(_("Select an early warning first; Tab goes there."))
        else:
            self.app.push_screen(warnings.answering(self.desk, self.shown, one), self._warned(warnings.ANSWERED))

    def _warned(self, name: str) -> Callable[[int | None], None]:
        def done(rid: int | None) -> None:
            if rid is not None and self.shown is not None:
                self.tell_saved(name, self.shown.known.loan.number)
                self.reload()

        return done

    @on(Pane.Opened, "#parts")
    def _opened(self, event: Pane.Opened) -> None:
        if isinstance(event.target, Target) and event.target.kind in ("credit_contract", "security_contract"):
            self.action_loan_contract()
        elif self.shown is not None and warnings.selected(self.shown, event.target) and not self.why_not(ANSWER):
            self.action_done_warning()
        elif not self.why_not(MEASURE):
            self.open_measure(event.target)

    def action_take_back(self) -> None:
        """Ask why, and take back the selected event."""
        target, file = self.parts.target, self.shown
        if file is None or not isinstance(target, Target) or target.kind != "loan_event":
            self.app.notify(_("Select an event of the ledger first; Tab goes there."))
            return

        async def taken_back(why: str | None) -> None:
            if why is not None:
                await self.change(TAKEN_BACK, file.known.loan.number, loan_events.reverse, self.rid, target.rid, why)
                self.reload()

        wrong = lambda text: "" if text.strip() else _("Say why.")  # noqa: E731 - a rule of one line
        title = _("Take back: {event}").format(event=words.event(file, target.rid))
        self.app.push_screen(Ask(title, _("Why was it wrong?"), wrong=wrong), taken_back)

    async def action_back(self) -> None:
        """Leave the loan."""
        if self._beside:
            self.action_zoom()
        else:
            await self.app.run_action("app.leave_loan")
