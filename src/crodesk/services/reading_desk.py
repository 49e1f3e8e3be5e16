"""The half of the desk that reads: at once, or in a thread."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from crodesk.services.clock import Clock
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from crodesk.storage.attachments import Attachments, PrivateCopies

P = ParamSpec("P")
T = TypeVar("T")

LOOK_SECONDS = 5.0
"""How long a read on the key path may take before it is stopped."""

SET_BACK = timedelta(minutes=10)
"""By so much the clock may be behind the newest entry before it is said: clocks are put right by a few minutes."""


class ReadingDesk:
    """An opened desk as one reads it."""

    def __init__(
        self, path: Path, key: bytes | None, clock: Clock, *, immutable: bool = False, reader: Reader | None = None
    ) -> None:
        self.path = path
        self.clock = clock
        self.encrypted = key is not None
        """Whether the file is encrypted."""
        self._key = key
        self._immutable = immutable
        self._readers = [reader or Reader(path, key, immutable=immutable)]
        self._thread_state = threading.local()
        self._spare = list(self._readers)
        """The first connection, until a thread takes it."""

    @property
    def schema_version(self) -> int:
        """Which schema the file has."""
        return self._readers[0].schema_version

    @property
    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self.clock.now

    @property
    def today(self) -> date:
        """The business day."""
        return self.clock.today

    @property
    def officer(self) -> str:
        """The name of the officer whose desk this is."""
        return self._reader.value("SELECT name FROM officer WHERE is_me = 1 LIMIT 1") or ""

    @property
    def currency(self) -> str:
        """The currency of amounts where none is named: the branch's."""
        return self._reader.value("SELECT currency FROM branch ORDER BY rid LIMIT 1") or "VND"

    @cached_property
    def attachments(self) -> "Attachments":
        """The files of papers and photos beside the desk."""
        from crodesk.storage.attachments import Attachments, folder_of

        return Attachments(folder_of(self.path), self._key)

    @cached_property
    def copies(self) -> "PrivateCopies":
        """Copies of them to look at; what is left of them goes when the desk is closed."""
        from crodesk.storage.attachments import PrivateCopies

        return PrivateCopies()

    @property
    def ahead_of_clock(self) -> datetime | None:
        """The moment of the newest entry, where this computer's clock is behind it; `None` as it should be."""
        newest = self._reader.value("SELECT at FROM action ORDER BY rid DESC LIMIT 1")
        if self.clock.shifted or not newest:
            return None
        at = datetime.fromisoformat(newest)
        return at if at > self.now + SET_BACK else None

    def look(self, read: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a bounded read at once, for what must stand in the key's own frame."""
        reader = self._reader
        with reader.deadline(LOOK_SECONDS):
            return read(reader, *args, **kwargs)

    def read_now(self, read: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a read of any length at once and wait for it: what the command line does, and work in a thread."""
        return read(self._reader, *args, **kwargs)

    async def run(self, read: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a longer read in a thread, on a connection of its own."""
        return await self._in_thread(lambda: self.read_now(read, *args, **kwargs))

    @property
    def _reader(self) -> Reader:
        """The connection of the thread that asks.

        Two threads on one connection can wait for each other for ever: one has SQLite's lock on it and wants Python's
        to look at the clock, the other has Python's and wants SQLite's to name a column.
        """
        reader: Reader | None = getattr(self._thread_state, "reader", None)
        if reader is None:
            reader = self._thread_state.reader = self._new_reader()
        return reader

    def _new_reader(self) -> Reader:
        try:
            return self._spare.pop()
        except IndexError:
            reader = Reader(self.path, self._key, immutable=self._immutable)
            self._readers.append(reader)
            return reader

    @cached_property
    def _threads(self) -> "ThreadPoolExecutor":
        """The threads of longer work; made when first needed, since a plain command needs none."""
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=2, thread_name_prefix="desk")

    async def _in_thread(self, work: Callable[[], T]) -> T:
        import asyncio

        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Let the file go."""
        if "_threads" in self.__dict__:
            self._threads.shutdown(wait=True, cancel_futures=True)
        if "copies" in self.__dict__:
            self.copies.close()
        for reader in self._readers:
            reader.close()
        self._key = None  # nobody who still holds the desk holds its key
        self.__dict__.pop("attachments", None)
