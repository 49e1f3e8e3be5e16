"""Cells of a loan's rows as the domain takes them: its terms, its ledger, what the core stated."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.ledger import Entry, EntryKind, LoanFacts, Reading, RuleFacts
from crodesk.domain.lending.terms import RateSegment
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Problem
from crodesk.services import loan_codec, loan_rules, stored

PPM = Decimal(10_000)
"""Parts per million in one percent."""


def in_unit(minor: int, currency: str) -> Decimal:
    """Return minor units as an amount in the currency's own unit."""
    return Decimal(minor).scaleb(-minor_units(currency))


def in_minor(amount: Decimal, currency: str) -> int:
    """Return an amount in minor units; the engine rounds to them."""
    return int(amount.scaleb(minor_units(currency)).to_integral_value())


def parted(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return what the engine reckons with, and what it doesn't: writing off, what came in afterwards, both in force."""
    known = set(EntryKind)
    aside = {one.number for one in entries if one.kind not in known}
    back = {one.of for one in entries if one.kind == EntryKind.REVERSAL and one.of in aside}
    own = tuple(one for one in entries if one.number not in aside and not (one.of in back and one.of is not None))
    return own, tuple(one for one in entries if one.number in aside and one.number not in back)


def terms(cells: Sequence[Any], currency: str, usual: RuleFacts) -> LoanFacts | None:
    """Return the terms by which a loan is reckoned; `None` where too little is known of them."""
    amount, method, rate, months, start, first_due, grace, day_count, payment, repricing, rule = cells
    if amount is None or rate is None or not months or start is None:
        return None
    began = date.fromisoformat(start)
    return LoanFacts(
        currency,
        in_unit(amount, currency),
        began,
        (RateSegment(began, Decimal(rate) / PPM),),
        count=months,
        method=method,
        day_count=day_count,
        first_due=stored.day(first_due),
        grace_principal=grace or 0,
        repricing=repricing,
        instalment=None if payment is None else in_unit(payment, currency),
        rule=loan_rules.named(rule, usual),
    )


def entry(row: Sequence[Any], currency: str, problems: list[Problem]) -> Entry:
    """Return a row of the ledger; what of it can't be read is added to the problems."""
    rid, kind, value_on, written_on, amount, way, component, rate_kind, rate, margin, floor, cap, of, told, *_ = row
    found = loan_codec.read(told) if told else None
    if isinstance(found, Problem):
        problems.append(Problem(f"entries[{rid}].terms", found.text, found.values))
    on = date.fromisoformat(value_on)
    segment = None
    if rate is not None:
        least, most = (None if ppm is None else Decimal(ppm) / PPM for ppm in (floor, cap))
        segment = RateSegment(on, Decimal(rate) / PPM, Decimal(margin or 0) / PPM, least, most, rate_kind or "fixed")
    return Entry(
        rid, kind, on, date.fromisoformat(written_on), None if amount is None else in_unit(amount, currency), way,
        component, of, segment, None if isinstance(found, Problem) else found,
    )  # fmt: skip


def reading(row: Sequence[Any], currency: str, amount: int | None, matures: date | None, *, is_closed: bool) -> Reading:
    """Return what the core stated, of a loan of an amount that ends on a day."""
    as_of, balance, arrears, late, next_due, next_amount, status, group = row
    ended = status in {"finished", "closed"}
    money = [None if minor is None else in_unit(minor, currency) for minor in (balance, arrears, next_amount, amount)]
    return Reading(
        date.fromisoformat(as_of), currency, money[0], money[1], late, stored.day(next_due), money[2], group, money[3],
        matures, is_closed=is_closed or ended,
    )  # fmt: skip
