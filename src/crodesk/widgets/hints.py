"""The last line: which keys help most here; it never cuts silently, and F1 and F10 are always there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.actions import Action
from crodesk.widgets.keymap import HELP, MENU
from crodesk.widgets.paint import Painted, Span, cells, fit_spans

MORE = N_("More")
"""What F10 is called where not every hint fits."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One key and what it does."""

    action: str
    """The id of the action."""
    key: str
    """The key, as people write it."""
    words: str
    """What it does, in the language in use."""
    enabled: bool = True
    """Whether it can be done now."""

    @property
    def width(self) -> int:
        """Cells it takes with the gap behind it."""
        return cells(self.key) + 1 + cells(self.words) + 2


def hints(actions: Sequence[Action], disabled: Mapping[str, str], width: int) -> list[Hint]:
    """Return what fits in `width` cells: F1, then the others by their rank, F10 at the end."""
    by_id = {action.id: action for action in actions}
    first = _hint(by_id.get(HELP.id, HELP), disabled)
    last = _hint(by_id.get(MENU.id, MENU), disabled)
    more = Hint(last.action, last.key, _(MORE))
    ranked = sorted((action for action in actions if action.hint_rank and action.keys), key=lambda each: each.hint_rank)
    wanted = [_hint(action, disabled) for action in ranked]
    left = width - first.width - max(last.width, more.width) + 2
    shown: list[Hint] = []
    for hint in wanted:
        if hint.width > left:
            return [first, *shown, more]
        shown.append(hint)
        left -= hint.width
    return [first, *shown, last]


def _hint(action: Action, disabled: Mapping[str, str]) -> Hint:
    return Hint(action.id, action.key, _(action.words), action.id not in disabled)


class HintBar(Painted):
    """The hints of the room one is in."""

    SHOWS_DATA = False
    DEFAULT_CSS = "HintBar { width: 1fr; height: 1; }"

    @dataclass
    class Chosen(Message):
        """A hint was clicked."""

        action: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._actions: Sequence[Action] = ()
        self._disabled: Mapping[str, str] = {}
        self._said = ""

    def say(self, text: str, *, instead_of: str = "") -> None:
        """Say something in place of the hints; an empty text brings them back if `instead_of` still stands there."""
        if text or self._said == instead_of:
            self._said = text
            self.refresh()

    def show(self, actions: Sequence[Action], disabled: Mapping[str, str] | None = None) -> None:
        """Show other actions; `disabled` has the reason for each that can't be done now."""
        if (actions, disabled or {}) != (self._actions, self._disabled):
            self._actions, self._disabled = actions, disabled or {}
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - it has one line
        """Return the line."""
        if self._said:
            return self.strip(fit_spans([(self._said, "bar-strong")], self.area.width, "bar"))
        spans: list[Span] = []
        for hint in hints(self._actions, self._disabled, self.area.width):
            spans.append((hint.key, "bar-key" if hint.enabled else "bar-muted"))
            spans.append((f" {hint.words}  ", "bar" if hint.enabled else "bar-muted"))
        text, ink = spans[-1]
        spans[-1] = (text.rstrip(), ink)
        return self.strip(fit_spans(spans, self.area.width, "bar"))

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        end = 0
        for hint in hints(self._actions, self._disabled, self.area.width):
            end += hint.width
            if event.x < end:
                self.post_message(self.Chosen(hint.action))
                return
