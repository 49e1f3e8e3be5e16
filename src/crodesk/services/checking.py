"""Whether a desk is whole: its pages, its encryption, its links, its lists, and the chain that seals its journal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crodesk.domain.problem import DeskFault, Problem
from crodesk.domain.words import N_
from crodesk.services.desk import Desk
from crodesk.storage import journal
from crodesk.storage.connection import Connection
from crodesk.storage.reader import Reader

FIRST_FAULTS = 5
"""How many faults of one kind are named."""


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


def verify(reader: Reader, *, encrypted: bool) -> Iterator[Check]:
    """Look at everything, one check after the other, at one state of the file."""
    checks: list[tuple[str, Look]] = [
        (N_("pages of the file"), _pages),
        (N_("links between records"), _links),
        (N_("lists and search"), _lists),
        (N_("chain of the journal"), _chain),
    ]
    if encrypted:
        checks.insert(0, (N_("encryption of every page"), _cipher))
    reader.with_connection(lambda db: db.execute("BEGIN"))
    try:
        for name, look in checks:
            yield Check(name, tuple(_looked(reader, look)))
    finally:
        reader.with_connection(lambda db: db.execute("ROLLBACK"))


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


def _chain(db: Connection) -> list[Problem]:
    fault = journal.verify(db)
    return [fault] if fault else []


def _words(cursor: Any) -> list[Problem]:
    return [_own_words(str(text)) for (text,) in cursor.fetchmany(FIRST_FAULTS)]


def _own_words(text: str) -> Problem:
    """Return what SQLite says, or a place in the file, as it is: no language has other words for it."""
    return Problem("", "{words}", {"words": text})
