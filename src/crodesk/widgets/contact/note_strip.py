"""The strip at the bottom in which a contact is written down without leaving the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.drafts import Draft
from crodesk.services.notes import Note
from crodesk.widgets.contact.digit_field import Choices, DigitField, Digits
from crodesk.widgets.contact.then import Then, parser, written
from crodesk.widgets.contact.whole_screen import WHOLE_SCREEN
from crodesk.widgets.fields import Form, LongField, TextField
from crodesk.widgets.fields.long_entry import LongEntry
from crodesk.widgets.paint import cells
from crodesk.widgets.signs import signs
from crodesk.widgets.terminal_guard import content


@dataclass(frozen=True, slots=True)
class NoteKind:
    """One way to write something down."""

    words: str
    """What it is called; a message id."""
    outcomes: tuple[str, ...] = ()
    """What can have come of it, by digit."""
    ways: tuple[str, ...] = ()
    """By which way it went, by digit: kinds of interaction."""
    then: str = "call"
    """What the next step is, unless something else is planned."""


KINDS: Mapping[str, NoteKind] = {
    "note": NoteKind(N_("Note")),
    "call": NoteKind(N_("Call"), ("spoke", "no_answer", "busy", "wrong_number", "message")),
    "visit": NoteKind(N_("Visit"), ("met", "not_in"), then="visit"),
    "write": NoteKind(N_("Written message"), ways=("email", "sms", "chat", "letter"), then="write"),
}
"""What the strip writes, by the name of its draft."""


HEARD: Mapping[str, tuple[str, str]] = {
    "6": ("need", N_("need")),
    "7": ("feedback", N_("feedback")),
    "8": ("promise", N_("promise")),
    "9": ("our_promise", N_("we promise")),
    "0": ("refused", N_("refused")),
}
"""What can be heard besides in a contact and is kept for itself: by its digit, with the words for it."""

_NOT_EDITING = frozenset({"enter", *WHOLE_SCREEN.keys})


class NoteEntry(LongEntry):
    """The lines of a note: Enter goes on, Ctrl+E opens the whole screen."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Tell whether a key does nothing but edit here."""
        return key not in _NOT_EDITING and super().check_consume_key(key, character)

    async def on_key(self, event: events.Key) -> None:
        """Go on to the next step instead of beginning a new line."""
        if event.key in _NOT_EDITING:
            event.stop()
            event.prevent_default()
            field = self.query_ancestor(NoteField)
            if event.key == "enter":
                field.post_message(field.Passed(field))
            else:
                field.action_edit()


class NoteField(LongField):
    """What was said."""

    DEFAULT_CSS = "NoteField NoteEntry { min-height: 1; max-height: 3; }"

    def make_entry(self) -> NoteEntry:
        """Return the lines to type in."""
        return NoteEntry()


class NoteStrip(Vertical):
    """Outcome, text, next step; what it holds is asked for when it is saved."""

    DEFAULT_CSS = """
    NoteStrip {
        height: 7; max-height: 50%; display: none; padding: 0 1;
        border: round $primary; border-title-color: $primary; border-title-style: bold; background: $surface;
        Form .form--help { display: none; }
    }
    """

    def __init__(self, today: Callable[[], date], propose: Callable[[str], str] = lambda _outcome: "") -> None:
        super().__init__()
        self._propose = propose
        """Returns the next step that an outcome suggests, as it may be typed."""
        self._proposed = ""
        self.heard = ""
        """What was heard besides, a name of `HEARD`; empty for nothing."""
        self.kind = "note"
        """What is being written, a name of `KINDS`."""
        self._digits = DigitField("outcome", max(_("Outcome"), _("By"), key=cells), self._outcome_given)
        self._text = NoteField("text", N_("Text"))
        self._then: TextField[Then] = TextField("next_on", N_("Then"), parse=parser(today), show=written)
        self._digits.how = N_(
            "Its digit, or the arrows and Enter; letters begin the text at once. 6 to 0 say what was heard besides."
        )
        self._text.how = N_("What was said. Enter goes on to the next step, Ctrl+E opens the whole screen.")
        self._then.how = N_(
            "The next step: a day and what it is about, such as “mon bring the payslip”. Empty plans none."
        )
        self.form = Form([self._digits, self._text, self._then])
        """The fields."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self.form

    def open(self, kind: str, title: str, draft: Mapping[str, str]) -> None:
        """Begin a note of that kind, or go on with its draft."""
        self.kind = kind
        asked = KINDS[kind]
        self._ask(asked, asked.outcomes or asked.ways)
        self._digits.display = bool(asked.outcomes or asked.ways)
        spoken = draft.language if isinstance(draft, Draft) else ""
        self.form.set_texts(dict.fromkeys(self.form.fields, "") | dict(draft), spoken)
        self.form.show_problems(())
        self.border_title = content(title)
        self._proposed = ""
        self.heard = ""
        self.hear(draft.get("heard", ""))
        self._text.area.move_cursor(self._text.area.document.end)
        self._text.area.move_cursor(self._text.area.document.end)
        self.display = True
        self.form.focus_first()

    def hear(self, what: str) -> None:
        """Say what was heard besides; the same again says that it was not."""
        self.heard = "" if what == self.heard else what
        offered = KINDS[self.kind].outcomes
        self.border_subtitle = content(" · ".join(map(self._heard_words, HEARD))) if offered else ""

    def _heard_words(self, digit: str) -> str:
        name, words = HEARD[digit]
        return f"{signs().mark if name == self.heard else digit} {_(words)}"

    @on(Digits.Besides)
    def _besides(self, event: Digits.Besides) -> None:
        event.stop()
        if event.digit in HEARD and KINDS[self.kind].outcomes:
            self.hear(HEARD[event.digit][0])

    def relabel(self) -> None:
        """Ask in the language in use; what was typed and what was chosen stay."""
        asked = KINDS[self.kind]
        if self.display and (values := asked.outcomes or asked.ways):
            chosen = self._digits.value
            self._ask(asked, values)
            self._digits.value = chosen

    def _ask(self, asked: NoteKind, values: Iterable[str]) -> None:
        """Offer the answers behind their digits."""
        key, label = ("outcome", _("Outcome")) if asked.outcomes else ("kind", _("By"))
        self._digits.offer(label, _choices(key, values))

    def close(self) -> None:
        """Go out of sight."""
        self.display = False

    def write_on_whole_screen(self) -> None:
        """Open the editor with the text."""
        self._text.action_edit()

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, for a draft; empty when nothing was, whatever digit is chosen."""
        texts = self.form.texts() | ({"heard": self.heard} if self.heard else {})
        return texts if texts["text"].strip() or texts["next_on"].strip() not in {"", self._proposed} else {}

    @property
    def note(self) -> Note:
        """What was typed, as it is kept."""
        asked, then = KINDS[self.kind], self._then.value
        digit = self._digits.value or ""
        return Note(
            text=self._text.value or "",
            kind=digit if asked.ways else self.kind,
            outcome=digit if asked.outcomes else "",
            direction="out" if asked.ways else "",
            next_on=then.on if then else None,
            next_about=then.about if then else "",
            next_at=then.at if then else "",
            next_what=asked.then,
        )

    def _outcome_given(self, outcome: str) -> None:
        """Propose the next step that the outcome suggests, unless another was typed."""
        if self._then.text in {"", self._proposed}:
            self._proposed = self._propose(outcome)
            self._then.text = self._proposed

    @on(Digits.Typed)
    def _typed(self, event: Digits.Typed) -> None:
        """Somebody wrote at once, without a digit: no letter is lost."""
        event.stop()
        self._text.focus()
        self._text.area.insert(event.text)


def _choices(key: str, values: Iterable[str]) -> Choices:
    field = by_name("interaction").field(key)
    return [(value, _(field.label_of(value))) for value in values]
