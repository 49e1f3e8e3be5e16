"""From the start of the program to the first frame with rows in it."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks import desks
from benchmarks.measures import Found, Measure
from benchmarks.plan import Plan
from benchmarks.wire import PASSPHRASE, ROOT, ROWS_SHOWN, Place, crodesk, place
from tests.terminal.program import python

ABOUT = """From exec to the end of the first frame that shows rows (the floor: its lines). An encrypted desk is
measured from the Enter after the passphrase, since nobody types a passphrase in no time."""
TYPING = 1.0
"""Seconds in which the passphrase is typed; few people are that quick."""


def run(plan: Plan) -> Iterator[Found]:
    """Start the floor and the program in turn, on desks of several sizes."""
    sizes = (plan.small, plan.middle, plan.big)
    made = {size: desks.plain(size) for size in dict.fromkeys(sizes)}
    sealed = desks.encrypted(plan.middle)
    times: dict[int | str, list[float]] = defaultdict(list)
    for turn in range(plan.starts + 1):  # the first round warms caches and is not counted
        taken: dict[int | str, float] = {"floor": _floor(), "sealed": _sealed(sealed)}
        taken |= {size: _plain(desk) for size, desk in made.items()}
        for name, seconds in taken.items() if turn else ():
            times[name].append(seconds)
    for size in made:
        what = f"exec to first rows, {size:,} customers"
        yield Measure("1", what, "bare Textual", times[size], times["floor"], 1.10)
    what = f"Enter after the passphrase to first rows, {plan.middle:,} customers"
    yield Measure("1", what, "bare Textual from exec", times["sealed"], times["floor"], 1.10)
    what = f"exec to first rows, {plan.big:,} customers"
    yield Measure("3", what, f"the same at {plan.small:,}", times[plan.big], times[plan.small], 1.15)


def _floor() -> float:
    return _timed(python(ROOT / "benchmarks" / "floor_app.py"), b"floor")


def _plain(desk: Path) -> float:
    return _timed(crodesk(desk), ROWS_SHOWN)


def _timed(command: list[str], marker: bytes) -> float:
    with place() as here:
        wire = here.start(command)
        return wire.painted(marker) - wire.program.started_at


def _sealed(desk: Path) -> float:
    with place() as here:
        return _unlocked(here, desk)


def _unlocked(here: Place, desk: Path) -> float:
    wire = here.start(crodesk(desk))
    wire.wait_bytes(b"is locked")
    wire.pause(TYPING)
    wire.send(PASSPHRASE)
    wire.pause(0.1)
    before = len(wire.raw_bytes)
    at = wire.send("\r")
    return wire.painted(ROWS_SHOWN, before) - at
