"""The officer's journey 9, key by key on the real program at 80 by 24: customers go to a colleague and come back.

Lan is away for two weeks. She hands everybody with a running business over to Tuấn by a file on a stick; he takes them
in, works, and hands them back; nothing of either is lost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.handing import cards
from tests.builders import a_record
from tests.terminal.conftest import Start
from tests.terminal.officer import END, ENTER, F9, TAB, TODAY, Officer, at_work, desk_of
from tests.two_desks import Rows, Side

LIMIT = 55
"""Keys that the journey may take at most, on both desks together."""
CUSTOMERS = 22
NOTE = "gặp ở xưởng, 陈先生 has time on Friday"
UP, QUIT = "\x1b[A", "\x11"
BUSINESS = "working capital"
"""The tag of those who are handed over: the last but one of all views."""
CLOCK = Clock.on(TODAY)


@contextmanager
def open_desk(path: Path) -> Iterator[Desk]:
    desk = opening.open_to_write(path, None, CLOCK, "test")
    try:
        yield desk
    finally:
        desk.close()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """The practice desk of Lan, and an empty one of Tuấn; the card of each is trusted by the other."""
    lan, tuan = desk_of(tmp_path), tmp_path / "tuan.sqlite"
    opening.create(tuan, None, opening.NewDesk("Phạm Anh Tuấn", "Chợ Lớn", "VND"), CLOCK)
    with open_desk(lan) as one, open_desk(tuan) as other:
        for known in one.look(cards.trusted):
            one.do_now(cards.ENDED, "", cards.end, known.rid, "a card of the sample's own")
        for desk, card in ((one, cards.own(other)), (other, cards.own(one))):
            desk.do_now(cards.TRUSTED, card.name, cards.trust, cards.own(desk).signing, card)
    return lan, tuan


def everything(path: Path) -> Rows:
    with open_desk(path) as desk:
        return Side(desk, path.parent).rows()


def wait_for_files(officer: Officer, folder: Path, pattern: str, count: int) -> list[Path]:
    officer.terminal.wait_until(lambda: len(list(folder.glob(pattern))) == count, f"{count} {pattern}")
    return sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime)


def taken_in(path: Path) -> bool:
    """Tell whether a hand-over came into a desk, looked at beside the program that has it open."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        return bool(db.execute("SELECT count(*) FROM hand_over WHERE direction = 'taken'").fetchone()[0])


def close(officer: Officer) -> int:
    """Close the program, and return how many keys it took until then."""
    officer.terminal.send(QUIT)
    officer.terminal.wait_exit()
    return officer.keys


def give_back(officer: Officer, folder: Path) -> None:
    officer.type("*", "h")
    officer.sees("Nguyễn Ngọc Lan · Chợ Lớn")  # the only card that Tuấn trusts stands there already
    officer.type(F9)
    wait_for_files(officer, folder, "*.pdf", 2)


def take_in(officer: Officer, desk: Path, sender: str) -> None:
    officer.type("I")
    officer.sees(".crodesk")
    officer.type(ENTER)
    officer.sees(sender)  # above what comes: said before anything is taken in
    officer.type(F9)
    officer.terminal.wait_until(lambda: taken_in(desk), "taken in")


def work_on_it(path: Path) -> None:
    """Write a note on the first customer and do one of the tasks, as Tuấn does while Lan is away."""
    with open_desk(path) as desk:
        a_record(desk, "interaction", 1, kind="note", at=desk.now, text=NOTE)
        first = "(SELECT min(rid) FROM follow_up WHERE status = 'open')"
        Side(desk, path.parent).change(f"UPDATE follow_up SET status = 'done' WHERE rid = {first}")


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_a_portfolio_goes_over_and_comes_back(
    start: Start, two: tuple[Path, Path], tmp_path: Path, language: str
) -> None:
    lan, tuan = two
    keys = 0
    officer = at_work(start, lan, language=language)
    officer.type("f", END, UP, ENTER)
    officer.sees(f"#{BUSINESS}")
    officer.type("*", "h")
    officer.sees("Phạm Quốc Huy")  # whose draft Lan forgot: said before anything leaves
    officer.type("tuan", TAB, "23/11", TAB, "4/12", F9)
    (page,) = wait_for_files(officer, tmp_path, "*.pdf", 1)
    keys += close(officer)
    before = everything(lan)  # with what the program itself wrote down when it was opened
    assert page.read_bytes().startswith(b"%PDF")
    sealed = page.with_suffix(".crodesk").read_bytes()
    with sqlite3.connect(f"file:{lan}?mode=ro", uri=True) as db:
        codes = [code for (code,) in db.execute("SELECT code FROM customer")]
    assert len(codes) > CUSTOMERS  # whole ones: three bytes of one may be there by chance
    assert all(word.encode() not in sealed for word in ("Công ty", "customer", *codes))

    officer = at_work(start, tuan, language=language)
    take_in(officer, tuan, "Nguyễn Ngọc Lan")
    officer.sees("C-0")
    keys += close(officer)
    came = everything(tuan)
    assert {row for row in came if row[0] != "officer"} <= before.keys()  # Tuấn knows himself already
    assert sum(table == "customer" for table, _uid in came) == CUSTOMERS

    work_on_it(tuan)
    officer = at_work(start, tuan, language=language)
    give_back(officer, tmp_path)
    keys += close(officer)

    officer = at_work(start, lan, language=language)
    take_in(officer, lan, "Phạm Anh Tuấn")
    keys += close(officer)
    after = everything(lan)
    assert [after[row]["text"] for row in after.keys() - before.keys()] == [NOTE]
    changed = {row: after[row] for row in before if after[row] != before[row]}
    assert [(table, row["status"]) for (table, _uid), row in changed.items()] == [("follow_up", "done")]
    assert keys <= LIMIT
