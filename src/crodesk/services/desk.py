"""The only door to the file: reads at once or in a thread, writes actions, and keeps by itself what days change."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crodesk.services import models
from crodesk.services.writing_desk import REDO, STARTED, UNDO, WritingDesk
from crodesk.storage import loan_state, queue
from crodesk.storage.connection import connect
from crodesk.storage.faults import explained

if TYPE_CHECKING:
    from crodesk.services.loan_watch import Watched
    from crodesk.storage.backups import Backup

__all__ = ["REDO", "STARTED", "UNDO", "Desk"]


class Desk(WritingDesk):
    """An opened desk. Give `lock` to write; without one it only reads."""

    _watched: "Watched | None" = None
    _months_kept_on: date | None = None

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
            self._refresh_loans(db)
            queue_making.refresh(db, self.today)
            db.execute("COMMIT")
        self.changes += 1

    def keep_loans(self) -> None:
        """Make the rows of running loans anew where the day or a loan changed, a step at a time; no action of its own.

        A desk that is open for reading only shows them as they were made last.
        """
        if self._lock is None or not self._reader.with_connection(self._loans_are_due):
            return
        from crodesk.services import loan_refreshing

        with explained(self.path), closing(connect(self.path, self._key)) as db:
            made = 1
            while made:
                with self._writing:
                    db.execute("BEGIN IMMEDIATE")
                    made = loan_refreshing.refresh(db, self.today)
                    db.execute("COMMIT")
        self.changes += 1

    def _ledgers_wait(self, db: Any) -> bool:
        return self._loans_are_due(db) and db.execute("SELECT 1 FROM loan_event LIMIT 1").fetchone() is not None

    def keep_months(self) -> None:
        """Make the rows of loans anew, and keep the groups of a month that ended where none were kept yet.

        For rooms and commands alike, before anything is written on a loan: it is what is known by then. The next undo
        passes over it.
        """
        self.keep_loans()
        if self._months_kept_on == self.today or not self._has_loans():
            return
        models.read()
        from crodesk.services import loan_watch

        loan_watch.keep_month_end(self)
        self._months_kept_on = self.today

    def keep_watch(self) -> None:
        """Keep the groups of a month that ended, and look for early warnings where the day or a ledger changed.

        What is found is written as an action that the next undo passes over.
        """
        self.keep_months()
        if not self._has_loans():
            return
        models.read()
        from crodesk.services import loan_watch

        self._watched = loan_watch.keep(self, self._watched)

    def _has_loans(self) -> bool:
        """Tell whether this program may write and a loan runs."""
        return self._lock is not None and bool(self.read_now(lambda reader: reader.value(loan_state.ANY_LIVE)))

    async def keep_watch_today(self) -> None:
        """Do the same in a thread; see `keep_watch`."""
        await self._in_thread(self.keep_watch)

    async def keep_today(self) -> None:
        """Make the rows of the queue anew in a thread; see `keep_queue`."""
        await self._in_thread(self.keep_queue)

    async def keep_loans_today(self) -> None:
        """Do as `keep_months` in a thread, and make the rows of the queue that follow from loans."""
        await self._in_thread(self.keep_months)
        await self.keep_today()

    async def keep_ledgers_today(self) -> None:
        """Do as `keep_loans_today` where loans with a ledger of their own wait: of others the queue knows already."""
        if self._lock is not None and self._reader.with_connection(self._ledgers_wait):
            await self.keep_loans_today()

    def back_up(self, folder: Path) -> "Backup":
        """Make a verified backup of the desk in a folder; raises `DeskFault` when that can't be done."""
        from crodesk.storage import backups

        return backups.make(self.path, self._key, folder, self.now)
