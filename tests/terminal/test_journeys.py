"""The officer's journeys 3 and 4, key by key on the real program at 80 by 24, within their limits of keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from crodesk.services import cases, history, opening, record_list, records, timeline
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.widgets.themes import DARK
from tests.terminal.conftest import Start
from tests.terminal.officer import (
    DOWN,
    END,
    ENTER,
    ERASE,
    ESC,
    F9,
    GO_TO,
    TAB,
    TODAY,
    Officer,
    Strokes,
    at_work,
    desk_of,
    pinyin,
    telex,
)

COMPLAINT_LIMIT, PAPER_LIMIT = 65, 32
"""Keys that the journeys may take at most."""
SOON, LATE = DARK.warning.lower()[1:], DARK.error.lower()[1:]
HANH, BAO = "C-0012", "C-0121"


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk_of(tmp_path_factory.mktemp("practice"))


@dataclass(frozen=True)
class AtWork:
    """The program in one language on a desk of its own."""

    officer: Officer
    language: str
    desk_path: Path


@pytest.fixture(scope="module", params=["en", "vi", "zh"])
def at_desk(request: pytest.FixtureRequest, start_once: Start, tmp_path_factory: pytest.TempPathFactory) -> AtWork:
    """One start for both journeys in a language."""
    path = desk_of(tmp_path_factory.mktemp(request.param))
    return AtWork(at_work(start_once, path, language=request.param), request.param, path)


@pytest.fixture
def desk_path(practice: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(practice, tmp_path / "desk.sqlite"))


@contextmanager
def reading(path: Path) -> Iterator[Desk]:
    """Open a desk beside the screens."""
    desk = opening.open_to_read(path, None, Clock.on(TODAY))
    yield desk
    desk.close()


@contextmanager
def writing(path: Path) -> Iterator[Desk]:
    """Open a desk before the screens do."""
    desk = opening.open_to_write(path, None, Clock.on(TODAY), "test")
    yield desk
    desk.close()


def rid_of(desk: Desk, code: str) -> int:
    return next(line.rid for line in desk.read_now(record_list.find, "customer", code) if line.cells["code"] == code)


# Journey 3: a complaint by phone

PRODUCT = {"en": Strokes("car", 3), "vi": telex("thẻ"), "zh": pinyin("yinhangka1", "银行卡")}
SAID = {"en": "card charged twice at Coop Mart 18 Nov", "vi": "Thẻ bị trừ hai lần ở Coop Mart 18/11"}
SAID["zh"] = "Coop Mart 11月18日重复扣款"
ISSUE = {"en": Strokes(SAID["en"], 38), "vi": telex(SAID["vi"])}
ISSUE["zh"] = pinyin("Coop Mart 11yue18ri1chongfukoukuan1", SAID["zh"])
ANSWER_BY = {"en": "27 Nov 2026", "vi": "27/11/2026", "zh": "2026-11-27"}
"""Seven days on: the rule of the practice branch, in the form of each language."""


def test_a_complaint_by_phone(at_desk: AtWork) -> None:
    officer, language = at_desk.officer, at_desk.language
    with reading(at_desk.desk_path) as desk:
        before = desk.look(timeline.read, rid_of(desk, HANH))
    officer.keys = 0
    officer.type(GO_TO, "0905120", ENTER, "m")
    officer.sees("Nguyễn Thị Hồng Hạnh", ANSWER_BY[language])
    officer.type(PRODUCT[language], ENTER, ISSUE[language], ENTER, ENTER)
    number = officer.found(r"CP-2026-\d{4}")
    assert officer.keys <= COMPLAINT_LIMIT
    officer.sees("Nguyễn Thị Hồng Hạnh  C-0012")
    assert officer.colour_of("▲ ") == SOON
    with reading(at_desk.desk_path) as desk:
        _is_one_entry(desk, before, SAID[language], number)


def _is_one_entry(desk: Desk, before: timeline.Timeline, said: str, number: str) -> None:
    """The complaint is a case and a line of the timeline, and no second note."""
    rid = rid_of(desk, HANH)
    (case,) = desk.look(record_list.page, "service_case", rid)
    kept = {key: case.cells[key] for key in ("number", "product", "issue", "answer_by", "status")}
    assert kept == {"number": number, "product": "card", "issue": said, "answer_by": "2026-11-27", "status": "open"}
    after = desk.look(timeline.read, rid)
    assert (after.notes, len(after.entries)) == (before.notes, len(before.entries) + 1)


def test_a_complaint_is_red_when_it_is_late_and_is_taken_back_once_that_is_sure(start: Start, desk_path: Path) -> None:
    with writing(desk_path) as desk:
        said = cases.Opening("complaint", SAID["en"], product="card")
        desk.do_now("Opened a case", "", cases.open_case, rid_of(desk, HANH), said)
    officer = at_work(start, desk_path, today=date(2026, 11, 28))
    officer.type(GO_TO, "0905120", ENTER)
    officer.sees("!! case CP-2026-")
    assert officer.colour_of("!! case") == LATE
    officer.type("u")
    officer.sees("It was done on 20 Nov 2026.")
    officer.type(ENTER)
    officer.sees("Taken back: Opened a case")
    officer.sees_no_more("!! case")


def test_a_form_left_midway_comes_back_even_after_kill_9(start: Start, desk_path: Path) -> None:
    officer = at_work(start, desk_path)
    officer.type(GO_TO, "0905120", ENTER, "m", "car", ENTER, "card charged tw")
    officer.sees("card charged tw")
    officer.type(ESC)
    officer.sees("Notes (")
    officer.type("i", "079300")
    officer.sees("079300")
    officer.type(ESC)
    officer.sees("Notes (")
    officer.terminal.kill9()
    again = at_work(start, desk_path)
    again.type(GO_TO, "0905120", ENTER, "m")
    again.sees("Your draft is back", "[card charged tw ")
    again.type(ENTER, END, "ice", ENTER, ENTER)
    again.sees("CP-2026-")
    again.type("i")
    again.sees("[079300 ")


# Journey 4: an identity card that has expired


def test_a_paper_that_has_expired(at_desk: AtWork) -> None:
    officer = at_desk.officer
    officer.type("2f4", DOWN, DOWN)
    officer.found(r"› +C-0121 +Trần Quốc Bảo")
    officer.keys = 0
    officer.type(ENTER)
    officer.sees("!! ")
    assert officer.colour_of("!! ") == LATE
    officer.type("i", "079300555121", TAB, "15082036", TAB, " ", F9)
    officer.sees_no_more("!! ")
    assert officer.keys <= PAPER_LIMIT
    officer.type(ESC)
    officer.sees("F10", "C-0205")
    officer.sees_no_more("C-0121")
    with reading(at_desk.desk_path) as desk:
        _is_kept_with_who_and_when(desk)


def _is_kept_with_who_and_when(desk: Desk) -> None:
    rid = rid_of(desk, BAO)
    papers = desk.look(record_list.page, "identity_document", rid)
    kept = {(each.cells["number"], each.cells["expires_on"], each.ended) for each in papers}
    assert kept == {("079203012158", "2026-08-15", True), ("079300555121", "2036-08-15", False)}
    newest = history.newest(desk, 1, history.Which(rid))[0]
    assert (newest.name, newest.who, newest.at[:10]) == ("Renewed a paper", "Nguyễn Ngọc Lan", "2026-11-20")
    change = desk.look(timeline.read, rid, kind="change").entries[0]
    assert change.changes[0][1].startswith("079203012158, 2026-08-15")


def test_an_expired_paper_replaces_none_and_one_key_takes_a_renewal_back(start: Start, desk_path: Path) -> None:
    with writing(desk_path) as desk:
        risk = {"rating": "high", "reviewed_on": TODAY}
        desk.do_now("Review", "", records.add, "risk_review", rid_of(desk, BAO), risk)
    officer = at_work(start, desk_path)
    officer.type(GO_TO, "0121", ENTER, "i", "079300555121", TAB, "15082025", TAB, " ", F9)
    officer.sees("!! That day is past.", "Next risk review")
    officer.type(ERASE, "15082036", F9)
    officer.sees("Renewed a paper: Trần Quốc Bảo")
    officer.sees_no_more("!! identity card expired")
    officer.type("u")
    officer.sees("Taken back: Renewed a paper", "!! identity card expired 15 Aug")
