"""A schedule beside a bare loop of decimals, and the quote command beside a bare start of Python."""

import subprocess
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measures import Fact, Found, Measure, in_turn
from benchmarks.plan import Plan
from benchmarks.wire import ROOT
from crodesk.domain.lending.day_count import DayCount
from crodesk.domain.lending.numbers import CONTEXT
from crodesk.domain.lending.schedule import Schedule, build
from crodesk.domain.lending.terms import LoanTerms, RateSegment
from tests.terminal.program import clean_environment, python

ABOUT = """A home loan of 360 instalments laid out: checked, dated, each row with its remarks, years and totals summed.
The floor is the same recurrence in one loop: due dates, days, the instalment solved over the unequal months, interest
and principal rounded, a tuple a row; it checks and sums nothing. The quote command runs from the shell to its end,
its floor a Python that imports what every such answer needs."""

START, AMOUNT, PERCENT, COUNT = date(2026, 11, 20), Decimal(2_000_000_000), Decimal("9.5"), 360
TERMS = LoanTerms(AMOUNT, (RateSegment(START, PERCENT),), START, COUNT)
QUOTE = ("quote", "--amount", "350m", "--rate", "9.5", "--months", "36", "--start", START.isoformat(), "--json")
BARE = "import decimal, json, argparse"
MOST = 40
"""Rounds of the schedule for each start of a program."""


def run(plan: Plan) -> Iterator[Found]:
    """Lay out the loan and quote one."""
    schedule = build(TERMS)
    assert isinstance(schedule, Schedule)
    same = [row[7] for row in bare()] == [row.balance for row in schedule.rows]
    yield Fact("19", "360 rows: figures", "bare loop", "the same" if same else "others", "the same", same)
    times, floor_times = in_turn(lambda: build(TERMS), bare, plan.starts * MOST)
    yield Measure("19", "schedule of 360 rows", "bare loop of decimals", times, floor_times, 1.5)
    yield from _beside_numpy(plan)
    command, floor = python("-m", "crodesk", *QUOTE), python("-c", BARE)
    with TemporaryDirectory() as home:
        _finished(command, home)  # the first run warms caches and is not counted
        times, floor_times = in_turn(lambda: _finished(command, home), lambda: _finished(floor, home), plan.starts)
    yield Measure("21", "crodesk quote, shell to answer", BARE, times, floor_times, 2.5)


def bare() -> Sequence[tuple[object, ...]]:
    """Lay the loan out in one loop."""
    with localcontext(CONTEXT):
        dates, days, before = [], [], START
        for k in range(1, COUNT + 1):
            month = START.year * 12 + START.month - 1 + k
            year, month = month // 12, month % 12 + 1
            due = date(year, month, min(START.day, monthrange(year, month)[1]))
            dates.append(due)
            days.append((due - before).days)
            before = due
        factors = [PERCENT * count / 36500 for count in days]
        grown, paid = AMOUNT, Decimal(0)
        for factor in factors:
            grown, paid = grown * (1 + factor), paid * (1 + factor) + 1
        unit, balance, rows = Decimal(1), AMOUNT, []
        level = (grown / paid).quantize(unit, ROUND_HALF_UP)
        for n, (due, count, factor) in enumerate(zip(dates, days, factors, strict=True), start=1):
            interest = (balance * factor).quantize(unit, ROUND_HALF_UP)
            principal = balance if n == COUNT else level - interest
            opening, balance = balance, balance - principal
            rows.append((n, due, count, opening, principal, interest, principal + interest, balance))
        return rows


def _beside_numpy(plan: Plan) -> Iterator[Found]:
    """Show what numpy-financial takes for the same parts in binary fractions, where it is installed."""
    try:
        import numpy as np
        import numpy_financial as npf  # type: ignore[import-untyped] # it has no types of its own
    except ImportError:
        return
    periods = np.arange(1, COUNT + 1)
    rate = float(PERCENT) / 1200

    def parts() -> object:
        return npf.ipmt(rate, periods, COUNT, float(AMOUNT)), npf.ppmt(rate, periods, COUNT, float(AMOUNT))

    even = LoanTerms(AMOUNT, TERMS.rates, START, COUNT, day_count=DayCount.MONTHLY)
    times, floor_times = in_turn(lambda: build(even), parts, plan.starts * MOST)
    yield Measure("", "even months, 360 rows", "numpy-financial, unrounded floats", times, floor_times)


def _finished(command: Sequence[str], home: str) -> None:
    subprocess.run(command, cwd=ROOT, env=clean_environment(Path(home)), capture_output=True, check=True)
