"""A form over one record of any kind: made from the registry, saved as one action, its draft kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import Field, RecordKind
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import drafts
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.dialogs import Confirm
from crodesk.widgets.drafting import DraftKeeper, DraftTimer
from crodesk.widgets.fields import ChoiceField, Form, LongField
from crodesk.widgets.fields.kinds import fields_of
from crodesk.widgets.fields.path_field import PathField
from crodesk.widgets.hints import HintBar
from crodesk.widgets.keymap import CHOOSE, HELP, QUIT, SAVE
from crodesk.widgets.offering import Offering
from crodesk.widgets.record_values import setting_of, typed_values, usual_values
from crodesk.widgets.terminal_guard import content

Values = dict[str, Any]
Save = Callable[[Values], Any]
"""Carries out the save and returns the record's number; raises `Refused`."""
Watch = Callable[[Values], str]
"""Returns a warning for what is typed so far; empty when there is none."""
Doubt = Callable[[Values], str]
"""Returns a question to answer before what was typed is saved; empty when there is none."""

LEAVE = Action("form.leave", ("escape", "f3"), N_("Back"), N_("Goes back."), hint_rank=20)
DROP = Action("form.drop", ("f12",), N_("Drop"), N_("Drops what you typed."), hint_rank=30)


LONG_LINES, MOST_NOTES, FRAME_LINES, MOST_LINES = 3, 4, 4, 32
"""Lines of a long field, of what is said about all fields together, of the frame with its help and hints, of it all."""
WIDEST, FRAME_CELLS = 96, 4
"""Cells of it at most, and of its frame with the blanks inside."""
EDITOR, WHOLE_SCREEN = N_("Editor"), N_("Writes on the whole screen.")


class RecordDialog(Offering[Any], ModalScreen[Any]):
    """Answers what the save returned, or `None` when it was left."""

    ABOUT = N_("Fill in what you know. Enter goes to the next field, F9 saves, Esc goes back and keeps a draft.")
    PASSING = N_("Fill in what you know. Enter goes to the next field, F9 saves, Esc goes back and keeps nothing.")
    """The help of a form without a draft."""
    ACTIONS: ClassVar[Sequence[Action]] = (HELP, replace(SAVE, hint_rank=10), LEAVE, DROP, QUIT)
    DEFAULT_CSS = """
    RecordDialog { align: center middle; }
    RecordDialog #sheet { width: 100%; background: $surface;
        border: round $primary; padding: 0 1; }
    RecordDialog #warning { height: auto; color: $text-warning; display: none; }
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        specs: Sequence[Field],
        save: Save,
        *,
        values: Mapping[str, Any] | None = None,
        draft: tuple[str, str] | None = None,
        customer: int | None = None,
        watch: Watch | None = None,
        doubt: Doubt | None = None,
        currency: str = "",
        first: str = "",
        enough: str = "",
    ) -> None:
        super().__init__()
        self.ABOUT = type(self).ABOUT if draft else self.PASSING
        self._doubt, self._first = doubt, first
        self._desk, self._title, self._save, self._draft, self._warn = desk, title, save, draft, watch
        self._form = Form(fields_of(specs, setting_of(desk, customer, currency)), enough=enough)
        self._form.set_values(values or {})
        self._start = self._form.texts()
        self._drafts = DraftKeeper(desk, self._tell)
        self._draft_timer = DraftTimer(self, self._keep)

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(id="sheet") as sheet:
            sheet.border_title = content(self._title)
            sheet.styles.max_width = WIDEST
            yield Static(id="warning", markup=False)
            yield self._form
            yield HintBar()

    def on_mount(self) -> None:
        """Bring back a draft, and begin at the first field."""
        kept = self._desk.look(drafts.read, *self._draft) if self._draft else drafts.Draft()
        if kept:
            self._form.set_texts(kept, kept.language)
            self.app.notify(_("Your draft is back. F12 drops it."))
        self.watch(self, "focused", self._show_hints, init=False)
        self._show_hints()
        self._show_warning()
        if self._first in self._form.fields:
            self._form.fields[self._first].focus()
        else:
            self._form.focus_first()

    def on_resize(self) -> None:
        """Be as high as the fields and a few lines about them need, and no higher than the screen."""
        fields = self._form.fields.values()
        lines = sum(LONG_LINES if isinstance(field, LongField) else 1 for field in fields)
        about = min(len(fields), MOST_NOTES) + (MOST_NOTES if self._warn else 0)
        above = self._form.lines_above(max(min(self.size.width, WIDEST) - FRAME_CELLS, 1))
        whole = lines + about + above + FRAME_LINES
        self.query_one("#sheet").styles.height = min(whole, MOST_LINES, self.size.height)

    def _show_hints(self, *_args: object) -> None:
        self.query_one(HintBar).show(self.actions, {})

    @property
    def actions(self) -> list[Action]:
        """What can be done now; where the field has a list or an editor, its key too."""
        field = self._form.current()
        if isinstance(field, ChoiceField | PathField):
            return [*super().actions, replace(CHOOSE, hint_rank=15)]
        if isinstance(field, LongField):
            return [*super().actions, replace(CHOOSE, words=EDITOR, help=WHOLE_SCREEN, hint_rank=15)]
        return super().actions

    def action_choose(self) -> None:
        """Open the list or the editor of the field; its own keys do that by themselves, this is for the menu."""
        field = self._form.current()
        if isinstance(field, ChoiceField | PathField):
            field.action_list()
        elif isinstance(field, LongField):
            field.action_edit()

    @on(Form.Changed)
    def _changed(self) -> None:
        self._show_warning()
        if self._draft:
            self._draft_timer.touch()

    def _show_warning(self) -> None:
        """Say what is doubtful about what stands there."""
        if self._warn is not None:
            warning = self._warn(self._form.values())
            line = self.query_one("#warning", Static)
            line.update(content(warning))
            line.display = bool(warning)

    def _keep(self) -> None:
        """Keep what was typed, unless it is what the form began with."""
        texts = self._form.texts()
        if self._draft:
            self._drafts.keep(*self._draft, texts if texts != self._start else {})

    def keep_typed(self) -> bool:
        """Keep the draft; where there is none, what was typed would be lost."""
        self._draft_timer.now()
        return self._form.texts() != self._start and (not self._draft or self._drafts.is_failing)

    def _tell(self, fault: DeskFault, more: str = "") -> None:
        """Say what stands in the way; what was typed stays where it is."""
        self.app.notify(f"{_(fault.text).format(**fault.values)} {more}".rstrip(), severity="error", timeout=12)

    @on(Form.Finished)
    def _finished(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Save, or show what is wrong; what was typed stays."""
        if self._form.problems():
            return
        question = self._doubt(self._form.values()) if self._doubt else ""
        if question:
            self.app.push_screen(Confirm(question, yes=_("Save it all the same")), self._undoubted)
        else:
            self._carry_out_save()

    def _undoubted(self, yes: bool | None) -> None:
        if yes:
            self._carry_out_save()

    def _carry_out_save(self) -> None:
        try:
            done = self._save(self._form.values())
        except Refused as refused:
            self._form.show_problems(refused.problems)
            self.on_resize()
            return
        except DeskFault as fault:
            self._tell(fault, _("What you typed stays here; F9 tries again."))
            return
        self._forget_draft()
        self.dismiss(done)

    def action_leave(self) -> None:
        """Go back."""
        self.leave_with(None)

    def leave_with(self, answer: Any) -> None:
        """Go with an answer; the draft stays, which is said: letters typed from here on are no text any more."""
        self._draft_timer.now()
        if self._draft and self._form.texts() != self._start:
            self.app.notify(_("Draft kept: {what}. It comes back when you open this again.").format(what=self._title))
        self.dismiss(answer)

    def action_drop(self) -> None:
        """Go back and drop what was typed; ask first when there is something."""
        if self._form.texts() == self._start:
            self._dropped(yes=True)
        else:
            self.app.push_screen(
                Confirm(_("Drop what you typed?"), yes=_("Drop")), lambda yes: self._dropped(yes=bool(yes))
            )

    def _dropped(self, *, yes: bool) -> None:
        if yes:
            self._forget_draft()
            self.dismiss(None)

    def _forget_draft(self) -> None:
        self._draft_timer.stop()
        if self._draft:
            self._drafts.keep(*self._draft, {})


def dialog_for(
    desk: Desk,
    title: str,
    kind: RecordKind,
    save: Save,
    *,
    cells: Mapping[str, Any] | None = None,
    keys: Sequence[str] = (),
    draft: str = "",
    customer: int | None = None,
    currency: str = "",
    doubt: Doubt | None = None,
    form: type[RecordDialog] = RecordDialog,
) -> RecordDialog:
    """Return the dialog for a kind of record; `keys` keeps and orders a few of its fields, `cells` fills them.

    `currency` is of amounts where the form names none, the branch's when empty; `doubt` asks before it is saved.
    """
    specs = [kind.field(key) for key in keys] if keys else [field for field in kind.fields if not field.kept]
    values = typed_values(kind, cells) if cells is not None else usual_values(specs, desk.today)
    shown = {spec.key: values[spec.key] for spec in specs if values.get(spec.key) is not None}
    kept = (kind.name, draft) if draft else None
    return form(desk, title, specs, save, values=shown, draft=kept, customer=customer, currency=currency, doubt=doubt)
