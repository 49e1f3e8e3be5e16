"""The last days at the desk, played through the journal: what was written, changed and taken back."""

from typing import Any

from crodesk.sample import words
from crodesk.sample.book import Book, Row, complete, stored, table_of
from crodesk.sample.days import in_utc
from crodesk.sample.people import Person
from crodesk.storage import derived, journal, undo
from crodesk.storage.connection import Connection

WHO = "Nguyễn Ngọc Lan"


def play(db: Connection, book: Book, people: list[Person]) -> None:
    """Do every action of the story on an open desk whose triggers are in place."""
    known = {person.name: person.rid for person in people}
    for told in words.told("story")["action"]:
        action = _do(db, book, told, known[told["customer"]])
        if told.get("undo"):
            _take_back(db, action, told)


def _do(db: Connection, book: Book, told: dict[str, Any], customer: int) -> int:
    at = in_utc(told["at"])
    db.execute("BEGIN IMMEDIATE")
    action = journal.begin(db, at, WHO, told["name"], told["customer"])
    linked: dict[str, int] = {}
    for table, rows in told.get("add", {}).items():
        for row in rows:
            linked[table] = _add(db, book, table, _placed(table, dict(row), at, customer, linked))
    for table, change in told.get("change", {}).items():
        _change(db, book, table, customer, change)
    journal.seal(db, action)
    db.execute("COMMIT")
    return action


def _placed(table: str, row: Row, at: object, customer: int, linked: dict[str, int]) -> Row:
    """Return a row with its customer, its moment, and the contact that it came out of."""
    row["customer_rid"] = customer
    if table == "interaction":
        row["at"] = at
    if table == "follow_up":
        row["interaction_rid"] = linked.get("interaction")
    return row


def _add(db: Connection, book: Book, table: str, row: Row) -> int:
    rid = book.add(table, **row)
    values = complete(table, rid, row)
    insert(db, table, [values])
    return rid


def insert(db: Connection, table: str, rows: list[Row]) -> None:
    """Insert whole rows into a table."""
    names = [column.name for column in table_of(table).columns]
    marks = ", ".join("?" for _ in names)
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names from our metadata
    db.executemany(sql, [tuple(row[name] for name in names) for row in rows])


def _change(db: Connection, book: Book, table: str, customer: int, change: dict[str, Row]) -> None:
    """Alter the customer's row of a table that has the values told."""
    rid = next(
        rid
        for rid, row in enumerate(book.rows[table], 1)
        if (rid if table == "customer" else row["customer_rid"]) == customer
        and all(row.get(name) == value for name, value in change["where"].items())
    )
    row = book.row(table, rid)
    row.update(change["set"])
    values = {name: stored(value) for name, value in change["set"].items()}
    values |= {name: value for name, value in derived.RULES.get(table, dict)(row).items() if name not in values}
    sets = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE {table} SET {sets}, version = version + 1 WHERE rid = ?"  # noqa: S608 - names from our metadata
    db.execute(sql, (*values.values(), rid))


def _take_back(db: Connection, action: int, told: dict[str, Any]) -> None:
    db.execute("BEGIN IMMEDIATE")
    at = in_utc(told["at"].replace(minute=told["at"].minute + 1))
    undoing = journal.begin(db, at, WHO, "Undo", f"{told['name']}\t{told['customer']}", action)
    undo.take_back(db, action, told["name"])
    journal.seal(db, undoing)
    db.execute("COMMIT")
