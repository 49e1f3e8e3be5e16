"""The only door to the file: reads at once or in a thread, writes as named actions that can be taken back."""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.services.clock import Clock
from crodesk.storage import queue
from crodesk.storage.connection import connect
from crodesk.storage.faults import explain, explained, refusal
from crodesk.storage.lock import DeskLock
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from sqlalchemy import Engine
    from sqlmodel import Session

    from crodesk.storage.journal import ActionLine

P = ParamSpec("P")
T = TypeVar("T")

LOOK_SECONDS = 1.0
"""How long a read on the key path may take before it is stopped."""

SET_BACK = timedelta(minutes=10)
"""By so much the clock may be behind the newest entry before it is said: clocks are put right by a few minutes."""

STARTED = N_("Started the desk")
"""The first action of every desk; it stays."""
UNDO = N_("Undo")
REDO = N_("Redo")


class Desk:
    """An opened desk. Give `lock` to write; without one it only reads."""

    def __init__(
        self,
        path: Path,
        key: bytes | None,
        clock: Clock,
        lock: DeskLock | None,
        *,
        immutable: bool = False,
        reader: Reader | None = None,
    ) -> None:
        self.path = path
        self.clock = clock
        self._key = key
        self._lock = lock
        self._immutable = immutable
        self._reader = reader or Reader(path, key, immutable=immutable)
        self._inode = path.stat().st_ino
        self._thread_state = threading.local()
        self._readers = [self._reader]
        self._writing = threading.Lock()
        self._engine: Engine | None = None
        self.changes = 0
        """Counts the actions written since the desk was opened, so that a room knows when to load again."""

    @property
    def writable(self) -> bool:
        """Whether this program holds the desk for writing."""
        return self._lock is not None

    @property
    def schema_version(self) -> int:
        """Which schema the file has."""
        return self._reader.schema_version

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self._key is not None

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
        with self._reader.deadline(LOOK_SECONDS):
            return read(self._reader, *args, **kwargs)

    def read_now(self, read: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a read of any length at once and wait for it: what the command line does."""
        return read(self._reader, *args, **kwargs)

    async def run(self, read: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a longer read in a thread, on a connection of its own."""
        return await self._in_thread(lambda: read(self._thread_reader(), *args, **kwargs))

    async def do(self, name: str, subject: str, write: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run a write in a thread as one action; see `do_now`."""
        return await self._in_thread(lambda: self.do_now(name, subject, write, *args, **kwargs))

    def do_now(self, name: str, subject: str, write: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run `write(session, …)` in one transaction, journaled as the action `name` about `subject`.

        `name` is a message id. Raises `Refused` when a rule says no and `DeskFault` when the file or disk does; either
        way nothing is changed.
        """
        return self._write(name, subject, None, lambda session, _db: write(session, *args, **kwargs))

    def undo(self, action: int | None = None) -> "ActionLine":
        """Take back the newest action in force, or the one picked; returns it. Raises `Refused` with the reason."""
        from crodesk.storage import undo

        line = self._picked(action, undo.last_done, N_("Nothing to undo."))
        if line.name == STARTED:
            raise Refused(N_("Nothing to undo.") if action is None else N_("The start of the desk stays."))
        if line.undone:
            raise Refused(N_("“{name}” is undone already."), name=line.name)
        return self._turn(UNDO, line)

    def redo(self, action: int | None = None) -> "ActionLine":
        """Bring back the action undone last, or the one picked; returns it. Raises `Refused` with the reason."""
        from crodesk.storage import undo

        line = self._picked(action, undo.last_undone, N_("Nothing to redo: pick it from the history."))
        if not line.undone:
            raise Refused(N_("“{name}” is in force already."), name=line.name)
        return self._turn(REDO, line)

    async def turn(self, action: int, *, back: bool) -> "ActionLine":
        """Undo (`back`) or redo one action in a thread, for what takes long."""
        return await self._in_thread(lambda: self.undo(action) if back else self.redo(action))

    def _picked(
        self, action: int | None, default: Callable[[Any], "ActionLine | None"], otherwise: str
    ) -> "ActionLine":
        from crodesk.storage import undo

        def pick(db: Any) -> "ActionLine | None":
            return default(db) if action is None else undo.find(db, action)

        line = self._reader.with_connection(pick)
        if line is None:
            raise Refused(otherwise)
        return line

    def _turn(self, name: str, line: "ActionLine") -> "ActionLine":
        from crodesk.storage import undo

        top = self._reader.with_connection(lambda db: undo.top_of_chain(db, line.rid))
        self._write(name, f"{line.name}\t{line.subject}", top, lambda _session, db: undo.take_back(db, top, line.name))
        return line

    def _write(self, name: str, subject: str, undoes: int | None, work: "Callable[[Session, Any], T]") -> T:
        from sqlalchemy.exc import SQLAlchemyError
        from sqlalchemy.orm.exc import StaleDataError
        from sqlmodel import Session

        from crodesk.services import queue_making
        from crodesk.storage import journal

        self._check_writable()
        with self._writing, explained(self.path), Session(self._warm_engine(), expire_on_commit=False) as session:
            session.info.update(now=self.now, today=self.today, officer=self.officer, subject=subject)
            db = session.connection().connection.driver_connection
            try:
                action = journal.begin(db, self.now, session.info["officer"], name, subject, undoes)
                result = work(session, db)
                session.flush()
                queue_making.refresh(db, self.today)
                if session.info["subject"] != subject:
                    journal.describe(db, action, session.info["subject"])
                journal.seal(db, action)
                session.commit()
            except StaleDataError as error:
                raise Refused(N_("This was changed meanwhile. Nothing was saved; look again and repeat it.")) from error
            except SQLAlchemyError as error:
                raise explain(error, self.path) or refusal(error) or error from error
        self.changes += 1
        return result

    def keep_queue(self) -> None:
        """Make the rows of the follow-up queue anew where the day or somebody's clocks changed; no action of its own.

        A desk that is open for reading only shows them as they were made last.
        """
        if self._lock is None or not self._reader.with_connection(lambda db: queue.is_due(db, self.today)):
            return
        from crodesk.services import queue_making

        with self._writing, explained(self.path), closing(connect(self.path, self._key)) as db:
            # A connection of its own: nothing here needs the models, which take longer to read than a queue to make.
            db.execute("BEGIN IMMEDIATE")
            queue_making.refresh(db, self.today)
            db.execute("COMMIT")
        self.changes += 1

    async def keep_today(self) -> None:
        """Make the rows of the queue anew in a thread; see `keep_queue`."""
        await self._in_thread(self.keep_queue)

    def _check_writable(self) -> None:
        if self._lock is None:
            raise DeskFault(N_("The desk is open for reading only. Nothing was changed."))
        try:
            moved = self.path.stat().st_ino != self._inode
        except FileNotFoundError:
            moved = True
        if moved:
            raise DeskFault(
                N_("The desk file was moved or deleted. This was not saved. Put it back to {path}."), path=self.path
            )

    def warm(self) -> None:
        """Load what writing needs; called in a thread after the first frame."""
        self._threads.submit(self._warm_engine)

    def _warm_engine(self) -> "Engine":
        from crodesk.storage import database

        if self._engine is None:
            self._engine = database.open_engine(self.path, self._key)
        return self._engine

    def _thread_reader(self) -> Reader:
        reader: Reader | None = getattr(self._thread_state, "reader", None)
        if reader is None:
            reader = self._thread_state.reader = Reader(self.path, self._key, immutable=self._immutable)
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
        """Let the file and the lock go."""
        if "_threads" in self.__dict__:
            self._threads.shutdown(wait=True, cancel_futures=True)
        if self._engine is not None:
            self._engine.dispose()
        for reader in self._readers:
            reader.close()
        if self._lock is not None:
            self._lock.release()
