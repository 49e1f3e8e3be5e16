"""What becomes of a deposit at maturity, by the customer's instruction."""

import dataclasses
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.deposits.deposit import Deposit, lay_out
from crodesk.domain.lending.deposits.terms import Instruction
from crodesk.domain.lending.numbers import ZERO, precisely
from crodesk.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Renewal:
    """The end of one deposit and the beginning of the next."""

    instruction: Instruction
    paid_out: Decimal
    """What the customer gets in cash or on an account."""
    next: Deposit | None
    """The deposit that begins on the day of maturity; `None` when nothing is deposited anew."""


@precisely
def at_maturity(
    deposit: Deposit, percent: Decimal, instruction: Instruction = Instruction.RENEW_ALL
) -> Renewal | list[Problem]:
    """Return what becomes of a deposit at maturity; anew it has the same tenor, at the rate posted then.

    Without an instruction everything is deposited anew. `Problem`s as of `lay_out`, such as on `percent`.
    """
    due = deposit.at_maturity
    if instruction in (Instruction.WITHDRAW, Instruction.TRANSFER):
        return Renewal(instruction, due, None)
    amount = due if instruction is Instruction.RENEW_ALL else deposit.terms.amount
    terms = dataclasses.replace(deposit.terms, amount=amount, percent=percent, start=deposit.maturity)
    anew = lay_out(terms)
    return anew if isinstance(anew, list) else Renewal(instruction, due - amount or ZERO, anew)
