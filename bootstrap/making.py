"""Making an environment ready: by one start at a time, in a place that can be written and run, marked last."""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bootstrap import install
from bootstrap.alone import alone
from bootstrap.environment import RUNTIME, holds, marker, name, python
from bootstrap.places import homes
from bootstrap.say import Stop, say

UNUSED_DAYS = 30
"""An environment that was not started for so long goes when another is made."""


def make(locks: Sequence[Path]) -> Path:
    """Make an environment that holds all that `locks` list, or complete the one there is, and return its Python."""
    home = _usable_home()
    environment = home / name(home)
    home.mkdir(parents=True, exist_ok=True)
    with alone(home / "setting-up.lock"):
        if not holds(environment, RUNTIME):
            say("Setting crodesk up: this takes a minute, once.")
            _remove_unused(home, environment)
            install.create(environment)
        for lock in locks:
            if not holds(environment, lock):
                _fill(environment, lock)
    return python(environment)


def _usable_home() -> Path:
    for home in homes():
        if _can_run_from(home):
            return home
    tried = " or ".join(str(home.parent) for home in homes())
    raise Stop(
        f"crodesk found no place for its program files: programs can't be written to and run from {tried}. "
        "Put crodesk into a folder where they can, or make room there."
    )


def _can_run_from(folder: Path) -> bool:
    """Write a small program into `folder` and run it: a stick may forbid the one or the other."""
    probe = folder / f"probe-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
        probe.chmod(0o700)
        return os.name == "nt" or subprocess.call([probe]) == 0
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink()
        with suppress(OSError):
            folder.rmdir()  # leaves nothing behind where nothing can be made


def _fill(environment: Path, lock: Path) -> None:
    """Install what `lock` lists; an environment that can't run crodesk yet does not stay when that fails."""
    try:
        install.packages(python(environment), lock)
    except Stop:
        if not holds(environment, RUNTIME):
            shutil.rmtree(environment, ignore_errors=True)
        raise
    _mark(marker(environment, lock))


def _mark(path: Path) -> None:
    """Write a marker after all else is on the disk: what was cut off before has none, and is made anew."""
    if hasattr(os, "sync"):
        os.sync()
    path.touch()
    path.chmod(0o755)


def _remove_unused(home: Path, kept: Path) -> None:
    oldest = time.time() - UNUSED_DAYS * 24 * 3600
    for environment in home.iterdir():
        if environment.is_dir() and environment != kept and environment.stat().st_mtime < oldest:
            shutil.rmtree(environment, ignore_errors=True)
