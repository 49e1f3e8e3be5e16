"""Addenda of a credit contract: more or less may be drawn, or until another day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.disbursing.contracting import SIGNED
from crodesk.domain.lending.disbursing.drawing import Agreement
from crodesk.domain.lending.disbursing.paying import is_sum
from crodesk.domain.lending.saying import money
from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Addendum:
    """What both sides sign; a field's name is that of the form."""

    signed_on: date
    amount_minor: Decimal | None
    """The loan, or the limit of the line, from then on; in the currency's own unit."""
    available_until: date | None
    """The last day on which money may be drawn; `None` for no such day."""
    decided_by: str = ""
    reason: str = ""


def problems(said: Addendum, agreed: Agreement, state: str, today: date, officer: str = "") -> list[Problem]:
    """Return everything that speaks against an addendum to an agreement whose contract is in a state."""
    if state != SIGNED or agreed.signed_on is None:
        return [Problem("", N_("Only a contract that is signed has addenda."))]
    found = [*_amount(said, agreed), *_days(said, agreed, today), *_decided(said, agreed, officer)]
    if not said.reason.strip():
        found.append(Problem("reason", N_("Say why.")))
    return found


def _amount(said: Addendum, agreed: Agreement) -> Iterator[Problem]:
    """Yield what is wrong with the amount: it is never below what was drawn, or is on its way."""
    if not is_sum(said.amount_minor):
        yield Problem("amount_minor", N_("The amount must be more than zero."))
    elif said.amount_minor == agreed.limit and said.available_until == agreed.available_until:
        yield Problem("amount_minor", N_("It changes nothing: neither the amount nor until when may be drawn."))
    elif _is_lower(said, agreed) and agreed.used is None:
        yield Problem("amount_minor", N_("Nobody knows here what was drawn: it can't be lowered."))
    elif agreed.used is not None and said.amount_minor < agreed.used:
        text = N_("{amount} of it is drawn or requested: it can't be lowered below that.")
        yield Problem("amount_minor", text, {"amount": money(agreed.used, agreed.currency)})


def _days(said: Addendum, agreed: Agreement, today: date) -> Iterator[Problem]:
    if said.signed_on > today:
        yield Problem("signed_on", N_("That day is still to come."))
    elif agreed.signed_on is not None and said.signed_on < agreed.signed_on:
        yield Problem("signed_on", N_("The contract was signed on {day}."), {"day": agreed.signed_on})
    until = said.available_until
    if until is not None and until != agreed.available_until and until < said.signed_on:
        yield Problem("available_until", N_("That is before the addendum is signed."))


def _decided(said: Addendum, agreed: Agreement, officer: str) -> Iterator[Problem]:
    """Yield what is missing where more may be drawn than was decided on with the contract."""
    if not is_sum(said.amount_minor) or agreed.limit is None or said.amount_minor <= agreed.limit:
        return
    if not said.decided_by.strip():
        yield Problem("decided_by", N_("More money: say who decided on it."))
    elif fold(said.decided_by) == fold(officer):
        yield Problem("decided_by", N_("Who works on the loan doesn't decide on it: name who did."))


def _is_lower(said: Addendum, agreed: Agreement) -> bool:
    return is_sum(said.amount_minor) and (agreed.limit is None or said.amount_minor < agreed.limit)
