"""The one function that knows how an application may move from stage to stage, and who may say so.

The officer prepares, sends and writes down what was decided; the officer never decides. A decision stays: it is changed
by a new application, not by taking it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

DRAFT, SUBMITTED, RETURNED = "draft", "submitted", "returned"
APPROVED, CONDITIONAL, DECLINED = "approved", "conditional", "declined"
WITHDRAWN, EXPIRED = "withdrawn", "expired"

LIVE = (DRAFT, SUBMITTED, RETURNED)
"""Stages in which nothing is decided yet."""
DECIDED = (APPROVED, CONDITIONAL, DECLINED)
"""Stages that somebody decided."""
OPEN = (*LIVE, APPROVED, CONDITIONAL)
"""Stages from which the loan may still come about."""


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of move."""

    since: tuple[str, ...]
    """Stages it may start from."""
    stage: str
    """The stage it comes to."""
    decides: bool = False
    """Whether it is somebody else's decision, which is written down with who and why."""
    needs_reason: bool = False
    ball: str = "us"
    """Who has to do the next thing."""


MOVES: Mapping[str, Step] = {
    "submit": Step((DRAFT, RETURNED), SUBMITTED, ball="decider"),
    "give_back": Step((SUBMITTED,), RETURNED, decides=True, needs_reason=True),
    "approve": Step((SUBMITTED,), APPROVED, decides=True),
    "approve_conditionally": Step((SUBMITTED,), CONDITIONAL, decides=True),
    "decline": Step((SUBMITTED,), DECLINED, decides=True, needs_reason=True),
    "withdraw": Step(OPEN, WITHDRAWN, needs_reason=True, ball="other"),
    "expire": Step((DRAFT, RETURNED, APPROVED, CONDITIONAL), EXPIRED, ball="other"),
    "reopen": Step((WITHDRAWN, EXPIRED), DRAFT, needs_reason=True),
}
"""Every move by its name."""
ENDING = ("withdraw", "expire")
"""Moves after which there is no loan."""
FROZEN = ("approve", "approve_conditionally", "decline")
"""Moves that can't be taken back."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said with a move."""

    move: str
    on: date
    reason: str = ""
    decided_by: str = ""
    level: str = ""
    minutes: str = ""
    dissent: str = ""
    conditions: str = ""
    amount: Decimal | None = None
    months: int | None = None
    rate: Decimal | None = None
    """Percent a year."""
    holds_until: date | None = None
    """The last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the move depends on."""

    stage: str
    officer: str
    """Who prepared it."""
    today: date
    sent_on: date | None = None
    to_fix: int = 0
    """How many errors there are that stop the sending."""
    asked: Decimal | None = None
    """The amount that is asked for."""
    contract: str = ""
    """The number of the contract that was made of it and isn't cancelled; empty without one."""


def allowed(stage: str) -> tuple[str, ...]:
    """Return the moves that a stage allows, in the order of `MOVES`."""
    return tuple(name for name, step in MOVES.items() if stage in step.since)


def problems(decision: Decision, standing: Standing) -> list[Problem]:
    """Return everything that speaks against a move; empty when it may be made."""
    step = MOVES.get(decision.move)
    if step is None or standing.stage not in step.since:
        return [Problem("move", N_("From this stage it can't go there. Nothing was changed."))]
    found = []
    if decision.move == "submit" and standing.to_fix:
        found.append(Problem("move", N_("{count} to fix before it can be sent."), {"count": standing.to_fix}))
    if decision.move in ENDING and standing.contract:
        words = N_("Its contract {number} stands: cancel that first.")
        found.append(Problem("move", words, {"number": standing.contract}))
    if step.needs_reason and not decision.reason.strip():
        found.append(Problem("reason", N_("Say why.")))
    if decision.on > standing.today:
        found.append(Problem("on", N_("That day is still to come.")))
    return found + (_of_decision(decision, standing) if step.decides else [])


def _of_decision(decision: Decision, standing: Standing) -> list[Problem]:
    found = []
    if not decision.decided_by.strip():
        found.append(Problem("decided_by", N_("Say who decided.")))
    elif fold(decision.decided_by) == fold(standing.officer):
        found.append(Problem("decided_by", N_("Who prepares an application doesn't decide it: name who did.")))
    if standing.sent_on is not None and decision.on < standing.sent_on:
        found.append(Problem("on", N_("That is before the day it was sent.")))
    if decision.move == "approve_conditionally" and not decision.conditions.strip():
        found.append(Problem("conditions", N_("Name the conditions.")))
    return found + _of_terms(decision, standing)


def _of_terms(decision: Decision, standing: Standing) -> list[Problem]:
    found = []
    if decision.amount is not None and decision.amount <= 0:
        found.append(Problem("amount", N_("An amount is more than zero.")))
    elif decision.amount is not None and standing.asked is not None and decision.amount > standing.asked:
        found.append(Problem("amount", N_("That is more than was asked for.")))
    if decision.months is not None and decision.months < 1:
        found.append(Problem("months", N_("The term is at least one month.")))
    if decision.rate is not None and decision.rate < 0:
        found.append(Problem("rate", N_("A rate isn't below zero.")))
    if decision.holds_until is not None and decision.holds_until < decision.on:
        found.append(Problem("holds_until", N_("That is before the day of the decision.")))
    return found
