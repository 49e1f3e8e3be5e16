"""Memory with the list open, and what a program costs that nobody touches."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks import desks
from benchmarks.keys import END, HOME, PAGE_DOWN
from benchmarks.measures import Fact, Found
from benchmarks.plan import Plan
from benchmarks.wire import Wire, place

ABOUT = """Resident memory with the list open, after what loads in the background has loaded, and after pages were
turned; then frames and processor time while nobody types."""
CPU_GOAL = 0.05
"""Seconds of processor time that ten idle seconds may cost."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What one program costs."""

    opened: float
    """MB when the list stands."""
    used: float
    """MB after some keys."""
    frames: int
    seconds: float


def run(plan: Plan) -> Iterator[Found]:
    """Look at programs of several sizes."""
    floor = _bare(plan.idle)
    sizes = dict.fromkeys((plan.small, plan.middle, plan.big))
    rests = {size: _opened(size, plan.idle) for size in sizes}
    for size, rest in rests.items():
        bare, opened = f"bare Textual {floor.opened:.0f} MB", f"{rest.opened:.0f} MB"
        note = f"{rest.used:.0f} MB after pages and ends"
        yield Fact("3", f"memory, {size:,} customers", bare, opened, "", None, note)
    ratio = rests[plan.big].used / rests[plan.small].used
    what = f"memory, {plan.big:,} customers"
    yield Fact("3", what, f"the same at {plan.small:,}", f"{ratio:.2f}", "<= 1.15", ratio <= 1.15)
    idle = rests[plan.big]
    frames = f"{plan.idle:.0f} idle seconds: frames"
    yield Fact("15", frames, str(floor.frames), str(idle.frames), "0", idle.frames == 0)
    seconds = f"{plan.idle:.0f} idle seconds: seconds of processor time"
    met = idle.seconds <= CPU_GOAL
    yield Fact("15", seconds, f"{floor.seconds:.2f}", f"{idle.seconds:.2f}", f"<= {CPU_GOAL}", met)


def _bare(idle: float) -> Rest:
    with place() as here:
        return _rest(here.floor(), idle)


def _opened(size: int, idle: float) -> Rest:
    with place() as here:
        return _rest(here.screens(desks.plain(size)), idle, END, HOME, *[PAGE_DOWN] * 10)


def _rest(wire: Wire, idle: float, *keys: str) -> Rest:
    opened = wire.program.memory() / 1e6
    wire.do(*keys)
    used = wire.program.memory() / 1e6
    wire.wait_quiet(1.0)
    frames, seconds = len(wire.frames), wire.program.cpu_seconds()
    wire.pause(idle)
    return Rest(opened, used, len(wire.frames) - frames, wire.program.cpu_seconds() - seconds)
