"""What the server knows of its copies: a line a desk, how far each goes, and what of a first load is done."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from crodesk.domain.problem import DeskFault
from crodesk.storage.connection import SCHEMA_VERSION, Connection
from crodesk.storage.publishing import source
from crodesk.storage.publishing.faults import AHEAD, BUSY, NEWER_THERE, NOT_OURS, OLDER_THERE, OTHER_HISTORY
from crodesk.storage.publishing.server import Address
from crodesk.storage.publishing.source import Head

SCHEMA = "crodesk"
FORMAT = 1
MARK = "crodesk publish, format "
"""What stands as the comment of our schema, before the number of its form."""
SHARED_LOCK = 0x43524F44
"""The number of the lock under which what all desks share is made anew."""
NAME_LETTERS = 16

LINES = sa.Table(
    "published_desk",
    sa.MetaData(schema=SCHEMA),
    sa.Column("identity", sa.Text, primary_key=True),
    sa.Column("schema_name", sa.Text, nullable=False, unique=True),
    sa.Column("officer", sa.Text, nullable=False),
    sa.Column("branch", sa.Text, nullable=False),
    sa.Column("program", sa.Text, nullable=False),
    sa.Column("published_at", sa.DateTime(timezone=True)),
    sa.Column("schema_version", sa.Integer),
    sa.Column("seq", sa.BigInteger),
    sa.Column("action", sa.BigInteger),
    sa.Column("seal", sa.Text),
    sa.Column("loading_version", sa.Integer),
    sa.Column("loading_seq", sa.BigInteger),
    sa.Column("loading_action", sa.BigInteger),
    sa.Column("loading_seal", sa.Text),
    sa.Column("loading_table", sa.Text),
    sa.Column("loading_row", sa.BigInteger),
)


@dataclass(frozen=True, slots=True)
class Loading:
    """A load of a whole desk that was begun."""

    version: int
    since: Head
    """Where the history stood when it began: what changed after that is caught up at its end."""
    table: str
    """The table in which it stopped; empty before the first."""
    row: int
    """The last row of it that is there."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the server knows of one desk."""

    identity: str
    schema: str
    version: int | None
    """The schema of its copy; `None` while it was never loaded whole."""
    mark: Head | None
    """Up to where the copy goes."""
    loading: Loading | None


def schema_of(identity: str) -> str:
    """Return the name of the schema that holds the copy of a desk."""
    return f"desk_{identity[:NAME_LETTERS]}"


def prepare(connection: sa.Connection, where: Address) -> None:
    """Make the catalogue where there is none; raises `DeskFault` when the database is not for us."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(SHARED_LOCK)))
    if not connection.dialect.has_schema(connection, SCHEMA):
        connection.execute(sa.schema.CreateSchema(SCHEMA))
        connection.execute(sa.text(f"COMMENT ON SCHEMA {SCHEMA} IS '{MARK}{FORMAT}'"))
        LINES.create(connection)
    else:
        check(connection, where)
    connection.commit()


def check(connection: sa.Connection, where: Address) -> None:
    """Raise `DeskFault` unless the catalogue is ours and of a form that we know."""
    said = connection.scalar(
        sa.text("SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = :name"),
        {"name": SCHEMA},
    )
    form = str(said or "").removeprefix(MARK)
    if said is None or form == said or not form.isdecimal():
        raise DeskFault(NOT_OURS, database=where.database)
    if int(form) > FORMAT:
        raise DeskFault(NEWER_THERE, database=where.database)


def check_fits(line: Line, mark: Head, db: Connection, where: Address) -> None:
    """Raise `DeskFault` unless a copy is of this moment of a desk or an earlier one, and of our schema."""
    if line.version is not None and line.version > SCHEMA_VERSION:
        raise DeskFault(NEWER_THERE, database=where.database)
    if line.version != SCHEMA_VERSION:
        raise DeskFault(OLDER_THERE, found=line.version, known=SCHEMA_VERSION)
    if not source.holds(db, mark):
        here = source.head(db).action
        raise DeskFault(AHEAD if mark.action > here else OTHER_HISTORY, there=mark.action, here=here)


def hold(connection: sa.Connection, identity: str) -> None:
    """Keep others from publishing this desk until the connection ends; raises `DeskFault` when somebody does."""
    number = int(identity[:NAME_LETTERS], 16) - (1 << 63)
    if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(number))):
        raise DeskFault(BUSY)


def find(connection: sa.Connection, identity: str) -> Line | None:
    """Return what the server knows of a desk."""
    row = connection.execute(sa.select(LINES).where(LINES.c.identity == identity)).one_or_none()
    if row is None:
        return None
    mark = None if row.seq is None else Head(row.seq, row.action, row.seal)
    loading = None
    if row.loading_version is not None:
        since = Head(row.loading_seq, row.loading_action, row.loading_seal)
        loading = Loading(row.loading_version, since, row.loading_table, row.loading_row)
    return Line(identity, row.schema_name, row.schema_version, mark, loading)


def add(connection: sa.Connection, identity: str) -> Line:
    """Write down a desk that was not there."""
    line = Line(identity, schema_of(identity), None, None, None)
    values = {"identity": identity, "schema_name": line.schema, "officer": "", "branch": "", "program": ""}
    connection.execute(sa.insert(LINES).values(values))
    return line


def note_loading(connection: sa.Connection, identity: str, loading: Loading | None) -> None:
    """Write down how far a load is; `None` when it is done."""
    values: dict[str, object] = dict.fromkeys(each.name for each in LINES.c if each.name.startswith("loading_"))
    if loading is not None:
        values = {
            "loading_version": loading.version,
            "loading_seq": loading.since.seq,
            "loading_action": loading.since.action,
            "loading_seal": loading.since.seal,
            "loading_table": loading.table,
            "loading_row": loading.row,
        }
    connection.execute(sa.update(LINES).where(LINES.c.identity == identity).values(values))


def note_published(
    connection: sa.Connection,
    identity: str,
    version: int,
    mark: Head,
    whose: tuple[str, str],
    program: str,
    at: datetime,
) -> None:
    """Write down how far the copy goes now; `whose` is the officer and the branch."""
    officer, branch = whose
    connection.execute(
        sa.update(LINES)
        .where(LINES.c.identity == identity)
        .values(
            schema_version=version,
            seq=mark.seq,
            action=mark.action,
            seal=mark.seal,
            officer=officer,
            branch=branch,
            program=program,
            published_at=at,
        )
    )
