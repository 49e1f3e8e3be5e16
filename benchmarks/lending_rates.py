"""The effective rate of a thousand flows beside a bare loop of floats, with pyxirr in the table too."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.measures import Fact, Found, Measure
from benchmarks.plan import Plan
from crodesk.domain.lending.rates import Flow, xirr

ABOUT = """The effective rate (XIRR) of a thousand flows on uneven days over eighty years, found by Newton's steps in
decimals of 50 digits within a bracket, so exact to 20 decimals. The floor halves the same kind of bracket in one bare
loop of floats until it is narrower than 1e-12, and checks nothing. Beside it pyxirr (Rust, Newton's steps in floats).
Then the same flows with signs at random, where every rate has to be found before one can be told."""

COUNT = 1000
LOW, HIGH, NARROW = -0.99, 10.0, 1e-12


def run(plan: Plan) -> Iterator[Found]:
    """Find the rate."""
    flows = _flows()
    rate, floor = xirr(flows), bare(flows)
    assert isinstance(rate, Decimal)
    same = abs(float(rate) / 100 - floor) < 1e-9
    yield Fact("19", "XIRR of 1,000 flows: rate", "bare loop", "the same" if same else "another", "the same", same)
    times, floor_times = _in_turn(lambda: xirr(flows), lambda: bare(flows), plan.starts * 20)
    yield Measure("19", "XIRR of 1,000 flows", "bare loop of floats", times, floor_times, 2.0)
    yield from _beside_pyxirr(flows, plan)
    chance = random.Random(19)
    messy = [(day, amount * chance.choice((1, -1))) for day, amount in flows]
    times, floor_times = _in_turn(lambda: xirr(messy), lambda: bare(flows), plan.starts)
    yield Measure("", "XIRR of 1,000 flows of random signs", "bare loop of floats", times, floor_times)


def bare(flows: Sequence[Flow]) -> float:
    """Find the rate by halving, in one loop."""
    first = min(day for day, _amount in flows)
    known = [((day - first).days / 365, float(amount)) for day, amount in flows]
    low, high = LOW, HIGH
    lends = known[0][1] < 0
    while high - low > NARROW:
        middle = (low + high) / 2
        growth, worth = 1 + middle, 0.0
        for years, amount in known:
            worth += amount * growth**-years
        if (worth > 0) == lends:
            low = middle
        else:
            high = middle
    return low


def _flows() -> list[Flow]:
    chance, start = random.Random(1), date(2000, 1, 1)
    days = [start + timedelta(30 * number + chance.randint(-3, 3)) for number in range(1, COUNT)]
    return [(start, Decimal(-1_000_000)), *((day, Decimal(chance.randint(800, 3000))) for day in days)]


def _beside_pyxirr(flows: Sequence[Flow], plan: Plan) -> Iterator[Found]:
    """Show what pyxirr takes, where it is installed."""
    try:
        import pyxirr
    except ImportError:
        return
    times, floor_times = _in_turn(lambda: pyxirr.xirr(flows), lambda: bare(flows), plan.starts * 5)
    yield Measure("", "pyxirr, the same flows", "bare loop of floats", times, floor_times)


def _in_turn(thing: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    """Return how long both take, one after the other in turn."""
    times: list[float] = []
    floor_times: list[float] = []
    for _round in range(rounds + 1):
        for work, found in ((thing, times), (floor, floor_times)):
            started = time.perf_counter()
            work()
            found.append(time.perf_counter() - started)
    return times[1:], floor_times[1:]
