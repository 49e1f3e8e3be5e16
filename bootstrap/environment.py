"""The private environment: one for each lock and Python, found again in a moment."""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

from bootstrap.places import ROOT, homes

RUNTIME = ROOT / "requirements.lock"
"""What crodesk needs to run."""

HEAD_OFFICE = ROOT / "requirements-headoffice.lock"
"""What `crodesk publish` needs besides: the extra `headoffice`."""

TEST_TOOLS = ROOT / "requirements-test.lock"
"""What its tests and checks need besides."""

ALONE = ("-I", "-X", "utf8")
"""The options that keep the machine's own Python settings and packages out of the private environment."""

WITH_CHECKOUT = ("-E", "-s", "-X", "utf8")
"""The same, but what stands in the folder one is in is found: nobody installs benchmarks and tests."""


def ready(*locks: Path) -> Path:
    """Return the Python of an environment that holds all that `locks` list, made first where there is none."""
    for home in homes():
        environment = home / name(home)
        if all(holds(environment, lock) for lock in locks):
            with suppress(OSError):
                os.utime(environment)
            return python(environment)
    from bootstrap import making  # only now: a later start has no use for what it imports

    return making.make(locks)


def name(home: Path) -> str:
    """Name an environment by all that it depends on, so that a changed lock or Python gets its own."""
    parts = [sys.implementation.cache_tag, getattr(sys, "abiflags", ""), sys.base_prefix, sys.platform, _machine()]
    if not home.is_relative_to(ROOT):
        parts.append(str(ROOT))
    return digest(RUNTIME.read_bytes() + "\0".join(parts).encode(errors="surrogateescape"))


def _machine() -> str:
    return os.environ.get("PROCESSOR_ARCHITECTURE", "") if sys.platform == "win32" else os.uname().machine


def digest(data: bytes) -> str:
    """Return a short name for `data`."""
    return hashlib.sha256(data).hexdigest()[:16]


def holds(environment: Path, lock: Path) -> bool:
    """Tell whether all of `lock` was installed and may be run: on a noexec mount the marker is not executable."""
    return os.access(marker(environment, lock), os.X_OK) and os.access(python(environment), os.X_OK)


def marker(environment: Path, lock: Path) -> Path:
    """Return the file that says: all of `lock` was installed here."""
    return environment / f"{lock.name}-{digest(lock.read_bytes())}"


def python(environment: Path) -> Path:
    """Return the environment's Python."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
