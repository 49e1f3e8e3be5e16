"""Packages and decisions: what was sent is what arrives, and whatever happened to it on the way is named."""

import json
import os
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from crodesk.domain.problem import Problem, Refused
from crodesk.exchange.package import (
    Decision,
    Package,
    Received,
    Sent,
    disagreements,
    read_decision,
    read_package,
    schedule_csv,
    write_decision,
    write_package,
    writing,
)
from crodesk.exchange.package.decision import Verdict, dumped
from crodesk.exchange.package.reading import Named
from tests.domain.lending.paper_facts import schedule

PACKAGE = Package(
    "0f" * 16,
    "HS-41",
    date(2026, 11, 22),
    "Trần Minh Quân",
    {
        "report.pdf": b"%PDF-1.4",
        "papers/Hợp đồng.docx": b"PK docx",
        "schedule.csv": schedule_csv(schedule()),
        "snapshot.json": b"{}",
    },
)
BOTH = pytest.mark.parametrize("name", ["HS-41.zip", "HS-41"])


def problems(path: Path) -> list[str]:
    found = read_package(path)
    assert isinstance(found, list), "the package is whole"
    return [each.text.format(**each.values) for each in found]


def zipped(path: Path, *files: tuple[str, bytes]) -> Path:
    """Write a zip file of any names, even twice the same."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path


@BOTH
def test_what_was_sent_is_what_arrives(tmp_path: Path, name: str) -> None:
    sent = write_package(tmp_path / name, PACKAGE)
    found = read_package(tmp_path / name)
    assert found == Received(PACKAGE, sent)
    assert sent == PACKAGE.sha256
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_the_same_package_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "1.zip", tmp_path / "2.zip"
    write_package(one, PACKAGE)
    write_package(other, replace(PACKAGE, files=dict(reversed(list(PACKAGE.files.items())))))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="rights are others on Windows")
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    write_package(tmp_path / "1.zip", PACKAGE)
    write_package(tmp_path / "2", PACKAGE)
    assert {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "2").rglob("*") if each.is_file()} == {0o600}
    assert stat.S_IMODE((tmp_path / "1.zip").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "2").stat().st_mode) == 0o700


def test_the_manifest_says_which_application_and_every_hash(tmp_path: Path) -> None:
    write_package(tmp_path / "p", PACKAGE)
    manifest = json.loads((tmp_path / "p" / "manifest.json").read_text("utf-8"))
    assert manifest["application"] == {"uid": "0f" * 16, "number": "HS-41"}
    assert [each["name"] for each in manifest["files"]] == sorted(PACKAGE.files)
    # SHA-256 of the two bytes {} as published in test vectors of many JSON tools
    hashes = {each["name"]: each["sha256"] for each in manifest["files"]}
    assert hashes["snapshot.json"] == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_the_schedule_is_exact() -> None:
    lines = schedule_csv(schedule()).decode("utf-8-sig").splitlines()
    assert len(lines) == 13
    assert lines[0] == '"n","due","days","principal","interest","fee","payment","balance"'
    cells = lines[1].replace('"', "").split(",")
    assert (cells[0], cells[1], cells[3:]) == (
        "1",
        "2027-01-01",
        ["100000000", "12000000", "0", "112000000", "1100000000"],
    )


@BOTH
def test_missing_changed_and_added_files_are_named(tmp_path: Path, name: str) -> None:
    files = dict(PACKAGE.files)
    del files["report.pdf"]
    files |= {"snapshot.json": b"[]", "virus.txt": b"x"}
    write_package(tmp_path / name, replace(PACKAGE, files=files))
    swap_manifest(tmp_path / name)
    assert problems(tmp_path / name) == [
        "“report.pdf” is missing from the package.",
        "“snapshot.json” was changed on the way.",
        "“virus.txt” was added to the package on the way.",
    ]


def swap_manifest(path: Path) -> None:
    """Put the manifest of the true package into one of other files."""
    if path.is_dir():
        (path / "manifest.json").write_bytes(PACKAGE.manifest)
        return
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    zipped(path, *{**files, "manifest.json": PACKAGE.manifest}.items())


def test_a_decision_beside_the_papers_and_what_systems_drop_are_no_changes(tmp_path: Path) -> None:
    write_package(tmp_path / "p", PACKAGE)
    for name in ("decision.json", ".DS_Store", "papers/Thumbs.db", "._report.pdf"):
        (tmp_path / "p" / name).write_bytes(b"x")
    assert read_package(tmp_path / "p") == Received(PACKAGE, PACKAGE.sha256)


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "/etc/passwd",
        "a/../../b",
        "C:\\x.txt",
        "a\\b",
        "a//b",
        "CON.txt",
        ".hidden",
        "a\x1b[31m",
        "a ",
        "",
    ],
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    if name:
        path = zipped(tmp_path / "p.zip", ("manifest.json", PACKAGE.manifest), (name, b"x"))
        (found,) = problems(path)
        assert "whose name leads elsewhere" in found
    with pytest.raises(Refused, match="No file of a package can be called"):
        write_package(tmp_path / "q.zip", replace(PACKAGE, files={name: b"x"}))
    assert not (tmp_path / "q.zip").exists()


@pytest.mark.parametrize("name", ["manifest.json", "MANIFEST.json", "decision.json"])
def test_the_names_of_the_package_s_own_files_are_taken(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="can be called"):
        write_package(tmp_path / "p", replace(PACKAGE, files={name: b"x"}))


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", ("manifest.json", PACKAGE.manifest), ("a.txt", b"x"), ("A.txt", b"y"))
    assert problems(path) == ["The package has two files of the same name."]
    with pytest.raises(Refused, match="can be called"):
        write_package(tmp_path / "q", replace(PACKAGE, files={"a.txt": b"", "A.txt": b""}))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crodesk.exchange.package.reading.LARGEST", 1 << 20)
    path = zipped(tmp_path / "p.zip", ("manifest.json", PACKAGE.manifest), ("a.txt", bytes(2 << 20)))
    assert path.stat().st_size < 10_000
    assert "more than 1 MB or 2000 files" in problems(path)[0]


def test_a_bomb_that_lies_about_its_size_is_found(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", ("manifest.json", PACKAGE.manifest), ("a.txt", bytes(1 << 20)))
    content = path.read_bytes().replace((1 << 20).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    path.write_bytes(content)
    assert "is no package, has a password or is damaged" in problems(path)[0]


@BOTH
def test_too_many_files_are_refused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crodesk.exchange.package.reading.MOST_FILES", 4)
    write_package(tmp_path / name, PACKAGE)
    assert "4 files" in problems(tmp_path / name)[0]


def test_a_package_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LARGEST", 10)
    with pytest.raises(Refused, match="The package is larger"):
        write_package(tmp_path / "p.zip", PACKAGE)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_stays(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is something"):
        write_package(tmp_path, PACKAGE)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        write_package(tmp_path / "p", PACKAGE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_to_elsewhere_are_refused(tmp_path: Path) -> None:
    write_package(tmp_path / "p", PACKAGE)
    (tmp_path / "p" / "passwd").symlink_to("/etc/passwd")
    assert "has a link to elsewhere" in problems(tmp_path / "p")[0]
    (tmp_path / "p" / "passwd").unlink()
    (tmp_path / "p" / "etc").symlink_to("/etc")
    assert "has a link to elsewhere" in problems(tmp_path / "p")[0]
    entry = zipfile.ZipInfo("passwd")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("manifest.json", PACKAGE.manifest)
        archive.writestr(entry, "/etc/passwd")
    assert "has a link to elsewhere" in problems(tmp_path / "p.zip")[0]


def with_manifest(change: Callable[[dict[str, object]], object]) -> bytes:
    data = json.loads(PACKAGE.manifest)
    change(data)
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (b"{", "manifest.json is no JSON"),
        (b"\xff", "manifest.json is no JSON"),
        (b"[" * 100_000, "manifest.json is no JSON"),
        (b'"\\ud800"', "manifest.json is no JSON"),
        (b" " * (5 << 20), "manifest.json is too large"),
        (b"[]", "This is no group of keys"),
        (b"{}", "This is missing"),
        (with_manifest(lambda data: data.update(kind="other")), "of another kind or of a newer crodesk"),
        (with_manifest(lambda data: data.update(format=2)), "of another kind or of a newer crodesk"),
        (with_manifest(lambda data: data.update(files="x")), "This is no list"),
        (with_manifest(lambda data: data.update(made_on="yesterday")), "This is no date"),
        (with_manifest(lambda data: data.update(more=1)), "There is no such key."),
    ],
)
def test_a_manifest_that_is_none_says_why(tmp_path: Path, manifest: bytes, said: str) -> None:
    path = zipped(tmp_path / "p.zip", ("manifest.json", manifest), *PACKAGE.files.items())
    assert said in problems(path)[0]


def test_what_is_no_package_says_why(tmp_path: Path) -> None:
    assert "can't be read: No such file" in problems(tmp_path / "nothing.zip")[0]
    (tmp_path / "a.zip").write_bytes(b"PK nothing")
    assert "is no package, has a password or is damaged" in problems(tmp_path / "a.zip")[0]
    assert "it has no manifest.json" in problems(zipped(tmp_path / "b.zip", ("a.txt", b"")))[0]


def test_a_package_that_was_cut_is_damaged(tmp_path: Path) -> None:
    write_package(tmp_path / "p.zip", PACKAGE)
    content = (tmp_path / "p.zip").read_bytes()
    (tmp_path / "p.zip").write_bytes(content[: len(content) // 2])
    assert "is damaged" in problems(tmp_path / "p.zip")[0]


SENT = Sent(PACKAGE.uid, "HS-41", PACKAGE.sha256, "VND", "Trần Minh Quân", date(2026, 11, 22))
TODAY = date(2026, 11, 30)
APPROVED = Decision(
    Named(PACKAGE.uid, "HS-41"),
    PACKAGE.sha256,
    Verdict.APPROVE,
    "Lê Thị Hà",
    date(2026, 11, 25),
    "Giám đốc",
    "BB-118",
    "Đủ khả năng trả nợ",
    amount=Decimal(1200000000),
    currency="VND",
    months=12,
    rate=Decimal("9.50"),
)


@pytest.mark.parametrize(
    "decision",
    [
        APPROVED,
        replace(
            APPROVED, decision=Verdict.CONDITIONAL, conditions=("Mua bảo hiểm",), covenants=("Lương",), dissent="1"
        ),
        Decision(Named("1", "2"), "3", Verdict.DECLINE, "A", date(2026, 1, 1), reason="Thu nhập"),
    ],
)
def test_a_decision_comes_back_as_it_was_made(tmp_path: Path, decision: Decision) -> None:
    write_decision(tmp_path / "decision.json", decision)
    assert read_decision((tmp_path / "decision.json").read_bytes()) == decision


def test_a_decision_on_what_was_sent_is_taken_over() -> None:
    assert disagreements(APPROVED, SENT, TODAY) == []
    for verdict in (Verdict.DECLINE, Verdict.RETURN):
        assert disagreements(replace(APPROVED, decision=verdict, amount=None), SENT, TODAY) == []


def changed(**values: object) -> bytes:
    return json.dumps({**json.loads(dumped(APPROVED)), **values}).encode()


@pytest.mark.parametrize(
    "content",
    [
        changed(amount="9200000000"),
        changed(decision="conditional"),
        changed(package_sha256="0" * 64),
        changed(seal=None),
        changed(seal="0" * 64),
        changed(extra=1),
        dumped(APPROVED).replace(b"BB-118", b"BB-119"),
    ],
)
def test_a_decision_that_was_changed_on_the_way_is_not_read(content: bytes) -> None:
    assert texts(read_decision(content)) == [
        "The decision was changed on the way. Nothing was taken over; have it sent again."
    ]


def texts(found: Decision | list[Problem]) -> list[str]:
    assert isinstance(found, list)
    return [each.text.format(**each.values) for each in found]


def test_one_that_a_mail_program_wrote_otherwise_is_the_same() -> None:
    data = json.loads(dumped(APPROVED))
    for content in (
        json.dumps(data).encode(),
        b"\xef\xbb\xbf" + json.dumps(data, indent=4).replace("\n", "\r\n").encode(),
    ):
        assert read_decision(content) == APPROVED


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", changed(kind="x"), changed(format=2), b"[" * 100_000, b" " * (5 << 20)]
)
def test_what_is_no_decision_is_not_read(content: bytes) -> None:
    assert len(texts(read_decision(content))) == 1


def test_what_a_decision_says_wrongly_is_named_by_its_field() -> None:
    wrong = replace(APPROVED, by=1, amount="much", months="x", conditions=(1,))  # type: ignore[arg-type]  # as a file may have it
    found = read_decision(dumped(wrong))
    assert isinstance(found, list)
    assert {each.field for each in found} == {"by", "amount", "months", "conditions[0]"}


@pytest.mark.parametrize(
    ("decision", "field", "said"),
    [
        (
            replace(APPROVED, application=Named("other", "HS-40")),
            "application",
            "application: HS-40, not HS-41",
        ),
        (replace(APPROVED, package_sha256="0" * 64), "package_sha256", "another state of the package"),
        (replace(APPROVED, by=" "), "by", "doesn't say who decided"),
        (replace(APPROVED, by="TRAN MINH QUAN"), "by", "prepared the application and can't decide it"),
        (replace(APPROVED, on=date(2026, 11, 21)), "on", "before the package was sent"),
        (replace(APPROVED, on=date(2026, 12, 1)), "on", "or after today"),
        (replace(APPROVED, decision=Verdict.DECLINE, reason=" "), "reason", "gives no reason"),
        (replace(APPROVED, decision=Verdict.CONDITIONAL, conditions=(" ",)), "conditions", "doesn't name one"),
        (replace(APPROVED, amount=None), "amount", "names no amount"),
        (replace(APPROVED, amount=Decimal(0)), "amount", "names no amount"),
        (replace(APPROVED, currency="USD"), "currency", "is in USD, the application in VND"),
        (replace(APPROVED, months=None), "months", "names no term of 1 to 600 months"),
        (replace(APPROVED, months=601), "months", "names no term of 1 to 600 months"),
        (replace(APPROVED, rate=None), "rate", "names no rate"),
        (replace(APPROVED, rate=Decimal("100.1")), "rate", "names no rate"),
    ],
)
def test_a_decision_that_does_not_fit_says_why(decision: Decision, field: str, said: str) -> None:
    (problem,) = disagreements(decision, SENT, TODAY)
    assert problem.field == field
    assert said in problem.text.format(**problem.values)


def test_everything_wrong_with_a_decision_is_said_at_once() -> None:
    bad = replace(APPROVED, package_sha256="", amount=None, months=0, rate=Decimal(-1))
    assert [each.field for each in disagreements(bad, SENT, TODAY)] == ["package_sha256", "amount", "months", "rate"]
