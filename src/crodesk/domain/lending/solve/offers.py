"""Up to four offers side by side: instalment, cost, effective rate, and what a rise of the rate would do to each."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.numbers import precisely
from crodesk.domain.lending.quote import Quote, quote
from crodesk.domain.lending.terms import LoanTerms
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

MOST_OFFERS = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """Terms with the name they are told apart by."""

    name: str
    terms: LoanTerms


@dataclass(frozen=True, slots=True)
class Compared:
    """What an offer comes to."""

    name: str
    quote: Quote
    """Its instalment, effective rate and stress table among the rest."""
    cost: Decimal
    """Interest and fees together."""


@precisely
def compare(offers: Sequence[Offer]) -> list[Compared] | list[Problem]:
    """Return what up to four offers come to, in their order.

    `Problem`s on `offers` where there are none, too many, or of different currencies; on `1.rate` and the like for
    everything that is wrong with the terms of each, numbered from 1.
    """
    problems, found = _problems(offers), []
    for number, offer in enumerate(offers, start=1):
        answer = quote(offer.terms)
        if isinstance(answer, list):
            problems += [dataclasses.replace(one, field=f"{number}.{one.field}") for one in answer]
        else:
            totals = answer.schedule.totals
            found.append(Compared(offer.name, answer, totals.interest + totals.fees))
    return problems or found


def _problems(offers: Sequence[Offer]) -> list[Problem]:
    if not 1 <= len(offers) <= MOST_OFFERS:
        return [Problem("offers", N_("From one to {most} offers can be compared."), {"most": MOST_OFFERS})]
    if len({offer.terms.currency for offer in offers}) > 1:
        return [Problem("offers", N_("Offers in different currencies can't be compared."))]
    return []
