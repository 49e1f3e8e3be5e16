"""A real PostgreSQL for tests: Debian's package, on loopback, in a folder of its own; gone with the tests."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

PASSWORD = "open sésame: c@p/r?cê"
"""Of every user: with letters that an address has to escape."""
USER = "headoffice"
SETTINGS = [
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0"),
    *("autovacuum=off", "jit=off", "shared_buffers=32MB", "max_connections=20"),
]
"""Nothing of it has to outlive the tests."""
MEMORY, ROOM = Path("/dev/shm"), 512 * 1024 * 1024  # noqa: S108 - a folder of its own is made in it
"""Where its files lie if there is so much room: thousands of small ones are made and removed."""
NOBODY = "nobody"
"""Who runs the server where the tests are root's: PostgreSQL refuses root."""
WAIT_SECONDS = 30


def programs() -> Path | None:
    """Return where PostgreSQL's programs are; `None` where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).resolve().parent if named else None


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    folder: Path

    def address(self, database: str, user: str = USER) -> str:
        """Return where a database is, without the password."""
        return f"postgresql+psycopg://{user}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres", user: str = USER) -> "psycopg.Connection[tuple[Any, ...]]":
        """Return a connection of the tests' own."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, dbname=database, user=user, password=PASSWORD, autocommit=True
        )

    def new_database(self, name: str) -> str:
        """Make an empty database and return its address."""
        with self.connect() as db:
            db.execute(sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(name)))
        return self.address(name)


def _lowered() -> dict[str, Any]:
    """Return as whom the server's programs are run."""
    if os.geteuid() != 0:
        return {}
    other = pwd.getpwnam(NOBODY)
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}


def free_port() -> int:
    """Return a port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def temporary() -> Iterator[Server]:
    """Run a server whose files are gone afterwards; skips the test, with the reason, where there is no PostgreSQL."""
    if programs() is None:
        pytest.skip("PostgreSQL's programs (Debian: postgresql) are not on this computer")
    in_memory = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    folder = Path(tempfile.mkdtemp(prefix="crodesk-postgresql-", dir=MEMORY if in_memory else None))
    folder.chmod(0o711)  # so that whoever runs the server gets to its own folder
    try:
        with running(folder) as found:
            yield found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run a server whose files lie in `folder`, until the block ends."""
    bin_folder = programs()
    assert bin_folder is not None
    who = _lowered()
    data = folder / "data"
    data.mkdir(mode=0o700)
    if who:
        os.chown(data, who["user"], who["group"])
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    secret.chmod(0o644)  # whoever runs the server reads it too
    made = ["-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--no-sync", "--locale=C"]
    subprocess.run([bin_folder / "initdb", *map(str, made)], check=True, capture_output=True, cwd="/", **who)
    port = free_port()
    options = [f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *SETTINGS]
    command = [str(bin_folder / "postgres"), "-D", str(data), *(f"--{option}" for option in options)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/", **who)
    try:
        server = Server(port, folder)
        _wait_for(server, process)
        yield server
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing in it is kept
        process.wait(timeout=WAIT_SECONDS)


def _wait_for(server: Server, process: "subprocess.Popen[Any]") -> None:
    end = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            server.connect().close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
