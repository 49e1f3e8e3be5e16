"""Whether a desk is whole: its pages, its encryption, its links, its lists, and the chain that seals its journal."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from crodesk.domain.problem import DeskFault, Problem
from crodesk.domain.words import N_
from crodesk.services.desk import Desk
from crodesk.storage import journal
from crodesk.storage.connection import Connection
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from crodesk.services.history import HistoryLine
    from crodesk.storage.attachments import Attachments

FIRST_FAULTS = 5
"""How many faults of one kind are named."""
FILES = N_("attached files")
"""The check of the files beside the desk."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    """A message id."""
    faults: tuple[Problem, ...]
    """What is wrong, the pages of the file in SQLite's own words; empty when all is well."""

    @property
    def ok(self) -> bool:
        """Whether all is well."""
        return not self.faults


Look = Callable[[Connection], list[Problem]]


def verify(reader: Reader, attachments: "Attachments", *, encrypted: bool) -> Iterator[Check]:
    """Look at everything, one check after the other, at one state of the file; last at the files beside it."""
    from crodesk.services import attachment_checking, chain_checking  # load the ciphers, which `where` needs not

    checks: list[tuple[str, Look]] = [
        (N_("pages of the file"), _pages),
        (N_("links between records"), _links),
        (N_("lists and search"), _lists),
        (N_("chain of the journal"), partial(chain_checking.faults, reader)),
        (FILES, partial(attachment_checking.faults, store=attachments)),
    ]
    if encrypted:
        checks.insert(0, (N_("encryption of every page"), _cipher))
    _bring_log_into_file(reader)
    reader.with_connection(lambda db: db.execute("BEGIN"))
    try:
        for name, look in checks:
            yield Check(name, tuple(_looked(reader, look)))
    finally:
        reader.with_connection(lambda db: db.execute("ROLLBACK"))


def _bring_log_into_file(reader: Reader) -> None:
    """Have what the log holds written into the file.

    The check of the encryption looks at the file alone: a page that a power cut left half written there is whole in
    the log, from where it is read. Where that can't be done now, the check says more than is wrong.
    """
    with suppress(DeskFault):
        reader.with_connection(lambda db: db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall())


def sealed_at(desk: Desk, seal: str) -> "HistoryLine | None":
    """Return the action that a seal, or the beginning of one, closed; `None` where this journal has none like it."""
    from crodesk.services import history

    number = desk.read_now(lambda reader: reader.with_connection(lambda db: journal.sealed_at(db, seal)))
    return None if number is None else history.one(desk, number)


def seal(desk: Desk) -> str:
    """Return the newest seal of the journal: what noted elsewhere proves later what was there."""
    return desk.read_now(lambda reader: reader.with_connection(journal.head))


def _looked(reader: Reader, look: Look) -> list[Problem]:
    """Run one check; a file too damaged to be looked at is a finding, not an end."""
    try:
        return reader.with_connection(look)
    except DeskFault as fault:
        return [Problem("", fault.text, fault.values)]


def _cipher(db: Connection) -> list[Problem]:
    return _words(db.execute("PRAGMA cipher_integrity_check"))


def _pages(db: Connection) -> list[Problem]:
    return [one for one in _words(db.execute(f"PRAGMA integrity_check({FIRST_FAULTS})")) if one.values["words"] != "ok"]


def _links(db: Connection) -> list[Problem]:
    found = db.execute("PRAGMA foreign_key_check").fetchmany(FIRST_FAULTS)
    return [_own_words(f"{table} {row} → {parent}") for table, row, parent, _number in found]


def _lists(db: Connection) -> list[Problem]:
    query = """
    SELECT c.rid FROM customer c LEFT JOIN customer_summary s ON s.customer_rid = c.rid WHERE s.customer_rid IS NULL
    """
    return [_own_words(f"customer {rid}") for (rid,) in db.execute(query).fetchmany(FIRST_FAULTS)]


def _words(cursor: Any) -> list[Problem]:
    return [_own_words(str(text)) for (text,) in cursor.fetchmany(FIRST_FAULTS)]


def _own_words(text: str) -> Problem:
    """Return what SQLite says, or a place in the file, as it is: no language has other words for it."""
    return Problem("", "{words}", {"words": text})
