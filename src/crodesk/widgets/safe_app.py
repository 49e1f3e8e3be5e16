"""An app in our looks, whose text never acts, and whose messages are kept."""

from asyncio import sleep
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from rich.console import RenderableType
from textual.app import App
from textual.await_remove import AwaitRemove
from textual.dom import DOMNode
from textual.events import Resize
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from crodesk.widgets import themes, unknown_keys
from crodesk.widgets.copying import Copying
from crodesk.widgets.hiding import HIDE
from crodesk.widgets.notices import Notice, Notices, Severity
from crodesk.widgets.terminal_guard import GUARD, safe, safe_text

R = TypeVar("R")

TAKEN_APART = 0.05
"""Seconds after which a screen that was left is taken apart; the frame without it is out by then."""


class SafeApp(Copying[R], inherit_bindings=False):
    """What every app of ours is: guarded, calm (nothing moves by itself), dressed, and with a memory for messages."""

    ENABLE_COMMAND_PALETTE = False
    # Nor Textual's own keys: Ctrl+Q asks first where work is unsaved, so it belongs to the rooms.
    CSS = """
    ToastRack { dock: top; align: right top; margin: 0; overflow-y: hidden; }
    Toast { width: auto; max-width: 100%; margin: 0; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, *args: Any, look: str = "dark", **kwargs: Any) -> None:
        # Before all else: a look that is put on later has Textual read all style sheets a second time.
        self.set_reactive(App.theme, themes.chosen(look))
        super().__init__(*args, **kwargs)
        for name in themes.PALETTES:
            self.register_theme(themes.theme(name))
        self.animation_level = "none"
        self._unknown = ""
        self.hides_data = False
        """Whether names, numbers and amounts are hidden from who looks on."""
        self.notices = Notices()
        """The last messages that were shown."""

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a look by its name; ours are known before they are registered."""
        return themes.theme(theme_name) if theme_name in themes.PALETTES else super().get_theme(theme_name)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Do what a key is for; when it was offered to everybody and nobody took it, say so, once in a row."""
        done = await super()._check_bindings(key, priority)
        if done:
            self._unknown = ""
        elif not priority and key != self._unknown and (words := unknown_keys.words_of(key)):
            self._unknown = key
            unknown_keys.say(self, words)
        return done

    def action_hide(self) -> None:
        """Hide names, numbers and amounts while somebody looks on; again shows them."""
        self.hides_data = not self.hides_data
        for screen in self._every_screen():
            for widget in screen.walk_children(Widget, with_self=True):
                widget.refresh()  # Textual's own widgets too, which keep the lines that they painted

    def _every_screen(self) -> Iterator[Screen[Any]]:
        """Yield every screen with something mounted: those that are stacked, and rooms that stand ready."""
        ready = (each for each in self._installed_screens.values() if isinstance(each, Screen))
        yield from {*self.screen_stack, *ready}

    @property
    def mishap(self) -> Exception | None:
        """The program's own mistake that ended it; `None` when it ended as the officer wanted."""
        return self._exception

    def _fatal_error(self) -> None:
        """End without a word; who started the app says it.

        Textual 8.2.8 prints a traceback here, with the local variables, and so with what is kept about customers.
        """
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - as above, for errors that print themselves
        """End without a word."""
        self._close_messages_no_wait()

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """Nothing is seen through an opaque screen.

        Textual 8.2.8 takes the screen under it for visible all the same, and paints a frame at each message there.
        """
        is_opaque = any(screen.styles.background.a == 1 for screen in self.screen_stack[-1:])
        return [] if is_opaque else super()._background_screens

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Take widgets away; where a screen goes the one below stands already and isn't laid out and painted again.

        It is taken apart when the frame without it is out: until then nobody sees the difference, and a key waits.
        """
        leaving = parent is self and all(isinstance(node, Screen) for node in nodes)
        if leaving and self._running:
            self.set_timer(TAKEN_APART, partial(super()._prune, *nodes))
            return AwaitRemove([])
        return super()._prune(*nodes, parent=parent)

    async def stand_ready(self, screen: Screen[Any], name: str) -> None:
        """Install a room and mount what is in it while nobody waits, so that opening it later is one frame."""
        self.install_screen(screen, name)
        _screen, mounted = self._get_screen(name)
        await mounted
        # It learns how wide the terminal is too, for the style classes that go by that.
        screen.post_message(Resize(self.size, self.size))

    async def show_over(self, screen: Screen[Any]) -> None:
        """Put a screen over the others and wait until it stands, even where it is being made ready just now.

        Textual takes a screen that is being mounted by `stand_ready` to stand already.
        """
        await self.push_screen(screen)
        while not screen.is_mounted and self.is_running:
            await sleep(0)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the guard and Textual's filters; without colours it takes them all away instead of greying them."""
        filters = super().get_line_filters()
        return [
            GUARD,
            *([HIDE] if self.hides_data else ()),
            *(_NO_COLOUR if isinstance(each, Monochrome) else each for each in filters),
        ]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Severity = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's signature; data is never markup here
    ) -> None:
        """Show a message for a while, and keep it.

        It stands on the first line, over no row. There is one at a time, so that it stays one line; only an error
        stays when something else is said.
        """
        notice = Notice(datetime.now(UTC), safe_text(message), severity)
        self.notices.add(notice)
        self.call_after_refresh(self._show_notice, notice, safe(title), timeout)

    def _show_notice(self, notice: Notice, title: str, timeout: float | None) -> None:
        """Show a message above what it is about, which is painted by now: laying it out takes as long as a frame."""
        if notice.severity == "error" or all(each.severity != "error" for each in self._notifications):
            unknown_keys.make_room(self)
        words = notice.sign + notice.text
        super().notify(words, title=title, severity=notice.severity, timeout=timeout, markup=False)


_NO_COLOUR = NoColor()
