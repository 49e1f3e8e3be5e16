"""Which papers an application has in which stage, and how its collateral secures it."""

import pytest

from crodesk.domain.lending.appraisal.case import Collateral
from crodesk.domain.lending.papers import fitting
from crodesk.domain.records.lending_choices import STAGE

HOUSE, PASSBOOK, PROMISE = Collateral("house"), Collateral("deposit"), Collateral("guarantee")
STAGES = tuple(choice.value for choice in STAGE)
EVERY = (*fitting.ALWAYS, *fitting.OF_A_DECISION, fitting.SCHEDULE)


@pytest.mark.parametrize("stage", STAGES)
def test_papers_of_a_decision_wait_for_it(stage: str) -> None:
    had = {paper for paper in EVERY if fitting.problem(paper, stage, [HOUSE]) is None}
    always = {*fitting.ALWAYS, fitting.SCHEDULE}
    more = {"approved": fitting.AFTER_APPROVAL, "conditional": fitting.AFTER_APPROVAL, "declined": ["decline_letter"]}
    assert had == always | set(more.get(stage, ()))


@pytest.mark.parametrize(
    ("things", "found"),
    [
        ([], ""),
        ([PROMISE], ""),
        ([HOUSE], "mortgage"),
        ([PASSBOOK, PROMISE, Collateral("paper")], "pledge"),
        ([HOUSE, Collateral("vehicle")], "mortgage"),
        ([HOUSE, PASSBOOK], ""),
    ],
)
def test_what_is_handed_over_is_pledged_and_the_rest_mortgaged(things: list[Collateral], found: str) -> None:
    assert fitting.security(things) == found


def test_one_contract_secures_in_one_way() -> None:
    def said(*things: Collateral) -> str:
        found = fitting.problem("security_contract", "approved", things)
        return found.text if found else ""

    assert said(PASSBOOK) == ""
    assert said() == said(PROMISE) == "No collateral is listed: there is nothing to mortgage or to pledge."
    assert "one contract can't say" in said(HOUSE, PASSBOOK)


def test_a_schedule_says_what_was_approved_once_it_was() -> None:
    assert [stage for stage in STAGES if fitting.says_decision(fitting.SCHEDULE, stage)] == ["approved", "conditional"]
    assert fitting.says_decision("offer_letter", "approved")
    assert not fitting.says_decision("appraisal_report", "approved")
