"""The caps that a loan has to keep to, and how much room it leaves under each: what the borrower can bear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from crodesk.domain.dates import add_months
from crodesk.domain.lending.numbers import HUNDRED, ZERO, precisely
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.lending.solve.instalments import burden
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_MONTHS = 12


class CapKind(StrEnum):
    """What a cap is on."""

    DSR = "dsr"
    """Debt service of a month over income of a month, percent."""
    LTV = "ltv"
    """The loan and prior liens over the value of the collateral, percent."""
    RESIDUAL = "residual"
    """What income leaves in a month after living costs and debt service, at least."""
    AGE = "age"
    """The borrower's age on the last due date, years."""


@dataclass(frozen=True, slots=True)
class Caps:
    """The limits of a product or a bank; `None` where there is none."""

    dsr: Decimal | None = None
    """Percent, more than 0."""
    ltv: Decimal | None = None
    """Percent, more than 0."""
    residual: Decimal | None = None
    """An amount a month, 0 or more."""
    age: int | None = None
    """Years: on the last due date the borrower is at most this old, to the day."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a borrower has, amounts in the currency of the loan; what a cap needs must be given."""

    income: Decimal = ZERO
    """A month, as the bank counts it."""
    debts: Decimal = ZERO
    """What other loans take a month."""
    living: Decimal = ZERO
    """What the household costs a month."""
    collateral: Decimal = ZERO
    """The lower of price and appraised value."""
    liens: Decimal = ZERO
    """What is owed on the collateral before this loan."""
    born: date | None = None
    """The birthday; of several borrowers, the oldest one's or whoever's age counts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a loan stands to one cap."""

    kind: CapKind
    value: Decimal | date
    """Percent, an amount, or the last due date."""
    limit: Decimal | date
    """What it is measured by, of the same kind; for the age the day on which it is reached."""

    @property
    def kept(self) -> bool:
        """Tell whether the loan keeps to the cap."""
        low, high = (self.limit, self.value) if self.kind is CapKind.RESIDUAL else (self.value, self.limit)
        return low <= high  # type: ignore[operator]  # both are numbers, or both are dates


@precisely
def readings(schedule: Schedule, means: Means, caps: Caps) -> list[Reading]:
    """Return how a loan stands to each cap there is, in the order of `CapKind`.

    Ratios are those of the appraisal: debt service with this loan over income, the loan with financed fees and prior
    liens over the collateral, income less living costs and debt service. They aren't rounded.
    """
    service = means.debts + burden(schedule)
    lent = sum((drawing.amount for drawing in schedule.drawings), means.liens)
    found = []
    if caps.dsr is not None:
        found.append(Reading(CapKind.DSR, service / means.income * HUNDRED, caps.dsr))
    if caps.ltv is not None:
        found.append(Reading(CapKind.LTV, lent / means.collateral * HUNDRED, caps.ltv))
    if caps.residual is not None:
        found.append(Reading(CapKind.RESIDUAL, means.income - means.living - service, caps.residual))
    if caps.age is not None and means.born is not None:
        found.append(Reading(CapKind.AGE, schedule.rows[-1].due, add_months(means.born, caps.age * _MONTHS)))
    return found


def breached(schedule: Schedule, means: Means, caps: Caps) -> tuple[CapKind, ...]:
    """Return the caps that a loan doesn't keep to."""
    return tuple(reading.kind for reading in readings(schedule, means, caps) if not reading.kept)


def problems(means: Means, caps: Caps) -> list[Problem]:
    """Return what is missing or wrong in what caps need, all of it."""
    found = []
    for name in ("income", "debts", "living", "collateral", "liens"):
        amount: Decimal = getattr(means, name)
        if not amount.is_finite() or amount < 0:
            found.append(Problem(name, N_("An amount can't be negative.")))
    found += _missing(means, caps)
    for name, cap in (("dsr", caps.dsr), ("ltv", caps.ltv)):
        if cap is not None and not (cap.is_finite() and cap > 0):
            found.append(Problem(name, N_("The cap must be more than zero.")))
    if caps.residual is not None and not (caps.residual.is_finite() and caps.residual >= 0):
        found.append(Problem("residual", N_("An amount can't be negative.")))
    if caps.age is not None and not 1 <= caps.age <= _OLDEST:
        found.append(Problem("age", N_("The age lies between 1 and {oldest} years."), {"oldest": _OLDEST}))
    return found


_OLDEST = 130


def _missing(means: Means, caps: Caps) -> list[Problem]:
    """Return what a cap needs and isn't given."""
    needs: Sequence[tuple[str, bool, str]] = (
        ("income", caps.dsr is not None and not means.income, N_("A cap on debt service needs the income.")),
        ("collateral", caps.ltv is not None and not means.collateral, N_("A cap on the loan needs the collateral.")),
        ("born", caps.age is not None and means.born is None, N_("A cap on the age needs the birthday.")),
    )
    return [Problem(field, text) for field, missing, text in needs if missing]
