"""Customers handed to a colleague's desk and back: all of them, only them, and nothing of either officer's is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel

from crodesk.domain.problem import Refused
from crodesk.services import application_attachments, queue_making
from crodesk.services.clock import Clock
from crodesk.services.handing import cards, giving
from crodesk.storage import schema
from crodesk.storage.handing.scope import OWNED, SHARED, STAYS, scopes
from tests.builders import a_customer, a_holding, a_record
from tests.two_desks import Side, two_desks

Two = tuple[Side, Side]


@pytest.fixture
def two(tmp_path: Path, clock: Clock) -> Iterator[Two]:
    with two_desks(tmp_path, clock) as both:
        yield both


@pytest.fixture
def duc(two: Two) -> int:
    """A customer of Lan's, with a phone, a note, a restricted note, a task and a tag."""
    lan, _tuan = two
    rid = a_customer(lan.desk, "Trần Văn Đức", phone="0903 555 107", occupation="driver")
    a_record(lan.desk, "interaction", rid, kind="note", at=lan.desk.now, text="pays on Monday")
    a_record(lan.desk, "interaction", rid, kind="note", at=lan.desk.now, text="is divorcing", restricted=True)
    a_record(lan.desk, "follow_up", rid, what="call", about="ask again", due_on=date(2026, 11, 23))
    a_record(lan.desk, "customer_tag", rid, tag="sme")
    return rid


def test_every_table_is_handed_over_or_stays_for_a_reason() -> None:
    assert {*OWNED} | {*SHARED} | STAYS == set(SQLModel.metadata.tables)
    assert not {*OWNED, *SHARED} & STAYS
    assert list(scopes()) == [table.name for table in SQLModel.metadata.sorted_tables if table.name in scopes()]


def test_the_sample_comes_back_as_it_was_row_by_row(tmp_path: Path, clock: Clock) -> None:
    with two_desks(tmp_path, clock, sample=True) as (lan, tuan):
        chosen = tuple(range(1, 41))
        before = lan.rows(*chosen)
        tuan.take(lan.give(*chosen, restricted=True))
        assert tuan.rows().keys() == before.keys()
        path = tuan.give_back(restricted=True)
        review = lan.review(path)
        assert review.changes_nothing
        assert review.disputes == ()
        lan.take(path)
        assert lan.rows(*chosen) == before


def test_what_came_in_is_found_listed_and_asks_as_if_it_had_been_typed(tmp_path: Path, clock: Clock) -> None:
    with two_desks(tmp_path, clock, sample=True) as (lan, tuan):
        lan.desk.keep_loans()
        lan.desk.keep_queue()
        tuan.take(lan.give(*range(1, 41), restricted=True))
        tuan.desk.keep_loans()
        tuan.desk.keep_queue()
        came = tuan.value("SELECT count(*) FROM customer_summary")
        assert came == 40
        summary = "SELECT name, phone, days_late, late, last_contact_on FROM customer_summary WHERE customer_rid = ?"
        for rid, uid in lan.desk._reader.rows("SELECT rid, uid FROM customer WHERE rid <= 40"):
            there = tuan.value("SELECT rid FROM customer WHERE uid = ?", uid)
            assert tuan.desk._reader.row(summary, (there,)) == lan.desk._reader.row(summary, (rid,))
        assert derived(tuan) == made_anew(tuan)
        tuan.desk.undo()
        assert derived(tuan) == made_anew(tuan)
        assert tuan.value("SELECT count(*) FROM customer_summary") == 0
        assert tuan.value("SELECT count(*) FROM queue_row WHERE customer_rid <> 0") == 0


DERIVED = ("customer_summary", "queue_row", "loan_state", "customer_number")


def derived(side: Side) -> dict[str, list[Any]]:
    """Return what follows from the records."""
    return {
        table: sorted(
            tuple(cell for name, cell in zip(names, row, strict=True) if not (table == "queue_row" and name == "rid"))
            for row in side.desk._reader.rows(f"SELECT * FROM {table}")
        )
        for table in DERIVED
        if (names := [name for (_n, name, *_more) in side.desk._reader.rows(f"PRAGMA table_info({table})")])
    }


def made_anew(side: Side) -> dict[str, list[Any]]:
    """Return the same after everything was made anew."""

    def make(session: Any) -> None:
        db = session.connection().connection.driver_connection
        schema.rebuild_derived(db)
        queue_making.refresh(db, side.desk.today)

    side.desk.do_now("Anew", "", make)
    side.desk.keep_loans()
    side.desk.keep_queue()
    return derived(side)


def test_taking_in_twice_changes_nothing(two: Two, duc: int) -> None:
    lan, tuan = two
    path = lan.give(duc)
    tuan.take(path)
    before = tuan.rows()
    review = tuan.review(path)
    assert review.changes_nothing
    assert review.taken_at is not None
    with pytest.raises(Refused, match="taken in already"):
        tuan.take(path)
    assert tuan.rows() == before


def test_it_is_one_action_that_undo_takes_back_and_redo_brings_again(two: Two, duc: int) -> None:
    lan, tuan = two
    path = lan.give(duc)
    tuan.take(path)
    came = tuan.rows()
    tuan.desk.undo()
    assert tuan.rows() == {}
    assert tuan.value("SELECT count(*) FROM hand_over") == 0
    tuan.desk.redo()
    assert tuan.rows() == came
    tuan.desk.undo()
    tuan.take(path)
    assert tuan.rows() == came


def test_a_decision_that_was_written_down_elsewhere_goes_back_with_its_hand_over(two: Two, duc: int) -> None:
    lan, tuan = two
    loan = a_record(lan.desk, "application", duc, product="salary_loan", number="L-2290")
    lan.change("INSERT INTO decision_snapshot (application_rid, at, decisive, content) VALUES (?, ?, 1, '{}')",
               loan, "2026-11-20T02:00:00Z")  # fmt: skip
    tuan.take(lan.give(duc))
    tuan.desk.undo()
    assert tuan.value("SELECT count(*) FROM decision_snapshot") == 0


def test_restricted_notes_go_only_when_chosen(two: Two, duc: int) -> None:
    lan, tuan = two
    tuan.take(lan.give(duc))
    assert tuan.value("SELECT group_concat(text) FROM interaction") == "pays on Monday"
    tuan.take(lan.give(duc, restricted=True))
    assert tuan.value("SELECT text FROM interaction WHERE restricted = 1") == "is divorcing"


def test_what_each_changed_alone_follows_and_what_both_changed_is_asked_about(two: Two, duc: int) -> None:
    lan, tuan = two
    tuan.take(lan.give(duc))
    lan.change("UPDATE customer SET occupation = 'teacher', employer = 'School 5' WHERE rid = ?", duc)
    tuan.change("UPDATE customer SET occupation = 'baker', tier = 'gold'")
    tuan.change("UPDATE follow_up SET status = 'done'")
    a_record(tuan.desk, "interaction", 1, kind="note", at=tuan.desk.now, text="moved to the bakery")
    path = tuan.give_back()
    (dispute,) = lan.review(path).disputes
    assert (dispute.table, dispute.column) == ("customer", "occupation")
    assert (dispute.base, dispute.mine, dispute.theirs) == ("driver", "teacher", "baker")
    lan.take(path, "theirs")
    row = lan.desk._reader.row("SELECT occupation, employer, tier, version FROM customer")
    assert row is not None
    assert row[:3] == ("baker", "School 5", "gold")
    assert lan.value("SELECT status FROM follow_up") == "done"
    assert lan.value("SELECT count(*) FROM interaction WHERE text = 'moved to the bakery'") == 1
    lan.desk.undo()
    assert lan.value("SELECT occupation FROM customer") == "teacher"
    lan.take(path, "mine")
    assert lan.value("SELECT occupation FROM customer") == "teacher"


def test_a_file_that_never_arrived_is_nothing_both_know(two: Two, duc: int) -> None:
    """Else what Lan typed before writing it would look unchanged, and give way to what Tuấn still has from before."""
    lan, tuan = two
    tuan.take(lan.give(duc))
    lan.change("UPDATE customer SET occupation = 'teacher' WHERE rid = ?", duc)
    lan.give(duc, name="lost.crodesk")
    lan.take(tuan.give_back())
    assert lan.value("SELECT occupation FROM customer") == "teacher"


def test_something_older_than_what_was_taken_in_is_refused(tmp_path: Path, clock: Clock) -> None:
    with two_desks(tmp_path, clock) as (lan, tuan):
        duc = a_customer(lan.desk, "Trần Văn Đức")
        older = lan.give(duc, name="older.crodesk")
        lan.desk.clock = replace(clock, shift=clock.shift + timedelta(minutes=5))
        tuan.take(lan.give(duc, name="newer.crodesk"))
        with pytest.raises(Refused, match="something newer"):
            tuan.take(older)


def test_links_to_whoever_stayed_are_there_again_after_the_way_back(two: Two, duc: int) -> None:
    lan, tuan = two
    mai = a_customer(lan.desk, "Lê Thị Mai")
    a_record(lan.desk, "relation", duc, role="spouse", other_rid=mai)
    lan.change("UPDATE customer SET referrer_rid = ? WHERE rid = ?", mai, duc)
    before = lan.rows(duc)
    tuan.take(lan.give(duc))
    assert tuan.value("SELECT other_rid FROM relation") is None
    tuan.change("UPDATE relation SET note = 'speaks for him'")
    lan.take(tuan.give_back())
    after = lan.rows(duc)
    relation = next(row for row in after if row[0] == "relation")
    assert after.pop(relation) == {**before.pop(relation), "note": "speaks for him"}
    assert after == before
    tuan.take(lan.give(duc, mai, name="both.crodesk"))
    assert tuan.value("SELECT c.name FROM relation r JOIN customer c ON c.rid = r.other_rid") == "Lê Thị Mai"
    lan.take(tuan.give_back())
    assert lan.value("SELECT other_rid FROM relation") == mai


def test_a_record_that_both_imported_is_one_and_numbers_of_a_desk_are_its_own(two: Two) -> None:
    lan, tuan = two
    lans = a_customer(lan.desk, "Trần Văn Đức", occupation="driver")
    lan.change("UPDATE customer SET imported_from = 'core', imported_key = '77' WHERE rid = ?", lans)
    mai = a_customer(lan.desk, "Lê Thị Mai")
    a_customer(tuan.desk, "Someone else")
    tuans = a_customer(tuan.desk, "Trần Văn Đức", employer="School 5")
    tuan.change("UPDATE customer SET imported_from = 'core', imported_key = '77' WHERE rid = ?", tuans)
    holding = a_holding(lan.desk, lans, "D-118")
    a_record(tuan.desk, "customer_tag", tuans, tag="vip")
    a_record(lan.desk, "customer_tag", lans, tag="vip")
    tuan.take(lan.give(lans, mai))
    assert tuan.value("SELECT count(*) FROM customer") == 3
    assert tuan.value("SELECT code FROM customer WHERE rid = ?", tuans) == "K-0002"
    assert tuan.value("SELECT code FROM customer WHERE name = 'Lê Thị Mai'") == "K-0003"
    row = tuan.desk._reader.row("SELECT occupation, employer FROM customer WHERE rid = ?", (tuans,))
    assert row == ("driver", "School 5")
    assert tuan.value("SELECT customer_rid FROM holding_role") == tuans
    assert tuan.value("SELECT count(*) FROM customer_tag") == 1
    tuan.change("UPDATE holding SET note = 'pledged'")
    lan.take(tuan.give_back())
    assert lan.value("SELECT group_concat(code) FROM customer") == "K-0001,K-0002"
    assert lan.value("SELECT employer FROM customer WHERE rid = ?", lans) == "School 5"
    assert lan.value("SELECT note FROM holding WHERE rid = ?", holding) == "pledged"
    assert lan.value("SELECT count(*) FROM customer_tag") == 1
    assert a_customer(tuan.desk, "The next one") == 4


def test_what_both_desks_reckoned_by_themselves_stands_once(two: Two) -> None:
    lan, tuan = two
    duc = a_customer(lan.desk, "Trần Văn Đức")
    loan = a_holding(lan.desk, duc, "L-1", kind="loan")
    tuan.take(lan.give(duc))
    uid = lan.value("SELECT uid FROM holding")
    for side, said in ((lan, "late again"), (tuan, "trễ hạn")):
        group = {"as_of": date(2026, 10, 31), "source": "ours", "group_code": "1", "why": said}
        a_record(side.desk, "debt_group", loan, **group)
        a_record(side.desk, "warning_signal", duc, holding_rid=loan, code="late", source="computed", evidence=said)
        side.change("UPDATE warning_signal SET imported_from = 'early-warning', imported_key = ?", f"{uid}|late")
    tuan.change("UPDATE warning_signal SET state = 'measure', answer = 'called'")
    path = tuan.give_back()
    assert [dispute.column for dispute in lan.review(path).disputes] == ["state"]
    lan.take(path, "theirs")
    row = lan.desk._reader.row("SELECT count(*), state, answer, evidence FROM warning_signal")
    assert row == (1, "measure", "called", "late again")
    assert lan.desk._reader.row("SELECT count(*), why FROM debt_group") == (1, "late again")


def test_an_answer_in_the_queue_still_answers_its_clock(two: Two) -> None:
    lan, tuan = two
    duc = a_customer(lan.desk, "Trần Văn Đức")
    lan.change("UPDATE customer SET imported_from = 'core', imported_key = '77' WHERE rid = ?", duc)
    tuans = a_customer(tuan.desk, "Trần Văn Đức")
    tuan.change("UPDATE customer SET imported_from = 'core', imported_key = '77' WHERE rid = ?", tuans)
    uid = lan.value("SELECT uid FROM customer WHERE rid = ?", duc)
    a_record(lan.desk, "follow_up", duc, what="call", about="wish", due_on=date(2026, 11, 20))
    lan.change("UPDATE follow_up SET clock = ?", f"birthday|{uid}|2026")
    tuan.take(lan.give(duc))
    assert tuan.value("SELECT clock FROM follow_up") == f"birthday|{tuan.value('SELECT uid FROM customer')}|2026"


def test_attached_files_come_along_under_the_other_desks_key(two: Two, duc: int, tmp_path: Path) -> None:
    lan, tuan = two
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7\nLUONG-MARKER")
    kept = application_attachments.keep(lan.desk, scan)
    lan.desk.do_now("Attached", "", application_attachments.attach, kept, customer=duc)
    before = lan.rows(duc)
    path = lan.give(duc)
    assert b"LUONG-MARKER" not in path.read_bytes()
    tuan.take(path)
    content_hash = tuan.value("SELECT content_hash FROM attachment")
    assert content_hash != kept.content_hash
    assert tuan.desk.attachments.read(content_hash) == scan.read_bytes()
    assert all(
        b"LUONG-MARKER" not in file.read_bytes() for file in tuan.desk.attachments.folder.rglob("*") if file.is_file()
    )
    lan.take(tuan.give_back())
    assert lan.rows(duc) == before


def test_a_row_taken_back_here_stays_away_unless_something_new_needs_it(two: Two, duc: int) -> None:
    lan, tuan = two
    tuan.take(lan.give(duc))
    back = tuan.give_back()
    lan.desk.undo()  # the note that it was given
    for _each in range(5):
        lan.desk.undo()
    assert lan.rows() == {}
    lan.take(back)
    assert lan.value("SELECT count(*) FROM customer") == 1


def test_nothing_is_handed_to_somebody_who_is_trusted_no_longer(two: Two, duc: int) -> None:
    lan, tuan = two
    path = lan.give(duc)
    tuan.desk.do_now(cards.ENDED, "", cards.end, tuan.other, "left the bank")
    with pytest.raises(Refused, match="isn't trusted here"):
        tuan.take(path)
    with pytest.raises(Refused, match="isn't trusted here"):
        tuan.give(1, name="b.crodesk")
    assert not (tuan.folder / "b.crodesk").exists()


def test_what_stands_open_and_what_stays_behind_is_told_before(two: Two, duc: int) -> None:
    lan, _tuan = two
    lan.change("UPDATE follow_up SET promised_by = 'customer'")
    lan.change("UPDATE contact_point SET do_not_contact = 1")
    lan.change("INSERT INTO draft (kind, subject, content) VALUES ('note', ?, '{}')", f"{duc}:call")
    found = lan.desk.read_now(giving.open_with, (duc,))
    assert [task.about for task in found.promises] == ["ask again"]
    assert found.not_to_call == (("Trần Văn Đức", "0903 555 107"),)
    assert found.restricted == 1
    assert [draft[:2] for draft in found.drafts] == [("note", "Trần Văn Đức")]


def test_nobody_chosen_and_days_the_wrong_way_round_are_refused(two: Two, duc: int) -> None:
    lan, _tuan = two
    with pytest.raises(Refused, match="Choose whom"):
        lan.give()
    with pytest.raises(Refused, match="before it begins"):
        lan.give(duc, from_on=date(2026, 12, 4), until_on=date(2026, 11, 23))
    assert list(lan.folder.glob("*.crodesk")) == []
