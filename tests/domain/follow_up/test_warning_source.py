"""Early warnings in the queue: a loan asks once for all that nobody answered, anew when something comes."""

from datetime import date
from typing import Any

from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Message
from crodesk.domain.follow_up.rules import Rules
from crodesk.domain.follow_up.sources.warnings import Open, clocks
from crodesk.domain.rules.said import Words

TODAY = date(2026, 11, 20)
RULE = Rules()["warning"]


def signal(code: str, on: int, weight: int = 3, **others: Any) -> Open:
    values = {"subject": "loan", "number": "L-1", "uid": f"{code}-{on}", **others}
    return Open(values["subject"], 7, values["number"], date(2026, 11, on), code, weight, values["uid"])


def said(message: Message) -> str:
    values = {key: value.en if isinstance(value, Words) else value for key, value in message.values.items()}
    return message.text.format(**values)


def made(*rows: Open) -> list[Clock]:
    return list(clocks(rows, RULE, TODAY))


def test_a_loan_asks_once_with_the_heaviest_first_within_a_week_of_the_oldest() -> None:
    (clock,) = made(signal("turnover", 3), signal("news", 10, 4), signal("late", 12, 4))
    assert (clock.rule, clock.subject, clock.customer_rid, clock.what) == ("warning", "loan", 7, "review")
    assert clock.period == "2026-11-10/news-10"
    assert (clock.due_on, clock.shows_on) == (date(2026, 11, 10), date(2026, 11, 10))
    assert said(clock.about) == "L-1: bad news, and 1 more"
    assert [said(one) for one in clock.reasons] == ["warnings weigh 11"]


def test_what_is_new_asks_anew_and_the_same_asks_by_the_same_name() -> None:
    (before,), (same,) = made(signal("turnover", 3)), made(signal("turnover", 3), signal("late", 12))
    (after,) = made(signal("turnover", 3), signal("suppliers", 4))
    assert before.key == same.key != after.key
    assert said(before.about) == "L-1: turnover falling"


def test_what_has_a_clock_of_its_own_or_lies_ahead_does_not_ask() -> None:
    assert made(signal("late", 12), signal("inspection", 1), signal("identity", 2), signal("news", 21)) == []


def test_what_is_about_no_loan_alone_is_said_without_a_number() -> None:
    (one,) = made(signal("news", 3, number=""))
    assert said(one.about) == "warning: bad news"
    (two,) = made(signal("news", 3, 4, number=""), signal("gossip", 3, 2, number=""))
    assert said(two.about) == "bad news, and 1 more"
    (unknown,) = made(signal("gossip", 3))
    assert said(unknown.about) == "L-1: gossip"
