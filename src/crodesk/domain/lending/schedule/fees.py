"""The fees of a loan, placed: what is kept back at the start, what is lent besides, what falls on which row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.lending.schedule.rows import Remark, Row
from crodesk.domain.lending.terms import Fee, FeeTime, LoanTerms
from crodesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class Fees:
    """The fees of one loan, rounded to the currency's unit."""

    upfront: Decimal
    financed: Decimal
    each: Decimal
    dated: tuple[tuple[date, Decimal, str], ...]
    """With their names, by date."""


def of(terms: LoanTerms) -> Fees:
    """Return the fees that the terms come to; percentages are of the amount lent."""
    dated = sorted(
        (one.on, _amount(one, terms), one.name) for one in terms.fees if one.time is FeeTime.ON_DATE and one.on
    )
    return Fees(
        _sum(terms, FeeTime.UPFRONT), _sum(terms, FeeTime.FINANCED), _sum(terms, FeeTime.EACH), tuple(dated)
    )  # fmt: skip


def _sum(terms: LoanTerms, time: FeeTime) -> Decimal:
    return sum((_amount(one, terms) for one in terms.fees if one.time is time), ZERO)


def _amount(fee: Fee, terms: LoanTerms) -> Decimal:
    return terms.amounts.apply(fee.amount + terms.amount * fee.percent / HUNDRED)


def added(rows: Sequence[Row], fees: Fees) -> list[Row]:
    """Return the rows with their fees: one of a date falls on the first row from that date on, or on the last."""
    if not fees.each and not fees.dated:
        return list(rows)
    waiting, found = list(fees.dated), []
    for row in rows:
        last = row is rows[-1]
        now = [one for one in waiting if last or one[0] <= row.due]
        waiting = waiting[len(now) :]
        fee = fees.each + sum((amount for _on, amount, _name in now), ZERO)
        remarks = row.remarks + tuple(_remark(on, name) for on, _amount, name in now if on != row.due)
        found.append(row._replace(fee=fee, payment=row.payment + fee, remarks=remarks))
    return found


def _remark(on: date, name: str) -> Remark:
    if not name:
        return Remark("fee", N_("The fee of {date} is paid with this instalment."), {"date": on})
    return Remark("fee", N_("The fee of {date} {name} is paid with this instalment."), {"date": on, "name": name})


def lent(terms: LoanTerms, fees: Fees) -> LoanTerms:
    """Return the terms with the fees that are lent besides, drawn with the first drawing."""
    if not fees.financed:
        return terms
    drawings = terms.drawings
    if drawings:
        drawings = (replace(drawings[0], amount=drawings[0].amount + fees.financed), *drawings[1:])
    return replace(terms, amount=terms.amount + fees.financed, drawings=drawings)
