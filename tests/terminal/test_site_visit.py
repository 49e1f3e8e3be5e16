"""The officer's journey 11, key by key on the real program at 80 by 24: a sheet before the visit, what was seen then.

No network is there to be used: the program knows none. What kill -9 leaves behind comes back as a draft.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crodesk.widgets.drafting import DELAY
from tests.terminal.conftest import Start
from tests.terminal.officer import (
    ENTER,
    ESC,
    F4,
    F9,
    TAB,
    AtWork,
    Officer,
    Strokes,
    at_work,
    desk_of,
    pinyin,
    telex,
)

LIMIT = 95
"""Keys that the journey may take at most."""
LOAN, CUSTOMER = "L-2174", "C-0210"
"""The largest of the loans that run, so the first of the list, over 17,380,000,000; and whose it is."""
HALF = {"en": "8690m", "vi": "8690tr", "zh": "8690m"}
"""Half of it."""
SEEN = {
    "en": "Machine runs in the hall, invoices for one half, rest in May",
    "vi": "Máy chạy ở xưởng, hóa đơn mới có một nửa",
    "zh": "机器在厂房运行，发票只有一半",
}
TYPED: dict[str, str | Strokes] = {
    "en": SEEN["en"],
    "vi": telex(SEEN["vi"]),
    "zh": pinyin("jiqizaichangfangyunxing,fapiaozhiyouyiban", SEEN["zh"]),
}
"""The same by an input method."""
NEXT = {"en": "20 Dec 2026", "vi": "20/12/2026", "zh": "2026-12-20"}
"""Half shown is partly right, and what wasn't right is looked at again after 30 days (`inspections.toml`)."""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000002000154a24f5f0000000049454e44ae426082"
)
SLOW = 0.5
"""Seconds that a busy machine takes to write a draft."""


@pytest.fixture(params=["en", "vi", "zh"])
def at_desk(request: pytest.FixtureRequest, start: Start, tmp_path: Path) -> AtWork:
    pictures = tmp_path / "Pictures"
    pictures.mkdir()
    (pictures / "hall.png").write_bytes(PNG)
    (pictures / "invoice.png").write_bytes(PNG[:-1] + b"\x83")
    return opened(start, desk_of(tmp_path), request.param)


def opened(start: Start, path: Path, language: str) -> AtWork:
    return AtWork(at_work(start, path, language=language, room="4"), language, path)


def open_loan(officer: Officer) -> None:
    officer.type("V")
    officer.sees(LOAN)
    officer.type(ENTER)
    officer.sees(CUSTOMER)


def amount_and_ticks(officer: Officer, amount: str) -> None:
    officer.type("v", amount, TAB, *[" ", TAB] * 6)


def test_a_site_visit_with_its_sheet_before_and_what_was_seen_after(at_desk: AtWork, tmp_path: Path) -> None:
    officer, language = at_desk.officer, at_desk.language
    open_loan(officer)
    officer.type("P", ENTER)
    officer.sees("[   ] ")
    officer.type("P", ENTER)
    officer.terminal.wait_until(lambda: any(tmp_path.glob("crodesk-L-2174-visit-*.pdf")), "the sheet is printed")
    officer.type(ESC)
    officer.sees_no_more("[   ] ")
    amount_and_ticks(officer, HALF[language])
    officer.sees("50%")
    officer.sees(NEXT[language])
    officer.type(F4)
    officer.sees("hall.png")
    officer.type(ENTER, F4)
    officer.sees("invoice.png")
    officer.type(ENTER, TYPED[language], F9)
    made = "SELECT state, finding, next_on, findings FROM inspection WHERE shown_minor = 8690000000"
    officer.terminal.wait_until(lambda: at_desk.kept(made) is not None, "the inspection is kept")
    assert at_desk.kept(made) == ("done", "partly", "2026-12-20", SEEN[language])
    last = "(SELECT max(rid) FROM inspection WHERE state = 'done' AND shown_minor = 8690000000)"
    assert at_desk.kept(f"SELECT sum(seen), count(*) FROM inspection_item WHERE inspection_rid = {last}") == (6, 6)
    photos = f"SELECT json_group_array(name) FROM attachment WHERE inspection_rid = {last}"
    assert sorted(json.loads(at_desk.kept(photos)[0])) == ["hall.png", "invoice.png"]
    assert at_desk.kept(f"SELECT count(*) FROM follow_up WHERE about LIKE '{LOAN}: %'") == (4,)
    assert officer.keys <= LIMIT


def test_kill_9_before_f9_costs_no_more_than_the_field_that_was_open(start: Start, tmp_path: Path) -> None:
    at_desk = opened(start, desk_of(tmp_path), "en")
    officer = at_desk.officer
    open_loan(officer)
    amount_and_ticks(officer, HALF["en"])
    officer.sees("50%")
    officer.terminal.pause(DELAY + SLOW)
    officer.type(TAB, TAB, "Machine")
    officer.terminal.kill9()
    again = opened(start, at_desk.path, "en").officer
    open_loan(again)
    again.type("v")
    again.sees("Your draft is back")
    again.sees("8,690,000,000", "50%")
    assert again.terminal.text().count("[Yes") == 6
    again.type(F9)
    made = "SELECT count(*) FROM inspection WHERE shown_minor = 8690000000 AND state = 'done'"
    again.terminal.wait_until(lambda: at_desk.kept(made) == (1,), "the inspection is kept")
