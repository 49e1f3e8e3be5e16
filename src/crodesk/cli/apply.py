"""`apply --plain`: an application by questions and answers in lines, for readers, simple terminals and pipes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from crodesk.cli import apply_fields, apply_figures, apply_lists, apply_who, asking, opening
from crodesk.cli.applications import WEIGHTS
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.cli.values import Place
from crodesk.cli.words import filled
from crodesk.domain.records import Field, by_name
from crodesk.domain.records.application_steps import BY_NAME, Step
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import application_questions, application_view, record_list, records
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk

KIND = by_name("application")
CHANGED = N_("Changed the application")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a step."""

    step: Step
    name: str
    """A message id: what it is about."""
    ask: Callable[[], None]
    key: str = ""
    """Of a field: its key."""


class Questions:
    """The questions of one application, from where one is."""

    def __init__(self, desk: Desk, rid: int) -> None:
        self._desk, self._rid = desk, rid
        self.shown = self._read()
        self.at = 0
        """The place of the question that is open."""

    def _read(self) -> ApplicationFile:
        shown = self._desk.read_now(application_view.read, self._rid, self._desk.today)
        assert shown is not None
        return shown

    def all(self) -> list[Question]:
        """Return every question that the product asks now, in the order of the steps."""
        return [question for step in self.shown.steps for question in self._of(step)]

    def _of(self, step: Step) -> Iterator[Question]:
        desk, shown = self._desk, self.shown
        if step.name == "means":
            yield Question(step, N_("On file already"), partial(apply_lists.offer_facts, desk, shown))
        if step.name == "appraisal" and application_questions.questions(shown):
            yield Question(step, N_("Scorecard"), partial(apply_lists.ask_scorecard, desk, shown))
        for spec in shown.asked(step):
            yield Question(step, spec.label, partial(self._field, spec), spec.key)
        if step.name == "papers":
            yield Question(step, N_("Papers wanted"), partial(apply_lists.offer_papers, desk, shown))
        sections = shown.product.sections if shown.product else ()
        for part in step.parts_of(sections):
            yield Question(step, part.kind.plural, partial(apply_lists.ask, desk, shown, part.kind))

    def _field(self, spec: Field) -> None:
        line = self._desk.read_now(record_list.get, "application", self._rid)
        assert line is not None
        place = Place(self._desk, self._desk.today, self.shown.line.currency)
        asked = apply_fields.Asked(KIND, spec, place, {})
        number = self.shown.line.number
        asked.ask(line.cells, line.names, lambda given: self._desk.do_now(
            CHANGED, number, records.change, "application", self._rid, given))  # fmt: skip

    def begin_at_gap(self) -> None:
        """Go to the first step that stops the sending, else to the first of which something isn't known."""
        states = self.shown.states
        stops = [state.step for state in states if state.missing or state.wrong]
        open_steps = stops or [state.step for state in states if not state.done]
        self.at = next((at for at, each in enumerate(self.all()) if each.step.name in open_steps), 0)

    def run(self) -> None:
        """Ask one question after the other; raises `EOFError` where the answers end."""
        headed = ""
        while self.at < len(every := self.all()):
            question = every[self.at]
            if question.step.name != headed:
                headed = question.step.name
                self._head(question.step)
            try:
                question.ask()
            except asking.Back:
                self.at = max(self.at - 1, 0)
                continue
            except asking.NextStep:
                self.at = next(
                    (at for at in range(self.at, len(every)) if every[at].step is not question.step), len(every)
                )
                continue
            except asking.Skip:
                pass
            self.at += 1
            self._follow()

    def _follow(self) -> None:
        """Read what was kept, and say what it takes a month where that is another figure now."""
        before = self.shown.appraisal.figures.instalment
        self.shown = self._read()
        now = self.shown.appraisal.figures.instalment
        if now.value is not None and now != before:
            asking.say(apply_figures.monthly(self.shown))

    def _head(self, step: Step) -> None:
        names = [each.name for each in self.shown.steps]
        words = _("Step {place} of {count}: {step}").format(
            place=names.index(step.name) + 1, count=len(names), step=_(step.label)
        )
        asking.say(f"\n{words}")

    def stands(self) -> str:
        """Return where one is, and how to go on."""
        self.shown = self._read()
        every = self.all()
        number = self.shown.line.number
        where = ""
        if self.at < len(every):
            where = f"{_(every[self.at].step.label)} · {_(every[self.at].name)}. "
        return f"{number}: {where}" + _("All of it is kept; crodesk apply --plain {number} goes on.").format(
            number=number
        )


def run(call: Call) -> int:
    """Ask for an application line by line; without `--plain` open the screens."""
    if not call.options.plain:
        from crodesk.cli import desks

        return desks.open_screens(call)
    with opening.to_write(call, input_taken=True) as desk:
        asking.say(_(asking.STEERING))
        try:
            rid, is_new = apply_who.application(desk, call.options.number, call.options.customer, call.options.product)
        except (EOFError, asking.Steered):
            raise Stop(_(N_("Nothing was begun.")), NOT_DONE) from None
        questions = Questions(desk, rid)
        if not questions.shown.editable:
            raise Stop(_(N_("it was sent: it stays as it was")), NOT_DONE)
        if not is_new:
            questions.begin_at_gap()
        try:
            questions.run()
        except EOFError:
            pass
        finally:
            asking.say(f"\n{questions.stands()}")
        _sum_up(questions.shown)
    return DONE


def _sum_up(shown: ApplicationFile) -> None:
    """Say every gap, and what the rules recommend."""
    asking.say(f"\n{_(BY_NAME['check'].label)}")
    for gap in shown.gaps:
        said = filled(gap.problem.text, gap.problem.values)
        asking.say(f"  {_(BY_NAME[gap.step].label)}: {_(WEIGHTS[gap.weight])}: {said}")
    for line in apply_figures.lines(shown):
        asking.say(line)
