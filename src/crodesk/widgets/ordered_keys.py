"""Keys are handled in the order typed, however many arrive at once.

Textual 8.2.8 gives a printable key to the focused field at once, while Backspace, Tab, Enter and function keys act
only after they have bubbled up to the app, so keys that come in one read overtake each other (Textual issue 6605, pull
request 6631). Input methods send just such bursts, and clerks type ahead. This module can go when Textual handles a key
only after all that the key before it set off, a change of focus or of screen included; the first test of
`tests/screens/test_ordered_keys.py` fails as soon as the plain case does.
"""

from __future__ import annotations

from asyncio import Event, TimerHandle, get_running_loop, sleep
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Generic, TypeVar

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from crodesk.widgets.plain_keys import plain_key
from crodesk.widgets.true_cursor import TrueCursor

ReturnT = TypeVar("ReturnT")

_ROUNDS = 2
"""How often the way up to the app is walked: once for the key itself, once for what its handlers sent."""
_MOST_ROUNDS = 8
"""After so many rounds keys go on, even if some widget never stops sending messages."""
_REST = 0.03
"""Seconds without a key before its effects are waited for: the frame of the key is painted by then."""
_BEAT, _BEATS = 0.25, 20
"""Seconds between looks at what keys wait for, and the look at which they are no longer made to wait, whatever has
become of it. Looks are counted, not seconds: while a write waits for a slow disk the whole program stands still, and
what keys wait for can't go on either."""


@dataclass(eq=False)
class _Wait:
    """Something that keys wait for."""

    is_over: bool = False
    """Whether it was done, or given up."""


@dataclass(eq=False)
class _Settling(_Wait):
    """A key whose effects may still be under way."""

    start: DOMNode = field(kw_only=True)
    """Who got the key."""
    screen: Screen[Any] | None = field(kw_only=True)
    """The screen at the time; `None` for the time before the first one."""
    typing: bool = False
    """Whether the key was only typed into a field, so that more typing needn't wait."""
    walking: bool = False
    """Whether a callback is on its way through the queues."""
    rounds: int = 0
    """How often it has come through."""
    stirred: bool = False
    """Whether somebody on the way of this round had more to do when it came through: that may set off more."""
    since: float = field(default_factory=monotonic)
    """When the key was handed on."""


class OrderedKeys(TrueCursor[ReturnT], Generic[ReturnT]):
    """An app that takes each key only when all that the key before it set off is done.

    A key that the focused text field will simply type goes straight on. After any other key, later keys wait until a
    callback has hopped through the message queues of the key's target and its ancestors up to the app and met nobody
    who had more to do, and until what changed is laid out, a new screen too. The callback sets out when the next key
    comes, or else after a short rest, so that it never delays the frame of the key itself.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ordered = _Order(self, super().on_event)

    async def on_event(self, event: events.Event) -> None:
        """Put keys and pastes in their order; everything else is Textual's."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._ordered.arrived(_as_enter(event))
        else:
            await super().on_event(event)

    @contextmanager
    def holding_keys(self) -> Iterator[None]:
        """Keep keys waiting while something longer, such as a save that will close this dialog, is under way."""
        hold = _Wait()
        self._ordered.holds.append(hold)
        self._ordered.wait_for(hold)
        try:
            yield
        finally:
            hold.is_over = True
            self._ordered.holds.remove(hold)
            self.call_later(self._ordered.flow)

    async def keys_done(self) -> None:
        """Wait until every key that has arrived had its effect; for tests, which press keys faster than any officer."""
        arrived = Event()
        self.call_later(arrived.set)
        await arrived.wait()
        while self._ordered.is_busy:
            await sleep(_REST / 4)


class _Order:
    """The keys that wait, and what they wait for."""

    def __init__(self, app: App[Any], handle: Callable[[events.Event], Awaitable[None]]) -> None:
        self.app = app
        self.handle = handle
        self.waiting: deque[events.Key | events.Paste] = deque()
        self.holds: list[_Wait] = []
        self._settling: _Settling | None = _Settling(start=app, screen=None)
        self._resting: TimerHandle | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a key waits, or the last one may still have an effect to come."""
        started = self._settling is None or self._settling.screen is not None
        return bool(self.waiting) or (started and self._settling is not None)

    async def arrived(self, event: events.Key | events.Paste) -> None:
        """Take in a key; the very first waits until the first screen is up: people type while a program starts."""
        self.waiting.append(event)
        await self.flow()

    async def flow(self) -> None:
        """Hand on keys as far as they needn't wait."""
        while self.waiting and not self._is_held():
            target: Widget | Screen[Any] = self.app.focused or self.app.screen
            typing = _is_typing(target, self.waiting[0])
            if self._settling is not None and not (typing and self._settling.typing):
                await self._settle(self._settling)
                return
            await self._hand_on(target, typing=typing)

    def _is_held(self) -> bool:
        """Tell whether keys must wait in any case."""
        if self._settling is not None and self._settling.is_over:
            self._settling = None
        walking = self._settling is not None and self._settling.walking
        return walking or any(not hold.is_over for hold in self.holds)

    def wait_for(self, wait: _Wait, beats: int = _BEATS) -> None:
        """Let keys wait for something, but not for ever."""
        if wait.is_over:
            return
        if beats:
            get_running_loop().call_later(_BEAT, self.wait_for, wait, beats - 1)
        else:
            wait.is_over = True
            self.app.call_later(self.flow)

    async def _hand_on(self, target: Widget | Screen[Any], *, typing: bool) -> None:
        event = self.waiting.popleft()
        screen = self.app.screen
        if isinstance(event, events.Key) and not typing:
            event = plain_key(event, target)
        await self.handle(event)
        self._settling = _Settling(start=target, screen=screen, typing=typing)
        self._rest(_REST)

    def _rest(self, seconds: float) -> None:
        """See to it that what this key sets off is waited for, even if no other key comes."""
        if self._resting is None:
            self._resting = get_running_loop().call_later(seconds, self._rested)

    def _rested(self) -> None:
        self._resting = None
        settling = self._settling
        if settling is None or settling.walking:
            return
        if (left := settling.since + _REST - monotonic()) > 0:
            self._rest(left)
        else:
            self.app.call_later(self._settle, settling)

    async def _settle(self, settling: _Settling) -> None:
        """Send the callback on its way."""
        if settling is self._settling and not settling.walking:
            settling.walking = True
            self.wait_for(settling)
            await self._walk(settling)

    async def _walk(self, settling: _Settling) -> None:
        await self._hop(iter(self._way(settling)), settling)

    def _way(self, settling: _Settling) -> list[MessagePump]:
        """Return who may still have something to do: the key's target and what has the focus now, up to the app."""
        here: DOMNode = self.app.focused or self.app.screen
        nodes = settling.start.ancestors_with_self
        if here is not settling.start:
            nodes = nodes + here.ancestors_with_self
        return [*(node for node in nodes if node is not self.app), self.app]

    async def _hop(self, way: Iterator[MessagePump], settling: _Settling, here: MessagePump | None = None) -> None:
        """Go on from `here` to the next queue; a pump that is closing refuses and is passed over."""
        if here is not None and here is not self.app and _has_more(here):
            settling.stirred = True
        for pump in way:
            if pump.call_later(self._hop, way, settling, pump):
                return
        if settling is self._settling:
            await self._round_done(settling)

    async def _round_done(self, settling: _Settling) -> None:
        settling.rounds += 1
        stirred, settling.stirred = settling.stirred, False
        screen, is_new = self.app.screen, self.app.screen is not settling.screen
        if is_new or (screen._layout_required and settling.rounds < _MOST_ROUNDS):  # noqa: SLF001 - Textual says it nowhere
            # Where not all is laid out, Tab doesn't know what comes after what.
            settling.screen, settling.rounds = screen, 0 if is_new else settling.rounds
            if not screen.call_after_refresh(self._walk, settling):
                await self._walk(settling)
        elif settling.rounds < _ROUNDS or (settling.rounds < _MOST_ROUNDS and (stirred or self._is_busy(settling))):
            await self._walk(settling)
        else:
            settling.is_over, self._settling = True, None
            await self.flow()

    def _is_busy(self, settling: _Settling) -> bool:
        return any(_has_more(pump) for pump in self._way(settling) if pump is not self.app)


def _has_more(pump: MessagePump) -> bool:
    """Tell whether messages wait for somebody; the next one may have been taken out of the queue to be looked at."""
    return bool(pump.message_queue_size) or pump._pending_message is not None  # noqa: SLF001 - Textual says it nowhere


def _as_enter(event: events.Key | events.Paste) -> events.Key | events.Paste:
    """Return Enter for the new line into which a terminal turns it until the program has started."""
    is_line = isinstance(event, events.Key) and event.key == "ctrl+j"
    return events.Key("enter", "\r") if is_line else event


def _is_typing(target: DOMNode, event: events.Key | events.Paste) -> bool:
    """Tell whether `target` will put this into its text and do nothing else.

    A text widget that is no `Input` says so by `types_text = True`; importing `TextArea` here would cost every start.
    """
    if not (isinstance(target, Input) or getattr(target, "types_text", False)):
        return False
    return isinstance(event, events.Paste) or target.check_consume_key(event.key, event.character)
