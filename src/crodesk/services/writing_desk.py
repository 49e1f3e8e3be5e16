"""The half of the desk that writes: named actions that can be taken back, each whole or not at all."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from crodesk import __version__
from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.words import N_
from crodesk.services import models
from crodesk.services.clock import Clock
from crodesk.services.reading_desk import ReadingDesk
from crodesk.storage import loan_state, queue, shrinking
from crodesk.storage.faults import explain, explained, refusal
from crodesk.storage.lock import DeskLock
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from crodesk.storage.journal import ActionLine

T = TypeVar("T")

STARTED = N_("Started the desk")
"""The first action of every desk; it stays."""
UNDO = N_("Undo")
REDO = N_("Redo")


class WritingDesk(ReadingDesk):
    """An opened desk as one works on it. Give `lock` to write; without one it only reads."""

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
        super().__init__(path, key, clock, immutable=immutable, reader=reader)
        self._lock = lock
        self._inode = path.stat().st_ino
        self._writing = threading.Lock()
        self._engine: Engine | None = None
        self.changes = 0
        """Counts the actions written since the desk was opened, so that a room knows when to load again."""

    @property
    def writable(self) -> bool:
        """Whether this program holds the desk for writing."""
        return self._lock is not None

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
        models.read()
        from crodesk.storage import undo

        line = self._picked(action, undo.last_done, N_("Nothing to undo."))
        if line.name == STARTED:
            raise Refused(N_("Nothing to undo.") if action is None else N_("The start of the desk stays."))
        if line.undone:
            raise Refused(N_("“{name}” is undone already."), name=line.name)
        return self._turn(UNDO, line)

    def redo(self, action: int | None = None) -> "ActionLine":
        """Bring back the action undone last, or the one picked; returns it. Raises `Refused` with the reason."""
        models.read()
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

        def turn(_session: "Session", db: Any) -> None:
            undo.take_back(db, top, line.name)
            for sql in queue.TOUCH_CHANGED:
                db.execute(sql, (top,))

        self._write(name, f"{line.name}\t{line.subject}", top, turn)
        return line

    def _write(self, name: str, subject: str, undoes: int | None, work: "Callable[[Session, Any], T]") -> T:
        models.read()
        from sqlalchemy.exc import SQLAlchemyError
        from sqlalchemy.orm.exc import StaleDataError
        from sqlmodel import Session

        from crodesk.services import queue_making
        from crodesk.storage import journal

        self.check_writable()
        with self._writing, explained(self.path), Session(self._warm_engine(), expire_on_commit=False) as session:
            session.info.update(now=self.now, today=self.today, officer=self.officer, subject=subject)
            db = session.connection().connection.driver_connection
            try:
                action = journal.begin(db, self.now, session.info["officer"], name, subject, undoes)
                result = work(session, db)
                session.flush()
                self._refresh_loans(db)
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

    def _loans_are_due(self, db: Any) -> bool:
        return loan_state.is_due(db, self.today, __version__)

    def _refresh_loans(self, db: Any) -> None:
        """Make rows of loans anew that a write or the day concerns, where they are few; the engine is read for any.

        A book that came in waits for its steps.
        """
        if self._loans_are_due(db) and loan_state.are_few(db, self.today, __version__):
            from crodesk.services import loan_refreshing

            loan_refreshing.refresh(db, self.today, loan_state.FEW)

    def check_writable(self) -> None:
        """Raise `DeskFault` where nothing can be written: the desk is open for reading only, or its file is gone."""
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
        models.read()
        from crodesk.storage import database

        if self._engine is None:
            self._engine = database.open_engine(self.path, self._key)
        return self._engine

    def close(self) -> None:
        """Let the file and the lock go; where most of the file has become free, give that room back first."""
        key = self._key
        super().close()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None  # its connections know the key
        if self._lock is not None:
            if self.changes:
                shrinking.give_back(self.path, key)
            self._lock.release()
