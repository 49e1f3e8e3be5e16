"""Kill -9 in every step of the wizard costs no more than the open field: the ones before are kept, forms come back."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from crodesk.services import checking, opening
from crodesk.services.clock import Clock
from crodesk.widgets.drafting import DELAY
from tests.terminal.conftest import Start
from tests.terminal.officer import DOWN, ENTER, ESC, F6, GO_TO, TAB, TODAY, Officer, at_work, desk_of

NUMBER = "L-2291"
SLOW = 5.0
"""Seconds that a busy machine takes to write a draft."""
OWN_FIELDS = {
    "2": ("loan", "777m", ("amount_minor", 777_000_000)),
    "3": ("means", "7777777", ("living_minor", 7_777_777)),
}
"""By the digit of a step with fields of its own: what is typed into its first field, and what is kept then."""
FORMS = {
    "1": ("application_party", (DOWN, DOWN), "Vũ Thị Bảy Bảy"),
    "4": ("collateral", (TAB,), "nhà bảy bảy"),
    "5": ("application_paper", (), "giấy bảy bảy"),
}
"""By the digit of a step with a list: what its form adds, the keys to a field, and what is typed there."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return desk_of(tmp_path)


def at_step(start: Start, desk: Path, digit: str) -> Officer:
    """Open the application at a step, with the keys on the steps."""
    officer = at_work(start, desk, room="1")
    officer.type(GO_TO, NUMBER.removeprefix("L-"), ENTER)
    officer.sees(f"Loans > {NUMBER}")
    officer.type(ESC)
    officer.type(digit)
    officer.sees(f"›✓  {digit}" if digit == "2" else f" {digit} ")
    return officer


def kept(desk: Path, sql: str) -> Any:
    with sqlite3.connect(f"file:{desk}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchone()[0]


def is_whole(desk: Path) -> bool:
    opened = opening.open_to_write(desk, None, Clock.on(TODAY), "the next start")
    checks = list(opened.read_now(checking.verify, opened.attachments, encrypted=False))
    opened.close()
    return all(check.ok for check in checks)


@pytest.mark.parametrize("digit", OWN_FIELDS)
def test_the_field_that_was_left_is_there_and_only_the_open_one_is_lost(start: Start, desk: Path, digit: str) -> None:
    _step, typed, (column, value) = OWN_FIELDS[digit]
    officer = at_step(start, desk, digit)
    officer.type("\x15", typed, TAB)
    sql = f"SELECT {column} FROM application WHERE number = '{NUMBER}'"
    officer.terminal.wait_until(lambda: kept(desk, sql) == value, "the field that was left is kept")
    officer.type("99")
    officer.terminal.kill9()
    assert is_whole(desk)
    assert kept(desk, sql) == value
    assert kept(desk, f"SELECT months FROM application WHERE number = '{NUMBER}'") == 240


@pytest.mark.parametrize("digit", FORMS)
def test_a_form_of_a_list_comes_back_as_it_was_typed(start: Start, desk: Path, digit: str) -> None:
    kind, way, text = FORMS[digit]
    before = kept(desk, f"SELECT count(*) FROM {kind}")
    officer = at_step(start, desk, digit)
    officer.type(F6)
    officer.sees("F9 Save")
    officer.type(*way, text)
    officer.sees(text)
    is_draft = f"SELECT count(*) FROM draft WHERE kind = '{kind}' AND content LIKE '%{text}%'"
    officer.terminal.wait_until(lambda: kept(desk, is_draft) == 1, "the draft is kept", DELAY + SLOW)
    officer.terminal.kill9()
    assert is_whole(desk)
    assert kept(desk, f"SELECT count(*) FROM {kind}") == before
    again = at_step(start, desk, digit)
    again.type(F6)
    again.sees(text)


def test_what_was_recommended_is_kept_field_by_field(start: Start, desk: Path) -> None:
    officer = at_step(start, desk, "6")
    officer.sees("Appraisal")
    officer.type(TAB)
    officer.sees("Recommendation")
    officer.type(TAB, "\x15", "2b", TAB)
    sql = f"SELECT recommended_amount_minor FROM application WHERE number = '{NUMBER}'"
    officer.terminal.wait_until(lambda: kept(desk, sql) == 2_000_000_000, "the amount recommended is kept")
    officer.type("12")
    officer.terminal.kill9()
    assert is_whole(desk)
    assert kept(desk, sql) == 2_000_000_000


def test_killed_while_it_is_sent_it_is_sent_or_it_is_a_draft(start: Start, desk: Path) -> None:
    for moment in (0.0, 0.05, 0.2):
        officer = at_step(start, desk, "7")
        officer.type("\x1b[20~", ENTER)
        time.sleep(moment)
        officer.terminal.kill9()
        assert is_whole(desk)
        stage = kept(desk, f"SELECT stage FROM application WHERE number = '{NUMBER}'")
        moves = kept(
            desk,
            "SELECT count(*) FROM application_event e JOIN application a ON a.rid = e.application_rid"
            f" WHERE a.number = '{NUMBER}' AND e.move = 'submit'",
        )
        assert (stage, moves) in (("draft", 0), ("submitted", 1))
        if stage == "submitted":
            break
