"""A desk of any number of made-up customers, the same for the same number, for benchmarks and for tests of lists.

`python -m benchmarks.book FILE CUSTOMERS [PASSPHRASE]` makes one.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from benchmarks.people import JOBS, Person, paper, person, phone
from crodesk.domain.text import digits
from crodesk.services import opening, queue_making
from crodesk.services.clock import Clock
from crodesk.storage import derived, schema
from crodesk.storage.connection import Connection, connect

TODAY = date(2026, 11, 20)
BATCH = 20_000
PEOPLE = 30_000
"""How many different people there are; more customers than that have names in common, as in life."""
TIERS = ("gold", "silver", "silver", "standard", "standard", "standard", "standard", "")
STATUSES = ("active",) * 90 + ("prospect",) * 5 + ("dormant",) * 3 + ("closed",) * 2
TAGS = ("vip", "tết", "campaign-11")
BROUGHT = "bank-book"
"""What brought the customers, as in life; the officer has worked with one in seventy of them, who are kept in touch."""
Row = tuple[object, ...]

COLUMNS = {
    "customer": "code kind status name born_on birthday nationality occupation tier since lunar_birthday"
    " imported_from sort_key name_fold name_search",
    "contact_point": "customer_rid value digits",
    "identity_document": "customer_rid number digits expires_on",
    "holding": "rid kind number digits currency",
    "holding_role": "holding_rid customer_rid",
    "holding_reading": "holding_rid as_of balance_minor days_late arrears_minor status",
    "interaction": "customer_rid kind reached at imported_from",
    "follow_up": "customer_rid what due_on",
    "service_case": "customer_rid number opened_on",
    "customer_tag": "customer_rid tag",
}
"""The tables that are filled, and their columns that are."""


def make(path: Path, customers: int, passphrase: str | None = None) -> None:
    """Make a desk with `customers` made-up customers; encrypted when a passphrase is given."""
    opening.create(path, passphrase, opening.NewDesk("Lan", "Chợ Lớn", "VND"), Clock.on(TODAY))
    db = connect(path, opening.unlock(path, passphrase))
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -262144", "foreign_keys = OFF"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("BEGIN IMMEDIATE")
    with _without_indexes_and_triggers(db):
        _fill(db, customers)
    queue_making.refresh(db, TODAY)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


@contextmanager
def _without_indexes_and_triggers(db: Connection) -> Iterator[None]:
    """Drop what is faster made after the rows, and make it then."""
    made = db.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
        " AND tbl_name NOT IN ('customer_summary', 'customer_number') ORDER BY type, name"
    ).fetchall()
    for kind, name, _ in made:
        db.execute(f"DROP {kind} {name}")
    yield
    for sql in (sql for kind, _, sql in made if kind == "index"):
        db.execute(sql)
    schema.rebuild_derived(db)
    for sql in (sql for kind, _, sql in made if kind == "trigger"):
        db.execute(sql)


def _fill(db: Connection, customers: int) -> None:
    random = Random(customers)
    people = [person(random) for _ in range(min(customers, PEOPLE))]
    for first in range(1, customers + 1, BATCH):
        rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        for number in range(first, min(first + BATCH, customers + 1)):
            _add_customer(rows, random, random.choice(people), number)
        for table, columns in COLUMNS.items():
            names = columns.split()
            sql = f"INSERT INTO {table} (uid, {', '.join(names)}) VALUES (?, {', '.join('?' * len(names))})"
            db.executemany(sql, ((f"{first:016x}{place:016x}", *row) for place, row in enumerate(rows[table])))


def _add_customer(rows: dict[str, list[Row]], random: Random, who: Person, number: int) -> None:
    """Add all rows of one customer."""
    rows["customer"].append(_who(random, who, number))
    if random.random() < 0.95:
        made = phone(random, who.nationality)
        rows["contact_point"].append((number, made, digits(made)))
    if random.random() < 0.9:
        made = paper(random, who.nationality)
        rows["identity_document"].append((number, made, made.lower(), _day(random.randrange(-100, 5000))))
    if random.random() < 0.7:
        _add_holding(rows, random, number, 2 * number, "account")
    if random.random() < 0.15:
        _add_holding(rows, random, number, 2 * number + 1, "loan")
    if random.random() < 0.5:
        brought = BROUGHT if random.random() < 0.97 else ""
        rows["interaction"].append((number, "call", "yes", f"{_day(-random.randrange(700))}T02:30:00Z", brought))
    if random.random() < 0.1:
        rows["follow_up"].append((number, "call", _day(random.randrange(-10, 90))))
    if random.random() < 0.02:
        rows["service_case"].append((number, f"K{number:07}", "2026-11-01"))
    if random.random() < 0.05:
        rows["customer_tag"].append((number, random.choice(TAGS)))


def _who(random: Random, who: Person, number: int) -> Row:
    born = _day(-random.randrange(7000, 31_000)) if random.random() < 0.93 else None
    job = random.choice(JOBS) if who.kind == "individual" else ""
    lunar = f"{random.randrange(1, 13):02}-{random.randrange(1, 30):02}" if random.random() < 0.05 else ""
    return (
        f"C{number:08}", who.kind, random.choice(STATUSES), who.name, born, born[5:] if born else "", who.nationality,
        job, random.choice(TIERS), _day(-random.randrange(7000)), lunar, BROUGHT, *_words(who.name),
    )  # fmt: skip


@lru_cache(maxsize=200_000)
def _words(name: str) -> tuple[str, str, str]:
    """Return what follows from a name; many people have the same."""
    follows = derived.customer({"name": name})
    return follows["sort_key"], follows["name_fold"], follows["name_search"]


def _add_holding(rows: dict[str, list[Row]], random: Random, customer: int, rid: int, kind: str) -> None:
    number = f"{random.randrange(100, 999)}-{random.randrange(1_000_000):06}-{random.randrange(1000):03}"
    late = random.randrange(1, 120) if kind == "loan" and random.random() < 0.15 else 0
    rows["holding"].append((rid, kind, number, number.replace("-", ""), "VND"))
    rows["holding_role"].append((rid, customer))
    status = "late" if late else "running"
    reading = (rid, "2026-11-19", random.randrange(500_000_000), late, late * 100_000, status)
    rows["holding_reading"].append(reading)


@lru_cache(maxsize=50_000)
def _day(offset: int) -> str:
    return str(TODAY + timedelta(days=offset))


if __name__ == "__main__":
    started = time.perf_counter()
    make(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
    print(f"{int(sys.argv[2]):,} customers in {time.perf_counter() - started:.0f} s")
