"""The officer's journeys 1, 5 and 6 in the queue, key by key on the real program at 80 by 24, within their limits."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crodesk.services import opening, queue, records, writing
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.queue import QueueItem
from crodesk.services.writing import About, Letter
from tests.builders import a_customer, a_record
from tests.terminal.conftest import Start
from tests.terminal.officer import DOWN, ENTER, ESC, HOME, TAB, TODAY, Officer, Strokes, at_work, desk_of, pinyin, telex

TRIAGE_LIMIT, DEPOSIT_LIMIT, BIRTHDAY_LIMIT, BIRTHDAYS_LIMIT = 30, 28, 6, 30
"""Keys that the journeys may take at most."""
MONDAY = date(2026, 11, 23)
LANGUAGES = ["en", "vi", "zh"]
COMPLAINT, MEILING = "Lê Thị Mai", "C-0044"


@dataclass(frozen=True)
class AtWork:
    """The program in one language on a desk of its own."""

    officer: Officer
    language: str
    desk_path: Path


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice desk with the rows of its day made."""
    path = desk_of(tmp_path_factory.mktemp("practice"))
    with writing_desk(path) as desk:
        desk.keep_queue()
    return path


@pytest.fixture(params=LANGUAGES)
def at_desk(request: pytest.FixtureRequest, start: Start, practice: Path, tmp_path: Path) -> AtWork:
    """The program on Today."""
    path = Path(shutil.copy(practice, tmp_path / "desk.sqlite"))
    return AtWork(at_work(start, path, language=request.param, room="1"), request.param, path)


@contextmanager
def reading(path: Path) -> Iterator[Desk]:
    """Open a desk beside the screens."""
    desk = opening.open_to_read(path, None, Clock.on(TODAY))
    yield desk
    desk.close()


@contextmanager
def writing_desk(path: Path) -> Iterator[Desk]:
    """Open a desk before the screens do."""
    desk = opening.open_to_write(path, None, Clock.on(TODAY), "test")
    yield desk
    desk.close()


def rows(path: Path, read: Callable[..., list[QueueItem]], *asked: Any) -> list[QueueItem]:
    with reading(path) as desk:
        return desk.read_now(read, *asked)


def is_back(path: Path, clocks: list[str]) -> bool:
    """Tell whether rows ask for the officer now."""
    return set(clocks) <= {row.clock for row in rows(path, queue.page, "now", 0, 500, "urgency", True)}


# Journey 1: the morning's triage

MONDAY_SAID = {"en": "mon", "vi": "t2", "zh": "+3"}


def test_the_morning_is_sorted_out(at_desk: AtWork) -> None:
    officer, path = at_desk.officer, at_desk.desk_path
    campaign = [row for row in rows(path, queue.page, "now", 0, 500) if "campaign" in row.about(TODAY)][:3]
    late = rows(path, queue.page, "now", 0, 500)
    place = next(number for number, row in enumerate(late) if row.name == COMPLAINT)
    officer.sees(late[0].name)
    officer.type("/camp", ENTER)
    officer.sees_no_more(late[0].name)
    officer.type("   p", MONDAY_SAID[at_desk.language])
    officer.sees("23")
    officer.type(ENTER)
    officer.sees_no_more(campaign[0].name)
    with reading(path) as desk:
        for row in campaign:
            kept = desk.read_now(queue.one, row.clock)
            assert kept is not None
            assert (kept.asks_on, kept.due_on, kept.part) == (MONDAY.isoformat(), row.due_on, "week")
    officer.type(ESC)
    officer.sees(late[0].name)
    officer.type(HOME, DOWN * place)
    officer.sees("card charged twice")
    officer.type("d")
    officer.sees_no_more("card charged twice")
    (complaint,) = [row for row in late if row.name == COMPLAINT]
    assert not is_back(path, [complaint.clock])
    officer.type(HOME, ENTER)
    officer.sees("[2 ", late[0].code)
    officer.type(ESC)
    officer.sees("[1 ")
    officer.type("u")
    officer.terminal.wait_until(lambda: is_back(path, [complaint.clock]), "the complaint is back")
    officer.type("u")
    officer.terminal.wait_until(lambda: is_back(path, [row.clock for row in campaign]), "the campaign is back")
    assert officer.keys <= TRIAGE_LIMIT


def test_the_order_of_the_morning_is_late_then_promises_then_hours_then_the_rest(practice: Path) -> None:
    found = rows(practice, queue.page, "now", 0, 500)
    kinds = [
        0 if row.part == "late" else 1 if row.rule == "promise" else 2 if row.due_time else 3
        for row in found
        if not row.pinned and row.due_on <= TODAY.isoformat() and row.rule in {"task", "promise"}
    ]
    assert kinds == sorted(kinds)


# Journey 5: a deposit that matures

SAID = {
    "en": Strokes("renews 12m, 6.0", 15),
    "vi": telex("tái tục 12t 6.0"),
    "zh": pinyin("xucun112yue16.0", "续存12月6.0"),
}
SIGN = {"en": Strokes("mon sign", 8), "vi": telex("t2 ký"), "zh": pinyin("+3 qian1", "+3 签")}
SIGNED = {"en": "sign", "vi": "ký", "zh": "签"}


def test_a_deposit_that_matures_is_renewed(at_desk: AtWork) -> None:
    officer, path, language = at_desk.officer, at_desk.desk_path, at_desk.language
    with reading(path) as desk:
        rid = desk.read_now(lambda reader: reader.value("SELECT rid FROM customer WHERE code = ?", (MEILING,)))
        (maturity,) = [row for row in desk.read_now(queue.of_customer, rid) if row.rule == "maturity"]
    officer.sees(rows(path, queue.page, "now", 0, 1)[0].name)
    officer.type("/D-118", ENTER)
    officer.sees("Chen Meiling", "D-118")
    officer.keys = 0
    officer.type("c1", SAID[language], TAB, SIGN[language])
    officer.sees(SAID[language].sent if language != "vi" else "tái tục 12t 6.0")
    officer.type(ENTER)
    officer.terminal.wait_until(lambda: bool(planned(path, rid, SIGNED[language])), "the paper is to be signed")
    assert officer.keys <= DEPOSIT_LIMIT
    (step,) = planned(path, rid, SIGNED[language])
    assert (step.due_on, step.name) == (MONDAY.isoformat(), "Chen Meiling")
    with reading(path) as desk:
        newest = desk.read_now(lambda reader: reader.row(NEWEST, {"customer": rid}))
        assert desk.read_now(queue.one, maturity.clock) is not None
    assert newest is not None
    assert newest[:2] == ("visit", "met")
    assert "6.0" in newest[2]


NEWEST = "SELECT kind, outcome, text FROM interaction WHERE customer_rid = :customer ORDER BY rid DESC LIMIT 1"


def planned(path: Path, rid: int, about: str) -> list[QueueItem]:
    return [row for row in rows(path, queue.of_customer, rid) if row.rule == "task" and row.about(TODAY) == about]


# Journey 6: birthdays


def birthday_letters(path: Path) -> list[Letter | writing.Skipped]:
    """Return for each birthday row, in the order of the list, its message or why there is none."""
    with reading(path) as desk:
        items = desk.read_now(queue.page_of_rule, "birthday", 0, 99)
        abouts = [About(item.customer_rid, item) for item in items]
        return [desk.read_now(writing.letter, about, "", TODAY) for about in abouts]


def written_down(path: Path, customer: int) -> tuple[Any, ...] | None:
    with reading(path) as desk:
        return desk.read_now(lambda reader: reader.row(SUBJECT, {"customer": customer}))


SUBJECT = (
    "SELECT subject, text, kind FROM interaction WHERE customer_rid = :customer AND purpose LIKE 'greeting.%'"
    " ORDER BY rid DESC LIMIT 1"
)


def test_a_birthday_is_wished_in_the_customers_language(at_desk: AtWork) -> None:
    officer, path = at_desk.officer, at_desk.desk_path
    found = birthday_letters(path)
    place = next(number for number, each in enumerate(found) if isinstance(each, Letter))
    letter = found[place]
    assert isinstance(letter, Letter)
    officer.type("3fb", HOME, DOWN * place)
    officer.sees(letter.code)
    officer.keys = 0
    officer.type("w", ENTER, "y", "d")
    assert officer.keys <= BIRTHDAY_LIMIT
    officer.terminal.wait_until(lambda: written_down(path, letter.customer_rid) is not None, "the wish is written down")
    kept = written_down(path, letter.customer_rid)
    assert kept is not None
    assert (kept[0].rpartition(", ")[2], kept[1], kept[2]) == (letter.language, letter.text, letter.way.channel)
    assert letter.clock not in {row.clock for row in rows(path, queue.page_of_rule, "birthday", 0, 99)}


AGREED, REFUSED = 20, 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_twenty_birthdays_go_in_one_pass_and_nobody_who_refused_gets_one(
    start: Start, practice: Path, tmp_path: Path, language: str
) -> None:
    path = Path(shutil.copy(practice, tmp_path / "desk.sqlite"))
    with writing_desk(path) as desk:
        refusers = [a_birthday(desk, f"Hồ Thị {letter}", agrees=False) for letter in "XYZ"[:REFUSED]]
        for number in range(AGREED):
            a_birthday(desk, f"Đỗ Văn {chr(65 + number)}", agrees=True)
        desk.keep_queue()
    found = birthday_letters(path)
    letters = [each for each in found if isinstance(each, Letter)]
    assert len(letters) >= AGREED
    officer = at_work(start, path, language=language, room="3")
    officer.keys = 0
    officer.type("fb*w", ENTER)
    officer.sees(f"1/{len(letters)}")
    officer.type("d")
    assert officer.keys <= BIRTHDAYS_LIMIT
    gone = {letter.clock for letter in letters}
    officer.terminal.wait_until(lambda: not gone & asking(path), "all are wished well")
    assert all(written_down(path, letter.customer_rid) for letter in letters)
    assert [written_down(path, rid) for rid in refusers] == [None] * REFUSED
    assert len(asking(path)) == len(found) - len(letters)
    officer.type("u")
    officer.terminal.wait_until(lambda: gone <= asking(path), "one key takes all back")


def asking(path: Path) -> set[str]:
    return {row.clock for row in rows(path, queue.page_of_rule, "birthday", 0, 99)}


def a_birthday(desk: Desk, name: str, *, agrees: bool) -> int:
    rid = a_customer(desk, name, "0905 777 888", born_on=date(1980, 11, 20))
    said = {"purpose": "marketing", "channel": "any", "given_on": date(2026, 1, 5)}
    gone = {} if agrees else {"withdrawn_on": date(2026, 6, 1)}
    a_record(desk, "consent", rid, **said, **gone)
    return rid


def test_a_birthday_on_the_29th_of_february_is_kept_on_the_28th(practice: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(practice, tmp_path / "desk.sqlite"))
    desk = opening.open_to_write(path, None, Clock.on(date(2027, 2, 28)), "test")
    rid = desk.do_now("New", "", records.add, "customer", None, {"name": "Hồ Nhuận", "born_on": date(1992, 2, 29)})
    desk.keep_queue()
    (row,) = [row for row in desk.read_now(queue.of_customer, rid) if row.rule == "birthday"]
    desk.close()
    assert row.due_on == "2027-02-28"
