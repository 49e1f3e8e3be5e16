"""What an application still lacks, step by step: what must be there before it is sent, and what isn't known yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crodesk.domain.lending.appraisal.case import Case, Party
from crodesk.domain.problem import Problem
from crodesk.domain.rules.products import ProductRules
from crodesk.domain.words import N_


class Weight(StrEnum):
    """How much a gap weighs."""

    WRONG = "wrong"
    """It can't be so: it stops the sending."""
    MISSING = "missing"
    """Nothing can be worked out without it: it stops the sending."""
    UNKNOWN = "unknown"
    """It isn't known yet: it may be sent, and comes to light in the appraisal."""


STOPS = (Weight.WRONG, Weight.MISSING)
"""Gaps that stop the sending."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that an application lacks."""

    step: str
    key: str
    """The field, or the kind of record of which one is wanted."""
    weight: Weight
    problem: Problem
    """In words."""


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a step is."""

    step: str
    wrong: int = 0
    missing: int = 0
    unknown: int = 0

    @property
    def done(self) -> bool:
        """Whether nothing is left to do here."""
        return not (self.wrong or self.missing or self.unknown)


def gaps(case: Case, product: ProductRules | None) -> tuple[Gap, ...]:
    """Return what an application lacks, in the order of the steps; `product` is `None` while none is chosen."""
    return (
        *_of_customer(case),
        *_of_loan(case),
        *(_of_means(case, product.sections) if product else ()),
        *(_of_collateral(case, product) if product else ()),
    )


def states(steps: Sequence[str], found: Sequence[Gap]) -> tuple[StepState, ...]:
    """Return how far each step is."""
    return tuple(
        StepState(step, *(sum(gap.step == step and gap.weight is weight for gap in found) for weight in Weight))
        for step in steps
    )


def to_fix(found: Sequence[Gap]) -> int:
    """Return how many gaps stop the sending."""
    return sum(gap.weight in STOPS for gap in found)


def _gap(step: str, key: str, weight: Weight, text: str, **values: object) -> Gap:
    return Gap(step, key, weight, Problem(key, text, values))


def _of_customer(case: Case) -> Iterator[Gap]:
    for party in case.parties:
        if party.role in ("borrower", "co_borrower", "guarantor"):
            yield from _of_party(case, party)


def _of_party(case: Case, party: Party) -> Iterator[Gap]:
    unknown = Weight.UNKNOWN
    name = party.name or "?"
    if party.born is None:
        yield _gap("customer", "born_on", unknown, N_("{name}: the day of birth or founding isn't known."), name=name)
    if not party.id_number:
        yield _gap("customer", "id_number", unknown, N_("{name}: no identity paper on file."), name=name)
    elif party.identity_until is not None and party.identity_until < case.today:
        yield _gap("customer", "identity_until", unknown, N_("{name}: the identity paper has expired."), name=name)
    if party.consent is None:
        yield _gap("customer", "consent", unknown, N_("{name}: may the credit bureau be asked?"), name=name)


def _of_loan(case: Case) -> Iterator[Gap]:
    asked = case.asked
    wanted = (
        ("product", asked.product, N_("Choose the product.")),
        ("amount_minor", asked.amount, N_("How much is asked for?")),
        ("months", asked.months, N_("For how long?")),
    )
    for key, value, text in wanted:
        if value in (None, ""):
            yield _gap("loan", key, Weight.MISSING, text)
    if asked.amount is not None and asked.amount <= 0:
        yield _gap("loan", "amount_minor", Weight.WRONG, N_("An amount is more than zero."))
    if not asked.purpose:
        yield _gap("loan", "purpose", Weight.UNKNOWN, N_("What is the money for?"))
    if asked.rate is None:
        yield _gap("loan", "rate_ppm", Weight.UNKNOWN, N_("At which rate?"))


def _of_means(case: Case, sections: Sequence[str]) -> Iterator[Gap]:
    unknown = Weight.UNKNOWN
    borrower = case.borrower
    if "flows" in sections and not any(not flow.expense for flow in case.flows):
        yield _gap("means", "application_flow", unknown, N_("No income is written down."))
    if "flows" in sections and borrower.kind != "company" and borrower.living_cost is None:
        yield _gap("means", "living_minor", unknown, N_("What does the household cost a month?"))
    if "debts" in sections and not case.debts and not case.no_debts:
        yield _gap("means", "application_debt", unknown, N_("Debts elsewhere: which, or none at all?"))
    if "statements" in sections and borrower.kind == "company" and not case.statements:
        yield _gap("means", "application_statement", unknown, N_("No accounts of the business are there."))


def _of_collateral(case: Case, product: ProductRules) -> Iterator[Gap]:
    if product.secured and not case.collateral:
        yield _gap("collateral", "collateral", Weight.UNKNOWN, N_("This loan needs collateral: none is written down."))
    for each in case.collateral:
        if each.market_value is None:
            yield _gap("collateral", "value_minor", Weight.UNKNOWN, N_("{name}: what is it worth?"), name=each.name)
        if each.pledged_for:
            text = N_("{name} secures {number} already.")
            yield _gap("collateral", "collateral", Weight.WRONG, text, name=each.name, number=each.pledged_for)
