"""What was known of an application when it was sent or decided, beside how it stands today."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen

from crodesk.domain.dates import format_date
from crodesk.domain.lending.application.comparing import FACT, RATIO, RULE, VERDICT
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import application_comparing, application_view
from crodesk.services.application_comparing import Comparison, Told
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.help import Dialog
from crodesk.widgets.keymap import HELP
from crodesk.widgets.pane import Pane
from crodesk.widgets.styled import Line, line, paragraph

COMPARE = Action("", ("ampersand",), N_("Then and now"), N_("Compares what was frozen with today."), "", 62)
PARTS = {VERDICT: N_("What the rules say"), RULE: N_("Rules"), RATIO: N_("Figures"), FACT: N_("What was typed")}
"""What can be different, in the order in which it is shown."""
_BACK = Action("compare.back", ("escape", "f3", "f12", "enter"), N_("Back"), N_("Goes back."))


def of_room(room: str) -> Action:
    """Return the action of a room that compares the application which is open or selected."""
    return replace(COMPARE, id=f"{room}.then-and-now", where=room)


def dialog(desk: Desk, rid: int) -> "ThenAndNow | None":
    """Return the view over an application; `None` where nothing was frozen of it yet."""
    shown = desk.look(application_view.read, rid, desk.today)
    found = desk.look(application_comparing.compare, shown) if shown else None
    return ThenAndNow(shown.line.number, found) if shown and found else None


def show(screen: Screen[Any], desk: Desk, rid: int) -> None:
    """Show the view over an application, or say that there is nothing to compare with."""
    found = dialog(desk, rid)
    if found is None:
        screen.app.notify(_("Nothing was sent or decided yet, so there is nothing to compare with."))
    else:
        screen.app.push_screen(found)


class ThenAndNow(Dialog[None]):
    """Shows what differs; answers nothing."""

    ABOUT = N_("Left what was known when it was sent or decided, right how it stands today. Esc goes back.")
    ACTIONS = (HELP, _BACK)
    DEFAULT_CSS = """
    ThenAndNow { align: center middle; }
    ThenAndNow Pane { width: 90%; max-width: 100; height: 90%; }
    """

    def __init__(self, number: str, found: Comparison) -> None:
        super().__init__()
        self._pane = Pane(f"{number} · {_('Then and now')}", list(lines(found)))

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield self._pane

    def on_mount(self) -> None:
        """Give the keys to what is read."""
        self._pane.focus()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def lines(found: Comparison) -> Iterator[Line]:
    """Yield what differs, in words: what was known then, and now."""
    move = _(by_name("application_event").field("move").label_of(found.move))
    day = format_date(found.at, language())
    yield paragraph((_("Frozen {day} with: {move}").format(day=day, move=move), "muted"))
    if not found.told:
        yield paragraph((_("Everything is as it was."), "good"))
        return
    verdict = _("The rules would say something else today.") if found.verdict_changed else _("The verdict is the same.")
    yield paragraph((verdict, "warn" if found.verdict_changed else "good"))
    for part, title in PARTS.items():
        told = [each for each in found.told if each.change.part == part]
        if told:
            yield line()
            yield line((_(title), "strong"))
        for each in told:
            yield from _difference(each)


def _difference(each: Told) -> Iterator[Line]:
    nothing = _("not known")
    yield paragraph((each.what, "accent"), indent=2)
    yield paragraph(_("was {then}, is {now}").format(then=each.then or nothing, now=each.now or nothing), indent=4)
