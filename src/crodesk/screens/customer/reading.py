"""Notes that are there: found, shown by kind, pinned, kept from others, corrected."""

from dataclasses import replace
from functools import partial

from textual import on
from textual.widgets import Input

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer.actions import NEEDS_NOTE
from crodesk.screens.customer.file_screen import FileScreen
from crodesk.screens.customer.history import MORE, kind_words
from crodesk.screens.customer.parts import NOTES
from crodesk.screens.customer.shown import Asked, Target, correction_key
from crodesk.screens.customer.to_do import CORRECTED, DRAFT
from crodesk.services import drafts, notes, record_list
from crodesk.services.timeline import FIRST, Entry
from crodesk.widgets.actions import Action
from crodesk.widgets.dialogs import Choose, options
from crodesk.widgets.editor import Editor

NARROWED_BY = ("note", "call", "visit", "email", "sms", "chat", "letter", "branch", "review", "case", "change")
"""What the timeline can be narrowed to."""


class Reading(FileScreen):
    """What one does with notes that are written."""

    def why_not(self, action: Action) -> str:
        """Say why nothing is pinned or restricted."""
        if action.id in NEEDS_NOTE and self._note() is None:
            return _("no note is selected")
        return super().why_not(action)

    # Finding

    def leave_typing(self) -> None:
        """Put the line to find in away."""
        super().leave_typing()
        self.find.remove_class("-shown")

    async def action_back(self) -> None:
        """Leave the line to find in, and show all notes again."""
        if self.find.has_focus:
            self.leave_typing()
            self.load_notes(Asked())
            self.go(NOTES)
        else:
            await super().action_back()

    def action_filter(self) -> None:
        """Type words that notes must hold."""
        self.leave_typing()
        self.find.add_class("-shown")
        self.find.put(self.asked.text)
        self.find.focus()

    @on(Input.Changed, "#find")
    def _find_typed(self, event: Input.Changed) -> None:
        if event.value != self.asked.text and self.find.has_focus:
            self.load_notes(replace(self.asked, text=event.value))

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.find.remove_class("-shown")
        self.go(NOTES)

    def action_view(self) -> None:
        """Choose which kind of notes is shown."""
        choices = [("", _("all")), *((kind, kind_words(kind)) for kind in NARROWED_BY)]
        self.app.push_screen(Choose(_("Show"), options(choices), self.asked.kind), self._narrow)

    def _narrow(self, kind: str | None) -> None:
        if kind is not None:
            self.load_notes(replace(self.asked, kind=kind))
            self.go(NOTES)

    # One note

    def open_target(self, target: Target) -> None:
        """Open a note, or older notes."""
        if target.kind == "interaction" or (target.kind == DRAFT and target.part == CORRECTED):
            self._open_note(target.rid)
        elif target.kind == MORE:
            self.asked = replace(self.asked, limit=self.asked.limit + FIRST)
            self.reload()
        else:
            super().open_target(target)

    def _note(self) -> Entry | None:
        """Return the selected note."""
        target = self.target
        if target is None or target.kind != "interaction" or self.shown is None:
            return None
        entries = self.shown.timeline.entries
        return next((each for each in entries if each.source == "interaction" and each.rid == target.rid), None)

    async def action_pin(self) -> None:
        """Keep a note on top, or let it go down."""
        note = self._note()
        if note is not None:
            name = N_("Let a note go down") if note.pinned else N_("Pinned a note")
            await self.change(name, self.subject, notes.pin, note.rid, pinned=not note.pinned)
            self.reload()

    async def action_restrict(self) -> None:
        """Keep a note from being found, or let it be found again."""
        note = self._note()
        if note is not None:
            name = N_("Let a note be found") if note.restricted else N_("Restricted a note")
            await self.change(name, self.subject, notes.restrict, note.rid, restricted=not note.restricted)
            self.reload()

    def _open_note(self, rid: int) -> None:
        """Open a note on the whole screen, to read it or to correct it."""
        line = self.desk.look(record_list.get, "interaction", rid)
        if line is None:
            return
        before, draft = line.cells["text"], correction_key(rid)
        kept = self.desk.look(drafts.read, *draft).get("text", "")
        title = f"{kind_words(line.cells['kind'])} · {self.subject}"
        keep = partial(self._keep_text, draft, before)
        editor = Editor(title, kept or before, original=before, keep=keep)
        self.app.push_screen(editor, partial(self._rewritten, rid, draft, before))

    def _keep_text(self, draft: tuple[str, str], before: str, text: str) -> None:
        self.drafts.keep(*draft, {"text": text} if text != before else {})

    async def _rewritten(self, rid: int, draft: tuple[str, str], before: str, text: str | None) -> None:
        if text is None:
            self.reload()
            if self.desk.look(drafts.read, *draft):
                self.app.notify(_("Draft kept: it is marked in the notes and stands under To do."))
            return
        if text != before:
            await self.change(N_("Corrected a note"), self.subject, notes.rewrite, rid, text)
        self._keep_text(draft, before, before)
        self.reload()
