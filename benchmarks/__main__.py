"""Measures what the tool costs, each thing beside a floor in the same run: `python -m benchmarks [--quick] [NAME…]`."""

import argparse
import gc
import time
from importlib import import_module

from benchmarks import report
from benchmarks.measures import Found
from benchmarks.plan import QUICK, WHOLE, Plan

NAMES = (
    "start",
    "commands",
    "keys",
    "search",
    "reads",
    "files",
    "notes",
    "follow_up",
    "imports",
    "memory",
    "lending",
    "lending_classification",
    "lending_rates",
    "lending_servicing",
    "statements",
    "loans",
    "wizard",
)
"""The benchmarks, each a module with `ABOUT` and `run(plan)`."""


def main() -> None:
    """Run the benchmarks that are named, or all, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="small sizes, few rounds, and no table is written")
    options = parser.parse_args()
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    plan = QUICK if options.quick else WHOLE
    for name in options.names or NAMES:
        lines = list(_measured(name, plan))
        if not options.quick:
            report.write(name, import_module(f"benchmarks.{name}").ABOUT, lines, plan)


def _measured(name: str, plan: Plan) -> list[Found]:
    started = time.perf_counter()
    print(f"\n{name}", flush=True)
    lines = []
    gc.disable()  # the pauses of this process are in no number
    for found in import_module(f"benchmarks.{name}").run(plan):
        lines.append(found)
        print(report.printed(found), flush=True)
    gc.enable()
    gc.collect()
    print(f"  ({time.perf_counter() - started:.0f} s)", flush=True)
    return lines


if __name__ == "__main__":
    main()
