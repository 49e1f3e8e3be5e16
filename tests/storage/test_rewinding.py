"""Tables as they stood at the end of a day: every kind of change taken back in memory, the file left as it is."""

from datetime import date, timedelta
from typing import Any

from crodesk.services import records
from crodesk.services.desk import Desk
from crodesk.services.loan_events import connection
from crodesk.storage import journal, rewinding
from tests.builders import a_customer, a_record
from tests.conftest import TODAY
from tests.services.loan_desk import on_day

LATER = TODAY + timedelta(days=3)
RAW = "SELECT rid, name, value_minor FROM collateral ORDER BY rid"


def seen(desk: Desk, day: date) -> list[tuple[Any, ...]]:
    def read(db: Any) -> list[tuple[Any, ...]]:
        with rewinding.end_of(db, day):
            return [tuple(row) for row in db.execute(RAW)]

    return desk.look(lambda reader: reader.with_connection(read))


def now(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.look(lambda reader: reader.rows(RAW))


def an_application(desk: Desk) -> int:
    customer = a_customer(desk)
    return a_record(desk, "application", customer, product="home_loan", amount_minor=1_000, months=12)


def a_thing(desk: Desk, application: int, name: str, value: int) -> int:
    return a_record(desk, "collateral", application, kind="house", name=name, value_minor=value, currency="VND")


def test_what_was_added_changed_or_taken_back_since_is_as_it_was(desk: Desk) -> None:
    application = an_application(desk)
    house = a_thing(desk, application, "Nhà", 100)
    land = a_thing(desk, application, "Đất", 200)
    added = desk.look(lambda reader: reader.value("SELECT max(rid) FROM action"))
    before = now(desk)
    on_day(desk, LATER)
    desk.do_now("Changed", "", records.change, "collateral", house, {"value_minor": 300})
    a_thing(desk, application, "Xe", 5)
    desk.do_now("Changed", "", records.change, "collateral", house, {"value_minor": 400, "name": "Nhà 2"})
    desk.undo(added)  # the land goes
    assert [name for _rid, name, _value in now(desk)] == ["Nhà 2", "Xe"]
    assert seen(desk, TODAY) == before == [(house, "Nhà", 100), (land, "Đất", 200)]
    assert seen(desk, LATER) == now(desk)
    assert seen(desk, TODAY - timedelta(days=1)) == []


def _bulk(session: Any, application: int) -> None:
    """Bring in three things as an import does: one run in the journal."""
    db = connection(session)
    names = [name for name in journal.columns(db, "collateral") if name not in ("rid", "uid", "name")]
    cells = ", ".join(names)
    with journal.bulk(db, "collateral"):
        for number in range(3):
            db.execute(
                f"INSERT INTO collateral (uid, name, {cells}) SELECT ?, ?, {cells} FROM collateral LIMIT 1",
                (f"{number:032}", f"Lô {number}"),
            )


def test_a_run_that_came_in_or_was_taken_back_since_is_as_it_was(desk: Desk) -> None:
    application = an_application(desk)
    a_thing(desk, application, "Nhà", 100)
    first = now(desk)
    on_day(desk, LATER)
    desk.do_now("Imported", "", _bulk, application)
    four = now(desk)
    assert len(four) == 4
    assert seen(desk, TODAY) == first
    on_day(desk, LATER + timedelta(days=1))
    desk.undo()
    assert now(desk) == first
    assert seen(desk, LATER) == four
    assert seen(desk, TODAY) == first


def test_nothing_is_left_in_the_way_of_the_next_read(desk: Desk) -> None:
    application = an_application(desk)
    house = a_thing(desk, application, "Nhà", 100)
    on_day(desk, LATER)
    desk.do_now("Changed", "", records.change, "collateral", house, {"value_minor": 300})
    assert seen(desk, TODAY) == [(house, "Nhà", 100)]
    assert now(desk) == [(house, "Nhà", 300)]
    assert desk.look(lambda reader: reader.value("PRAGMA query_only")) == 1
