"""The `sqlite3` shell, the floor of imports; without it there is none."""

import shutil
import subprocess
from functools import cache


@cache
def shell() -> str | None:
    """Return the shell's command; `None` when there is no shell."""
    return shutil.which("sqlite3")


@cache
def shell_version() -> str:
    """Return the version of the shell's SQLite; empty when there is no shell."""
    command = shell()
    if command is None:
        return ""
    return subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
