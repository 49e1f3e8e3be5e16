"""A file of which most has become free gives that room back when the desk is closed, and nothing else changes."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crodesk.services import checking, opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.storage import journal, shrinking
from crodesk.storage.connection import connect
from tests.conftest import PASSPHRASE

MANY = 3000
"""So many customers take more than a megabyte."""


@pytest.fixture(autouse=True)
def _a_megabyte_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shrinking, "WORTH", 2**20)


def opened(path: Path, clock: Clock) -> Desk:
    return opening.open_to_write(path, PASSPHRASE, clock, "test")


def bring_in(session: Any) -> None:
    """A bulk insert as an import makes it."""
    db = session.connection().connection.driver_connection
    with journal.bulk(db, "customer"):
        rows = ((f"B{n}", f"Bulk {n} " * 20, f"bulk {n}") for n in range(MANY))
        db.executemany("INSERT INTO customer (code, name, name_search) VALUES (?, ?, ?)", rows)


def customers(desk: Desk) -> int:
    return int(desk.read_now(lambda reader: reader.value("SELECT count(*) FROM customer")))


def is_whole(desk: Desk) -> bool:
    return all(check.ok for check in desk.read_now(checking.verify, desk.attachments, encrypted=True))


def test_an_import_that_was_taken_back_leaves_the_disk_when_the_desk_is_closed(sealed_path: Path, clock: Clock) -> None:
    with closing(opened(sealed_path, clock)) as desk:
        desk.do_now("Import", "", bring_in)
    large = sealed_path.stat().st_size
    with closing(opened(sealed_path, clock)) as desk:
        desk.undo()
    assert sealed_path.stat().st_size < large / 2
    with closing(opened(sealed_path, clock)) as desk:
        assert is_whole(desk)
        assert customers(desk) == 0
        desk.redo()
        assert customers(desk) == MANY
        assert is_whole(desk)


def test_a_desk_that_is_mostly_full_or_was_only_read_stays_as_it_is(sealed_path: Path, clock: Clock) -> None:
    with closing(opened(sealed_path, clock)) as desk:
        desk.do_now("Import", "", bring_in)
    before = sealed_path.read_bytes()
    with closing(opened(sealed_path, clock)) as desk:
        assert customers(desk) == MANY
    shrinking.give_back(sealed_path, opening.unlock(sealed_path, PASSPHRASE))
    assert sealed_path.read_bytes() == before


def test_what_another_program_reads_meanwhile_stays_whole_for_it(sealed_path: Path, clock: Clock) -> None:
    with closing(opened(sealed_path, clock)) as desk:
        desk.do_now("Import", "", bring_in)
        with closing(connect(sealed_path, opening.unlock(sealed_path, PASSPHRASE))) as other:
            other.execute("BEGIN")
            assert other.execute("SELECT count(*) FROM customer").fetchone() == (MANY,)
            desk.undo()
            desk.close()
            assert other.execute("SELECT count(*), count(DISTINCT name) FROM customer").fetchone() == (MANY, MANY)
    with closing(opened(sealed_path, clock)) as desk:
        assert customers(desk) == 0
        assert is_whole(desk)


def test_a_file_that_can_not_be_opened_any_more_is_left_alone(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no desk" * 1000)
    shrinking.give_back(broken, bytes(32))
    shrinking.give_back(tmp_path / "gone.sqlite", bytes(32))
    assert broken.read_bytes() == b"no desk" * 1000
