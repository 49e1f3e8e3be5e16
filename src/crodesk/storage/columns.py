"""Column types that keep what they promise: clean text, aware moments, ISO dates, choices by value, exact money."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from crodesk.domain.text import clean_line, clean_text

MOMENT = "%Y-%m-%dT%H:%M:%SZ"
"""How a moment is written: UTC to the second, so that text order is time order."""


class Line(TypeDecorator[str]):
    """One line of text, cleaned and NFC on the way in and on the way out."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean what is written."""
        return None if value is None else clean_line(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean what is read: another program may have written it."""
        return None if value is None else clean_line(value)


class LongText(TypeDecorator[str]):
    """Text of several lines, cleaned and NFC on the way in and on the way out."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean what is written."""
        return None if value is None else clean_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean what is read: another program may have written it."""
        return None if value is None else clean_text(value)


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in, aware UTC out, to the second; a naive one is refused."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write it as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        return value.astimezone(UTC).strftime(MOMENT)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read it as UTC."""
        return None if value is None else datetime.strptime(value, MOMENT).replace(tzinfo=UTC)


class Day(TypeDecorator[date]):
    """A business date, written as `YYYY-MM-DD`."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write it in ISO form."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read the ISO form."""
        return None if value is None else date.fromisoformat(value)


@compiles(sa.String, "sqlite")
@compiles(sa.Enum, "sqlite")
def _text(_type: object, _compiler: object, **_: Any) -> str:
    """STRICT tables know TEXT, not VARCHAR."""
    return "TEXT"


@compiles(sa.Boolean, "sqlite")
def _integer(_type: object, _compiler: object, **_: Any) -> str:
    """STRICT tables know INTEGER, not BOOLEAN."""
    return "INTEGER"


def one_of(*values: str) -> sa.Enum:
    """Return a type for a closed set of values, kept as text and checked by SQLite."""
    return sa.Enum(*values, native_enum=False, create_constraint=True)


def new_uid() -> str:
    """Return the name by which a row is known outside this file: 32 hexadecimal digits."""
    return uuid4().hex


class Row(SQLModel):
    """What every table has."""

    __table_args__: ClassVar[Any] = {"sqlite_strict": True, "sqlite_autoincrement": True}

    rid: int | None = Field(default=None, primary_key=True)
    """Its number in this file; never used twice."""
    uid: str = Field(
        default_factory=new_uid,
        unique=True,
        sa_column_kwargs={"server_default": sa.text("(lower(hex(randomblob(16))))")},
    )
    """Its name in any file: what hand-over and consolidation speak of."""
    version: int = Field(default=1, sa_column_kwargs={"server_default": sa.text("1")})
    """Counts its changes; a change made on an older reading is refused."""

    @sa.orm.declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]  # set by the mapper


def line(default: str | None = "", **kwargs: Any) -> Any:
    """Return a field for one line of text; empty when unknown."""
    return Field(default=default, sa_type=Line, sa_column_kwargs={"server_default": default}, **kwargs)


def long_text(default: str = "") -> Any:
    """Return a field for text of several lines; empty when unknown."""
    return Field(default=default, sa_type=LongText, sa_column_kwargs={"server_default": default})


def day(**kwargs: Any) -> Any:
    """Return a field for a business date; `None` when unknown."""
    return Field(default=None, sa_type=Day, **kwargs)


def moment(**kwargs: Any) -> Any:
    """Return a field for a point in time; `None` when unknown."""
    return Field(default=None, sa_type=Moment, **kwargs)


def choice(*values: str, default: str | None = None) -> Any:
    """Return a field for a closed set of values; the first is the default unless one is given."""
    start = values[0] if default is None else default
    return Field(default=start, sa_type=one_of(*values), sa_column_kwargs={"server_default": start})


def yes_no(*, default: bool = False) -> Any:
    """Return a field that is true or false."""
    return Field(default=default, sa_column_kwargs={"server_default": sa.text(str(int(default)))})


def whole(default: int | None = None) -> Any:
    """Return a field for a whole number (minor units of money, months, parts per million)."""
    return Field(default=default)


def count() -> Any:
    """Return a field that counts from 0, in files of an older schema too."""
    return Field(default=0, sa_column_kwargs={"server_default": sa.text("0")})


def link(target: str, *, index: bool = True, **kwargs: Any) -> Any:
    """Return a field that points to a row of another table; `None` when there is none.

    It is indexed, unless an index of the table begins with it already.
    """
    return Field(default=None, foreign_key=f"{target}.rid", index=index, **kwargs)
