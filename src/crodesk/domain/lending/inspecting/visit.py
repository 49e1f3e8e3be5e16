"""What an inspection of the use of a loan showed: amounts, the finding that they suggest, and what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from crodesk.domain.follow_up.message import Message
from crodesk.domain.lending.numbers import CONTEXT, HUNDRED, ZERO
from crodesk.domain.lending.saying import money
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

RIGHT, PARTLY, WRONG, UNKNOWN = "right", "partly", "wrong", ""
FINDINGS = (UNKNOWN, RIGHT, PARTLY, WRONG)
BANK, CUSTOMER = "bank", "customer"
_SHOWN = Decimal("0.01")
_POSITION = re.compile(r"([+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?)(?:\s*[,;]\s*|\s+)([+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?)")
_POLE, _HALF_ROUND = 90, 180


@dataclass(frozen=True, slots=True)
class Item:
    """Something that money was seen to be used for."""

    purpose: str
    amount: Decimal | None = None
    as_agreed: bool | None = None
    """`None` when it couldn't be told."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who was there."""

    name: str
    side: str
    """`bank` or `customer`."""
    refused: bool = False
    """Whether they didn't want to sign, which is noted instead."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection as it was written down."""

    currency: str
    on: date | None = None
    begun: str = ""
    """`HH:MM`, or empty."""
    ended: str = ""
    drawn: Decimal | None = None
    """What the drawings came to that were looked at."""
    drawn_on: date | None = None
    """The day of the first of them."""
    items: tuple[Item, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    finding: str = UNKNOWN
    remarks: str = ""
    position: str = ""
    """Latitude and longitude, such as `10.7769, 106.7009`; empty where it wasn't noted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown, in the loan's currency; `None` is what isn't known, which is never nought."""

    as_agreed: Decimal | None
    otherwise: Decimal | None
    """Used for something else."""
    not_shown: Decimal | None
    """Of the drawings: neither the one nor the other."""
    share: Decimal | None
    """What was used as agreed, in percent of what was drawn, to two decimals, half up."""


def shown(visit: Visit) -> Shown:
    """Return what the items of a visit come to."""
    counted = [one for one in visit.items if one.amount is not None and one.amount.is_finite()]
    right = _sum(counted, as_agreed=True)
    wrong = _sum(counted, as_agreed=False)
    drawn = visit.drawn or None
    if right is None and wrong is None:
        return Shown(None, None, drawn, None)
    seen = (right or ZERO) + (wrong or ZERO)
    left = None if drawn is None else max(drawn - seen, ZERO)
    share = None if drawn is None else _percent(right or ZERO, drawn)
    return Shown(right or ZERO, wrong or ZERO, left, share)


def _sum(items: list[Item], *, as_agreed: bool) -> Decimal | None:
    amounts = [one.amount for one in items if one.as_agreed is as_agreed and one.amount is not None]
    return sum(amounts, ZERO) if amounts else None


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return CONTEXT.divide(part * HUNDRED, whole).quantize(_SHOWN, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The finding that the figures suggest, and why."""

    finding: str
    why: Message


def suggested(visit: Visit) -> Suggestion:
    """Return the finding that a visit's figures suggest; nothing shown is nothing known, not a wrong use."""
    found = shown(visit)
    if found.as_agreed is None or found.otherwise is None:
        return Suggestion(UNKNOWN, Message(N_("Nothing was shown yet.")))
    if found.otherwise:
        values = {"amount": money(found.otherwise, visit.currency)}
        finding = PARTLY if found.as_agreed else WRONG
        return Suggestion(finding, Message(N_("{amount} was used for something else."), values))
    if found.not_shown is None:
        return Suggestion(UNKNOWN, Message(N_("What was drawn isn't known.")))
    if found.not_shown:
        values = {"amount": money(found.not_shown, visit.currency)}
        return Suggestion(PARTLY, Message(N_("For {amount} nothing was shown yet."), values))
    return Suggestion(RIGHT, Message(N_("All of it was shown to be used as agreed.")))


def problems(visit: Visit, today: date) -> list[Problem]:
    """Return everything that is wrong with a visit, by field."""
    return [*_of_time(visit, today), *_of_place(visit), *_of_amounts(visit), *_of_people(visit), *_of_finding(visit)]


def _of_time(visit: Visit, today: date) -> Iterator[Problem]:
    if visit.on is None:
        yield Problem("on", N_("Say on which day it was."))
        return
    if visit.on > today:
        yield Problem("on", N_("That day is still to come: is the clock of this computer right?"))
    if visit.drawn_on is not None and visit.on < visit.drawn_on:
        yield Problem("on", N_("The money went out later, on {day}."), {"day": visit.drawn_on})
    if visit.begun and visit.ended and visit.ended < visit.begun:
        yield Problem("ended", N_("It ended before it began."))


def _of_place(visit: Visit) -> Iterator[Problem]:
    if visit.position.strip() and placed(visit.position) is None:
        yield Problem("position", N_("Write latitude and longitude, such as 10.7769, 106.7009."))


def placed(text: str) -> tuple[Decimal, Decimal] | None:
    """Return latitude and longitude in degrees, north and east above zero; `None` when a text is no position."""
    found = _POSITION.fullmatch(text.strip())
    if found is None:
        return None
    latitude, longitude = Decimal(found[1]), Decimal(found[2])
    return (latitude, longitude) if abs(latitude) <= _POLE and abs(longitude) <= _HALF_ROUND else None


def _of_amounts(visit: Visit) -> Iterator[Problem]:
    for place, one in enumerate(visit.items):
        if one.amount is not None and not (one.amount.is_finite() and one.amount > ZERO):
            yield Problem(f"items[{place}].amount", N_("The amount must be more than zero."))
    found = shown(visit)
    seen = (found.as_agreed or ZERO) + (found.otherwise or ZERO)
    if visit.drawn is not None and seen > visit.drawn:
        values = {"shown": money(seen, visit.currency), "drawn": money(visit.drawn, visit.currency)}
        yield Problem("items", N_("{shown} was shown, more than the {drawn} that was drawn."), values)


def _of_people(visit: Visit) -> Iterator[Problem]:
    for side, text in ((BANK, N_("Nobody of the bank signs.")), (CUSTOMER, N_("Nobody of the customer's side signs."))):
        there = [one for one in visit.signatories if one.side == side and one.name.strip()]
        if not there:
            yield Problem("signatories", text)
        elif all(one.refused for one in there) and not visit.remarks.strip():
            yield Problem("remarks", N_("They didn't sign: note why."))


def _of_finding(visit: Visit) -> Iterator[Problem]:
    if visit.finding not in FINDINGS:
        yield Problem("finding", N_("Say whether the use was right, partly right or wrong, or leave it open."))
    elif visit.finding and visit.finding != suggested(visit).finding and not visit.remarks.strip():
        yield Problem("remarks", N_("The figures suggest something else: note why."))
