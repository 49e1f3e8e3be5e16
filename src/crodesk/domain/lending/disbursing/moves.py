"""The one place that knows how a drawing, and a condition of its contract, move from state to state."""

from collections.abc import Mapping
from datetime import date

from crodesk.domain.lending import moving
from crodesk.domain.lending.disbursing.drawing import (
    BROKEN,
    CANCELLED,
    DRAWN,
    MET,
    PLANNED,
    REQUESTED,
    WAIVED,
    WANTED,
)
from crodesk.domain.lending.moving import Said, Step
from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

DRAWING_MOVES: Mapping[str, Step] = {
    "request": Step((PLANNED,), REQUESTED),
    "draw": Step((REQUESTED,), DRAWN),
    "cancel": Step((PLANNED, REQUESTED), CANCELLED, needs_reason=True),
    "plan_again": Step((REQUESTED, CANCELLED), PLANNED),
    "take_back": Step((DRAWN,), REQUESTED, needs_reason=True),
}
"""Every move of a drawing; one that is taken back was written down by mistake, and its ledger row is reversed."""
_NEED_NO_STOPS = ("request", "draw")

CONDITION_MOVES: Mapping[str, Step] = {
    "meet": Step((WANTED, BROKEN), MET),
    "waive": Step((WANTED, BROKEN), WAIVED, needs_reason=True),
    "break": Step((WANTED, MET), BROKEN, needs_reason=True),
    "want_again": Step((MET, WAIVED, BROKEN), WANTED, needs_reason=True),
}
"""Every move of a condition of a contract."""


def of_drawing(said: Said, state: str, today: date, stops: int = 0) -> list[Problem]:
    """Return everything that speaks against a move of a drawing; `stops` is how many findings stop it."""
    found = list(moving.problems(DRAWING_MOVES, said, state, today))
    if said.move in _NEED_NO_STOPS and stops:
        found.append(Problem("move", N_("{count} to fix before it can go out."), {"count": stops}))
    return found


def of_condition(said: Said, state: str, today: date, officer: str = "") -> list[Problem]:
    """Return everything that speaks against a move of a condition; who works on the loan doesn't waive it."""
    found = list(moving.problems(CONDITION_MOVES, said, state, today))
    if said.move == "waive" and not said.by.strip():
        found.append(Problem("by", N_("Say who waived it.")))
    elif said.move == "waive" and fold(said.by) == fold(officer):
        found.append(Problem("by", N_("Who works on the loan doesn't waive its conditions: name who did.")))
    return found
