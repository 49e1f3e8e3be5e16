"""`docs/follow-up.md` says what holds: the shipped rules, what counts how much, and how lines are read."""

import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from crodesk.domain.follow_up import quick_add, urgency
from crodesk.domain.follow_up.rules import SHIPPED, Rule

PAGE = Path(__file__).parents[3] / "docs" / "follow-up.md"
FRIDAY = date(2026, 11, 20)


def table(heading: str) -> Iterator[list[str]]:
    """Yield the cells of the rows below the heading that begins so."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(heading))
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def shown(rule: Rule) -> list[str]:
    numbers = (rule.every, rule.at_most, rule.a_day)
    lead = ", ".join(map(str, rule.lead))
    return [rule.name, rule.tier, rule.channel, lead, *(str(each) if each else "" for each in numbers)]


def test_the_rules_of_the_page_are_those_that_are_shipped() -> None:
    assert list(table("| Rule |")) == [shown(rule) for rule in SHIPPED]


def test_the_points_of_the_page_are_those_that_count() -> None:
    assert {name: int(points) for name, points in table("| At stake |")} == urgency.WEIGHTS
    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    gold, silver = urgency.TIERS["gold"], urgency.TIERS["silver"]
    assert f"{urgency.HIGH} when you called it important, {gold} for a gold and {silver} for a silver customer" in text
    assert f"{urgency.A_DAY_LATE} for each day late up to {urgency.MOST_DAYS}" in text


def language_of(line: str) -> str:
    if re.search("[一-鿿]", line):
        return "zh"
    return "en" if line.isascii() else "vi"


def test_the_lines_of_the_page_are_read_as_it_says() -> None:
    rows = list(table("| You type |"))
    assert {language_of(line) for line, *_rest in rows} == {"en", "vi", "zh"}
    for line, day, hour, again in rows:
        read = quick_add.parse(line, language_of(line), FRIDAY, time(8, 0), lambda _words: False, frozenset())
        repeats = read.recurrence.text.lower() if read.recurrence else ""
        assert (str(read.day), f"{read.at:%H:%M}" if read.at else "") == (day, hour), line
        assert bool(again) == bool(repeats), line
        assert again in repeats, line
