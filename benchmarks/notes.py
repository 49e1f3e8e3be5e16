"""One note: from the key that saves it until it is safe on the disk and stands on the screen."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

from benchmarks import desks
from benchmarks.keys import ENTER
from benchmarks.measures import Found, Measure
from benchmarks.plan import Plan
from benchmarks.wire import LINE, PASSPHRASE, TODAY, Wire, place
from crodesk.services import notes, opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.storage.connection import connect

ABOUT = """On the screen: from F9 in the note strip to the end of the frame that shows the note among the others; by
then it is committed with `synchronous=FULL`. The file alone: one note written through the desk (rules, journal, seal,
summary, search), and a bare `INSERT` on a connection of its own, whose triggers write the journal, the summary and the
search index. The floor of both is a page of 4 KiB written over in place and flushed with `fdatasync`, on that disk."""
SAVE = "\x1b[20~"
PAGE_BYTES = 4096


def run(plan: Plan) -> Iterator[Found]:
    """Write notes on the screen, and into the file alone, plain and encrypted."""
    yield from _on_screen(plan)
    for desk, kind, secret in (
        (desks.plain(plan.middle), "plain", None),
        (desks.encrypted(plan.middle), "encrypted", PASSPHRASE),
    ):
        with desks.copied(desk) as copy:
            yield from _in_file(copy, kind, secret, plan.notes * 3)


def _on_screen(plan: Plan) -> Iterator[Found]:
    times, floor_times = [], []
    with desks.copied(desks.plain(plan.middle)) as desk, place() as here:
        floor, screens = here.floor(), here.screens(desk)
        screens.do(ENTER)
        screens.wait_quiet(0.5)
        for number in range(plan.notes + 1):
            floor_times.append(floor.press(LINE).seconds)
            times.append(_write(screens, f"Written{number:04}"))
    what = f"F9 to note safe and painted, {plan.middle:,} customers"
    yield Measure("10", what, "bare line", times[1:], floor_times[1:], 2.0)


def _write(screens: Wire, word: str) -> float:
    screens.do("n", word)
    before = len(screens.raw_bytes)
    at = screens.send(SAVE)
    seconds = screens.painted(word.encode(), before) - at
    screens.wait_quiet(0.3)
    return seconds


def _in_file(path: Path, kind: str, secret: str | None, count: int) -> Iterator[Found]:
    clock = Clock.on(date.fromisoformat(TODAY))
    with closing(opening.open_to_write(path, secret, clock, "benchmarks")) as desk:
        raw, through, page = _raw_note(path, secret), note_through(desk), _page(path.parent)
        times: dict[str, list[float]] = {"raw": [], "desk": [], "page": []}
        for _ in range(count + 3):
            for name, work in (("page", page), ("raw", raw), ("desk", through)):
                times[name].append(_timed(work))
    floor = times["page"][3:]
    for name, goal, what in (("raw", 3.0, "bare INSERT with its triggers"), ("desk", 6.0, "note through the desk")):
        label = f"one {what}, committed, {kind}"
        yield Measure("11", label, "4 KiB overwritten and flushed", times[name][3:], floor, goal)


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def note_through(desk: Desk) -> Callable[[], None]:
    """Return what writes a note as the screens do."""
    note = notes.Note("gọi lại thứ Hai, khách hỏi lãi suất", kind="call", outcome="spoke")

    def write() -> None:
        desk.do_now("Wrote a note", "bench", notes.write, 1, note)

    return write


def _raw_note(path: Path, secret: str | None) -> Callable[[], None]:
    db = connect(path, opening.unlock(path, secret))
    sql = "INSERT INTO interaction (uid, customer_rid, kind, at, text) VALUES (?, 1, 'call', '2026-11-20T02:30:00Z', ?)"

    def write() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute(sql, (uuid4().hex, "gọi lại thứ Hai, khách hỏi lãi suất"))
        db.execute("COMMIT")

    return write


def _page(folder: Path) -> Callable[[], None]:
    """Return what writes one page over in place, and waits until it is on the disk."""
    file = os.open(folder / "page", os.O_CREAT | os.O_RDWR)
    os.pwrite(file, bytes(PAGE_BYTES), 0)
    os.fsync(file)
    content = os.urandom(PAGE_BYTES)

    def write() -> None:
        os.pwrite(file, content, 0)
        os.fdatasync(file)

    return write
