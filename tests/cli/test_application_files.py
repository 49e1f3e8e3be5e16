"""Files of applications by commands: attached, listed, given out."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SALARY = ("product=salary_loan", "amount=350m", "months=36", "rate=12.5%")


@pytest.fixture
def number(crodesk: Run) -> str:
    crodesk("customer", "new", "--name", "Phạm Quốc Huy", "--code", "C-0061")
    return crodesk("application", "new", "C-0061", *SALARY).out.strip()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "lương tháng 10.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 1991)
    return path


def test_a_file_is_attached_listed_and_given_out(crodesk: Run, number: str, scan: Path, tmp_path: Path) -> None:
    assert crodesk("application", "attachments", number).code == 1
    assert crodesk("application", "attach", number, scan).out.strip() == "1"
    (line,) = crodesk("application", "attachments", "1").out.splitlines()
    assert line.split("\t")[:4] == ["1", "lương tháng 10.pdf", "PDF", "2.0 kB"]
    (found,) = json.loads(crodesk("application", "attachments", number, "--json").out)
    assert {key: found[key] for key in ("id", "name", "size", "application", "paper")} == {
        "id": 1,
        "name": "lương tháng 10.pdf",
        "size": 2000,
        "application": number,
        "paper": "",
    }
    stick = tmp_path / "stick"
    stick.mkdir()
    answer = crodesk("application", "attachment", 1, "--to", stick)
    assert answer.out.strip() == str(stick / "lương tháng 10.pdf")
    assert (stick / "lương tháng 10.pdf").read_bytes() == scan.read_bytes()
    again = crodesk("application", "attachment", 1, "--to", stick, "--json")
    assert again.code == 1
    assert "already" in again.err
    assert crodesk("undo").code == 0
    assert crodesk("application", "attachments", number).code == 1


def test_a_paper_is_received_by_its_code_whether_it_was_listed_or_not(crodesk: Run, number: str, scan: Path) -> None:
    found = json.loads(crodesk("application", "attach", number, scan, "--paper", "income", "--json").out)
    assert found["paper"]
    (paper,) = json.loads(crodesk("record", "list", "application_paper", "--json").out)
    assert (paper["code"], paper["state"], paper["received_on"]) == ("income", "received", "2026-11-20")
    again = crodesk("application", "attach", number, scan, "--paper", found["paper"])
    assert again.code == 1
    assert "attached already" in again.err


def test_a_paper_that_nobody_wants_is_refused_with_those_there_are(crodesk: Run, number: str, scan: Path) -> None:
    answer = crodesk("application", "attach", number, scan, "--paper", "birth certificate")
    assert answer.code == 1
    assert "No paper is called “birth certificate”; there are: " in answer.err
    assert "income" in answer.err
    assert crodesk("application", "attachments", number).code == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"MZ\x90\0\x03", "is no PDF"), (b"a" * (25 * 1024 * 1024 + 1), "larger than 25 MB")],
    ids=["empty", "program", "large"],
)
def test_what_is_no_paper_is_refused(crodesk: Run, number: str, scan: Path, content: bytes, said: str) -> None:
    scan.write_bytes(content)
    answer = crodesk("application", "attach", number, scan)
    assert answer.code == 1
    assert said in answer.err


def test_what_is_not_there_is_said(crodesk: Run, number: str, tmp_path: Path) -> None:
    assert "There is no file" in crodesk("application", "attach", number, tmp_path / "none.pdf").err
    assert crodesk("application", "attach", "L-99", tmp_path / "none.pdf").code == 1
    answer = crodesk("application", "attachment", 7, "--to", tmp_path)
    assert answer.code == 1
    assert "7" in answer.err


def test_verify_names_a_file_that_is_gone(crodesk: Run, number: str, scan: Path, desk_path: Path) -> None:
    crodesk("application", "attach", number, scan)
    assert crodesk("verify").code == 0
    (kept,) = (path for path in Path(f"{desk_path}.papers").rglob("*") if path.is_file())
    kept.unlink()
    answer = crodesk("verify")
    assert answer.code == 1
    assert "lương tháng 10.pdf" in answer.out
    assert "The desk itself is whole." in answer.err
