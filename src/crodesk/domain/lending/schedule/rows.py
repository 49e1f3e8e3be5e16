"""What a schedule is made of: its rows, totals, subtotals of years, and remarks on what was moved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from crodesk.domain.lending.numbers import ZERO, precisely
from crodesk.domain.lending.rates import xirr
from crodesk.domain.lending.terms import Drawing, InterestType, LoanTerms
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_SHOWN = Decimal("0.01")
"""What a rate in a remark is rounded to, in percent."""


class Remark(Problem):
    """Why a date or an amount of a row isn't the usual one; `field` names what was moved."""


class Row(NamedTuple):
    """One due date. Amounts are in the currency's own unit, already rounded."""

    n: int
    """From 1 on."""
    nominal_due: date
    """The date that the terms give."""
    due: date
    """The date on which to pay, moved from a day off."""
    days: int
    """Since the due date before, as the day count counts them."""
    opening: Decimal
    """Principal outstanding after the due date before, drawings of that day included."""
    principal: Decimal
    interest: Decimal
    """What is to be paid, which may include interest of periods without a payment."""
    fee: Decimal
    payment: Decimal
    """Principal, interest and fee."""
    balance: Decimal
    """Principal outstanding afterwards, drawings of the period and of the day included."""
    remarks: tuple[Remark, ...] = ()
    percent: Decimal = ZERO
    """The rate at the end of the period, percent a year."""


class Totals(NamedTuple):
    """Sums over the whole loan."""

    principal: Decimal
    interest: Decimal
    fees: Decimal
    """Those paid upfront and those financed included."""
    payment: Decimal
    """Everything that the borrower pays: principal, interest and the fees that aren't part of the principal."""


class YearTotal(NamedTuple):
    """Sums over the due dates of one calendar year."""

    year: int
    principal: Decimal
    interest: Decimal
    fee: Decimal
    payment: Decimal
    balance: Decimal
    """At the last due date of the year."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """All due dates of a loan, and what they come to."""

    terms: LoanTerms
    rows: tuple[Row, ...]
    drawings: tuple[Drawing, ...]
    """What is drawn, the fees that are financed included in the first."""
    totals: Totals
    years: tuple[YearTotal, ...]
    upfront_fees: Decimal = ZERO
    """Paid on the day of the first drawing."""
    financed_fees: Decimal = ZERO
    """Part of the principal, but not handed to the borrower."""
    instalment: Decimal | None = None
    """The first level instalment, of principal and interest; `None` where the method has none."""

    @property
    @precisely
    def flows(self) -> list[tuple[date, Decimal]]:
        """Return the cash flows of the borrower by date, what is received being positive (for XIRR)."""
        kept_back = self.upfront_fees + self.financed_fees
        drawn = [(one.on, one.amount - (0 if place else kept_back)) for place, one in enumerate(self.drawings)]
        return drawn + [(row.due, -row.payment) for row in self.rows]

    @property
    def effective_rate(self) -> Decimal | None:
        """Return the rate of the flows, percent a year, fees included (XIRR); `None` where no rate exists."""
        rate = xirr(self.flows)
        return None if isinstance(rate, Problem) else rate

    @property
    @precisely
    def remarks(self) -> tuple[Remark, ...]:
        """Return what is to be said of the loan as a whole: of flat interest what it truly costs."""
        if self.terms.interest_type is not InterestType.FLAT:
            return ()
        rate = self.effective_rate
        if rate is None:
            return (Remark("interest_type", N_("Flat interest is reckoned on the whole amount to the end."), {}),)
        text = N_("Flat interest is reckoned on the whole amount to the end: truly it costs {percent}% a year.")
        return (Remark("interest_type", text, {"percent": rate.quantize(_SHOWN)}),)
