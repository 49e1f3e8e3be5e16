"""The questions that a person answers of the scorecard: asked, kept, changed, taken out; the grade waits for them."""

from typing import Any

import pytest

from crodesk.domain.problem import Refused
from crodesk.services import application_questions, application_view, records
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.lending_desk import ANSWERS, a_salary_loan


@pytest.fixture
def loan(desk: Desk) -> int:
    return a_salary_loan(desk)


def shown(desk: Desk, rid: int) -> ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def answer(desk: Desk, rid: int, code: str, level: str, **values: Any) -> int:
    return desk.do_now("Answered", code, application_questions.answer, rid, code, {"answer": level, **values})


def test_what_no_figure_answers_is_asked_in_words_and_named_while_it_is_unknown(desk: Desk, loan: int) -> None:
    asked = application_questions.questions(shown(desk, loan))
    assert [each.code for each in asked] == list(ANSWERS)
    assert (asked[0].words.en, asked[0].levels[0][1].en) == ("Kind of income", "salary without a term")
    assert asked[0].answered is None
    found = shown(desk, loan)
    assert {gap.key for gap in found.gaps} == {f"answers.{code}" for code in ANSWERS}
    assert found.appraisal.risk is not None
    assert (found.appraisal.risk.grade, found.appraisal.recommendation.verdict) == ("", "refer")


def test_with_all_answers_grade_route_margin_and_authority_are_there(desk: Desk, loan: int) -> None:
    for code, level in ANSWERS.items():
        answer(desk, loan, code, level, evidence="labour contract")
    found = shown(desk, loan)
    risk = found.appraisal.risk
    assert risk is not None
    # the same application as the practice case of the domain: 860 of 1,000 points
    assert (risk.grade, risk.route, str(risk.margin), str(risk.score.points)) == ("AA", "standard", "0.25", "860")
    assert found.appraisal.authority is not None
    assert (found.appraisal.authority.code, found.appraisal.recommendation.verdict) == ("branch-head", "approve")
    assert found.gaps == ()
    assert [each.evidence for each in application_questions.questions(found)] == ["labour contract"] * 3


def test_an_answer_is_changed_in_its_place_taken_out_and_brought_back(desk: Desk, loan: int) -> None:
    first = answer(desk, loan, "income-kind", "permanent")
    assert answer(desk, loan, "income-kind", "fixed-term") == first
    assert shown(desk, loan).case.answers == {"income-kind": "fixed-term"}
    desk.undo()
    assert shown(desk, loan).case.answers == {"income-kind": "permanent"}
    desk.do_now("Took out", "", records.end, "scorecard_answer", first, "not sure")
    assert shown(desk, loan).case.answers == {}
    assert answer(desk, loan, "income-kind", "irregular") != first
    assert shown(desk, loan).case.answers == {"income-kind": "irregular"}


@pytest.mark.parametrize(("level", "field"), [("rich", "answer"), ("", "answer")])
def test_an_answer_that_the_question_doesnt_know_is_refused(desk: Desk, loan: int, level: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        answer(desk, loan, "income-kind", level)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert shown(desk, loan).case.answers == {}


def test_after_sending_no_answer_is_changed(desk: Desk, loan: int) -> None:
    rid = answer(desk, loan, "income-kind", "permanent")
    desk.do_now("x", "L", records.change, "application", loan, {"stage": "submitted"})
    with pytest.raises(Refused, match="no longer a draft"):
        answer(desk, loan, "income-kind", "fixed-term")
    with pytest.raises(Refused, match="no longer a draft"):
        desk.do_now("x", "L", records.end, "scorecard_answer", rid, "wrong")


def test_a_product_that_isnt_scored_asks_nothing(desk: Desk) -> None:
    rid = a_record(desk, "application", a_customer(desk), product="passbook_pledge")
    assert application_questions.questions(shown(desk, rid)) == ()
