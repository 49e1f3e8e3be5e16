"""The table in README.md: a section for each benchmark, written anew by the run of it."""

import re
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.measures import COLUMNS, Found
from benchmarks.plan import Plan
from benchmarks.shell import shell_version

README = Path(__file__).with_name("README.md")


def printed(found: Found) -> str:
    """Return one line for the terminal."""
    number, what, floor, ratio, minimum, slow, goal, met, note = found.cells
    sign = {"yes": "+", "": " "}.get(met, "!")
    ratios = f"{ratio:>8} {minimum:>6} {slow:>6} {goal:>8}"
    return f"{sign} {number:>2} {what:<64} {ratios}  {found.milliseconds}  {f'/ {floor}' if floor else ''} {note}"


def write(name: str, about: str, lines: Sequence[Found], plan: Plan) -> None:
    """Put the section of a benchmark into its place in README.md."""
    text = README.read_text(encoding="utf-8")
    section = f"## {name}\n\n{about}\n\n{_made(name, plan)}\n\n{_table(lines)}\n"
    pattern = re.compile(rf"^## {name}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    text, found = pattern.subn(lambda _found: f"{section}\n", text)
    if not found:
        text = f"{text.rstrip()}\n\n{section}"
    README.write_text(f"{text.rstrip()}\n", encoding="utf-8")


def _made(name: str, plan: Plan) -> str:
    """Say when, with what and by which command a section was made."""
    from sqlcipher3 import dbapi2

    sizes = ", ".join(f"{size:,}" for size in sorted({plan.small, plan.middle, *plan.sizes}))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, `python -m benchmarks {name}`; desks of {sizes} customers; Python"
        f" {sys.version.split()[0]}, Textual {version('textual')}; SQLite {dbapi2.sqlite_version} within the program,"
        f" {sqlite3.sqlite_version} in Python, {shell_version() or 'no'} in the shell."
    )


def _table(lines: Sequence[Found]) -> str:
    rows = [COLUMNS, tuple("---" for _ in COLUMNS), *(tuple(found.cells) for found in lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
