"""Loan applications by commands: begun, listed, checked, sent, decided."""

import json

import pytest

from tests.cli.conftest import Run

SALARY = ("product=salary_loan", "amount=350m", "months=36", "rate=12.5%")


@pytest.fixture
def number(crodesk: Run) -> str:
    crodesk("customer", "new", "--name", "Phạm Quốc Huy", "--code", "C-0061")
    return crodesk("application", "new", "C-0061", *SALARY).out.strip()


def test_an_application_is_begun_and_listed(crodesk: Run, number: str) -> None:
    assert number == "L-0001"
    assert crodesk("applications").out.strip().split("\t") == [
        "L-0001", "salary loan", "350,000,000", "draft", "0", "Phạm Quốc Huy",
    ]  # fmt: skip
    (line,) = json.loads(crodesk("applications", "--json").out)
    assert {key: line[key] for key in ("number", "customer", "amount_minor", "months", "rate_ppm", "stage", "age")} == {
        "number": "L-0001",
        "customer": "C-0061",
        "amount_minor": 350_000_000,
        "months": 36,
        "rate_ppm": 125_000,
        "stage": "draft",
        "age": 0,
    }
    assert crodesk("applications", "--stage", "approved").code == 1


def test_the_figures_are_shown(crodesk: Run, number: str) -> None:
    # 350,000,000 over 36 months at 12.5 % by days on 365: the amount over the sum of the 36 discount factors from
    # 20 November 2026 on, worked out with fractions, is 11,708,421.95.
    assert "11,708,422" in crodesk("application", "show", "1").out
    shown = json.loads(crodesk("application", "show", number, "--json").out)
    assert shown["appraisal"]["ratios"]["service"]["value"] == "11708422"


def test_what_is_missing_is_listed_and_what_stops_the_sending_is_an_exit_of_1(crodesk: Run, number: str) -> None:
    found = crodesk("application", "check", number)
    assert found.code == 0
    assert "not known yet" in found.out
    crodesk("application", "new", "C-0061", "product=salary_loan")
    found = crodesk("application", "check", "L-0002", "--json")
    assert found.code == 1
    assert {"amount_minor", "months"} <= {gap["field"] for gap in json.loads(found.out) if gap["weight"] == "missing"}
    assert crodesk("application", "submit", "L-0002").code == 1


def test_it_is_sent_returned_approved_with_conditions_and_stays(crodesk: Run, number: str) -> None:
    crodesk("application", "submit", number)
    crodesk("application", "return", number, "--by", "Võ Minh Khoa", "--reason", "payslips")
    crodesk("application", "submit", number)
    refused = crodesk("application", "approve", number)
    assert refused.code == 1
    assert "Say who decided." in refused.err
    crodesk("application", "approve", number, "--by", "Trần Thu Hà", "--conditions", "salary account here")
    (line,) = json.loads(crodesk("applications", "--stage", "approved", "--json").out)
    assert line["stage"] == "conditional"
    assert crodesk("undo").code == 1


def test_a_number_that_nobody_has_is_said(crodesk: Run, number: str) -> None:
    found = crodesk("application", "show", "L-99")
    assert found.code == 1
    assert "L-99" in found.err


def test_the_placeholders_of_papers_are_listed(crodesk: Run) -> None:
    rows = [line.split("\t") for line in crodesk("papers", "fields").out.splitlines()]
    assert all(len(row) == 4 for row in rows)
    assert "bank_name" in {row[0] for row in rows}
    assert {"name", "kind", "about", "example"} == set(json.loads(crodesk("papers", "fields", "--json").out)[0])


def test_missing_answers_to_the_scorecard_are_named_until_they_are_given(crodesk: Run, number: str) -> None:
    assert "Kind of income: not known yet." in crodesk("application", "check", number).out
    added = crodesk("record", "add", "scorecard-answer", number, "attribute=income-kind", "answer=permanent")
    assert added.code == 0, added.err
    assert "Kind of income" not in crodesk("application", "check", number).out
    refused = crodesk("record", "add", "scorecard-answer", number, "attribute=income-kind", "answer=rich")
    assert refused.code == 1
    assert "permanent, fixed-term, business, irregular" in refused.err


def test_what_was_sent_is_compared_with_today(crodesk: Run, number: str) -> None:
    nothing = crodesk("application", "compare", number)
    assert nothing.code == 1
    assert number in nothing.err
    crodesk("application", "submit", number)
    crodesk("application", "return", number, "--by", "Võ Minh Khoa", "--reason", "smaller")
    assert crodesk("record", "change", "application", "1", "amount=300m").code == 0
    rows = [line.split("\t") for line in crodesk("application", "compare", number).out.splitlines()]
    assert ["Amount", "350,000,000", "300,000,000"] in rows
    found = json.loads(crodesk("application", "compare", number, "--json").out)
    assert (found["move"], found["decisive"]) == ("give_back", False)
    asked = [one for one in found["differences"] if one["code"] == "asked.amount"]
    assert asked == [
        {"part": "fact", "code": "asked.amount", "place": 0, "then": "350000000", "now": "300000000", "what": "Amount"}
    ]


def test_one_more_application_for_the_same_product_is_minded_and_can_be_sent(crodesk: Run, number: str) -> None:
    second = crodesk("application", "new", "C-0061", *SALARY)
    assert second.out.strip() == "L-0002"
    assert f"{number} for the same product is under way" in second.err
    found = crodesk("application", "check", "L-0002")
    assert f"{number} for the same product is under way" in found.out
    assert found.code == 0
    assert "mind" in {row["weight"] for row in json.loads(crodesk("application", "check", "2", "--json").out)}
