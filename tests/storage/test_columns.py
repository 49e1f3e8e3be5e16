"""Columns keep what they promise, in the file itself and against other programs."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, select

from crodesk.domain.problem import Refused
from crodesk.services import notes
from crodesk.services.desk import Desk
from crodesk.storage.connection import connect
from crodesk.storage.tables import Customer, HoldingReading, Interaction
from tests.builders import a_customer, a_holding, a_record

HOSTILE = "Cty [/x] \x1b]0;title\x07\x9b31m\u202e[@click=app.quit]x[/]\u200b\x00 Á"
SAFE = "Cty [/x] ]0;title31m[@click=app.quit]x[/] Á"


def test_text_is_cleaned_and_composed_on_the_way_in(desk: Desk) -> None:
    a_customer(desk, HOSTILE)
    assert desk.look(lambda reader: reader.value("SELECT name FROM customer")) == SAFE


def test_text_that_another_program_wrote_is_cleaned_on_the_way_out(desk: Desk) -> None:
    rid = a_customer(desk)
    db = connect(desk.path, None)
    db.execute("UPDATE customer SET name = ?", (HOSTILE,))
    db.close()
    assert desk.look(lambda reader: reader.value("SELECT name FROM customer")) == SAFE.replace("Á", "Á")

    def name(session: Session) -> str:
        return session.exec(select(Customer.name).where(Customer.rid == rid)).one()

    assert desk.do_now("Look", "", name) == SAFE


def test_a_note_keeps_its_lines_and_loses_what_acts(desk: Desk) -> None:
    desk.do_now("Note", "", notes.write, a_customer(desk), notes.Note("one\r\ntwo\x1b[2J\tthree"))
    assert desk.look(lambda reader: reader.value("SELECT text FROM interaction")) == "one\ntwo[2J\tthree"


def test_a_moment_is_kept_in_utc_and_a_naive_one_refused(desk: Desk) -> None:
    rid = a_customer(desk)
    at = datetime(2026, 11, 20, 9, 12, tzinfo=timezone(timedelta(hours=7)))
    desk.do_now("Note", "", notes.write, rid, notes.Note("x", at=at))
    assert desk.look(lambda reader: reader.value("SELECT at FROM interaction")) == "2026-11-20T02:12:00Z"

    def read(session: Session) -> datetime:
        return session.exec(select(Interaction.at)).one()

    assert desk.do_now("Look", "", read) == datetime(2026, 11, 20, 2, 12, tzinfo=UTC)
    with pytest.raises(Exception, match="time zone"):
        desk.do_now("Note", "", notes.write, rid, notes.Note("x", at=at.replace(tzinfo=None)))


def test_money_is_exact_to_the_last_unit(desk: Desk) -> None:
    holding = a_holding(desk, a_customer(desk))
    amount = 9_007_199_254_740_993  # one more than a double can hold
    rid = a_record(desk, "holding_reading", holding, as_of=desk.today, balance_minor=amount)

    def read(session: Session) -> int | None:
        row = session.get(HoldingReading, rid)
        assert row is not None
        return row.balance_minor

    assert desk.do_now("Look", "", read) == amount
    assert desk.look(lambda reader: reader.value("SELECT typeof(balance_minor) FROM holding_reading")) == "integer"


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE customer SET kind = 'spy'", "CHECK"),
        ("INSERT INTO interaction (customer_rid, at) VALUES (99, '2026-01-01T00:00:00Z')", "FOREIGN KEY"),
        ("UPDATE customer SET version = 'two'", "cannot store TEXT"),
        ("INSERT INTO relation (customer_rid, role) VALUES (1, 'spouse')", "CHECK"),
        ("INSERT INTO relation (customer_rid, other_rid) VALUES (1, 1)", "CHECK"),
    ],
)
def test_the_file_itself_refuses_what_must_never_be(desk: Desk, sql: str, says: str) -> None:
    a_customer(desk)
    db = connect(desk.path, None)
    with pytest.raises(Exception, match=says):
        db.execute(sql)
    db.close()


def test_row_numbers_are_never_used_twice(desk: Desk) -> None:
    first = a_customer(desk, "A")
    desk.undo()
    assert a_customer(desk, "B") == first + 1


def test_a_row_changed_by_two_sessions_is_refused_to_the_second(desk: Desk) -> None:
    rid = a_customer(desk)

    def change_an_older_reading(session: Session) -> None:
        customer = session.get(Customer, rid)
        assert customer is not None
        set_committed_value(customer, "version", 0)
        customer.occupation = "driver"

    with pytest.raises(Refused, match="changed meanwhile"):
        desk.do_now("Changed", "", change_an_older_reading)
