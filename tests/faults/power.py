"""The power goes: what was written and not synced is lost, or lands in part; what was acknowledged is there."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from crodesk.domain.problem import DeskFault
from crodesk.storage import connection, vault
from tests.faults import desks
from tests.faults.desks import Sealed
from tests.faults.disk import Done, Landed, after_cut, disk, write_out
from tests.faults.outcome import Outcome
from tests.faults.writings import WRITINGS, Writing

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
KINDS = ("notes", "import", "merge", "wizard", "queue", "repayment", "statement", "undo and redo")
"""What is written while the power is on: the kinds that write into the desk alone."""
STEPS, ROUNDS, HALF = 4, 2, 0.5
CHECKPOINT = 60
"""Pages after which the log goes into the file: often, so that cuts fall into it too."""


def run(cuts: int, seed: int, base: Sealed, folder: Path, synchronous: str = "FULL") -> Outcome:
    """Cut the power so many times at random places of one recording."""
    outcome = Outcome(f"power cut, synchronous = {synchronous}")
    sealed = desks.copies(base, folder / "recorded")
    begun_files = {str(path): path.read_bytes() for path in (sealed.path,)}
    with _as_synchronous(synchronous):
        log, first = _recorded(sealed)
    chance = random.Random(seed)  # noqa: S311 - places, not secrets
    writes = [place for place, done in enumerate(log) if done.what != "ack"]
    for number in range(cuts):
        cut = chance.choice(writes) + 1
        known = [done.path for done in log[:cut] if done.what == "ack"]
        files = after_cut(log[:cut], begun_files, _landing(chance, number))
        place = folder / str(number)
        place.mkdir(parents=True)
        write_out(files, place)
        copy = Sealed(place / sealed.path.name, sealed.key)
        vault.key_file(copy.path).write_bytes(vault.key_file(sealed.path).read_bytes())
        outcome.runs += 1
        outcome.acknowledged += len(known)
        _look(copy, known, first, outcome)
        for path in place.iterdir():
            path.unlink()
    return outcome


def _recorded(sealed: Sealed) -> tuple[list[Done], int]:
    """Return everything that was done to the disk while one wrote, and the action it began after."""
    with disk().watched() as log:
        desk = sealed.open()
        first = int(desk.read_now(lambda reader: reader.value("SELECT max(rid) FROM action")))
        disk().acknowledge(desks.head_of(desk))
        for round_ in range(ROUNDS):
            for name in KINDS:
                writing: Writing = WRITINGS[name](desk, round_)
                for number in range(STEPS):
                    writing.step(number)
                    disk().acknowledge(desks.head_of(desk))
        kept = list(log)
    desk.close()
    return kept, first


@contextmanager
def _as_synchronous(how: str) -> Iterator[None]:
    """Open connections that sync otherwise; the program's own way is FULL."""
    others = tuple(pragma for pragma in connection.PRAGMAS if not pragma.startswith("synchronous"))
    assert f"synchronous = {how}" in connection.PRAGMAS or how != "FULL"
    with patch.object(connection, "PRAGMAS", (*others, f"synchronous = {how}", f"wal_autocheckpoint = {CHECKPOINT}")):
        yield


def _landing(chance: random.Random, number: int) -> Callable[[Done], Landed]:
    """Return what becomes of what wasn't synced: all of it is lost, some of it lands whole, or sectors of each."""

    def lost(_done: Done) -> Landed:
        return ()

    def some(done: Done) -> Landed:
        return [(done.at, done.data)] if chance.random() < HALF else ()

    def torn(done: Done) -> Landed:
        if done.what != "write":
            return some(done)
        return [
            (done.at + at, done.data[at : at + SECTOR])
            for at in range(0, len(done.data), SECTOR)
            if chance.random() < HALF
        ]

    return (lost, some, torn)[number % 3]


def _look(sealed: Sealed, known: list[str], first: int, outcome: Outcome) -> None:
    try:
        with sealed.at_work() as desk:
            wrong, missing, half = desks.wrong_with(desk), desks.lost(desk, known), desks.half_applied(desk, first)
    except DeskFault as fault:
        wrong, missing, half = [str(fault)], [], []
    outcome.lost += len(missing) + len(wrong)
    outcome.half += len(half)
    outcome.note(*wrong, *(f"lost {seal}" for seal in missing), *half)
