"""A screen whose actions are data: it makes bindings of them, does them, explains them, and says why not."""

from collections.abc import Iterable, Sequence
from functools import cache
from inspect import isawaitable
from typing import Any, ClassVar, Protocol, TypeVar, runtime_checkable

from textual import events
from textual.binding import Binding, BindingsMap
from textual.reactive import Reactive
from textual.widget import Widget

from crodesk.language import _, language
from crodesk.widgets.actions import Action, merged
from crodesk.widgets.key_set import OURS, KeySet, key_set
from crodesk.widgets.keyed import Keyed
from crodesk.widgets.painted_once import PaintedOnce

T = TypeVar("T")


def bindings(actions: Iterable[Action]) -> list[Binding]:
    """Return Textual's bindings of the actions; each asks its screen to `perform` the action of that id."""
    return [
        Binding(key, f"perform({action.id!r})", action.words, tooltip=action.help, id=action.id)
        for action in actions
        for key in action.keys
    ]


@runtime_checkable
class Speaking(Protocol):
    """A widget that keeps words, and can say them in another language."""

    def relabel(self) -> None:
        """Say them in the language that is in use now."""


def _all(made: BindingsMap | None) -> Iterable[Binding]:
    return [each for group in made.key_to_bindings.values() for each in group] if made is not None else ()


@cache
def _listed_by(screen: type[PaintedOnce[Any]]) -> tuple[Action, ...]:
    """Return what `class_actions` does; put together once, since every key asks for it."""
    return tuple(merged(*(each.__dict__.get("ACTIONS", ()) for each in reversed(screen.__mro__))))


class Acting(PaintedOnce[T]):
    """The base of every screen and dialog.

    A subclass lists its `ACTIONS` and has a method `action_…` for each. `perform` does one, whether it came from
    its key, the menu or a click; a disabled one tells its reason instead.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys. Textual paints the whole screen anew whenever that changes; here the two concerned do."""
    ACTIONS: ClassVar[Sequence[Action]] = ()
    """What this screen adds to the actions of its base classes."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Make Textual's bindings of the actions that the class lists itself."""
        if "ACTIONS" in cls.__dict__:
            cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *bindings(cls.ACTIONS)]
        super().__init_subclass__(**kwargs)

    _dressed_for = ""
    _bound_by: KeySet = OURS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._spoken = language()
        self.bind_anew()

    @classmethod
    def class_actions(cls) -> list[Action]:
        """Return the actions of this class and of its base classes, with our keys."""
        return list(_listed_by(cls))

    def bind_anew(self) -> None:
        """Go by the keys that the officer has now."""
        if self._bound_by is key_set():
            return
        self._bound_by = key_set()
        made = self._merged_bindings
        others = [each for each in _all(made) if not each.action.startswith("perform(")]
        self._bindings = BindingsMap([*others, *bindings(key_set().dressed(self.class_actions()))])

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come back without asking the style sheets again: they changed only if the look did."""
        self.bind_anew()
        if self._spoken != language():
            self.relabel()
        event.refresh_styles = self._dressed_for != self.app.theme
        self._dressed_for = self.app.theme

    def relabel(self) -> None:
        """Say everything anew: the language, the signs or the keys are others now; what was typed stays."""
        self._spoken = language()
        self.bind_anew()
        for widget in self.walk_children(Widget):
            if isinstance(widget, Speaking):
                widget.relabel()
            widget.refresh()

    @property
    def actions(self) -> list[Action]:
        """Everything that can be done here now: by this screen, its base classes and the focused list or pane."""
        focused = self.focused.offered if isinstance(self.focused, Keyed) else ()
        return key_set().dressed(merged(focused, self.class_actions()))

    def why_not(self, action: Action) -> str:  # noqa: ARG002 - for subclasses
        """Return why an action can't be done now, one short sentence in the language in use; empty when it can."""
        return ""

    @property
    def reasons(self) -> dict[str, str]:
        """The reason of each action that can't be done now, by its id."""
        return self.reasons_among(self.actions)

    def reasons_among(self, actions: Iterable[Action]) -> dict[str, str]:
        """Return the reason of each of these actions that can't be done now, by its id."""
        reasons = {action.id: self.why_not(action) for action in actions}
        return {id_: reason for id_, reason in reasons.items() if reason}

    async def action_perform(self, action_id: str) -> None:
        """Do the action of that id, or say why not."""
        action = next((action for action in self.actions if action.id == action_id), None)
        if action is None:
            return
        reason = self.why_not(action)
        if reason:
            self.app.notify(_("{action} is off: {reason}").format(action=_(action.words), reason=reason))
            return
        await self._carry_out(action)

    async def _carry_out(self, action: Action) -> None:
        """Find who does it: the focused list or pane, this screen, the app."""
        focused = self.focused
        if isinstance(focused, Keyed) and action.id in {each.id for each in focused.offered}:
            focused.do(action.method)
            return
        for owner in (self, self.app):
            method = getattr(owner, f"action_{action.method}", None)
            if method is not None:
                done = method()
                if isawaitable(done):
                    await done
                return
