"""To which day something is put off: a few keys for the usual ones, any date else."""

from collections.abc import Callable
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from crodesk.domain.dates import add_months, days_words, format_date, parse_date
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.customer.actions import ROOM
from crodesk.widgets.actions import Action
from crodesk.widgets.fields import sentence
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.terminal_guard import content

DAYS = {"1": 1, "2": 2, "3": 3, "w": 7}
MONTH = "m"
SATURDAY = 5
WEEK = 7


def put_off(text: str, due_on: date, today: date) -> date | Problem:
    """Return the day that is meant: `1` to `3` days, `w` a week or `m` a month on, never a weekend; or any date.

    What is late already is counted from today.
    """
    start, short = max(due_on, today), text.strip().casefold()
    if short in DAYS:
        return _working(start + timedelta(days=DAYS[short]))
    if short == MONTH:
        return _working(add_months(start, 1))
    day = parse_date(text, today, language())
    if isinstance(day, date) and day < today:
        return Problem("", N_("That day is past. Write today or a later day, such as +1."))
    return day


def _working(day: date) -> date:
    """Return the day, or the Monday after it when it is on a weekend."""
    return day if day.weekday() < SATURDAY else day + timedelta(days=WEEK - day.weekday())


class PutOff(Dialog[date | None]):
    """Asks for the day; answers it, or `None`."""

    ABOUT = N_("1, 2 or 3 days, w for a week, m for a month; or a date such as mon, +10, 31/8. Enter takes it.")
    ACTIONS = (HELP, Action("put-off.cancel", ("escape", "f3", "f12"), N_("Cancel"), N_("Leaves it as it was."), ROOM))
    DEFAULT_CSS = """
    PutOff Vertical {
        width: 64; max-width: 90%; height: auto; padding: 0 1;
        border: round $border; border-title-color: $primary; border-title-style: bold; background: $background;
    }
    """

    def __init__(self, about: str, due_on: date, today: Callable[[], date]) -> None:
        super().__init__()
        self._about, self._due_on, self._today = about, due_on, today

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical() as box:
            box.border_title = content(_("Put off"))
            yield Static(content(self._about))
            yield Entry(placeholder=_("1 2 3 days, w week, m month, or a date"))
            yield Static(id="understood", markup=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        day = put_off(event.value, self._due_on, self._today()) if event.value.strip() else None
        said = ""
        if isinstance(day, date):
            away = days_words((day - self._today()).days, language())
            said = f"= {format_date(day, language(), self._today())} · {away}"
        self.query_one("#understood", Static).update(said)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        day = put_off(event.value, self._due_on, self._today())
        if isinstance(day, Problem):
            self.query_one("#understood", Static).update(content("!! " + sentence(day)))
        else:
            self.dismiss(day)

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
