"""What the desk knows of who borrows besides the application: debts of the group, use of accounts, exchange rates."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from crodesk.domain.lending.appraisal import exchange
from crodesk.domain.lending.appraisal.case import Case, Conduct, Earlier, Exposure, Flow
from crodesk.domain.lending.appraisal.conduct import MONTHS, Month, month_before, usage
from crodesk.domain.lending.numbers import ONE
from crodesk.domain.money import minor_units
from crodesk.services.stored import day
from crodesk.storage.queries import applications as q
from crodesk.storage.reader import Cells, Reader

EXPOSED = {
    "spouse": "household", "household": "household", "owner": "owned", "beneficial_owner": "owned",
    "guarantor": "guarantor", "group": "group",
}  # fmt: skip
"""Why somebody's debts count together with the borrower's, by the role they have."""


class Rate(NamedTuple):
    """What one unit of a currency is worth in another, as stated last."""

    value: Decimal
    on: date


def exposures(reader: Reader, customer: int, code: str, name: str) -> Iterator[Exposure]:
    """Yield what we have lent to the borrower and to whoever stands together with them, in its own currency."""
    group = {customer: ("borrower", code, name)}
    for rid, role, other_code, other_name in reader.rows(q.RELATED, {"customer": customer}):
        group.setdefault(rid, (EXPOSED[role], other_code, other_name))
    counted: set[int] = set()
    for holder, rid, *cells in reader.rows(q.OWED_BY_GROUP, {"customers": json.dumps(list(group))}):
        if rid not in counted:
            counted.add(rid)
            yield from _exposure(*group[holder], cells)


def _exposure(why: str, code: str, name: str, cells: Iterable[object]) -> Iterator[Exposure]:
    currency, limit, balance, secured = cells
    places = minor_units(str(currency or "VND"))
    known = [Decimal(abs(int(str(minor)))).scaleb(-places) for minor in (limit, balance) if minor is not None]
    owed = max(known, default=None)  # a card owes below 0
    if owed != 0:
        yield Exposure(
            code=code, name=name, why=why, balance=owed, secured=bool(secured), currency=str(currency or "VND")
        )


def earlier(reader: Reader, customer: int, besides: int) -> Iterator[Earlier]:
    """Yield a customer's other applications, the newest first; `besides` is the number of the one that is left out."""
    for number, product, stage, since in reader.rows(q.EARLIER, {"customer": customer, "application": besides}):
        yield Earlier(number, product, stage, day(since))


def conduct(reader: Reader, customer: int, since: str | None, flows: Iterable[Flow], case: Case) -> Conduct:
    """Return how the borrower's accounts were used, and how loans with us were repaid.

    `case` has the exchange rates of the currencies in which the accounts are kept.
    """
    first, today = day(since), case.today
    months = None if first is None else (today.year - first.year) * 12 + today.month - first.month
    late = reader.value(q.LATEST_LATE, {"customer": customer})
    paid_here = any(flow.kind == "salary" and flow.paid_here and not flow.expense for flow in flows)
    used = usage(list(_months(reader, customer, case)), today, paid_here=paid_here)
    return Conduct(
        months_with_us=months,
        inflow_a_month=used.inflow_a_month,
        outflow_a_month=used.outflow_a_month,
        lowest_balance=used.lowest_balance,
        salary_here=used.salary_here,
        days_late_most=late,
        loans_repaid=0 if late is None else None,
    )


def _months(reader: Reader, customer: int, case: Case) -> Iterator[Month]:
    accounts = [rid for (rid,) in reader.rows(q.ACCOUNTS, {"customer": customer})]
    rates: dict[str, Decimal | None] = {case.asked.currency: ONE}
    span = {"since": month_before(case.today, MONTHS).isoformat(), "until": month_before(case.today, 0).isoformat()}
    for account in accounts:
        rows = reader.rows(q.MONTHS, {"account": account, "customer": customer, **span})
        for row in _whole(rows):
            currency = row[1] or case.asked.currency
            if currency not in rates:
                rate = newest_rate(reader, currency, case.asked.currency, case.today)
                rates[currency] = rate.value if rate else None
            yield _month(row, currency, rates[currency])


def _whole(rows: list[Cells]) -> list[Cells]:
    """Return the months that were read to their first day: where the bound was met, the oldest wasn't."""
    if sum(row[-1] for row in rows) < q.MOST_MOVEMENTS:
        return rows
    oldest = min(row[0] for row in rows)
    return [row for row in rows if row[0] != oldest]


def _month(row: Cells, currency: str, rate: Decimal | None) -> Month:
    month, _currency, inflow, outflow, lowest, salary, _count = row
    places = minor_units(currency)

    def worth(minor: int | None) -> Decimal | None:
        return None if rate is None or minor is None else Decimal(minor).scaleb(-places) * rate

    return Month(date.fromisoformat(f"{month}-01"), worth(inflow), worth(outflow), worth(lowest), salary=bool(salary))


def rated(reader: Reader, case: Case) -> Case:
    """Return an application with the newest rates of the currencies that it states amounts in."""
    found: Mapping[str, Rate] = {
        code: rate
        for code in exchange.foreign(case)
        if (rate := newest_rate(reader, code, case.asked.currency, case.today)) is not None
    }
    values, days = {code: rate.value for code, rate in found.items()}, {code: rate.on for code, rate in found.items()}
    return replace(case, exchange=values, exchange_on=days) if found else case


def newest_rate(reader: Reader, currency: str, into: str, today: date) -> Rate | None:
    """Return what one unit of a currency is worth in another by the newest rate up to today, either way round."""
    there = reader.row(q.NEWEST_RATE, {"currency": currency, "into": into, "today": today.isoformat()})
    back = reader.row(q.NEWEST_RATE, {"currency": into, "into": currency, "today": today.isoformat()})
    if there is not None and (back is None or there[1] >= back[1]):
        return Rate(Decimal(there[0]), date.fromisoformat(there[1]))
    if back is None:
        return None
    with localcontext(prec=34):
        return Rate(ONE / Decimal(back[0]), date.fromisoformat(back[1]))
