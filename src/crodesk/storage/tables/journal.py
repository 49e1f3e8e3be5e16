"""The journal: named actions sealed in a hash chain, and the row images that triggers write under them."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from crodesk.storage.columns import line, moment


class Action(SQLModel, table=True):
    """Something the officer did, in one transaction; whole or not at all."""

    __table_args__ = {"sqlite_strict": True}

    rid: int | None = Field(default=None, primary_key=True)
    at: datetime = moment(nullable=False)
    who: str = line()
    name: str = line()
    """What was done, as a message id with its subject after a tab."""
    subject: str = line()
    """Whom or what it was about, in words."""
    undoes: int | None = Field(default=None, index=True)
    """The action whose changes this one takes back."""
    root: int | None = Field(default=None, index=True)
    """The action at the bottom of a chain of undo and redo; its own number when it is none."""
    previous_seal: str = line()
    seal: str = line()
    """SHA-256 over the previous seal, this action and its changes."""


class Change(SQLModel, table=True):
    """The image of one changed row, or the digest of a run of rows brought in together."""

    __table_args__ = (sa.Index("change_of_row", "table_name", "row"), {"sqlite_strict": True})

    seq: int | None = Field(default=None, primary_key=True)
    action: int = Field(default=0, index=True)
    """The action it belongs to; 0 when the file was changed outside the program."""
    table_name: str = line()
    row: int = Field(default=0)
    last_row: int | None = Field(default=None)
    """The last row of a run; `None` for a single row."""
    operation: str = line()
    """`I` inserted, `U` updated, `D` deleted, `B` a run inserted in bulk, `R` a run removed."""
    old: str | None = Field(default=None, sa_type=sa.Text)
    """The columns before, as JSON; of a run, those of all its rows, packed."""
    new: str | None = Field(default=None, sa_type=sa.Text)
    """The columns after, as JSON; of a run, its digest."""


class JournalContext(SQLModel, table=True):
    """The one row that tells triggers which action is under way."""

    __tablename__ = "journal_context"
    __table_args__ = {"sqlite_strict": True}

    rid: int | None = Field(default=None, primary_key=True)
    action: int = Field(default=0)
