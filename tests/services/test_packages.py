"""Packages: what was sent, whole and with its hashes; written once, and noted."""

import json
from pathlib import Path

import pytest

from crodesk.domain.lending.application import freezing
from crodesk.domain.problem import DeskFault, Refused
from crodesk.exchange.package import Received, read_package
from crodesk.services import application_attachments, application_package, application_sent
from crodesk.services.desk import Desk
from tests.services.sent_off import a_loan, move, package_of, sent_off


def test_a_package_holds_papers_schedule_attachments_and_what_was_frozen(desk: Desk, tmp_path: Path) -> None:
    rid = a_loan(desk)
    scan = tmp_path / "lương tháng 10.pdf"
    scan.write_bytes(b"%PDF-1.7")
    kept = application_attachments.keep(desk, scan)
    desk.do_now("Attached", "", application_attachments.attach, kept, application=rid)
    move(desk, rid, "submit")
    package = package_of(desk, rid)
    assert set(package.files) == {
        "papers/application_form.docx",
        "papers/appraisal_report.docx",
        "papers/checklist_receipt.docx",
        "papers/schedule.pdf",
        "schedule.csv",
        "snapshot.json",
        "attachments/01 lương tháng 10.pdf",
    }
    assert package.files["attachments/01 lương tháng 10.pdf"] == b"%PDF-1.7"
    assert package.files["papers/appraisal_report.docx"].startswith(b"PK")
    assert len(package.files["schedule.csv"].decode("utf-8-sig").splitlines()) == 37
    frozen = desk.look(lambda reader: reader.value("SELECT sha256 FROM decision_snapshot"))
    assert freezing.fingerprint(package.files["snapshot.json"].decode()) == frozen
    assert json.loads(package.files["snapshot.json"])["number"] == "L-2290"
    assert (package.number, package.made_on, package.made_by) == ("L-2290", desk.today, "Lan")


def test_the_same_package_is_the_same_bytes(desk: Desk) -> None:
    """But for the seal of the journal, which says up to where it was when the package was made."""
    sent = sent_off(desk)
    again = package_of(desk, sent.rid)
    assert package_of(desk, sent.rid).sha256 == again.sha256
    assert {name for name in again.files if again.files[name] != sent.package.files[name]} <= {"manifest.json"}


@pytest.mark.parametrize("name", ["L-2290.zip", "L-2290"])
def test_what_is_written_is_read_back_and_stays(desk: Desk, tmp_path: Path, name: str) -> None:
    sent = sent_off(desk)
    path = tmp_path / name
    application_package.write(path, sent.package)
    assert read_package(path) == Received(sent.package, sent.package.sha256)
    with pytest.raises(Refused, match="something at"):
        application_package.write(path, sent.package)
    application_package.remove(path)
    assert not path.exists()


def test_a_package_goes_into_a_folder_under_its_number(tmp_path: Path) -> None:
    assert application_package.place(tmp_path, "L-2290") == tmp_path / "L-2290"
    assert application_package.place(tmp_path / "p.zip", "L-2290") == tmp_path / "p.zip"
    (tmp_path / "manifest.json").touch()
    assert application_package.place(tmp_path, "L-2290") == tmp_path, "a package takes no other one in"


def test_where_it_can_t_be_written_nothing_is(desk: Desk, tmp_path: Path) -> None:
    sent = sent_off(desk)
    for name in ("nowhere/p.zip", "nowhere/p"):
        with pytest.raises(Refused, match=r"can't be written: .*\. Nothing was written\."):
            application_package.write(tmp_path / name, sent.package)
    assert not (tmp_path / "nowhere").exists()


def test_what_is_not_sent_has_no_package(desk: Desk) -> None:
    rid = a_loan(desk)
    with pytest.raises(Refused, match="isn't sent"):
        package_of(desk, rid)
    move(desk, rid, "submit")
    assert package_of(desk, rid).files
    move(desk, rid, "give_back", decided_by="Võ Minh Khoa", reason="payslips")
    with pytest.raises(Refused, match="isn't sent"):
        package_of(desk, rid)
    move(desk, rid, "withdraw", reason="other bank")
    assert package_of(desk, rid).files, "what was sent once is still known"


def test_one_that_was_withdrawn_unsent_has_none(desk: Desk) -> None:
    rid = a_loan(desk)
    move(desk, rid, "withdraw", reason="other bank")
    with pytest.raises(Refused, match="isn't sent"):
        package_of(desk, rid)


def test_a_missing_file_stops_the_package_by_its_name(desk: Desk, tmp_path: Path) -> None:
    sent = sent_off(desk)
    (tmp_path / "scan.txt").write_text("scan")
    kept = application_attachments.keep(desk, tmp_path / "scan.txt")
    desk.do_now("Attached", "", application_attachments.attach, kept, application=sent.rid)
    (desk.attachments.folder / kept.content_hash[:2] / kept.content_hash[2:]).unlink()
    with pytest.raises(DeskFault, match=r"“scan\.txt” can't go into the package"):
        package_of(desk, sent.rid)


def test_packages_of_an_earlier_sending_are_told_apart(desk: Desk) -> None:
    sent = sent_off(desk)
    move(desk, sent.rid, "give_back", decided_by="Võ Minh Khoa", reason="payslips")
    move(desk, sent.rid, "submit")
    again = package_of(desk, sent.rid)
    desk.do_now("Packed", "L", application_package.note, sent.rid, "f" * 64)
    found = desk.look(application_sent.read, sent.rid)
    assert found is not None
    assert (found.on, found.officer) == (desk.today, "Lan")
    assert [(each.sha256, each.current) for each in found.packages] == [
        ("f" * 64, True),
        (sent.package.sha256, False),
    ]
    assert again.uid == sent.package.uid
    desk.undo()
    found = desk.look(application_sent.read, sent.rid)
    assert found is not None
    assert [each.current for each in found.packages] == [False]
