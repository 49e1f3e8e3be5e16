"""The way to the head office's PostgreSQL server: its address without its password, and one connection at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from crodesk.domain.problem import DeskFault
from crodesk.storage.publishing.faults import NO_ADDRESS, NO_DRIVER, explained

DIALECTS = ("postgresql+psycopg", "postgresql")
HERE = ("", "localhost", "127.0.0.1", "::1")
"""Hosts to which nothing leaves this computer."""
WAIT_SECONDS = 10
"""How long a server may take to answer the first call."""

Raw = Any
"""A psycopg connection."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the copies are kept; it can be shown as it is."""

    url: URL = field(repr=False)

    @property
    def host(self) -> str:
        """Return the server's name, with its port where one is given."""
        host = self.url.host or str(self.url.query.get("host", "localhost"))
        return f"{host}:{self.url.port}" if self.url.port else host

    @property
    def user(self) -> str:
        """Return who speaks to it; empty for whoever runs the program."""
        return self.url.username or ""

    @property
    def database(self) -> str:
        """Return the name of the database."""
        return self.url.database or self.user

    @property
    def has_password(self) -> bool:
        """Whether the password came with the address."""
        return self.url.password is not None

    def with_password(self, password: str) -> "Address":
        """Return the same address with a password."""
        return Address(self.url.set(password=password))

    def __str__(self) -> str:
        """Return it with stars for the password."""
        return self.url.render_as_string(hide_password=True)


def address(text: str) -> Address:
    """Read an address; raises `DeskFault` that quotes nothing which may be a password.

    Without an `sslmode` of its own, a server elsewhere has to offer an encrypted connection.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in DIALECTS or not url.database:
        raise DeskFault(NO_ADDRESS, text=text.partition("://")[0])
    if "password" in url.query:
        url = url.set(password=str(url.query["password"])).difference_update_query(["password"])
    if "sslmode" not in url.query and (url.host or "") not in HERE:
        url = url.update_query_dict({"sslmode": "require"})
    return Address(url.set(drivername=DIALECTS[0]))


@contextmanager
def open_server(where: Address) -> Iterator[sa.Connection]:
    """Connect, and close at the end; whatever is not committed then has not happened.

    Raises `DeskFault` when the server can't be reached, refuses, or breaks off inside the block.
    """
    try:
        engine = sa.create_engine(
            where.url,
            poolclass=NullPool,
            hide_parameters=True,
            connect_args={"connect_timeout": WAIT_SECONDS, "application_name": "crodesk", "options": "-c timezone=UTC"},
        )
    except (ImportError, NoSuchModuleError) as error:
        raise DeskFault(NO_DRIVER) from error
    with explained(where, connected=False):
        connection = engine.connect()
    try:
        with explained(where):
            yield connection
    except BaseException:
        connection.invalidate()  # it may be broken; the server takes back what was begun
        raise
    finally:
        connection.close()
        engine.dispose()


def raw(connection: sa.Connection) -> Raw:
    """Return psycopg's own connection, in whose running transaction rows are copied."""
    return connection.connection.driver_connection
