"""One follow-up an application that lists the facts to collect: made at the sending or by hand, kept up to date."""

from datetime import date
from typing import Any

import pytest

from crodesk.services import (
    answering,
    application_collecting,
    application_known,
    application_moving,
    application_view,
    messages,
    queue,
    records,
)
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from tests.builders import a_record
from tests.lending_desk import ANSWERS, a_salary_loan

COLLECT = "|collect"


@pytest.fixture
def loan(desk: Desk) -> int:
    return a_salary_loan(desk)


def shown(desk: Desk, rid: int) -> ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def rows(desk: Desk) -> list[Any]:
    customer = desk.look(lambda reader: reader.value("SELECT customer_rid FROM application"))
    return [item for item in desk.look(queue.of_customer, customer) if item.clock.endswith(COLLECT)]


def words(desk: Desk) -> list[str]:
    found = desk.look(lambda reader: reader.rows("SELECT about FROM queue_row WHERE clock LIKE '%|collect'"))
    return [" ".join(messages.say_all(about, desk.today)) for (about,) in found]


def ask(desk: Desk, rid: int, on: date | None = None) -> int | None:
    return desk.do_now("Planned", "L", application_collecting.ask, rid, on)


def move(desk: Desk, rid: int, name: str, **values: object) -> None:
    said = application_known.said(shown(desk, rid), name, {"on": desk.today, **values})
    desk.do_now("Moved", "L", application_moving.move, rid, *said)


def test_sending_what_isnt_all_known_plans_one_follow_up_and_undo_takes_it_back(desk: Desk, loan: int) -> None:
    assert rows(desk) == []
    move(desk, loan, "submit")
    (row,) = rows(desk)
    assert row.due_on == "2026-11-23"  # three days
    assert words(desk) == [
        "application L-0001: collect Kind of income, Time with the employer or in the trade, Time at the address"
    ]
    move(desk, loan, "give_back", decided_by="Trần Thu Hà", reason="proof")
    move(desk, loan, "submit")
    assert len(rows(desk)) == 1
    for _each in range(3):
        desk.undo()
    assert rows(desk) == []
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM follow_up")) == 0


def test_what_is_answered_is_listed_no_more_and_with_the_last_fact_the_row_is_gone(desk: Desk, loan: int) -> None:
    ask(desk, loan, date(2026, 12, 1))
    a_record(desk, "scorecard_answer", loan, attribute="income-kind", answer="permanent")
    assert len(rows(desk)) == 1
    a_record(desk, "scorecard_answer", loan, attribute="employment", answer="long")
    assert rows(desk) == []  # 804 points at the worst, 860 at the best: AA whatever the third answer is
    desk.undo()
    assert words(desk) == ["application L-0001: collect Time with the employer or in the trade, Time at the address"]
    desk.redo()
    assert rows(desk) == []
    paper = shown(desk, loan).parts["application_paper"][0].rid
    desk.do_now("x", "", records.change, "application_paper", paper, {"state": "wanted"})
    assert words(desk) == ["application L-0001: collect papers that are still missing"]
    desk.undo()
    assert rows(desk) == []
    desk.do_now("x", "", records.end, "bureau_report", shown(desk, loan).parts["bureau_report"][0].rid, "wrong")
    assert len(rows(desk)) == 1
    desk.undo()
    assert rows(desk) == []


def test_asked_again_it_is_the_same_row_on_another_day(desk: Desk, loan: int) -> None:
    first = ask(desk, loan)
    assert ask(desk, loan, date(2026, 12, 24)) == first
    (row,) = rows(desk)
    assert row.due_on == "2026-12-24"
    desk.do_now("Done", "", answering.done, [row.clock], "told")
    assert rows(desk) == []
    assert ask(desk, loan) == first
    (row,) = rows(desk)
    assert row.due_on == "2026-11-23"


def test_where_the_rules_wait_for_nothing_nothing_is_planned(desk: Desk, loan: int) -> None:
    for code, level in ANSWERS.items():
        a_record(desk, "scorecard_answer", loan, attribute=code, answer=level)
    assert ask(desk, loan) is None
    move(desk, loan, "submit")
    assert rows(desk) == []


def test_after_a_decision_nothing_is_collected(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    move(desk, loan, "decline", decided_by="Trần Thu Hà", reason="too little is known")
    assert rows(desk) == []


def test_made_anew_for_all_it_is_the_same_as_made_for_one(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    before = words(desk)
    desk.do_now("x", "", lambda session: session.connection().connection.driver_connection.execute(  # all rows anew
        "INSERT OR IGNORE INTO queue_touched VALUES (-1)"))  # fmt: skip
    assert words(desk) == before
