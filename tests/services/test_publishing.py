"""A desk's copy in PostgreSQL equals it row by row, whatever was done, broken off or restored in between."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from crodesk.domain.problem import DeskFault
from crodesk.services import opening, publishing, records
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.publishing import Address, Published
from crodesk.storage.connection import SCHEMA_VERSION, connect
from crodesk.storage.publishing import shape, source
from tests import postgresql
from tests.builders import a_customer, a_record
from tests.postgresql import PASSWORD, Server

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql.temporary() as found:
        found.new_database("bank")
        yield found


@pytest.fixture
def there(server: Server) -> Iterator[Address]:
    """The database of the head office, empty."""
    yield publishing.address(server.address("bank")).with_password(PASSWORD)
    with server.connect("bank") as db:
        made = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^(crodesk|desk_)' ORDER BY 1"
        for (name,) in db.execute(made).fetchall():
            db.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


def quiet(_table: str, _rows: int, _total: int) -> None:
    """Tell nobody how far it is."""


def publish(desk: Desk, there: Address, *, whole: bool = False) -> Published:
    return publishing.publish(desk, there, quiet, whole=whole)


def rows_here(desk: Desk) -> Rows:
    """Return every published row of a desk as SQLite holds it."""

    def read(db: Any) -> Rows:
        db.text_factory = lambda data: data.decode("utf-8", "replace")
        found = {}
        for table in shape.published_tables():
            names = ", ".join(column.name for column in table.columns)
            found[table.name] = db.execute(f"SELECT {names} FROM {table.name} ORDER BY 1").fetchall()
        return found

    return desk.read_now(lambda reader: reader.with_connection(read))


def rows_there(server: Server, there: Address, schema: str) -> Rows:
    """Return every row of a copy, its days, moments and truths written as SQLite has them."""
    found = {}
    with server.connect(there.database) as db:
        db.execute("SET timezone = 'Asia/Ho_Chi_Minh'")
        for table in shape.published_tables():
            names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
            rows = db.execute(sql.SQL("SELECT {} FROM {} ORDER BY 1").format(names, sql.Identifier(schema, table.name)))
            found[table.name] = [tuple(map(as_kept, row)) for row in rows]
    return found


def as_kept(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(cell, date):
        return cell.isoformat()
    return int(cell) if isinstance(cell, bool) else cell


def is_equal(desk: Desk, server: Server, there: Address, done: Published) -> bool:
    """Tell whether the copy holds what the desk holds, read on both sides without the program's own comparison."""
    here, copy = rows_here(desk), rows_there(server, there, done.schema)
    assert here["customer"]
    assert {name: rows for name, rows in copy.items() if rows != here[name]} == {}
    return publishing.compare(desk, there).equal


@pytest.fixture
def sample(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    path = tmp_path / "sample.sqlite"
    shutil.copyfile(Path(__file__).parents[2] / "data" / "sample.sqlite", path)
    desk = opening.open_to_write(path, None, clock, "test")
    yield desk
    desk.close()


def another(folder: Path, clock: Clock, name: str) -> Desk:
    """Return a second desk that is open for writing."""
    opening.create(folder / name, None, opening.NewDesk("Mai", "Hà Đông", "VND"), clock)
    return opening.open_to_write(folder / name, None, clock, "test")


def test_the_whole_practice_portfolio_is_there_and_again_nothing_is_new(
    sample: Desk, server: Server, there: Address
) -> None:
    told: list[tuple[str, int, int]] = []
    done = publishing.publish(sample, there, lambda *far: told.append(far))
    assert is_equal(sample, server, there, done)
    assert (done.whole, done.resumed) == (True, False)
    assert told[-1][1] == told[-1][2] == done.written == sum(map(len, rows_here(sample).values()))
    again = publish(sample, there)
    assert (again.whole, again.actions, again.written, again.removed) == (False, 0, 0, 0)
    assert again.seal == done.seal


def test_what_was_added_changed_taken_back_and_removed_is_followed(desk: Desk, server: Server, there: Address) -> None:
    duc = a_customer(desk, "Trần Văn Đức")
    publish(desk, there)
    for act in (
        lambda: a_customer(desk, "Võ Thị Sáu"),
        lambda: desk.do_now("Changed", "", records.change, "customer", duc, {"name": "Trần Văn Đức Anh"}),
        lambda: a_record(desk, "interaction", duc, text="gọi lại", kind="call", at=AT),
        desk.undo,
        desk.redo,
        lambda: (desk.undo(), desk.undo(), desk.undo()),
    ):
        act()
        done = publish(desk, there)
        assert not done.whole
        assert done.actions > 0
        assert is_equal(desk, server, there, done)


def test_rows_that_come_by_the_thousand_and_go_again_are_followed(desk: Desk, server: Server, there: Address) -> None:
    from crodesk.storage import journal

    a_customer(desk, "Trần Văn Đức")
    publish(desk, there)

    def many(session: Any) -> None:
        db = session.connection().connection.driver_connection
        with journal.bulk(db, "customer"):
            values = [(f"Khách {number}", f"K{number}") for number in range(3000)]
            db.executemany("INSERT INTO customer (name, code) VALUES (?, ?)", values)

    desk.do_now("Imported", "", many)
    done = publish(desk, there)
    assert is_equal(desk, server, there, done)
    assert done.written > 3000
    desk.undo()
    assert is_equal(desk, server, there, publish(desk, there))


def test_what_is_unique_may_change_places(desk: Desk, server: Server, there: Address) -> None:
    a_customer(desk, "An")
    first, second = (a_record(desk, "setting", None, key=key, value="1") for key in ("a", "b"))
    publish(desk, there)

    def swap(session: Any) -> None:
        db = session.connection().connection.driver_connection
        for key, rid in (("c", first), ("a", second), ("b", first)):
            db.execute("UPDATE setting SET key = ? WHERE rid = ?", (key, rid))

    desk.do_now("Changed", "", swap)
    assert is_equal(desk, server, there, publish(desk, there))


def test_two_desks_lie_side_by_side_and_are_seen_as_one(
    desk: Desk, tmp_path: Path, clock: Clock, server: Server, there: Address
) -> None:
    other = another(tmp_path, clock, "other.sqlite")
    a_customer(desk, "Trần Văn Đức")
    a_customer(other, "Lê Thị Mai")
    mine, theirs = publish(desk, there), publish(other, there)
    a_customer(other, "Phạm Hùng")
    assert mine.schema != theirs.schema
    assert is_equal(other, server, there, publish(other, there))
    assert is_equal(desk, server, there, mine)
    with server.connect(there.database) as db:
        names = db.execute(
            "SELECT officer, name FROM crodesk.customer JOIN crodesk.published_desk ON schema_name = desk_schema"
            " ORDER BY officer, rid"
        ).fetchall()
    assert names == [("Lan", "Trần Văn Đức"), ("Mai", "Lê Thị Mai"), ("Mai", "Phạm Hùng")]
    other.close()


ODD = [
    "NUL\0giữa",
    "\\N",
    "\\.",
    "a\tb\\n'\"; DROP SCHEMA crodesk --",
    "\u202elật\u202c \x1b[31mđỏ\x07",
    "陈小明 🏭 e\u0323\u0302",
    "",
]


def test_odd_text_great_amounts_and_far_days_arrive_exactly(desk: Desk, server: Server, there: Address) -> None:
    most, least = 9_223_372_036_854_775_807, -9_223_372_036_854_775_808
    duc = a_customer(desk, "Trần Văn Đức")
    kept = [a_record(desk, "interaction", duc, text="x", kind="call", at=AT) for _text in ODD]
    held = a_record(desk, "holding", duc, kind="deposit", number="1", currency="VND")

    def another_program(session: Any) -> None:
        db = session.connection().connection.driver_connection
        for rid, text in zip(kept, ODD, strict=True):
            db.execute("UPDATE interaction SET text = ? WHERE rid = ?", (text, rid))
        db.execute("UPDATE holding SET amount_minor = ?, opened_on = '0001-01-01', matures_on = '9999-12-31'", (most,))
        db.execute("UPDATE holding SET rate_ppm = ? WHERE rid = ?", (least, held))

    desk.do_now("Changed", "", another_program)
    with closing(connect(desk.path, None)) as db:  # text that isn't even UTF-8 comes from outside the journal only
        db.execute("UPDATE interaction SET subject = CAST(x'ff41' AS TEXT) WHERE rid = ?", (kept[0],))
    done = publish(desk, there)
    assert publishing.compare(desk, there).equal
    with server.connect(there.database) as db:
        db.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(done.schema)))
        notes = [text for (text,) in db.execute("SELECT text FROM interaction ORDER BY rid")]
        amounts = db.execute("SELECT amount_minor, rate_ppm, opened_on, matures_on FROM holding").fetchall()
    assert amounts == [(most, least, date.min, date.max)]
    assert notes == ["NULgiữa", "\\N", "\\.", ODD[3], "lật [31mđỏ", ODD[5], ""]


def test_a_day_that_is_none_is_named_by_its_place_and_the_copy_stays(
    desk: Desk, server: Server, there: Address
) -> None:
    duc = a_customer(desk, "Trần Văn Đức")
    before = publish(desk, there)
    rows = rows_there(server, there, before.schema)

    def another_program(session: Any) -> None:
        db = session.connection().connection.driver_connection
        db.execute("UPDATE customer SET born_on = 'hôm qua' WHERE rid = ?", (duc,))

    desk.do_now("Changed", "", another_program)
    with pytest.raises(DeskFault) as raised:
        publish(desk, there)
    assert raised.value.values == {"table": "customer", "row": duc, "field": "born_on"}
    assert rows_there(server, there, before.schema) == rows


KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from crodesk.services import opening, publishing
from crodesk.services.clock import Clock
path, there, steps = Path(sys.argv[1]), publishing.address(sys.argv[2]), int(sys.argv[3])
told = []
def tell(*far):
    told.append(far)
    if len(told) == steps:
        os.kill(os.getpid(), signal.SIGKILL)
desk = opening.open_to_read(path, None, Clock.on(date(2026, 11, 20)))
publishing.publish(desk, there, tell, whole="whole" in sys.argv)
"""


def killed(desk: Desk, there: Address, steps: int, *more: str) -> None:
    """Publish in a program of its own that is killed after it has told so many times how far it is."""
    address = there.url.render_as_string(hide_password=False)
    done = subprocess.run([sys.executable, "-c", KILLED, desk.path, address, str(steps), *more], check=False)
    assert done.returncode == -signal.SIGKILL


def test_a_load_that_is_killed_goes_on_and_takes_in_what_was_done_meanwhile(
    sample: Desk, server: Server, there: Address
) -> None:
    killed(sample, there, 30)
    sample.undo()
    new = a_customer(sample, "Lê Thị Mai")
    sample.do_now("Changed", "", records.change, "customer", 1, {"name": "Nguyễn An Khang"})
    killed(sample, there, 3)
    sample.do_now("Changed", "", records.change, "customer", new, {"name": "Lê Thị Mai Anh"})
    total = sum(map(len, rows_here(sample).values()))
    done = publish(sample, there)
    assert done.resumed
    assert done.written < total
    assert is_equal(sample, server, there, done)


def test_a_copy_stays_whole_while_it_is_made_anew_or_followed(desk: Desk, server: Server, there: Address) -> None:
    a_customer(desk, "Trần Văn Đức")
    before = publish(desk, there)
    rows = rows_there(server, there, before.schema)
    killed(desk, there, 20, "whole")
    assert rows_there(server, there, before.schema) == rows
    assert is_equal(desk, server, there, publish(desk, there))
    a_customer(desk, "Lê Thị Mai")
    killed(desk, there, 1)
    assert rows_there(server, there, before.schema) == rows
    done = publish(desk, there)
    assert (done.whole, done.actions) == (False, 1)
    assert is_equal(desk, server, there, done)


def test_a_desk_restored_from_an_older_backup_is_told_and_published_whole_on_demand(
    desk: Desk, tmp_path: Path, clock: Clock, server: Server, there: Address
) -> None:
    a_customer(desk, "Trần Văn Đức")
    made = desk.back_up(tmp_path / "backups")
    a_customer(desk, "Lê Thị Mai")
    rows = rows_there(server, there, publish(desk, there).schema)
    restored = opening.open_to_write(made.path, None, clock, "test")
    with pytest.raises(DeskFault, match="goes up to action 3, the desk to 2") as raised:
        publish(restored, there)
    assert raised.value.values == {"there": 3, "here": 2}
    a_customer(restored, "Phạm Hùng")
    a_customer(restored, "Bùi Sơn")
    for work in (lambda: publish(restored, there), lambda: publishing.compare(restored, there)):
        with pytest.raises(DeskFault, match="parted"):
            work()
    done = publish(restored, there, whole=True)
    assert rows["customer"] != rows_there(server, there, done.schema)["customer"]
    assert is_equal(restored, server, there, done)
    restored.close()


@pytest.mark.parametrize(
    ("version", "words"), [(SCHEMA_VERSION - 1, "older schema"), (SCHEMA_VERSION + 1, "newer crodesk")]
)
def test_a_copy_of_another_schema_is_left_alone(
    desk: Desk, server: Server, there: Address, version: int, words: str
) -> None:
    publish(desk, there)
    with server.connect(there.database) as db:
        db.execute("UPDATE crodesk.published_desk SET schema_version = %s", (version,))
    a_customer(desk, "Trần Văn Đức")
    with pytest.raises(DeskFault, match=words):
        publish(desk, there)
    with server.connect(there.database) as db:
        assert db.execute("SELECT action FROM crodesk.published_desk").fetchone() == (1,)
    if version < SCHEMA_VERSION:
        assert is_equal(desk, server, there, publish(desk, there, whole=True))


def address(there: Address, **parts: Any) -> Address:
    """Return an address with something else in it."""
    return Address(there.url.set(**parts))


def test_what_the_server_refuses_is_said_without_the_password(desk: Desk, server: Server, there: Address) -> None:
    with server.connect(there.database) as db:
        db.execute(sql.SQL("CREATE ROLE reader LOGIN PASSWORD {}").format(sql.Literal(PASSWORD)))
        db.execute("CREATE DATABASE taken")
    with server.connect("taken") as db:
        db.execute("CREATE SCHEMA crodesk")
    cases = {
        "can't be reached": address(there, port=postgresql.free_port()),
        "the user headoffice or the password": address(there, password=f"{PASSWORD}!"),
        "has no database": address(there, database="nowhere"),
        "may not make tables": address(there, username="reader"),
        "not made by crodesk": address(there, database="taken"),
        "no encrypted connection": Address(there.url.update_query_dict({"sslmode": "require"})),
    }
    for words, where in cases.items():
        with pytest.raises(DeskFault, match=words) as raised:
            publish(desk, where)
        said = raised.value.text.format(**raised.value.values)
        assert PASSWORD not in f"{said} {raised.value!r} {where} {where!r} {raised.value.__cause__!r}"


def test_an_address_is_read_or_refused_and_asks_for_encryption_elsewhere() -> None:
    assert publishing.address("postgresql://u@10.1.2.3/ho").url.query["sslmode"] == "require"
    assert publishing.address("postgresql://u@10.1.2.3/ho?sslmode=verify-full").url.query["sslmode"] == "verify-full"
    assert "sslmode" not in publishing.address("postgresql+psycopg://u@127.0.0.1/ho").url.query
    shown = str(publishing.address("postgresql://u@h/ho?password=tr0m"))
    assert "tr0m" not in shown
    for text in ("", "ho", "mysql://u:tr0m@h/ho", "postgresql://u:tr0m@h", "postgresql+psycopg://u:tr0m@h:x/ho"):
        with pytest.raises(DeskFault, match="no address") as raised:
            publishing.address(text)
        assert "tr0m" not in raised.value.text.format(**raised.value.values)


def test_without_the_extra_it_says_what_to_install(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DeskFault, match="not installed"):
        publish(desk, publishing.address("postgresql://u@127.0.0.1/ho"))


def test_one_at_a_time_publishes_a_desk(desk: Desk, server: Server, there: Address) -> None:
    publish(desk, there)
    number = int(desk.read_now(lambda reader: reader.with_connection(source.identity))[:16], 16) - (1 << 63)
    with server.connect(there.database) as db:
        db.execute("SELECT pg_advisory_lock(%s)", (number,))
        with pytest.raises(DeskFault, match="published already"):
            publish(desk, there)


def test_the_line_may_break_and_the_copy_stays(desk: Desk, server: Server, there: Address) -> None:
    a_customer(desk, "Trần Văn Đức")
    done = publish(desk, there)
    rows = rows_there(server, there, done.schema)
    a_customer(desk, "Lê Thị Mai")

    def cut(_table: str, _rows: int, _total: int) -> None:
        with server.connect() as db:
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'crodesk'")

    with pytest.raises(DeskFault, match="broke off"):
        publishing.publish(desk, there, cut)
    assert rows_there(server, there, done.schema) == rows
    assert is_equal(desk, server, there, publish(desk, there))


def test_comparing_names_the_place_of_each_difference_and_never_what_stands_there(
    desk: Desk, server: Server, there: Address
) -> None:
    duc, mai = a_customer(desk, "Trần Văn Đức"), a_customer(desk, "Lê Thị Mai")
    with pytest.raises(DeskFault, match="is not in bank"):
        publishing.compare(desk, there)
    done = publish(desk, there)
    with server.connect(there.database) as db:
        db.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(done.schema)))
        db.execute("UPDATE customer SET name = 'Bí Mật', born_on = '2000-02-29' WHERE rid = %s", (duc,))
        db.execute("INSERT INTO setting (rid, uid, version, key, value) VALUES (77, 'u', 1, 'k', 'Bí Mật')")
        db.execute("ALTER TABLE customer DISABLE TRIGGER ALL")
        db.execute("DELETE FROM customer WHERE rid = %s", (mai,))
    found = publishing.compare(desk, there)
    assert {(each.table, each.row, each.fields, each.here, each.there) for each in found.named} == {
        ("customer", duc, ("name", "born_on"), True, True),
        ("customer", mai, (), True, False),
        ("setting", 77, (), False, True),
    }
    assert found.differing == 3
    assert "Bí Mật" not in repr(found)
    a_customer(desk, "Phạm Hùng")
    with pytest.raises(DeskFault, match="not published yet"):
        publishing.compare(desk, there)


def test_neither_keys_nor_drafts_are_published(desk: Desk) -> None:
    published = {table.name for table in shape.published_tables()}
    assert {"customer", "interaction", "loan_event", "action", "change"} <= published
    assert not published & {"own_key", "draft", "journal_context"}
