"""Kill -9 at any moment: no acknowledged note is lost, the file stays whole, the lock is free, drafts come back."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from crodesk.services import checking, opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.storage import journal
from crodesk.storage.reader import Reader
from crodesk.widgets.drafting import DELAY
from tests.builders import a_customer
from tests.conftest import PASSPHRASE
from tests.terminal.conftest import Start
from tests.terminal.note_writer import TODAY, plans, text_of, write_until_killed
from tests.terminal.officer import ENTER, F9, GO_TO, Officer, at_work

RUNS = 100
FIRST, LAST = 0.002, 0.150
"""Seconds after which the writer is killed, counted from its first note."""
SEED = 20261120
CUSTOMER = 1
ROUNDS = 3
KEYS, GAP, LETTERS = 45, 0.05, "abcdefghij"
"""What is typed without a rest: more than two seconds long."""
SLOW = 0.5
"""Seconds that a busy machine takes to write a draft."""
WHILE_OPENING = 10
"""Each tenth is killed so many seconds after it began to open the desk."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes can't be forked here")


@pytest.fixture(scope="module")
def nursery() -> ForkServerContext:
    """Return what forks writers that have all they need in memory."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.terminal.nursery"])
    return context


@pytest.fixture(autouse=True)
def quick_unlocking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch a passphrase once: that takes long on purpose, and is no part of this."""
    monkeypatch.setattr(opening, "unlock", cache(opening.unlock))


@contextmanager
def _open(path: Path, secret: str | None) -> Iterator[Desk]:
    """Open a desk as the next start does."""
    desk = opening.open_to_write(path, secret, Clock.on(TODAY), "the next start")
    yield desk
    desk.close()


def _killed(nursery: ForkServerContext, path: Path, key: bytes | None, run: int, moment: float) -> list[int]:
    """Run a writer, kill it after so many seconds, and return the notes that it acknowledged."""
    told, teller = nursery.Pipe(duplex=False)
    writer = nursery.Process(target=write_until_killed, args=(path, key, run, teller))
    writer.start()
    teller.close()
    begun = [told.recv()] if run % WHILE_OPENING else []
    time.sleep(moment)
    writer.kill()
    writer.join()
    acknowledged = [*begun, *_rest_of(told)]
    told.close()
    return acknowledged


def _rest_of(told: Connection) -> Iterator[int]:
    while True:
        try:
            yield told.recv()
        except EOFError:
            return


def _kept(desk: Desk) -> tuple[set[str], set[str]]:
    """Return the texts of all notes, and of all steps planned with one."""
    notes = desk.read_now(lambda reader: reader.rows("SELECT text FROM interaction"))
    steps = desk.read_now(lambda reader: reader.rows("SELECT about FROM follow_up WHERE interaction_rid IS NOT NULL"))
    return {text for (text,) in notes}, {about for (about,) in steps}


def _faults(reader: Reader) -> list[str]:
    """Return what is wrong with the pages or with the chain of the journal."""
    pages = [text for (text,) in reader.rows("PRAGMA quick_check") if text != "ok"]
    chain = reader.with_connection(journal.verify)
    return [*pages, chain.text.format(**chain.values)] if chain else pages


def _is_whole(path: Path, secret: str | None, run: int, acknowledged: list[int]) -> int:
    """Look at everything, and return how many notes of the run are in the desk."""
    with _open(path, secret) as desk:
        assert desk.read_now(_faults) == []
        texts, steps = _kept(desk)
    assert {text_of(run, number) for number in acknowledged} <= texts
    mine = [number for number in range(len(acknowledged) + 1) if text_of(run, number) in texts]
    planned = {f"{run}:{number}" for number in mine if plans(number)}
    assert planned == {each for each in steps if each.startswith(f"{run}:")}
    return len(mine)


def test_no_acknowledged_note_is_lost_in_a_hundred_kills(
    nursery: ForkServerContext, desk_path: Path, sealed_path: Path
) -> None:
    desks = [(desk_path, None), (sealed_path, PASSPHRASE)]
    for path, secret in desks:
        _with_a_customer(path, secret)
    moments, written = random.Random(SEED), 0  # noqa: S311 - moments, not secrets
    for run in range(RUNS):
        path, secret = desks[run % 2]
        moment = moments.uniform(FIRST, LAST)
        acknowledged = _killed(nursery, path, opening.unlock(path, secret), run, moment)
        assert acknowledged == list(range(len(acknowledged)))
        written += _is_whole(path, secret, run, acknowledged)
    assert written > RUNS
    for path, secret in desks:
        with _open(path, secret) as desk:
            checks = desk.read_now(checking.verify, desk.attachments, encrypted=desk.encrypted)
            assert [each for each in checks if not each.ok] == []


def _with_a_customer(path: Path, secret: str | None = None) -> None:
    with _open(path, secret) as desk:
        assert a_customer(desk, "Nguyễn Thị Hồng Hạnh", "0905 120 012") == CUSTOMER


# The real screens


def _opened(start: Start, path: Path) -> Officer:
    """Start the screens and open the customer's file."""
    officer = at_work(start, path)
    officer.type(GO_TO, "hanh", ENTER)
    officer.sees("─ Notes")
    return officer


def test_what_the_screen_called_saved_is_there_after_kill_9(start: Start, desk_path: Path) -> None:
    _with_a_customer(desk_path)
    said: list[str] = []
    for number in range(ROUNDS):
        officer = _opened(start, desk_path)
        officer.sees(*said)
        officer.type("n", f"lời hẹn {number}", F9)
        officer.sees("Wrote a note:")
        officer.terminal.kill9()
        said.append(f"lời hẹn {number}")
    with _open(desk_path, None) as desk:
        assert sorted(_kept(desk)[0]) == said


def test_kill_9_costs_no_more_than_the_last_half_second_of_typing(start: Start, desk_path: Path) -> None:
    _with_a_customer(desk_path)
    officer = _opened(start, desk_path)
    officer.type("n")
    officer.sees("Note · Nguyễn")
    shown: list[tuple[float, int]] = []
    for number in range(KEYS):
        officer.type(LETTERS[number % len(LETTERS)])
        officer.terminal.pause(GAP)
        shown.append((time.monotonic(), officer.terminal.cursor[0]))
    killed = time.monotonic()
    officer.terminal.kill9()
    columns = [column for moment, column in shown if moment < killed - DELAY - SLOW]
    again = _opened(start, desk_path)
    again.sees("draft of a note:")
    again.type("n")
    again.sees("Your draft is back")
    again.terminal.wait_until(lambda: again.terminal.cursor[0] >= columns[-1], "what was typed before", timeout=3)
