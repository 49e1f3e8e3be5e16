"""How a loan stands on a day: every instalment with what was paid of it, every receipt with what it paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from crodesk.domain.lending.arrears.days import Unpaid
from crodesk.domain.lending.numbers import ZERO, precisely
from crodesk.domain.lending.schedule import Row
from crodesk.domain.lending.servicing.parts import Component, Parts


class Kind(StrEnum):
    """What a line of an account is."""

    INSTALMENT = "instalment"
    CHARGE = "charge"
    """A fee or penalty between two due dates."""
    PREPAYMENT = "prepayment"
    """Principal paid early, with its interest to date and its fee."""


class Standing(NamedTuple):
    """One line: what was or will be due on a day, and what was paid of it. Amounts in the currency's own unit."""

    kind: Kind
    n: int
    """The number of the instalment; 0 for other lines."""
    due: date
    owed: Parts
    """Everything, paid or not; penalties as far as they have come up."""
    paid: Parts

    @property
    def unpaid(self) -> Parts:
        """Return what is open."""
        owed, paid = self.owed, self.paid
        return Parts(
            owed.penalty - paid.penalty,
            owed.fee - paid.fee,
            owed.interest - paid.interest,
            owed.principal - paid.principal,
        )


class Share(NamedTuple):
    """What a receipt paid of one line."""

    n: int
    """The number of the instalment; 0 for a charge or a prepayment."""
    due: date
    component: Component
    amount: Decimal


class Receipt(NamedTuple):
    """Where money went."""

    entry: int
    """The number of the event; 0 when money kept before was used on a due date."""
    on: date
    shares: tuple[Share, ...]
    kept: Decimal
    """What is kept for later, from this and from earlier receipts."""


class Restructured(NamedTuple):
    """One act of restructuring."""

    entry: int
    on: date
    kind: str
    """`adjusted` inside the maturity, or `extended`: what classification asks for."""
    principal: Decimal
    """What the new plan repays."""
    capitalised: Decimal
    """Interest that became principal."""


@dataclass(frozen=True, slots=True)
class Account:
    """A loan at the end of a day, once everything that happened until then is reckoned in."""

    as_of: date
    lines: tuple[Standing, ...]
    """By due date, those ahead too."""
    receipts: tuple[Receipt, ...]
    credit: Decimal
    """Money received that pays nothing yet."""
    principal: Decimal
    """Outstanding: drawn and not repaid."""
    overdue_principal: Decimal
    restructurings: tuple[Restructured, ...]
    rows: tuple[Row, ...]
    """The plan from the last change on; the schedule's own rows when nothing changed it."""

    @property
    def unpaid(self) -> tuple[Unpaid, ...]:
        """Return what is open of each line, as days past due are counted from."""
        return tuple(Unpaid(line.due, amount) for line in self.lines if (amount := line.unpaid.total))

    @property
    @precisely
    def past_due(self) -> Parts:
        """Return what is past due at the end of the day, by component."""
        late = [line.unpaid for line in self.lines if line.due < self.as_of]
        return Parts(*(sum(column, ZERO) for column in zip(*late, strict=True)))

    @property
    def next_due(self) -> Standing | None:
        """Return the next line with something to pay after the day; `None` when nothing follows."""
        return next((line for line in self.lines if line.due > self.as_of and line.unpaid.total), None)


@dataclass(frozen=True, slots=True)
class Payoff:
    """What ends a loan on a day, item by item."""

    on: date
    principal: Decimal
    """All of it, overdue or not."""
    due_interest: Decimal
    """Interest of instalments that are due."""
    accrued: Decimal
    """Interest since the last due date."""
    fees: Decimal
    """Charged and unpaid."""
    penalties: Decimal
    early_fee: Decimal
    """For the principal that isn't due yet."""
    credit: Decimal
    """Money received before, which is taken off."""

    @property
    @precisely
    def total(self) -> Decimal:
        """Return what is to be paid; nothing when the money kept covers it."""
        owed = self.principal + self.due_interest + self.accrued + self.fees + self.penalties + self.early_fee
        return max(owed - self.credit, ZERO)
