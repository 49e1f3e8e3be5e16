"""Where a row stands, how urgent it is, and the reasons it gives."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.follow_up.clock import Answer, Clock, Item, joined
from crodesk.domain.follow_up.message import Message
from crodesk.domain.follow_up.urgency import HIGH, LATE, PINNED, TODAY, urgency

NOW = date(2026, 11, 20)


def clock(due: int = 0, *, weight: str = "task", asks: int | None = None, time: str = "", high: bool = False) -> Clock:
    """A clock that is due in `due` days and asks from `asks` days on."""
    day = NOW + timedelta(days=due)
    asks_on = NOW + timedelta(days=due if asks is None else asks)
    return Clock("task", "u", "", 1, day, asks_on, "call", weight, Message("about"), time, high)  # type: ignore[arg-type]


def item(due: int = 0, answer: Answer | None = None, **known: Any) -> Item:
    return Item(clock(due, **known), answer)


def off(days: int) -> Answer:
    return Answer(7, put_off_to=NOW + timedelta(days=days))


PARTS = [
    (item(-1), "late"),
    (item(0), "today"),
    (item(1), "week"),
    (item(7), "week"),
    (item(8), "later"),
    (item(14, asks=3), "later"),  # asks within the week, but is due beyond it
    (item(6, asks=3), "week"),
    (item(12, asks=0), "today"),  # calls thirty days before its day: it asks from now on
    (item(-40, weight="care"), "today"),  # nobody waits for a greeting on a day
    (item(-40, weight="need"), "today"),
    (item(-3, off(2)), "week"),  # late, but put off: it asks nothing before that day
    (item(-3, off(20)), "later"),
    (item(-3, off(0)), "late"),  # the day it was put off to is here
    (item(5, off(1)), "week"),
    (item(2, Answer(7, waiting_for="Tuấn")), "waiting"),
    (item(-2, Answer(7, waiting_for="Tuấn")), "late"),  # waiting is no excuse once it is late
    (item(-2, Answer(7, waiting_for="Tuấn", put_off_to=NOW + timedelta(3))), "waiting"),
    (item(-5, Answer(7, due_on=NOW + timedelta(2))), "week"),  # moved: another day is agreed
]


@pytest.mark.parametrize(("row", "part"), PARTS)
def test_a_row_stands_where_its_days_and_its_answer_put_it(row: Item, part: str) -> None:
    assert urgency(row, "", NOW).part == part


def order(*rows: Item) -> list[int]:
    """Return the places of the rows, most urgent first."""
    return sorted(range(len(rows)), key=lambda place: -urgency(rows[place], "", NOW).score)


def test_late_comes_first_then_promises_then_appointments_then_the_rest() -> None:
    rest, timed, promise, late = item(0), item(0, time="09:30"), item(0, weight="promise", high=True), item(-1)
    assert order(rest, timed, promise, late) == [3, 2, 1, 0]


def test_appointments_stand_in_the_order_of_the_clock_whoever_they_are_with() -> None:
    late_high, early = item(0, time="14:00", high=True), item(0, time="09:00")
    assert order(late_high, early) == [1, 0]
    gold = urgency(item(0, time="10:00"), "gold", NOW).score
    assert urgency(item(0, time="09:59"), "", NOW).score >= gold


def test_an_hour_that_is_none_counts_as_no_hour() -> None:
    assert urgency(item(0, time="soon"), "", NOW).score == urgency(item(0), "", NOW).score


def test_money_is_graver_than_a_paper_and_a_paper_than_a_greeting() -> None:
    assert order(item(0, weight="care"), item(0, weight="legal"), item(0, weight="money")) == [2, 1, 0]


def test_what_is_due_today_goes_before_what_only_asks_in_good_time() -> None:
    assert order(item(20, weight="legal", asks=0), item(0)) == [1, 0]


def test_what_is_pinned_stands_on_top_of_everything() -> None:
    pinned = item(30, Answer(7, pinned=True))
    assert order(item(-90, weight="money"), pinned) == [1, 0]
    assert urgency(pinned, "", NOW).score >= PINNED


def test_each_day_late_counts_up_to_ninety() -> None:
    assert urgency(item(-89), "", NOW).score < urgency(item(-90), "", NOW).score
    assert urgency(item(-90), "", NOW).score == urgency(item(-900), "", NOW).score


def test_importance_and_tier_count() -> None:
    plain = urgency(item(0), "", NOW).score
    assert urgency(item(0, high=True), "", NOW).score == plain + HIGH
    assert urgency(item(0), "gold", NOW).score > urgency(item(0), "silver", NOW).score > plain
    assert urgency(item(0), "standard", NOW).score == plain


REASONS = [
    (item(0), "", ["due today"]),
    (item(-1), "", ["1 day late"]),
    (item(-6, weight="money"), "gold", ["{days} days late", "{tier} customer"]),
    (item(1), "", ["due tomorrow"]),
    (item(5), "silver", ["due in {days} days", "{tier} customer"]),
    (item(0, high=True), "", ["due today", "important"]),
    (item(-300, weight="need"), "", []),
    (item(0, Answer(7, pinned=True)), "", ["pinned", "due today"]),
    (item(0, Answer(7, high=True)), "", ["due today", "important"]),
    (item(0, Answer(7, tries=1)), "", ["due today", "tried {tries} times"]),
    (item(0, Answer(7, tries=3)), "", ["due today", "{tries} tries reached nobody: try another way"]),
    (item(-1, off(3)), "", ["1 day late", "put off to {day}"]),
    (item(-1, off(0)), "", ["1 day late", "put off until {day}, now back"]),
    (item(1, Answer(7, waiting_for="Tuấn")), "", ["due tomorrow", "waiting for {whom}"]),
]


@pytest.mark.parametrize(("row", "tier", "said"), REASONS)
def test_the_reasons_say_what_counted(row: Item, tier: str, said: list[str]) -> None:
    assert [reason.text for reason in urgency(row, tier, NOW).reasons] == said


def test_the_numbers_of_the_reasons_are_right() -> None:
    (late, tier) = urgency(item(-6), "gold", NOW).reasons
    assert late.values == {"days": 6}
    assert tier.values["tier"].text == "Gold"  # type: ignore[union-attr]


@given(st.integers(-400, 400), st.booleans())
def test_a_row_never_grows_less_urgent_by_being_late_longer(due: int, high: bool) -> None:
    today = urgency(item(due, high=high), "", NOW).score
    tomorrow = urgency(item(due, high=high), "", NOW + timedelta(days=1)).score
    assert tomorrow >= today or due == 0  # what was due today and is late now ranks among the late
    assert LATE > TODAY


def test_an_answer_is_joined_to_its_clock_and_settled_ones_are_left_out() -> None:
    one, two, three = (replace(clock(), period=period) for period in "123")
    answers = {two.key: Answer(1, status="done"), three.key: Answer(2, tries=2), "gone": Answer(3)}
    items = joined([one, two, three, one], answers)
    assert [(each.clock, each.answer) for each in items] == [(one, None), (three, answers[three.key])]


def test_the_hour_of_an_answer_replaces_the_clocks_own() -> None:
    assert item(0, Answer(7, due_time="10:00"), time="09:00").due_time == "10:00"
    assert item(0, Answer(7), time="09:00").due_time == "09:00"
    assert item(0, time="09:00").due_time == "09:00"
