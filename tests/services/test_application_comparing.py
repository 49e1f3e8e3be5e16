"""What was frozen compared with today, in words."""

from datetime import date

import pytest

from crodesk.services import application_comparing, application_known, application_moving, application_view, records
from crodesk.services.application_comparing import Comparison
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from tests.builders import a_record
from tests.lending_desk import ANSWERS, a_salary_loan


@pytest.fixture
def loan(desk: Desk) -> int:
    rid = a_salary_loan(desk)
    for code, level in ANSWERS.items():
        a_record(desk, "scorecard_answer", rid, attribute=code, answer=level)
    return rid


def shown(desk: Desk, rid: int) -> ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def compared(desk: Desk, rid: int) -> Comparison | None:
    return desk.look(application_comparing.compare, shown(desk, rid))


def words(desk: Desk, rid: int) -> list[tuple[str, str, str]]:
    found = compared(desk, rid)
    assert found is not None
    return [(each.what, each.then, each.now) for each in found.told]


def move(desk: Desk, rid: int, name: str, **values: object) -> None:
    said = application_known.said(shown(desk, rid), name, {"on": desk.today, **values})
    desk.do_now("Moved", "L", application_moving.move, rid, *said)


def test_before_anything_was_sent_there_is_nothing_to_compare_with(desk: Desk, loan: int) -> None:
    assert compared(desk, loan) is None


def test_what_was_known_and_which_verdict_would_change_is_told_in_words(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    found = compared(desk, loan)
    assert found is not None
    assert (found.at, found.move, found.decisive, found.told) == (desk.today, "submit", False, ())
    move(desk, loan, "give_back", decided_by="Trần Thu Hà", reason="smaller")
    report = shown(desk, loan).parts["bureau_report"][0].rid
    desk.do_now("x", "", records.change, "bureau_report", report, {"worst_group": 3})
    desk.do_now("x", "", records.change, "application", loan, {"amount_minor": 150_000_000})
    found = compared(desk, loan)
    assert found is not None
    assert found.verdict_changed
    told = words(desk, loan)
    assert told[0] == ("Rules say", "approve", "decline")
    assert ("No bad debt today", "passes", "fails") in told
    assert ("Amount", "200,000,000", "150,000,000") in told
    assert ("bureau report 1 · Worst debt group", "1", "3") in told
    # 200 million: 26.57 %; 150 million: 4,982,008 of 25 million, 19.93 %
    assert ("DSR after", "26.57%", "19.93%") in told


def test_a_decision_is_compared_with_and_papers_that_came_later_are_seen(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    move(desk, loan, "approve", decided_by="Trần Thu Hà")
    a_record(desk, "collateral", loan, kind="house", name="flat", value_minor=900_000_000, currency="VND",
             valued_on=date(2026, 11, 1))  # fmt: skip
    found = compared(desk, loan)
    assert found is not None
    assert (found.move, found.decisive) == ("approve", True)
    told = words(desk, loan)
    assert ("collateral 1 · Market value", "", "900,000,000") in told
    assert ("collateral 1 · Valued on", "", "1 Nov 2026") in told


def test_a_damaged_snapshot_is_taken_as_nothing_known(desk: Desk, loan: int) -> None:
    move(desk, loan, "submit")
    desk.do_now("x", "", records.change, "decision_snapshot", 1, {"content": "{broken"})
    assert words(desk, loan)[0] == ("Rules say", "", "approve")
