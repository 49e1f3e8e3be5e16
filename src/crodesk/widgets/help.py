"""F1: what this screen and this field are for, and every key that works here."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.acting import T
from crodesk.widgets.actions import EVERYWHERE, FIELDS, LISTS, Action, key_words
from crodesk.widgets.keymap import QUIT
from crodesk.widgets.offering import Explained
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Line, fact, line, paragraph

_PLACES = {EVERYWHERE: N_("Everywhere"), LISTS: N_("In lists and panes"), FIELDS: N_("In fields")}
_KEYS_WIDTH = 18


class Dialog(Explained[T], ModalScreen[T]):
    """The base of every dialog: in the middle, the room behind it unchanged, since the question is about it."""

    ACTIONS: ClassVar[Sequence[Action]] = (QUIT,)
    DEFAULT_CSS = "Dialog { align: center middle; background: transparent; }"


class HelpDialog(Dialog[None]):
    """The help, to read and close."""

    ACTIONS = (
        Action(
            "help.close",
            ("escape", "f1", "f3", "f12", "enter", "question_mark"),
            N_("Close"),
            N_("Closes the help."),
        ),
    )
    DEFAULT_CSS = "HelpDialog Pane { width: 90%; max-width: 100; height: 90%; }"

    def __init__(self, about: Sequence[str], actions: Sequence[Action], disabled: Mapping[str, str]) -> None:
        super().__init__()
        self._lines = help_lines(about, actions, disabled)

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Pane(_("Help"), self._lines, note=_("Esc closes"))

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss()


def help_lines(about: Sequence[str], actions: Sequence[Action], disabled: Mapping[str, str]) -> list[Line]:
    """Return the help as lines: what it is for, then the keys of this room, of lists, of everywhere."""
    lines: list[Line] = []
    for text in about:
        lines += [paragraph(text), line()]
    here = dict.fromkeys(action.where for action in actions if action.where not in _PLACES)
    for where in (*here, FIELDS, LISTS, EVERYWHERE):
        if where not in {action.where for action in actions}:
            continue
        lines.append(line((_(_PLACES.get(where, N_("In this room"))), "accent")))
        for action in actions:
            if action.where == where:
                lines.append(_action_line(action, disabled.get(action.id, "")))
        lines.append(line())
    return lines[:-1]


def _action_line(action: Action, reason: str) -> Line:
    keys = ", ".join(key_words(key) for key in action.keys) or "-"
    off = [("  " + _("off: {reason}").format(reason=reason), "warn")] if reason else []
    words = (_(action.words), "muted" if reason else "strong")
    return fact(keys, words, "  ", _(action.help), *off, width=_KEYS_WIDTH)
