"""Follow-ups: planned, done, put off, given up with a reason."""

from datetime import date
from functools import partial

from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.screens.customer.actions import END, NEEDS_STEP
from crodesk.screens.customer.keeping import Keeping
from crodesk.screens.customer.put_off import PutOff
from crodesk.services import follow_ups
from crodesk.services.customer_file import FollowUpLine
from crodesk.widgets.actions import Action
from crodesk.widgets.dialogs import Ask
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

    def _selected(self) -> FollowUpLine | None:
        """Return the selected follow-up."""
        if self.target is None or self.target.kind != FOLLOW_UP.name or self.shown is None:
            return None
        return next((each for each in self.shown.file.follow_ups if each.rid == self.target.rid), None)

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

    async def action_done(self) -> None:
        """Say that it is done."""
        step = self._selected()
        if step is not None:
            await self.change(DONE, f"{step.about}, {self.subject}", follow_ups.done, step.rid)
            self.reload()

    def action_put_off(self) -> None:
        """Ask for another day."""
        step = self._selected()
        if step is not None:
            dialog = PutOff(step.about, date.fromisoformat(step.due_on), lambda: self.desk.today)
            self.app.push_screen(dialog, partial(self._put_off, step))

    async def _put_off(self, step: FollowUpLine, day: date | None) -> None:
        if day is not None:
            await self.change(PUT_OFF, f"{step.about}, {self.subject}", follow_ups.put_off, step.rid, day)
            self.reload()

    def action_drop_record(self) -> None:
        """Ask why a step is given up; end any other record."""
        step = self._selected()
        if step is None:
            super().action_drop_record()
            return
        wrong = lambda text: "" if text.strip() else _("Say why.")  # noqa: E731 - a rule of one line
        self.app.push_screen(
            Ask(_("Give up: {about}").format(about=step.about), _("Why?"), wrong=wrong), partial(self._drop, step)
        )

    async def _drop(self, step: FollowUpLine, why: str | None) -> None:
        if why is not None:
            await self.change(DROPPED, f"{step.about}, {self.subject}", follow_ups.drop, step.rid, why)
            self.reload()
