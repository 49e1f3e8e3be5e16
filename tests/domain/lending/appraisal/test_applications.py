"""Whole applications, each appraised as its data file says that it must be."""

import json
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from crodesk.domain.lending.appraisal import rules as packs
from crodesk.domain.lending.appraisal.appraising import Appraisal, appraise
from crodesk.domain.lending.appraisal.plain import as_data
from tests.domain.lending.appraisal.applications import Application, every

EVERY = every()


def appraised(application: Application) -> Appraisal:
    rules = packs.read(application.rules) if application.rules else packs.shipped()
    assert isinstance(rules, packs.Rules), rules
    return appraise(application.case, rules)


def test_there_are_enough_of_each_kind() -> None:
    assert len(EVERY) >= 40
    products = {one.case.asked.product for one in EVERY}
    assert set(packs.shipped().products) <= products


def test_each_kind_of_bank_business_has_a_practice_case_that_is_whole() -> None:
    """Salary loan, home loan, household business, working capital, passbook pledge, overdraft: approved, all stated."""
    whole = {
        one.case.asked.product
        for one in EVERY
        if one.expected["verdict"] == "approve"
        and one.expected.keys() >= {"authority", "largest", "ratios", "conditions"}
        and (one.expected.keys() >= {"grade", "points", "route"} or one.case.asked.product == "passbook_pledge")
    }
    business = {"salary_loan", "home_loan", "household_business", "working_capital", "passbook_pledge", "overdraft"}
    assert business <= whole


@pytest.mark.parametrize("application", EVERY, ids=[one.name for one in EVERY])
def test_an_application_is_appraised_as_worked_out_by_hand(application: Application) -> None:
    found, expected = appraised(application), application.expected
    recommended = found.recommendation
    said: dict[str, Any] = {
        "verdict": recommended.verdict,
        "amount": recommended.amount,
        "months": recommended.months,
        "rate": None if recommended.rate is None else str(recommended.rate),
        "binding": found.figures.binding,
        "largest": found.figures.largest,
        "conditions": [one.code for one in recommended.conditions],
        "reasons": list(recommended.reasons),
        "exceptions": list(recommended.exceptions),
        "to_collect": [one.code for one in recommended.to_collect],
        "problems": [one.field for one in found.problems],
        "notices": [one.field for one in found.notices],
        "grade": found.risk.grade if found.risk else None,
        "route": found.risk.route if found.risk else None,
        "points": found.risk.score.points if found.risk else None,
        "authority": found.authority.code if found.authority else None,
        "starting_group": found.starting_group.group if found.starting_group else None,
    }
    plain = {key: value for key, value in expected.items() if key in said}
    assert {key: said[key] for key in plain} == plain
    holds_quietly(said, expected)
    assert expected.keys() <= said.keys() | {"ratios", "findings", "stress", "ceilings"}


def holds_quietly(said: dict[str, Any], expected: Any) -> None:
    """What a file doesn't speak of isn't there: no problems, nothing to collect, no exceptions."""
    for key in ("problems", "notices", "to_collect", "exceptions"):
        assert key in expected or not said[key], (key, said[key])
    if said["verdict"] == "approve":
        assert not said["reasons"]


@pytest.mark.parametrize("application", EVERY, ids=[one.name for one in EVERY])
def test_figures_are_those_worked_out_by_hand(application: Application) -> None:
    found, expected = appraised(application), application.expected
    for code, value in expected.get("ratios", {}).items():
        assert shown(found.ratios[code].value, value) == str(value), code
    findings = {pillar.code: pillar.finding for pillar in found.pillars}
    assert findings | expected.get("findings", {}) == findings
    rows = {row.code: row for row in found.stress}
    for row, cells in expected.get("stress", {}).items():
        for cell, (value, state) in cells.items():
            under = rows[row].cells[cell]
            assert [shown(under.value.value, value), under.state] == [value, state], (row, cell)
    ceilings = {one.cap: one.amount.value for one in found.figures.ceilings}
    assert ceilings | expected.get("ceilings", {}) == ceilings


def shown(value: Decimal | None, like: object) -> str:
    """Return a figure with as many decimals as the one that it is held against."""
    if value is None:
        return "none"
    return str(value.quantize(Decimal(str(like)), ROUND_HALF_UP))


@pytest.mark.parametrize("application", EVERY, ids=[one.name for one in EVERY])
def test_an_appraisal_is_plain_data(application: Application) -> None:
    found = appraised(application)
    data = as_data(found)
    assert json.loads(json.dumps(data)) == data
    assert as_data(appraised(application)) == data


@pytest.mark.parametrize("application", EVERY, ids=[one.name for one in EVERY])
def test_what_is_recommended_would_be_recommended_again(application: Application) -> None:
    """A counter-offer keeps to every cap: asked for as it is, no rule on amount and term fails."""
    recommended = appraised(application).recommendation
    if recommended.amount is None or recommended.months is None:
        return
    asked = application.case.asked
    again = application._replace(
        case=replaced(application, amount=recommended.amount, months=recommended.months) if asked else application.case
    )
    rules = appraised(again).rules
    assert not [one.code for one in rules if one.state == "fail" and one.weight in ("cap", "term", "stop")]


def replaced(application: Application, *, amount: Decimal, months: int) -> Any:
    from dataclasses import replace

    case = application.case
    return replace(case, asked=replace(case.asked, amount=amount, months=months))
