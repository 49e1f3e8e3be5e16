"""An encrypted desk of 100,000 made-up customers, made once for all tests of lists and search."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import book
from crodesk.services import opening
from crodesk.storage.reader import Reader

CUSTOMERS = 100_000
PASSPHRASE = "a long enough passphrase"


@pytest.fixture(scope="session")
def big_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the desk lies."""
    path = tmp_path_factory.mktemp("book") / "desk.sqlite"
    book.make(path, CUSTOMERS, PASSPHRASE)
    return path


@pytest.fixture(scope="session")
def big(big_book: Path) -> Iterator[Reader]:
    """The desk, open for reading."""
    reader = Reader(big_book, opening.unlock(big_book, PASSPHRASE))
    yield reader
    reader.close()
