"""What a change costs, counted rather than timed: rows of the journal, and statements beside the book's size."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby

from crodesk.services import answering, notes, queue
from crodesk.services.desk import Desk
from crodesk.services.notes import Note
from tests.builders import a_customer, a_record

TODAY = date(2026, 11, 20)
MOST, MOST_OF_A_NOTE = 30, 30
"""Statements of one answer and of one note, with the rows of the customer made anew: the sources of clocks that the
customer has anything for, the rest once."""


def a_paper_that_ends(desk: Desk, name: str) -> str:
    """Add a customer whose passport ends in two weeks; returns the clock that asks for another."""
    customer = a_customer(desk, name)
    values = {"kind": "passport", "number": name, "expires_on": TODAY + timedelta(14)}
    a_record(desk, "identity_document", customer, **values)
    (item,) = (item for item in desk.look(queue.of_customer, customer) if item.rule == "paper")
    return item.clock


def put_off(desk: Desk, clock: str) -> None:
    desk.do_now("Put off", "", answering.put_off, [clock], TODAY + timedelta(3))


def statements(desk: Desk, work: Callable[[], None]) -> list[str]:
    """Return the statements that a change runs on its connection, without those of its triggers."""
    with desk._warm_engine().connect() as connection:
        db = connection.connection.driver_connection
    assert db is not None
    seen: list[str] = []
    db.set_trace_callback(lambda sql: seen.append(sql) if not sql.startswith("--") else None)
    work()
    db.set_trace_callback(None)
    return [sql for sql, _again in groupby(seen)]


def test_the_first_answer_to_a_clock_is_one_row_written_once(desk: Desk) -> None:
    put_off(desk, a_paper_that_ends(desk, "Lan"))
    written = desk.read_now(
        lambda reader: reader.rows(
            "SELECT table_name, operation FROM change WHERE action = (SELECT max(rid) FROM action) ORDER BY seq"
        )
    )
    assert written == [("follow_up", "I")]
    assert desk.read_now(lambda reader: reader.rows("SELECT version, put_off_to FROM follow_up")) == [(1, "2026-11-23")]


def test_an_answer_asks_no_more_of_a_big_book_than_of_a_small_one(desk: Desk) -> None:
    first, second = a_paper_that_ends(desk, "Lan"), a_paper_that_ends(desk, "Mai")
    put_off(desk, first)  # what is read once at the first write is read now
    few = statements(desk, lambda: put_off(desk, second))
    clocks = [a_paper_that_ends(desk, f"Customer {number}") for number in range(20)]
    many = statements(desk, lambda: put_off(desk, clocks[7]))
    assert len(many) == len(few)
    assert 10 < len(few) <= MOST


def test_a_note_asks_little_and_leaves_rows_that_stay_alone(desk: Desk) -> None:
    a_paper_that_ends(desk, "Lan")
    a_paper_that_ends(desk, "Mai")
    write_note(desk, 1)
    numbers = rows(desk)
    written = statements(desk, lambda: write_note(desk, 2))
    assert 10 < len(written) <= MOST_OF_A_NOTE
    assert [sql for sql in written if "INTO queue_row" in sql or "FROM queue_row WHERE rid" in sql] == []
    assert rows(desk) == numbers


def write_note(desk: Desk, customer: int) -> None:
    desk.do_now("Note", "", notes.write, customer, Note("Asks for the rate"))


def rows(desk: Desk) -> list[tuple[object, ...]]:
    return desk.read_now(lambda reader: reader.rows("SELECT * FROM queue_row ORDER BY rid"))
