"""Packages and decisions by commands: written, noted, held against what was sent, taken in once."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crodesk.exchange.package import Decision, Received, Verdict, read_package, write_decision
from crodesk.exchange.package.reading import Named
from tests.cli.conftest import Run
from tests.conftest import TODAY

SALARY = ("product=salary_loan", "amount=350m", "months=36", "rate=12.5%")


@pytest.fixture
def number(crodesk: Run) -> str:
    crodesk("customer", "new", "--name", "Phạm Quốc Huy", "--code", "C-0061")
    number = crodesk("application", "new", "C-0061", *SALARY).out.strip()
    crodesk("application", "submit", number)
    return number


@pytest.fixture
def received(crodesk: Run, number: str, tmp_path: Path) -> Received:
    assert crodesk("application", "package", number, "--to", tmp_path / "p.zip").code == 0
    found = read_package(tmp_path / "p.zip")
    assert isinstance(found, Received)
    return found


def a_decision(received: Received, path: Path, **values: Any) -> Path:
    usual: dict[str, Any] = {
        "decision": Verdict.APPROVE, "by": "Võ Minh Khoa", "on": TODAY, "level": "branch-director",
        "amount": Decimal(300_000_000), "currency": "VND", "months": 24, "rate": Decimal("12.25"),
    }  # fmt: skip
    uid, number = received.package.uid, received.package.number
    write_decision(path, Decision(Named(uid, number), received.sha256, **{**usual, **values}))
    return path


def test_a_package_is_written_as_a_zip_file_or_into_a_folder(crodesk: Run, number: str, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    found = json.loads(crodesk("application", "package", number, "--to", stick, "--json").out)
    assert found["path"] == str(stick / number)
    assert {"snapshot.json", "schedule.csv", "papers/appraisal_report.docx"} <= set(found["files"])
    written = read_package(stick / number)
    assert isinstance(written, Received)
    assert written.sha256 == found["sha256"]
    again = crodesk("application", "package", number, "--to", stick)
    assert again.code == 1
    assert "something at" in again.err
    path, sha256 = crodesk("application", "package", number, "--to", stick / "p.zip").out.strip().split("\t")
    assert (path, len(sha256)) == (str(stick / "p.zip"), 64)
    assert "Wrote a package" in crodesk("history").out


def test_what_is_not_sent_has_no_package(crodesk: Run, number: str, tmp_path: Path) -> None:
    crodesk("application", "return", number, "--by", "Võ Minh Khoa", "--reason", "payslips")
    answer = crodesk("application", "package", number, "--to", tmp_path / "p.zip")
    assert answer.code == 1
    assert "isn't sent" in answer.err
    assert not (tmp_path / "p.zip").exists()


def test_a_decision_is_taken_in_once(crodesk: Run, number: str, received: Received, tmp_path: Path) -> None:
    file = a_decision(received, tmp_path / "decision.json")
    unasked = crodesk("application", "decision", number, file)
    assert unasked.code == 1
    assert "Add --yes" in unasked.err
    assert crodesk("application", "decision", number, file, "--yes").out.strip() == f"{number}\tapproved"
    again = crodesk("application", "decision", number, file, "--yes")
    assert again.code == 0
    assert "was taken in on 20 Nov 2026 already. Nothing was changed." in again.err
    found = json.loads(crodesk("application", "decision", number, file, "--yes", "--json").out)
    assert found == {"number": number, "stage": "approved", "taken": False, "taken_on": TODAY.isoformat()}
    assert crodesk("undo").code == 1


def test_the_officer_sees_it_beside_what_was_asked_before_anything_counts(
    crodesk: Run, number: str, received: Received, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    file = a_decision(received, tmp_path / "decision.json", level="branch-head")
    for answer, code in (("n\n", 1), ("y\n", 0)):
        monkeypatch.setattr("sys.stdin.readline", lambda answer=answer: answer, raising=False)
        shown = crodesk("application", "decision", number, file)
        assert shown.code == code
        assert "Amount\t350,000,000 ₫\t300,000,000 ₫" in shown.out
        assert "Take this in?" in shown.err
        assert "By the rules it takes Credit committee at the head office" in shown.err


def test_what_does_not_fit_is_said(crodesk: Run, number: str, received: Received, tmp_path: Path) -> None:
    file = a_decision(received, tmp_path / "decision.json", amount=Decimal(400_000_000), on=date(2026, 11, 19))
    answer = crodesk("application", "decision", number, file, "--yes")
    assert answer.code == 1
    assert "more than was asked for" in answer.err
    assert "is dated 19 Nov 2026, before the package was sent" in answer.err
    assert json.loads(crodesk("applications", "--json").out)[0]["stage"] == "submitted"
    assert "There is no file" in crodesk("application", "decision", number, tmp_path / "none.json").err
    (tmp_path / "broken.json").write_text("{")
    assert "is no JSON" in crodesk("application", "decision", number, tmp_path / "broken.json").err
