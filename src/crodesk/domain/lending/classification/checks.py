"""What is wrong with the facts of a facility."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.classification import re_age
from crodesk.domain.lending.classification.facts import Events, Facility
from crodesk.domain.problem import Problem
from crodesk.domain.rules.codes import FACTS, LAST_RESTRUCTURES
from crodesk.domain.rules.pack import Pack
from crodesk.domain.words import N_

AFTERWARDS = N_("This day lies after the day of the classification.")
NO_GROUP = N_("There is no group “{group}”; there are {known}.")


def is_amount(value: Decimal) -> bool:
    """Tell whether a value is a finite amount of at least 0."""
    return value.is_finite() and value >= 0


def of_facility(facility: Facility) -> list[Problem]:
    """Return what is wrong with the figures of a facility; the classification goes on with the nearest right ones."""
    found = []
    if facility.dpd is not None and facility.dpd < 0:
        found.append(Problem("dpd", N_("Days past due can't be less than 0.")))
    if facility.exposure is not None and not is_amount(facility.exposure):
        found.append(Problem("exposure", N_("An exposure can't be less than 0.")))
    return found


def of_events(events: Events, pack: Pack, as_of: date) -> list[Problem]:
    """Return what is wrong with what is said to have happened; the classification goes on with what is right."""
    return list(_of_events(events, pack, as_of))


def _of_events(events: Events, pack: Pack, as_of: date) -> Iterator[Problem]:
    yield from _of_numbers(events)
    for field in ("recalled_on", "observed_since", "performing_since"):
        day = getattr(events, field)
        if day is not None and day > as_of:
            yield Problem(field, AFTERWARDS)
    for field in ("external_group", "current_group"):
        code = getattr(events, field)
        if code and code not in pack.ranks:
            yield Problem(field, NO_GROUP, {"group": code, "known": ", ".join(pack.ranks)})
    yield from _of_words(events)
    if events.re_aged:
        yield from _of_re_aging(events, pack, as_of)


def _of_re_aging(events: Events, pack: Pack, as_of: date) -> Iterator[Problem]:
    """Check how often the account was re-aged, where the pack knows that at all."""
    if max(events.re_aged) > as_of:
        yield Problem(re_age.FIELD, AFTERWARDS)
    if pack.re_age is None:
        yield Problem(re_age.FIELD, N_("These rules know no re-aging."))
    else:
        yield from re_age.breaches(pack.re_age, events.re_aged)


def _of_numbers(events: Events) -> Iterator[Problem]:
    for field in ("restructures", "new_terms_dpd", "periods_paid", "past_due", "days_material"):
        number = getattr(events, field)
        if number is not None and not is_amount(Decimal(number)):
            yield Problem(field, N_("This can't be less than 0."))


def _of_words(events: Events) -> Iterator[Problem]:
    text = N_("“{word}” isn't known here; there are {known}.")
    if events.last_restructure not in {"", *LAST_RESTRUCTURES}:
        values = {"word": events.last_restructure, "known": ", ".join(LAST_RESTRUCTURES)}
        yield Problem("last_restructure", text, values)
    for fact in sorted(events.facts - set(FACTS)):
        yield Problem("facts", text, {"word": fact, "known": ", ".join(FACTS)})
