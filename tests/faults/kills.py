"""Kill -9 at a random moment of every kind of writing: what was acknowledged is there, nothing is half applied."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from crodesk.domain.problem import DeskFault
from crodesk.services import attachment_checking, backing_up, opening
from crodesk.services.desk import Desk
from crodesk.storage import backups, vault
from tests.faults import desks, writings
from tests.faults.desks import Sealed
from tests.faults.outcome import Outcome
from tests.faults.writings import BEGUN, WRITINGS, change_passphrases, passphrase, write_until_killed

TURNS = 10
"""Of so many runs one is killed while it opens the desk, one in its first step, the others after that."""
SOONEST = 0.002
"""Seconds after which the first kill may fall."""


def nursery() -> ForkServerContext:
    """Return what forks writers that have all they need in memory."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.nursery"])
    return context


def run(kind: str, runs: int, seed: int, base: Sealed, folder: Path) -> Outcome:
    """Kill one kind of writing so many times."""
    outcome = Outcome(f"kill -9: {kind}")
    sealed = desks.copies(base, folder)
    with sealed.at_work() as desk:
        begun = desk.read_now(lambda reader: reader.value("SELECT max(rid) FROM action"))
    moments, context = random.Random(f"{seed} {kind}"), nursery()  # noqa: S311 - moments, not secrets
    known: list[str] = []
    slowest = WRITINGS[kind].slowest
    for number in range(runs):
        words = {9: 0, 4: 1}.get(number % TURNS, 2)
        args = (sealed.path, sealed.key, kind, number)
        said = _killed(context, write_until_killed, args, words, moments.random(), slowest)
        known += [value for what, value in said if what in {BEGUN, "saved"}]
        mishaps = [value for what, value in said if what == "mishap"]
        outcome.runs += 1
        outcome.tracebacks += len(mishaps)
        outcome.note(*mishaps)
        _look(sealed, kind, known, begun, outcome)
    outcome.acknowledged = len(dict.fromkeys(known))
    return outcome


def _killed(
    context: ForkServerContext, target: Any, args: tuple[Any, ...], words: int, share: float, least: float
) -> list[tuple[str, Any]]:
    """Run a process, let it say so many words, kill it some time later, and return all it said.

    That is a `share` of as long as its last word took, or of so many seconds at `least`.
    """
    told, teller = context.Pipe(duplex=False)
    process = context.Process(target=target, args=(*args, teller))
    process.start()
    teller.close()
    said: list[tuple[str, Any]] = []
    took = 0.0
    for _word in range(words):
        begun = time.monotonic()
        said += _said(told, one=True)
        took = time.monotonic() - begun
    time.sleep(SOONEST + share * max(took, least))
    process.kill()
    process.join()
    said += _said(told)
    told.close()
    return said


def _said(told: Connection, *, one: bool = False) -> Iterator[tuple[str, Any]]:
    while True:
        try:
            yield told.recv()
        except EOFError:
            return
        if one:
            return


def _look(sealed: Sealed, kind: str, known: list[str], begun: int, outcome: Outcome) -> None:
    """Open the desk as the next start does, and look at everything."""
    try:
        with sealed.at_work() as desk:
            wrong = desks.wrong_with(desk)
            missing = desks.lost(desk, known)
            half = desks.half_applied(desk, begun)
            if kind == "backup":
                wrong += list(_unsound_backups(desk))
            desk.read_now(attachment_checking.tidy, desk)
    except DeskFault as fault:
        wrong, missing, half = [str(fault)], known[-1:], []
    outcome.lost += len(missing) + len(wrong)
    outcome.half += len(half)
    outcome.note(*wrong, *(f"lost {seal}" for seal in missing), *half)


def _unsound_backups(desk: Desk) -> Iterator[str]:
    """Yield which of the backups that count is not what its label says."""
    for backup in backing_up.made_of(desk.path, desk.path.parent / "backups")[:2]:
        if backups.folder.digest(backup.path) != backup.label.sha256:
            yield f"backup {backup.number} is not what its label says"
        elif vault.unlock(backup.path, desks.SECRET) != vault.unlock(desk.path, desks.SECRET):
            yield f"backup {backup.number} doesn't open"


def run_passphrase(runs: int, seed: int, base: Sealed, folder: Path) -> Outcome:
    """Kill changes of the passphrase: the last acknowledged one opens the desk, or the one after it."""
    outcome = Outcome("kill -9: passphrase")
    moments, context = random.Random(seed), nursery()  # noqa: S311 - moments, not secrets
    for number in range(runs):
        sealed = desks.copies(base, folder / str(number))
        opening.change_passphrase(sealed.path, desks.SECRET, passphrase(0))
        said = _killed(context, change_passphrases, (sealed.path,), 1 + number % 2, moments.random(), 0.5)
        last = max(value for _what, value in said)
        outcome.runs += 1
        outcome.acknowledged += last
        if sealed.key not in _keys(sealed.path, passphrase(last), passphrase(last + 1)):
            outcome.lost += 1
            outcome.note(f"after {last} changes neither passphrase opens the desk")
    return outcome


def _keys(path: Path, *secrets: str) -> Iterator[bytes]:
    for secret in secrets:
        with suppress(DeskFault):
            yield vault.unlock(path, secret)


def everything(runs: int, seed: int, base: Sealed, folder: Path) -> Iterator[Outcome]:
    """Kill every kind of writing so many times each."""
    for kind in writings.WRITINGS:
        yield run(kind, runs, seed, base, folder / kind.replace(" ", "-"))
    yield run_passphrase(runs, seed, base, folder / "passphrase")
