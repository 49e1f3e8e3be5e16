"""A quote as a paper: what the loan is, what it costs, every due date, each year, and what if the rate rises."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from crodesk.cli import quote_conventions, quote_warnings, quote_words
from crodesk.domain.dates import format_date
from crodesk.domain.lending.quote import Quote
from crodesk.domain.money import minor_units, money_with_sign
from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Table, Words
from crodesk.language import _, language, ngettext


def of(quote: Quote, more: Iterable[Block] = ()) -> Paper:
    """Return the paper in the language in use, with what else there is to say at its end."""
    foot = _(N_("For advice; the bank's figures decide."))
    return Paper(_(N_("Quote for a loan")), (*_Making(quote).blocks(), *more), foot)


class _Making:
    """Makes the blocks of one paper."""

    def __init__(self, quote: Quote) -> None:
        self._quote = quote
        self._schedule = quote.schedule
        self._currency = quote.schedule.terms.currency
        self._has_fees = any(row.fee for row in quote.schedule.rows)
        self._largest = N_("Largest instalment, fee included") if self._has_fees else N_("Largest instalment")

    def blocks(self) -> Iterator[Block]:
        """Yield them in order."""
        yield Facts(tuple(self._facts()))
        yield Words(quote_conventions.line(self._schedule.terms))
        yield from (Words(quote_words.sentence(remark)) for remark in self._schedule.remarks)
        yield Heading(_(N_("Schedule")))
        yield self._rows()
        yield from self._remarks()
        yield Heading(_(N_("By year")))
        yield self._years()
        yield Heading(_(N_("If the rate rises")))
        yield from self._stress()

    def _facts(self) -> Iterator[tuple[str, str]]:
        terms, totals = self._schedule.terms, self._schedule.totals
        rows = len(self._schedule.rows)
        yield _(N_("Amount")), self._with_sign(terms.amount)
        yield _(N_("Rate a year")), ", ".join(quote_words.rate(one.effective) for one in terms.rates)
        yield _(N_("Repaid by")), quote_conventions.method(terms)
        count = ngettext("{count} instalment", "{count} instalments", rows).format(count=rows)
        last = format_date(self._schedule.rows[-1].due, language())
        yield _(N_("Term")), _(N_("{count}, the last on {date}")).format(count=count, date=last)
        yield _(self._largest), self._with_sign(self._quote.largest_payment)
        yield _(N_("Interest altogether")), self._with_sign(totals.interest)
        if totals.fees:
            yield _(N_("Fees altogether")), self._with_sign(totals.fees)
        yield _(N_("To be paid altogether")), self._with_sign(totals.payment)
        found = self._quote.effective_rate
        yield (
            _(N_("Effective rate a year")),
            quote_warnings.no_rate(self._quote) if found is None else quote_words.percent(found),
        )

    def _with_sign(self, amount: Decimal) -> str:
        places = minor_units(self._currency)
        return money_with_sign(int(amount.scaleb(places)), self._currency, language())

    def _amount(self, value: Decimal) -> str:
        return quote_words.amount(value, self._currency)

    def _heads(self, *first: str) -> tuple[str, ...]:
        fee = (N_("Fee"),) if self._has_fees else ()
        return tuple(_(name) for name in (*first, N_("Principal"), N_("Interest"), *fee, N_("Payment"), N_("Balance")))

    def _cells(self, principal: Decimal, interest: Decimal, fee: Decimal, payment: Decimal) -> tuple[str, ...]:
        fees = (fee,) if self._has_fees else ()
        return tuple(map(self._amount, (principal, interest, *fees, payment)))

    def _rows(self) -> Table:
        rows = tuple(
            (
                str(row.n),
                format_date(row.due, language()),
                str(row.days),
                *self._cells(row.principal, row.interest, row.fee, row.payment),
                self._amount(row.balance),
            )
            for row in self._schedule.rows
        )
        totals = self._schedule.totals
        in_rows = totals.fees - self._schedule.upfront_fees - self._schedule.financed_fees
        payment = totals.payment - self._schedule.upfront_fees
        total = ("", _(N_("Total")), "", *self._cells(totals.principal, totals.interest, in_rows, payment), "")
        return Table(self._heads(N_("No."), N_("Due"), N_("Days")), rows, frozenset({1}), total)

    def _remarks(self) -> Iterator[Words]:
        for row in self._schedule.rows:
            for remark in row.remarks:
                yield Words(f"{row.n}. {quote_words.sentence(remark)}")

    def _years(self) -> Table:
        rows = tuple(
            (
                str(one.year),
                *self._cells(one.principal, one.interest, one.fee, one.payment),
                self._amount(one.balance),
            )
            for one in self._schedule.years
        )
        return Table(self._heads(N_("Year")), rows, frozenset({0}))

    def _stress(self) -> Iterator[Block]:
        heads = (N_("Points"), self._largest, N_("Interest altogether"), N_("To be paid altogether"))
        rows = tuple(
            (f"+{one.points}", *map(self._amount, (one.largest_payment, one.interest, one.payment)))
            for one in self._quote.stress
        )
        if rows:
            yield Table(tuple(_(name) for name in heads), rows, frozenset({0}))
        if self._quote.unbearable:
            points = ", ".join(f"+{one}" for one in self._quote.unbearable)
            yield Words(_(N_("{points}: at such a rate this loan can't be laid out.")).format(points=points))
