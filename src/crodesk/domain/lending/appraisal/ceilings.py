"""The largest amount under each cap, and which cap binds."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount, at_most, floor, reckon
from crodesk.domain.lending.appraisal.loan import YEAR, Loan, line_service, service, terms
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.lending.numbers import HUNDRED, ONE, ZERO
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.solve.extremes import LARGEST
from crodesk.domain.lending.solve.search import last_yes


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How much a cap lets be lent."""

    cap: str
    """Its kind (`lending_shape.CAPS`)."""
    amount: Amount
    """A multiple of the step of the currency, 0 or more."""


def ceilings(worked: Worked) -> tuple[Ceiling, ...]:
    """Return the largest amount under each cap that limits the amount, in the order in which caps are stated."""
    found = []
    for cap, largest in _CLOSED.items():
        if cap in worked.limits:
            found.append(Ceiling(cap, reckon(lambda most: floor(most, _step(worked)), largest(worked))))
    found += [Ceiling(cap, borne(worked, left)) for cap, left in rooms(worked).items()]
    return tuple(found)


def binding(found: tuple[Ceiling, ...]) -> Ceiling | None:
    """Return the ceiling that is lowest as far as ceilings are known; `None` while none is."""
    sure = [one for one in found if one.amount.value is not None]
    return min(sure, key=lambda one: one.amount.value or ZERO, default=None)


def _step(worked: Worked) -> Decimal:
    return worked.rules.by_currency("step", worked.case.asked.currency) or ONE


def _of_income(worked: Worked) -> Amount:
    return reckon(lambda income, times: income * times, worked.values["income_counted"], worked.limits["times_income"])


def _of_collateral(worked: Worked) -> Amount:
    value, liens = worked.values["collateral_value"], worked.values["liens"]
    return reckon(lambda worth, percent: worth * percent / HUNDRED, value, worked.limits["ltv"]) - liens


def _of_plan(worked: Worked) -> Amount:
    return reckon(
        lambda cost, share: cost * (HUNDRED - share) / HUNDRED, worked.values["cost"], worked.limits["own_money"]
    )


_CLOSED: dict[str, Callable[[Worked], Amount]] = {
    "amount": lambda worked: worked.limits["amount"],
    "need": lambda worked: worked.limits["need"],
    "pledge": lambda worked: worked.limits["pledge"],
    "own_money": _of_plan,
    "ltv": _of_collateral,
    "times_income": _of_income,
}
"""Caps under which the largest amount follows at once."""


def _under_dsr(worked: Worked) -> Amount:
    income, cap = worked.values["income_counted"], worked.limits["dsr"]
    return reckon(lambda earned, percent: earned * percent / HUNDRED, income, cap) - worked.owed.monthly_kept


def _under_residual(worked: Worked) -> Amount:
    return worked.values["left_before"] - worked.limits["residual"]


def _under_dscr(worked: Worked) -> Amount:
    return worked.values["cash"] / (worked.limits["dscr"] * YEAR) - worked.owed.monthly_kept


_ROOMS: dict[str, Callable[[Worked], Amount]] = {
    "dsr": _under_dsr,
    "residual": _under_residual,
    "dscr": _under_dscr,
}
"""What each cap leaves for the debt service of this loan in a month."""


def rooms(worked: Worked) -> dict[str, Amount]:
    """Return what each cap on debt service leaves for that of this loan in a month, by the kind of the cap."""
    return {cap: of(worked) for cap, of in _ROOMS.items() if cap in worked.limits}


def room(worked: Worked) -> Amount | None:
    """Return what all caps together leave for the debt service of this loan in a month; `None` where none limits it."""
    found = list(rooms(worked).values())
    return reckon(min, *found, *found[:1]) if found else None


def borne(worked: Worked, left: Amount) -> Amount:
    """Return the largest amount whose service fits what is left a month, a multiple of the step of the currency.

    Term and rate must be known, the amount needn't.
    """
    loan = worked.loan
    if worked.product.shape == "line":
        a_unit = line_service(Amount(ONE), loan.rate, worked.product)
        return reckon(lambda most: floor(most, _step(worked)), left / a_unit)
    return reckon(lambda most, *_: _searched(worked, loan, most), left, loan.months, loan.rate)


_SAMPLE = 1_000_000
"""Steps of the loan that tells how service grows with the amount, while no amount is asked."""


def _searched(worked: Worked, loan: Loan, left: Decimal) -> Decimal | None:
    """Return the largest multiple of the step whose service fits; `None` for a loan that can't be laid out."""
    step = _step(worked)
    sample = loan.schedule or build(terms(worked.case, step * _SAMPLE))
    if not isinstance(sample, Schedule) or loan.problems:
        return None
    a_unit = service(sample) / sample.terms.amount

    def fits(steps: int) -> bool:
        found = build(terms(worked.case, step * steps))
        return isinstance(found, Schedule) and at_most(service(found), left)

    most = int(LARGEST / step)
    guess = int(min(max(left, ZERO) / a_unit, LARGEST) / step) if a_unit else most
    return step * (last_yes(fits, 1, most, guess) or 0)
