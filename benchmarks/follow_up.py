"""The follow-up queue: opened, answered, and made anew."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks import desks
from benchmarks.keys import DOWN, ENTER
from benchmarks.measures import Found, Measure
from benchmarks.notes import note_through
from benchmarks.plan import Plan
from benchmarks.reads import Noting
from benchmarks.wire import LINE, PAGE, ROWS_SHOWN, TODAY, Wire, place
from crodesk.services import opening, queue_making
from crodesk.services.clock import Clock
from crodesk.storage import queue
from crodesk.storage.connection import Connection, connect

ABOUT = """The rows of all rules over one book. On the screen: from the digit to the end of the frame in which Today
stands again, and from F5, which reads everything anew (floor: a page); then from the Enter that puts a row off to the
end of the frame without it, when it is safe on the disk (floor: one line). In the file: the rows of one customer made
anew, as after each change (floor: a note written through the desk, which does that too), and those of all, as on each
morning (floor: the very same statements run, with nothing reckoned)."""
DAY = date.fromisoformat(TODAY)
SETTLING = 0.4
HISTORY, HERE, REFRESH = "0", "1", "\x1b[15~"
COUNTED = re.compile(r"\((\d+)\)")
OF_MANY = re.compile(r"›.* \+\d+ ")
"""A selected row whose customer has more of them."""


def run(plan: Plan) -> Iterator[Found]:
    """Work on a copy, first on the screen, then in the file."""
    with desks.copied(desks.plain(plan.middle)) as desk:
        rows = _open_rows(desk)
        what = f"{rows:,} rows, {plan.middle:,} customers"
        yield from _on_screen(desk, plan, what)
        yield from _one_customer(desk, plan, what)
        yield from _everybody(desk, plan, what)


def _open_rows(desk: Path) -> int:
    with closing(connect(desk, None)) as db:
        return int(db.execute("SELECT count(*) FROM queue_row").fetchone()[0])


def _on_screen(desk: Path, plan: Plan, what: str) -> Iterator[Found]:
    opened, anew, page = [], [], []
    off, line = [], []
    with place() as here:
        floor, screens = here.floor(), here.today(desk)
        for _ in range(plan.keys // 2 + 1):
            screens.do(HISTORY)
            page.append(floor.press(PAGE).seconds)
            opened.append(screens.press(HERE, SETTLING, ROWS_SHOWN).seconds)
            page.append(floor.press(PAGE).seconds)
            anew.append(screens.press(REFRESH, SETTLING).seconds)
        for _ in range(plan.notes // 2 + 1):
            line.append(floor.press(LINE).seconds)
            off.append(_put_off(screens))
    yield Measure("18", f"Today opened again, {what}", "bare page", opened[1:], page[2:], 3.0)
    yield Measure("18", f"Today read anew and painted, {what}", "bare page", anew[1:], page[2:], 3.0)
    yield Measure("18", f"row put off: safe and painted, {what}", "bare line", off[1:], line[1:], 2.5)


def _put_off(screens: Wire) -> float:
    """Put the row off by a day: the count in the list's title is one less when it is painted."""
    while any(OF_MANY.search(line) for line in screens.screen_lines()):
        screens.do(DOWN)  # another row of the customer's would take its place
    counted = next(found for line in screens.screen_lines() if (found := COUNTED.search(line)))
    screens.do("p", "1")
    since = len(screens.raw_bytes)
    at = screens.send(ENTER)
    seconds = screens.painted(f"({int(counted[1]) - 1})".encode(), since) - at
    screens.wait_quiet(SETTLING)
    return seconds


def _one_customer(path: Path, plan: Plan, what: str) -> Iterator[Found]:
    times, floor = [], []
    with closing(opening.open_to_write(path, None, Clock.on(DAY), "benchmarks")) as desk, closing(_bare(path)) as db:
        write = note_through(desk)
        for customer in range(1, plan.notes * 2 + 3):
            floor.append(_timed(write))
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT OR IGNORE INTO queue_touched VALUES (?)", (customer,))
            times.append(_timed(lambda: queue_making.refresh(db, DAY)))
            db.execute("COMMIT")
    yield Measure("18", f"rows of one customer made anew, {what}", "one note through the desk", times[2:], floor[2:], 2)


def _everybody(path: Path, plan: Plan, what: str) -> Iterator[Found]:
    times, floor = [], []
    with closing(_bare(path)) as db:
        db.execute(queue.TOUCH_ALL)
        bare = _raw_pass(db)
        for _ in range(plan.starts // 2 + 1):
            floor.append(_within(db, bare))
            db.execute(queue.TOUCH_ALL)
            times.append(_within(db, lambda: queue_making.refresh(db, DAY)))
    yield Measure("18", f"all rows made anew, {what}", "one raw pass", times, floor, 3.0)


def _raw_pass(db: Connection) -> Callable[[], None]:
    """Return what runs the very same statements as making all rows anew, and reckons nothing."""
    noting = Noting(db)
    queue_making.refresh(noting, DAY)

    def run_bare() -> None:
        for sql, values in noting.ran:
            db.execute(sql, values).fetchall()
        for sql, rows in noting.ran_many:
            db.executemany(sql, rows)

    return run_bare


def _bare(path: Path) -> Connection:
    return connect(path, None)


def _within(db: Connection, work: Callable[[], None]) -> float:
    """Return how long work takes in a transaction with its commit."""
    db.execute("BEGIN IMMEDIATE")
    started = time.perf_counter()
    work()
    db.execute("COMMIT")
    return time.perf_counter() - started


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
