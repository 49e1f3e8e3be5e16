"""Writing down a contact for a row, in a strip below the list: the row closes, the next step is planned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import on

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.dates import format_date
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.queueing import words
from crodesk.services import answering, drafts, hearing, notes
from crodesk.services.queue import QueueItem
from crodesk.widgets.actions import Action
from crodesk.widgets.contact.kept import draft_key
from crodesk.widgets.contact.whole_screen import WHOLE_SCREEN
from crodesk.widgets.drafting import DraftKeeper, DraftTimer
from crodesk.widgets.fields import Form
from crodesk.widgets.frame import Body
from crodesk.widgets.keymap import BACK, DROP, HELP, LANGUAGE, MENU, NEXT_PART, PREVIOUS_PART, QUIT, SAVE

if TYPE_CHECKING:
    from crodesk.services.loan_promising import Contact
    from crodesk.widgets.contact.note_strip import NoteStrip

NOTE = "note"
WROTE = {
    NOTE: N_("Wrote a note"), "call": N_("Wrote down a call"), "visit": N_("Wrote down a visit"),
    "write": N_("Wrote down a message"),
}  # fmt: skip
KIND_OF = {"visit": "visit", "meet": "visit", "write": "write"}
"""What is written down for each thing to be done; anything else is a call."""
STRIP_ACTIONS = (
    replace(SAVE, hint_rank=10),
    WHOLE_SCREEN,
    replace(DROP, hint_rank=40),
)
"""What there is only while a contact is written down."""
_OF_STRIP = frozenset(action.id for action in STRIP_ACTIONS)
WHILE_WRITING = (
    *(
        HELP,
        MENU,
        *STRIP_ACTIONS,
        replace(BACK, help=N_("Goes back; what you typed is kept as a draft."), hint_rank=30),
    ),
    *(NEXT_PART, PREVIOUS_PART, LANGUAGE, QUIT),
)
"""What can be done while a contact is written down."""
TRY_AGAIN = timedelta(days=1)


class Logging(DeskScreen[None]):
    """A room in which contacts are written down."""

    row_in_hand: QueueItem | None = None
    """The row that is written about."""

    @cached_property
    def strip(self) -> NoteStrip:
        """Where contacts are written down; it stands on the screen from the first time on, so no start waits for it."""
        from crodesk.widgets.contact.note_strip import NoteStrip

        return NoteStrip(lambda: self.desk.today, self._propose)

    @cached_property
    def _keeper(self) -> DraftKeeper:
        return DraftKeeper(self.desk, self.tell_fault)

    @cached_property
    def _draft_timer(self) -> DraftTimer:
        return DraftTimer(self, self._keep)

    @property
    def is_writing(self) -> bool:
        """Whether the strip is open."""
        return "strip" in self.__dict__ and bool(self.strip.display)

    @property
    def calendar(self) -> BranchCalendar:
        """The days off of the branch."""
        raise NotImplementedError

    @property
    def actions(self) -> list[Action]:
        """What can be done now: a few things while writing."""
        if self.is_writing and self.strip.has_focus_within:
            return list(WHILE_WRITING)
        return [action for action in super().actions if action.id not in _OF_STRIP]

    def _propose(self, outcome: str) -> str:
        """Return the next working day after a try that reached nobody."""
        if outcome not in notes.NOT_REACHED:
            return ""
        return format_date(self.calendar.next_working(self.desk.today + TRY_AGAIN), language())

    async def write_down(self, item: QueueItem, kind: str = "") -> None:
        """Open the strip for a row, with what it is to do or the kind that is given; a draft comes back."""
        from crodesk.widgets.contact.note_strip import KINDS

        if not self.strip.is_attached:
            await self.query_one(Body).mount(self.strip)
        self.row_in_hand = item
        kind = kind or KIND_OF.get(item.what, "call")
        kept = self.desk.look(drafts.read, *draft_key(item.customer_rid, kind))
        held = None if kind == NOTE else partial(self.why_held, item)
        self.strip.open(kind, f"{_(KINDS[kind].words)} · {self._about(item, kind)}", kept, held)
        self._show_hints()

    def why_held(self, item: QueueItem) -> str:  # noqa: ARG002 - a room that urges asks by the row
        """Return that the customer of a row may not be urged now, and why; empty when they may."""
        return ""

    async def action_save(self) -> None:
        """Save the contact and its next step, and go on to the next row."""
        item = self.row_in_hand
        if item is None or not self.is_writing or self.strip.form.problems():
            return
        self._draft_timer.stop()
        draft = draft_key(item.customer_rid, self.strip.kind)
        given = (self.strip.note, self.strip.heard, draft)
        write: Callable[..., int] = answering.log
        whose: str | int = item.clock
        if self.strip.kind == NOTE:
            write, whose = hearing.write_down, item.customer_rid
        elif hearing.PROMISE in self.strip.heard:
            from crodesk.services.loan_promising import Contact

            contact = Contact(item.customer_rid, *given, item.clock)
            if self.asks_for_promise(item, contact, self.close_strip):
                return
        name, about = WROTE[self.strip.kind], self._about(item, self.strip.kind)
        if await self.change(name, about, write, whose, *given, form=self.strip.form):
            self.close_strip()
            self.reload()

    def asks_for_promise(self, item: QueueItem, contact: Contact, done: Callable[[], None]) -> bool:  # noqa: ARG002 - a room that urges does
        """Tell whether a form asks for what was promised, and writes it down with the contact."""
        return False

    def _about(self, item: QueueItem, kind: str) -> str:
        """Return what is written about: a note is about the customer, a contact about the row."""
        return item.name if kind == NOTE else words.subject(item, self.desk.today)

    def close_strip(self) -> None:
        """Put the strip away."""
        self.strip.close()
        self.row_in_hand = None
        self.query_one("#queue").focus()
        self._show_hints()

    @on(Form.Finished)
    async def _finished(self, event: Form.Finished) -> None:
        event.stop()
        await self.action_save()

    @on(Form.Changed)
    def _written(self, event: Form.Changed) -> None:
        event.stop()
        self._draft_timer.touch()

    def _keep(self) -> None:
        if self.is_writing and self.row_in_hand is not None:
            self._keeper.keep(*draft_key(self.row_in_hand.customer_rid, self.strip.kind), self.strip.texts)

    def keep_typed(self) -> bool:
        """Keep the draft of the contact that is written down."""
        if not self.is_writing:
            return False
        self._draft_timer.now()
        return self._keeper.is_failing and any(self.strip.texts.values())

    def leave_strip(self) -> bool:
        """Put the strip away with its draft kept; tell whether it was open."""
        if not self.is_writing:
            return False
        self._draft_timer.now()
        if self.strip.texts:
            self.app.notify(_("Draft kept: it stands under To do."))
        self.close_strip()
        return True

    def action_drop(self) -> None:
        """Drop what was typed."""
        if self.row_in_hand is not None:
            self._draft_timer.stop()
            self._keeper.keep(*draft_key(self.row_in_hand.customer_rid, self.strip.kind), {})
        self.close_strip()

    def action_whole_screen(self) -> None:
        """Go on writing on the whole screen."""
        self.strip.write_on_whole_screen()

    def action_next_part(self) -> None:
        """Go to the next field of the strip, else to the next part."""
        if self.is_writing:
            self.strip.form.action_step(1)
        else:
            self.focus_next()

    def action_previous_part(self) -> None:
        """Go to the previous field of the strip, else to the previous part."""
        if self.is_writing:
            self.strip.form.action_step(-1)
        else:
            self.focus_previous()
