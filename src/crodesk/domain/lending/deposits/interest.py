"""Interest of deposits: simple and compounded, and the yields that make deposits comparable."""

from datetime import date
from decimal import Decimal

from crodesk.domain.lending.day_count import DayCount, year_share
from crodesk.domain.lending.numbers import HUNDRED, ONE, precisely
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_DAYS = 365
_MONTHS = 12


@precisely
def simple(
    amount: Decimal, percent: Decimal, start: date, end: date, day_count: DayCount = DayCount.ACT_365F
) -> Decimal:
    """Return the interest of an amount between two days, the first or the last one not counted; not rounded.

    `amount × rate × days / 365`, Circular 14/2017/TT-NHNN, or by another day count.
    """
    share = year_share(day_count, start, end)
    return amount * percent * share.part / (share.of * HUNDRED)


@precisely
def compounded(amount: Decimal, percent: Decimal, months: int, every: int) -> Decimal:
    """Return what an amount grows to when interest is added every so many months, evenly; not rounded.

    `amount × (1 + rate × every / 12)^(months / every)`; `months` is a multiple of `every` (Fineract's fixed deposits).
    """
    return amount * (ONE + percent * every / (_MONTHS * HUNDRED)) ** (months // every)


@precisely
def annual_yield(amount: Decimal, interest: Decimal, days: int) -> Decimal | Problem:
    """Return the annual percentage yield, percent a year: `100 × ((1 + I / P)^(365 / days) - 1)`.

    Regulation DD (12 CFR 1030), Appendix A, part I. `Problem` on `amount`, `interest` or `days` where there is none.
    """
    if not amount.is_finite() or amount <= 0:
        return Problem("amount", N_("The amount must be more than zero."))
    if not interest.is_finite() or interest <= -amount:
        return Problem("interest", N_("More than the whole amount can't be lost."))
    if days < 1:
        return Problem("days", N_("A yield needs one day at least."))
    return HUNDRED * ((ONE + interest / amount) ** (Decimal(_DAYS) / days) - ONE)
