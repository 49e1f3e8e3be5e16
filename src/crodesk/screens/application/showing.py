"""What the wizard shows of an application: its line, its steps, the open one with its form and list, the figures."""

from collections.abc import Iterable
from typing import Any

from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.domain.records.application_steps import Step
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.application import figure_lines, items, place, telling
from crodesk.screens.application.deciding import Deciding
from crodesk.services import application_view
from crodesk.services.application_questions import questions
from crodesk.services.desk import Desk
from crodesk.widgets.fields import Form, sentence
from crodesk.widgets.fields.kinds import fields_of
from crodesk.widgets.frame import DeskState, PlaceLine, RoomsLine
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_values import setting_of, typed_values
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows
from crodesk.widgets.styled import paragraph

QUESTIONS = "appraisal"
"""The step whose list stands before its form: its questions are answered before anything is recommended."""
TWO_FROM, WIDE_FROM = 72, 120
"""From so many cells on the steps stand beside the form, and the figures too."""
BOTH = 2
"""A form and a list share the room; more than two scroll."""


class Showing(Deciding):
    """The hand of the wizard that shows."""

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-one"), (TWO_FROM, "-two"), (WIDE_FROM, "-wide")]
        self.rid = 0
        """The number of the application that is shown."""
        self.step = "loan"
        """The name of the step that is open."""
        self.steps = Pane(N_("The steps"), id="steps")
        self.side_figures = Pane(N_("Figures"), id="figures")
        self.more = Pane(N_("Figures"), id="more")
        self.work = Container(id="work")
        self._comes_in = False
        """Whether it is being opened: a digit typed then may mean a step, so it replaces nothing that was filled in."""

    def compose_body(self) -> Iterable[Widget]:
        """Return the steps, the open one, and the figures."""
        yield Horizontal(Vertical(self.steps, self.side_figures, id="side"), self.work, self.more, id="parts")

    # Which application

    async def open(self, rid: int, step: str = "") -> None:
        """Show an application at a step; without one at the first that lacks something."""
        self.rid = rid
        self.read()
        self.step = step or self._first_open()
        self._comes_in = True
        if self.is_mounted:
            await self.lay_out()

    def on_mount(self) -> None:
        """Show the open step."""
        super().on_mount()
        self.call_later(self.lay_out)

    def _first_open(self) -> str:
        if self.shown is None or not self.shown.editable:
            return "loan"
        return next((state.step for state in self.shown.states if state.missing or state.wrong), "loan")

    def read(self) -> None:
        """Read the application anew."""
        self.shown = self.desk.look(application_view.read, self.rid, self.desk.today) if self.rid else None

    @property
    def open_step(self) -> Step | None:
        """The step that is open; the first one when the product has it no more."""
        if self.shown is None:
            return None
        steps = {step.name: step for step in self.shown.steps}
        return steps.get(self.step) or next(iter(steps.values()))

    # What is shown

    def load(self) -> None:
        """Read the application, and show what follows from it; what is typed in stays."""
        self.read()
        self.show_place()
        if self.shown is not None and self.is_mounted:
            if step := self.open_step:
                self.work.border_title = _(step.label)
            self._list_items()
            self._fill_form()

    def show_place(self) -> None:
        """Say which application this is and how far it is."""
        self.query_one(RoomsLine).show(path=_("Loans > {number} (F3 leaves, all is kept)").format(number=self.number))
        if self.shown is None:
            self.query_one(PlaceLine).show(_("This application is no longer there. Esc goes back."))
            return
        spans, warning = place.line_of(self.shown, self.desk.today)
        self.query_one(PlaceLine).show(*spans, warning=warning)
        step = self.open_step
        self.steps.show(place.steps(self.shown, step.name if step else ""), keep=False)
        self.show_figures(self.shown.appraisal.figures)

    @property
    def number(self) -> str:
        """The number of the application that is shown."""
        return self.shown.line.number if self.shown else ""

    def show_figures(self, figures: Any) -> None:
        """Show the figures, whether of what is kept or of what is typed just now."""
        currency = self.shown.line.currency if self.shown else self.desk.currency
        self.side_figures.show(figure_lines.lines(figures, currency), keep=False)
        self.more.show(figure_lines.more(figures, currency), keep=False)

    async def lay_out(self) -> None:
        """Put the open step's form and list into the work pane."""
        step = self.open_step
        await self.work.remove_children()
        self.work.scroll_home(animate=False, force=True, immediate=True)  # else the next step is painted there once
        if self.shown is None or step is None:
            return
        self.step = step.name
        made: list[Widget] = []
        if told := telling.lines(step.name, self.shown):
            made.append(Pane(lines=told, id="told"))
        if specs := self.shown.asked(step):
            setting = setting_of(self.desk, self.shown.line.customer_rid, self.shown.line.currency)
            form = Form(fields_of(specs, setting), id="form")
            form.set_values({key: each for key, each in self.stored().items() if each is not None})
            for field in form.fields.values():
                field.disabled = not self.shown.editable
            made.append(form)
        if step.parts or step.name == place.CHECK:
            listed = Rows(items.COLUMNS, id="items", markable=False)
            made.insert(len(made) - (step.name == QUESTIONS), listed)
            if step.name == place.CHECK:
                made.append(Pane(id="gap"))
                self.watch(listed, "row", self._read_out, init=False)
        self.work.border_title = _(step.label)
        self.work.set_class(len(made) == BOTH, "-both")
        self.work.set_class(len(made) > BOTH, "-many")
        await self.work.mount(*made)
        self._list_items()
        self.show_place()
        self.focus_work()
        self._comes_in = False

    def stored(self) -> dict[str, Any]:
        """Return the application's own values as fields take them."""
        return typed_values(by_name("application"), self.shown.cells) if self.shown else {}

    def focus_work(self) -> None:
        """Give the keys to the form, else to the list."""
        form, rows = self.form, self.items_list
        if rows is not None and self.step == QUESTIONS and self._asks():
            rows.focus()
        elif form is not None and self.shown is not None and self.shown.editable:
            form.focus_first(selected=not self._comes_in)
        elif rows is not None:
            rows.focus()
        else:
            self.steps.focus()

    def _asks(self) -> bool:
        """Tell whether a question of the scorecard is open."""
        return self.shown is not None and any(each.answered is None for each in questions(self.shown))

    @property
    def form(self) -> Form | None:
        """The form of the open step; `None` when it has none."""
        return next(iter(self.work.query(Form)), None)

    @property
    def items_list(self) -> "Rows[items.Item] | None":
        """The list of the open step; `None` when it has none."""
        return next(iter(self.work.query(Rows)), None)

    def _list_items(self) -> None:
        for pane in self.work.query("#told").results(Pane):
            assert self.shown is not None
            pane.show(telling.lines(self.step, self.shown))
        rows, step = self.items_list, self.open_step
        if rows is None or step is None or self.shown is None:
            return
        rows.show(ListSource(items.of_step(self.shown, step)))
        is_check = step.name == place.CHECK
        rows.set_empty(
            _("Nothing is missing.") if is_check else _("Nothing here yet. n adds, I takes what is on file.")
        )
        rows.set_title(_("Gaps") if is_check else _(step.label))

    def _read_out(self, item: "items.Item | None") -> None:
        """Show the selected gap in full: in the list it may be cut."""
        for pane in self.work.query("#gap").results(Pane):
            pane.show([paragraph((item.text, item.ink or "plain"))] if item else [], keep=False)

    def _fill_form(self) -> None:
        form = self.form
        if form is not None:
            left_alone = {key for key, each in form.fields.items() if each is form.current()} | set(self._mistyped())
            stored = self.stored()
            form.set_values({key: stored[key] for key in form.fields if key not in left_alone})

    def _mistyped(self) -> dict[str, Problem]:
        """Return by field of the open step what isn't understood there, so that it isn't kept."""
        fields = self.form.fields if self.form else {}
        return {key: problem for key, field in fields.items() if (problem := field.own_problem())}

    def tell_dropped(self) -> None:
        """Say what of the step that is left wasn't understood, and so isn't kept; the messages list holds its text."""
        for key in self._mistyped():
            field = self.form.fields[key] if self.form else None
            if field is not None:
                words = _("Not understood, so it isn't kept: {field} “{text}”.")
                self.app.notify(words.format(field=_(field.label), text=field.text), severity="warning")

    async def action_save(self) -> None:
        """Send it to who decides; where something that was typed isn't understood, go there instead."""
        await self.keep_current()
        mistyped = self._mistyped()
        if self.form is None or not mistyped:
            await super().action_save()
            return
        key, problem = next(iter(mistyped.items()))
        self.form.fields[key].focus()
        self.app.notify(sentence(problem), severity="warning")
