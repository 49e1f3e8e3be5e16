"""To which day something is put off: a key for the usual steps, any date else; never a day off."""

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.dates import days_words, format_date, parse_date
from crodesk.domain.follow_up.postponing import STEPS, Back, back_on
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.widgets.actions import Action, key_words
from crodesk.widgets.fields import sentence
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.signs import signs
from crodesk.widgets.terminal_guard import content

NEXT_DAY = "1"
"""What Enter alone stands for."""


def read(text: str, today: date, calendar: BranchCalendar) -> Back | Problem:
    """Return the day that is meant: a step, or any date; a day off moves to the next working one."""
    asked = text.strip().casefold()
    if asked in {"", "m", *STEPS}:
        return back_on(asked, today, calendar)
    day = parse_date(text, today, language())
    return back_on(day, today, calendar) if isinstance(day, date) else day


def said(back: Back, today: date) -> str:
    """Return the day in words, and that it skipped days off."""
    words = f"{format_date(back.day, language(), today)} · {days_words((back.day - today).days, language())}"
    if back.day == back.asked:
        return words
    skipped = _("{day} is a day off").format(day=format_date(back.asked, language(), today))
    return f"{words} · {skipped}"


D = TypeVar("D")


class DayDialog(Dialog[D | None], Generic[D]):
    """Asks for the day, and says which one is understood; Enter takes it.

    No key answers by itself: `2` may go on as `25/11`, `w` as `wed`, and what is typed on would act on the list.
    """

    EXAMPLES = N_("1 2 3 days, w week, m month, or a date")
    ACTIONS = (
        HELP,
        Action("put-off.cancel", ("escape", "f3", "f12"), N_("Cancel"), N_("Leaves it as it was."), "queue"),
    )
    DEFAULT_CSS = """
    DayDialog Vertical {
        width: 68; max-width: 100%; height: auto; padding: 0 1; background: $background;
        border: round $border; border-title-color: $primary; border-title-style: bold;
    }
    """

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title, self._about = title, about

    def read(self, text: str) -> D | Problem:
        """Return what is meant."""
        raise NotImplementedError

    def said(self, day: D) -> str:
        """Return it in words."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical() as box:
            box.border_title = content(self._title)
            box.border_subtitle = content(f"{key_words('enter')} {_('takes it')} · {key_words('escape')} {_('leaves')}")
            yield Static(content(self._about))
            yield Entry(placeholder=_(self.EXAMPLES))
            yield Static(id="understood", markup=False)

    def on_mount(self) -> None:
        """Say what Enter does."""
        self._say("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._say(event.value)

    def _say(self, text: str) -> None:
        day = self.read(text)
        words = "" if isinstance(day, Problem) else f"= {self.said(day)}"
        self.query_one("#understood", Static).update(content(words))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        day = self.read(event.value)
        if isinstance(day, Problem):
            self.query_one("#understood", Static).update(content(f"{signs().late} {sentence(day)}"))
        else:
            self.dismiss(day)

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class PutOffDialog(DayDialog[Back]):
    """Asks on which day a row comes back; never on a day off."""

    ABOUT = N_(
        "1, 2 or 3 days, w for a week, m for a month; or a date such as mon, +10, 31/8. Enter takes it; Enter alone"
        " is the next working day."
    )

    def __init__(self, title: str, about: str, today: Callable[[], date], calendar: BranchCalendar) -> None:
        super().__init__(title, about)
        self._today, self._calendar = today, calendar

    def read(self, text: str) -> Back | Problem:
        """Return the day that is meant; nothing typed is the next working one."""
        return read(text.strip() or NEXT_DAY, self._today(), self._calendar)

    def said(self, day: Back) -> str:
        """Return the day in words, and that it skipped days off."""
        return said(day, self._today())
