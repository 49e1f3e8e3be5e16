"""Where things live on this computer and what the officer chose there: one TOML file, then the environment."""

from crodesk.config.mistakes import Mistake, line_of, nearest
from crodesk.config.places import (
    APP,
    data_folder,
    desk_file,
    file,
    practice_folder,
    sample_file,
    state_folder,
)
from crodesk.config.reading import ENVIRONMENT, computers_language, load, read
from crodesk.config.settings import ABOUT, CHOICES, DEFAULTS, About, Settings

__all__ = [
    "ABOUT",
    "APP",
    "CHOICES",
    "DEFAULTS",
    "ENVIRONMENT",
    "About",
    "Mistake",
    "Settings",
    "computers_language",
    "data_folder",
    "desk_file",
    "file",
    "line_of",
    "load",
    "nearest",
    "practice_folder",
    "read",
    "sample_file",
    "state_folder",
]
