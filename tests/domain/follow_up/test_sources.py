"""Each source of clocks: which rows call, when, and by which turn they are known again."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.follow_up.clock import Clock
from crodesk.domain.follow_up.message import Amount, Word
from crodesk.domain.follow_up.recurrence import Recurrence, read
from crodesk.domain.follow_up.rules import SHIPPED, Rule, Rules
from crodesk.domain.follow_up.sources import arrears, cadence, cases, dated, greetings, series, stale, tasks
from crodesk.domain.follow_up.steps import latest_due, step_of

NOW = date(2026, 11, 20)
RULES = Rules()


def after(days: int) -> date:
    return NOW + timedelta(days=days)


def only(clocks: Iterable[Clock]) -> Clock:
    (clock,) = clocks
    return clock


# Steps

STEPS = [(40, 30), (31, 30), (30, 30), (8, 30), (7, 7), (2, 7), (1, 1), (0, 1), (-9, 1), (90, 30), (91, None)]


@pytest.mark.parametrize(("days", "step"), STEPS)
def test_the_step_that_called_last_runs(days: int, step: int | None) -> None:
    assert step_of(after(days), (30, 7, 1), NOW) == step


def test_a_step_after_the_day_calls_the_day_after() -> None:
    assert [step_of(after(days), (30, 7, -1), NOW) for days in (0, -1)] == [7, -1]


def test_a_rule_without_steps_calls_on_the_day() -> None:
    assert step_of(after(61), (), NOW) is None
    assert step_of(after(60), (), NOW) == 0
    assert latest_due((), NOW) == after(60)
    assert latest_due((30, 7), NOW) == after(90)


# Dated records


def test_a_paper_calls_thirty_days_before_it_expires_and_again_at_seven() -> None:
    for days, turn, asks_in in ((25, "2026-12-15/30", -5), (7, "2026-11-27/7", 0)):
        paper = dated.Dated("u1", 5, after(days), "identity card")
        clock = only(dated.clocks([paper], RULES["paper"], NOW))
        assert (clock.rule, clock.subject, clock.period, clock.customer_rid) == ("paper", "u1", turn, 5)
        assert (clock.due_on, clock.shows_on, clock.weight) == (after(days), after(asks_in), "legal")
        assert clock.about.text == "{label} expires {day}"
        assert clock.about.values == {"label": Word("identity card"), "day": after(days)}


def test_what_is_past_is_said_to_be_past() -> None:
    for rule, words in (("paper", "{label} expired {day}"), ("review", "risk review was due {day}")):
        clock = only(dated.clocks([dated.Dated("u", 1, after(-3), "x")], RULES[rule], NOW))
        assert clock.about.text == words


def test_a_deposit_says_its_amount_where_it_has_one() -> None:
    with_amount = dated.Dated("u", 1, after(5), "D-118", 2_100_000_000, "VND")
    clock = only(dated.clocks([with_amount], RULES["maturity"], NOW))
    assert clock.about.values["amount"] == Amount(2_100_000_000, "VND")
    without = only(dated.clocks([dated.Dated("u", 1, after(5), "D-118")], RULES["maturity"], NOW))
    assert without.about.text == "deposit {label} matures {day}"


def test_what_comes_much_later_makes_no_clock_yet() -> None:
    assert list(dated.clocks([dated.Dated("u", 1, after(91), "x")], RULES["paper"], NOW)) == []


# The officer's own


def a_task(**known: Any) -> tasks.Task:
    start = tasks.Task(3, "u", 5, "call", "home loan", NOW, "09:00", False, None, False, 0, "", "", 0, "")
    return start._replace(**known)


def test_a_task_is_its_own_answer() -> None:
    (row,) = tasks.items([a_task(put_off_to=after(2), pinned=True, tries=2, waiting_for="Tuấn", high=True)], {})
    assert (row.clock.key, row.clock.rule, row.clock.high) == ("task|u|", "task", True)
    assert row.answer is not None
    assert (row.answer.follow_up_rid, row.answer.put_off_to, row.answer.pinned) == (3, after(2), True)
    assert (row.answer.tries, row.answer.waiting_for) == (2, "Tuấn")
    assert row.clock.about.values == {"about": "home loan"}


@pytest.mark.parametrize(
    ("by", "minor", "words"),
    [
        ("us", 0, "we promised: {about}"),
        ("customer", 0, "promised us: {about}"),
        ("customer", 12_400_000, "promised us {amount}: {about}"),
        ("us", 5, "we promised {amount}: {about}"),
    ],
)
def test_a_promise_says_whose_it_is(by: str, minor: int, words: str) -> None:
    (row,) = tasks.items([a_task(promised_by=by, minor=minor, currency="VND")], {})
    assert (row.clock.rule, row.clock.weight, row.clock.about.text) == ("promise", "promise", words)
    assert ("amount" in row.clock.about.values) == bool(minor)


def a_series(rule: str, **known: Any) -> series.Series:
    kept = read(f"DTSTART:20261102 RRULE:{rule}")
    assert isinstance(kept, Recurrence)
    return series.Series("u", 5, "call", "weekly", "", False, kept)._replace(**known)


def unasked() -> BranchCalendar:
    raise AssertionError("no day off matters here")


def due_days(rows: Iterable[series.Series], answered: Iterable[str] = (), today: date = NOW) -> list[str]:
    held = set(answered)
    return [str(clock.due_on) for clock in series.clocks(rows, held.__contains__, today, unasked)]


def test_a_task_that_comes_back_shows_the_last_turn_and_the_next() -> None:
    assert due_days([a_series("FREQ=WEEKLY;BYDAY=MO")]) == ["2026-11-16", "2026-11-23"]


def test_the_next_turn_is_made_as_soon_as_the_one_before_is_done() -> None:
    weekly = a_series("FREQ=WEEKLY;BYDAY=MO")
    assert due_days([weekly], ["series|u|2026-11-23"]) == ["2026-11-16", "2026-11-30"]


def test_a_series_that_has_ended_or_is_far_away_shows_nothing_to_come() -> None:
    assert due_days([a_series("FREQ=WEEKLY;COUNT=2;BYDAY=MO")]) == ["2026-11-09"]
    assert due_days([a_series("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1")]) == []


def test_the_last_turn_of_a_rare_series_is_found_however_long_ago() -> None:
    assert due_days([a_series("FREQ=YEARLY;INTERVAL=4")], today=date(2029, 1, 1)) == ["2026-11-02"]


def test_a_series_that_heeds_days_off_asks_the_calendar() -> None:
    kept = read("DTSTART:20261107 RRULE:FREQ=MONTHLY;BYMONTHDAY=21 X-DAYS-OFF:NEXT")
    assert isinstance(kept, Recurrence)
    clocks = series.clocks([a_series("FREQ=DAILY", recurrence=kept)], lambda _key: False, NOW, BranchCalendar)
    assert [str(clock.due_on) for clock in clocks] == ["2026-11-23"]  # the 21st is a Saturday


# Cases and arrears


def a_case(**known: Any) -> cases.Case:
    return cases.Case("u", 5, "CP-1", "complaint", "charged twice", after(-10), after(5), None)._replace(**known)


def test_a_case_asks_from_the_day_it_came_in_until_its_answer_is_due() -> None:
    clock = only(cases.clocks([a_case()]))
    assert (clock.due_on, clock.shows_on, clock.weight) == (after(5), after(-10), "case")
    assert clock.about.values == {"kind": Word("complaint"), "number": "CP-1", "issue": "charged twice"}


def test_a_case_without_a_day_for_its_answer_is_due_since_it_came_in() -> None:
    assert only(cases.clocks([a_case(answer_by=None)])).due_on == after(-10)


def test_a_case_that_was_answered_waits_to_be_closed_and_nobody_for_it() -> None:
    clock = only(cases.clocks([a_case(answered_on=after(-2))]))
    assert (clock.due_on, clock.weight, clock.about.text) == (
        after(-2),
        "need",
        "{kind} {number}: answered, not closed",
    )


@pytest.mark.parametrize(
    ("days", "turn"),
    [(1, "-1"), (3, "-1"), (4, "-4"), (8, "-4"), (9, "-9"), (10, "-10"), (90, "-85"), (91, "-91"), (400, "-361")],
)
def test_each_step_of_the_ladder_is_a_turn(days: int, turn: str) -> None:
    late = arrears.Late("u", 5, "L-1", NOW, days, 0, "VND")
    clock = only(arrears.clocks([late], RULES["arrears"], NOW))
    assert clock.period == f"{after(-days)}/{turn}"
    assert clock.due_on == after(-days)


def test_days_late_go_on_counting_after_the_reading() -> None:
    late = arrears.Late("u", 5, "L-1", after(-5), 6, 12_400_000, "VND")
    clock = only(arrears.clocks([late], RULES["arrears"], NOW))
    assert (clock.due_on, clock.period) == (after(-11), f"{after(-11)}/-10")
    assert clock.about.values == {"number": "L-1", "amount": Amount(12_400_000, "VND")}


VIETNAM = ((0, "1"), (10, "2"), (91, "3"), (181, "4"), (361, "5"))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (6, [("next", "2", 4)]),
        (9, [("next", "2", 1)]),
        (10, [("in", "2", 0), ("next", "3", 81)]),
        (90, [("in", "2", 0), ("next", "3", 1)]),
        (361, [("in", "5", 0)]),
    ],
)
def test_arrears_say_their_debt_group_and_how_far_the_next_is(days: int, said: list[tuple[str, str, int]]) -> None:
    late = arrears.Late("u", 5, "L-1", NOW, days, 0, "VND")
    reasons = only(arrears.clocks([late], RULES["arrears"], NOW, VIETNAM)).reasons
    found = [
        ("next" if "days" in each.values else "in", each.values["group"], each.values.get("days", 0))
        for each in reasons
    ]
    assert found == said


def test_arrears_without_days_make_a_turn_a_month() -> None:
    late = arrears.Late("u", 5, "L-1", date(2019, 12, 31), 0, 0, "")
    clock = only(arrears.clocks([late], RULES["arrears"], NOW))
    assert (clock.period, clock.about.text) == ("2019-12", "{number}: in arrears")


# Keeping in touch


def known(**what: Any) -> cadence.Known:
    start = cadence.Known("u", 5, "gold", 0, date(2020, 1, 1), after(-50), after(-100), None, None)
    return start._replace(**what)


def turns(row: cadence.Known) -> list[tuple[str, str, str]]:
    return [(clock.what, clock.period, str(clock.due_on)) for clock in cadence.clocks([row], RULES, NOW)]


def test_each_channel_is_counted_on_its_own() -> None:
    assert turns(known()) == [
        ("call", "call/2026-10-01", "2026-11-15"),  # 50 days ago; at most 45 for gold
        ("visit", "visit/2026-08-12", "2026-12-10"),  # 100 days ago; at most 120
    ]


def test_a_call_does_not_stand_for_a_visit_but_a_visit_does_for_a_call() -> None:
    assert turns(known(called_on=NOW))[1] == turns(known())[1]
    assert turns(known(visited_on=after(-10)))[0][1] == "call/2026-11-10"


def test_a_row_that_was_done_begins_the_count_anew() -> None:
    assert turns(known(call_settled=after(-1)))[0][1] == "call/2026-11-19"


def test_who_was_never_met_counts_from_the_first_day_and_without_one_not_at_all() -> None:
    fresh = known(called_on=None, visited_on=None)
    assert [turn for _what, turn, _due in turns(fresh)] == ["call/2020-01-01", "visit/2020-01-01"]
    assert turns(fresh._replace(since=None)) == []


def test_a_pace_of_ones_own_goes_before_the_tiers() -> None:
    clock = next(iter(cadence.clocks([known(own_pace=60, visited_on=None)], RULES, NOW)))
    assert (clock.shows_on, clock.due_on) == (after(10), after(40))


def test_a_tier_without_an_agreement_hears_only_as_others_do() -> None:
    assert [turn for turn, _period, _due in turns(known(tier="standard"))] == []
    assert [turn for turn, _period, _due in turns(known(tier="standard", called_on=after(-130), visited_on=None))] == [
        "call"
    ]


# Stale records and greetings


def test_old_records_of_a_customer_make_one_clock() -> None:
    one = stale.Aged("u", 5, date(2025, 1, 10), 1, "Lương")
    clock = only(stale.clocks([one], RULES["stale_fact"]))
    assert (clock.due_on, clock.period) == (date(2026, 1, 10), "2025-01-10")
    assert clock.about.values == {"day": date(2025, 1, 10), "label": "Lương"}
    many = only(stale.clocks([one._replace(records=3)], RULES["stale_need"]))
    assert (many.about.text, many.about.values["count"]) == ("still wanted? {count} needs, oldest from {day}", 3)


def test_a_birthday_is_known_by_its_day_and_says_the_age() -> None:
    row = greetings.Feast("u", 5, "12-03", 1979, firm=False)
    clock = only(greetings.birthdays([row], {"12-03": date(2026, 12, 3)}, RULES["birthday"]))
    assert (clock.period, clock.due_on, clock.weight) == ("2026-12-03", date(2026, 12, 3), "care")
    assert clock.about.values == {"day": date(2026, 12, 3), "years": 47}


def test_a_birthday_without_a_year_and_that_of_a_firm_are_said_so() -> None:
    kept = {"12-03": date(2026, 12, 3)}
    lunar = only(greetings.birthdays([greetings.Feast("u", 5, "12-03", 0, firm=False)], kept, RULES["birthday"]))
    firm = only(greetings.birthdays([greetings.Feast("u", 5, "12-03", 2016, firm=True)], kept, RULES["birthday"]))
    assert (lunar.about.text, firm.about.text) == ("birthday {day}", "founding day {day}, {years} years")


def test_an_anniversary_of_this_very_year_is_none() -> None:
    kept = {"12-03": date(2026, 12, 3)}
    rows = [greetings.Feast("new", 5, "12-03", 2026, firm=False), greetings.Feast("old", 6, "12-03", 2016, firm=False)]
    clock = only(greetings.anniversaries(rows, kept, RULES["anniversary"]))
    assert (clock.subject, clock.about.values["years"]) == ("old", 10)


def test_a_holiday_greets_each_customer_from_its_lead_on() -> None:
    feasts = {"Lunar New Year": date(2027, 2, 6)}
    clocks = list(greetings.holidays([("a", 1), ("b", 2)], feasts, RULES["holiday"]))
    assert [(clock.key, str(clock.shows_on)) for clock in clocks] == [
        ("holiday|a|Lunar New Year/2027-02-06", "2027-02-03"),
        ("holiday|b|Lunar New Year/2027-02-06", "2027-02-03"),
    ]


# Rules


def test_the_officers_own_rule_replaces_the_shipped_one() -> None:
    rules = Rules([Rule("paper", lead=(60,)), Rule("cadence", tier="gold", channel="visit", on=False)])
    assert rules["paper"].lead == (60,)
    assert rules.cadence("gold", "visit") is None
    assert rules.cadence("gold", "call") == next(
        rule for rule in SHIPPED if (rule.tier, rule.channel) == ("gold", "call")
    )
    assert rules.a_day("birthday") == 5
    assert rules.a_day("unknown") == 0
    assert len(rules.all()) == len(SHIPPED)
