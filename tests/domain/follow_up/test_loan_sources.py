"""What running loans give to the queue: arrears with the group of the ledger, steps into groups, promises to pay."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crodesk.domain.follow_up.message import Amount, Message, Word
from crodesk.domain.follow_up.rules import Rules
from crodesk.domain.follow_up.sources import arrears, dated, group_steps, measures, promised, tasks
from crodesk.domain.follow_up.sources.group_steps import Falling
from crodesk.domain.follow_up.sources.promised import Ledger, Promised, Standing
from crodesk.domain.lending.collecting.ladder import Ladder, ladder
from crodesk.domain.lending.collecting.promises import Received, Record, Stated
from crodesk.domain.rules.said import Words

NOW = date(2026, 11, 20)
RULES = Rules()
GROUPS = ((0, "1"), (10, "2"), (91, "3"))


def after(days: int) -> date:
    return NOW + timedelta(days=days)


@pytest.mark.parametrize(("group", "said"), [("2", ["2"]), ("1", [])])
def test_arrears_of_a_ledger_say_its_own_group_and_leave_the_next_to_its_clock(group: str, said: list[str]) -> None:
    late = arrears.Late("u", 5, "L-1", NOW, 4, 1_120_000, "VND", group)
    (clock,) = arrears.clocks([late], RULES["arrears"], NOW, GROUPS)
    assert clock.key == "arrears|u|2026-11-16/-4"
    assert [each.values for each in clock.reasons] == [{"group": each} for each in said]


def asked(days: int, promises: Standing | None = None, steps: Ladder | None = None) -> tuple[str, str, list[Message]]:
    """Return the turn of a loan so many days late, what it asks to do, and its reasons."""
    late = arrears.Late("u", 5, "L-1", NOW, days, 1_000, "VND", "1", promises)
    (clock,) = arrears.clocks([late], RULES["arrears"], NOW, GROUPS, steps or ladder())
    return clock.period.partition("/")[2], clock.what, list(clock.reasons)


@pytest.mark.parametrize(
    ("days", "turn", "what", "channel", "text", "who"),
    [
        (1, "-1", "call", "call", "payment that is late", "you"),
        (4, "-4", "write", "letter", "First reminder letter", "you"),
        (30, "-30", "visit", "visit", "Second reminder letter", "you"),
        (60, "-60", "write", "letter", "Final demand", "the manager"),
        (91, "-91", "review", "at the desk", "", "the manager"),
        (181, "-181", "review", "at the desk", "", "the lawyers"),
    ],
)
def test_a_late_loan_says_the_step_of_the_ladder(
    days: int, turn: str, what: str, channel: str, text: str, who: str
) -> None:
    found = asked(days)
    (said,) = found[2]
    assert found[:2] == (turn, what)
    assert (said.values["channel"], said.values["who"]) == (Word(channel), Word(who))
    assert said.values.get("text") == (Word(text) if text else None)
    assert arrears.done_at(f"2026-11-16/{turn}") == arrears.done_at(f"2026-11-16/{turn}/2026-11-18") == days


def test_without_days_or_below_the_ladder_no_step_is_said() -> None:
    own = Ladder(ladder().rungs[3:])
    assert asked(4, steps=own) == ("-4", "call", [])
    assert arrears.done_at("2026-11") is None


RECORD = Record(1, 0, 1, 0, Decimal(50))


@pytest.mark.parametrize(
    ("days", "broken", "turn", "what"),
    [
        (4, 0, "-4/2026-11-20", "visit"),
        (8, -4, "-4/2026-11-16", "visit"),
        (8, -5, "-4", "write"),
        (8, 1, "-4", "write"),
        (95, -1, "-91/2026-11-19", "review"),
    ],
    ids=["today", "on the day of the step", "before the step", "still to come", "at the desk already"],
)
def test_a_promise_that_was_broken_since_the_step_asks_for_a_visit(
    days: int, broken: int, turn: str, what: str
) -> None:
    found = asked(days, Standing(RECORD, broken_on=after(broken)))
    assert found[:2] == (turn, what)
    assert found[2][-1] == Message("promises kept: {kept} of {over}", {"kept": 1, "over": 2})
    assert (found[2][0].text == "promise broken: now {channel}, {who}") == ("/" in turn)


def test_what_is_promised_is_said_and_nothing_of_a_record_that_is_empty() -> None:
    open_one = Standing(Record(0, 0, 0, 1, None), open_until=after(3))
    assert asked(4, open_one)[2][1:] == [Message("promised by {day}", {"day": after(3)})]


STEPS = [(6, "5", 0), (7, "5", 1), (3, "5", -3), (2, "1", 0), (1, "1", -1), (0, "1", -2), (66, "5", 60)]


@pytest.mark.parametrize(("days", "step", "asks_in"), STEPS)
def test_a_step_into_a_group_is_due_on_the_last_day_on_which_paying_helps(days: int, step: str, asks_in: int) -> None:
    falling = Falling("u", 5, "L-1", after(days), "2", 1_120_000, "VND")
    (clock,) = group_steps.clocks([falling], RULES["group_step"], NOW)
    assert clock.key == f"group_step|u|{after(days)}/{step}"
    assert (clock.due_on, clock.shows_on, clock.weight) == (after(days - 1), after(asks_in), "money")
    assert clock.about.text == "{number}: {amount} keeps it out of debt group {group} on {day}"
    amount = Amount(1_120_000, "VND")
    assert clock.about.values == {"number": "L-1", "group": "2", "day": after(days), "amount": amount}


def test_a_step_far_ahead_makes_no_clock_and_one_without_an_amount_says_none() -> None:
    falling = Falling("u", 5, "L-1", after(67), "2", 0, "VND")
    assert list(group_steps.clocks([falling], RULES["group_step"], NOW)) == []
    (clock,) = group_steps.clocks([falling._replace(on=after(3))], RULES["group_step"], NOW)
    assert clock.about == Message(
        "{number}: debt group {group} on {day}", {"number": "L-1", "group": "2", "day": after(3)}
    )


def test_an_inspection_calls_a_week_before_and_on_its_eve() -> None:
    turns = []
    for days in (7, 1, -2):
        (clock,) = dated.clocks([dated.Dated("u", 5, after(days), "L-1")], RULES["inspection"], NOW)
        turns.append((clock.period, clock.what, clock.about.text))
    assert turns == [
        ("2026-11-27/7", "visit", "inspection of {label} due {day}"),
        ("2026-11-21/1", "visit", "inspection of {label} due {day}"),
        ("2026-11-18/1", "visit", "inspection of {label} was due {day}"),
    ]


def test_a_measure_and_its_steps_call_a_week_before_their_day_and_on_its_eve() -> None:
    fee = Words("fee paid", "nộp án phí", "缴费")
    found = []
    for days, what in ((7, ""), (1, fee), (80, "")):
        rows = [measures.Dated("u", "m", 5, after(days), "L-1", "court", what)]
        found += [(one.key, one.weight, one.about) for one in measures.clocks(rows, RULES["measure"], NOW)]
    plain: dict[str, Any] = {"number": "L-1", "measure": Word("court")}
    words = "{number}: {measure}, due {day}", "{number}: {measure}: {step} by {day}"
    assert found == [
        ("measure|u|m/2026-11-27/7", "legal", Message(words[0], {**plain, "day": after(7)})),
        ("measure|u|m/2026-11-21/1", "legal", Message(words[1], {**plain, "day": after(1), "step": fee})),
    ]


# Promises: made on the 10th for the 15th, one day of grace


def a_promise(rid: int = 1, about: str = "pays", minor: int = 1_000, **known: Any) -> Promised:
    return Promised(rid, 5, about, date(2026, 11, 15), minor, "VND", date(2026, 11, 10))._replace(**known)


def a_ledger(number: str, *money: tuple[int, int], currency: str = "VND", kept: bool = True) -> Ledger:
    received = tuple(Received(date(2026, 11, day), Decimal(minor)) for day, minor in money)
    return Ledger(5, number, currency, kept, received)


def became(made: list[Promised], *ledgers: Ledger, today: date = NOW) -> dict[int, tuple[str, int]]:
    found = promised.reasons(promised.judged(made, ledgers, today, 1))
    return {rid: (said.text, getattr(said.values.get("amount"), "minor", 0)) for rid, said in found.items()}


@pytest.mark.parametrize(
    ("money", "words", "paid"),
    [
        ([(12, 400), (16, 600)], "kept: {amount} came in", 1_000),
        ([(12, 400), (17, 600)], "partly kept: only {amount} came in", 400),
        ([(9, 1_000)], "broken: nothing came in", 0),
    ],
)
def test_a_ledger_says_what_became_of_a_promise(money: list[tuple[int, int]], words: str, paid: int) -> None:
    assert became([a_promise()], a_ledger("L-1", *money)) == {1: (words, paid)}


def test_before_its_day_a_promise_says_only_what_came_in() -> None:
    on = date(2026, 11, 16)
    assert became([a_promise()], a_ledger("L-1"), today=on) == {}
    assert became([a_promise()], a_ledger("L-1", (12, 400)), today=on) == {1: ("{amount} came in so far", 400)}


def test_a_promise_that_names_a_loan_is_held_against_it_alone_and_another_against_each() -> None:
    first, second = a_ledger("L-1", (12, 1_000)), a_ledger("L-2", (12, 300))
    kept, partly = ("kept: {amount} came in", 1_000), ("partly kept: only {amount} came in", 300)
    assert became([a_promise(about="pays L-2")], first, second) == {1: partly}
    assert became([a_promise()], first, second) == became([a_promise()], second, first) == {1: kept}


def test_what_no_ledger_tells_of_says_nothing() -> None:
    assert became([a_promise()], a_ledger("L-1", kept=False)) == {}
    assert became([a_promise()], a_ledger("L-1", currency="USD")) == {}
    assert became([a_promise(customer_rid=6)], a_ledger("L-1")) == {}
    assert became([a_promise(about="pays C-1")], a_ledger("L-1"), a_ledger("C-1", kept=False)) == {}


def test_no_money_counts_for_two_promises() -> None:
    found = became([a_promise(1), a_promise(2)], a_ledger("L-1", (12, 1_000)))
    assert found == {1: ("kept: {amount} came in", 1_000), 2: ("broken: nothing came in", 0)}


def test_a_promise_stands_with_what_became_of_it() -> None:
    task = tasks.Task(1, "u", 5, "call", "x", NOW, "", False, None, False, 0, "", "customer", 1_000, "VND")
    kept = Message("kept: {amount} came in", {"amount": Amount(1_000, "VND")})
    (row,) = tasks.items([task], {1: kept})
    assert row.is_open
    assert row.clock.reasons == (kept,)


# What the core states


def stated(on: int, days: int, arrears: int | None = 1_000) -> Stated:
    return Stated(date(2026, 11, on), days, None if arrears is None else Decimal(arrears))


@pytest.mark.parametrize(
    ("told", "today", "state"),
    [
        ([stated(9, 5)], 16, "open"),
        ([stated(9, 5)], 17, "broken"),
        ([stated(9, 5), stated(18, 14)], 20, "broken"),
        ([stated(9, 5), stated(18, 14, 400)], 20, "partly"),
        ([stated(9, 40), stated(18, 14)], 20, "partly"),
        ([stated(9, 5), stated(12, 8, 400)], 16, "open"),
        ([stated(9, 5), stated(12, 0, 0)], 13, "kept"),
        ([stated(9, 5), stated(19, 3)], 20, "kept"),
        ([stated(9, 5), stated(18, 14, None)], 20, "broken"),
        ([stated(9, 5), stated(19, 0, 0)], 18, "broken"),
    ],
    ids=[
        "nothing since, not over", "nothing since", "as late as before", "less is late", "the oldest was paid",
        "not over", "paid early", "another instalment since", "no amount", "not stated yet",
    ],
)  # fmt: skip
def test_a_loan_that_the_core_states_tells_of_a_promise_too(told: list[Stated], today: int, state: str) -> None:
    ledger = Ledger(5, "L-1", "VND", False, (), tuple(told))
    (found,) = promised.judged([a_promise()], [ledger], date(2026, 11, today), 1)
    assert found.state == state


def test_a_loan_that_was_not_late_when_it_was_promised_tells_nothing() -> None:
    for told in ((), (stated(12, 5),), (stated(9, 0, 0), stated(18, 5))):
        (found,) = promised.judged([a_promise()], [Ledger(5, "L-1", "VND", False, (), told)], NOW, 1)
        assert (found.state, promised.reasons([found])) == ("", {})


def test_money_written_down_here_counts_before_what_the_core_states() -> None:
    money = (Received(date(2026, 11, 14), Decimal(1_000)),)
    ledger = Ledger(5, "L-1", "VND", False, money, (stated(9, 5),))
    assert became([a_promise()], ledger) == {1: ("kept: {amount} came in", 1_000)}
    assert became([a_promise()], Ledger(5, "L-1", "VND", False, (), (stated(9, 5),))) == {
        1: ("broken: nothing says that it was paid", 0)
    }


def test_a_promise_without_an_amount_is_kept_by_any_money() -> None:
    plain = a_promise(minor=0, currency="")
    assert became([plain], a_ledger("L-1", (12, 5))) == {1: ("kept: what was late is paid", 0)}
    assert became([plain], a_ledger("L-1")) == {1: ("broken: nothing says that it was paid", 0)}
    assert became([plain], a_ledger("L-1"), today=date(2026, 11, 16)) == {}


# How a customer stands to what was promised


def test_the_last_promise_for_a_loan_says_how_it_stands_and_all_make_the_record() -> None:
    first = a_promise(1, kept="no", due_on=date(2026, 11, 12))
    second = a_promise(2, about="pays L-2", due_on=date(2026, 11, 18))
    ledgers = [a_ledger("L-1", (15, 1_000)), a_ledger("L-2")]
    found = promised.judged([first, second, a_promise(3)], ledgers, NOW, 1)
    assert [one.state for one in found] == ["broken", "broken", "kept"]
    record = Record(1, 0, 2, 0, Decimal(33))
    assert promised.standing(found, "L-1", ["L-1", "L-2"]) == Standing(record)
    assert promised.standing(found, "L-2", ["L-1", "L-2"]) == Standing(record, broken_on=date(2026, 11, 20))
    assert (record.over, record.made) == (3, 3)


def test_an_open_promise_says_until_when_and_one_that_the_officer_judged_has_no_day() -> None:
    ledgers = [a_ledger("L-1")]
    later = a_promise(2, due_on=date(2026, 11, 25))
    found = promised.judged([a_promise(1), later], ledgers, NOW, 1)
    assert promised.standing(found, "L-1", ["L-1"]) == Standing(
        Record(0, 0, 1, 1, Decimal(0)), open_until=date(2026, 11, 25)
    )
    said = promised.judged([a_promise(kept="no")], [], NOW, 1)
    assert promised.standing(said, "L-1", []) == Standing(Record(0, 0, 1, 0, Decimal(0)))
    assert promised.standing([], "L-1", []).record.made == 0
    assert promised.judged([a_promise(kept="yes")], [], NOW, 1)[0].state == "kept"


def test_a_condition_of_a_contract_calls_two_weeks_before_and_after_its_day() -> None:
    turns = []
    for days in (14, -2):
        (clock,) = dated.clocks([dated.Dated("u", 5, after(days), "vốn tự có")], RULES["condition"], NOW)
        turns.append((clock.period, clock.what, clock.about.text))
    assert turns == [
        ("2026-12-04/14", "review", "condition to be fulfilled by {day}: {label}"),
        ("2026-11-18/1", "review", "condition open since {day}: {label}"),
    ]


def test_proof_and_the_end_of_drawing_call_before_and_after_their_day() -> None:
    turns = []
    for rule, days in (("proof", 7), ("proof", -1), ("availability", 30), ("availability", -2)):
        row = dated.Dated("u", 5, after(days), "HĐTD-1", 1_000, "VND")
        (clock,) = dated.clocks([row], RULES[rule], NOW)
        turns.append((clock.period, clock.weight, clock.about.text, "amount" in clock.about.values))
    assert turns == [
        ("2026-11-27/7", "legal", "proof of use of {label} to come by {day}", False),
        ("2026-11-19/1", "legal", "proof of use of {label} was due {day}", False),
        ("2026-12-20/30", "deposit", "{amount} of {label} may be drawn until {day}", True),
        ("2026-11-18/7", "deposit", "{amount} of {label} could be drawn until {day}", True),
    ]
