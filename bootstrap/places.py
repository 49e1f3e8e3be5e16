"""Where the private environment may lie: in the checkout, else in the user's data folder."""

import os
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""


def homes() -> list[Path]:
    """Return the folders that may hold private environments, the preferred one first."""
    found = [ROOT / ".private"]
    with suppress(RuntimeError):  # an account without a home folder
        found.append(data_folder() / "crodesk" / "private")
    return found


def data_folder() -> Path:
    """Return the folder in which this system keeps the data of the user's programs."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    given = Path(os.environ.get("XDG_DATA_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".local" / "share"
