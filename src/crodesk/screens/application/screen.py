"""The wizard: steps that are always in sight, in any order, each kept as it is typed."""

from collections.abc import Iterable
from functools import partialmethod
from typing import Any

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import by_name
from crodesk.domain.records.application_steps import Step
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.application import figure_lines, items, place, telling
from crodesk.screens.application.actions import ACTIONS, ELSEWHERE, REMOVE, SEND, STEP, STEP_ACTIONS, TAKE, WRITING
from crodesk.screens.application.deciding import Deciding
from crodesk.services import application_view, records
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.fields import Form
from crodesk.widgets.fields.field import Field
from crodesk.widgets.fields.kinds import fields_of
from crodesk.widgets.frame import DeskState, PlaceLine, RoomsLine
from crodesk.widgets.keymap import NEW, NEXT, PREVIOUS
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_values import setting_of, typed_values
from crodesk.widgets.row_source import ListSource
from crodesk.widgets.rows import Rows

TWO_FROM, WIDE_FROM = 72, 120
"""From so many cells on the steps stand beside the form, and the figures too."""
BOTH = 2
"""A form and a list share the room; more than two scroll."""
CHANGED = N_("Changed the application")


class ApplicationScreen(Deciding):
    """One application."""

    ROOM = "loans"
    ABOUT = N_(
        "One application, step by step, in any order. What you type is kept when you leave the field. Esc leaves the"
        " field, then a digit picks the step; F7 and F8 go to the step before and the next."
    )
    ACTIONS = ACTIONS
    WRITING = Deciding.WRITING | WRITING
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = None

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-one"), (TWO_FROM, "-two"), (WIDE_FROM, "-wide")]
        self.rid = 0
        """The number of the application that is shown."""
        self.step = "loan"
        """The name of the step that is open."""
        self._came_from = ""
        # The step to which back leads at once; empty for none.
        self.steps = Pane(N_("The steps"), id="steps")
        self.side_figures = Pane(N_("Figures"), id="figures")
        self.more = Pane(N_("Figures"), id="more")
        self.work = Container(id="work")

    @classmethod
    def class_actions(cls) -> list[Action]:
        """Return the actions of the wizard: the digits are its steps, not the rooms."""
        return [action for action in super().class_actions() if action.id not in ELSEWHERE]

    def compose_body(self) -> Iterable[Widget]:
        """Return the steps, the open one, and the figures."""
        yield Horizontal(Vertical(self.steps, self.side_figures, id="side"), self.work, self.more, id="parts")

    # Which application

    async def open(self, rid: int, step: str = "") -> None:
        """Show an application at a step; without one at the first that lacks something."""
        self.rid = rid
        self.read()
        self.step = step or self._first_open()
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
        self.query_one(RoomsLine).show(path=_("Loans > {number} (F3 leaves, all is kept)").format(number=self._number))
        if self.shown is None:
            self.query_one(PlaceLine).show(_("This application is no longer there. Esc goes back."))
            return
        spans, warning = place.line_of(self.shown, self.desk.today)
        self.query_one(PlaceLine).show(*spans, warning=warning)
        step = self.open_step
        self.steps.show(place.steps(self.shown, step.name if step else ""), keep=False)
        self._show_figures(self.shown.appraisal.figures)

    @property
    def _number(self) -> str:
        return self.shown.line.number if self.shown else ""

    def _show_figures(self, figures: Any) -> None:
        currency = self.shown.line.currency if self.shown else self.desk.currency
        self.side_figures.show(figure_lines.lines(figures, currency), keep=False)
        self.more.show(figure_lines.more(figures, currency), keep=False)

    async def lay_out(self) -> None:
        """Put the open step's form and list into the work pane."""
        step = self.open_step
        await self.work.remove_children()
        if self.shown is None or step is None:
            return
        self.step = step.name
        made: list[Widget] = []
        if told := telling.lines(step.name, self.shown):
            made.append(Pane(lines=told, id="told"))
        if specs := place.asked(step, self.shown):
            setting = setting_of(self.desk, self.shown.line.customer_rid, self.shown.line.currency)
            form = Form(fields_of(specs, setting), id="form")
            form.set_values({key: each for key, each in self.stored().items() if each is not None})
            for field in form.fields.values():
                field.disabled = not self.shown.editable
            made.append(form)
        if step.parts or step.name == "check":
            made.append(Rows(items.COLUMNS, id="items", markable=False))
        self.work.border_title = _(step.label)
        self.work.set_class(len(made) == BOTH, "-both")
        self.work.set_class(len(made) > BOTH, "-many")
        await self.work.mount(*made)
        self._list_items()
        self.show_place()
        self.focus_work()

    def stored(self) -> dict[str, Any]:
        """Return the application's own values as fields take them."""
        return typed_values(by_name("application"), self.shown.cells) if self.shown else {}

    def focus_work(self) -> None:
        """Give the keys to the form, else to the list."""
        form, rows = self.form, self.items_list
        if form is not None and self.shown is not None and self.shown.editable:
            form.focus_first()
        elif rows is not None:
            rows.focus()
        else:
            self.steps.focus()

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
        is_check = step.name == "check"
        rows.set_empty(
            _("Nothing is missing.") if is_check else _("Nothing here yet. n adds, I takes what is on file.")
        )
        rows.set_title(_("Gaps") if is_check else _(step.label))

    def _fill_form(self) -> None:
        form = self.form
        if form is not None:
            focused = form.current()
            stored = self.stored()
            form.set_values({key: stored[key] for key, each in form.fields.items() if each is not focused})

    # Keeping what is typed

    @on(Form.Changed)
    def _typed(self, event: Form.Changed) -> None:
        """Let the figures follow the key."""
        if self.shown is not None:
            from crodesk.domain.lending.appraisal import figures, rules

            case = application_view.as_typed(self.shown.case, event.form.values())
            self._show_figures(figures.figures(case, rules.shipped()))

    @on(Field.Left)
    async def _left(self, event: Field.Left) -> None:
        await self.keep(event.field)

    async def keep(self, field: Field[Any]) -> None:
        """Keep what stands in a field, if it is understood and new."""
        if self.shown is None or not self.shown.editable or field.problem_on_leaving():
            return
        value = field.value
        if value == self.stored().get(field.key) or (not value and not self.stored().get(field.key)):
            return
        try:
            await self.desk.do(CHANGED, self._number, records.change, "application", self.rid, {field.key: value})
        except Refused as refused:
            self.tell_refusal(refused, self.form)
            return
        except DeskFault as fault:
            self.tell_fault(fault)
            return
        self.said_saved()
        steps = self.shown.steps
        self.reload()
        if self.shown is not None and self.shown.steps != steps and field.key == "product":
            await self._asked_anew()

    async def _asked_anew(self) -> None:
        """Lay the step out anew: another product asks for other things, another language says them otherwise.

        What is typed stays, and so do the keys.
        """
        form = self.form
        current = form.current() if form else None
        typed = {key: value for key, value in form.values().items() if value is not None} if form else {}
        await self.lay_out()
        if self.form is not None:
            self.form.set_values({key: value for key, value in typed.items() if key in self.form.fields})
            if current is not None and current.key in self.form.fields:
                self.form.fields[current.key].focus()

    def relabel(self) -> None:
        """Say everything anew; a form is made anew, since its choices are words."""
        super().relabel()
        self.call_later(self._asked_anew)

    # Which step

    async def go_to_place(self, place_: int) -> None:
        """Go to the step at a place, the first being 0."""
        if self.shown is not None and 0 <= place_ < len(self.shown.steps):
            await self.go_to_step(self.shown.steps[place_].name)

    action_step_1 = partialmethod(go_to_place, 0)
    action_step_2 = partialmethod(go_to_place, 1)
    action_step_3 = partialmethod(go_to_place, 2)
    action_step_4 = partialmethod(go_to_place, 3)
    action_step_5 = partialmethod(go_to_place, 4)
    action_step_6 = partialmethod(go_to_place, 5)
    action_step_7 = partialmethod(go_to_place, 6)

    async def go_to_step(self, name: str, key: str = "") -> None:
        """Go to a step, and there to a field."""
        self._came_from = ""
        await self.keep_current()
        self.step = name
        self.read()
        await self.lay_out()
        if key and self.form is not None and key in self.form.fields:
            self.form.fields[key].focus()

    async def keep_current(self) -> None:
        """Keep the field that has the keys."""
        if self.form is not None and (field := self.form.current()) is not None:
            await self.keep(field)

    async def action_next(self) -> None:
        """Go to the next step."""
        await self._by(1)

    async def action_previous(self) -> None:
        """Go to the step before."""
        await self._by(-1)

    async def _by(self, by: int) -> None:
        if self.shown is not None:
            names = [step.name for step in self.shown.steps]
            await self.go_to_place((names.index(self.step) if self.step in names else 0) + by)

    def why_not(self, action: Action) -> str:
        """Say why a verb is off."""
        if self.shown is None:
            return super().why_not(action)
        names = [step.name for step in self.shown.steps]
        at = names.index(self.step) if self.step in names else 0
        if (action.id == NEXT.id and at == len(names) - 1) or (action.id == PREVIOUS.id and at == 0):
            return _("there is no such step")
        if action in STEP_ACTIONS and int(action.id.removeprefix(STEP)) > len(names):
            return _("there is no such step")
        if action.id in {NEW.id, REMOVE.id, TAKE.id} and not self.shown.editable and self.step != "papers":
            return _("it was sent: it stays as it was")
        if action.id == SEND.id:
            return self.why_not_send()
        return super().why_not(action)

    def action_next_part(self) -> None:
        """Go to the next field or pane."""
        self.focus_next()

    def action_previous_part(self) -> None:
        """Go to the field or pane before."""
        self.focus_previous()

    async def action_back(self) -> None:
        """Come back to where a gap led from; else leave the field, then the wizard. Everything is kept."""
        await self.keep_current()
        if self._came_from:
            await self.go_to_step(self._came_from)
        elif self.form is not None and self.form.current() is not None:
            self.steps.focus()
        else:
            await self.app.run_action("app.leave_application")

    @on(Rows.Opened, "#items")
    async def _opened(self, event: Rows.Opened) -> None:
        item: items.Item = event.row
        if item.gap is not None:
            await self.go_to_gap(item.gap)
        else:
            self.action_edit()

    async def go_to_gap(self, gap: Any) -> None:
        """Go to where a gap can be closed; F3 comes straight back."""
        names = {f"{gap.key}{end}" for end in ("", "_minor", "_ppm", "_rid")}
        key = next((key for key in by_name("application").fields if key.key in names), None)
        await self.go_to_step(gap.step, key.key if key else "")
        self._came_from = "check"
