"""The follow-up queue: views, search, order, grouping, marks, and the verbs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from textual import on
from textual.widget import Widget

from crodesk.domain.follow_up.rules import NAMES
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.screens.queueing.finding import Finding
from crodesk.screens.queueing.source import QueueSource, everything
from crodesk.services import queue
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.widgets.actions import Action
from crodesk.widgets.arranging import Across, Down
from crodesk.widgets.counts import count_words
from crodesk.widgets.dialogs import Choose, options
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
    "task": "t", "promise": "o", "series": "r", "arrears": "a", "instalment": "i", "group_step": "g",
    "inspection": "u", "measure": "j", "warning": "k", "case": "c", "application": "d",
    "condition": "z", "proof": "q", "availability": "x", "paper": "p", "consent": "s", "review": "v",
    "insurance": "n", "maturity": "m", "need": "e", "stale_need": "w", "stale_fact": "f",
    "birthday": "b", "anniversary": "y", "holiday": "h", "cadence": "l",
}  # fmt: skip
"""The letter that chooses each rule, the same in every language."""
GROUP = Action("queue.group", ("G",), N_("Group"), N_("Lets a customer stand once, or every row for itself."), "queue")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is listed, and how."""

    view: str = "now"
    rule: str = ""
    sort: str = "urgency"
    alone: bool = False
    """Whether every row stands for itself; else a customer stands once."""

    @property
    def stands(self) -> str:
        """The part of the time in which a search looks."""
        return self.view if self.view in {"week", "later", "waiting"} else "now"


class QueueScreen(Finding):
    """The room of all follow-ups."""

    ROOM = "queue"
    ABOUT = N_(
        "Everything that is to be done. f chooses which, s in what order, / finds; verbs act on the marked rows."
    )
    ACTIONS = (*Finding.ACTIONS, replace(FILTER, hint_rank=40), replace(VIEW, hint_rank=45), SORT, GROUP)
    CSS_PATH = "screen.tcss"

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.asked = Asked()
        """What is listed, and how."""

    def compose_body(self) -> Iterable[Widget]:
        """Return the line to type in, the list, and what explains it."""
        yield from self.compose_find()
        yield Across(self.rows, Down(self.pane, id="side"), id="parts")

    def source(self) -> RowSource[QueueItem]:
        """Return what is asked for."""
        asked = self.asked
        if self.text:
            found = self.found(asked.stands)
            return ListSource([item for item in found if not asked.rule or item.rule == asked.rule])
        if asked.rule:
            return everything(self.desk, asked.rule)
        return QueueSource(self.desk, asked.view, asked.sort, alone=asked.alone)

    def load(self) -> None:
        """Show the list, and say what it is."""
        super().load()
        self.rows.set_title(_("Queue"), self._view_words())
        self.say_empty(N_("Nothing here. f shows another part, F2 adds a task."))
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
        if self.is_mounted:  # else the room loads it when it stands
            self.from_start()

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
            self.ask(rule=answer.removeprefix(RULE), view="now")
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
        if self.is_mounted:
            self.clear_find()
        self.ask(rule=rule, view="now")

    def typed(self, text: str) -> None:  # noqa: ARG002 - `source` asks for it
        """List what is found."""
        self.from_start()

    async def action_back(self) -> None:
        """Clear what was typed and chosen, then go where the officer came from."""
        if self.leave_strip() or self.clear_find():
            return
        if self.asked != Asked():
            self.asked = Asked()
            self.ask()
        else:
            await self.app.run_action("app.back")
