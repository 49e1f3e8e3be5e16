"""The officer's journey 7, an overdue borrower, key by key on the real program at 80 by 24, within its limit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from crodesk.services import loan_file, loan_list, loan_promising, opening, queue
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.services.queue import QueueItem
from tests.terminal.conftest import Start
from tests.terminal.officer import ENTER, F9, TAB, TODAY, Officer, Strokes, at_work, desk_of, pinyin, telex

LIMIT = 36
"""Keys that the journey may take at most."""
QUIT = "\x11"
LANGUAGES = ["en", "vi", "zh"]
BORROWER, LOAN = "Trần Văn Đức", "L-2231"
"""Six days late by the core with 12,400,000; promised once before, for the 14th."""
MONDAY, AFTERWARDS = date(2026, 11, 23), date(2026, 11, 25)
"""The promised day, and the first on which the promise is broken: a day of grace lies between."""
DAY_10 = date(2026, 11, 24)
SAID = {
    "en": Strokes("salary late, pays Mon", 21),
    "vi": telex("lương chậm, t2 trả"),
    "zh": pinyin("gongziwan,zhouyifu", "工资晚，周一付"),
}
MONDAY_SAID = {"en": "mon", "vi": "t2", "zh": "+3"}
AMOUNT = {"en": "12,400,000", "vi": "12.400.000", "zh": "12,400,000"}
RULE = {"en": "Days past due", "vi": "Số ngày quá hạn", "zh": "逾期天数"}
SPOKE = {"en": "call  spoke", "vi": "gọi điện  nghe máy", "zh": "电话  已通话"}
VISIT = {"en": "Visit", "vi": "Thăm", "zh": "拜访"}
WHY = {"en": "Say why.", "vi": "Hãy ghi lý do.", "zh": "请写明原因。"}


@contextmanager
def writing(path: Path, today: date) -> Iterator[Desk]:
    """Open a desk while no program has it."""
    desk = opening.open_to_write(path, None, Clock.on(today), "test")
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice desk with the rows of its day made."""
    path = desk_of(tmp_path_factory.mktemp("practice"))
    with writing(path, TODAY) as desk:
        desk.keep_loans()
        desk.keep_queue()
    return path


@dataclass(frozen=True)
class AtWork:
    """The program in one language on a desk of its own."""

    start: Start
    language: str
    path: Path

    def on(self, today: date) -> Officer:
        """Return an officer before Today of a day."""
        return at_work(self.start, self.path, language=self.language, today=today, room="1")

    def rows(self, rule: str) -> list[QueueItem]:
        """Return what a rule asks for of the borrower, by what is kept now."""
        desk = opening.open_to_read(self.path, None, Clock.on(TODAY))
        try:
            found = desk.read_now(queue.find, BORROWER, "now") + desk.read_now(queue.find, BORROWER, "week")
            theirs = desk.read_now(queue.of_customer, found[0].customer_rid) if found else []
        finally:
            desk.close()
        return [row for row in theirs if row.rule == rule]


@pytest.fixture(params=LANGUAGES)
def desk(request: pytest.FixtureRequest, start: Start, practice: Path, tmp_path: Path) -> AtWork:
    path = tmp_path / "desk.sqlite"
    path.write_bytes(practice.read_bytes())
    return AtWork(start, request.param, path)


def test_an_overdue_borrower_promises_and_breaks_the_promise(desk: AtWork) -> None:
    officer, language = desk.on(TODAY), desk.language
    officer.sees(BORROWER)
    assert desk.rows("arrears")[0].clock.endswith("/-4")
    officer.type(ENTER)
    officer.sees("[2 ", BORROWER)
    officer.type("c1", SAID[language], ENTER, ENTER)
    officer.sees(SPOKE[language])
    officer.terminal.wait_quiet()
    officer.type("o")
    officer.sees(f"[{AMOUNT[language]}")
    officer.type(ENTER, MONDAY_SAID[language], ENTER)
    officer.terminal.wait_until(lambda: any(row.due_on == "2026-11-23" for row in desk.rows("promise")), "is promised")
    (promise,) = desk.rows("promise")
    assert (promise.due_on, promise.due_time, promise.part) == ("2026-11-23", "15:00", "week")
    assert desk.rows("arrears") == []  # the ladder has moved: its next step is that of the ninth day
    assert officer.keys <= LIMIT
    officer.terminal.send(QUIT)
    officer.terminal.wait_exit()

    assert promised(desk, TODAY) == (2, "open", 0)

    desk.on(DAY_10).sees(BORROWER)  # the tenth day comes: group 2 stands there by itself, and the step of that day
    (late,) = desk.rows("arrears")
    assert (late.clock.rpartition("/")[2], late.what) == ("-10", "write")
    assert "debt group 2" in late.reasons(DAY_10)
    assert group_of(desk, DAY_10) == ("1", "2")


def test_a_broken_promise_asks_for_a_visit_and_a_group_is_set_with_a_reason(desk: AtWork) -> None:
    with writing(desk.path, TODAY) as before:
        loan = before.look(loan_list.by_number, LOAN)[0].rid
        before.do_now("", LOAN, loan_promising.promise, loan, 12_400_000, MONDAY)
    officer = desk.on(AFTERWARDS)
    officer.sees("!!", BORROWER)
    officer.type("/van duc", ENTER)
    officer.sees("L-2231", VISIT[desk.language])
    (late,) = desk.rows("arrears")
    assert (late.what, late.part) == ("visit", "late")
    assert "promise broken: now visit, you" in late.reasons(AFTERWARDS)
    assert promised(desk, AFTERWARDS) == (2, "broken", 0)
    assert group_of(desk, AFTERWARDS) == ("1", "2")
    officer.type("g")
    officer.sees(RULE[desk.language])
    officer.type("3", ENTER, F9)
    officer.sees(WHY[desk.language])
    officer.type("lost job", TAB, "BB-7", F9)
    officer.terminal.wait_until(lambda: group_of(desk, AFTERWARDS)[1] == "3", "the group is set")


def promised(desk: AtWork, day: date) -> tuple[int, str, int]:
    """Return how many promises there are, what became of the last, and how many were kept."""
    file = loan_of(desk, day)
    record = file.urging.standing.record
    return record.made, file.parts.promises[-1].state, record.kept


def group_of(desk: AtWork, day: date) -> tuple[str, str]:
    """Return the debt group by the core, and ours."""
    group = loan_of(desk, day).group
    assert group.core is not None
    assert group.ours is not None
    return group.core.code, group.ours.group


def loan_of(desk: AtWork, day: date) -> LoanFile:
    opened = opening.open_to_read(desk.path, None, Clock.on(day))
    try:
        found = opened.read_now(loan_file.read, opened.read_now(loan_list.by_number, LOAN)[0].rid, day)
    finally:
        opened.close()
    assert found is not None
    return found
