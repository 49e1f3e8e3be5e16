"""What the rules of a record say beside what each of its fields says."""

from datetime import date

import pytest

from crodesk.domain.records import by_name
from crodesk.domain.records.rules import problems

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("rule", "channel", "wrong"),
    [("paper", "", []), ("cadence", "call", []), ("paper", "call", ["channel"]), ("cadence", "", ["channel"])],
)
def test_only_keeping_in_touch_has_a_channel(rule: str, channel: str, wrong: list[str]) -> None:
    found = problems(by_name("follow_up_rule"), {"rule": rule, "channel": channel, "lead_days": ""}, TODAY)
    assert [problem.field for problem in found] == wrong


def test_a_rule_that_nobody_knows_is_named() -> None:
    found = problems(by_name("follow_up_rule"), {"rule": "rain", "lead_days": ""}, TODAY)
    assert {problem.field for problem in found} == {"rule"}


RATE = {"currency": "USD", "in_currency": "VND", "as_of": TODAY}


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"rate": "25400"}, []),
        ({"rate": "3515.5"}, []),
        ({"rate": "25.400,5"}, ["rate"]),
        ({"rate": "0"}, ["rate"]),
        ({"rate": "0.000"}, ["rate"]),
        ({"rate": "-1"}, ["rate"]),
        ({"rate": "NaN"}, ["rate"]),
        ({"rate": "1e5"}, ["rate"]),
        ({"rate": "\u0665"}, ["rate"]),  # a digit of another script
        ({"rate": "1", "in_currency": "ABC"}, ["in_currency"]),
        ({"rate": "1", "in_currency": "USD"}, ["in_currency"]),
        ({"rate": "1", "currency": "ABC"}, ["currency"]),
        ({"rate": ""}, ["rate"]),
    ],
)
def test_an_exchange_rate_is_a_number_above_zero_between_two_known_currencies(
    values: dict[str, object], wrong: list[str]
) -> None:
    found = problems(by_name("exchange_rate"), RATE | values, TODAY)
    assert [problem.field for problem in found] == wrong


@pytest.mark.parametrize(
    ("attribute", "answer", "wrong", "says"),
    [
        ("income-kind", "permanent", "", ""),
        ("income-kind", "rich", "answer", "permanent, fixed-term, business, irregular"),
        ("incom-kind", "permanent", "attribute", "income-kind"),
        ("", "permanent", "attribute", ""),
        ("income-kind", "", "answer", ""),
    ],
)
def test_an_answer_to_a_scorecard_is_a_level_of_a_question(attribute: str, answer: str, wrong: str, says: str) -> None:
    found = problems(by_name("scorecard_answer"), {"attribute": attribute, "answer": answer}, TODAY)
    assert [problem.field for problem in found] == ([wrong] if wrong else [])
    assert says in " ".join(str(value) for problem in found for value in problem.values.values())


@pytest.mark.parametrize(("group", "wrong"), [(None, []), (1, []), (5, []), (0, ["at"]), (6, ["at"]), (-1, ["at"])])
@pytest.mark.parametrize(
    ("kind", "key"),
    [("application_debt", "debt_group"), ("bureau_report", "worst_group"), ("bureau_report", "worst_before")],
)
def test_there_are_five_debt_groups(kind: str, key: str, group: int | None, wrong: list[str]) -> None:
    given = {"kind": "loan", "lender": "ACB", "reported_on": TODAY, key: group}
    assert [problem.field for problem in problems(by_name(kind), given, TODAY)] == [key for _ in wrong]
