"""The tour: five cards on the last lines of the rooms, each of which asks for the real key; shown once, Esc ends it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input

from crodesk import config
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.desk_screen import DeskScreen
from crodesk.widgets.hints import HintBar
from crodesk.widgets.keymap import ROW_ACTIONS
from crodesk.widgets.paint import Painted
from crodesk.widgets.plainly import Plainly
from crodesk.widgets.styled import Laid, line, paragraph

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to try."""

    keys: frozenset[str]
    """Textual's names of the keys that it asks for."""
    key: str
    """The key as it stands on the keyboard."""
    text: str
    """What it does, a message id."""


PLACES: tuple[tuple[Card, ...], ...] = (
    (
        Card(
            frozenset({"enter"}),
            "Enter",
            N_("The arrows choose a row, Enter opens it. F3 comes back, and what you typed is kept."),
        ),
    ),
    (
        Card(
            frozenset({"f2", "ctrl+n"}),
            "F2",
            N_("F2 writes down what is to be done, in one line: call Mrs Tran tomorrow 9am. F3 leaves the line."),
        ),
        Card(frozenset({"f3"}), "F3", N_("F3 goes back one step, from wherever you are; what you typed is kept.")),
    ),
    (Card(frozenset({"p"}), "p", N_("p puts the selected row of Today or of the queue off to another day.")),),
    (
        Card(
            frozenset({"u", "ctrl+z"}),
            "u",
            N_("u takes back the last change, however long ago. Nothing here is lost by a wrong key."),
        ),
    ),
    (
        Card(
            frozenset({"f10", "ctrl+p", "colon"}),
            "F10",
            N_("F10 lists everything that can be done, with its key; F1 explains where you are."),
        ),
    ),
)
"""The cards, in their order; of several for one place the first whose key some room knows."""


@cache
def cards() -> tuple[Card, ...]:
    """Return the cards of the rooms there are."""
    from crodesk.screens.every_room import ROOMS

    known = {key for action in ROW_ACTIONS for key in action.keys}
    known |= {key for _name, room in ROOMS for action in room.class_actions() for key in action.keys}
    return tuple(next(card for card in place if card.keys & known) for place in PLACES)


class TourStrip(Painted):
    """One card, over the hints."""

    DEFAULT_CSS = "TourStrip { width: 1fr; height: 3; }"

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def show(self, number: int) -> None:
        """Show another card."""
        self._number = number
        self._grow()
        self.refresh()

    def on_resize(self) -> None:
        """Take the lines that the words need."""
        self._grow()

    def _grow(self) -> None:
        self.styles.height = self._laid(max(self.size.width, 1)).end()

    def _laid(self, width: int) -> Laid:
        card = cards()[self._number]
        title = _("Tour, {number} of {count}").format(number=self._number + 1, count=len(cards()))
        leave = _("Esc ends the tour")
        asks = _("Press {key}").format(key=card.key)
        return Laid(
            [
                line(
                    (f" {title} ", "bar-strong"),
                    (f" {asks} ", "bar-key"),
                    right=[(f"{leave} ", "bar")],
                ),
                paragraph((" " + _(card.text), "bar"), indent=1),
            ],
            width,
        )

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        laid = self._laid(self.area.width)
        laid.end()
        spans = laid.rows[y][1] if y < len(laid.rows) else []
        used = [(text, "bar" if ink == "plain" else ink) for text, ink in spans]
        return self.strip(used or [(" " * self.area.width, "bar")])


class Touring(Plainly[R]):
    """An app that leads new officers through five keys."""

    is_new_here = False
    """Whether the officer has not seen the tour yet."""
    _card: int | None = None
    # The number of the card that is shown; `None` when there is no tour.

    def on_mount(self) -> None:
        """Keep the card in sight, whatever room one goes to."""
        self.screen_change_signal.subscribe(self, self._come_along)

    def welcome(self) -> None:
        """Begin the tour for those who are new here; not where it would come again at every start."""
        if self.is_new_here and _remember():
            self.action_tour()

    def action_tour(self) -> None:
        """Show the first card."""
        self._card = 0
        self._show_card(self.screen)

    async def on_event(self, event: events.Event) -> None:
        """See which keys are pressed in the rooms; they do what they do all the same."""
        if self._card is None or not isinstance(event, events.Key) or event.is_forwarded or not self._in_room():
            await super().on_event(event)
        elif event.key == "escape":
            self._end(_("The tour is over; it is in the menu."))
        else:
            await super().on_event(event)
            if event.key in cards()[self._card].keys:
                self._next()

    def _in_room(self) -> bool:
        focused = self.screen.focused
        types = isinstance(focused, Input) or getattr(focused, "types_text", False)
        return isinstance(self.screen, DeskScreen) and not types

    def _come_along(self, screen: Screen[Any]) -> None:
        """Show the card in the room one goes to, once that stands."""
        if self._card is not None or screen.query(TourStrip):
            screen.call_after_refresh(self._show_card, screen)

    def _next(self) -> None:
        assert self._card is not None
        if self._card + 1 < len(cards()):
            self._card += 1
            self._show_card(self.screen)
        else:
            self._end(_("That was the tour. It is in the menu, if you want it again."))

    def _end(self, words: str) -> None:
        self._card = None
        for screen in self.screen_stack:
            screen.query(TourStrip).remove()
        self.notify(words)

    def _show_card(self, screen: Screen[Any]) -> None:
        """Put the card into a room, and take away one that is left over."""
        for strip in screen.query(TourStrip):
            if self._card is None:
                strip.remove()
            else:
                strip.show(self._card)
        if self._card is not None and isinstance(screen, DeskScreen) and not screen.query(TourStrip):
            for hints in screen.query(HintBar):
                screen.mount(TourStrip(self._card), before=hints)


def seen_file() -> Path:
    """Return the file that says that the tour was shown on this computer."""
    return config.state_folder() / "tour-shown"


def is_due() -> bool:
    """Tell whether the officer has not seen the tour yet."""
    return not seen_file().exists()


def _remember() -> bool:
    """Write down that the tour was shown; tell whether that can be."""
    try:
        seen_file().parent.mkdir(parents=True, exist_ok=True)
        seen_file().touch()
    except OSError:
        return False
    return True
