"""Loan applications in the queue: what stands still calls at each step, and an approval before it ends."""

from datetime import date, timedelta

import pytest

from crodesk.domain.follow_up.clock import Clock, Item
from crodesk.domain.follow_up.rules import Rule
from crodesk.domain.follow_up.sources import applications
from crodesk.domain.follow_up.sources.applications import Application, Lacking
from crodesk.domain.follow_up.urgency import part_of
from crodesk.domain.rules.said import Words

NOW = date(2026, 11, 20)
RULE = Rule("application", lead=(-3, -7, -14))


def after(days: int) -> date:
    return NOW + timedelta(days=days)


def application(
    since: int, ball: str = "us", step: str = "", parked: int | None = None, holds: int | None = None
) -> list[Clock]:
    until = [None if days is None else after(days) for days in (parked, holds)]
    row = Application("u", 1, "L-2290", "submitted", after(since), ball, step, *until)
    return list(applications.clocks([row], RULE, NOW))


@pytest.mark.parametrize(
    ("since", "turn", "due", "part"),
    [
        (-1, -3, 2, "week"),
        (-3, -3, 0, "today"),
        (-5, -3, -2, "today"),
        (-8, -7, -1, "today"),
        (-40, -14, -26, "today"),
    ],
)
def test_what_stands_still_calls_at_each_step_and_is_never_late(since: int, turn: int, due: int, part: str) -> None:
    (clock,) = application(since)
    assert clock.key == f"application|u|{after(since)}/{turn}"
    assert (clock.due_on, clock.shows_on, clock.what) == (after(due), after(due), "review")
    assert part_of(Item(clock), NOW) == part


@pytest.mark.parametrize(
    ("ball", "what", "words"),
    [
        ("us", "review", "waits for you"),
        ("customer", "call", "waits for the customer"),
        ("decider", "call", "waits for the decision"),
        ("other", "call", "waits for somebody else"),
    ],
)
def test_it_says_for_whom_it_waits(ball: str, what: str, words: str) -> None:
    (clock,) = application(-20, ball)
    assert clock.what == what
    assert [reason.text for reason in clock.reasons] == [words]


def test_the_next_step_is_said() -> None:
    (with_step,), (without,) = application(-3, step="new lease"), application(-3)
    assert (with_step.about.text, with_step.about.values["step"]) == (
        "application {number}, {stage} since {day}: {step}",
        "new lease",
    )
    assert without.about.text == "application {number}, {stage} since {day}"


def test_a_parked_one_asks_for_nothing_before_its_day_and_counts_from_it() -> None:
    (clock,) = application(-30, parked=5)
    assert (clock.key, clock.due_on, clock.shows_on) == (f"application|u|parked/{after(5)}", after(5), after(5))
    assert part_of(Item(clock), NOW) == "week"
    (back,) = application(-30, parked=-3)
    assert (back.key, back.due_on) == (f"application|u|{after(-3)}/-3", NOW)


@pytest.mark.parametrize(
    ("holds", "part", "words"),
    [
        (30, "later", "approval of {number} ends {day}"),
        (7, "today", "approval of {number} ends {day}"),
        (0, "today", "approval of {number} ends {day}"),
        (-1, "late", "approval of {number} ended {day}"),
    ],
)
def test_an_approval_calls_a_week_before_it_ends(holds: int, part: str, words: str) -> None:
    _waiting, ending = application(-1, holds=holds)
    assert (ending.key, ending.due_on, ending.about.text) == (
        f"application|u|ends/{after(holds)}",
        after(holds),
        words,
    )
    assert part_of(Item(ending), NOW) == part


def test_one_that_moved_long_from_now_has_no_turn_yet() -> None:
    assert application(90) == []


def test_a_rule_without_steps_waits_for_nothing() -> None:
    row = Application("u", 1, "L-1", "draft", after(-90), "us", "", None, None)
    assert [clock.due_on for clock in applications.clocks([row], Rule("application", lead=()), NOW)] == [after(-90)]


def test_the_facts_to_collect_are_one_turn_of_an_application_however_many_they_are() -> None:
    facts = Words("income, sales", "thu nhập, doanh thu", "收入、销售收入")
    (clock,) = applications.collecting([Lacking("u", 1, "L-2290", after(3), facts)])
    assert clock.key == applications.collect_key("u") == "application|u|collect"
    assert (clock.due_on, clock.shows_on, clock.what, clock.customer_rid) == (after(3), after(3), "call", 1)
    assert clock.about.values == {"number": "L-2290", "facts": facts}
