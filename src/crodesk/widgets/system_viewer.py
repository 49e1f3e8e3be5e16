"""Opening a file with the program that this computer has for it, where it has a screen to show it on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def command(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> list[str]:
    """Return what opens a file by its kind; empty where there is nothing, or no screen but this terminal."""
    if platform == "darwin":
        return ["open"] if "SSH_CONNECTION" not in environment else []
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        opener = shutil.which("xdg-open")
        return [opener] if opener else []
    return []


def show(path: Path) -> bool:
    """Have the system show a file, and tell whether it could be asked; the terminal isn't touched."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - a private copy whose kind was checked
            return True
        program = command()
        if not program:
            return False
        subprocess.Popen(  # noqa: S603 - the system's own opener, and no shell
            [*program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
