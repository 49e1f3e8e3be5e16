"""The follow-up queue: views, search, order, grouping, marks, and the verbs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from crodesk.domain.follow_up.rules import NAMES
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.queueing.room import QueueRoom
from crodesk.screens.queueing.source import QueueSource, everything
from crodesk.services import queue
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.widgets.actions import Action
from crodesk.widgets.caption import Caption
from crodesk.widgets.counts import count_words
from crodesk.widgets.dialogs import Choose, options
from crodesk.widgets.fields.entry import Entry
from crodesk.widgets.frame import DeskState, PlaceLine
from crodesk.widgets.keymap import FILTER, SORT, VIEW
from crodesk.widgets.row_source import ListSource, RowSource
from crodesk.widgets.rows import Rows

VIEWS = {
    "now": N_("late and today"),
    "late": N_("late"),
    "today": N_("today"),
    "week": N_("this week"),
    "later": N_("later"),
    "waiting": N_("waiting for someone"),
}
SORTS = {"urgency": N_("urgency"), "due": N_("due day"), "customer": N_("customer"), "rule": N_("kind")}
RULE = "rule:"
"""Stands before the name of a rule where a view of one rule is chosen."""
LETTERS = {
    "task": "t", "promise": "o", "series": "r", "arrears": "a", "instalment": "i", "case": "c", "paper": "p",
    "consent": "s", "review": "v", "insurance": "n", "maturity": "m", "need": "e", "stale_need": "w",
    "stale_fact": "f", "birthday": "b", "anniversary": "y", "holiday": "h", "cadence": "l",
}  # fmt: skip
"""The letter that chooses each rule, the same in every language."""
GROUP = Action("queue.group", ("G",), N_("Group"), N_("Lets a customer stand once, or every row for itself."), "queue")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is listed, and how."""

    view: str = "now"
    rule: str = ""
    text: str = ""
    sort: str = "urgency"
    alone: bool = False
    """Whether every row stands for itself; else a customer stands once."""

    @property
    def stands(self) -> str:
        """The part of the time in which a search looks."""
        return self.view if self.view in {"week", "later", "waiting"} else "now"


class QueueScreen(QueueRoom):
    """The room of all follow-ups."""

    ROOM = "queue"
    ABOUT = N_(
        "Everything that is to be done. f chooses which, s in what order, / finds; verbs act on the marked rows."
    )
    ACTIONS = (*QueueRoom.ACTIONS, replace(FILTER, hint_rank=40), replace(VIEW, hint_rank=45), SORT, GROUP)
    CSS_PATH = "screen.tcss"

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.asked = Asked()
        """What is listed, and how."""

    def compose_body(self) -> Iterable[Widget]:
        """Return the line to type in, the list, and what explains it."""
        typed = Entry(placeholder=N_("customer, or words of the row"), id="typed")
        yield Horizontal(Caption(N_("find>")), typed, id="find")
        yield Horizontal(self.rows, Vertical(self.pane, id="side"), id="parts")
        yield self.strip

    def on_mount(self) -> None:
        """Find while typing."""
        super().on_mount()
        self.watch(self.query_one("#typed", Input), "value", self._typed, init=False)

    def source(self) -> RowSource[QueueItem]:
        """Return what is asked for."""
        asked = self.asked
        if asked.text.strip():
            found = self.desk.look(queue.find, asked.text.strip(), asked.stands)
            return ListSource([item for item in found if not asked.rule or item.rule == asked.rule])
        if asked.rule:
            return everything(self.desk, asked.rule)
        return QueueSource(self.desk, asked.view, asked.sort, alone=asked.alone)

    def load(self) -> None:
        """Show the list, and say what it is."""
        super().load()
        self.rows.set_title(_("Queue"), self._view_words())
        self.rows.set_empty(_("Nothing here. f shows another part, F2 adds a task."))
        self._say_what_is_shown()

    @on(Rows.MarksChanged, "#queue")
    def _say_what_is_shown(self) -> None:
        count = self.rows.count or 0
        shown = ngettext("{count} shown", "{count} shown", count).format(count=count_words(count))
        marked = self.rows.marks.count(count) or 0
        parts = [self._view_words(), _("sort: {sort}").format(sort=_(SORTS[self.asked.sort]))]
        if marked:
            parts.insert(0, ngettext("{count} marked", "{count} marked", marked).format(count=count_words(marked)))
        self.query_one(PlaceLine).show(shown, " · " + " · ".join(parts))

    def ask(self, **changes: str | bool) -> None:
        """List something else, from its start."""
        self.asked = replace(self.asked, **changes)  # type: ignore[arg-type]  # the fields' own types
        if not self.is_mounted:  # the room loads it when it stands
            return
        self.rows.clear_marks()
        self.load()
        self.rows.do("home")

    def _view_words(self) -> str:
        return _(NAMES[self.asked.rule]) if self.asked.rule else _(VIEWS[self.asked.view])

    # Choosing

    def action_view(self) -> None:
        """Choose which rows are listed."""
        counted = self.desk.look(queue.by_rule)
        rules = [(RULE + name, _(words)) for name, words in NAMES.items() if name in counted]
        choices = [*((key, _(words)) for key, words in VIEWS.items()), *rules]
        shown = [each._replace(letter=LETTERS.get(each.key.removeprefix(RULE), "")) for each in options(choices)]
        current = RULE + self.asked.rule if self.asked.rule else self.asked.view
        self.app.push_screen(Choose(_("Show"), shown, current), self._viewed)

    def _viewed(self, answer: str | None) -> None:
        if answer is None:
            return
        if answer.startswith(RULE):
            self.ask(rule=answer.removeprefix(RULE), view="now", text="")
        else:
            self.ask(rule="", view=answer)

    def action_sort(self) -> None:
        """Choose the order."""
        choices = [(key, _(words)) for key, words in SORTS.items()]
        self.app.push_screen(Choose(_("Sort by"), options(choices), self.asked.sort), self._sorted)

    def _sorted(self, answer: str | None) -> None:
        if answer is not None:
            self.ask(sort=answer)

    def action_group(self) -> None:
        """Let a customer stand once, or every row for itself."""
        self.ask(alone=not self.asked.alone)
        words = N_("Every row stands for itself.") if self.asked.alone else N_("Each customer stands once.")
        self.app.notify(_(words))

    def open_rule(self, rule: str) -> None:
        """List everything of one rule."""
        self.ask(rule=rule, view="now", text="")

    # Typing

    def action_filter(self) -> None:
        """Go to the line to type in."""
        self.query_one("#typed", Input).focus()

    def _typed(self, text: str) -> None:
        self.ask(text=text)

    @on(Input.Submitted, "#typed")
    def _found(self) -> None:
        self.rows.focus()

    async def action_back(self) -> None:
        """Clear what was typed and chosen, then go where the officer came from."""
        typed = self.query_one("#typed", Input)
        if self.leave_strip():
            return
        if typed.value or typed.has_focus:
            typed.value = ""
            self.rows.focus()
        elif self.asked != Asked():
            self.asked = Asked()
            self.ask()
        else:
            await self.app.run_action("app.back")
