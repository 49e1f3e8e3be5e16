"""Grades moved by hand: one notch up or down at most, always with a reason."""

from dataclasses import dataclass

from crodesk.domain.lending.scorecard.card import Scorecard
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

MOST_NOTCHES = 1
"""How far a person may move a grade."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A grade that was moved by hand."""

    scored: str
    grade: str
    reason: str


def move(card: Scorecard, scored: str, grade: str, reason: str) -> Moved | list[Problem]:
    """Return a scored grade moved to another, or why it may not be."""
    order = [one.code for one in card.grades]
    problems = [
        Problem(
            "grade", N_("There is no grade “{grade}”; there are {known}."), {"grade": code, "known": ", ".join(order)}
        )
        for code in dict.fromkeys((scored, grade))
        if code not in order
    ]
    if not problems and abs(order.index(scored) - order.index(grade)) > MOST_NOTCHES:
        problems.append(Problem("grade", N_("A grade may be moved by one notch at most."), {}))
    if not reason.strip():
        problems.append(Problem("reason", N_("Say why the grade is moved.")))
    return problems or Moved(scored, grade, reason.strip())
