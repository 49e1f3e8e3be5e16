"""To which day rows are put off: one key for the usual steps, any date else; never a day off."""

from collections.abc import Callable
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.dates import days_words, format_date, parse_date
from crodesk.domain.follow_up.postponing import Back, back_on
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.queueing.actions import ROOM
from crodesk.widgets.actions import Action
from crodesk.widgets.fields import sentence
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.terminal_guard import content

AT_ONCE = frozenset("123wm")


def read(text: str, today: date, calendar: BranchCalendar) -> Back | Problem:
    """Return the day that is meant: a step, or any date; a day off moves to the next working one."""
    asked = text.strip().casefold()
    if asked in AT_ONCE:
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


class PutOffDialog(Dialog[Back | None]):
    """Asks for the day; `1 2 3 w m` answer at once."""

    ABOUT = N_("1, 2 or 3 days, w for a week, m for a month; or a date such as mon, +10, 31/8 and Enter.")
    ACTIONS = (HELP, Action("put-off.cancel", ("escape", "f3", "f12"), N_("Cancel"), N_("Leaves it as it was."), ROOM))
    DEFAULT_CSS = """
    PutOffDialog Vertical {
        width: 64; max-width: 90%; height: auto; padding: 0 1;
        border: round $border; border-title-color: $primary; border-title-style: bold; background: $background;
    }
    """

    def __init__(
        self, title: str, about: str, today: Callable[[], date], calendar: BranchCalendar, *, at_once: bool = True
    ) -> None:
        super().__init__()
        self._title, self._about, self._today, self._calendar = title, about, today, calendar
        self._at_once = at_once

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical() as box:
            box.border_title = content(self._title)
            yield Static(content(self._about))
            yield Entry(placeholder=_("1 2 3 days, w week, m month, or a date"))
            yield Static(id="understood", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take one of the steps at once, while nothing else is typed."""
        if self._at_once and event.character in AT_ONCE and not self.query_one(Input).value:
            event.stop()
            event.prevent_default()
            self._answer(event.character or "")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        text = event.value.strip()
        if self._at_once and text in AT_ONCE:
            self._answer(text)
            return
        back = read(text, self._today(), self._calendar) if text else None
        words = f"= {said(back, self._today())}" if isinstance(back, Back) else ""
        self.query_one("#understood", Static).update(content(words))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self._answer(event.value)

    def _answer(self, text: str) -> None:
        back = read(text, self._today(), self._calendar)
        if isinstance(back, Problem):
            self.query_one("#understood", Static).update(content("!! " + sentence(back)))
        else:
            self.dismiss(back)

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
