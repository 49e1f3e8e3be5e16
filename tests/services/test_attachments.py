"""Files attached to applications and customers: kept, listed, given out, ended, taken back, checked, collected."""

import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from crodesk.domain.problem import DeskFault, Refused
from crodesk.services import application_attachments, attachment_checking, checking, opening, record_list
from crodesk.services.application_attachments import AttachmentLine
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.conftest import PASSPHRASE

PDF = b"%PDF-1.7\nNGUYEN-VAN-MARKER"


@pytest.fixture
def customer(desk: Desk) -> int:
    return a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))


@pytest.fixture
def loan(desk: Desk, customer: int) -> int:
    return a_record(desk, "application", customer, product="salary_loan", number="L-2290")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan\u202e lương.PDF"
    path.write_bytes(PDF)
    return path


def attached(desk: Desk, path: Path, **to: int) -> AttachmentLine:
    kept = application_attachments.keep(desk, path)
    rid = desk.do_now("Attached a file", kept.name, application_attachments.attach, kept, **to)
    line = desk.look(application_attachments.get, rid)
    assert line is not None
    return line


def files(desk: Desk) -> list[Path]:
    return [path for path in desk.attachments.folder.rglob("*") if path.is_file()]


def state(desk: Desk, paper: int) -> tuple[object, ...]:
    line = record_list.get(desk._reader, "application_paper", paper)
    assert line is not None
    return tuple(line.cells[key] for key in ("state", "received_on", "dated", "valid_until"))


def test_a_file_is_attached_to_an_application_and_listed(desk: Desk, customer: int, loan: int, scan: Path) -> None:
    line = attached(desk, scan, application=loan)
    assert (line.name, line.media_type, line.size) == ("scan lương.pdf", "application/pdf", len(PDF))
    assert (line.customer_rid, line.application, line.paper, line.ended) == (customer, "L-2290", "", False)
    assert line.added_at == desk.now.replace(microsecond=0)
    assert desk.look(application_attachments.of_application, loan) == [line]
    assert desk.look(application_attachments.of_customer, customer) == [line]
    assert desk.attachments.read(line.content_hash) == PDF


def test_a_paper_that_was_wanted_is_received_with_its_file_and_undo_takes_both_back(
    desk: Desk, loan: int, scan: Path
) -> None:
    paper = a_record(desk, "application_paper", loan, name="Payslips", code="income_proof", state="wanted")
    line = attached(desk, scan, application=loan, paper=paper)
    assert line.paper == "Payslips"
    assert state(desk, paper) == ("received", "2026-11-20", None, None)
    desk.undo()
    assert state(desk, paper) == ("wanted", None, None, None)
    assert desk.look(application_attachments.of_application, loan) == []
    desk.redo()
    assert state(desk, paper) == ("received", "2026-11-20", None, None)
    (again,) = desk.look(application_attachments.of_application, loan)
    assert desk.attachments.read(again.content_hash) == PDF


def test_a_new_file_in_place_of_an_expired_paper_has_no_days_of_the_old_one(desk: Desk, loan: int, scan: Path) -> None:
    old = {"dated": date(2026, 1, 5), "received_on": date(2026, 1, 6), "valid_until": date(2026, 7, 5)}
    paper = a_record(desk, "application_paper", loan, name="Payslips", state="expired", **old)
    attached(desk, scan, application=loan, paper=paper)
    assert state(desk, paper) == ("received", "2026-11-20", None, None)


def test_a_paper_that_was_checked_stays_so(desk: Desk, loan: int, scan: Path) -> None:
    paper = a_record(desk, "application_paper", loan, name="Payslips", state="verified", received_on=date(2026, 11, 2))
    attached(desk, scan, application=loan, paper=paper)
    assert state(desk, paper) == ("verified", "2026-11-02", None, None)


def test_papers_still_come_in_after_the_application_was_sent(desk: Desk, customer: int, scan: Path) -> None:
    sent = a_record(desk, "application", customer, product="salary_loan")
    desk.do_now("Sent", "L", lambda session: session.connection().exec_driver_sql(
        "UPDATE application SET stage = 'submitted' WHERE rid = ?", (sent,)))  # fmt: skip
    assert attached(desk, scan, application=sent).application_rid == sent


def test_the_same_content_is_kept_once_and_attached_once(desk: Desk, customer: int, loan: int, tmp_path: Path) -> None:
    one, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for path in (one, other):
        path.write_bytes(PDF)
    attached(desk, one, application=loan)
    with pytest.raises(Refused, match=r"attached already: “a\.pdf”"):
        attached(desk, other, application=loan)
    assert attached(desk, other, customer=customer).name == "b.pdf"
    assert len(files(desk)) == 1


def test_a_paper_of_another_application_is_refused(desk: Desk, customer: int, loan: int, scan: Path) -> None:
    other = a_record(desk, "application", customer, product="home_loan")
    paper = a_record(desk, "application_paper", other, name="Payslips", state="wanted")
    with pytest.raises(Refused, match="isn't listed for this application"):
        attached(desk, scan, application=loan, paper=paper)
    assert state(desk, paper)[0] == "wanted"


def test_an_attachment_ends_with_a_reason_and_comes_back(desk: Desk, loan: int, scan: Path) -> None:
    line = attached(desk, scan, application=loan)
    with pytest.raises(Refused, match="Say why"):
        desk.do_now("Ended", line.name, application_attachments.end, line.rid, " ")
    desk.do_now("Ended", line.name, application_attachments.end, line.rid, "of another customer")
    assert desk.look(application_attachments.of_application, loan) == []
    ended = desk.look(application_attachments.get, line.rid)
    assert ended is not None
    assert ended.ended
    assert desk.attachments.read(line.content_hash) == PDF
    assert attached(desk, scan, application=loan).content_hash == line.content_hash
    desk.undo()
    desk.undo()
    assert [each.rid for each in desk.look(application_attachments.of_application, loan)] == [line.rid]


def test_a_copy_is_given_out_and_nothing_is_overwritten(desk: Desk, loan: int, scan: Path, tmp_path: Path) -> None:
    line, out = attached(desk, scan, application=loan), tmp_path / "stick"
    out.mkdir()
    assert application_attachments.give_out(desk, line, out) == out / "scan lương.pdf"
    assert (out / "scan lương.pdf").read_bytes() == PDF
    with pytest.raises(Refused, match=r"something at .* already"):
        application_attachments.give_out(desk, line, out)
    assert application_attachments.give_out(desk, line, out / "other.pdf").read_bytes() == PDF
    with pytest.raises(Refused, match=r"can't be written: .* Nothing was written\."):
        application_attachments.give_out(desk, line, tmp_path / "nowhere" / "a.pdf")


def test_a_private_copy_goes_when_the_desk_is_closed(desk_path: Path, clock: Clock, scan: Path) -> None:
    desk = opening.open_to_write(desk_path, None, clock, "test")
    line = attached(desk, scan, customer=a_customer(desk))
    copy = application_attachments.open_copy(desk, line)
    assert copy.read_bytes() == PDF
    desk.close()
    assert not copy.parent.exists()


def test_where_one_may_only_read_nothing_is_written_beside_the_desk(desk_path: Path, clock: Clock, scan: Path) -> None:
    desk = opening.open_to_read(desk_path, None, clock)
    with pytest.raises(DeskFault, match="reading only"):
        application_attachments.keep(desk, scan)
    assert not desk.attachments.folder.exists()
    desk.close()


def checked(desk: Desk) -> list[str]:
    (check,) = [
        each
        for each in desk.read_now(checking.verify, desk.attachments, encrypted=False)
        if each.name == checking.FILES
    ]
    return [fault.text.format(**fault.values) for fault in check.faults]


def test_a_file_that_is_missing_or_changed_is_named_by_its_own_name(desk: Desk, loan: int, tmp_path: Path) -> None:
    lines = []
    for name in ("gone.txt", "changed.txt", "whole.txt"):
        (tmp_path / name).write_text(name)
        lines.append(attached(desk, tmp_path / name, application=loan))
    assert checked(desk) == []
    gone, changed = (desk.attachments.folder / line.content_hash[:2] / line.content_hash[2:] for line in lines[:2])
    gone.unlink()
    changed.write_text("other")
    missing, damaged = checked(desk)
    assert missing.startswith("“gone.txt” (L-2290) is missing")
    assert damaged.startswith("“changed.txt” (L-2290) was changed or is damaged")
    with pytest.raises(DeskFault, match="is missing"):
        application_attachments.open_copy(desk, lines[0])


def aged(desk: Desk) -> None:
    for path in files(desk):
        os.utime(path, (time.time() - 100_000,) * 2)


def test_only_what_was_never_attached_is_collected(desk: Desk, loan: int, tmp_path: Path) -> None:
    for name in ("kept.txt", "undone.txt", "never.txt", "fresh.txt"):
        (tmp_path / name).write_text(name)
    attached(desk, tmp_path / "kept.txt", application=loan)
    undone = attached(desk, tmp_path / "undone.txt", application=loan)
    desk.undo()
    application_attachments.keep(desk, tmp_path / "never.txt")
    aged(desk)
    application_attachments.keep(desk, tmp_path / "fresh.txt")
    assert desk.read_now(attachment_checking.collect, desk.attachments) == 1
    assert len(files(desk)) == 3
    desk.redo()
    assert desk.attachments.read(undone.content_hash) == b"undone.txt"
    assert checked(desk) == []


def test_a_start_tidies_up_what_a_killed_program_left(
    desk: Desk, desk_path: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    left = tmp_path / "crodesk-paper-999999999-x"
    left.mkdir()
    (left / "scan.pdf").write_bytes(PDF)
    (tmp_path / "never.txt").write_text("never")
    application_attachments.keep(desk, tmp_path / "never.txt")
    aged(desk)
    reading = opening.open_to_read(desk_path, None, clock)
    reading.read_now(attachment_checking.tidy, reading)
    assert not left.exists()
    assert len(files(desk)) == 1, "who only reads removes nothing beside the desk"
    reading.close()
    desk.read_now(attachment_checking.tidy, desk)
    assert files(desk) == []


def test_where_the_history_holds_runs_nothing_is_collected(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "never.txt").write_text("never")
    application_attachments.keep(desk, tmp_path / "never.txt")
    aged(desk)
    sql = (
        "INSERT INTO change (action, table_name, row, last_row, operation)"
        " SELECT max(rid), 'attachment', 1, 9, 'I' FROM action"
    )
    desk.do_now("Brought in", "", lambda session: session.connection().exec_driver_sql(sql))
    assert desk.read_now(attachment_checking.collect, desk.attachments) == 0
    assert len(files(desk)) == 1


@pytest.fixture
def sealed(sealed_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
    yield desk
    desk.close()


def holding_it(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and b"NGUYEN-VAN-MARKER" in path.read_bytes()]


def test_plain_content_is_nowhere_but_in_the_private_copy(
    sealed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(PDF)
    loan = a_record(sealed, "application", a_customer(sealed), product="salary_loan")
    line = attached(sealed, scan, application=loan)
    scan.unlink()
    assert holding_it(tmp_path) == []
    copy = application_attachments.open_copy(sealed, line)
    assert holding_it(tmp_path) == ["scan.pdf"]
    sealed.copies.remove(copy)
    assert holding_it(tmp_path) == []
    assert line.name.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
