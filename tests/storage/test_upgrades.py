"""An older file becomes equal to a fresh one, after a backup, or stays as it was."""

from pathlib import Path

import pytest

from crodesk.domain.problem import DeskFault
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.storage import database, upgrades
from crodesk.storage.connection import SCHEMA_VERSION, Connection, connect
from tests.builders import a_customer

SCHEMAS = sorted(Path(__file__).with_name("schemas").glob("*.sql"), key=lambda path: int(path.stem))
"""The shape of a fresh file of every older schema, as it was then."""


def shape(db: Connection) -> list[tuple[str, ...]]:
    found = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    return sorted((kind, name, "".join((sql or "").split())) for kind, name, sql in found)


def made_then(path: Path, older: Path) -> None:
    """Make a file as a crodesk of that time did, with a customer and something to do in it."""
    path.touch()
    db = connect(path, None)
    db.executescript(older.read_text(encoding="utf-8"))
    db.execute("INSERT INTO journal_context (action) VALUES (0)")
    found = "" if int(older.stem) < 3 else "an"
    columns = "INSERT INTO customer (code, name, kind, status, name_search)"
    db.execute(f"{columns} VALUES ('K-0001', 'An', 'individual', 'active', ?)", (found,))
    due = "VALUES (1, 'call', 'first', '2026-11-20'), (1, 'call', 'second', '2026-11-21')"
    db.execute(f"INSERT INTO follow_up (customer_rid, what, about, due_on) {due}")
    db.execute("DELETE FROM follow_up WHERE about = 'second'")
    db.execute(f"PRAGMA user_version = {older.stem}")
    db.close()


def test_the_shape_of_every_older_schema_is_kept() -> None:
    assert [int(path.stem) for path in SCHEMAS] == list(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize("older", SCHEMAS, ids=lambda path: f"from {path.stem}")
def test_an_older_file_becomes_equal_to_a_fresh_one(older: Path, tmp_path: Path) -> None:
    made_then(tmp_path / "old.sqlite", older)
    db = connect(tmp_path / "old.sqlite", None)
    upgrades.upgrade(db, tmp_path / "old.sqlite")
    database.create_file(tmp_path / "fresh.sqlite", None)
    fresh = connect(tmp_path / "fresh.sqlite", None)
    assert shape(db) == shape(fresh)
    assert db.execute("SELECT about, due_on, status, tries FROM follow_up").fetchall() == [
        ("first", "2026-11-20", "open", 0)
    ]
    db.execute("INSERT INTO follow_up (about, due_on) VALUES ('third', '2026-11-22')")
    assert db.execute("SELECT max(rid) FROM follow_up").fetchone() == (3,)
    assert db.execute("SELECT name FROM customer_summary").fetchall() == [("An",)]
    assert db.execute("SELECT name_search FROM customer").fetchall() == [("an",)]
    db.close()
    fresh.close()


@pytest.fixture
def old(desk_path: Path, clock: Clock) -> Path:
    """A desk with a customer in it, to which a made-up next schema is applied."""
    desk = opening.open_to_write(desk_path, None, clock, "test")
    a_customer(desk, "Trần Văn Đức", phone="0903 555 107")
    desk.close()
    return desk_path


def add_column(db: Connection) -> None:
    db.execute("ALTER TABLE branch ADD COLUMN region TEXT NOT NULL DEFAULT ''")


def test_a_file_that_is_up_to_date_is_left_alone(old: Path) -> None:
    before = old.read_bytes()
    db = connect(old, None)
    assert upgrades.upgrade(db, old) is None
    db.close()
    assert old.read_bytes() == before


def test_a_step_runs_once_after_a_backup_and_everything_derived_is_made_anew(old: Path) -> None:
    db = connect(old, None)
    before = shape(db)
    backup = upgrades.upgrade(db, old, steps=[add_column] * SCHEMA_VERSION, target=SCHEMA_VERSION + 1)
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
    changed = {name for _type, name, _sql in set(before) ^ set(shape(db))}
    assert changed == {"branch"}
    assert db.execute("SELECT phone FROM customer_summary").fetchall() == [("0903 555 107",)]
    assert db.execute("SELECT count(*) FROM customer_words WHERE customer_words MATCH 'duc'").fetchone() == (1,)
    db.close()
    assert backup is not None
    saved = connect(backup, None)
    assert shape(saved) == before
    assert saved.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    saved.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    def half(db: Connection) -> None:
        add_column(db)
        raise OSError("power cut")

    db = connect(old, None)
    before = shape(db)
    with pytest.raises(OSError, match="power cut"):
        upgrades.upgrade(db, old, steps=[half] * SCHEMA_VERSION, target=SCHEMA_VERSION + 1)
    assert shape(db) == before
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    db.close()


def test_a_step_that_leaves_rows_pointing_nowhere_is_refused(old: Path) -> None:
    def orphan(db: Connection) -> None:
        db.execute("DELETE FROM customer")

    db = connect(old, None)
    with pytest.raises(DeskFault, match="point nowhere"):
        upgrades.upgrade(db, old, steps=[orphan] * SCHEMA_VERSION, target=SCHEMA_VERSION + 1)
    assert db.execute("SELECT count(*) FROM customer").fetchone() == (1,)
    db.close()


def test_every_schema_before_this_one_has_its_step() -> None:
    assert len(upgrades.STEPS) == SCHEMA_VERSION - 1


def test_an_older_desk_is_not_read_before_it_is_brought_up_to_date(
    old: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(DeskFault, match="older crodesk"):
        opening.open_to_read(old, None, clock)
