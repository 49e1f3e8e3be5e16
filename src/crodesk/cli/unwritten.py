"""What a command says where a file can't be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crodesk.cli.call import Stop
from crodesk.domain.words import N_
from crodesk.language import _


@contextmanager
def saying_why(path: Path) -> Iterator[None]:
    """Say in a sentence why a file can't be written, or a place to write to can't be looked at, inside the block."""
    try:
        yield
    except OSError as error:
        sentence = _(N_("{path} can't be written: {reason}.")).format(path=path, reason=error.strerror)
        raise Stop(sentence) from error
