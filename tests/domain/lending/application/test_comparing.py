"""What is different between two frozen states of an application."""

from typing import Any

import pytest

from crodesk.domain.lending.application.comparing import Change, changes

THEN: dict[str, Any] = {
    "facts": {
        "today": "2026-11-20",
        "asked": {"amount": "350000000", "months": 36},
        "flows": [{"kind": "salary", "amount": "31000000", "party": "p1", "evidence": {"source": ""}}],
    },
    "appraisal": {
        "recommendation": {"verdict": "refer", "amount": None},
        "risk": {"grade": ""},
        "authority": None,
        "rules": [{"code": "adult", "state": "pass"}, {"code": "income", "state": "unknown"}],
        "ratios": {"dsr_after": {"value": "26.5"}},
    },
}
NOW: dict[str, Any] = {
    "facts": {
        "today": "2026-12-20",
        "asked": {"amount": "300000000", "months": 36, "grace": False},
        "flows": [{"kind": "salary", "amount": "31000000", "party": "p2", "evidence": {"source": "payslips"}}],
    },
    "appraisal": {
        "recommendation": {"verdict": "approve", "amount": "300000000"},
        "risk": {"grade": "AA"},
        "authority": {"code": "branch-head"},
        "rules": [{"code": "income", "state": "pass"}, {"code": "adult", "state": "pass"}],
        "ratios": {"dsr_after": {"value": "22"}, "residual": {"value": "9"}},
    },
}


def test_what_differs_is_told_by_its_code_the_verdict_first() -> None:
    assert changes(THEN, NOW) == (
        Change("verdict", "verdict", 0, "refer", "approve"),
        Change("verdict", "amount", 0, "", "300000000"),
        Change("verdict", "grade", 0, "", "AA"),
        Change("verdict", "authority", 0, "", "branch-head"),
        Change("rule", "income", 0, "unknown", "pass"),
        Change("ratio", "dsr_after", 0, "26.5", "22"),
        Change("ratio", "residual", 0, "", "9"),
        Change("fact", "asked.amount", 0, "350000000", "300000000"),
        Change("fact", "flows.source", 1, "", "payslips"),
    )


def test_the_same_differs_in_nothing() -> None:
    assert changes(NOW, NOW) == ()


def test_a_rule_that_is_there_no_more_is_told() -> None:
    fewer = {**NOW, "appraisal": {**NOW["appraisal"], "rules": []}}
    assert Change("rule", "adult", 0, "pass", "") in changes(NOW, fewer)


@pytest.mark.parametrize(
    "damaged", [{}, [], None, 7, {"appraisal": [], "facts": 3}, {"appraisal": {"rules": {"a": 1}}}]
)
def test_what_is_no_state_of_ours_is_taken_as_nothing_known(damaged: Any) -> None:
    assert {(one.part, one.then) for one in changes(damaged, NOW) if one.part != "fact"} == {
        ("verdict", ""), ("rule", ""), ("ratio", ""),
    }  # fmt: skip
    assert changes({"appraisal": {"ratios": []}}, {}) == ()
