"""Runs every fault, prints what came of each, and fails where anything was lost: `make faults`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults import damage, desks, full, fuzz, kills, plaintext, power, random_keys, surroundings
from tests.faults.desks import Sealed
from tests.faults.disk import disk
from tests.faults.outcome import Outcome, as_json, table

SEED = 20261122


class Suite(NamedTuple):
    """One group of faults."""

    everything: Callable[[int, int, Sealed, Path], Iterator[Outcome]]
    """Tries them: how often each, the seed, the desk that each tries on a copy of, and a folder."""
    times: int
    """How often each is tried in the whole run."""
    few: int
    """How often in the short run of the tests."""


def _power(cuts: int, seed: int, base: Sealed, folder: Path) -> Iterator[Outcome]:
    yield power.run(cuts, seed, base, folder / "cut")


SUITES: dict[str, Suite] = {
    "kills": Suite(kills.everything, 25, 1),
    "power": Suite(_power, 300, 6),
    "full": Suite(full.everything, 40, 2),
    "damage": Suite(damage.everything, 20, 1),
    "surroundings": Suite(surroundings.everything, 20, 1),
    "fuzz": Suite(fuzz.everything, 1000, 24),
    "plaintext": Suite(plaintext.everything, 10, 1),
    "keys": Suite(random_keys.everything, random_keys.KEYS, 60),
}
"""By name."""


def outcomes(names: list[str], seed: int, base: Sealed, folder: Path, *, short: bool = False) -> Iterator[Outcome]:
    """Run groups of faults, each in a folder of its own; yield what came of each fault."""
    disk().put_under()
    for name in names:
        suite, place = SUITES[name], folder / name
        place.mkdir()
        begun = time.monotonic()
        for outcome in suite.everything(suite.few if short else suite.times, seed, base, place):
            outcome.seconds = time.monotonic() - begun
            yield outcome
            begun = time.monotonic()


def main() -> int:
    """Run what is asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    asked.add_argument("suites", nargs="*", metavar="SUITE", help=f"of: {', '.join(SUITES)}; all without any")
    asked.add_argument("--short", action="store_true", help="as few times as the tests try each")
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--json", type=Path, help="write what came of it into this file, too")
    options = asked.parse_args()
    found: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="crodesk-faults-") as folder:
        base = desks.make(Path(folder))
        for outcome in outcomes(options.suites or list(SUITES), options.seed, base, Path(folder), short=options.short):
            found.append(outcome)
            said = f"{outcome.fault}: {outcome.runs} runs, {outcome.bad} wrong, {outcome.seconds:.0f} s"
            sys.stderr.write("\n".join([said, *(outcome.notes if outcome.bad else ()), ""]))
            sys.stderr.flush()
    sys.stdout.write(f"{table(found)}\n")
    if options.json:
        options.json.write_text(as_json(found), encoding="utf-8")
    return 1 if any(outcome.bad for outcome in found) else 0


if __name__ == "__main__":
    sys.exit(main())
