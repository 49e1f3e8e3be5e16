"""The wizard: steps that are always in sight, in any order, each kept as it is typed."""

from functools import partialmethod
from typing import Any

from textual import on

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.application import items
from crodesk.screens.application.actions import (
    ACTIONS,
    CONTRACT,
    ELSEWHERE,
    REMOVE,
    SEND,
    STEP,
    STEP_ACTIONS,
    TAKE,
    WRITING,
)
from crodesk.screens.application.items import Item
from crodesk.screens.application.place import CHECK
from crodesk.screens.application.trying import Trying
from crodesk.services import application_view, records
from crodesk.services.desk import Desk
from crodesk.widgets.actions import Action
from crodesk.widgets.fields import Form
from crodesk.widgets.fields.field import Field
from crodesk.widgets.frame import DeskState
from crodesk.widgets.keymap import NEW, NEXT, PREVIOUS
from crodesk.widgets.rows import Rows

CHANGED = N_("Changed the application")
ANSWERS = "answers."
"""Begins the key of a gap that a question of the scorecard closes."""


class ApplicationScreen(Trying):
    """One application."""

    ROOM = "loans"
    ABOUT = N_(
        "One application, step by step, in any order. What you type is kept when you leave the field. Esc leaves the"
        " field, then a digit picks the step; F7 and F8 go to the step before and the next."
    )
    ACTIONS = ACTIONS
    WRITING = Trying.WRITING | WRITING
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = None

    def __init__(self, desk: Desk, state: DeskState) -> None:
        super().__init__(desk, state)
        self._came_from = ""
        # The step to which back leads at once; empty for none.

    @classmethod
    def class_actions(cls) -> list[Action]:
        """Return the actions of the wizard: the digits are its steps, not the rooms."""
        return [action for action in super().class_actions() if action.id not in ELSEWHERE]

    # Keeping what is typed

    @on(Form.Changed)
    def _typed(self, event: Form.Changed) -> None:
        """Let the figures follow the key."""
        if self.shown is not None:
            from crodesk.domain.lending.appraisal import figures, rules

            case = application_view.as_typed(self.shown.case, event.form.values())
            self.show_figures(figures.figures(case, rules.shipped()))

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
            await self.desk.do(CHANGED, self.number, records.change, "application", self.rid, {field.key: value})
        except Refused as refused:
            self.tell_refusal(refused, self.form)
            return
        except DeskFault as fault:
            self.tell_fault(fault)
            return
        self.said_saved()
        asked = self._asked_for()
        self.reload()
        if field.key == "product" and self._asked_for() != asked:
            await self._asked_anew()

    def _asked_for(self) -> object:
        """Return the steps, and what the open one asks for: products with the same steps may ask for other things."""
        step = self.open_step
        return self.shown and step and (self.shown.steps, self.shown.asked(step))

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
        self.tell_dropped()
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
        asked = {SEND.id: self.why_not_send, CONTRACT.id: self.why_no_contract}.get(action.id)
        return (asked() if asked else "") or super().why_not(action)

    def action_next_part(self) -> None:
        """Go to the next field or pane."""
        self.focus_next()

    def action_previous_part(self) -> None:
        """Go to the field or pane before."""
        self.focus_previous()

    async def action_leave(self) -> None:
        """Leave the wizard; everything is kept."""
        await self.keep_current()
        self.tell_dropped()
        await self.app.run_action("app.leave_application")

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
        item: Item = event.row
        if item.gap is not None:
            await self.go_to_gap(item.gap)
        else:
            self.action_edit()

    async def go_to_gap(self, gap: Any) -> None:
        """Go to where a gap can be closed; F3 comes straight back."""
        name = gap.key.removeprefix("asked.")
        names = {f"{name}{end}" for end in ("", "_minor", "_ppm", "_rid", "_on")}
        key = next((key for key in by_name("application").fields if key.key in names), None)
        await self.go_to_step(gap.step, key.key if key else "")
        self._came_from = CHECK
        self._select_question(gap.key)

    def _select_question(self, key: str) -> None:
        """Put the cursor on the question of the scorecard that a gap is about."""
        rows, step = self.items_list, self.open_step
        if rows is None or step is None or self.shown is None or not key.startswith(ANSWERS):
            return
        asked = [item.question.code if item.question else "" for item in items.of_step(self.shown, step)]
        if (code := key.removeprefix(ANSWERS)) in asked:
            rows.go(asked.index(code))
            rows.focus()
