"""Where things live on this computer and what the officer chose there: one TOML file, then the environment."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from crodesk.config.places import (
    APP,
    backup_folder,
    data_folder,
    desk_file,
    file,
    papers_folder,
    practice_folder,
    sample_file,
    second_backup_folder,
    state_folder,
)
from crodesk.config.reading import ENVIRONMENT, computers_language, load, read, typed_as
from crodesk.config.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from crodesk.config.about import ABOUT, CHOICES, About
    from crodesk.config.mistakes import Mistake, line_of, nearest

__all__ = [
    "ABOUT",
    "APP",
    "CHOICES",
    "DEFAULTS",
    "ENVIRONMENT",
    "About",
    "Mistake",
    "Settings",
    "backup_folder",
    "computers_language",
    "data_folder",
    "desk_file",
    "file",
    "line_of",
    "load",
    "nearest",
    "papers_folder",
    "practice_folder",
    "read",
    "sample_file",
    "second_backup_folder",
    "state_folder",
    "typed_as",
]
_LATER = {
    **dict.fromkeys(("ABOUT", "CHOICES", "About"), "about"),
    **dict.fromkeys(("Mistake", "line_of", "nearest"), "mistakes"),
}
"""Names of modules that nearly no command needs; each is read when it is first asked for."""


def __getattr__(name: str) -> Any:
    """Return what is read only when it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
