"""Totals of a book, by currency and never across: buckets, groups, products, portfolio at risk, the bad-loan ratio.

Portfolio at risk (CGAP, MIX): the outstanding principal of loans with anything more than so many days late, over all
outstanding principal. The bad-loan ratio: principal of non-performing groups over all, by the pack.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from crodesk.domain.lending.arrears.buckets import bucket_of
from crodesk.domain.lending.numbers import CONTEXT, HUNDRED, ZERO
from crodesk.domain.lending.portfolio.rows import Row
from crodesk.domain.rules import figures
from crodesk.domain.rules.pack import Pack

PAR = (1, 30, 90)
"""More than so many days late; PAR1 takes one day and more, as usage has it."""
UNKNOWN = "?"
_SHOWN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Sum:
    """Some loans of one currency."""

    count: int = 0
    balance: Decimal = ZERO
    """Of those whose balance is known."""
    past_due: Decimal = ZERO
    unknown: int = 0
    """How many have no known balance, so that the sum is too small."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of the book."""

    count: int
    amount: Decimal
    percent: Decimal | None
    """Of the balance of all, to two decimals, half up; `None` when nothing is outstanding."""
    unknown: int = 0
    """How many loans can't be told, so that it is too small."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The book in one currency."""

    currency: str
    all: Sum
    by_bucket: Mapping[str, Sum]
    """By days late: `0`, `1-3`, …, `241+`, and `?`; in that order, those without a loan too."""
    by_group: Mapping[str, Sum]
    by_product: Mapping[str, Sum]
    at_risk: Mapping[int, Ratio]
    """By the days of `PAR`."""
    bad: Ratio
    due_this_week: Sum
    """Loans with an instalment due from the day on within seven days; the balance is what is due."""
    stepping: Sum
    """Loans that fall into a worse group within ten days."""


def of_book(rows: Iterable[Row], pack: Pack, today: date) -> tuple[Totals, ...]:
    """Return the totals of each currency of a book, those with the most loans first."""
    currencies: dict[str, list[Row]] = {}
    for row in rows:
        if row.is_in_book:
            currencies.setdefault(row.currency, []).append(row)
    ordered = sorted(currencies.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(_totals(currency, held, pack, today) for currency, held in ordered)


def _totals(currency: str, rows: Sequence[Row], pack: Pack, today: date) -> Totals:
    whole = summed(rows)
    coming = [row for row in rows if is_due_this_week(row, today)]
    return Totals(
        currency,
        whole,
        _by(rows, bucket, bucket_names()),
        _by(rows, lambda row: row.group if row.group in pack.ranks else UNKNOWN, [*pack.ranks, UNKNOWN]),
        _by(rows, lambda row: row.product, sorted({row.product for row in rows})),
        {days: at_risk(rows, days, whole.balance) for days in PAR},
        _bad(rows, pack, whole.balance),
        Sum(len(coming), _added(row.next_amount for row in coming), unknown=_lacking(coming, "next_amount")),
        summed([row for row in rows if is_stepping(row, today)]),
    )


def summed(rows: Sequence[Row]) -> Sum:
    """Return the sum of loans of one currency."""
    return Sum(
        len(rows),
        _added(row.balance for row in rows),
        _added(row.past_due for row in rows),
        _lacking(rows, "balance"),
    )


def _added(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), ZERO)


def _lacking(rows: Iterable[Row], name: str) -> int:
    return sum(1 for row in rows if getattr(row, name) is None)


def _by(rows: Iterable[Row], name_of: Callable[[Row], str], names: Iterable[str]) -> dict[str, Sum]:
    """Return the sums by some name, in the order of `names`."""
    parts: dict[str, list[Row]] = {name: [] for name in names}
    for row in rows:
        parts[name_of(row)].append(row)
    return {name: summed(held) for name, held in parts.items()}


def bucket_names() -> tuple[str, ...]:
    """Return the names of the buckets of days late, and of what isn't known, in order."""
    starts = _starts()
    ends = [*(start - 1 for start in starts[1:]), None]
    spans = [f"{start}+" if end is None else f"{start}-{end}" for start, end in zip(starts, ends, strict=True)]
    return "0", *spans, UNKNOWN


def bucket(row: Row) -> str:
    """Return the bucket that a loan is in by its days late."""
    if row.days_late is None:
        return UNKNOWN
    found = bucket_of(row.days_late, _starts())
    if found is None:
        return "0"
    return f"{found.first}+" if found.last is None else f"{found.first}-{found.last}"


def _starts() -> Sequence[int]:
    starts: Sequence[int] = figures.load("collection_buckets")["default"]["starts"]
    return starts


def at_risk(rows: Iterable[Row], days: int, whole: Decimal) -> Ratio:
    """Return the loans that are more than some days late; of 1, those that are a day late or more."""
    kept = list(rows)
    least = days if days == 1 else days + 1
    late = [row for row in kept if row.days_late is not None and row.days_late >= least]
    return _ratio(late, whole, _lacking(kept, "days_late"))


def _bad(rows: Iterable[Row], pack: Pack, whole: Decimal) -> Ratio:
    kept = list(rows)
    bad = {group.code for group in pack.groups if group.non_performing}
    unknown = sum(1 for row in kept if row.group not in pack.ranks)
    return _ratio([row for row in kept if row.group in bad], whole, unknown)


def _ratio(rows: Sequence[Row], whole: Decimal, unknown: int) -> Ratio:
    amount = _added(row.balance for row in rows)
    return Ratio(len(rows), amount, percent(amount, whole), unknown)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return a part in percent of the whole, to two decimals, half up; `None` when there is no whole."""
    return CONTEXT.divide(part * HUNDRED, whole).quantize(_SHOWN, ROUND_HALF_UP) if whole else None


def is_due_this_week(row: Row, today: date) -> bool:
    """Tell whether an instalment is due today or in the six days after it."""
    return row.next_due is not None and today <= row.next_due < today + timedelta(days=7)


def is_stepping(row: Row, today: date, days: int = 10) -> bool:
    """Tell whether a loan falls into a worse group within some days when nothing is paid."""
    return row.next_group_on is not None and today < row.next_group_on <= today + timedelta(days=days)
