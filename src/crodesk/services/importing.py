"""Bringing in a book: one transaction, one action; the source's newer word wins only where the officer said nothing."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange import rejects
from crodesk.exchange.importing import Import, ImportFile, open_import
from crodesk.exchange.profiles.families import FAMILIES
from crodesk.exchange.records import Record, Rejected, Warned
from crodesk.exchange.tables import TableOptions
from crodesk.services import import_twins
from crodesk.services.desk import Desk
from crodesk.services.import_summary import Doubts, State, Summary

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.services.import_sources import SourceTable
    from crodesk.services.import_tables import ImportTable

IMPORTED = N_("Imported")
TOLD_EVERY = 0.1
"""Seconds between two reports of progress."""
ROW_BYTES = 100
"""About how long a row of a file is."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is."""

    file: str
    done: int
    """Bytes or rows read of the file."""
    total: int
    rows: int
    """Records read so far in all files."""


Tell = Callable[[Progress], None]
Word = Callable[[Problem], str]


class _NothingToKeep(Exception):
    """A dry run is over, or nothing was new."""


def import_files(
    desk: Desk,
    profile: str,
    paths: Sequence[Path],
    *,
    stated: TableOptions | None = None,
    dry_run: bool = False,
    rejected_folder: Path | None = None,
    word: Word = lambda problem: problem.text.format(**problem.values),
    tell: Tell = lambda _progress: None,
) -> Summary:
    """Bring in files by a profile as one action; `dry_run` compares everything and writes nothing.

    Rows that can't come in go, unchanged, to files in `rejected_folder` with line and reason. Raises `Refused` when
    the profile or a file can't be used, `DeskFault` when the desk can't be written to; then nothing is changed.
    """
    found = open_import(profile, paths, stated)
    run = _Run(found, Summary("dry-run" if dry_run else "import", found.profile), tell)
    run.summary.unused = list(found.unused)
    with suppress(_NothingToKeep):
        desk.do_now(IMPORTED, found.profile, run.carry_out)
    if rejected_folder is not None and not dry_run:
        run.summary.rejected_files = list(_write_rejected(found, run.summary.rejected, rejected_folder, word))
    return run.summary


def _write_rejected(found: Import, rejected: Sequence[Rejected], folder: Path, word: Word) -> Iterator[Path]:
    for file in found.files:
        rows = [each for each in rejected if each.file == file.path]
        if rows:
            target = folder / f"{file.path.stem}.rejected{file.path.suffix}"
            rejects.write_rejected(target, file, rows, word)
            yield target


class _Run:
    """One import under way."""

    def __init__(self, found: Import, summary: Summary, tell: Tell) -> None:
        self.found, self.summary, self._tell = found, summary, tell
        self._doubts = Doubts()
        self._tables: dict[str, ImportTable] = {}
        self._told = 0.0
        self._rows = 0

    def carry_out(self, session: "Session") -> None:
        """Do it all inside the running transaction."""
        from crodesk.services import import_tables
        from crodesk.services.import_sources import SourceTable
        from crodesk.services.import_tables import journaled_runs
        from crodesk.storage.bulk import derived_at_the_end, indexes_at_the_end
        from crodesk.storage.journal_triggers import journaled_tables

        db: Any = session.connection().connection.driver_connection
        db.execute("PRAGMA defer_foreign_keys = ON")
        self._db, self._module = db, import_tables
        sources = SourceTable(db, self.found.profile)
        kinds = [table.name for table in journaled_tables() if table.name != "source_record"]
        with derived_at_the_end(db), journaled_runs(db, kinds), ExitStack() as indexes:
            for kind in self._growing(db):
                indexes.enter_context(indexes_at_the_end(db, kind))
            for file in self.found.files:
                self._take_file(file, sources)
            self._flush(sources)
        self._conclude(session)

    def _growing(self, db: Any) -> Iterator[str]:
        """Yield the tables that get more rows than they have, as far as the size of the files tells."""
        from crodesk.storage.journal import next_row

        for kind in self._module.MASS:
            size = sum(file.path.stat().st_size for file in self.found.files if FAMILIES[file.family].kind.name == kind)
            if size > next_row(db, kind) * ROW_BYTES:
                yield kind

    def _conclude(self, session: "Session") -> None:
        """Say what came of it; keep nothing after a dry run, and nothing when everything was the same."""
        summary = self.summary
        summary.doubts = self._doubts.all()
        summary.kept = sum(table.kept for table in self._tables.values())
        if "customer" in self._tables:
            summary.twins, summary.twin_count = import_twins.find(self._db, self._tables["customer"].fresh)
        if summary.action == "dry-run" or not summary.changed:
            raise _NothingToKeep
        _write_run(session, self.found, summary)

    def _take_file(self, file: ImportFile, sources: "SourceTable") -> None:
        """Take in one file; records that came of one row count once, as what became of the row as a whole."""
        count = self.summary.count(file.family)
        row: State | None = None
        refused_line = 0
        for outcome in file.read():
            if isinstance(outcome, Warned):
                self._doubts.add(outcome)
            elif isinstance(outcome, Rejected):
                self._reject(file, outcome)
            elif outcome.shape.family:
                if row is not None:
                    count.add(row)
                row = self._take(file, outcome, sources)
                refused_line = outcome.line if row is None else 0
            elif outcome.line != refused_line:
                further = self._take(file, outcome, sources)
                row = "updated" if row == "same" and further not in {"same", None} else row
            self._progress(file)
        if row is not None:
            count.add(row)

    def _take(self, file: ImportFile, record: Record, sources: "SourceTable") -> State | None:
        """Take in one record; `None` when it can't come in: its row is rejected, or a further record of it left out."""
        table = self._table(record.shape.kind)
        try:
            state = table.take(record, sources)
        except self._module.MissingLink as missing:
            problem = Problem(missing.kind, N_("It belongs to {key}, which is not there."), {"key": missing.key or "-"})
        except self._module.SeenAlready:
            problem = Problem("", N_("“{key}” came up before in the same import."), {"key": record.key})
        else:
            if record.shape.kind == "interaction" and record.references().get("customer"):
                self.summary.with_customer += 1
            return state
        if record.shape.family:
            self._reject(file, Rejected(file.path, record.line, problem))
        else:
            self._doubts.add(Warned(file.path, record.line, problem))
        return None

    def _reject(self, file: ImportFile, rejected: Rejected) -> None:
        count = self.summary.count(file.family)
        count.read += 1
        count.rejected += 1
        self.summary.rejected.append(rejected)

    def _table(self, kind: str) -> "ImportTable":
        if kind not in self._tables:
            self._tables[kind] = self._module.ImportTable(self._db, self.found.profile, kind, self._resolve)
        return self._tables[kind]

    def _resolve(self, kind: str, key: str) -> int | None:
        return self._table(kind).rid_of(key)

    def _flush(self, sources: "SourceTable") -> None:
        for table in self._tables.values():
            table.flush()
        sources.flush()

    def _progress(self, file: ImportFile) -> None:
        self._rows += 1
        if self._rows % 500 == 0 and time.monotonic() - self._told > TOLD_EVERY:
            self._told = time.monotonic()
            done, total = file.progress()
            self._tell(Progress(file.path.name, done, total, self._rows))


def _write_run(session: "Session", found: Import, summary: Summary) -> None:
    """Remember the import among the desk's records."""
    import json

    from crodesk.storage.tables import ImportRun

    now: datetime = session.info["now"]
    session.add(
        ImportRun(
            profile=found.profile,
            paths="\n".join(file.path.name for file in found.files),
            started_at=now,
            summary=json.dumps(summary.data(), ensure_ascii=False),
            rows=sum(count.read for count in summary.kinds.values()),
        )
    )
