"""The queue as it is kept: made anew for whom it changed, never doubling, losing or resurrecting a row."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from crodesk.domain.problem import Refused
from crodesk.sample.make import make
from crodesk.services import answering, follow_ups, notes, opening, queue, records
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.notes import Note
from crodesk.services.practice import practice_copy
from crodesk.services.queue import QueueItem
from tests.builders import a_customer, a_holding, a_record

TODAY = date(2026, 11, 20)
Open = Callable[[date], Desk]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("queue")
    make(folder / "sample.sqlite")
    practice_copy(folder / "sample.sqlite", folder / "desk.sqlite", TODAY)
    return folder / "desk.sqlite"


@pytest.fixture
def on(desk_path: Path) -> Open:
    """Open the desk on a day, its queue made."""

    def opened(day: date) -> Desk:
        desk = opening.open_to_write(desk_path, None, Clock.on(day), "test")
        desk.keep_queue()
        return desk

    return opened


def rows(desk: Desk) -> list[tuple[Any, ...]]:
    """Return everything that stands, without the numbers of the rows."""
    found = desk.read_now(lambda reader: reader.rows("SELECT * FROM queue_row ORDER BY clock"))
    return [row[1:] for row in found]


def standing(desk: Desk) -> dict[str, str]:
    """Return the part in which each clock stands."""
    found = desk.read_now(lambda reader: reader.rows("SELECT clock, part FROM queue_row WHERE rule <> 'fold'"))
    return dict(found)


def only(desk: Desk, rule: str, stands: str = "now") -> QueueItem:
    (item,) = desk.look(queue.page_of_rule, rule, 0, 9, stands)
    return item


def made_anew(desk: Desk) -> list[tuple[Any, ...]]:
    """Return the rows when all are made anew."""
    with desk._warm_engine().begin() as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO queue_touched VALUES (-1)")
    desk.keep_queue()
    return rows(desk)


# One clock after another, from the record to the row


def a_task(desk: Desk, customer: int | None, due: date, **values: Any) -> int:
    return desk.do_now(
        "Planned", "", records.add, "follow_up", customer, {"what": "call", "about": "x", "due_on": due, **values}
    )


def a_paper(desk: Desk, customer: int, expires_on: date) -> int:
    known = {"kind": "passport", "number": "C1", "expires_on": expires_on}
    return a_record(desk, "identity_document", customer, **known)


def test_a_task_stands_in_the_queue_as_soon_as_it_is_planned(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk)
    desk.do_now("Planned", "", follow_ups.add, [customer], "call", "home loan", TODAY, "09:30")
    item = only(desk, "task")
    assert (item.name, item.about(TODAY), item.due_time, item.part) == ("Trần Văn Đức", "home loan", "09:30", "today")
    assert desk.look(queue.counts).now == 1
    desk.undo()
    assert desk.look(queue.page, "now", 0, 9) == []
    desk.close()


RECORDS: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "identity_document",
        {"kind": "passport", "number": "C1", "expires_on": date(2026, 12, 10)},
        "paper",
        "passport expires 10 Dec 2026",
    ),
    (
        "consent",
        {"purpose": "data", "given_on": date(2025, 12, 9), "expires_on": date(2026, 12, 9)},
        "consent",
        "consent (use of personal data) ends 9 Dec 2026",
    ),
    (
        "risk_review",
        {"rating": "high", "reviewed_on": date(2025, 11, 20), "next_review_on": TODAY},
        "review",
        "risk review due Fri 20 Nov 2026",
    ),
    ("need", {"what": "car", "wanted_by": date(2026, 12, 10)}, "need", "wants by 10 Dec 2026: car"),
    (
        "service_case",
        {"kind": "dispute", "issue": "fee", "opened_on": TODAY, "number": "DP-1"},
        "case",
        "dispute DP-1: fee",
    ),
]


@pytest.mark.parametrize(("kind", "values", "rule", "words"), RECORDS, ids=lambda value: str(value)[:20])
def test_a_record_starts_its_clock_and_ending_it_stops_it(
    on: Open, kind: str, values: dict[str, Any], rule: str, words: str
) -> None:
    desk = on(TODAY)
    rid = a_record(desk, kind, a_customer(desk), **values)
    assert only(desk, rule).about(TODAY) == words
    ending: dict[str, Any] = {"status": "closed"} if kind == "service_case" else {}
    if ending:
        desk.do_now("Closed", "", records.change, kind, rid, ending)
    else:
        desk.do_now("Ended", "", records.end, kind, rid, "gone")
    assert desk.look(queue.page_of_rule, rule, 0, 9) == []
    desk.close()


def test_an_application_that_stands_still_calls_until_it_moves_or_ends(on: Open) -> None:
    desk = on(TODAY)

    def moved(session: Session, rid: int, **changes: Any) -> None:
        for key, value in changes.items():
            setattr(records.get(session, "application", rid), key, value)

    rid = a_record(desk, "application", a_customer(desk), number="L-1", product="home loan", next_step="new lease")
    desk.do_now("Moved", "", moved, rid, stage="returned", stage_since=date(2026, 11, 16))
    item = only(desk, "application")
    words = "application L-1, returned for rework since 16 Nov 2026: new lease"
    assert (item.about(TODAY), item.part, item.reasons(TODAY)) == (words, "today", ["waits for you"])
    assert desk.look(queue.subject_of, item) == ("application", rid)
    desk.do_now("Moved", "", moved, rid, ball="decider", stage="submitted", stage_since=date(2026, 11, 17))
    assert only(desk, "application").reasons(TODAY) == ["due today", "waits for the decision"]
    desk.do_now("Moved", "", moved, rid, stage="declined", stage_since=TODAY)
    assert desk.look(queue.page_of_rule, "application", 0, 9) == []
    desk.undo()
    assert only(desk, "application").part == "today"
    desk.close()


def test_a_deposit_and_a_late_loan_call_by_their_newest_reading(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk)
    deposit = a_holding(desk, customer, "D-118", matures_on=TODAY + timedelta(3))
    a_record(desk, "holding_reading", deposit, as_of=TODAY, balance_minor=2_100_000_000, status="running")
    loan = a_holding(desk, customer, "L-7", kind="loan")
    late = {"as_of": TODAY, "days_late": 6, "arrears_minor": 12_400_000, "status": "late"}
    a_record(desk, "holding_reading", loan, **late)
    assert only(desk, "maturity").about(TODAY) == "deposit D-118 matures Mon 23 Nov 2026: 2,100,000,000"
    step = "now first written reminder: letter “First reminder letter”, you"
    assert only(desk, "arrears").reasons(TODAY) == ["6 days late", step, "debt group 2 in 4 days"]
    a_record(desk, "holding_reading", loan, as_of=TODAY, days_late=0, status="running")
    assert desk.look(queue.page_of_rule, "arrears", 0, 9) == []
    desk.close()


def test_a_customer_stands_once_with_all_reasons(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk)
    a_task(desk, customer, TODAY)
    a_paper(desk, customer, TODAY - timedelta(3))
    (head,) = desk.look(queue.page, "now", 0, 9)
    assert (head.rule, head.others) == ("paper", 1)
    assert [item.rule for item in desk.look(queue.of_customer, customer)] == ["paper", "task"]
    assert len(desk.look(queue.page, "now", 0, 9, "urgency", True)) == 2
    desk.close()


def test_who_came_by_an_import_and_was_never_worked_with_asks_for_no_care(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk, since=date(2020, 1, 2), tier="gold")
    with desk._warm_engine().begin() as connection:
        connection.exec_driver_sql("UPDATE customer SET imported_from = 'bank', imported_key = '1'")
    assert made_anew(desk) == []
    desk.do_now("Wrote", "", notes.write, customer, Note("met", kind="visit", at=datetime(2025, 1, 2, tzinfo=UTC)))
    assert {item.what for item in desk.look(queue.of_customer, customer)} == {"call", "visit"}
    desk.close()


def test_a_call_leaves_the_visit_where_it_was_and_a_try_leaves_both(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk, since=date(2020, 1, 2), tier="gold")
    before = standing(desk)
    desk.do_now("Tried", "", notes.write, customer, Note("", kind="call", outcome="no_answer"))
    assert standing(desk) == before
    desk.do_now("Called", "", notes.write, customer, Note("hello", kind="call", outcome="spoke"))
    changed = {clock for clock in set(before) ^ set(standing(desk)) if clock.startswith("cadence")}
    assert all("|call/" in clock for clock in changed)
    assert changed
    desk.close()


def test_greetings_beyond_the_daily_cap_stand_in_one_row_and_nothing_else_does(on: Open) -> None:
    desk = on(TODAY)
    born = [a_customer(desk, f"Nguyễn {number}", born_on=date(1980, 11, 20)) for number in range(8)]
    a_task(desk, born[0], TODAY - timedelta(1))
    fold = next(item for item in desk.look(queue.page, "now", 0, 99) if item.folded_rule)
    assert (fold.folded_rule, fold.about(TODAY)) == ("birthday", "7 birthdays")
    assert len(desk.look(queue.page, "now", 0, 99)) == 2  # the task with its birthday, and the fold
    assert len(desk.look(queue.page_of_rule, "birthday", 0, 99)) == 8
    assert desk.look(queue.by_rule) == {"birthday": {"today": 8}, "task": {"late": 1}}
    assert desk.look(queue.counts) == queue.Counts(late=1, today=1)
    done = [item.clock for item in desk.look(queue.page_of_rule, "birthday", 0, 99)[2:]]
    desk.do_now("Done", "", answering.done, done)
    assert not any(item.folded_rule for item in desk.look(queue.page, "now", 0, 99))
    assert counted(desk) == truly_counted(desk)
    desk.undo()
    assert counted(desk) == truly_counted(desk)
    desk.close()


def test_a_rule_of_ones_own_holds_at_once_and_undoing_it_too(on: Open) -> None:
    desk = on(TODAY)
    a_record(
        desk, "identity_document", a_customer(desk), kind="passport", number="C1", expires_on=TODAY + timedelta(50)
    )
    assert desk.look(queue.page_of_rule, "paper", 0, 9) == []
    a_record(desk, "follow_up_rule", None, rule="paper", lead_days="60", running=True)
    assert only(desk, "paper").part == "today"
    desk.undo()
    assert desk.look(queue.page_of_rule, "paper", 0, 9) == []
    desk.close()


# Answers


def test_what_was_put_off_comes_back_on_its_day_and_not_before(on: Open) -> None:
    desk = on(TODAY)
    a_task(desk, a_customer(desk), TODAY - timedelta(2))
    item = only(desk, "task")
    desk.do_now("Put off", "", answering.put_off, [item.clock], TODAY + timedelta(3))
    after = only(desk, "task", "week")
    assert (after.due_on, after.asks_on) == ("2026-11-18", "2026-11-23")
    desk.close()
    for days, part in ((2, "week"), (3, "late")):
        desk = on(TODAY + timedelta(days))
        assert standing(desk)[item.clock] == part
        desk.close()


def test_a_clock_that_was_answered_becomes_a_follow_up_that_undo_takes_away(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk)
    a_paper(desk, customer, TODAY + timedelta(20))
    clock = only(desk, "paper").clock
    desk.do_now("Done", "", answering.done, [clock], "asked for it")
    kept = desk.read_now(lambda reader: reader.rows("SELECT clock, status, outcome, about FROM follow_up"))
    assert kept == [(clock, "done", "asked for it", "passport expires 10 Dec 2026")]
    assert clock not in standing(desk)
    with pytest.raises(Refused):
        desk.do_now("Done", "", answering.done, [clock])
    desk.undo()
    assert standing(desk)[clock] == "today"
    assert desk.read_now(lambda reader: reader.rows("SELECT 1 FROM follow_up")) == []
    desk.close()


def test_the_next_step_of_a_paper_calls_though_the_first_was_done(on: Open) -> None:
    desk = on(TODAY)
    a_record(
        desk, "identity_document", a_customer(desk), kind="passport", number="C1", expires_on=TODAY + timedelta(20)
    )
    desk.do_now("Done", "", answering.done, [only(desk, "paper").clock])
    desk.close()
    desk = on(TODAY + timedelta(13))
    assert only(desk, "paper").clock.endswith("/7")
    desk.close()


def test_logging_a_call_closes_the_row_and_plans_the_next(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk)
    a_task(desk, customer, TODAY)
    clock = only(desk, "task").clock
    said = Note("salary late", kind="call", outcome="spoke", next_on=TODAY + timedelta(3), next_about="check")
    desk.do_now("Call", "", answering.log, clock, said)
    assert only(desk, "task", "week").about(TODAY) == "check"
    assert clock not in standing(desk)
    desk.undo()
    assert standing(desk) == {clock: "today"}
    desk.close()


def test_a_try_that_reached_nobody_counts_and_after_three_another_way_is_proposed(on: Open) -> None:
    desk = on(TODAY)
    a_task(desk, a_customer(desk), TODAY)
    clock = only(desk, "task").clock
    for _time in range(3):
        desk.do_now("Tried", "", answering.log, clock, Note("", kind="call", outcome="no_answer"))
    assert only(desk, "task").reasons(TODAY)[1] == "3 tries reached nobody: try another way"
    desk.close()


def test_what_is_handed_on_waits_and_can_be_taken_back(on: Open) -> None:
    desk = on(TODAY)
    a_task(desk, a_customer(desk), TODAY)
    clock = only(desk, "task").clock
    desk.do_now("Handed on", "", answering.hand_on, [clock], "Tuấn", TODAY + timedelta(3))
    assert only(desk, "task", "waiting").reasons(TODAY)[-1] == "waiting for Tuấn"
    desk.do_now("Back", "", answering.hand_on, [clock], "")
    assert standing(desk)[clock] == "today"
    desk.close()


def test_a_promise_that_is_dropped_is_broken_and_one_that_is_done_is_kept(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk)
    for about in ("one", "two"):
        a_task(desk, customer, TODAY, about=about, what="promise", promised_by="customer")
    first, second = desk.look(queue.page_of_rule, "promise", 0, 9)
    desk.do_now("Done", "", answering.done, [first.clock])
    desk.do_now("Dropped", "", answering.drop, [second.clock], "never paid")
    kept = desk.read_now(lambda reader: reader.rows("SELECT kept FROM follow_up ORDER BY kept"))
    assert kept == [("no",), ("yes",)]
    desk.close()


REFUSED: list[tuple[Callable[..., None], tuple[Any, ...]]] = [
    (answering.put_off, (TODAY,)),
    (answering.put_off, (TODAY - timedelta(1),)),
    (answering.drop, (" ",)),
    (answering.hand_on, ("Tuấn", TODAY)),
]


@pytest.mark.parametrize(("verb", "given"), REFUSED)
def test_what_makes_no_sense_is_refused_and_changes_nothing(on: Open, verb: Any, given: tuple[Any, ...]) -> None:
    desk = on(TODAY)
    a_task(desk, a_customer(desk), TODAY)
    before = rows(desk)
    with pytest.raises(Refused):
        desk.do_now("Verb", "", verb, [only(desk, "task").clock], *given)
    assert rows(desk) == before
    desk.close()


def test_an_agreed_day_is_a_new_day_and_is_not_late_any_more(on: Open) -> None:
    desk = on(TODAY)
    a_task(desk, a_customer(desk), TODAY - timedelta(5))
    clock = only(desk, "task").clock
    desk.do_now("Agreed", "", answering.move, clock, TODAY + timedelta(2), "15:00")
    item = only(desk, "task", "week")
    assert (item.due_on, item.due_time) == ("2026-11-22", "15:00")
    desk.close()


def test_what_is_pinned_stands_on_top_until_it_is_let_go(on: Open) -> None:
    desk = on(TODAY)
    a_task(desk, a_customer(desk, "A"), TODAY - timedelta(50))
    a_task(desk, a_customer(desk, "B"), TODAY)
    low = desk.look(queue.page, "now", 0, 9)[1]
    desk.do_now("Pinned", "", answering.pin, [low.clock], pinned=True)
    assert [item.name for item in desk.look(queue.page, "now", 0, 9)] == ["B", "A"]
    assert desk.look(queue.page, "now", 0, 9)[0].pinned
    desk.do_now("Let go", "", answering.pin, [low.clock], pinned=False)
    assert [item.name for item in desk.look(queue.page, "now", 0, 9)] == ["A", "B"]
    desk.close()


# Laws


def test_made_for_a_few_is_the_same_as_made_for_all(sample: Path) -> None:
    desk = opening.open_to_write(sample, None, Clock.on(TODAY), "test")
    desk.keep_queue()
    dice = random.Random(7)  # noqa: S311 - the same walk every time
    for _turn in range(40):
        item = dice.choice(desk.look(queue.page, "now", 0, 200))
        if item.folded_rule:
            item = desk.look(queue.page_of_rule, item.folded_rule, 0, 1)[0]
        deed = dice.choice(["done", "put_off", "drop", "pin", "log", "undo"])
        if deed == "undo":
            desk.undo()
        elif deed == "log":
            desk.do_now("x", "", answering.log, item.clock, Note("said", kind="call", outcome="spoke"))
        else:
            given = {"put_off": (TODAY + timedelta(dice.randint(1, 20)),), "drop": ("why",)}.get(deed, ())
            named = {"pinned": True} if deed == "pin" else {}
            desk.do_now("x", "", getattr(answering, deed), [item.clock], *given, **named)
        before = rows(desk)
        assert counted(desk) == truly_counted(desk)
        assert made_anew(desk) == before
        assert counted(desk) == truly_counted(desk)
    desk.close()


def test_a_year_day_by_day_never_doubles_loses_or_brings_back_a_row(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "year.sqlite"
    practice_copy(sample, copy, TODAY)
    dice = random.Random(11)  # noqa: S311 - the same year every time
    settled, put_off = set[str](), dict[str, date]()
    desk = opening.open_to_write(copy, None, Clock.on(TODAY), "test")
    for step in range(366):
        day = TODAY + timedelta(step)
        if step % 30 == 29:  # a restart changes nothing
            desk.close()
            desk = opening.open_to_write(copy, None, Clock.on(day), "test")
        desk.clock = Clock.on(day)
        desk.keep_queue()
        clocks = standing(desk)
        assert counted(desk) == truly_counted(desk)
        assert not settled & set(clocks)
        back = {clock: put_off[clock] for clock in put_off.keys() & clocks.keys()}
        assert all((clocks[clock] in {"week", "later"}) == (comes > day) for clock, comes in back.items())
        assert sum(clock.startswith(("task|", "promise|")) for clock in clocks) == open_tasks(desk)
        for item in desk.look(queue.page, "now", 0, 8) if step % 7 == 0 else ():
            if item.folded_rule:
                continue
            if dice.random() < 0.6:
                desk.do_now("Done", "", answering.done, [item.clock])
                settled.add(item.clock)
            else:
                put_off[item.clock] = day + timedelta(dice.randint(1, 30))
                desk.do_now("Put off", "", answering.put_off, [item.clock], put_off[item.clock])
    desk.close()
    assert len(settled) > 100


def counted(desk: Desk) -> list[Any]:
    """Return the counts that are kept beside the rows."""
    return desk.read_now(lambda reader: list(reader.rows("SELECT * FROM queue_count WHERE rows <> 0 ORDER BY 1, 2, 3")))


def truly_counted(desk: Desk) -> list[Any]:
    """Return the same, counted row by row."""
    sql = "SELECT rule, part, head = 1, count(*) FROM queue_row GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    return desk.read_now(lambda reader: list(reader.rows(sql)))


def open_tasks(desk: Desk) -> int:
    """Return how many tasks of the officer's own are open."""
    sql = "SELECT count(*) FROM follow_up WHERE status = 'open' AND clock IS NULL AND repeats = ''"
    return int(desk.read_now(lambda reader: reader.value(sql)))


def test_a_read_only_desk_shows_the_rows_that_were_made_last(on: Open, desk_path: Path) -> None:
    desk = on(TODAY)
    a_task(desk, a_customer(desk), TODAY)
    desk.close()
    reader = opening.open_to_read(desk_path, None, Clock.on(TODAY + timedelta(1)))
    reader.keep_queue()
    assert reader.look(queue.made_for) == TODAY
    assert only(reader, "task").part == "today"
    reader.close()


def test_rows_are_found_by_customer_and_by_their_own_words(on: Open) -> None:
    desk = on(TODAY)
    for name, about in (("Nguyễn Văn An", "100% margin_call"), ("王小明", "gọi lại")):
        a_task(desk, a_customer(desk, name), TODAY, about=about)
    assert [item.name for item in desk.look(queue.find, "nguyen")] == ["Nguyễn Văn An"]
    assert [item.name for item in desk.look(queue.find, "xm")] == ["王小明"]
    assert [item.name for item in desk.look(queue.find, "100% m")] == ["Nguyễn Văn An"]
    assert [item.name for item in desk.look(queue.find, "_")] == ["Nguyễn Văn An"]
    assert desk.look(queue.find, "nobody") == []
    desk.close()


def test_the_next_two_weeks_are_counted_by_day(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk)
    for days in (0, 3, 3, 13, 14):
        a_task(desk, customer, TODAY + timedelta(days))
    counted = desk.look(queue.days, TODAY)
    assert [count for _day, count in counted] == [1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert [item.due_on for item in desk.look(queue.coming, TODAY, 9)][:2] == ["2026-11-23", "2026-11-23"]
    desk.close()


def test_a_series_shows_its_turns_and_ends_with_a_reason(on: Open) -> None:
    desk = on(TODAY)
    a_task(desk, a_customer(desk), TODAY, repeats="DTSTART:20261116 RRULE:FREQ=WEEKLY;BYDAY=MO")
    last = only(desk, "series")
    assert last.due_on == "2026-11-16"
    desk.do_now("Done", "", answering.done, [last.clock])
    assert only(desk, "series", "week").due_on == "2026-11-23"
    desk.undo()
    desk.do_now("Ended", "", answering.end_series, last.clock, "no longer")
    assert desk.look(queue.page_of_rule, "series", 0, 9) == []
    desk.undo()
    assert only(desk, "series").clock == last.clock
    desk.close()


def test_the_next_appointment_of_today_is_the_first_hour_to_come(on: Open) -> None:
    desk = on(TODAY)
    customer = a_customer(desk)
    for hour in ("14:00", "09:30", ""):
        a_task(desk, customer, TODAY, due_time=hour, about=hour or "any time")
    found = [desk.look(queue.next_appointment, TODAY, hour) for hour in ("08:00", "09:31", "14:01")]
    assert [item and item.due_time for item in found] == ["09:30", "14:00", None]
    desk.close()


def test_a_clock_that_was_set_back_is_told_once_and_the_order_stays_right(desk_path: Path) -> None:
    def opened(hours: int) -> Desk:
        return opening.open_to_write(desk_path, None, AtHour(hours), "test")  # type: ignore[arg-type]  # a clock of ours

    desk = opened(0)
    a_task(desk, a_customer(desk), TODAY - timedelta(2))
    assert desk.ahead_of_clock is None
    desk.close()
    desk = opened(-48)
    desk.keep_queue()
    assert desk.ahead_of_clock == AtHour(0).now
    assert standing(desk) == {only(desk, "task").clock: "today"}
    desk.close()
    desk = opened(1)
    desk.keep_queue()
    assert desk.ahead_of_clock is None
    assert only(desk, "task").part == "late"
    desk.close()


class AtHour:
    """A computer's clock that stands, some hours from noon on."""

    shifted = False

    def __init__(self, hours: int) -> None:
        self.now = datetime(2026, 11, 20, 12, tzinfo=UTC) + timedelta(hours=hours)
        self.today = self.now.date()
