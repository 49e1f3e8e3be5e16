"""How the rest of a loan repays its principal, by what was agreed to become smaller."""

from collections.abc import Sequence
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.rounding import Round
from crodesk.domain.lending.schedule.accrual import Accrual
from crodesk.domain.lending.schedule.principal import Repayment, Turn, repayment_of
from crodesk.domain.lending.servicing.events import Way
from crodesk.domain.lending.terms import BalloonKind, LoanTerms, Method


class Kept:
    """An instalment that stays as it is."""

    def __init__(self, instalment: Decimal) -> None:
        self._instalment = instalment

    def principal(self, turn: Turn) -> Decimal:
        """Return what the instalment leaves after interest."""
        return self._instalment - turn.rounded


class Parts:
    """Parts of principal that are known beforehand."""

    def __init__(self, parts: Sequence[Decimal]) -> None:
        self._parts = parts

    def principal(self, turn: Turn) -> Decimal:
        """Return the part."""
        return self._parts[turn.place]


def is_level(terms: LoanTerms) -> bool:
    """Tell whether the instalments of a loan are level, so that one of them can be kept."""
    if terms.method is Method.BALLOON:
        return terms.balloon is not None and terms.balloon.kind is not BalloonKind.PRINCIPAL_PERCENT
    return terms.method is Method.ANNUITY


def smaller_instalments(
    terms: LoanTerms, accruals: Sequence[Accrual], owed: Decimal, planned: Sequence[Decimal]
) -> Repayment:
    """Return what spreads `owed` over all instalments that are left, in the loan's own manner."""
    if terms.method is Method.CUSTOM or (terms.method is Method.BALLOON and not is_level(terms)):
        return Parts(scaled(planned, owed, terms.amounts.function()))
    return repayment_of(terms, accruals, len(accruals), terms.amount)


def scaled(planned: Sequence[Decimal], owed: Decimal, to_unit: Round) -> list[Decimal]:
    """Return parts in the same proportions that come to `owed`, but for the last, which takes the rest anyway."""
    whole = sum(planned, ZERO)
    return [to_unit(part * owed / whole) for part in planned]


def fitted(planned: Sequence[Decimal], owed: Decimal) -> list[Decimal]:
    """Return the parts with what is too much taken off the end, or what is too little added to the last."""
    parts = list(planned)
    over = sum(parts, ZERO) - owed
    for place in reversed(range(len(parts))):
        cut = min(parts[place], over)
        parts[place] -= cut
        over -= cut
    return parts


def without_empty_end(parts: Sequence[Decimal]) -> list[Decimal]:
    """Return the parts up to the last that repays something."""
    kept = list(parts)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def keeps_instalment(way: Way, terms: LoanTerms) -> bool:
    """Tell whether the rest of a loan goes on with the instalment that it has."""
    return way in (Way.NUMBER, Way.NEXT) and is_level(terms)
