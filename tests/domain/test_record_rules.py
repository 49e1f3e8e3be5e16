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
