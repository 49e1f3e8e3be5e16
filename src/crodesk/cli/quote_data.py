"""A quote as data for other programs: amounts as decimal strings, dates in ISO form."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crodesk.cli.quote_words import plain
from crodesk.domain.lending.quote import Quote
from crodesk.domain.lending.schedule import Row
from crodesk.domain.words import N_
from crodesk.language import _

if TYPE_CHECKING:
    from crodesk.exchange.writing import Cell

_RATE_PLACES = 6


def as_json(quote: Quote) -> dict[str, Any]:
    """Return the whole quote."""
    schedule, totals = quote.schedule, quote.schedule.totals
    currency = schedule.terms.currency

    def money(value: Decimal) -> str:
        return plain(value, currency)

    return {
        "rows": [_row(row, currency) for row in schedule.rows],
        "totals": {name: money(getattr(totals, name)) for name in totals._fields},
        "effective_rate": None if quote.effective_rate is None else format(quote.effective_rate, f".{_RATE_PLACES}f"),
        "currency": currency,
        "instalment": money(quote.instalment),
        "largest_payment": money(quote.largest_payment),
        "upfront_fees": money(schedule.upfront_fees),
        "financed_fees": money(schedule.financed_fees),
        "years": [
            {"year": year.year, **{name: money(getattr(year, name)) for name in year._fields[1:]}}
            for year in schedule.years
        ],
        "stress": [
            {
                "points": one.points,
                "instalment": money(one.instalment),
                "largest_payment": money(one.largest_payment),
                "interest": money(one.interest),
                "payment": money(one.payment),
            }
            for one in quote.stress
        ],
        "remarks": [
            {"n": row.n, "field": remark.field, "text": remark.text.format(**remark.values)}
            for row in schedule.rows
            for remark in row.remarks
        ]
        + [{"n": None, "field": one.field, "text": one.text.format(**one.values)} for one in schedule.remarks],
    }


def _row(row: Row, currency: str) -> dict[str, Any]:
    amounts = ("principal", "interest", "fee", "payment", "balance")
    found = {"n": row.n, "due": row.due, "days": row.days}
    return {**found, **{name: plain(getattr(row, name), currency) for name in amounts}}


def headings() -> list[str]:
    """Return the headings of the schedule as a table."""
    names = (N_("No."), N_("Due"), N_("Days"), N_("Principal"), N_("Interest"), N_("Fee"), N_("Payment"), N_("Balance"))
    return [_(name) for name in names]


def rows(quote: Quote) -> "Iterator[Sequence[Cell]]":
    """Yield the rows of that table; their sums are left to whoever reads it."""
    currency = quote.schedule.terms.currency
    for row in quote.schedule.rows:
        amounts = (row.principal, row.interest, row.fee, row.payment, row.balance)
        yield (row.n, row.due, row.days, *(Decimal(plain(amount, currency)) for amount in amounts))
