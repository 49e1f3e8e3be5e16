"""Every change is journaled, sealed, and can be taken back and brought again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crodesk.domain.problem import Refused
from crodesk.services import customers, notes, opening, records
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.storage import journal, packing, schema, undo
from crodesk.storage.connection import connect
from crodesk.storage.journal_triggers import journaled_tables
from tests.builders import a_customer, a_holding, a_record


def verified(desk: Desk) -> str | None:
    found = desk.look(lambda reader: reader.with_connection(journal.verify))
    return found.text.format(**found.values) if found else None


def rows(desk: Desk, sql: str) -> list[Any]:
    return desk.look(lambda reader: reader.rows(sql))


def state(desk: Desk) -> dict[str, list[Any]]:
    """All kept rows, without the count of their changes."""
    kept: dict[str, list[Any]] = {}
    for table in journaled_tables():
        names = ", ".join(column.name for column in table.columns if column.name != "version")
        kept[table.name] = rows(desk, f"SELECT {names} FROM {table.name} ORDER BY rid")
    kept["summary"] = rows(desk, "SELECT * FROM customer_summary ORDER BY 1")
    kept["numbers"] = rows(desk, "SELECT customer_rid, digits FROM customer_number ORDER BY 1, 2")
    return kept


def test_every_table_but_the_journal_and_drafts_is_journaled() -> None:
    names = {table.name for table in journaled_tables()}
    assert {"customer", "interaction", "source_record", "setting"} <= names
    assert not names & {"action", "change", "journal_context", "draft"}


def test_an_action_keeps_who_when_what_before_and_after(desk: Desk) -> None:
    rid = a_customer(desk, occupation="driver")
    desk.do_now("Changed", "Đức", records.change, "customer", rid, {"occupation": "teacher"})
    row = desk.look(
        lambda reader: reader.row(
            "SELECT a.who, a.name, a.subject, c.operation, json_extract(c.old, '$.occupation'),"
            " json_extract(c.new, '$.occupation') FROM change c JOIN action a ON a.rid = c.action ORDER BY c.seq DESC"
        )
    )
    assert row == ("Lan", "Changed", "Đức", "U", "driver", "teacher")


def test_undo_and_redo_go_back_and_forth_through_all_states(desk: Desk) -> None:
    states = [state(desk)]
    rid = a_customer(desk, phone="0903 555 107")
    states.append(state(desk))
    desk.do_now("Note", "", notes.write, rid, notes.Note("pays on the 20th", next_on=date(2026, 11, 23)))
    states.append(state(desk))
    a_record(desk, "holding_reading", a_holding(desk, rid), as_of=date(2026, 11, 1), balance_minor=5)
    states.append(state(desk))
    desk.undo()
    desk.undo()
    assert state(desk) == states[2]
    desk.undo()
    assert state(desk) == states[1]
    desk.undo()
    assert state(desk) == states[0]
    for _ in range(4):
        desk.redo()
    assert state(desk) == states[3]
    assert verified(desk) is None


def test_undo_survives_a_restart(desk: Desk, clock: Clock) -> None:
    before = state(desk)
    a_customer(desk)
    desk.close()
    again = opening.open_to_write(desk.path, None, clock, "test")
    again.undo()
    assert state(again) == before
    again.close()


def test_undo_refuses_a_row_changed_since_and_changes_nothing(desk: Desk) -> None:
    rid = a_customer(desk, occupation="driver")
    desk.do_now("First", "", records.change, "customer", rid, {"occupation": "teacher"})
    desk.do_now("Second", "", records.change, "customer", rid, {"occupation": "dentist"})
    first = desk.look(lambda reader: reader.with_connection(lambda db: undo.history(db, 2)))[1]
    before = state(desk)
    with pytest.raises(Refused, match="changed since"):
        desk.undo(first.rid)
    assert state(desk) == before


def test_undo_of_another_field_of_the_same_row_is_no_conflict(desk: Desk) -> None:
    rid = a_customer(desk, occupation="driver")
    desk.do_now("First", "", records.change, "customer", rid, {"occupation": "teacher"})
    desk.do_now("Second", "", records.change, "customer", rid, {"employer": "School"})
    first = desk.look(lambda reader: reader.with_connection(lambda db: undo.history(db, 2)))[1]
    desk.undo(first.rid)
    row = desk.look(lambda reader: reader.row("SELECT occupation, employer FROM customer"))
    assert row == ("driver", "School")


def test_undo_refuses_to_leave_children_behind(desk: Desk) -> None:
    rid = a_customer(desk)
    new_customer = desk.look(lambda reader: reader.with_connection(lambda db: undo.history(db, 1)))[0]
    a_record(desk, "address", rid, street="12 Hùng Vương", kind="home")
    with pytest.raises(Refused, match="build on this one"):
        desk.undo(new_customer.rid)
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 1


def test_redo_is_over_once_something_else_was_done(desk: Desk) -> None:
    a_customer(desk)
    desk.undo()
    a_customer(desk, "Lê Thị Mai")
    with pytest.raises(Refused, match="Nothing to redo"):
        desk.redo()


def test_an_undone_action_can_be_picked_from_the_history_and_brought_back(desk: Desk) -> None:
    a_customer(desk)
    undone = desk.undo()
    a_customer(desk, "Lê Thị Mai", code="X-1")
    desk.redo(undone.rid)
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 2


def test_a_refused_write_leaves_no_trace(desk: Desk) -> None:
    before = state(desk), desk.look(lambda reader: reader.value("SELECT count(*) FROM action"))
    with pytest.raises(Refused):
        desk.do_now("New customer", "", customers.add, {"name": ""})
    assert (state(desk), desk.look(lambda reader: reader.value("SELECT count(*) FROM action"))) == before


def test_the_journal_is_append_only(desk: Desk) -> None:
    a_customer(desk)
    db = connect(desk.path, None)
    for statement in (
        "DELETE FROM change",
        "UPDATE change SET new = ''",
        "DELETE FROM action",
        "UPDATE action SET who = ''",
    ):
        with pytest.raises(Exception, match="append-only"):
            db.execute(statement)
    db.close()


def test_verify_names_an_altered_action(desk: Desk) -> None:
    a_customer(desk)
    newest = desk.look(lambda reader: reader.value("SELECT max(rid) FROM action"))
    db = connect(desk.path, None)
    db.execute("DROP TRIGGER change_stays")
    db.execute("UPDATE change SET new = replace(new, 'Trần', 'Lê') WHERE action = ?", (newest,))
    db.close()
    assert verified(desk) == f"the journal was altered at action {newest}"


def test_verify_names_a_change_made_by_another_program(desk: Desk) -> None:
    rid = a_customer(desk)
    db = connect(desk.path, None)
    db.execute("UPDATE customer SET occupation = 'spy' WHERE rid = ?", (rid,))
    db.close()
    assert verified(desk) == f"customer row {rid} was changed by another program"


def test_insert_or_replace_journals_the_row_it_removes(desk: Desk) -> None:
    a_record(desk, "setting", None, key="a", value="1")
    db = connect(desk.path, None)
    db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('a', '2')")
    operations = [row[0] for row in db.execute("SELECT operation FROM change WHERE action = 0 ORDER BY seq")]
    db.close()
    assert sorted(operations) == ["D", "I"]


def bring_in(session: Any, count: int) -> None:
    """A bulk insert as an import makes it."""
    db = session.connection().connection.driver_connection
    with journal.bulk(db, "customer"):
        rows = ((f"B{n}", f"Bulk {n}", f"bulk {n}") for n in range(count))
        db.executemany("INSERT INTO customer (code, name, name_search) VALUES (?, ?, ?)", rows)


def test_a_bulk_insert_is_one_run_in_the_journal_and_undo_and_redo_stay_whole(desk: Desk) -> None:
    before = state(desk)
    desk.do_now("Import", "", bring_in, 300)
    after = state(desk)
    runs = desk.look(lambda reader: reader.rows("SELECT row, last_row FROM change WHERE operation = 'B'"))
    assert runs == [(1, 300)]
    desk.undo()
    assert state(desk) == before
    desk.redo()
    assert state(desk) == after
    assert verified(desk) is None


def test_a_run_that_is_taken_back_is_kept_packed_and_once(desk: Desk) -> None:
    desk.do_now("Import", "", bring_in, 2500)
    after = state(desk)
    (whole,) = rows(desk, "SELECT sum(length(json_object('code', code, 'name', name, 'uid', uid))) FROM customer")[0]
    desk.undo()
    first = rows(desk, "SELECT row, last_row, length(old) FROM change WHERE operation = 'R' ORDER BY seq")
    assert [line[:2] for line in first] == [(1, 1000), (1001, 2000), (2001, 2500)]
    assert sum(line[2] for line in first) < whole
    desk.redo()
    desk.undo()
    again = rows(desk, "SELECT length(old) FROM change WHERE operation = 'R' ORDER BY seq LIMIT 9 OFFSET 3")
    assert len(again) == 3
    assert all(length < 30 for (length,) in again), "they say where the images are"
    desk.redo()
    assert state(desk) == after
    assert rows(desk, "SELECT row, last_row FROM change WHERE operation = 'B' ORDER BY seq") == [(1, 2500)] * 3
    assert verified(desk) is None


def test_a_run_with_gaps_comes_back_with_its_gaps(desk: Desk) -> None:
    desk.do_now("Import", "", bring_in, 5)
    desk.undo()
    images = rows(desk, "SELECT old FROM change WHERE operation = 'R'")[0][0]
    kept = [image for image in packing.unpack(images) if image["rid"] != 3]
    names = list(kept[0])
    assert packing.unpack(packing.pack(names, [list(image.values()) for image in kept])) == kept
    assert list(undo._runs([1, 2, 4, 5])) == [(1, 2), (4, 5)]


def test_altered_images_of_a_run_are_found(desk: Desk) -> None:
    desk.do_now("Import", "", bring_in, 5)
    desk.undo()
    db = connect(desk.path, None)
    db.execute("DROP TRIGGER change_stays")
    images = packing.unpack(db.execute("SELECT old FROM change WHERE operation = 'R'").fetchone()[0])
    altered = packing.pack(list(images[0]), [list((image | {"name": "spy"}).values()) for image in images])
    db.execute("UPDATE change SET old = ? WHERE operation = 'R'", (altered,))
    db.close()
    assert "altered" in str(verified(desk))


def test_undo_of_a_bulk_insert_refuses_when_one_of_its_rows_was_changed(desk: Desk) -> None:
    desk.do_now("Import", "", bring_in, 5)
    run = desk.look(lambda reader: reader.with_connection(lambda db: undo.history(db, 1)))[0]
    desk.do_now("Changed", "", records.change, "customer", 3, {"occupation": "teacher"})
    with pytest.raises(Refused, match="changed since"):
        desk.undo(run.rid)
    desk.undo()
    desk.undo(run.rid)
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 0


def test_derived_tables_equal_what_a_rebuild_makes(desk: Desk) -> None:
    rid = a_customer(desk, phone="0903 555 107", born_on=date(1979, 12, 3))
    loan = a_holding(desk, rid, "L-1", kind="loan")
    a_record(desk, "holding_reading", loan, as_of=date(2026, 11, 1), balance_minor=7, days_late=6)
    a_record(desk, "identity_document", rid, kind="id_card", number="079", expires_on=date(2026, 12, 1))
    desk.do_now(
        "Note", "", notes.write, rid, notes.Note("hi", kind="call", outcome="spoke", next_on=date(2026, 11, 23))
    )
    kept = state(desk)
    db = connect(desk.path, None)
    db.execute("BEGIN IMMEDIATE")
    schema.rebuild_derived(db)
    db.execute("COMMIT")
    db.close()
    assert state(desk) == kept


steps = st.lists(st.sampled_from(["new", "edit", "note", "paper", "end", "undo", "redo"]), max_size=14)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps)
def test_any_way_of_doing_and_undoing_keeps_the_chain_whole_and_comes_back(desk: Desk, path: list[str]) -> None:
    start = state(desk)
    depth = 0
    for number, step in enumerate(path):
        rids = [row[0] for row in desk.look(lambda reader: reader.rows("SELECT rid FROM customer ORDER BY rid"))]
        if step == "undo" and depth:
            desk.undo()
            depth -= 1
        elif step == "redo" and path[number - 1] == "undo" and depth >= 0 and number:
            depth += _redone(desk)
        elif step == "new" or (step in {"edit", "note", "paper", "end"} and not rids):
            a_customer(desk, f"Khách {number}")
            depth += 1
        elif step in {"edit", "note", "paper", "end"}:
            _do(desk, step, rids[-1], number)
            depth += 1
    assert verified(desk) is None
    for _ in range(depth):
        desk.undo()
    assert state(desk) == start


def _redone(desk: Desk) -> int:
    try:
        desk.redo()
    except Refused:
        return 0
    return 1


def _do(desk: Desk, step: str, rid: int, number: int) -> None:
    if step == "edit":
        desk.do_now("Edit", "", records.change, "customer", rid, {"occupation": f"job {number}"})
    elif step == "note":
        desk.do_now("Note", "", notes.write, rid, notes.Note(f"note {number}"))
    elif step == "paper":
        a_record(desk, "identity_document", rid, kind="id_card", number=f"079{number}")
    else:
        desk.do_now("Close", "", records.change, "customer", rid, {"status": "closed", "closed_why": f"moved {number}"})
