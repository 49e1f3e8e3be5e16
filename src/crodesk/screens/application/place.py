"""What stands above and beside the open step: which application this is, who has the ball, how far each step is."""

from collections.abc import Sequence
from datetime import date

from crodesk.domain.dates import format_date
from crodesk.domain.lending.application.gaps import StepState
from crodesk.domain.money import short_money_with_sign
from crodesk.domain.records import by_name
from crodesk.domain.records.application_steps import Step
from crodesk.language import _, language, ngettext
from crodesk.services.application_list import ApplicationLine
from crodesk.services.application_view import ApplicationFile
from crodesk.widgets.paint import Span
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line

KIND = by_name("application")
CHECK = "check"
"""The last step, which lists the gaps of all."""


def line_of(shown: ApplicationFile, today: date) -> tuple[Sequence[Span | str], str]:
    """Return the line that says who asks for what and where it stands, and the warning."""
    own = shown.line
    asked = short_money_with_sign(own.amount_minor, own.currency, language()) if own.amount_minor else ""
    facts = [part for part in (own.name, asked, stage_words(own, today), ball_words(own)) if part]
    return (own.number, " · " + " · ".join(facts)), _to_fix(shown)


def stage_words(own: ApplicationLine, today: date) -> str:
    """Return the stage and for how long it has been so."""
    stage = _(KIND.field("stage").label_of(own.stage))
    age = own.age(today)
    since = ngettext("{days} day", "{days} days", age).format(days=age)
    if own.parked(today) and own.parked_until is not None:
        return f"{stage} · " + _("parked until {day}").format(day=format_date(own.parked_until, language()))
    return f"{stage} {since}"


def ball_words(own: ApplicationLine) -> str:
    """Return who has to do the next thing, and what."""
    who = _("now: {who}").format(who=_(KIND.field("ball").label_of(own.ball)))
    return f"{who} · {own.next_step}" if own.next_step else who


def _to_fix(shown: ApplicationFile) -> str:
    wrong = sum(state.wrong + state.missing for state in shown.states)
    return ngettext("{count} to fix", "{count} to fix", wrong).format(count=wrong) if wrong else ""


def steps(shown: ApplicationFile, current: str) -> list[Line]:
    """Return a line a step: its digit, how far it is, what is left."""
    states = {state.step: state for state in shown.states} | {CHECK: _of_all(shown.states)}
    return [
        _step(place, step, states[step.name], current=step.name == current)
        for place, step in enumerate(shown.steps, start=1)
    ]


def _of_all(states: Sequence[StepState]) -> StepState:
    """Return how far the last step is, where all gaps are listed."""
    left = ([each.wrong, each.missing, each.unknown] for each in states)
    return StepState(CHECK, *map(sum, zip(*left, strict=True)))


def _step(place: int, step: Step, state: StepState, *, current: bool) -> Line:
    stops, left = state.wrong + state.missing, state.unknown
    sign = signs().late if stops else signs().mark if state.done else signs().between
    ink = "bad" if stops else "good" if state.done else "muted"
    words = (_(step.label), "strong" if current else "plain")
    pointer = (signs().cursor if current else " ", "accent")
    count = f"{stops or left}" if stops or left else ""
    return line(pointer, (f"{sign:<2} ", ink), (f"{place} ", "accent"), words, right=((count, ink),))
