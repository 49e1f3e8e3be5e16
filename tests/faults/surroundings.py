"""What is around the desk goes wrong: the clock is put back, the folder can't be written, another start has it."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from crodesk.domain.problem import DeskFault, Refused
from crodesk.services import customers, history, notes, opening
from crodesk.services.clock import Clock
from crodesk.services.notes import Note
from tests.faults import desks
from tests.faults.desks import TODAY, Sealed, opened
from tests.faults.outcome import Outcome


def run_clock_back(times: int, seed: int, base: Sealed, folder: Path) -> Outcome:
    """Put the clock back by up to a year between things that are done: what was done keeps its order and its chain."""
    outcome = Outcome("clock put back")
    chance = random.Random(seed)  # noqa: S311 - days, not secrets
    sealed = desks.copies(base, folder)
    known: list[str] = []
    for number in range(times):
        back = timedelta(days=chance.randint(0, 365), minutes=chance.randint(0, 1440))
        with outcome.counting(), sealed.at_work(Clock(Clock.on(TODAY).shift - back)) as desk:
            desk.do_now("Wrote", f"{number}", notes.write, 1, Note(f"note {number}"))
            known.append(desks.head_of(desk))
            outcome.lost += len(desks.wrong_with(desk)) + len(desks.lost(desk, known))
            outcome.half += history.newest(desk, 1)[0].subject != f"{number}"
            desk.undo()
            desk.redo()
        outcome.runs += 1
    outcome.acknowledged = len(known)
    return outcome


@contextmanager
def _closed(folder: Path) -> Iterator[str]:
    """Let nothing be written in a folder; yields why that can't be done here, or nothing."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
        try:
            yield ""
        finally:
            folder.chmod(0o700)
        return
    tool = shutil.which("mount")
    commands = (["--bind", str(folder), str(folder)], ["-o", "remount,bind,ro", str(folder)])
    done = [subprocess.run([tool, *each], check=False, capture_output=True).returncode for each in commands if tool]
    try:
        yield "" if done == [0, 0] else "nothing can be mounted here"
    finally:
        if done[:1] == [0]:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def run_read_only(times: int, base: Sealed, folder: Path) -> Outcome:
    """Open the desk in a folder where nothing can be written: it is read, and writing says why it can't be."""
    outcome = Outcome("folder read-only")
    sealed = desks.copies(base, folder)
    with _closed(folder) as why_not:
        outcome.skipped = why_not
        for _number in range(0 if why_not else times):
            outcome.runs += 1
            with outcome.counting(), sealed.at_work() as desk:
                outcome.lost += desk.writable or bool(desks.wrong_with(desk))
                try:
                    desk.do_now("Tagged", "", customers.tag, [1], "never")
                    outcome.lost += 1
                except DeskFault:
                    outcome.acknowledged += 1
    return outcome


def _start_again(path: Path, key: bytes, told: Connection) -> None:
    """Start a second time; says how that ended."""
    try:
        opened(path, key).close()
        told.send("opened")
    except DeskFault as fault:
        told.send(str(fault))


def _answer(told: Connection) -> str:
    """Return what a second start said; nothing where it ended without a word."""
    try:
        return str(told.recv())
    except EOFError:
        return ""


def run_second_start(times: int, base: Sealed, folder: Path) -> Outcome:
    """Start the program again while it has the desk open and writes: the second is told who has it."""
    outcome = Outcome("second start")
    sealed = desks.copies(base, folder)
    context = multiprocessing.get_context("forkserver")
    with sealed.at_work() as desk:
        for number in range(times):
            told, teller = context.Pipe(duplex=False)
            second = context.Process(target=_start_again, args=(sealed.path, sealed.key, teller))
            second.start()
            teller.close()
            desk.do_now("Tagged", "", customers.tag, [1], f"first {number}")
            said = _answer(told)
            second.join()
            outcome.runs += 1
            outcome.acknowledged += f"process {os.getpid()}" in said
            outcome.tracebacks += not said
            outcome.lost += "open already" not in said
            outcome.note(*([said] if "open already" not in said else []))
        outcome.lost += len(desks.wrong_with(desk))
    return outcome


def run_wrong_secrets(times: int, seed: int, base: Sealed, folder: Path) -> Outcome:
    """Type secrets that aren't: none opens the desk, each is said to be wrong."""
    outcome = Outcome("wrong passphrase")
    chance = random.Random(seed)  # noqa: S311 - it guesses
    sealed = desks.copies(base, folder)
    for _number in range(times):
        wrong = chance.choice(["", desks.SECRET[:-1], desks.SECRET + " x", "\0", "ơ" * 5000, str(chance.random())])
        outcome.runs += 1
        with outcome.counting():
            try:
                opening.open_to_write(sealed.path, wrong, Clock.on(TODAY), "guessing").close()
                outcome.lost += 1
            except (DeskFault, Refused):
                outcome.acknowledged += 1
    return outcome


def everything(times: int, seed: int, base: Sealed, folder: Path) -> Iterator[Outcome]:
    """Try them all."""
    yield run_clock_back(times, seed, base, folder / "clock")
    yield run_read_only(times, base, folder / "closed")
    yield run_second_start(times, base, folder / "second")
    yield run_wrong_secrets(times, seed, base, folder / "secret")
