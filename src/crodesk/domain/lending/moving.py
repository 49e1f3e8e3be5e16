"""Moves from state to state: which there are, and what speaks against one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of move."""

    since: tuple[str, ...]
    """States it may start from."""
    state: str
    """The state it comes to."""
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What is said with a move."""

    move: str
    on: date
    reason: str = ""
    by: str = ""
    """Who decided it, where somebody has to."""


def allowed(moves: Mapping[str, Step], state: str) -> tuple[str, ...]:
    """Return the moves that a state allows, in their order."""
    return tuple(name for name, step in moves.items() if state in step.since)


def problems(moves: Mapping[str, Step], said: Said, state: str, today: date) -> Iterator[Problem]:
    """Yield what speaks against any move: that there is none, that no reason is given, that its day is to come."""
    step = moves.get(said.move)
    if step is None or state not in step.since:
        yield Problem("move", N_("From this state it can't go there. Nothing was changed."))
        return
    if step.needs_reason and not said.reason.strip():
        yield Problem("reason", N_("Say why."))
    if said.on > today:
        yield Problem("on", N_("That day is still to come."))
