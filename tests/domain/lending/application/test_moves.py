"""Which moves an application may make, and what is asked with each."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.application import moves
from crodesk.domain.lending.application.moves import Decision, Standing

TODAY = date(2026, 11, 20)
SENT = Standing("submitted", "Nguyễn Ngọc Lan", TODAY, date(2026, 11, 16), asked=Decimal(350_000_000))
DRAFT = Standing("draft", "Nguyễn Ngọc Lan", TODAY)
APPROVED = Decision("approve", TODAY, decided_by="Trần Thu Hà", level="branch", amount=Decimal(350_000_000))

# From each stage the moves that the process of a branch knows: an officer sends, others return or decide, a customer
# withdraws at any time before the money is drawn, drafts and approvals expire, what ended may be taken up again.
ALLOWED = {
    "draft": {"submit", "withdraw", "expire"},
    "returned": {"submit", "withdraw", "expire"},
    "submitted": {"give_back", "approve", "approve_conditionally", "decline", "withdraw"},
    "approved": {"withdraw", "expire"},
    "conditional": {"withdraw", "expire"},
    "declined": set(),
    "withdrawn": {"reopen"},
    "expired": {"reopen"},
}


@pytest.mark.parametrize("stage", ALLOWED)
def test_a_stage_allows_its_moves_and_refuses_the_others(stage: str) -> None:
    assert set(moves.allowed(stage)) == ALLOWED[stage]
    for name in moves.MOVES:
        whole = Decision(name, TODAY, "why", "Trần Thu Hà", conditions="insurance")
        found = moves.problems(whole, replace(SENT, stage=stage))
        assert bool(found) is (name not in ALLOWED[stage])


def test_a_move_that_nobody_knows_is_refused() -> None:
    assert [each.field for each in moves.problems(Decision("burn", TODAY), DRAFT)] == ["move"]


def test_what_is_to_fix_stops_the_sending() -> None:
    assert moves.problems(Decision("submit", TODAY), DRAFT) == []
    (problem,) = moves.problems(Decision("submit", TODAY), replace(DRAFT, to_fix=2))
    assert problem.values == {"count": 2}


@pytest.mark.parametrize("name", ["withdraw", "expire"])
def test_what_has_a_contract_does_not_end_before_it(name: str) -> None:
    agreed = Standing("approved", "Lan", TODAY, contract="HĐTD-1/2026")
    (problem,) = moves.problems(Decision(name, TODAY, "why"), agreed)
    assert (problem.field, problem.values) == ("move", {"number": "HĐTD-1/2026"})
    assert moves.problems(Decision(name, TODAY, "why"), replace(agreed, contract="")) == []


@pytest.mark.parametrize("name", ["give_back", "decline", "withdraw"])
def test_a_no_needs_its_reason(name: str) -> None:
    said = Decision(name, TODAY, "  ", decided_by="Trần Thu Hà")
    assert [each.field for each in moves.problems(said, SENT)] == ["reason"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"decided_by": " "}, "decided_by"),
        ({"decided_by": "nguyen ngoc LAN"}, "decided_by"),  # the officer, typed without marks
        ({"on": date(2026, 11, 21)}, "on"),
        ({"on": date(2026, 11, 15)}, "on"),
        ({"amount": Decimal(0)}, "amount"),
        ({"amount": Decimal(350_000_001)}, "amount"),
        ({"months": 0}, "months"),
        ({"rate": Decimal("-0.01")}, "rate"),
        ({"holds_until": date(2026, 11, 19)}, "holds_until"),
        ({"move": "approve_conditionally"}, "conditions"),
    ],
)
def test_a_decision_is_somebody_elses_in_time_and_within_what_was_asked(change: dict[str, object], field: str) -> None:
    assert moves.problems(APPROVED, SENT) == []
    assert [each.field for each in moves.problems(replace(APPROVED, **change), SENT)] == [field]  # type: ignore[arg-type]  # fields by name


def test_less_than_asked_and_a_day_of_the_past_are_decisions_too() -> None:
    day = date(2026, 11, 16)
    said = replace(APPROVED, amount=Decimal(1), months=1, rate=Decimal(0), on=day, holds_until=day)
    assert moves.problems(said, SENT) == []
    assert moves.problems(said, replace(SENT, asked=None, sent_on=None)) == []
