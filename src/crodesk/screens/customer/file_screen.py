"""The file of one customer on the screen: opening it, going from one to the next, moving among its panes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from textual import events, on
from textual.widget import Widget

from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.attaching import Attaching
from crodesk.screens.customer import place, shown
from crodesk.screens.customer.actions import ALERTS
from crodesk.screens.customer.alerts import AlertsDialog
from crodesk.screens.customer.panes import TWO_FROM, Panes, PartPane
from crodesk.screens.customer.parts import NOTES, PARTS, Part
from crodesk.screens.customer.shown import Asked, Shown, Target
from crodesk.screens.customer.way import Stop
from crodesk.screens.navigation import OpenRoom
from crodesk.screens.walking import Way
from crodesk.services.desk import Desk
from crodesk.services.notes import Note
from crodesk.widgets.actions import Action
from crodesk.widgets.contact.note_strip import KINDS, NoteStrip
from crodesk.widgets.drafting import DraftKeeper
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.frame import DeskState, PlaceLine, RoomsLine
from crodesk.widgets.keymap import NEXT, PREVIOUS, ZOOM
from crodesk.widgets.pane import Pane
from crodesk.widgets.standing_line import StandingLine

ORDER = [part.name for part in PARTS]


Done = Callable[[], None]
"""Is called when something was written."""


class FileScreen(Attaching[None]):
    """What every hand of the customer file works on: the customer that is shown, and the selected line."""

    ROOM = "customers"
    AUTO_FOCUS = f"#{NOTES}"
    CSS_PATH = "screen.tcss"

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.rid = 0
        """The number of the customer that is shown; 0 before one was opened."""
        self.shown: Shown | None = None
        """What was read of the customer; `None` when there is no such customer."""
        self.asked = Asked()
        """Which part of the timeline is wanted."""
        self.way: Way | None = None
        """Where it stands among the customers that were listed; `None` when there was no list."""
        self.standing = StandingLine(id="standing")
        """The second line about the customer."""
        self.panes = Panes()
        """The panes."""
        self.strip = NoteStrip(lambda: desk.today)
        """Where contacts are written down."""
        self.find = Entry(placeholder=N_("words in the notes"), id="find")
        """Where words are typed that notes must hold."""
        self.drafts = DraftKeeper(desk, self.tell_fault)
        """What is typed and not yet saved."""
        self._trail: list[Stop] = []
        self._is_new = True

    def compose_body(self) -> Iterable[Widget]:
        """Return the second line, the panes, and what one types in."""
        return (self.standing, self.panes, self.find, self.strip)

    def at_hand(self) -> tuple[int, str] | None:
        """Return the customer that is shown: a task that names nobody is for them."""
        return (self.rid, self.subject) if self.shown is not None else None

    # Which customer

    def open(self, customer_rid: int, walk: Sequence[int] | None = None) -> None:
        """Show a customer; `walk` are the customers before and after it."""
        self._trail.clear()
        self.show_customer(customer_rid, walk)

    def show_customer(self, rid: int, walk: Sequence[int] | None, front: str = NOTES) -> None:
        """Show a customer from its beginning, with the keys on one pane."""
        self.leave_typing()
        self.rid, self.asked, self._is_new = rid, Asked(), True
        self.way = None if walk is None else Way(walk, rid)
        self.panes.bring(front)
        if self.is_mounted:
            self.panes.panes[front].focus()
            self.reload()
        else:
            self._seen = -1  # made ready for nobody in particular, it may have read already

    def visit(self, rid: int) -> None:
        """Go to a relation's file; back comes back here."""
        self._trail.append(Stop(self.rid, self.way.walk if self.way else None, self.panes.front))
        self.show_customer(rid, None)

    def leave_typing(self) -> None:
        """Put away what is being typed; a draft of it is kept."""

    def asks_for_promise(self, note: Note, heard: Sequence[str], draft: tuple[str, str], done: Done) -> bool:  # noqa: ARG002 - a file in which one urges does
        """Tell whether a form asks for what was promised in a contact, and writes both down."""
        return False

    @property
    def subject(self) -> str:
        """What actions here are about: the customer's name."""
        return self.shown.file.name if self.shown else ""

    # What is shown

    def load(self) -> None:
        """Read the customer and show every pane, in one frame."""
        if not self.rid:
            return
        try:
            self.shown = shown.read(self.desk, self.rid, self.asked, tuple(KINDS))
        except DeskFault:
            if self.shown is None or self.shown.file.rid != self.rid:
                self._show_nobody(_("This customer can't be read. Esc goes back."))
            raise
        if self.shown is None:
            self._show_nobody(_("This customer is no longer there. Esc goes back, u brings it back."))
            return
        for pane in self.panes.panes.values():
            pane.fill(self.shown, keep=not self._is_new)
        self._is_new = False
        self.show_place()

    def _show_nobody(self, why: str) -> None:
        """Say why there is nobody, and show nothing of whoever was opened before."""
        self.shown = None
        self.query_one(PlaceLine).show(why)
        self.standing.show(())
        for pane in self.panes.panes.values():
            pane.clear()

    def show_place(self) -> None:
        """Write the lines that say who this is and where we stand."""
        if self.shown is None:
            return
        width = self.size.width
        who, (warning, ink) = place.first_line(self.shown, width, self._key_of(ALERTS))
        self.query_one(PlaceLine).show(*who, warning=warning, ink=ink)
        self.standing.show(place.standing(self.shown, width))
        self.query_one(RoomsLine).show(position=self.way.position if self.way else "")

    def _key_of(self, action: Action) -> str:
        """Return the key of an action of this room as the officer has it."""
        return next((each.key for each in self.actions if each.id == action.id), "")

    def load_notes(self, asked: Asked) -> None:
        """Read the timeline alone, narrowed to what is asked for."""
        self.asked = asked
        if self.shown is not None:
            entries = shown.read_timeline(self.desk, self.rid, asked)
            self.shown = replace(self.shown, timeline=entries, asked=asked)
            self.panes.panes[NOTES].fill(self.shown, keep=False)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self.show_place()

    def action_alerts(self) -> None:
        """List all that matters now."""
        if self.shown is not None:
            self.app.push_screen(AlertsDialog(self.subject, self.shown.file.alerts))

    def action_journal(self) -> None:
        """Go to the history of what was done about this customer."""
        self.post_message(OpenRoom("history", customer=(self.rid, self.subject)))

    # Where in it

    @property
    def part(self) -> Part:
        """The part whose pane has the keys, or had them last."""
        return self.panes.panes[self.panes.front].part

    @property
    def target(self) -> Target | None:
        """What the selected line is about."""
        found = self.panes.panes[self.panes.front].target
        return found if isinstance(found, Target) else None

    def go(self, name: str) -> None:
        """Give a pane the keys."""
        self.panes.bring(name, zoomed=self.panes.zoomed)
        self.panes.panes[name].focus()

    def action_next_part(self) -> None:
        """Go to the next pane."""
        self.step(1)

    def action_previous_part(self) -> None:
        """Go to the pane before."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go so many panes on; after the last comes the first."""
        self.go(ORDER[(ORDER.index(self.panes.front) + by) % len(ORDER)])

    def action_zoom(self) -> None:
        """Give the pane the whole room, or give it back."""
        self.panes.bring(self.panes.front, zoomed=not self.panes.zoomed)

    @on(events.DescendantFocus)
    def _pane_focused(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, PartPane):
            self.panes.bring(event.widget.part.name, zoomed=self.panes.zoomed)

    @on(Pane.Moved)
    def _moved(self) -> None:
        self._show_hints()

    def action_row_menu(self) -> None:
        """List what can be done here."""
        self.action_menu()

    def open_target(self, target: Target) -> None:
        """Open what a line is about."""

    @on(Pane.Opened)
    def _opened(self, event: Pane.Opened) -> None:
        if isinstance(event.target, Target):
            self.open_target(event.target)

    # To others

    def why_not(self, action: Action) -> str:
        """Say why there is no next or previous customer, and nothing to zoom."""
        if action.id == ZOOM.id and self.size.width < TWO_FROM:
            return _("this pane has the whole screen already")
        if action.id == ALERTS.id and (self.shown is None or not self.shown.file.alerts):
            return _("nothing presses")
        if action.id in _STEP:
            if self.way is None:
                return _("this customer was not opened from a list")
            if self.way.neighbour(_STEP[action.id]) is None:
                return _("the list ends here")
        return super().why_not(action)

    def action_next(self) -> None:
        """Open the next customer of the list."""
        self._walk(1)

    def action_previous(self) -> None:
        """Open the customer before in the list."""
        self._walk(-1)

    def _walk(self, by: int) -> None:
        rid = self.way.neighbour(by) if self.way else None
        if self.way is not None and rid is not None:
            self._trail.clear()
            self.show_customer(rid, self.way.walk, self.panes.front)

    async def action_back(self) -> None:
        """Go back one step: the zoom, the filter of the notes, the customer before; then the room before."""
        if self.panes.zoomed:
            self.action_zoom()
        elif self.asked.kind or self.asked.text:
            self.load_notes(Asked())
        elif self._trail:
            stop = self._trail.pop()
            self.show_customer(stop.rid, stop.walk, stop.front)
        else:
            await self.app.run_action("app.back")


_STEP = {NEXT.id: 1, PREVIOUS.id: -1}
