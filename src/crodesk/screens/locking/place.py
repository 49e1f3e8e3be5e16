"""Where the officer was when the desk was locked: only names and numbers of places, nothing that stands there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from textual.screen import Screen
from textual.widget import Widget

from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.navigation import OpenApplication, OpenCustomer
from crodesk.services.desk import Desk
from crodesk.widgets.rows import Rows


class Host(Protocol):
    """The app, as far as places concern it."""

    desk: Desk
    room: str
    screen: Screen[Any]
    screen_stack: Sequence[Screen[Any]]

    async def open_customer(self, event: OpenCustomer) -> None:
        """Open a customer's file."""

    async def open_application(self, event: OpenApplication) -> None:
        """Open an application."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> bool:
        """Call something when the screen is painted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A room, what was open over it, and what had the keys."""

    room: str
    customer: int | None = None
    application: tuple[int, str] | None = None
    """An application that was open, and its step."""
    begun: str = ""
    """The id of the action whose form or line was open over the room; empty for none."""
    focus: str = ""
    """The key of the field, or the id of the part, that had the keys."""
    selected: tuple[tuple[str, int, int], ...] = ()
    """By list: its id, the row that was selected, and its place."""


def here(app: Host) -> Place:
    """Return where the officer is."""
    top = app.screen
    behind = next((each for each in reversed(app.screen_stack) if isinstance(each, DeskScreen)), None)
    stack, known = app.screen_stack, app.__dict__  # what was never opened isn't made now
    file, wizard = known.get("customer"), known.get("application")
    return Place(
        room=app.room,
        customer=file.rid if file is not None and file in stack else None,
        application=(wizard.rid, wizard.step) if wizard is not None and wizard in stack else None,
        begun=behind.begun if behind is not None and (behind is not top or _is_typing(top)) else "",
        focus=_key_of(top.focused),
        selected=tuple(each for screen in stack if isinstance(screen, DeskScreen) for each in _selected(screen)),
    )


async def back_to(app: Host, place: Place) -> None:
    """Go where the officer was; what isn't there any more is passed over."""
    from crodesk.screens.locking import asked

    if place.customer is not None:
        await app.open_customer(OpenCustomer(place.customer))
    if place.application is not None:
        await app.open_application(OpenApplication(*place.application))
    for screen in app.screen_stack:
        _select(screen, place)
    if place.begun and isinstance(app.screen, DeskScreen):
        await app.screen.action_perform(place.begun)
    app.call_after_refresh(asked.give_back, app, place.begun)
    app.call_after_refresh(_focus, app, place.focus)


def _is_typing(screen: Screen[Any]) -> bool:
    """Tell whether something is being written in the room itself."""
    return getattr(screen.focused, "value", None) is not None


def _key_of(widget: Widget | None) -> str:
    """Return the key of the field that a widget is or stands in, else its own id."""
    while widget is not None and not isinstance(widget, Screen):
        name = str(getattr(widget, "key", "") or widget.id or "")
        if name:
            return name
        widget = widget.parent if isinstance(widget.parent, Widget) else None
    return ""


def _selected(screen: Screen[Any]) -> list[tuple[str, int, int]]:
    lists = (each for each in screen.query(Rows) if each.id and each.row is not None)
    return [(str(each.id), each.row.rid, each.cursor) for each in lists]


def _select(screen: Screen[Any], place: Place) -> None:
    for name, rid, near in place.selected:
        for rows in screen.query(f"#{name}").results(Rows):
            found = rows.view.window.place_of(rid, near)
            if found is not None:
                rows.go(found)


def _focus(app: Host, key: str) -> None:
    """Give the keys to the field or part that had them, where it is there."""
    wanted = next((each for each in app.screen.query("*") if each.focusable and _key_of(each) == key), None)
    if key and wanted is not None:
        wanted.focus()
