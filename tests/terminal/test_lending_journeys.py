"""The officer's journeys 2 and 12 with loan applications, key by key on the real program at 80 by 24."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.officer import ENTER, F3, F9, GO_TO, TAB, AtWork, at_work, desk_of

WALK_IN_LIMIT, STATUS_LIMIT = 80, 6
"""Keys that the journeys may take at most."""
F2 = "\x1bOQ"
MEETING = {"en": "meet thu 9h papers", "vi": "gặp t5 9h giấy tờ", "zh": "周四9点见面"}
# 350,000,000 over 36 months at 13.9 %, the rate of the desk's last loan of that kind, by days on 365: the amount over
# the sum of the 36 discount factors from 20 November 2026 on, worked out with fractions, is 11,944,762.25.
MONTHLY = {"en": "11,944,762", "vi": "11.944.762", "zh": "11,944,762"}


@pytest.fixture(params=["en", "vi", "zh"])
def at_desk(request: pytest.FixtureRequest, start: Start, tmp_path: Path) -> AtWork:
    path = desk_of(tmp_path)
    return AtWork(at_work(start, path, language=request.param, room="1"), request.param, path)


def test_a_walk_in_asks_about_a_loan(at_desk: AtWork) -> None:
    officer = at_desk.officer
    officer.type(GO_TO, "0905777888", ENTER)
    officer.sees("0905 777 888")
    officer.type("Phạm Gia Huy", F9)
    officer.sees("K-0001")
    officer.type("l")
    officer.sees("L-2293")
    officer.type("350m", TAB, "36", TAB)
    officer.sees(MONTHLY[at_desk.language])
    officer.type(TAB, "home r", F3)
    officer.sees("[2 ")
    asked = "SELECT amount_minor, months, rate_ppm, purpose, stage FROM application WHERE number = 'L-2293'"
    assert at_desk.kept(asked) == (350_000_000, 36, 139_000, "home r", "draft")
    officer.type(F2, MEETING[at_desk.language], ENTER)
    task = "SELECT count(*) FROM follow_up WHERE due_on = '2026-11-26' AND due_time = '09:00'"
    officer.terminal.wait_until(lambda: at_desk.kept(task)[0] > 0, "the task is kept")
    assert officer.keys <= WALK_IN_LIMIT


def test_the_manager_asks_where_an_application_stands(at_desk: AtWork) -> None:
    officer = at_desk.officer
    officer.type(GO_TO, "2290", ENTER)
    officer.sees("Loans > L-2290" if at_desk.language == "en" else "> L-2290")
    stage = {"en": "submitted 4 days", "vi": "đã trình 4 ngày", "zh": "已提交 4天"}[at_desk.language]
    ball = {"en": "who decides", "vi": "người duyệt", "zh": "审批人"}[at_desk.language]
    second = officer.terminal.text().splitlines()[1]
    assert "Phạm Quốc Huy" in second
    assert stage in second
    assert ball in second
    assert officer.keys <= STATUS_LIMIT
