"""Everything CI runs, in one order, with a summary at the end."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from bootstrap.environment import ALONE
from bootstrap.places import ROOT

LINT = {
    "style": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports_command())"],
}
"""The checks that read the source, by the name that the summary gives them."""

TESTS = {
    "tests and locks": ["-m", "pytest", "-n", "auto", "--dist", "worksteal", "--cov", "--cov-report="],
    "covered in all": ["-m", "coverage", "report", "--format=total"],
    "domain covered": [
        "-m",
        "coverage",
        "report",
        "--include=src/crodesk/domain/*",
        "--fail-under=100",
        "-m",
        "--skip-covered",
    ],
}
"""The tests, and the gate on what they cover; file by file only for `domain`, so that what failed stays in sight."""


def run(python: Path, arguments: Sequence[str] = ()) -> int:
    """Run all checks, or only pytest with `arguments` where some are given, and return the exit code."""
    if arguments:
        return _call(python, ["-m", "pytest", *arguments])
    return summarise({name: _step(python, name, command) for name, command in (LINT | TESTS).items()})


def lint(python: Path) -> int:
    """Run the checks that read the source, and return the exit code."""
    return summarise({name: _step(python, name, command) for name, command in LINT.items()})


def summarise(codes: dict[str, int]) -> int:
    """Print how each check ended, and return the tests' own exit code if it is not 0, else 1 if any failed."""
    print("\n== summary ==")
    for name, code in codes.items():
        print(f"{name:<16} {f'failed, exit {code}' if code else 'ok'}")
    failed = [name for name, code in codes.items() if code]
    print(f"Failed: {', '.join(failed)}." if failed else "All is well.", flush=True)
    return codes.get("tests and locks") or int(bool(failed))


def _step(python: Path, name: str, command: list[str]) -> int:
    print(f"\n== {name} ==", flush=True)
    return _call(python, command)


def _call(python: Path, command: list[str]) -> int:
    return subprocess.call([str(python), *ALONE, *command], cwd=ROOT)
