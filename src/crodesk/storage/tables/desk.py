"""The desk itself: its branch and officers, saved views, settings and unsaved text."""

from datetime import date, datetime

import sqlalchemy as sa

from crodesk.storage.columns import Row, day, line, link, long_text, moment, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS, OfCustomer


class Branch(Row, table=True):
    """A branch of the bank."""

    code: str = line(unique=True)
    name: str = line()
    address: str = line()
    phone: str = line()
    district: str = line()
    currency: str = line(default="VND")
    """The currency that amounts are in where none is named."""


class Officer(Row, table=True):
    """A relationship officer: the one at this desk, and colleagues who look after customers."""

    name: str = line()
    staff_number: str = line()
    branch_rid: int | None = link("branch")
    phone: str = line()
    email: str = line()
    is_me: bool = yes_no()
    """Whether this desk is this officer's."""


class OfficerAssignment(OfCustomer, table=True):
    """Who is in charge of a customer, from when to when."""

    __tablename__ = "officer_assignment"

    officer_rid: int = link("officer", nullable=False)
    since: date | None = day()
    why: str = line()


class SavedView(Row, table=True):
    """A view of a list that the officer gave a name."""

    __tablename__ = "saved_view"

    name: str = line(unique=True)
    view: str = line(default="all")
    text: str = line()
    """What was searched for."""
    tag: str = line()
    tier: str = line()
    sort: str = line(default="name")
    descending: bool = yes_no()


class Setting(Row, table=True):
    """A choice that belongs to the desk rather than to the computer."""

    key: str = line(unique=True)
    value: str = line()


class Draft(Row, table=True):
    """Text that was typed and not yet saved; kept through a crash, outside the journal since it is no record yet."""

    __table_args__ = (sa.UniqueConstraint("kind", "subject"), OPTIONS)

    kind: str = line()
    subject: str = line()
    """What it is about: the uid of the customer or record; empty for a new one."""
    content: str = long_text()
    """The fields as JSON."""
    saved_at: datetime | None = moment()


class ImportRun(Row, table=True):
    """One import: which files came in by which profile, and what became of their rows."""

    __tablename__ = "import_run"

    profile: str = line()
    paths: str = long_text()
    started_at: datetime | None = moment()
    summary: str = long_text()
    """Read, new, updated, same and rejected per kind, as JSON."""
    rejected_file: str = line()
    rows: int = whole(0)


class SourceRecord(Row, table=True):
    """What a source last said of a record, so that a newer export changes only what the officer did not."""

    __tablename__ = "source_record"
    __table_args__ = (sa.UniqueConstraint("profile", "kind", "key"), OPTIONS)

    profile: str = line()
    kind: str = line()
    key: str = line()
    content: str = long_text()
    """The values as the source stated them, as JSON."""
