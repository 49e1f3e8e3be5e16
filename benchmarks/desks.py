"""Desks to measure on, each made once and kept; one whose shape has changed since is made anew."""

import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import book, people
from benchmarks.plan import folder
from benchmarks.wire import PASSPHRASE


@cache
def plain(customers: int) -> Path:
    """Return a plain desk of so many customers."""
    return _kept(customers, None)


@cache
def encrypted(customers: int) -> Path:
    """Return the same desk encrypted."""
    return _kept(customers, PASSPHRASE)


def _kept(customers: int, passphrase: str | None) -> Path:
    kind = "encrypted" if passphrase else "plain"
    path = folder() / f"{kind}-{customers}-{_shape()}.sqlite"
    if not path.exists():
        for old in folder().glob(f"{kind}-{customers}-*"):
            old.unlink()
        started = time.perf_counter()
        made = folder() / f"{kind}-{customers}-part"
        _drop(made)
        book.make(made, customers, passphrase)
        for part in sorted(_files(made), reverse=True):  # the desk itself last: it says that all is there
            part.rename(part.with_name(path.name + part.name.removeprefix(made.name)))
        seconds = time.perf_counter() - started
        print(f"  (made a desk of {customers:,} customers, {kind}, in {seconds:.0f} s)", flush=True)
    return path


@cache
def _shape() -> str:
    """Return a fingerprint of what such a desk depends on: the tables, and what is put into them."""
    from crodesk.storage import schema

    digest = hashlib.sha256("\n".join(schema.statements()).encode())
    for module in (book, people):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:8]


@contextmanager
def copied(desk: Path) -> Iterator[Path]:
    """Give a copy of a desk to write into, on the same disk."""
    with TemporaryDirectory(dir=folder()) as inside:
        for part in _files(desk):
            if not part.name.endswith(".lock"):
                shutil.copyfile(part, Path(inside) / part.name)
        yield Path(inside) / desk.name


def _files(desk: Path) -> list[Path]:
    """Return the files that a desk consists of."""
    return [path for path in desk.parent.glob(f"{desk.name}*") if path.is_file()]


def _drop(desk: Path) -> None:
    for part in _files(desk):
        part.unlink()
