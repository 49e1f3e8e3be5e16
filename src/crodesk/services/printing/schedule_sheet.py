"""A quote with its schedule as a page: what is lent, what it costs, every due date; the figures are the engine's."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.lending.papers import PaperFacts, PaperValues
from crodesk.domain.lending.papers.showing import Hand
from crodesk.domain.lending.rates import xirr
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.exchange.paper import Facts, Heading, Paper, Table
from crodesk.language import in_language

FOOT = N_("For advice; the bank's figures decide.")
NONE = N_("There is no schedule: it needs amount, term and rate, and a limit has none.")
COLUMNS = {
    "n": N_("No."), "due": N_("Due"), "days": N_("Days"), "principal": N_("Principal"), "interest": N_("Interest"),
    "payment": N_("Payment"), "balance": N_("Balance"),
}  # fmt: skip
_HUNDREDTH = Decimal("0.01")


def of(facts: PaperFacts, values: PaperValues) -> Paper:
    """Return the page; `Refused` without a schedule."""
    schedule, rows = facts.schedule, values.lists["schedule"]
    if schedule is None or rows is None:
        raise Refused(NONE)

    def said(message: str) -> str:
        return in_language(values.language, message)

    table = Table(
        tuple(said(words) for words in COLUMNS.values()),
        tuple(tuple(row[name] for name in COLUMNS) for row in rows),
        frozenset({1}),
        _total(schedule, Hand(values.language, facts.case.asked.currency), said(N_("Total"))),
    )
    lines = tuple((said(label), text) for label, text in _facts(schedule, values) if text)
    return Paper(said(N_("Quote for a loan")), (Facts(lines), Heading(said(N_("Schedule"))), table), said(FOOT))


def _facts(schedule: Schedule, values: PaperValues) -> Iterator[tuple[str, str]]:
    texts, terms = values.texts, schedule.terms
    hand = Hand(values.language, terms.currency)
    effective = xirr(schedule.flows)
    yield N_("Application"), texts["application_number"]
    yield N_("Customer"), texts["borrower_name"]
    yield N_("Product"), texts["product"]
    yield N_("Amount"), hand.money(terms.amount)
    yield N_("Rate a year"), hand.percent(terms.rates[0].percent)
    yield N_("Repaid by"), texts["method"]
    yield N_("Term"), hand.months(terms.count)
    yield N_("Largest instalment"), texts["instalment_largest"]
    yield N_("Interest altogether"), texts["interest_total"]
    yield N_("To be paid altogether"), texts["payment_total"]
    if isinstance(effective, Decimal):
        yield N_("Effective rate a year"), hand.percent(effective.quantize(_HUNDREDTH))
    yield N_("Bank"), " · ".join(filter(None, (texts["bank_name"], texts["branch_name"])))
    yield N_("Officer"), " · ".join(filter(None, (texts["officer_name"], texts["officer_phone"])))
    yield N_("Date"), texts["today"]


def _total(schedule: Schedule, hand: Hand, word: str) -> tuple[str, ...]:
    totals = schedule.totals
    return ("", word, "", *map(hand.figures, (totals.principal, totals.interest, totals.payment)), "")
