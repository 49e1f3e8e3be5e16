"""Short questions: yes or no, one of a few, one line of text."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.actions import Action, key_words
from crodesk.widgets.columns import Column
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP, ROW_OPEN, SAVE
from crodesk.widgets.pane import Pane
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.styled import Laid, Line, line, paragraph, prose
from crodesk.widgets.terminal_guard import content

_WIDTH = 64
# Cells a question is wide at most: a line that is easy to read.
_WORDS = 36
# Cells of a choice's name at most.
_AROUND = 16
# Cells that the frame and the digits of a choice take, and what its columns are apart.
_CANCEL = Action("dialog.cancel", ("escape", "f3", "f12"), N_("Cancel"), N_("Leaves everything as it was."))


class Confirm(Dialog[bool]):
    """Asks yes or no; the question names the thing it is about."""

    ABOUT = N_("A question before something that can't be taken back. Enter does it, Esc leaves everything as it was.")
    ACTIONS = (HELP, Action("dialog.yes", ("enter",), N_("Yes"), N_("Does it.")), _CANCEL)

    def __init__(self, question: str, *, yes: str, no: str = "", details: str = "") -> None:
        super().__init__()
        self._lines: list[Line] = [paragraph((question, "strong")), line()]
        if details:
            self._lines += [*prose(details), line()]
        self._lines.append(self.answers(yes, no or _("Cancel")))

    def answers(self, yes: str, no: str) -> Line:
        """Return the keys with what they answer."""
        return line((key_words("enter"), "accent"), f" {yes}    ", (key_words("escape"), "accent"), f" {no}")

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Pane("", self._lines)

    def on_resize(self) -> None:
        """Be as large as the words need."""
        _shrink(self.query_one(Pane), self._lines, self.size.width, self.size.height)

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Answer no."""
        self.dismiss(False)


class Option(NamedTuple):
    """One of a few."""

    rid: int
    """Its place, from 1: also the digit that chooses it."""
    key: str
    """What is answered."""
    words: str
    """What it is called."""
    about: str = ""
    """What it means, where that isn't plain."""
    letter: str = ""
    """A letter that chooses it at once too, the same in every language."""

    @property
    def digit(self) -> str:
        """The key that is shown as choosing it at once."""
        return str(self.rid) if self.rid < 10 else self.letter  # noqa: PLR2004 - digits


def options(choices: Sequence[tuple[str, str]]) -> list[Option]:
    """Return options of pairs of what is answered and what it is called."""
    return [Option(number, key, words) for number, (key, words) in enumerate(choices, 1)]


class Choose(Dialog[str | None]):
    """Asks for one of a few; a digit chooses at once. Answers its key, or `None`."""

    ABOUT = N_("Choose one: by its digit, or with the arrows and Enter.")
    ACTIONS = (HELP, ROW_OPEN, _CANCEL)

    def __init__(self, title: str, choices: Sequence[Option], current: str = "") -> None:
        super().__init__()
        self._options = choices
        self._current = next((number for number, each in enumerate(choices) if each.key == current), 0)
        widest = max((cell_len(each.words) for each in choices), default=10)
        explained = any(each.about for each in choices)
        self._rows: Rows[Option] = Rows(
            [
                Column("digit", "", 2, style_of=lambda _option: "accent"),
                Column("words", "", min(widest, _WORDS), flex=0 if explained else 1),
                Column("about", "", 10, flex=1, priority=1, style_of=lambda _option: "muted"),
            ],
            ListSource(choices),
            title=title,
            worded=True,
            markable=False,
        )

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self._rows

    def on_mount(self) -> None:
        """Begin at what holds now."""
        wanted = max((cell_len(each.words) + cell_len(each.about) for each in self._options), default=0) + _AROUND
        self._rows.styles.width = min(max(_WIDTH, wanted), self.app.size.width - 4)
        self._rows.styles.height = min(len(self._options) + 2, self.app.size.height - 2)
        self._rows.focus()
        self._rows.go(self._current)

    def on_key(self, event: events.Key) -> None:
        """Answer the one of that digit or letter."""
        chosen = next((each for each in self._options if event.key in {each.digit, each.letter}), None)
        if chosen:
            event.stop()
            self.dismiss(chosen.key)

    @on(Rows.Opened)
    def choose(self, event: Rows.Opened) -> None:
        """Answer the selected one."""
        self.dismiss(event.row.key)

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


A = TypeVar("A")


class Asking(Dialog[A | None], Generic[A]):
    """Asks for one line of text, and answers what `answer` makes of it, or `None`.

    `wrong` says what is wrong with a text, empty when it is right; the dialog stays open until it is.
    """

    ABOUT = N_("Type an answer. Enter takes it, Esc leaves everything as it was.")
    ACTIONS: ClassVar[Sequence[Action]] = (HELP, SAVE, _CANCEL)
    DEFAULT_CSS = """
    Asking Vertical {
        width: 64; max-width: 90%; height: auto; padding: 0 1;
        border: round $border; border-title-color: $primary; border-title-style: bold; background: $background;
    }
    Asking Input { background: $surface; color: $foreground; }
    Asking .wrong { color: $text-error; }
    """

    def __init__(
        self,
        title: str,
        question: str,
        *,
        value: str = "",
        hidden: bool = False,
        wrong: Callable[[str], str] = lambda _text: "",
    ) -> None:
        super().__init__()
        self._title, self._question, self._value, self._hidden, self._wrong = title, question, value, hidden, wrong

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical() as box:
            box.border_title = content(self._title)
            yield Static(content(self._question))
            typed = Entry(self._value, password=self._hidden)
            yield typed
            yield Static(classes="wrong")
            yield Static(content(_("Enter takes it    Esc leaves it")))

    @on(Input.Submitted)
    async def action_save(self) -> None:
        """Answer the text, or say what is wrong with it."""
        text = self.query_one(Input).value
        wrong = self._wrong(text)
        if wrong:
            self.say("!! " + wrong)
        else:
            await self.answer(text)

    def keep_typed(self) -> bool:
        """Tell whether something was typed: such a line has no draft."""
        return self.query_one(Input).value != self._value

    def say(self, words: str) -> None:
        """Show words under the text."""
        self.query_one(".wrong", Static).update(content(words))

    async def answer(self, text: str) -> None:
        """Make something of a text that is right."""
        raise NotImplementedError

    async def attempt(self, doing: Awaitable[A]) -> None:
        """Answer what comes of it; what is refused or in the way is said under the text, and the dialog stays."""
        from crodesk.widgets.fields import sentence

        try:
            done = await doing
        except Refused as refused:
            self.say("!! " + " ".join(map(sentence, refused.problems)))
        except DeskFault as fault:
            self.say("!! " + _(fault.text).format(**fault.values))
        else:
            self.dismiss(done)

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class Ask(Asking[str]):
    """Asks for one line of text, and answers it."""

    async def answer(self, text: str) -> None:
        """Answer the text."""
        self.dismiss(text)


def _shrink(pane: Pane, lines: Sequence[Line], width: int, height: int) -> None:
    """Make a pane as large as its lines need, in the middle of a screen of that size."""
    room = min(_WIDTH, width - 4)
    pane.styles.width = room
    pane.styles.height = min(Laid(lines, room - 4).end() + 2, height - 2)
