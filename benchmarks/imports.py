"""Bringing in a bank's transactions, against the `sqlite3` shell that just reads the same file into a table."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import book, transactions
from benchmarks.measures import Fact, Found, Measure
from benchmarks.plan import Plan, folder
from benchmarks.shell import shell
from benchmarks.wire import PASSPHRASE, ROOT

ABOUT = """`crodesk import` of made-up transactions from start to end: every row checked, known by its key, on an
account that must be there, journaled, indexed, in one transaction that is safe on the disk. The floor, `.import` of the
`sqlite3` shell, puts the same file as text into a table without a type, a check or an index."""
MEMORY_GOAL = 100
"""MB that an import may take."""
PROFILE = ROOT / "benchmarks" / "transactions.toml"


@dataclass
class Runs:
    """What the runs of one kind cost."""

    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)


def run(plan: Plan) -> Iterator[Found]:
    """Import the file in turn by the shell, into a plain and into an encrypted desk."""
    accounts, rows = transactions.make(folder(), plan.rows)
    shelled, plain, sealed = Runs(), Runs(), Runs()
    for _ in range(plan.imports):
        with TemporaryDirectory(dir=folder()) as inside:
            if shell():
                _by_shell(Path(inside), rows, shelled)
            _by_us(Path(inside) / "plain.sqlite", None, accounts, rows, plain)
            _by_us(Path(inside) / "sealed.sqlite", PASSPHRASE, accounts, rows, sealed)
    for kind, runs in (("plain", plain), ("encrypted", sealed)):
        yield from _found(plan, kind, runs, shelled)


def _found(plan: Plan, kind: str, runs: Runs, shelled: Runs) -> Iterator[Found]:
    what = f"import of {plan.rows:,} transactions, {kind}"
    speed = f"{plan.rows / min(runs.seconds):,.0f} rows a second here"
    if shelled.seconds:
        yield Measure("13", what, "`.import`, plain", runs.seconds, shelled.seconds, 3.5, speed)
    else:
        yield Fact("13", what, "no sqlite3 shell on this computer", speed, "<= 3.5", None)
    memory = max(runs.megabytes)
    yield Fact("13", f"{what}: memory", "", f"{memory:.0f} MB", f"<= {MEMORY_GOAL} MB", memory <= MEMORY_GOAL)


def _by_shell(inside: Path, rows: Path, runs: Runs) -> None:
    # A relative path within a folder of our own: the shell parts its arguments at blanks.
    (inside / "rows.csv").symlink_to(rows)
    command = [str(shell()), "shell.sqlite", ".mode csv", ".import rows.csv rows"]
    _timed(command, inside, runs)


def _by_us(desk: Path, secret: str | None, accounts: Path, rows: Path, runs: Runs) -> None:
    book.make(desk, 1, secret)
    opened = ["-m", "crodesk", "--desk", str(desk)]
    if secret:
        words = desk.with_name("words")
        words.write_text(secret, encoding="utf-8")
        opened += ["--passphrase-file", str(words)]
    command = [sys.executable, *opened, "import", str(PROFILE), "--json"]
    _timed([*command, str(accounts)], desk.parent, Runs())
    _timed([*command, str(rows)], desk.parent, runs)


def _timed(command: Sequence[str], inside: Path, runs: Runs) -> None:
    """Run a command; note how long it took and the most memory it had."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"HOME": str(inside), "XDG_DATA_HOME": str(inside), "XDG_CONFIG_HOME": str(inside)}
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=inside, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {said.decode()[-2000:]}")
    runs.seconds.append(time.perf_counter() - started)
    runs.megabytes.append(usage.ru_maxrss / 1000)
