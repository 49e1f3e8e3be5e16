"""A disk that can be watched and made to fail, under the very engine that the program uses.

SQLite reaches files through a table of functions, its VFS. Here that table is copied, and writing, syncing, cutting,
reading and deleting go through Python first: each is written down, and each can be made to fail. Encryption lies above
it, so what is seen here is what would lie on the disk.
"""

from __future__ import annotations

import ctypes as c
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import _sqlite3

OK, FULL, IOERR_READ, IOERR_WRITE, IOERR_FSYNC = 0, 13, 266, 778, 1034
"""What SQLite's functions answer."""
_OPEN_MAIN_DB, _OPEN_WAL = 0x100, 0x80000

Pointer = c.c_void_p


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done to a file."""

    what: str
    """`write`, `cut`, `sync`, `delete`, or `ack`: something was said to be saved."""
    path: str
    """Of an acknowledgement: what was said to be saved."""
    at: int = 0
    """Where it was written; of a cut, the length that is left."""
    data: bytes = b""


class _Methods(c.Structure):
    _fields_ = [("version", c.c_int), ("functions", Pointer * 18)]


_CLOSE, _READ, _WRITE, _TRUNCATE, _SYNC = range(5)


class _File(c.Structure):
    _fields_ = [("methods", c.POINTER(_Methods))]


class _Vfs(c.Structure):
    _fields_ = [
        ("version", c.c_int),
        ("file_size", c.c_int),
        ("longest_name", c.c_int),
        ("next", Pointer),
        ("name", c.c_char_p),
        ("data", Pointer),
        ("open", Pointer),
        ("delete", Pointer),
        ("others", Pointer * 16),
    ]


_Open = c.CFUNCTYPE(c.c_int, c.POINTER(_Vfs), Pointer, c.POINTER(_File), c.c_int, c.POINTER(c.c_int))
_Delete = c.CFUNCTYPE(c.c_int, c.POINTER(_Vfs), Pointer, c.c_int)
_Close = c.CFUNCTYPE(c.c_int, c.POINTER(_File))
_Transfer = c.CFUNCTYPE(c.c_int, c.POINTER(_File), Pointer, c.c_int, c.c_int64)
_Truncate = c.CFUNCTYPE(c.c_int, c.POINTER(_File), c.c_int64)
_Sync = c.CFUNCTYPE(c.c_int, c.POINTER(_File), c.c_int)

Fail = Callable[[str, str], int]
"""Told what is about to be done and to which file, answers how it ends: `OK` has it done."""


class Disk:
    """The watched disk; there is one a process, since SQLite keeps its table for good."""

    def __init__(self) -> None:
        self.log: list[Done] | None = None
        """What was done, in order; `None` while nobody wants to know."""
        self.fail: Fail | None = None
        """What decides that something fails; `None` has nothing fail."""
        self._paths: dict[int, str] = {}
        library = c.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
        library.sqlite3_vfs_find.argtypes = [c.c_char_p]
        self._below = library.sqlite3_vfs_find(None)
        self._vfs = _Vfs()
        c.memmove(c.byref(self._vfs), self._below, c.sizeof(_Vfs))
        self._kept: list[Any] = [library]
        self._vfs.name = b"watched"
        self._vfs.open = self._keep(_Open(self._open))
        self._vfs.delete = self._keep(_Delete(self._delete))
        self._open_below = _Open(self._below.contents.open)
        self._delete_below = _Delete(self._below.contents.delete)
        self._methods: dict[int, _Methods] = {}
        self._register = library.sqlite3_vfs_register

    def put_under(self) -> None:
        """Lie under all connections that are opened from now on."""
        assert self._register(c.byref(self._vfs), 1) == OK

    def step_aside(self) -> None:
        """Leave connections that are opened from now on to the usual disk."""
        assert self._register(self._below, 1) == OK

    def _keep(self, function: Any) -> Any:
        self._kept.append(function)
        return c.cast(function, Pointer)

    def _open(self, _vfs: Any, name: int | None, file: Any, flags: int, out: Any) -> int:
        path = _text(name)
        if path and (error := self._asked("open", path)):
            return error
        answer = int(self._open_below(self._below, name, file, flags, out))
        if answer == OK and flags & (_OPEN_MAIN_DB | _OPEN_WAL):
            self._paths[c.addressof(file.contents)] = path
            file.contents.methods = c.pointer(self._wrapped(file.contents.methods))
        return answer

    def _wrapped(self, methods: Any) -> _Methods:
        """Return the functions of a file with ours before them; files of a kind share them."""
        below = c.addressof(methods.contents)
        if below not in self._methods:
            wrapped = _Methods()
            c.memmove(c.byref(wrapped), below, c.sizeof(_Methods))
            functions = methods.contents.functions
            for place, kind, make in (
                (_CLOSE, _Close, self._closing),
                (_READ, _Transfer, self._reading),
                (_WRITE, _Transfer, self._writing),
                (_TRUNCATE, _Truncate, self._cutting),
                (_SYNC, _Sync, self._syncing),
            ):
                wrapped.functions[place] = self._keep(kind(make(kind(functions[place])))).value
            self._methods[below] = wrapped
        return self._methods[below]

    def _closing(self, below: Any) -> Callable[..., int]:
        def close(file: Any) -> int:
            self._paths.pop(c.addressof(file.contents), None)
            return int(below(file))

        return close

    def _reading(self, below: Any) -> Callable[..., int]:
        def read(file: Any, data: int, size: int, at: int) -> int:
            return self._asked("read", self._path(file)) or int(below(file, data, size, at))

        return read

    def _writing(self, below: Any) -> Callable[..., int]:
        def write(file: Any, data: int, size: int, at: int) -> int:
            path = self._path(file)
            if error := self._asked("write", path):
                return error
            self._note("write", path, at, data, size)
            return int(below(file, data, size, at))

        return write

    def _cutting(self, below: Any) -> Callable[..., int]:
        def cut(file: Any, length: int) -> int:
            path = self._path(file)
            if error := self._asked("write", path):
                return error
            self._note("cut", path, length)
            return int(below(file, length))

        return cut

    def _syncing(self, below: Any) -> Callable[..., int]:
        def sync(file: Any, flags: int) -> int:
            path = self._path(file)
            if error := self._asked("sync", path):
                return error
            self._note("sync", path)
            return int(below(file, flags))

        return sync

    def _delete(self, _vfs: Any, name: int, durable: int) -> int:
        path = _text(name)
        if error := self._asked("write", path):
            return error
        self._note("delete", path)
        return int(self._delete_below(self._below, name, durable))

    def _path(self, file: Any) -> str:
        return self._paths.get(c.addressof(file.contents), "")

    def _asked(self, what: str, path: str) -> int:
        return OK if self.fail is None else self.fail(what, path)

    def _note(self, what: str, path: str, at: int = 0, data: int | None = None, size: int = 0) -> None:
        if self.log is not None:
            self.log.append(Done(what, path, at, c.string_at(data, size) if data else b""))

    # What tests ask for

    def acknowledge(self, what: str) -> None:
        """Note that something was said to be saved."""
        if self.log is not None:
            self.log.append(Done("ack", what))

    @contextmanager
    def watched(self) -> Iterator[list[Done]]:
        """Write down what is done inside the block."""
        self.log = []
        try:
            yield self.log
        finally:
            self.log = None

    @contextmanager
    def failing(self, fail: Fail) -> Iterator[None]:
        """Let `fail` decide what fails inside the block."""
        self.fail = fail
        try:
            yield
        finally:
            self.fail = None


def _text(name: int | None) -> str:
    """Return a file's name; SQLite goes on using the memory it lies in, so the address is what is handed on."""
    return c.string_at(name).decode() if name else ""


_DISKS: list[Disk] = []


def disk() -> Disk:
    """Return the watched disk; the first call puts it under all connections that are opened later."""
    if not _DISKS:
        _DISKS.append(Disk())
        _DISKS[0].put_under()
    return _DISKS[0]


Landed = Sequence[tuple[int, bytes]]
"""What of a writing has landed: pieces, each with its place in the file. Where none has, there is what was there."""


def after_cut(log: Sequence[Done], begun: Mapping[str, bytes], lands: Callable[[Done], Landed]) -> dict[str, bytes]:
    """Return the files as they lie on the disk after the power was cut behind the last thing in `log`.

    `begun` is what they held at first. What was synced is there; of what wasn't, what `lands` says has landed. A cut of
    a file lands with one piece of any kind, and not with none.
    """
    files = {path: bytearray(content) for path, content in begun.items()}
    waiting: dict[str, list[Done]] = {}
    for done in log:
        if done.what == "delete":
            files.pop(done.path, None)
            waiting.pop(done.path, None)
        elif done.what == "sync":
            for each in waiting.pop(done.path, []):
                _apply(files, each, [(each.at, each.data)])
        elif done.what != "ack":
            waiting.setdefault(done.path, []).append(done)
    for pending in waiting.values():
        for each in pending:
            _apply(files, each, lands(each))
    return {path: bytes(content) for path, content in files.items()}


def _apply(files: dict[str, bytearray], done: Done, pieces: Landed) -> None:
    content = files.setdefault(done.path, bytearray())
    if done.what == "cut" and pieces:
        del content[done.at :]
    for at, data in pieces if done.what == "write" else ():
        content.extend(bytes(max(0, at - len(content))))
        content[at : at + len(data)] = data


def write_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Lay files into a folder under their own names."""
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
