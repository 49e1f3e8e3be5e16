"""Kill -9 while files are attached: each acknowledged one is whole, at most one is left over, and that is collected."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from crodesk.services import application_attachments, attachment_checking, checking, opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.conftest import PASSPHRASE
from tests.terminal.file_attacher import TODAY, attach_until_killed, content_of

RUNS = 30
FIRST, LAST = 0.002, 0.080
"""Seconds after which the writer is killed, counted from its first file."""
SEED = 20261122

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes can't be forked here")


@pytest.fixture(scope="module")
def nursery() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.terminal.nursery"])
    return context


@pytest.fixture(autouse=True)
def quick_unlocking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch a passphrase once: that takes long on purpose, and is no part of this."""
    monkeypatch.setattr(opening, "unlock", cache(opening.unlock))


def opened(path: Path, secret: str | None) -> Desk:
    return opening.open_to_write(path, secret, Clock.on(TODAY), "the next start")


def killed(nursery: ForkServerContext, path: Path, key: bytes | None, run: int, loan: int, moment: float) -> int:
    """Run an attacher, kill it after so many seconds, and return how many files it acknowledged."""
    told, teller = nursery.Pipe(duplex=False)
    attacher = nursery.Process(target=attach_until_killed, args=(path, key, run, loan, teller))
    attacher.start()
    teller.close()
    acknowledged = 1 + int(told.recv())
    time.sleep(moment)
    attacher.kill()
    attacher.join()
    try:
        while True:
            acknowledged = 1 + int(told.recv())
    except EOFError:
        told.close()
    return acknowledged


def contents(desk: Desk, loan: int) -> set[bytes]:
    lines = desk.read_now(application_attachments.of_application, loan)
    return {desk.attachments.read(line.content_hash) for line in lines}


def left_over(desk: Desk) -> tuple[str, ...]:
    lines = desk.read_now(lambda reader: reader.rows("SELECT content_hash FROM attachment"))
    return desk.attachments.verify(name for (name,) in lines).unknown


def test_no_attached_file_is_lost_and_none_is_half_there(
    nursery: ForkServerContext, desk_path: Path, sealed_path: Path
) -> None:
    desks = [(desk_path, None), (sealed_path, PASSPHRASE)]
    for path, secret in desks:
        desk = opened(path, secret)
        a_record(desk, "application", a_customer(desk), product="salary_loan")
        desk.close()
    moments, written, orphans = random.Random(SEED), 0, 0  # noqa: S311 - moments, not secrets
    for run in range(RUNS):
        path, secret = desks[run % 2]
        acknowledged = killed(nursery, path, opening.unlock(path, secret), run, 1, moments.uniform(FIRST, LAST))
        desk = opened(path, secret)
        there = contents(desk, 1)
        assert {content_of(run, number) for number in range(acknowledged)} <= there
        checks = list(desk.read_now(checking.verify, desk.attachments, encrypted=desk.encrypted))
        assert [check for check in checks if not check.ok] == []
        left = left_over(desk)
        assert len(left) <= 1
        orphans += len(left)
        written += acknowledged
        collected(desk)
        assert left_over(desk) == ()
        desk.close()
    assert written > RUNS
    assert orphans, "no kill fell between a file and its row"


def collected(desk: Desk) -> None:
    """Let a day pass for the files beside the desk, and start anew."""
    long_ago = time.time() - 100_000
    for path in desk.attachments.folder.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    desk.read_now(attachment_checking.tidy, desk)
