"""Writing down contacts at the bottom of the screen; a draft outlives a crash."""

from functools import cached_property, partial

from textual import on

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer import to_do
from crodesk.screens.customer.actions import END, WHILE_WRITING, WRITING_ONLY
from crodesk.screens.customer.following import Following
from crodesk.screens.customer.shown import Target, correction_key
from crodesk.screens.customer.to_do import CORRECTED, DRAFT
from crodesk.services import drafts, hearing
from crodesk.services.notes import NOT_REACHED
from crodesk.widgets.actions import Action
from crodesk.widgets.contact.kept import draft_key
from crodesk.widgets.contact.note_strip import KINDS
from crodesk.widgets.dialogs import Confirm
from crodesk.widgets.drafting import DraftTimer
from crodesk.widgets.fields import Form
from crodesk.widgets.terminal_guard import content

WROTE = {
    "note": N_("Wrote a note"),
    "call": N_("Wrote down a call"),
    "visit": N_("Wrote down a visit"),
    "write": N_("Wrote down a message"),
}

DOES = {"call": {"call", "promise"}, "visit": {"visit", "meet"}, "write": {"write"}}
"""Which steps a contact may have done, by what is written down."""
NOTE = "note"
"""What is written down of no contact."""
DUE = {"late", "today"}
TO_DO = "to-do"
"""The pane of the steps."""


class Noting(Following):
    """What one does to write down a contact."""

    @cached_property
    def _draft_timer(self) -> DraftTimer:
        return DraftTimer(self, self._keep)

    @property
    def writing(self) -> bool:
        """Whether the strip has the keys."""
        return self.strip.display and self.strip.has_focus_within

    @property
    def actions(self) -> list[Action]:
        """What can be done now: a few things while writing, else all but saving."""
        if self.writing:
            return list(WHILE_WRITING)
        return [action for action in super().actions if action.id not in WRITING_ONLY]

    def action_new_note(self) -> None:
        """Write a note."""
        self.write("note")

    def action_call(self) -> None:
        """Write down a call."""
        self.write("call")

    def action_visit(self) -> None:
        """Write down a visit."""
        self.write("visit")

    def action_write(self) -> None:
        """Write down a message that was sent."""
        self.write("write")

    def open_target(self, target: Target) -> None:
        """Go on with a draft."""
        if target.kind == DRAFT and target.part in KINDS:
            self.write(target.part)
        else:
            super().open_target(target)

    def write(self, kind: str) -> None:
        """Open the strip for a kind of note; a draft comes back."""
        self.leave_typing()
        kept = self.desk.look(drafts.read, *draft_key(self.rid, kind))
        held = None if kind == NOTE else partial(self._why_held, self.rid)
        self.strip.open(kind, f"{_(KINDS[kind].words)} · {self.subject}", kept, held)
        if kept:
            self.app.notify(_("Your draft is back. F12 drops it."))
        self._show_hints()

    def _why_held(self, rid: int) -> str:
        """Return that a late customer may not be urged now, and why."""
        from crodesk.screens.urging import holding

        return holding.said(self.desk, rid)

    def relabel(self) -> None:
        """Say everything anew, the title of the strip too."""
        super().relabel()
        if self.strip.display:
            self.strip.border_title = content(f"{_(KINDS[self.strip.kind].words)} · {self.subject}")

    # What becomes of it

    async def action_save(self) -> None:
        """Save the note and its next step; what is wrong is shown where it was typed."""
        if self.strip.form.problems():
            return
        self._draft_timer.stop()
        name, note, draft = WROTE[self.strip.kind], self.strip.note, draft_key(self.rid, self.strip.kind)
        heard = self.strip.heard
        if hearing.PROMISE in heard and self.asks_for_promise(note, heard, draft, self._close_strip):
            return
        if await self.change(
            name, self.subject, hearing.write_down, self.rid, note, heard, draft, form=self.strip.form
        ):
            self._close_strip()
            self.reload()
            if note.outcome not in NOT_REACHED:
                self._offer_to_close(self.strip.kind)

    def _offer_to_close(self, kind: str) -> None:
        """Go to the first step that is due and may be done by this contact: one key then says so."""
        running = self.shown.running if self.shown is not None else ()
        item = next((each for each in running if each.part in DUE and each.what in DOES.get(kind, ())), None)
        if item is None:
            return
        self.go(TO_DO)
        target = to_do.target_of(item)
        self.point_out(target.kind, target.rid)
        self.app.notify(_("Still to do: {what}. d says that it is done.").format(what=item.about(self.desk.today)))

    def action_whole_screen(self) -> None:
        """Go on writing on the whole screen."""
        self.strip.write_on_whole_screen()

    @on(Form.Finished)
    async def _finished(self, event: Form.Finished) -> None:
        event.stop()
        await self.action_save()

    @on(Form.Changed)
    def _typed(self, event: Form.Changed) -> None:
        event.stop()
        self._draft_timer.touch()

    def _keep(self) -> None:
        """Keep what is typed; nothing typed drops the draft."""
        if self.strip.display:
            self.drafts.keep(*draft_key(self.rid, self.strip.kind), self.strip.texts)

    def keep_typed(self) -> bool:
        """Keep the draft of the contact that is written down."""
        self._draft_timer.now()
        return bool(self.strip.display) and self.drafts.is_failing and any(self.strip.texts.values())

    def _close_strip(self) -> None:
        self.strip.close()
        self.go(self.panes.front)

    def leave_typing(self) -> None:
        """Put the strip away; a draft is kept."""
        super().leave_typing()
        if self.strip.display:
            self._draft_timer.now()
            if self.strip.texts:
                self.app.notify(_("Draft kept: it stands under To do."))
            self._close_strip()

    def action_drop(self) -> None:
        """Drop what was typed; ask first when there is something."""
        if any(self.strip.texts.values()):
            self.app.push_screen(Confirm(_("Drop what you typed?"), yes=_("Drop")), self._dropped)
        else:
            self._dropped(yes=True)

    def _dropped(self, yes: bool | None) -> None:
        if not yes:
            return
        self._draft_timer.stop()
        self.drafts.keep(*draft_key(self.rid, self.strip.kind), {})
        self._close_strip()
        self.reload()

    # A draft that lies there

    def why_not(self, action: Action) -> str:
        """Say why something is off; a draft can be dropped with the key that ends a record."""
        if action.id == END.id and self._is_draft(self.target) and self.desk.writable:
            return ""
        return super().why_not(action)

    @staticmethod
    def _is_draft(target: Target | None) -> bool:
        return target is not None and target.kind == DRAFT

    def action_drop_record(self) -> None:
        """Drop the selected draft, after a question; end any other record."""
        target = self.target
        if target is not None and self._is_draft(target):
            question = Confirm(_("Drop this draft?"), yes=_("Drop"), details=self._draft_of(target).get("text", ""))
            self.app.push_screen(question, partial(self._drop_draft, target))
        else:
            super().action_drop_record()

    def _draft_of(self, target: Target) -> dict[str, str]:
        return self.desk.look(drafts.read, *_key_of(target))

    def _drop_draft(self, target: Target, yes: bool | None) -> None:
        if yes:
            self.drafts.keep(*_key_of(target), {})
            self.app.notify(_("The draft is dropped."))
            self.reload()

    def on_screen_suspend(self) -> None:
        """Keep what is typed when one goes elsewhere."""
        self._draft_timer.now()

    def on_unmount(self) -> None:
        """Keep what is typed when the program ends."""
        self.on_screen_suspend()

    async def action_back(self) -> None:
        """Leave what is being typed; then what every room does."""
        if self.strip.display:
            self.leave_typing()
            self.reload()
        else:
            await super().action_back()

    def step(self, by: int) -> None:
        """Go to the next field of the strip while writing, else to the next pane."""
        if self.writing:
            self.strip.form.action_step(by)
        else:
            super().step(by)


def _key_of(target: Target) -> tuple[str, str]:
    """Return where a draft is kept that a line is about."""
    return correction_key(target.rid) if target.part == CORRECTED else draft_key(target.rid, target.part)
