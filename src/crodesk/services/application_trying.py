"""Other terms tried on an application, and the ways to lend that are kept beside it to be compared."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.appraisal import comparing, rules, trying
from crodesk.domain.lending.appraisal.case import Asked, Case
from crodesk.domain.lending.appraisal.comparing import MOST, Compared, Variant
from crodesk.domain.lending.appraisal.trying import WhatIf
from crodesk.domain.money import minor_units
from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.services import drafts
from crodesk.services.stored import PPM_A_PERCENT, percent
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

KEPT_AS = drafts.OFFERS
"""The kind of draft that keeps the ways to lend of one application."""
TERMS = ("amount_minor", "months", "rate_ppm")
"""What is tried, as fields of the application."""
OFFERED = (*TERMS, "method", "grace_months")
"""What of an offer is a field of the application; its fee is not."""


def try_out(case: Case, values: Mapping[str, Any]) -> WhatIf:
    """Return what comes of other terms: `TERMS` as typed, and under `monthly_minor` what can be paid a month."""
    monthly = values.get("monthly_minor")
    borne = None if monthly is None else Decimal(monthly).scaleb(-minor_units(case.asked.currency))
    return trying.try_out(replace(case, asked=with_values(case.asked, values)), rules.shipped(), borne)


def with_values(asked: Asked, values: Mapping[str, Any]) -> Asked:
    """Return what is asked for with the values of fields in its place; `None` is not known."""
    amount = values.get("amount_minor")
    changed = replace(
        asked,
        amount=None if amount is None else Decimal(amount).scaleb(-minor_units(asked.currency)),
        months=values.get("months"),
        rate=percent(values.get("rate_ppm")),
    )
    return replace(
        changed,
        method=values.get("method") or asked.method,
        grace_principal=values.get("grace_months", asked.grace_principal) or 0,
    )


def values_of(asked: Asked) -> dict[str, Any]:
    """Return what is asked for as values of the application's fields (`OFFERED`)."""
    places = minor_units(asked.currency)
    return {
        "amount_minor": None if asked.amount is None else int(asked.amount.scaleb(places)),
        "months": asked.months,
        "rate_ppm": None if asked.rate is None else int(asked.rate * PPM_A_PERCENT),
        "method": asked.method,
        "grace_months": asked.grace_principal,
    }


def variants(reader: Reader, number: str, case: Case) -> list[Variant]:
    """Return the ways to lend that are kept for an application, in the order in which they were."""
    return [variant_of(case.asked, json.loads(text)) for _place, text in sorted(kept(reader, number).items())]


def kept(reader: Reader, number: str) -> dict[str, str]:
    """Return them as they are kept."""
    return dict(drafts.read(reader, KEPT_AS, number))


def keep(session: "Session", number: str, offered: Sequence[Variant]) -> None:
    """Keep these ways to lend, and no others, until they are dropped; raises `Refused` when they are too many."""
    if len(offered) > MOST:
        raise Refused(N_("{most} offers stand side by side at most. D takes one out."), most=MOST)
    texts = {str(place): json.dumps(variant_values(each)) for place, each in enumerate(offered, start=1)}
    drafts.keep(session, KEPT_AS, number, texts)


def variant_of(asked: Asked, values: Mapping[str, Any]) -> Variant:
    """Return a way to lend from values of fields; a fee stands under `fee_minor`."""
    fee = Decimal(values.get("fee_minor") or 0).scaleb(-minor_units(asked.currency))
    return Variant(with_values(asked, values), fee)


def variant_values(variant: Variant) -> dict[str, Any]:
    """Return a way to lend as values of fields."""
    places = minor_units(variant.asked.currency)
    return {**values_of(variant.asked), "fee_minor": int(variant.fee.scaleb(places))}


def compare(case: Case, offered: Sequence[Variant]) -> tuple[Compared, ...]:
    """Return what ways to lend come to."""
    return comparing.compare(case, rules.shipped(), offered)
