"""The figures beside a form: they answer whatever is filled in, and say what is missing."""

import dataclasses
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.lending.appraisal import case as c
from crodesk.domain.lending.appraisal.appraising import appraise
from crodesk.domain.lending.appraisal.figures import NONE, figures
from crodesk.domain.lending.appraisal.loan import LONG, MEDIUM, SHORT
from crodesk.domain.lending.appraisal.plain import as_data
from crodesk.domain.lending.appraisal.rules import shipped
from tests.domain.lending.appraisal.applications import named

SALARY = named("salary_loan: is approved")
EMPTY = c.Case(today=date(2026, 11, 22), asked=c.Asked("salary_loan"), parties=(c.Party("borrower", ""),))


def test_a_form_with_only_its_product_names_all_that_is_missing() -> None:
    found = figures(EMPTY, shipped())
    assert found.instalment.missing == ("amount", "months", "rate")
    assert (found.schedule, found.ends, found.term_class, found.largest, found.binding) == (None, None, "", None, "")
    assert found.unsure == ("times_income", "dsr", "residual")
    assert {"income", "living_cost", "debts", "bureau", "born"} <= set(found.missing)
    assert (found.cost, found.interest, found.effective_rate()) == (None, None, None)


def test_a_form_without_a_product_has_no_figures() -> None:
    assert figures(replace(EMPTY, asked=c.Asked("")), shipped()) == NONE
    assert NONE.missing == ("product",)


def test_a_full_form_shows_what_the_loan_costs() -> None:
    found = figures(SALARY, shipped())
    assert found.schedule is not None
    assert found.interest == found.cost == found.schedule.totals.payment - 200_000_000
    assert found.ends == date(2029, 11, 22)
    rate = found.effective_rate()
    assert rate is not None
    assert Decimal("12.6") < rate < Decimal("12.8")  # 12 % by the month is (1.01)^12 − 1 = 12.68 %
    assert (found.missing, found.unsure, found.problems) == ((), (), ())


def test_the_largest_amount_stands_before_any_amount_is_asked() -> None:
    asked = replace(SALARY.asked, amount=None)
    assert figures(replace(SALARY, asked=asked), shipped()).largest == 391_000_000


def test_no_room_lends_nothing() -> None:
    poor = replace(SALARY, parties=(replace(SALARY.parties[0], living_cost=Decimal(30_000_000)),))
    assert figures(poor, shipped()).largest == 0


def test_an_amount_too_small_for_an_instalment_still_has_figures() -> None:
    asked = replace(SALARY.asked, amount=Decimal(1), months=3, rate=Decimal(0))
    # a third of a dong is rounded to nothing; 13 million a month for 3 months are 39 million
    assert figures(replace(SALARY, asked=asked), shipped()).largest == 39_000_000


def test_without_interest_the_amount_is_what_the_months_bear() -> None:
    free = replace(SALARY, asked=replace(SALARY.asked, rate=Decimal(0)))
    assert figures(free, shipped()).largest == 468_000_000  # 13 million × 36


@pytest.mark.parametrize(("months", "name"), [(12, SHORT), (13, MEDIUM), (60, MEDIUM), (61, LONG)])
def test_a_term_is_short_medium_or_long(months: int, name: str) -> None:
    asked = replace(SALARY.asked, months=months)
    assert figures(replace(SALARY, asked=asked), shipped()).term_class == name


def test_terms_that_give_no_schedule_are_a_problem_and_no_figure() -> None:
    asked = replace(SALARY.asked, grace_principal=40)
    found = figures(replace(SALARY, asked=asked), shipped())
    assert found.instalment.missing == ("terms",)
    assert [one.field for one in found.problems] == ["asked.grace_principal"]
    assert found.unsure == ("dsr", "residual")


def test_a_currency_without_a_step_or_a_residual_cap_goes_by_its_units() -> None:
    asked = replace(SALARY.asked, currency="EUR", amount=Decimal(1000))
    case = replace(SALARY, asked=asked, flows=(c.Flow("salary", Decimal(1000), currency="EUR"),), assets=(), bureau=())
    found = figures(replace(case, parties=(replace(case.parties[0], living_cost=Decimal(100)),)), shipped())
    assert "residual" not in found.limits
    assert found.binding == "dsr"
    assert found.largest is not None
    assert found.largest % 1 == 0


def numbers() -> st.SearchStrategy[Decimal | None]:
    odd = st.sampled_from([Decimal(text) for text in ("0", "-1", "1e-40", "1e29", "1e99", "nan", "snan", "inf", "100")])
    return st.none() | odd | st.decimals(0, 10**10, allow_nan=False, places=0)


PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "Decimal": numbers(),
    "int": st.sampled_from([0, 1, 12, 36, 400, -3, 10**9]),
    "bool": st.booleans(),
    "date": st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
}


def parts(of: type[Any], /, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return parts of an application with any values of their types, missing ones among them."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in dataclasses.fields(of):
        plain = next((PLAIN[name] for name in PLAIN if name in str(field.type)), None)
        if plain is not None and ("None" in str(field.type) or field.default is not dataclasses.MISSING):
            required = "None" not in str(field.type)
            fields[field.name] = plain.filter(lambda value: value is not None) if required else plain
    return st.builds(of, **(fields | fixed))


WORDS = st.sampled_from(["borrower", "a", "b", ""])
CURRENCY = st.sampled_from(["VND", "USD"])
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
CASES = st.builds(
    c.Case,
    today=st.just(date(2026, 11, 22)),
    asked=parts(
        c.Asked,
        product=st.sampled_from(sorted(shipped().products)),
        purpose=WORDS,
        method=st.sampled_from(["annuity", "equal-principal", "interest-only", "bullet", "odd"]),
    ),
    parties=st.lists(
        parts(
            c.Party,
            key=WORDS,
            name=WORDS,
            kind=st.sampled_from(["individual", "household", "company"]),
            role=st.sampled_from(["borrower", "co_borrower", "guarantor", "spouse", "owner"]),
            backs=WORDS,
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    flows=st.lists(
        parts(c.Flow, kind=st.sampled_from(["salary", "business"]), amount=numbers(), currency=CURRENCY, party=WORDS),
        max_size=2,
    ).map(tuple),
    debts=st.lists(
        parts(
            c.Debt, lender=WORDS, kind=st.sampled_from(["loan", "card", "guarantee"]), currency=CURRENCY, party=WORDS
        ),
        max_size=2,
    ).map(tuple),
    assets=st.lists(parts(c.Asset, kind=st.just("deposit"), value=numbers(), party=WORDS), max_size=1).map(tuple),
    statements=st.lists(parts(c.Statement, ends=DAYS, currency=CURRENCY), max_size=2).map(tuple),
    collateral=st.lists(
        parts(c.Collateral, kind=st.sampled_from(["land", "house", "deposit", "guarantee", "odd"]), currency=CURRENCY),
        max_size=2,
    ).map(tuple),
    bureau=st.lists(parts(c.BureauReport, reported_on=DAYS, party=WORDS, currency=CURRENCY), max_size=2).map(tuple),
    exposures=st.lists(
        st.builds(c.Exposure, code=WORDS, name=WORDS, why=WORDS, balance=numbers().filter(lambda one: one is not None)),
        max_size=1,
    ).map(tuple),
    conduct=parts(c.Conduct),
    exchange=st.dictionaries(st.just("USD"), numbers().filter(lambda one: one is not None), max_size=1),
    grade_moved=st.sampled_from(["", "AA", "Z"]),
)


@settings(max_examples=150, deadline=None)
@given(CASES)
def test_whatever_is_typed_is_answered(case: c.Case) -> None:
    found = appraise(case, shipped())
    assert figures(case, shipped()).values == found.figures.values
    assert found.recommendation.verdict in ("approve", "conditional", "refer", "decline")
    as_data(found)
    if found.problems or found.recommendation.to_collect:
        assert found.recommendation.verdict in ("refer", "decline")
    for amount in (*found.figures.values.values(), *found.figures.limits.values()):
        assert amount.value is None or not amount.missing
    assert set(found.figures.missing) <= set(shipped().tables["facts"])
