"""What a command is called with, and the exit codes that it answers with."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from crodesk.config import Settings
from crodesk.services.clock import Clock

DONE = 0
NOT_DONE = 1
"""Nothing found, or refused."""
WRONG_USE = 2
NO_DESK = 3
"""The desk is locked, held by another program, or can't be read."""


@dataclass(frozen=True, slots=True)
class Call:
    """One command as it was given."""

    options: Namespace
    settings: Settings
    desk_file: Path
    clock: Clock
    notes: tuple[str, ...] = ()
    """What was wrong with the settings, in words."""


Command = Callable[[Call], int]
"""Does what a command asks for and returns the exit code."""


class Stop(Exception):
    """The command can't go on; the words say why, in the language in use."""

    def __init__(self, words: str, code: int = NOT_DONE) -> None:
        self.words = words
        self.code = code
        super().__init__(words)
