"""Where the program's files are on this computer."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from crodesk.config.settings import Settings

APP = "crodesk"
_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}
"""The variable and the usual place of each folder in the XDG base directory specification."""


def file() -> Path:
    """Return where the settings are kept."""
    return _folder("config") / "settings.toml"


def papers_folder() -> Path:
    """Return the folder of the bank's own templates of papers, by language: `vi/credit_contract.docx`."""
    return _folder("config") / "papers"


def data_folder() -> Path:
    """Return the folder of the officer's desk."""
    return _folder("data")


def state_folder() -> Path:
    """Return the folder of what is useful but no record: details of errors."""
    return _folder("state")


def _folder(kind: Literal["config", "data", "state"]) -> Path:
    """Return a folder of this program; every command asks for one, and `platformdirs` takes a tenth of its start.

    On Linux what it would answer is short enough to be written here; it is asked on the other systems.
    """
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        variable, usual = _XDG[kind]
        named = Path(os.environ.get(variable, ""))
        return (named if named.is_absolute() else Path.home() / usual) / APP
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_path")(APP, appauthor=False))


def desk_file(settings: "Settings") -> Path:
    """Return the officer's desk."""
    return Path(settings.desk).expanduser() if settings.desk else data_folder() / "desk.sqlite"


def backup_folder(settings: "Settings") -> Path:
    """Return the folder of the backups."""
    return Path(settings.backups).expanduser() if settings.backups else data_folder() / "backups"


def second_backup_folder(settings: "Settings") -> Path | None:
    """Return the folder on another disk that backups are copied to; `None` where there is none."""
    return Path(settings.backups_second).expanduser() if settings.backups_second else None


def practice_folder() -> Path:
    """Return the folder of the practice copies."""
    return data_folder() / "practice"


def sample_file() -> Path:
    """Return the made-up portfolio that practice starts from: beside the program, or in the checkout."""
    here = Path(__file__).parents[1]
    packed = here / "sample.sqlite"
    return packed if packed.is_file() else here.parents[1] / "data" / "sample.sqlite"
