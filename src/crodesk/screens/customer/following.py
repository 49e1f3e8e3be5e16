"""Follow-ups: planned, done, put off, given up with a reason."""

from functools import partial

from crodesk.domain.follow_up.postponing import Back
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer import to_do
from crodesk.screens.customer.actions import END, NEEDS_STEP
from crodesk.screens.customer.keeping import Keeping
from crodesk.screens.customer.shown import Target
from crodesk.services import answering, branch, follow_ups, queue
from crodesk.services.queue import QueueItem
from crodesk.widgets.actions import Action
from crodesk.widgets.dialogs import Ask
from crodesk.widgets.put_off import PutOffDialog
from crodesk.widgets.record_dialog import Values

FOLLOW_UP = by_name("follow_up")
PLANNED = N_("Planned a step")
DONE = N_("Done")
PUT_OFF = N_("Put off")
DROPPED = N_("Gave up a step")
ASKED = ("what", "about", "due_on", "due_time")
USUAL = "call"


class Following(Keeping):
    """What one does with the next steps."""

    def why_not(self, action: Action) -> str:
        """Say why nothing is done or put off; a step is ended in its own way."""
        if action.id in NEEDS_STEP and self._selected() is None:
            return _("no step is selected")
        if action.id == END.id and self._selected() is not None:
            return ""
        return super().why_not(action)

    def _selected(self) -> QueueItem | None:
        """Return the row of the queue that the selected line is about."""
        if self.target is None or self.shown is None:
            return None
        return next((item for item in self.shown.running if to_do.target_of(item) == self.target), None)

    def open_target(self, target: Target) -> None:
        """Open what a clock is about."""
        item = self._selected() if target.kind == to_do.CLOCK else None
        super().open_target(Target(*self.desk.look(queue.subject_of, item)) if item is not None else target)

    def action_task(self) -> None:
        """Plan a step."""

        def save(values: Values) -> int:
            due = (values["what"], values["about"], values["due_on"], values["due_time"] or "")
            return self.desk.do_now(PLANNED, self.subject, follow_ups.add, [self.rid], *due)[0]

        specs = [FOLLOW_UP.field(key) for key in ASKED]
        title = f"{_('Next step')} · {self.subject}"
        draft = (FOLLOW_UP.name, f"of:{self.rid}")
        self.ask(title, specs, save, PLANNED, values={"what": USUAL}, draft=draft, kind=FOLLOW_UP.name)

    def add(self, kind: str) -> None:
        """Plan a step as its own key does."""
        if kind == FOLLOW_UP.name:
            self.action_task()
        else:
            super().add(kind)

    def _said(self, step: QueueItem) -> str:
        return f"{step.about(self.desk.today)}, {self.subject}"

    async def action_done(self) -> None:
        """Say that it is done."""
        if step := self._selected():
            await self.change(DONE, self._said(step), answering.done, [step.clock])
            self.reload()

    def action_put_off(self) -> None:
        """Ask for another day."""
        if step := self._selected():
            calendar = self.desk.look(branch.calendar, self.desk.today)
            about = step.about(self.desk.today)
            dialog = PutOffDialog(_("Put off"), about, lambda: self.desk.today, calendar)
            self.app.push_screen(dialog, partial(self._put_off, step))

    async def _put_off(self, step: QueueItem, back: Back | None) -> None:
        if back is not None:
            await self.change(PUT_OFF, self._said(step), answering.put_off, [step.clock], back.day)
            self.reload()

    def action_drop_record(self) -> None:
        """Ask why a step is given up; end any other record."""
        step = self._selected()
        if step is None:
            super().action_drop_record()
            return
        wrong = lambda text: "" if text.strip() else _("Say why.")  # noqa: E731 - a rule of one line
        question = Ask(_("Give up: {about}").format(about=step.about(self.desk.today)), _("Why?"), wrong=wrong)
        self.app.push_screen(question, partial(self._drop, step))

    async def _drop(self, step: QueueItem, why: str | None) -> None:
        if why is not None:
            await self.change(DROPPED, self._said(step), answering.drop, [step.clock], why)
            self.reload()
