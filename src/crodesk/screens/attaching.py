"""Files attached to somebody: asked for by name, looked at, given out, named anew, ended with a reason."""

from asyncio import to_thread
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from crodesk.domain.dates import format_date
from crodesk.domain.file_size import format_size
from crodesk.domain.problem import DeskFault
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.desk_screen import DeskScreen
from crodesk.services import application_attachments, records
from crodesk.services.application_attachments import AttachmentLine
from crodesk.widgets.dialogs import Ask, Choose, options

if TYPE_CHECKING:
    from crodesk.widgets.record_dialog import Values

T = TypeVar("T")

KIND = by_name("attachment")
ATTACHED = N_("Attached a file")
CHANGED = N_("Changed an attachment")
ENDED = N_("Ended an attachment")
KEYS = ("name", "note")
OF_APPLICATION = ("name", "paper_rid", "note")
"""What may be changed of an attachment: never what it holds."""
VERBS = (
    ("look", N_("look at it")),
    ("copy", N_("save a copy")),
    ("edit", N_("change its name, paper or note")),
    ("end", N_("end it, with a reason")),
)


class Attaching(DeskScreen[T]):
    """The hand of a room that keeps files."""

    def ask_file(self, of: str, *, customer: int = 0, application: int | None = None, paper: int | None = None) -> None:
        """Ask which file is to be attached; `of` says in words to what."""
        from crodesk.widgets.file_dialog import FileDialog

        async def take(path: Path) -> int:
            kept = await to_thread(application_attachments.keep, self.desk, path)
            to = {"customer": customer, "application": application, "paper": paper}
            rid = await self.desk.do(ATTACHED, f"{of}: {kept.name}", application_attachments.attach, kept, **to)
            self.tell_saved(ATTACHED, kept.name)
            return rid

        question = _("To {what}. Which file? A PDF, picture, Word, Excel or text file; Tab completes its name.")
        value = f"{Path.home()}/"
        dialog = FileDialog(_("Attach a file"), question.format(what=of), take, value=value)
        self.app.push_screen(dialog, self._filed)

    def _filed(self, done: object) -> None:
        if done is not None:
            self.reload()

    def show_attachment(self, line: AttachmentLine) -> None:
        """Ask what is to be done with an attachment."""
        verbs = VERBS if self.desk.writable else VERBS[:2]
        shown = options([(verb, _(words)) for verb, words in verbs])
        self.app.push_screen(Choose(line.name, shown), partial(self._do_with, line))

    async def _do_with(self, line: AttachmentLine, verb: str | None) -> None:
        if verb == "look":
            await self._look_at(line)
        elif verb == "copy":
            self._save_copy(line)
        elif verb == "edit":
            self.edit_attachment(line)
        elif verb == "end":
            self.end_attachment(line)

    async def _look_at(self, line: AttachmentLine) -> None:
        """Show a private copy, for as long as the dialog stands."""
        from crodesk.widgets.looking import Looking

        try:
            path = await to_thread(application_attachments.open_copy, self.desk, line)
        except DeskFault as fault:
            self.app.notify(_(fault.text).format(**fault.values), severity="error", timeout=12)
        except OSError as error:
            words = _("No private copy can be made: {reason}.").format(reason=error.strerror or error)
            self.app.notify(words, severity="error", timeout=12)
        else:
            self.app.push_screen(Looking(path, self.desk.copies.remove))

    def _save_copy(self, line: AttachmentLine) -> None:
        from crodesk.widgets.file_dialog import FileDialog

        async def take(path: Path) -> Path:
            return await to_thread(application_attachments.give_out, self.desk, line, path)

        question = _("Where to? A folder, or the name of the new file. The copy isn't encrypted.")
        dialog = FileDialog(_("Save a copy"), question, take, value=str(Path.home() / line.name))
        self.app.push_screen(dialog, self._given_out)

    def _given_out(self, path: Path | None) -> None:
        if path is not None:
            self.app.notify(_("Written to {path}.").format(path=path))

    def edit_attachment(self, line: AttachmentLine) -> None:
        """Change what an attachment is called, which paper it is, what is noted of it."""
        from crodesk.widgets.record_dialog import dialog_for

        def save(values: "Values") -> int:
            self.desk.do_now(CHANGED, line.name, records.change, KIND.name, line.rid, values, line.version)
            return line.rid

        keys = KEYS if line.application_rid is None else OF_APPLICATION
        cells = {"name": line.name, "paper_rid": line.paper_rid, "note": line.note}
        dialog = dialog_for(self.desk, line.name, KIND, save, cells=cells, keys=keys, customer=line.customer_rid)
        self.app.push_screen(dialog, self._filed)

    def end_attachment(self, line: AttachmentLine) -> None:
        """Ask why an attachment holds no longer; its file stays locked away, undo brings it back."""

        async def ended(why: str | None) -> None:
            if why is not None:
                await self.change(ENDED, line.name, application_attachments.end, line.rid, why)
                self.reload()

        question = _("Why doesn't “{name}” belong here any more? Its file stays; u takes this back.")
        dialog = Ask(_("End"), question.format(name=line.name), wrong=_wrong_reason)
        self.app.push_screen(dialog, ended)


def _wrong_reason(text: str) -> str:
    return "" if text.strip() else _("Say why.")


def words_of(line: AttachmentLine) -> str:
    """Return an attachment on one line: its name, which paper it is, what it is, how large, since when."""
    kind = _(KIND.field("media_type").label_of(line.media_type))
    day = format_date(line.added_at.astimezone().date(), language()) if line.added_at else ""
    parts = (line.name, line.paper, kind, format_size(line.size, language()), day, line.note)
    return " · ".join(part for part in parts if part)


def counted(lines: Sequence[AttachmentLine], paper: int) -> int:
    """Return how many files are attached as a paper."""
    return sum(line.paper_rid == paper for line in lines)
