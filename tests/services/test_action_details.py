"""What one action changed is told record by record; restricted words stay unsaid, runs are counted."""

from crodesk.services import action_details, customers, history, notes, records
from crodesk.services.action_details import MOST, Details
from crodesk.services.desk import Desk
from crodesk.services.notes import Note
from crodesk.storage import journal
from tests.builders import a_customer, a_record


def newest(desk: Desk) -> Details:
    return desk.look(action_details.read, history.newest(desk, 1)[0].number)


def told(details: Details) -> list[tuple[str, str, list[tuple[str, object, object]]]]:
    return [
        (each.label, each.how, [(change.label, change.before, change.after) for change in each.differences])
        for each in details.touched
    ]


def test_a_new_record_tells_what_it_holds_a_changed_one_what_became_of_it(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    tag = a_record(desk, "customer_tag", rid, tag="vip")
    assert told(newest(desk)) == [("tag", "new", [("Tag", None, "vip")])]
    desk.do_now("Changed", "", records.change, "customer_tag", tag, {"tag": "gold"}, 1)
    assert told(newest(desk)) == [("tag", "changed", [("Tag", "vip", "gold")])]


def test_what_is_taken_back_is_gone(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    a_record(desk, "customer_tag", rid, tag="vip")
    history.undo(desk)
    assert told(newest(desk)) == [("tag", "gone", [("Tag", "vip", None)])]


def test_a_link_is_told_by_its_name(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai", code="C-1")
    other = a_customer(desk, "Trần Văn Đức", code="C-2")
    a_record(desk, "relation", rid, role="spouse", other_rid=other)
    ((_, _, differences),) = told(newest(desk))
    assert ("Trần Văn Đức C-2") in [after for _, _, after in differences]


def test_words_of_a_restricted_note_are_not_told(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    note = desk.do_now("Wrote", "", notes.write, rid, Note("geheim", kind="note"))
    assert "geheim" in str(newest(desk))
    line = desk.look(lambda reader: reader.value("SELECT version FROM interaction"))
    values = desk.look(lambda reader: reader.row("SELECT kind, text, at FROM interaction WHERE rid = ?", (note,)))
    assert values is not None
    number = history.newest(desk, 1)[0].number
    desk.do_now("Restricted", "", records.change, "interaction", note, {"restricted": True}, line)
    assert "geheim" not in str(desk.look(action_details.read, number))
    assert "geheim" not in str(newest(desk))


def test_no_more_records_are_told_of_than_one_can_read(desk: Desk) -> None:
    rids = [a_customer(desk, f"Customer {number}") for number in range(MOST + 1)]
    desk.do_now("Tag", "", customers.tag, rids, "vip")
    details = newest(desk)
    assert (len(details.touched), details.more) == (MOST, True)


def test_a_run_that_was_brought_in_is_counted(desk: Desk) -> None:
    rids = [a_customer(desk, f"Customer {number}") for number in range(3)]

    def as_one_run(session: object) -> None:
        connection = session.connection().connection.driver_connection  # type: ignore[attr-defined]  # SQLAlchemy's own
        journal.record_run(connection, "customer", rids[0], rids[-1])

    desk.do_now("Brought in", "", as_one_run)
    assert [(each.label, each.how, each.count) for each in newest(desk).touched] == [("customer", "new", 3)]
