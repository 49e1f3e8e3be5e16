"""A disk that is full, fails, or is gone: one sentence, nothing half saved, and on it goes once it is well."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from crodesk.domain.problem import DeskFault, Refused
from crodesk.services import backing_up, customers
from crodesk.services.backing_up import Places
from crodesk.services.desk import Desk
from tests.faults import desks
from tests.faults.desks import Sealed
from tests.faults.disk import FULL, IOERR_FSYNC, IOERR_READ, IOERR_WRITE, OK, disk
from tests.faults.outcome import Outcome
from tests.faults.writings import WRITINGS

KINDS = ("notes", "import", "merge", "wizard", "queue", "repayment", "statement", "undo and redo")
MOST_WRITES = 400
"""Behind so many things that are done to the disk at most it begins to fail."""


@dataclass
class Failing:
    """Lets some things be done, then fails what it is told to, until it is well again."""

    answers: dict[str, int]
    """By what is done: how SQLite is answered."""
    left: int
    """How many of these are still done."""

    def __call__(self, what: str, _path: str) -> int:
        """Answer."""
        if what not in self.answers:
            return OK
        self.left -= 1
        return OK if self.left >= 0 else self.answers[what]

    @property
    def begun(self) -> bool:
        """Whether anything has failed."""
        return self.left < 0


WAYS: dict[str, dict[str, int]] = {
    "disk full": {"write": FULL},
    "disk that fails when it writes": {"write": IOERR_WRITE},
    "disk that fails when it syncs": {"sync": IOERR_FSYNC},
    "network folder gone": dict.fromkeys(("read", "write", "sync", "open"), IOERR_READ),
}
"""By the name in the table."""


def run(way: str, times: int, seed: int, base: Sealed, folder: Path) -> Outcome:
    """Let the disk fail so many times, in the middle of any kind of writing."""
    outcome = Outcome(way)
    sealed = desks.copies(base, folder)
    chance = random.Random(f"{seed} {way}")  # noqa: S311 - moments, not secrets
    known: list[str] = []
    desk = sealed.open()
    first = int(desk.read_now(lambda reader: reader.value("SELECT max(rid) FROM action")))
    for number in range(times):
        kind = KINDS[number % len(KINDS)]
        failing = Failing(WAYS[way], chance.randrange(MOST_WRITES))
        writing = WRITINGS[kind](desk, 1000 + number)
        with disk().failing(failing):
            for step in range(8):
                known += _tried(outcome, desk, failing, partial(writing.step, step))
        outcome.runs += 1
        if way == "network folder gone":
            desk.close()
            desk = sealed.open()
        _look(desk, known, first, outcome)
    desk.close()
    outcome.acknowledged = len(set(known))
    return outcome


def _tried(outcome: Outcome, desk: Desk, failing: Failing, doing: Callable[[], None]) -> Iterator[str]:
    """Do something on a disk that may fail; yield the seal of what was saved, which can be read once it is well."""
    with outcome.counting(), suppress(DeskFault, Refused):
        doing()
        disk().fail = None
        yield desks.head_of(desk)
        disk().fail = failing


def _look(desk: Desk, known: list[str], first: int, outcome: Outcome) -> None:
    try:
        desk.do_now("Tagged", "", customers.tag, [1], f"well {outcome.runs}")  # well again, it goes on
        wrong, missing, half = desks.wrong_with(desk), desks.lost(desk, known), desks.half_applied(desk, first)
    except (DeskFault, Refused) as fault:
        wrong, missing, half = [f"not well again: {fault}"], [], []
    outcome.lost += len(missing) + len(wrong)
    outcome.half += len(half)
    outcome.note(*wrong, *(f"lost {seal}" for seal in missing), *half)


def run_backup_folder_gone(times: int, base: Sealed, folder: Path) -> Outcome:
    """Take the second folder of the backups away, before or while it is written to: the first backup counts."""
    outcome = Outcome("folder of the backups gone")
    sealed = desks.copies(base, folder)
    stick = folder / "stick"
    with sealed.at_work() as desk:
        for number in range(times):
            desk.do_now("Tagged", "", customers.tag, [1], f"gone {number}")
            stick.unlink(missing_ok=True)
            stick.write_text("no folder")  # what is there can't be written to, whoever one is
            outcome.runs += 1
            with outcome.counting():
                done = backing_up.back_up(desk, Places(folder / "backups", stick / "deep" if number % 2 else stick))
                outcome.acknowledged += 1
                outcome.lost += done.backup.label.seal != desks.head_of(desk) or not done.backup.path.is_file()
    return outcome


def everything(times: int, seed: int, base: Sealed, folder: Path) -> Iterator[Outcome]:
    """Try every way in which a disk fails."""
    for way in WAYS:
        yield run(way, times, seed, base, folder / way.replace(" ", "-"))
    yield run_backup_folder_gone(max(2, times // 10), base, folder / "stick")
