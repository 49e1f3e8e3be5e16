"""Statements by command: taken in, listed, confirmed, set aside."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = "date,amount,currency,name,account,description\n"


@pytest.fixture
def loan(crodesk: Run) -> Run:
    """A desk with a loan that the core states: 2 million due on the 25th."""
    crodesk("customer", "new", "--name", "Trần Văn Đức")
    fields = ("kind=loan", "number=LD-202677", "currency=VND", "amount=50m")
    made = crodesk("record", "add", "holding", "K-0001", *fields)
    assert made.code == 0, made.err
    reading = ("as_of=19/11/2026", "balance=50m", "next_due_on=25/11/2026", "next_due=2m", "days_late=0")
    made = crodesk("record", "add", "holding-reading", "LD-202677", *reading)
    assert made.code == 0, made.err
    return crodesk


def file(folder: Path, *lines: str) -> Path:
    path = folder / "s.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_statement_comes_in_and_what_is_sure_is_confirmed(loan: Run, tmp_path: Path) -> None:
    path = file(tmp_path, "2026-11-19,2000000,VND,TRAN VAN DUC,123456,tra no LD-202677", "2026-11-19,-5000,VND,,,phi")
    (taken,) = json.loads(loan("import", "statement", path, "--json").out)
    assert (taken["entries"], taken["proposed"], taken["none"]) == (2, 1, 1)
    (entry,) = json.loads(loan("statements", "--json").out)
    assert entry["loan"] == "LD-202677"
    shown = json.loads(loan("statement", "show", entry["rid"], "--json").out)
    assert shown["ways"][0]["parts"][0]["amount_minor"] == 2_000_000
    assert loan("statement", "confirm", "--sure").code == 0
    assert json.loads(loan("statements", "--json").out) == []
    (booked,) = json.loads(loan("statements", "booked", "--json").out)
    assert booked["event_rid"] is not None
    (again,) = json.loads(loan("import", "statement", path, "--json").out)
    assert (again["same"], again["proposed"]) == (2, 0)


def test_a_dry_run_writes_nothing(loan: Run, tmp_path: Path) -> None:
    path = file(tmp_path, "2026-11-19,2000000,VND,TRAN VAN DUC,123456,tra no LD-202677")
    answer = loan("import", "statement", path, "--dry-run")
    assert "nothing was written" in answer.err
    assert loan("statements").code == 1


def test_one_is_confirmed_for_another_loan_or_set_aside(loan: Run, tmp_path: Path) -> None:
    loan("import", "statement", file(tmp_path, "2026-11-19,1500000,VND,X,9,chuyen", "2026-11-19,7,VND,Y,8,abc"))
    first, second = json.loads(loan("statements", "none", "--json").out)
    assert loan("statement", "confirm", first["rid"], "--loan", "LD-202677").code == 0
    assert loan("statement", "confirm", first["rid"], "--loan", "LD-202677").code == 1
    assert loan("statement", "set-aside", second["rid"], "--reason", "gift").code == 0
    assert loan("statement", "look-again", second["rid"]).code == 0


def test_statements_are_listed_with_what_came_of_each(loan: Run, tmp_path: Path) -> None:
    assert loan("statement", "list").code == 1
    first = "2026-11-19,2000000,VND,TRAN VAN DUC,123456,tra no LD-202677"
    loan("import", "statement", file(tmp_path, first))
    loan("statement", "confirm", "--sure")
    loan("import", "statement", file(tmp_path, first, "2026-11-20,7,VND,Y,123456,LD-202677"))
    newest, oldest = json.loads(loan("statement", "list", "--json").out)
    assert [oldest[key] for key in ("entries", "kept", "same", "booked", "waiting")] == [1, 1, 0, 1, 0]
    assert [newest[key] for key in ("entries", "kept", "same", "booked", "waiting")] == [2, 1, 1, 0, 1]
    assert "s.csv" in loan("statement", "list").out


def test_what_an_entry_paid_is_taken_back_with_a_reason_and_its_payer_remembered(loan: Run, tmp_path: Path) -> None:
    loan("import", "statement", file(tmp_path, "2026-11-19,2000000,VND,TRAN VAN DUC,123456,tra no LD-202677"))
    (entry,) = json.loads(loan("statements", "--json").out)
    assert loan("statement", "take-back", entry["rid"], "--reason", "not theirs").code == 1  # it isn't booked yet
    loan("statement", "confirm", entry["rid"])
    assert loan("statement", "take-back", entry["rid"], "--reason", " ").code == 1
    assert loan("statement", "take-back", entry["rid"], "--reason", "not theirs").code == 0
    (open_again,) = json.loads(loan("statements", "open", "--json").out)
    assert open_again["rid"] == entry["rid"]
    assert json.loads(loan("loan", "show", "LD-202677", "--json").out)["balance_minor"] == 50_000_000
    assert loan("undo").code == 0
    assert [row["rid"] for row in json.loads(loan("statements", "booked", "--json").out)] == [entry["rid"]]
    assert loan("statement", "remember", entry["rid"], "LD-202677").code == 0
    assert "TRAN VAN DUC" in loan("record", "list", "known-payer", "LD-202677").out


def test_a_file_that_is_none_is_refused_in_words(loan: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello")
    answer = loan("import", "statement", tmp_path / "x.txt")
    assert answer.code == 1
    assert "no statement" in answer.err
    assert "Traceback" not in answer.err
