"""Publishing a desk: the first time whole, in steps that can be gone on with; later only what changed since.

A load copies table after table and notes after each batch how far it is. What changed on the desk between the steps of
a load that was broken off is caught up at its end, together with all links and unique indexes, in one transaction: only
then the copy takes its place. Later rounds are one transaction each, so head office never sees half of an action.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.schema import CreateSchema, DropSchema

from crodesk import __version__
from crodesk.storage.connection import SCHEMA_VERSION, Connection
from crodesk.storage.publishing import catalogue, source, views, writing
from crodesk.storage.publishing.catalogue import Line, Loading
from crodesk.storage.publishing.server import Address
from crodesk.storage.publishing.shape import bare, bindings, published_tables
from crodesk.storage.publishing.source import EVERYTHING, Head

Tell = Callable[[str, int, int], None]
"""Told which table is being copied, how many rows are done and how many there are in all."""
BEGUN = "_new"
"""How the schema of a load ends until it is done."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a round of publishing did."""

    schema: str
    """Where the copy is."""
    whole: bool
    """Whether all of it was copied anew."""
    resumed: bool
    """Whether it went on with a load that was broken off."""
    actions: int
    """How many actions the copy knows now that it didn't before."""
    written: int
    """Rows written."""
    removed: int
    """Rows removed, or written anew."""
    seal: str
    """Up to where the copy goes: the head of the desk's chain."""


@dataclass(frozen=True, slots=True)
class Round:
    """What the steps of a round share."""

    db: Connection
    """The desk, as it was when the round began."""
    server: sa.Connection
    where: Address
    identity: str
    head: Head
    now: datetime
    tell: Tell


def publish(
    db: Connection, server: sa.Connection, where: Address, now: datetime, tell: Tell, *, whole: bool
) -> Published:
    """Bring the copy of a desk up to the desk; `whole` copies all of it anew.

    Raises `DeskFault` when the copy goes further than the desk or parted from it, is of another schema, or the server
    or the line fails; the copy is then as it was.
    """
    catalogue.prepare(server, where)
    with source.one_moment(db):
        identity = source.identity(db)
        catalogue.hold(server, identity)
        this = Round(db, server, where, identity, source.head(db), now, tell)
        line = catalogue.find(server, identity) or catalogue.add(server, identity)
        server.commit()
        if whole or line.mark is None or line.loading is not None:
            return _load(this, line, anew=whole)
        catalogue.check_fits(line, line.mark, db, where)
        return _follow(this, line, line.mark)


def _follow(this: Round, line: Line, mark: Head) -> Published:
    """Bring a copy up to the desk: what was touched since goes, and comes as it is now; in one transaction."""
    if mark == this.head:
        return Published(line.schema, False, False, 0, 0, 0, mark.seal)
    written, removed = _catch_up(this, line.schema, mark)
    _done(this)
    this.server.commit()
    return Published(line.schema, False, False, this.head.action - mark.action, written, removed, this.head.seal)


def _catch_up(this: Round, schema: str, mark: Head) -> tuple[int, int]:
    """Remove every row that was touched after a mark, then write those that are there now.

    So nothing that is unique is ever there twice in between; links are looked at when all is done.
    """
    every = ((table, source.changed_since(this.db, table, mark)) for table in published_tables())
    touched = [(table, spans) for table, spans in every if spans]
    removed = sum(writing.remove(this.server, schema, table, spans) for table, spans in reversed(touched))
    written = 0
    for table, spans in touched:
        written += writing.copy(this.server, schema, table, source.rows(this.db, table, spans))[0]
        this.tell(table.name, written, written)
    return written, removed


def _load(this: Round, line: Line, *, anew: bool) -> Published:
    """Copy a desk whole into a schema beside the one that is in use, and put it in its place."""
    known = line.loading
    resumed = not anew and known is not None and known.version == SCHEMA_VERSION and source.holds(this.db, known.since)
    loading = known if resumed and known is not None else Loading(SCHEMA_VERSION, this.head, "", 0)
    schema = line.schema + BEGUN
    if not resumed:
        _begin(this, schema, loading)
    written = _load_tables(this, schema, loading)
    if loading.since != this.head:
        written += _catch_up(this, schema, loading.since)[0]
    writing.do_all(this.server, bindings(), schema)
    _put_in_place(this, line)
    this.server.commit()
    actions = this.head.action if line.mark is None else max(this.head.action - line.mark.action, 0)
    return Published(line.schema, True, resumed, actions, written, 0, this.head.seal)


def _begin(this: Round, schema: str, loading: Loading) -> None:
    """Make the tables of a load, bare."""
    this.server.execute(DropSchema(schema, cascade=True, if_exists=True))
    this.server.execute(CreateSchema(schema))
    writing.do_all(this.server, bare(), schema)
    catalogue.note_loading(this.server, this.identity, loading)
    this.server.commit()


def _load_tables(this: Round, schema: str, loading: Loading) -> int:
    """Copy the tables that a load still lacks, batch after batch; returns how many rows that were."""
    tables = published_tables()
    total = sum(source.count(this.db, table) for table in tables)
    names = [table.name for table in tables]
    first = names.index(loading.table) if loading.table else 0
    done = sum(source.count(this.db, table) for table in tables[:first])
    written = 0
    for table in tables[first:]:
        last = loading.row if table.name == loading.table else EVERYTHING[0]
        rows = source.rows(this.db, table, [(last + 1, EVERYTHING[1])])
        count = writing.BATCH
        while count == writing.BATCH:
            count, last = writing.copy_some(this.server, schema, table, rows)
            if count:
                catalogue.note_loading(this.server, this.identity, replace(loading, table=table.name, row=last))
                this.server.commit()
            written, done = written + count, done + count
            this.tell(table.name, done, max(done, total))
    return written


def _put_in_place(this: Round, line: Line) -> None:
    """Put a load that is done in the place of the copy before it, and show it in the tables of all desks."""
    catalogue.note_loading(this.server, this.identity, None)
    this.server.execute(sa.select(sa.func.pg_advisory_xact_lock(catalogue.SHARED_LOCK)))
    views.drop(this.server)
    this.server.execute(DropSchema(line.schema, cascade=True, if_exists=True))
    this.server.execute(sa.text(f'ALTER SCHEMA "{line.schema}{BEGUN}" RENAME TO "{line.schema}"'))
    _done(this)
    views.make(this.server)


def _done(this: Round) -> None:
    whose = this.db.execute("SELECT name FROM officer WHERE is_me = 1 ORDER BY rid LIMIT 1").fetchone()
    branch = this.db.execute("SELECT name FROM branch ORDER BY rid LIMIT 1").fetchone()
    names = tuple(source.shown(row[0]) if row else "" for row in (whose, branch))
    catalogue.note_published(
        this.server, this.identity, SCHEMA_VERSION, this.head, (names[0], names[1]), __version__, this.now
    )
