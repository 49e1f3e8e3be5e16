"""How a credit contract, and what secures it, move from state to state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending import moving
from crodesk.domain.lending.moving import Said, Step
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.saying import money
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

PREPARED, SIGNED, CLOSED, CANCELLED = "prepared", "signed", "closed", "cancelled"
REGISTERED, RELEASED = "registered", "released"

CONTRACT_MOVES: Mapping[str, Step] = {
    "sign": Step((PREPARED,), SIGNED),
    "close": Step((SIGNED,), CLOSED),
    "cancel": Step((PREPARED, SIGNED), CANCELLED, needs_reason=True),
    "reopen": Step((CLOSED, CANCELLED), PREPARED, needs_reason=True),
}
"""Every move of a credit contract."""
SECURITY_MOVES: Mapping[str, Step] = {
    "sign": Step((PREPARED,), SIGNED),
    "register": Step((SIGNED,), REGISTERED),
    "release": Step((SIGNED, REGISTERED), RELEASED),
    "take_back": Step((RELEASED,), SIGNED, needs_reason=True),
}
"""Every move of a contract that secures it; a release that is taken back was written down by mistake."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was paid out under a contract, and is still owed; `None` where nobody knows. In the currency's own unit."""

    currency: str
    drawn: Decimal | None = ZERO
    owed: Decimal | None = ZERO
    waiting: Decimal = ZERO
    """Drawings that were asked for and haven't gone out."""


def of_contract(said: Said, state: str, today: date, held: Held) -> list[Problem]:
    """Return everything that speaks against a move of a contract: it isn't ended while money is out, or on its way."""
    found = list(moving.problems(CONTRACT_MOVES, said, state, today))
    if said.move == "cancel" and held.drawn != ZERO:
        found.append(Problem("move", N_("Money was drawn under it: it can be closed when that is paid.")))
    if said.move in ("close", "cancel") and held.waiting:
        found.append(Problem("move", N_("A drawing was requested: cancel that first.")))
    return found + (_owed(held) if said.move == "close" else [])


def of_security(said: Said, state: str, today: date, held: Held, *, live: bool = True) -> list[Problem]:
    """Return everything that speaks against a move of a contract that secures a loan.

    It stays as long as anything is owed, or money may still be drawn (`live`).
    """
    found = list(moving.problems(SECURITY_MOVES, said, state, today))
    if said.move != "release":
        return found
    if live:
        found.append(Problem("move", N_("The credit contract still holds: close or cancel it first.")))
    return found + _owed(held)


def _owed(held: Held) -> list[Problem]:
    """Say that something is still owed, or that nobody knows whether it is."""
    if held.owed is None:
        return [Problem("move", N_("Nobody knows here what is still owed."))]
    if held.owed > ZERO:
        return [Problem("move", N_("Still owed: {amount}."), {"amount": money(held.owed, held.currency)})]
    return []
