"""Customers and notes by command: the work of the desk from a shell or a script."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, program


def kept(crodesk: Run, kind: str, *of: str) -> list[dict[str, Any]]:
    """Return the records of a kind."""
    found: list[dict[str, Any]] = json.loads(crodesk("record", "list", kind, *of, "--json").out or "[]")
    return found


def test_a_new_customer_gets_a_number_and_a_phone(crodesk: Run) -> None:
    options = ("--name", "Trần Văn Đức", "--phone", "0903 555 107", "--born", "12/3/1980")
    assert crodesk("customer", "new", *options).out == "K-0001\n"
    (customer,) = kept(crodesk, "customers")
    assert (customer["name"], customer["kind"], customer["born_on"]) == ("Trần Văn Đức", "individual", "1980-03-12")
    assert [point["value"] for point in kept(crodesk, "contacts", "K-0001")] == ["0903 555 107"]


@pytest.mark.parametrize(
    ("typed", "stored"), [("business", "company"), ("company", "company"), ("household", "household")]
)
def test_a_business(crodesk: Run, typed: str, stored: str) -> None:
    crodesk("customer", "new", "--name", "Công ty Minh Phát", "--kind", typed, "--code", "C00001925")
    (customer,) = kept(crodesk, "customers")
    assert (customer["kind"], customer["code"]) == (stored, "C00001925")


def test_who_may_be_the_same_is_named_but_nothing_is_stopped(crodesk: Run) -> None:
    crodesk("customer", "new", "--name", "Trần Văn Đức", "--phone", "0903 555 107")
    answer = crodesk("customer", "new", "--name", "Tran Van Duc", "--phone", "+84 903555107")
    assert (answer.code, answer.out) == (0, "K-0002\n")
    assert "K-0001 Trần Văn Đức" in answer.err


def test_what_is_wrong_is_said_with_its_field_and_nothing_is_kept(crodesk: Run) -> None:
    answer = crodesk("customer", "new", "--name", "An", "--born", "1/1/2030")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("Born or founded: ")
    crodesk("customer", "new", "--name", "An", "--code", "7")
    assert crodesk("customer", "new", "--name", "Bình", "--code", "7").code == 1
    assert len(kept(crodesk, "customers")) == 1


@pytest.fixture
def three(crodesk: Run) -> Run:
    """Three customers, two of them called alike."""
    for name, phone in (("Nguyễn Văn An", "0901"), ("Nguyen Van An", ""), ("陈小明", "")):
        crodesk("customer", "new", "--name", name, "--phone", phone)
    return crodesk


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("K-0001", "K-0001"),
        ("k-0002", "K-0002"),
        ("Nguyễn Văn An", "K-0001"),
        ("Nguyen Van An", "K-0002"),
        ("小明", "K-0003"),
        ("xm", "K-0003"),
        ("chen", "K-0003"),
    ],
)
def test_a_customer_is_named_by_number_or_a_name_that_is_clear(three: Run, typed: str, code: str) -> None:
    assert three("note", typed, "x").code == 0
    assert [note["of"].split()[-1] for note in kept(three, "notes")] == [code]


def test_a_customer_is_named_by_uid(three: Run) -> None:
    uid = json.loads(three("show", "K-0003", "--json").out)["uid"]
    assert three("note", uid, "x").code == 0
    assert len(kept(three, "notes", "K-0003")) == 1


@pytest.mark.parametrize("typed", ["nguyen van an", "nguyen", "an"])
def test_a_name_that_fits_several_lists_them_and_does_nothing(three: Run, typed: str) -> None:
    answer = three("note", typed, "x")
    assert (answer.code, answer.out) == (1, "")
    assert "K-0001  Nguyễn Văn An" in answer.err
    assert "0901" in answer.err
    assert "K-0002  Nguyen Van An" in answer.err
    assert kept(three, "notes") == []


@pytest.mark.parametrize("typed", ["nobody", "K-0009", '"', "*", "-- ;", "' OR 1"])
def test_a_name_that_fits_nobody(three: Run, typed: str) -> None:
    answer = three("show", typed) if not typed.startswith("-") else three("show", "--", typed)
    assert answer.code == 1
    assert "There is no customer" in answer.err


def test_many_candidates_are_cut(crodesk: Run) -> None:
    for number in range(25):
        crodesk("customer", "new", "--name", f"Lê Mai {number}")
    answer = crodesk("show", "le mai")
    assert answer.code == 1
    assert answer.err.count("K-00") == 20
    assert "20+" in answer.err


def test_a_note_with_its_next_step(three: Run) -> None:
    options = ("--kind", "call", "--outcome", "spoke", "--next", "2026-11-25", "--about", "bring the paper")
    assert three("note", "K-0001", "will come on Monday", *options).out == "1\n"
    (note,) = kept(three, "notes", "K-0001")
    assert (note["kind"], note["outcome"], note["reached"]) == ("call", "spoke", "yes")
    assert note["text"] == "will come on Monday"
    (step,) = kept(three, "follow-ups", "K-0001")
    assert (step["due_on"], step["about"]) == ("2026-11-25", "bring the paper")


def test_a_note_of_several_lines_from_standard_input(desk_path: Path) -> None:
    program("--desk", desk_path, "customer", "new", "--name", "An")
    answer = program("--desk", desk_path, "note", "K-0001", "-", given="dòng một\ndòng hai\x1b[31m\n")
    assert answer.code == 0
    (note,) = json.loads(program("--desk", desk_path, "record", "list", "notes", "--json").out)
    assert note["text"] == "dòng một\ndòng hai[31m\n"


def test_a_note_from_standard_input_is_not_taken_for_the_passphrase(sealed_path: Path, secret_file: Path) -> None:
    desk = ("--desk", sealed_path, "--passphrase-file", secret_file)
    program(*desk, "customer", "new", "--name", "An")
    assert program("--desk", sealed_path, "note", "K-0001", "-", given="text\n").code == 3
    assert program(*desk, "note", "K-0001", "-", given="text\n").code == 0
    both = program(
        "--desk", sealed_path, "--passphrase-file", "-", "note", "K-0001", "-", given=f"{secret_file.read_text()}two"
    )
    assert both.code == 0
    notes = json.loads(program(*desk, "record", "list", "notes", "--json").out)
    assert [note["text"] for note in notes] == ["two", "text\n"]


def test_an_empty_note_is_refused(three: Run) -> None:
    assert three("note", "K-0001", " ").code == 1
    assert kept(three, "notes") == []


def test_merging_moves_all_and_can_be_undone(three: Run) -> None:
    three("note", "K-0002", "of the second")
    answer = three("customer", "merge", "K-0001", "K-0002")
    assert answer.code == 0
    assert [note["text"] for note in kept(three, "notes", "K-0001")] == ["of the second"]
    assert three("undo").code == 0
    assert kept(three, "notes", "K-0001") == []
    assert len(kept(three, "notes", "K-0002")) == 1
    assert three("customer", "merge", "K-0001", "K-0001").code == 1


def test_closing_needs_a_reason_and_can_be_taken_back(three: Run) -> None:
    assert three("customer", "close", "K-0003").code == 2
    assert three("customer", "close", "K-0003", "--why", " ").code == 1
    assert three("customer", "close", "K-0003", "--why", "moved away").code == 0
    closed = next(one for one in kept(three, "customers") if one["code"] == "K-0003")
    assert (closed["status"], closed["closed_why"]) == ("closed", "moved away")
    assert closed["status_since"] == date(2026, 11, 20).isoformat()
    assert three("customer", "reopen", "K-0003").code == 0
    assert next(one for one in kept(three, "customers") if one["code"] == "K-0003")["status"] == "active"
