"""The strip at the bottom in which a contact is written down without leaving the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.drafts import Draft
from crodesk.services.notes import Note
from crodesk.widgets.contact.digit_field import Choices, DigitField, Digits
from crodesk.widgets.contact.note_field import NoteField
from crodesk.widgets.contact.then import Then, parser, written
from crodesk.widgets.fields import Form, TextField
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

AROUND = 6
"""Cells of the frame around what can be heard besides."""
MOST_HEARD = 9
"""So much is heard in one contact at most."""
_NAMES = frozenset(name for name, _words in HEARD.values())


class NoteStrip(Vertical):
    """Outcome, text, next step; what it holds is asked for when it is saved."""

    DEFAULT_CSS = """
    NoteStrip {
        height: 7; max-height: 50%; display: none; padding: 0 1;
        border: round $primary; border-title-color: $primary; border-title-style: bold; background: $surface;
        Form .form--help { display: none; }
        #held { height: auto; max-height: 2; color: $text-warning; display: none; }
        &.-held { height: 8; }
        &.-held #held { display: block; }
    }
    """

    def __init__(self, today: Callable[[], date], propose: Callable[[str], str] = lambda _outcome: "") -> None:
        super().__init__()
        self._propose = propose
        """Returns the next step that an outcome suggests, as it may be typed."""
        self._proposed = ""
        self.heard: tuple[str, ...] = ()
        """What was heard besides, names of `HEARD` in the order of the words."""
        self.kind = "note"
        """What is being written, a name of `KINDS`."""
        self._digits = DigitField("outcome", max(_("Outcome"), _("By"), key=cells), self._outcome_given)
        self._text = NoteField("text", N_("Text"))
        self._then: TextField[Then] = TextField("next_on", N_("Then"), parse=parser(today), show=written)
        self._digits.how = N_(
            "Its digit, or the arrows and Enter; letters begin the text at once. 6 to 0 say what was heard besides,"
            " as often as it was, with ; between the words of each; Backspace takes the last one away."
        )
        self._text.how = N_("What was said. Enter goes on to the next step, Ctrl+E opens the whole screen.")
        self._then.how = N_(
            "The next step: a day and what it is about, such as “mon bring the payslip”. Empty plans none."
        )
        self.form = Form([self._digits, self._text, self._then])
        """The fields."""
        self._held = Static(id="held")
        self._why_held: Callable[[], str] | None = None

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self.form
        yield self._held

    def open(self, kind: str, title: str, draft: Mapping[str, str], why_held: Callable[[], str] | None = None) -> None:
        """Begin a note of that kind, or go on with its draft; `why_held` says why such a contact isn't made now."""
        self.kind = kind
        asked = KINDS[kind]
        self._ask(asked, asked.outcomes or asked.ways)
        self._digits.display = bool(asked.outcomes or asked.ways)
        spoken = draft.language if isinstance(draft, Draft) else ""
        self.form.set_texts(dict.fromkeys(self.form.fields, "") | dict(draft), spoken)
        self.form.show_problems(())
        self.border_title = content(title)
        self._why_held = why_held
        self._say_held()
        self._proposed = ""
        self._hear([name for name in draft.get("heard", "").split(",") if name in _NAMES])
        self._text.area.move_cursor(self._text.area.document.end)
        self._text.area.move_cursor(self._text.area.document.end)
        self.display = True
        self.form.focus_first()

    def _say_held(self) -> None:
        """Say why such a contact isn't made now; what was made is written down all the same."""
        why = self._why_held() if self._why_held else ""
        self._held.update(content(f"! {why}" if why else ""))
        self.set_class(bool(why), "-held")

    def _hear(self, what: Sequence[str]) -> None:
        """Say what was heard besides."""
        self.heard = tuple(what[:MOST_HEARD])
        offered = KINDS[self.kind].outcomes
        self.border_subtitle = content(self._all_heard()) if offered else ""

    def _all_heard(self) -> str:
        """Return what can be heard besides the outcome, and where there is room for it that it is besides."""
        things = " · ".join(map(self._heard_words, HEARD))
        said = _("heard too: {things}").format(things=things)
        return said if cells(said) <= self.app.size.width - AROUND else things

    def _heard_words(self, digit: str) -> str:
        name, words = HEARD[digit]
        times = self.heard.count(name)
        sign = f"{signs().mark}{times if times > 1 else ''}" if times else digit
        return f"{sign} {_(words)}"

    @on(Digits.Besides)
    def _besides(self, event: Digits.Besides) -> None:
        event.stop()
        if event.digit in HEARD and KINDS[self.kind].outcomes:
            self._hear([*self.heard, HEARD[event.digit][0]])

    @on(Digits.TakenAway)
    def _taken_away(self, event: Digits.TakenAway) -> None:
        event.stop()
        self._hear(self.heard[:-1])

    def relabel(self) -> None:
        """Ask in the language in use; what was typed and what was chosen stay."""
        asked = KINDS[self.kind]
        if self.display and (values := asked.outcomes or asked.ways):
            chosen = self._digits.value
            self._ask(asked, values)
            self._digits.value = chosen
            self._say_held()

    def _ask(self, asked: NoteKind, values: Iterable[str]) -> None:
        """Offer the answers behind their digits."""
        key, label = ("outcome", _("Outcome")) if asked.outcomes else ("kind", _("By"))
        self._digits.offer(label, _choices(key, values))

    def close(self) -> None:
        """Go out of sight; the room it leaves is laid out in the frame of what was written."""
        self.display = False
        if self.is_attached:  # it is put into a room when it is first needed
            self.screen.refresh(layout=True)

    def write_on_whole_screen(self) -> None:
        """Open the editor with the text."""
        self._text.action_edit()

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, for a draft; empty when nothing was, whatever digit is chosen."""
        texts = self.form.texts() | ({"heard": ",".join(self.heard)} if self.heard else {})
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
