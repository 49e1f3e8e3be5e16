"""Taking measures in the file of a loan: which may be taken, a step of one, its decision, its end."""

from collections.abc import Callable
from functools import partial
from typing import Any

from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.loan import measure_forms, measures
from crodesk.screens.loan.target import Target
from crodesk.screens.urging.room import Urging
from crodesk.services import loan_measure_steps, loan_measures
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_measures import Offer
from crodesk.widgets.dialogs import Ask, Choose, Option, options
from crodesk.widgets.fields import sentence

ENDED, CANCELLED = N_("Ended a measure"), N_("Cancelled a measure")
STEP, DECIDE, END, CANCEL = "step", "decide", "end", "cancel"
_VERBS = {
    STEP: N_("Write down a step"), DECIDE: N_("It is decided"), END: N_("It is done with"),
    CANCEL: N_("It is cancelled"),
}  # fmt: skip


class Measuring(Urging):
    """What one does about measures."""

    shown: LoanFile | None

    def action_new(self) -> None:
        """Choose a measure; one that may not be taken yet says why."""
        if self.shown is None:
            return
        offers = self.desk.look(loan_measures.offers, self.shown, self.desk.officer)
        choices = [
            Option(place, each.kind, each.name.in_language(language()), sentence(each.wrong[0]) if each.wrong else "")
            for place, each in enumerate(offers, 1)
        ]
        title = _("Which measure? {number}").format(number=self.shown.known.loan.number)
        self.app.push_screen(Choose(title, choices), partial(self._measure_chosen, offers))

    def _measure_chosen(self, offers: list[Offer], kind: str | None) -> None:
        offer = next((each for each in offers if each.kind == kind), None)
        if offer is None or self.shown is None:
            return
        if offer.wrong:
            self.app.notify(sentence(offer.wrong[0]), severity="warning")
        else:
            dialog = measure_forms.dialog(self.desk, self.shown, offer)
            self.app.push_screen(dialog, self._measured(measure_forms.TAKEN))

    def _measured(self, name: str) -> Callable[[int | None], None]:
        def done(rid: int | None) -> None:
            if rid is not None and self.shown is not None:
                self.tell_saved(name, self.shown.known.loan.number)
                self.reload()

        return done

    def open_measure(self, target: object) -> None:
        """Choose what is done with a measure."""
        found = self._of(target)
        if found is None:
            return
        if found["ended_on"] is not None:
            self.app.notify(_("This measure is over."))
            return
        verbs = [verb for verb in _VERBS if (verb == DECIDE) <= (found["state"] == loan_measures.PROPOSED)]
        chosen = options([(verb, _(_VERBS[verb])) for verb in verbs])
        self.app.push_screen(Choose(measures.name(found["kind"]), chosen), partial(self._verb_chosen, found))

    def _of(self, target: object) -> dict[str, Any] | None:
        if self.shown is None or not isinstance(target, Target) or target.kind != measures.TARGET:
            return None
        return next((each for each in self.shown.parts.measures if each["rid"] == target.rid), None)

    def _verb_chosen(self, found: dict[str, Any], verb: str | None) -> None:
        if self.shown is None or verb is None:
            return
        if verb == STEP:
            dialog = measure_forms.step_dialog(self.desk, self.shown, found)
            self.app.push_screen(dialog, self._measured(loan_measure_steps.STEPPED))
        elif verb == DECIDE:
            offers = self.desk.look(loan_measures.offers, self.shown, self.desk.officer)
            offer = next(each for each in offers if each.kind == found["kind"])
            dialog = measure_forms.dialog(self.desk, self.shown, offer, found)
            self.app.push_screen(dialog, self._measured(measure_forms.DECIDED))
        else:
            wrong = lambda text: "" if text.strip() else _("Say why.")  # noqa: E731 - a rule of one line
            question = Ask(_(_VERBS[verb]), _("Why?"), wrong=wrong)
            self.app.push_screen(question, partial(self._end, found, verb))

    async def _end(self, found: dict[str, Any], verb: str, why: str | None) -> None:
        if why is not None and self.shown is not None:
            name, number = ENDED if verb == END else CANCELLED, self.shown.known.loan.number
            await self.change(name, number, loan_measures.end, found["rid"], why, cancelled=verb == CANCEL)
            self.reload()
