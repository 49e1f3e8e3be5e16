"""What every room is: the frame, the way to the file, and one place where a refusal or a fault becomes words."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.widget import Widget

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.navigation import ROOM_ACTIONS, SETTINGS, OpenRoom
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.frame import Body, DeskState, PlaceLine, RoomsLine
from crodesk.widgets.hints import HintBar
from crodesk.widgets.keymap import (
    ADD,
    BACK,
    BACK_UP,
    GO_TO,
    HELP,
    HIDE,
    LANGUAGE,
    LOCK,
    MENU,
    MESSAGES,
    PRINT_KEYS,
    QUIT,
    REDO,
    REFRESH,
    TOUR,
    UNDO,
)
from crodesk.widgets.offering import Offering
from crodesk.widgets.one_frame import one_frame

if TYPE_CHECKING:
    from crodesk.widgets.fields import Form

T = TypeVar("T")
R = TypeVar("R")


class DeskScreen(Offering[T]):
    """The base of every room."""

    BLANK = True
    # Its own lines are all covered: painting them would cost a third of every frame.
    ROOM = ""
    """The name of the room, as the first line knows it."""
    ACTIONS = (
        *(HELP, MENU, ADD, BACK, GO_TO, UNDO, REDO, REFRESH, *ROOM_ACTIONS, SETTINGS),
        *(MESSAGES, TOUR, LANGUAGE, PRINT_KEYS, BACK_UP, HIDE, LOCK, QUIT),
    )
    WRITING = frozenset({ADD.id, UNDO.id, REDO.id})
    """Ids of the actions that change the file; where one may only read they are off."""
    DEFAULT_CSS = "DeskScreen { layout: vertical; }"

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__()
        self.desk = desk
        """The way to the file."""
        self.state = state
        """What the first line shows in every room."""
        self._seen = -1

    def compose(self) -> ComposeResult:
        """Put the body of the room into the frame."""
        yield RoomsLine(self.state, self.ROOM)
        yield PlaceLine()
        with Body():
            yield from self.compose_body()
        yield HintBar()

    def compose_body(self) -> Iterable[Widget]:
        """Return what is between the place line and the hints."""
        raise NotImplementedError

    def why_not(self, action: Action) -> str:
        """Say why nothing can be changed where one may only read."""
        if action.id in self.WRITING and not self.desk.writable:
            return _("the desk is open for reading only")
        return super().why_not(action)

    def load(self) -> None:
        """Read what the room shows; bounded, so that it can be asked for at any key."""

    def on_mount(self) -> None:
        """Show the first state."""
        self.load_if_changed()
        self.watch(self, "focused", self._show_hints, init=False)
        self._show_hints()

    def on_screen_resume(self, event: ScreenResume) -> None:  # noqa: ARG002 - the base class handles it by itself
        """Show what was changed elsewhere meanwhile."""
        if self.is_mounted:
            self.load_if_changed()
            self.query_one(RoomsLine).forget()  # the whole screen is painted now; a refresh would be a second frame

    def relabel(self) -> None:
        """Say everything anew: the language, the signs or the keys are others now."""
        super().relabel()
        self.reload()

    def load_if_changed(self) -> None:
        """Read anew, unless nothing was written since the last time."""
        if self._seen != self.desk.changes:
            self.reload()

    def reload(self) -> None:
        """Read anew."""
        self._seen = self.desk.changes
        with self.telling_faults():
            self.load()
        self._show_hints()

    @contextmanager
    def telling_faults(self) -> Iterator[None]:
        """Tell what keeps the desk from being read inside the block; what stood on the screen stands still."""
        try:
            yield
        except DeskFault as fault:
            self.tell_fault(fault)

    def _show_hints(self, *_args: object) -> None:
        actions = self.actions
        self.query_one(HintBar).show(actions, self.reasons_among(actions))

    async def change(
        self, name: str, subject: str, write: Callable[..., R], *args: Any, form: "Form | None" = None, **kwargs: Any
    ) -> R | None:
        """Carry out a write as one action and say so; what a rule or the disk refuses is shown, and `None` returned."""
        with one_frame(self.app):
            try:
                done = await self.desk.do(name, subject, write, *args, **kwargs)
            except Refused as refused:
                self.tell_refusal(refused, form)
                return None
            except DeskFault as fault:
                self.tell_fault(fault)
                return None
            self.tell_saved(name, subject)
        return done

    def tell_saved(self, name: str, subject: str) -> None:
        """Say that something was saved, and how to take it back."""
        self.state.saved, self.state.saved_at = N_("saved {time}"), f"{self.desk.now.astimezone():%H:%M}"
        self.state.unsaved = False
        self.query_one(RoomsLine).refresh()
        words = f"{_(name)}: {subject}" if subject else _(name)
        self.app.notify(_("{done}. u takes it back.").format(done=words))

    def tell_refusal(self, refused: Refused, form: "Form | None" = None) -> None:
        """Show what is wrong, beside the fields of a form where there is one."""
        from crodesk.widgets.fields import sentence

        if form is not None:
            form.show_problems(refused.problems)
        else:
            self.app.notify(" ".join(sentence(problem) for problem in refused.problems), severity="warning")

    def tell_fault(self, fault: DeskFault) -> None:
        """Say what stands in the way; what was typed stays where it is."""
        self.state.saved, self.state.unsaved = N_("not saved"), True
        self.query_one(RoomsLine).refresh()
        self.app.notify(_(fault.text).format(**fault.values), severity="error", timeout=12)

    async def action_undo(self) -> None:
        """Take back the last change."""
        from crodesk.screens import turning

        await turning.turn(self, back=True)

    async def action_redo(self) -> None:
        """Bring back what was taken back."""
        from crodesk.screens import turning

        await turning.turn(self, back=False)

    def action_row_menu(self) -> None:
        """List what can be done here."""
        self.action_menu()

    def action_refresh(self) -> None:
        """Read everything anew."""
        self.reload()

    def at_hand(self) -> tuple[int, str] | None:
        """Return the customer that a task is for when its line names nobody; `None` for nobody."""
        return None

    def action_add(self) -> None:
        """Add a task by one line."""
        from crodesk.widgets.add_line import AddLine

        self.app.push_screen(AddLine(self.desk, self.at_hand()), self._added)

    def _added(self, rid: int | None) -> None:
        if rid is not None:
            from crodesk.services import quick_adding

            item = self.desk.look(quick_adding.kept, rid)
            self.tell_saved(N_("Added"), quick_adding.announced(item, self.desk.today) if item else "")
            self.reload()

    def action_today(self) -> None:
        """Go to what is to be done today."""
        self.post_message(OpenRoom("today"))

    def action_queue(self) -> None:
        """Go to the queue."""
        self.post_message(OpenRoom("queue"))

    def action_customers(self) -> None:
        """Go to the list of customers."""
        self.post_message(OpenRoom("customers"))

    def action_loans(self) -> None:
        """Go to the loan applications."""
        self.post_message(OpenRoom("loans"))

    def action_records(self) -> None:
        """Go to all records."""
        self.post_message(OpenRoom("records"))

    def action_history(self) -> None:
        """Go to the history."""
        self.post_message(OpenRoom("history"))

    @on(RoomsLine.Chosen)
    def _room_clicked(self, event: RoomsLine.Chosen) -> None:
        self.post_message(OpenRoom(event.room))

    @on(HintBar.Chosen)
    async def _hint_clicked(self, event: HintBar.Chosen) -> None:
        await self.action_perform(event.action)
