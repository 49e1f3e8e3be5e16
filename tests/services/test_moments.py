"""Two moments beside each other: what was changed in between, field by field; what came and went again is nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crodesk.services import history, moments, notes, records
from crodesk.services.desk import Desk
from crodesk.services.notes import Note
from crodesk.storage import journal
from tests.builders import a_customer, a_holding, a_record

Told = tuple[str, str, int, str, dict[str, tuple[object, object]]]


def told(desk: Desk, after: int, customer: int | None = None) -> list[Told]:
    """Return what is different between an action and now."""
    found = desk.read_now(moments.compare, after, history.last(desk), customer)
    return [
        (each.label, each.how, each.count, each.whose, {one.label: (one.before, one.after) for one in each.differences})
        for each in (record.touched for record in found.records)
    ]


def change(desk: Desk, kind: str, rid: int, **values: Any) -> None:
    desk.do_now("Changed", "", records.change, kind, rid, values)


def as_one_run(desk: Desk, *rids: int) -> None:
    """Bring copies of nobody in, journaled as an import does: as one run."""

    def write(session: Any) -> None:
        db = session.connection().connection.driver_connection
        with journal.bulk(db, "customer_tag"):
            for rid in rids:
                db.execute(
                    "INSERT INTO customer_tag (uid, version, customer_rid, tag)"
                    " VALUES (lower(hex(randomblob(16))), 1, ?, lower(hex(randomblob(4))))",
                    (rid,),
                )

    desk.do_now("Imported", "", write)


def test_each_field_is_told_as_it_was_first_and_is_last(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    address = a_record(desk, "address", rid, kind="home", street="12 Hùng Vương")
    begun = history.last(desk)
    change(desk, "address", address, street="14 Hùng Vương")
    change(desk, "address", address, street="16 Hùng Vương", ward="P. 4")
    assert told(desk, begun) == [
        (
            "address",
            "changed",
            1,
            "Lê Thị Mai K-0001",
            {"Street and number": ("12 Hùng Vương", "16 Hùng Vương"), "Ward": ("", "P. 4")},
        )
    ]
    ((found, last),) = [
        (each.touched.how, each.action) for each in desk.read_now(moments.compare, 0, 3, rid).records[:1]
    ]
    assert (found, last) == ("new", 3)


def test_what_was_done_and_taken_back_is_no_difference(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    begun = history.last(desk)
    tag = a_record(desk, "customer_tag", rid, tag="vip")
    change(desk, "customer_tag", tag, tag="gold")
    history.undo(desk)
    history.undo(desk)
    assert told(desk, begun) == []
    history.undo(desk)
    assert [each[:4] for each in told(desk, begun)] == [("customer", "gone", 1, "Lê Thị Mai K-0001")]


def test_one_customer_is_told_apart_from_others_by_way_of_everything_kept_about_them(desk: Desk) -> None:
    mai, duc = a_customer(desk, "Lê Thị Mai"), a_customer(desk, "Trần Văn Đức")
    begun = history.last(desk)
    holding = a_holding(desk, mai)
    a_record(desk, "holding_reading", holding, as_of=desk.today, balance_minor=1)
    application = a_record(desk, "application", mai, product="salary_loan")
    a_record(desk, "application_flow", application, direction="income", kind="salary", amount_minor=1)
    a_record(desk, "customer_tag", duc, tag="vip")
    assert {each[3] for each in told(desk, begun, mai)} == {"Lê Thị Mai K-0001"}
    assert {each[0] for each in told(desk, begun, mai)} >= {"holding", "reading", "application", "income or expense"}
    assert [each[0] for each in told(desk, begun, duc)] == ["tag"]
    history.undo(desk)
    assert told(desk, begun, duc) == []


def test_runs_are_counted_and_those_that_went_again_are_not(desk: Desk) -> None:
    mai, duc = a_customer(desk, "Lê Thị Mai"), a_customer(desk, "Trần Văn Đức")
    begun = history.last(desk)
    as_one_run(desk, mai, mai, duc)
    imported = history.last(desk)
    assert told(desk, begun) == [("tag", "new", 3, "", {})]
    assert told(desk, begun, mai) == [("tag", "new", 2, "", {})]
    change(desk, "customer_tag", 3, tag="vip")
    assert told(desk, begun) == [("tag", "new", 3, "", {})]
    assert [each[1:3] for each in told(desk, imported)] == [("changed", 1)]
    history.undo(desk)
    history.undo(desk)
    assert told(desk, begun) == told(desk, begun, mai) == []
    assert told(desk, imported, mai) == [("tag", "gone", 2, "", {})]
    history.redo(desk)
    assert told(desk, imported) == told(desk, imported, mai) == []


def test_words_of_a_restricted_note_are_not_told(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    note = desk.do_now("Wrote", "", notes.write, rid, Note("geheim", kind="note"))
    assert "geheim" in str(told(desk, 0))
    change(desk, "interaction", note, restricted=True)
    assert "geheim" not in str(told(desk, 0))


def test_a_moment_is_the_last_action_done_by_then(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    assert desk.read_now(moments.at, datetime(2026, 1, 1, tzinfo=UTC)) == 0
    assert desk.read_now(moments.at, datetime(2027, 1, 1, tzinfo=UTC)) == 2


def test_no_more_is_told_than_one_can_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moments, "MOST", 2)
    for number in range(3):
        a_customer(desk, f"Khách {number}")
    found = desk.read_now(moments.compare, 1, history.last(desk))
    assert (len(found.records), found.more) == (2, True)
