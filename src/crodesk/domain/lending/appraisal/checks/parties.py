"""Who takes part: nobody twice, no circle of guarantees, shares that add up, ages that can be."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal.case import Case, Party
from crodesk.domain.lending.appraisal.personal import years
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.numbers import HUNDRED, ZERO
from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_BORROWER = "borrower"


def problems(case: Case, rules: Rules) -> Iterator[Problem]:
    """Yield what is wrong with the parties."""
    for place, party in enumerate(case.parties):
        yield from _age(party, place, case.today, rules)
        yield from _share(party, place)
        if place:
            yield from _same(party, place, case.borrower)
    yield from _repeated(case)
    yield from _circles(case)
    for role in ("co_borrower", "owner"):
        yield from _shares(case, role)


def _age(party: Party, place: int, today: date, rules: Rules) -> Iterator[Problem]:
    field, oldest = f"parties.{place}.born", rules.parameter("age", "oldest")
    if party.born is None:
        return
    if party.born > today:
        yield Problem(field, N_("{name} would be born after today."), {"name": party.name})
    elif party.kind != "company" and years(party.born, today) > oldest:
        text = N_("{name} would be {age} years old.")
        yield Problem(field, text, {"name": party.name, "age": int(years(party.born, today))})


def _share(party: Party, place: int) -> Iterator[Problem]:
    if party.share is not None and not ZERO <= party.share <= HUNDRED:
        yield Problem(f"parties.{place}.share", N_("A share lies between 0 and 100 percent."))


def is_same(one: Party, other: Party) -> bool:
    """Tell whether two parties are one person: by customer code, identity number, or name with day of birth."""
    codes = bool(one.code) and one.code == other.code
    numbers = bool(one.id_number) and one.id_number == other.id_number
    names = one.born is not None and one.born == other.born and fold(one.name) == fold(other.name)
    return codes or numbers or names


_TWICE: Mapping[str, str] = {
    "co_borrower": N_("{name} is the borrower and can't be a co-borrower as well."),
    "guarantor": N_("{name} is the borrower and can't stand for the own debt."),
    "spouse": N_("{name} is the borrower and can't be the own spouse."),
}


def _same(party: Party, place: int, borrower: Party) -> Iterator[Problem]:
    if party.role in _TWICE and is_same(party, borrower):
        yield Problem(f"parties.{place}.role", _TWICE[party.role], {"name": party.name})


def _repeated(case: Case) -> Iterator[Problem]:
    """Yield each party that is entered twice in the same role."""
    for place, party in enumerate(case.parties):
        before = case.parties[1:place]
        if any(one.role == party.role and is_same(one, party) for one in before):
            yield Problem(f"parties.{place}.name", N_("{name} is entered twice."), {"name": party.name})


def _circles(case: Case) -> Iterator[Problem]:
    """Yield each guarantor who, through the others, stands for himself, or for nobody who is there."""
    backed = {one.key: one.backs or _BORROWER for one in case.parties if one.role == "guarantor"}
    keys = {one.key for one in case.parties} | {_BORROWER}
    for place, party in enumerate(case.parties):
        if party.key not in backed:
            continue
        field, values = f"parties.{place}.backs", {"name": party.name}
        if backed[party.key] not in keys:
            yield Problem(field, N_("{name} stands for somebody who has no part in this loan."), values)
        elif _returns(party.key, backed):
            yield Problem(field, N_("The guarantees go in a circle: in the end {name} stands for {name}."), values)


def _returns(key: str, backed: Mapping[str, str]) -> bool:
    """Tell whether the chain of guarantees from a guarantor comes back to it."""
    place, seen = backed[key], set[str]()
    while place in backed and place not in seen:
        if place == key:
            return True
        seen.add(place)
        place = backed[place]
    return False


def _shares(case: Case, role: str) -> Iterator[Problem]:
    """Yield whether the shares of a role are more than the whole; the borrower has a part of the debt too."""
    held = [
        (place, one.share)
        for place, one in enumerate(case.parties)
        if one.share is not None and (one.role == role or (role == "co_borrower" and not place))
    ]
    whole = sum((share for _place, share in held), Decimal(0))
    if whole > HUNDRED:
        values = {"sum": whole}
        yield Problem(f"parties.{held[-1][0]}.share", N_("The shares add up to {sum}%, more than the whole."), values)
