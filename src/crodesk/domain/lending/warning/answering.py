"""What was done about a signal: a measure, or a dismissal until a day; without either it stays open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.lending.warning.watching import Signal
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_

MEASURE, DISMISSED = "measure", "dismissed"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done about one signal."""

    key: str
    kind: str
    """`measure` or `dismissed`."""
    on: date
    words: str = ""
    """The measure that was taken, or why nothing is done."""
    until: date | None = None
    """Of a dismissal: the day from which on it asks again. Of a measure: when it is looked at again, or `None`."""

    def holds(self, today: date) -> bool:
        """Tell whether it still answers the signal."""
        return self.on <= today and (self.until is None or today < self.until)


def still_open(signals: Iterable[Signal], answers: Iterable[Answer], today: date) -> tuple[Signal, ...]:
    """Return the signals that nothing answers, in their order."""
    answered = {one.key for one in answers if one.holds(today)}
    return tuple(one for one in signals if one.key not in answered)


def problems(answer: Answer, today: date, rules: Mapping[str, Figures] | None = None) -> Iterator[Problem]:
    """Yield what is wrong with an answer; a dismissal has a reason and a day, not too far away."""
    most = (figures.load("warning_answers") if rules is None else rules)["dismissal"]["most_days"]
    if not answer.words.strip():
        text = N_("Say which measure is taken.") if answer.kind == MEASURE else N_("Say why.")
        yield Problem("words", text)
    if answer.on > today:
        yield Problem("on", N_("That day is still to come."))
    if answer.kind not in (MEASURE, DISMISSED):
        yield Problem("kind", N_("A signal is answered by a measure, or dismissed until a day."))
    if answer.kind == DISMISSED and answer.until is None:
        yield Problem("until", N_("Say until which day it is dismissed."))
    elif answer.until is not None and answer.until <= answer.on:
        yield Problem("until", N_("That day is to lie ahead."))
    elif answer.kind == DISMISSED and answer.until is not None and answer.until > answer.on + timedelta(days=most):
        yield Problem("until", N_("A signal is dismissed for at most {days} days."), {"days": most})
