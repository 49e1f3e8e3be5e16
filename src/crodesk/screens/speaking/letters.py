"""Messages before they are sent: each is read, changed, copied; then all are written down as one action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from textual.app import ComposeResult

from crodesk.domain.messaging import filling, languages, templates
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import LANGUAGES, _, ngettext
from crodesk.services import messages
from crodesk.services.writing import Letter, Skipped
from crodesk.widgets.actions import Action
from crodesk.widgets.dialogs import Confirm
from crodesk.widgets.editor import Editor
from crodesk.widgets.hints import HintBar
from crodesk.widgets.keymap import HELP, MENU, NEXT, PREVIOUS, QUIT, ROW_OPEN
from crodesk.widgets.offering import Offering
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Line, line, paragraph, prose

CONTACT = by_name("contact_point").field("kind")
KIND = by_name("interaction").field("kind")
WHERE = "letters"
FEW = 12
"""Names that are listed of those who are left out."""


def _action(verb: str, keys: tuple[str, ...], words: str, about: str, rank: int = 0, *, asks: bool = False) -> Action:
    return Action(f"letters.{verb}", keys, words, about, WHERE, rank, asks=asks)


COPY = _action("copy", ("y",), N_("Copy"), N_("Copies the text, to paste it where it is sent from."), 10)
LOG = _action("log", ("d", "enter", "f9"), N_("Sent"), N_("Writes down what was sent, and marks the rows done."), 11)
EDIT = _action("edit", ("e",), N_("Edit"), N_("Changes the text before it is sent."), 12, asks=True)
OTHER_WAY = _action("other-way", ("c",), N_("Other way"), N_("Sends it by the next way the customer allows."), 13)
SPEAK = _action("speak", ("l",), N_("Language"), N_("Writes it in the next language."), 14)
LEAVE_OUT = _action("leave-out", ("D",), N_("Leave out"), N_("Leaves this customer out."), 15)
COPY_ALL = _action("copy-all", ("Y",), N_("Copy all"), N_("Copies all texts, each with its name and number."), 16)
CLOSE = _action("close", ("escape", "f3", "f12"), N_("Back"), N_("Goes back; nothing is written down."), 20)

Made = Callable[[Letter, str], Letter]
"""Makes a letter anew in a language."""


class Letters(Offering[list[Letter] | None]):
    """Shows messages one after the other, and answers with those that were sent."""

    ABOUT = N_(
        "A message to read before it is sent. y copies it, e changes it, d writes down that it was sent; [ and ] go to"
        " the previous and the next one."
    )
    ACTIONS = (HELP, MENU, COPY, LOG, EDIT, OTHER_WAY, SPEAK, LEAVE_OUT, COPY_ALL, PREVIOUS, NEXT, CLOSE, QUIT)
    DEFAULT_CSS = "Letters { layout: vertical; } Letters Pane { width: 1fr; height: 1fr; }"

    def __init__(self, found: Sequence[Letter | Skipped], made: Made, today: date) -> None:
        super().__init__()
        self.letters = [each for each in found if isinstance(each, Letter)]
        """What is to be sent."""
        self.skipped = [each for each in found if isinstance(each, Skipped)]
        """Who gets none, with the reason."""
        self.at = 0
        """Which one is shown."""
        self._made, self._today = made, today
        self._is_changed = False

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Pane()
        yield HintBar()

    def on_mount(self) -> None:
        """Show the first one."""
        self.query_one(Pane).focus()
        self._show()

    def relabel(self) -> None:
        """Say everything anew in the language in use; the messages stay as they are."""
        super().relabel()
        self._show()

    @property
    def actions(self) -> list[Action]:
        """What can be done; nothing in the text can be opened."""
        return [action for action in super().actions if action.id != ROW_OPEN.id]

    @property
    def letter(self) -> Letter | None:
        """The message that is shown; `None` when there is none."""
        return self.letters[self.at] if self.letters else None

    def _show(self) -> None:
        count = len(self.letters)
        title = ngettext("{count} message", "{count} messages", count).format(count=count)
        left_out = len(self.skipped)
        note = ngettext("{count} left out", "{count} left out", left_out).format(count=left_out) if left_out else ""
        self.query_one(Pane).show(list(self._lines()), title=title, note=note, keep=False)
        self.query_one(HintBar).show(self.actions, self.reasons)

    def _lines(self) -> Iterator[Line]:
        letter = self.letter
        if letter is not None:
            place = f"{self.at + 1}/{len(self.letters)}" if len(self.letters) > 1 else ""
            yield line((f"{letter.name}  ", "strong"), (letter.code, "muted"), right=((place, "muted"),))
            yield paragraph((" · ".join(self._heading(letter)), "muted"))
            yield line()
            if letter.way.channel == "email":
                yield paragraph((letter.subject, "strong"))
            yield from prose(letter.text)
            if filling.has_gap(letter.text):
                yield line()
                yield paragraph((_("{gap} is still to be filled in: e").format(gap=filling.GAP), "warn"))
        yield from self._left_out()

    def _heading(self, letter: Letter) -> Iterator[str]:
        yield _(templates.NAMES[letter.template])
        way = letter.way
        kind = KIND.label_of(way.channel) if way.kind == "phone" else CONTACT.label_of(way.kind)
        yield " ".join(filter(None, (_(kind), way.value, way.label)))
        yield LANGUAGES[letter.language]
        if letter.clock:
            yield _("the row is done with it") if letter.settles else _("the row stays open")

    def _left_out(self) -> Iterator[Line]:
        reasons = Counter(messages.say(each.reason, self._today) for each in self.skipped)
        for reason, count in reasons.most_common():
            names = [each.name for each in self.skipped if messages.say(each.reason, self._today) == reason]
            more = " …" if count > FEW else ""
            yield line()
            yield paragraph((f"{count} × {reason}: ", "warn"), (", ".join(names[:FEW]) + more, "muted"))

    def why_not(self, action: Action) -> str:
        """Say why nothing can be done with a message."""
        if action.where == WHERE and action.id != CLOSE.id and self.letter is None:
            return _("there is nobody to write to")
        if action.id == LOG.id and (gap := self._first_gap()) is not None:
            return _("fill in first: {name}").format(name=self.letters[gap].name)
        if action.id == OTHER_WAY.id and self.letter is not None and len(self.letter.ways) == 1:
            return _("there is no other way")
        if action.id in {PREVIOUS.id, NEXT.id, COPY_ALL.id} and len(self.letters) <= 1:
            return _("there is only one")
        return super().why_not(action)

    def _first_gap(self) -> int | None:
        return next((place for place, each in enumerate(self.letters) if filling.has_gap(each.text)), None)

    def _replace(self, letter: Letter) -> None:
        self.letters[self.at] = letter
        self._show()

    # What one does

    def action_copy(self) -> None:
        """Copy the text."""
        if self.letter is not None:
            self.app.copy_to_clipboard(self.letter.text)

    def action_copy_all(self) -> None:
        """Copy all texts."""
        parts = [f"{each.name} · {each.way.value}\n{each.text}" for each in self.letters]
        self.app.copy_to_clipboard("\n\n".join(parts))

    def action_edit(self) -> None:
        """Open the text on the whole screen."""
        if self.letter is not None:
            self.app.push_screen(Editor(self.letter.name, self.letter.text), self._edited)

    def _edited(self, text: str | None) -> None:
        if text is not None and self.letter is not None:
            self._is_changed = True
            self._replace(replace(self.letter, text=text))

    def action_other_way(self) -> None:
        """Send it by another way."""
        if self.letter is not None:
            self._replace(self.letter.other_way)

    def action_speak(self) -> None:
        """Write it in another language."""
        if self.letter is not None:
            place = languages.LANGUAGES.index(self.letter.language) + 1
            self._replace(self._made(self.letter, languages.LANGUAGES[place % len(languages.LANGUAGES)]))

    def action_leave_out(self) -> None:
        """Take this one away."""
        del self.letters[self.at]
        self.at = max(min(self.at, len(self.letters) - 1), 0)
        self._show()

    def action_previous(self) -> None:
        """Show the one before."""
        self._go(-1)

    def action_next(self) -> None:
        """Show the one after."""
        self._go(1)

    def _go(self, by: int) -> None:
        self.at = (self.at + by) % len(self.letters)
        self._show()

    def action_log(self) -> None:
        """Answer with all of them."""
        self.dismiss(self.letters)

    def action_close(self) -> None:
        """Go back; ask first where a text was changed."""
        if not self._is_changed:
            self.dismiss(None)
            return
        question = Confirm(_("Drop what you typed?"), yes=_("Drop"))
        self.app.push_screen(question, self._drop)

    def _drop(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)
