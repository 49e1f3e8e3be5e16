"""`import`: what came of every row, on a screen and as data, and how far it is meanwhile."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from crodesk.cli.progress import ProgressLine
from crodesk.services.clock import Clock
from crodesk.storage.lock import DeskLock
from tests.cli.conftest import Answer, Run, program

PROFILE = """
name = "branch"
currency = "VND"
date = "D/M/YYYY"

[ids]
client = { prefix = "C", digits = 4 }

[[sources]]
file = "clients.csv"
into = "customers"
key = { column = "id", id = "client" }

[sources.fields]
code = { column = "id", id = "client" }
name = "name"
born_on = "born"
"""
CLIENTS = "id,name,born\n1,Nguyễn Văn An,3/1/1980\nC0002,陈小明,31/2/1990\n3.0,Trần Thị Bình,\n"
"""Three clients; the second was born on a day that never was."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "from core"
    folder.mkdir()
    (folder / "clients.csv").write_text(CLIENTS, encoding="utf-8")
    (folder / "readme.txt").write_text("not meant", encoding="utf-8")
    return folder


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "branch.toml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


def counts(answer: Answer) -> dict[str, int]:
    found: dict[str, Any] = json.loads(answer.out)
    customers: dict[str, int] = found["kinds"]["customers"]
    return customers


def test_options_may_stand_before_the_files(crodesk: Run, profile: Path, source: Path) -> None:
    assert counts(crodesk("import", profile, "--json", "--dry-run", source))["new"] == 2  # one is rejected
    assert "unrecognized arguments: --nosuch" in crodesk("import", profile, "--json", source, "--nosuch").err


def test_the_first_time_all_is_new_the_second_time_all_is_the_same(crodesk: Run, profile: Path, source: Path) -> None:
    first = crodesk("import", profile, source, "--json")
    assert first.code == 0
    assert json.loads(first.out)["action"] == "import"
    assert counts(first) == {"read": 3, "new": 2, "updated": 0, "same": 0, "rejected": 1}
    again = crodesk("import", profile, source, "--json")
    assert counts(again) == {"read": 3, "new": 0, "updated": 0, "same": 2, "rejected": 1}
    listed = json.loads(crodesk("record", "list", "customers", "--json").out)
    assert {one["code"] for one in listed} == {"C0001", "C0003"}
    assert crodesk("verify").code == 0


def test_an_import_is_one_action(crodesk: Run, profile: Path, source: Path) -> None:
    crodesk("import", profile, source)
    assert "Imported · branch" in crodesk("history", "--limit", "1").out
    assert crodesk("undo").code == 0
    assert crodesk("record", "list", "customers").code == 1


def test_a_dry_run_writes_nothing(crodesk: Run, profile: Path, source: Path, places: Path) -> None:
    answer = crodesk("import", profile, source, "--dry-run", "--json")
    assert json.loads(answer.out)["action"] == "dry-run"
    assert counts(answer)["new"] == 2
    assert "nothing was written" in answer.err
    assert crodesk("record", "list", "customers").code == 1
    assert list((places / "data" / "crodesk" / "rejected").iterdir()) == []


def test_rejected_rows_lie_unchanged_beside_line_and_reason(
    crodesk: Run, profile: Path, source: Path, tmp_path: Path
) -> None:
    answer = crodesk("import", profile, source, "--rejected", tmp_path / "bad")
    assert answer.out == "customers\t3\t2\t0\t0\t1\n"
    assert "clients.csv, line 3" in answer.err
    assert "31/2/1990" in answer.err
    (file,) = (tmp_path / "bad").iterdir()
    assert str(file) in answer.err
    _header, row = file.read_text(encoding="utf-8-sig").splitlines()
    assert row.startswith('"3",')
    assert row.endswith("C0002,陈小明,31/2/1990")


def test_the_encoding_found_and_files_passed_over_are_said(crodesk: Run, profile: Path, source: Path) -> None:
    (source / "clients.csv").write_bytes(CLIENTS.replace("陈小明", "Minh").encode("utf-16"))
    answer = crodesk("import", profile, source)
    assert "clients.csv: utf-16" in answer.err
    assert "readme.txt" in answer.err


def test_likely_duplicates_are_named(crodesk: Run, profile: Path, source: Path) -> None:
    crodesk("customer", "new", "--name", "Nguyen Van An", "--born", "3/1/1980")
    answer = crodesk("import", profile, source)
    assert "C0001 Nguyễn Văn An may be K-0001 Nguyen Van An" in answer.err


@pytest.mark.parametrize("wrong", ["none.toml", "clients"])
def test_a_profile_that_is_not_there_is_said(crodesk: Run, source: Path, wrong: str) -> None:
    answer = crodesk("import", wrong, source)
    assert (answer.code, answer.out) == (1, "")
    assert wrong in answer.err


def test_contact_cards_come_in(crodesk: Run, tmp_path: Path) -> None:
    card = tmp_path / "card.vcf"
    card.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lê Thị Mai\r\nTEL:0903555107\r\nEND:VCARD\r\n", encoding="utf-8")
    answer = crodesk("import", "vcard", card, "--json")
    assert json.loads(answer.out)["kinds"]["contacts"]["new"] == 1
    assert "Lê Thị Mai" in crodesk("record", "list", "customers").out


def test_an_import_waits_for_nobody(desk_path: Path, profile: Path, source: Path, clock: Clock) -> None:
    lock = DeskLock(desk_path, "crodesk", clock.now)
    answer = program("--desk", desk_path, "import", profile, source)
    lock.release()
    assert answer.code == 3
    assert "open already" in answer.err


def test_how_far_it_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 10.0, 20.0])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("crodesk.cli.progress.time.monotonic", lambda: next(clock))
    monkeypatch.setenv("COLUMNS", "100")
    with ProgressLine() as line:
        line.tell("a\x1b[31m.csv", 0, 400, 500)
        line.tell("a\x1b[31m.csv", 100, 400, 5000)
    shown = capsys.readouterr().err.split("\r\x1b[K")
    assert shown[2] == "a[31m.csv █████░░░░░░░░░░░░░░░ 25 % · 5,000 rows · 250 a second · 0:30 left"
    assert shown[-1] == ""


def test_nothing_of_it_stands_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressLine() as line:
        line.tell("a.csv", 1, 2, 3)
    assert capsys.readouterr().err == ""


LISTS = {
    "en": "Full name,Mobile,E-mail,Date of birth,Customer no\nAn Nguyen,0905 123 456,an@x.vn,31/12/1980,C7\n",
    "vi": "Họ và tên;SĐT;Email;Ngày sinh;Mã KH\nAn Nguyen;0905 123 456;an@x.vn;31-12-1980;C7\n",
    "zh": "姓名,手机号,电子邮箱,出生日期,客户编号\nAn Nguyen,0905 123 456,an@x.vn,1980年12月31日,C7\n",
    "us": "NAME,Phone,Email,DOB,Code\nAn Nguyen,0905 123 456,an@x.vn,12/31/1980,C7\n",
}
"""The same customer as four people would write her down."""


@pytest.mark.parametrize("language", LISTS)
def test_a_plain_list_comes_in_without_a_profile(crodesk: Run, tmp_path: Path, language: str) -> None:
    path = tmp_path / "simple.csv"
    path.write_text(LISTS[language], encoding="utf-8")
    assert crodesk("import", "list", path).code == 0
    (customer,) = json.loads(crodesk("record", "list", "customers", "--json").out)
    assert (customer["code"], customer["name"], customer["born_on"]) == ("C7", "An Nguyen", "1980-12-31")
    points = json.loads(crodesk("record", "list", "contact_point", "--json").out)
    assert {one["value"] for one in points} == {"0905 123 456", "an@x.vn"}
    assert counts(crodesk("import", "list", path, "--json"))["same"] == 1


def test_a_list_of_mere_names_comes_in_and_one_without_names_does_not(crodesk: Run, tmp_path: Path) -> None:
    path = tmp_path / "simple.csv"
    path.write_text("Tên,Ghi chú\nLê Thị Mai,x\nTrần Văn Đức,y\n", encoding="utf-8")
    assert counts(crodesk("import", "list", path, "--json"))["new"] == 2
    path.write_text("Telephone,Remark\n0905 123 456,x\n", encoding="utf-8")
    answer = crodesk("import", "list", path)
    assert answer.code == 1
    assert "has no column that is called “name” or the like; it has: Telephone, Remark." in answer.err


def test_a_file_without_a_profile_is_told_what_is_missing(
    crodesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRODESK_TYPED_AS", "python3 start.py")
    answer = crodesk("import", "simple.csv")
    assert answer.code == 2
    assert "“python3 start.py import list simple.csv” takes a plain list of customers" in answer.err
    assert "list, vcard, ics, statement; docs/importing.md has an example" in answer.err


def test_a_summary_is_words_on_a_terminal_and_data_elsewhere(
    crodesk: Run, profile: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert crodesk("import", profile, source).out.startswith("customers\t")
    monkeypatch.setattr("crodesk.cli.output.room", lambda: 80)
    assert "Khách hàng" in crodesk("--language", "vi", "import", profile, source).out
