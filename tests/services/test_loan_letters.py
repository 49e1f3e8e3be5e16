"""Letters about a late loan: the ledger's figures of the day, in three languages, kept; the ladder goes a step on."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import docx
import pytest

from crodesk.domain.lending.papers.letters import values_of
from crodesk.domain.problem import Refused
from crodesk.exchange.documents.catalogue import LETTERS
from crodesk.services import loan_measures, queue
from crodesk.services.desk import Desk
from crodesk.services.printing import issued, letters
from crodesk.services.printing.making import Made, Wanted
from tests.builders import a_customer, a_record
from tests.services.loan_desk import a_loan, a_stated_loan, file, link_contract, pay
from tests.services.test_loan_measures import take
from tests.services.test_loan_queue import LATE, rows

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(made: Made) -> str:
    paragraphs = docx.Document(io.BytesIO(made.content)).element.body.iter(f"{WORD}p")
    return "\n".join("".join(text.text or "" for text in each.iter(f"{WORD}t")) for each in paragraphs)


def make(desk: Desk, loan: int, letter: str, language: str = "en") -> Made:
    return desk.read_now(letters.make, loan, desk.today, Wanted(letter, language))


def keep(desk: Desk, loan: int, made: Made) -> int:
    rid: int = desk.do_now("Printed", "L-1", letters.keep, desk.attachments, loan, made)
    return rid


# 1,000,000 of principal five days late at 18 % a year by 365 days, 2,465.75, and 120,000 of interest at 10 %, 164.38:
# 2,630 together, with what was due 1,122,630.


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
@pytest.mark.parametrize("letter", [each for each in LETTERS if each != "recall_notice"])
def test_a_letter_says_what_the_ledger_says_on_the_day(desk: Desk, letter: str, language: str) -> None:
    loan = a_loan(desk, **LATE)
    state = file(desk, loan).known.state
    assert state.past_due == Decimal(1_122_630)
    text = text_of(make(desk, loan, letter, language))
    figures = {"en": "1,122,630", "vi": "1.122.630", "zh": "1,122,630"}[language]
    assert figures in text
    assert {"en": "1,000,000", "vi": "1.000.000", "zh": "1,000,000"}[language] in text
    assert "L-1" in text
    assert "{" not in text


def test_the_lines_add_up_to_what_is_past_due(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    pay(desk, loan, "2026-11-18", 500_000)
    facts = desk.read_now(letters.facts, file(desk, loan), Wanted("final_demand", "en"))
    assert facts.lines is not None
    assert sum(line.total for line in facts.lines) == facts.past_due == file(desk, loan).known.state.past_due
    texts = values_of(facts, "en").texts
    assert (texts["days_late"], texts["pay_by"]) == ("5", "30 November 2026")
    assert texts["past_due_words"]


def test_of_a_loan_that_the_core_states_its_own_day_and_figures_are_said(desk: Desk) -> None:
    late: dict[str, Any] = {"days_late": 40, "arrears_minor": 5_000_000, "status": "late", "balance_minor": 300_000_000}
    loan = a_stated_loan(desk, **late)
    text = text_of(make(desk, loan, "dunning_letter_2"))
    assert "On 18 November 2026 this loan is 40 days past due, counted from the due date 9 October 2026" in text
    assert "VND 5,000,000" in text
    assert "Of this: principal" not in text


@pytest.mark.parametrize(
    ("kind", "state", "is_secured"),
    [("mortgage", "signed", True), ("mortgage", "released", False), ("guarantee", "signed", False), ("", "", False)],
)
def test_a_letter_knows_whether_there_is_a_thing_to_realise(
    desk: Desk, kind: str, state: str, is_secured: bool
) -> None:
    customer = a_customer(desk)
    loan = a_loan(desk, customer=customer, **LATE)
    contract = a_record(desk, "credit_contract", customer, number="HĐ-1", amount_minor=12_000_000)
    if kind:
        a_record(desk, "security_contract", contract, number="TC-1", kind=kind, state=state)
    desk.do_now("Contract", "L-1", link_contract, loan, contract)
    facts = desk.read_now(letters.facts, file(desk, loan), Wanted("final_demand", "en"))
    assert (facts.is_secured, facts.has_term_left) == (is_secured, True)


def test_a_loan_past_its_last_due_date_has_nothing_left_to_recall(desk: Desk) -> None:
    loan = a_loan(desk, start_on=date(2025, 9, 15))
    facts = desk.read_now(letters.facts, file(desk, loan), Wanted("final_demand", "en"))
    assert (facts.ends_on, facts.has_term_left) == (date(2026, 9, 15), False)


def test_a_recall_is_printed_once_it_is_taken_with_its_amount_and_day(desk: Desk) -> None:
    loan = a_loan(desk, **LATE)
    with pytest.raises(Refused):
        make(desk, loan, "recall_notice")
    assert letters.usual(file(desk, loan)) == "dunning_letter_1"
    take(desk, loan, "recall", amount_minor=12_345_678)
    assert letters.usual(file(desk, loan)) == "recall_notice"
    text = text_of(make(desk, loan, "recall_notice"))
    assert "VND 12,345,678" in text
    assert "20 December 2026" in text
    assert "lost job" in text
    desk.do_now("x", "", loan_measures.end, file(desk, loan).parts.measures[0]["rid"], "paid")
    with pytest.raises(Refused):
        make(desk, loan, "recall_notice")


def test_nothing_late_has_no_letter(desk: Desk) -> None:
    loan = a_loan(desk, start_on=date(2026, 11, 1))
    with pytest.raises(Refused) as refused:
        make(desk, loan, "dunning_letter_1")
    assert refused.value.problems[0].text == "Nothing is late: there is nothing to remind of."


def test_a_letter_that_is_kept_is_a_contact_and_does_the_step_and_is_taken_back(desk: Desk) -> None:
    customer = a_customer(desk)
    loan = a_loan(desk, customer=customer, **LATE)
    before: Any = rows(desk)
    other = make(desk, loan, "final_demand")
    keep(desk, loan, other)
    assert len(desk.look(queue.page_of_rule, "arrears", 0, 9)) == 1  # the ladder asks for another letter
    desk.undo()
    made = make(desk, loan, "dunning_letter_1", "vi")
    rid = keep(desk, loan, made)
    assert desk.look(queue.page_of_rule, "arrears", 0, 9) == []
    (line,) = desk.look(issued.of_loan, loan)
    assert (line.rid, line.paper, line.language, line.missing) == (rid, "dunning_letter_1", "vi", made.missing)
    assert issued.content(desk.attachments, line) == made.content
    contact = file(desk, loan).parts.contacts[0]
    assert (contact["kind"], contact["direction"]) == ("letter", "out")
    desk.undo()
    assert (rows(desk), desk.look(issued.of_loan, loan)) == (before, [])


def test_the_customers_language_comes_first(desk: Desk) -> None:
    customer = a_customer(desk)
    a_record(desk, "preference", customer, kind="language", value="zh")
    loan = a_loan(desk, customer=customer, **LATE)
    assert desk.look(letters.language_of, file(desk, loan)) == "zh"
