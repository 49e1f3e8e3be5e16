"""Commands from the shell to their end."""

import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import desks
from benchmarks.measures import Found, Measure
from benchmarks.plan import Plan
from benchmarks.wire import ROOT, TODAY, crodesk
from tests.terminal.program import clean_environment, python

ABOUT = """From the start of the process to its end, output into a pipe. The floor is the same Python that imports
`decimal`, `json` and `argparse` and ends. What a quote takes stands under `lending`."""
FLOOR = python("-c", "import decimal, json, argparse")
COMMANDS = {"--version": ("--version",), "find": ("find", "nguyen"), "today": ("today",)}
"""What is typed, by what it is called."""


def run(plan: Plan) -> Iterator[Found]:
    """Start them in turn on a small desk."""
    desk = desks.plain(plan.small)
    times: dict[str, list[float]] = defaultdict(list)
    with TemporaryDirectory() as home:
        for turn in range(plan.starts + 1):  # the first round warms caches and is not counted
            taken = {"floor": _timed(FLOOR, home)}
            for name, typed in COMMANDS.items():
                command = python("-m", "crodesk", *typed) if name == "--version" else crodesk(desk, *typed)
                taken[name] = _timed(command, home)
            for name, seconds in taken.items() if turn else ():
                times[name].append(seconds)
    for name in COMMANDS:
        yield Measure("", f"crodesk {name}, {plan.small:,} customers", "bare Python", times[name], times["floor"])


def _timed(command: Sequence[str], home: str) -> float:
    environment = clean_environment(Path(home)) | {"CRODESK_TODAY": TODAY}
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return time.perf_counter() - started
