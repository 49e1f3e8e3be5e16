"""`history`, `undo` and `redo`: what was done, whom it concerned, and taking it back."""

import json
from typing import Any

import pytest

from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record
from tests.cli.conftest import Run


def done(crodesk: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(crodesk("history", "--json", *arguments).out)
    return found


@pytest.fixture
def worked(crodesk: Run) -> Run:
    """Two customers and a note on each."""
    for name in ("Trần Văn Đức", "Lê Thị Mai"):
        crodesk("customer", "new", "--name", name)
    crodesk("note", "K-0001", "first")
    crodesk("note", "K-0002", "second")
    return crodesk


def test_the_newest_comes_first_with_who_and_what(worked: Run) -> None:
    lines = done(worked)
    assert [line["number"] for line in lines] == [5, 4, 3, 2, 1]
    assert (lines[0]["name"], lines[0]["subject"], lines[0]["who"]) == ("Wrote a note", "Lê Thị Mai", "Lan")
    assert lines[0]["at"].startswith("2026-11-")
    assert len(done(worked, "--limit", "2")) == 2
    assert "Wrote a note · Lê Thị Mai" in worked("history").out


def test_undo_and_redo_go_one_step_at_a_time(worked: Run) -> None:
    assert "Lê Thị Mai" in worked("undo").err
    assert "Trần Văn Đức" in worked("undo").err
    assert worked("record", "list", "notes").code == 1
    assert "Trần Văn Đức" in worked("redo").err
    assert len(json.loads(worked("record", "list", "notes", "--json").out)) == 1
    undone = {line["number"]: line["undone"] for line in done(worked)}
    assert (undone[4], undone[5]) == (False, True)


def test_an_action_is_picked_by_its_number(worked: Run) -> None:
    assert worked("undo", "4").code == 0
    notes = json.loads(worked("record", "list", "notes", "--json").out)
    assert [note["text"] for note in notes] == ["second"]
    again = worked("undo", "4")
    assert again.code == 1
    assert "undone already" in again.err
    assert worked("redo", "4").code == 0
    assert worked("redo", "5").code == 1
    assert worked("undo", "99").code == 1


def test_an_undo_is_shown_with_what_it_undid(worked: Run) -> None:
    worked("undo")
    newest = done(worked)[0]
    assert (newest["name"], newest["of"], newest["subject"], newest["undoes"]) == (
        "Undo",
        "Wrote a note",
        "Lê Thị Mai",
        5,
    )
    assert "Undo · Wrote a note · Lê Thị Mai" in worked("history").out


def test_a_row_that_was_changed_since_stands_in_the_way(worked: Run) -> None:
    worked("record", "change", "note", "1", "text=another")
    answer = worked("undo", "4")
    assert answer.code == 1
    assert "changed since" in answer.err


def test_only_what_concerns_one_customer(worked: Run) -> None:
    assert [line["number"] for line in done(worked, "--customer", "K-0001")] == [4, 2]
    worked("undo", "4")
    assert [line["number"] for line in done(worked, "--customer", "K-0001")] == [6, 4, 2]
    assert [line["number"] for line in done(worked, "--customer", "K-0002")] == [5, 3]
    assert worked("history", "--customer", "nobody").code == 1


def test_what_concerns_the_holdings_of_a_customer(crodesk: Run, desk: Desk) -> None:
    customer, other = a_customer(desk, "Trần Văn Đức"), a_customer(desk, "Lê Thị Mai")
    holding = a_holding(desk, customer)
    a_record(desk, "holding_reading", holding, as_of=desk.today, balance_minor=1)
    a_record(desk, "holding_role", holding, customer_rid=other, role="user")
    desk.close()
    assert [line["number"] for line in done(crodesk, "--customer", "K-0001")] == [5, 4, 2]
    assert [line["number"] for line in done(crodesk, "--customer", "K-0002")] == [6, 5, 4, 3]


def test_a_merge_concerns_both(worked: Run) -> None:
    worked("customer", "merge", "K-0001", "K-0002")
    assert done(worked, "--customer", "K-0001")[0]["number"] == 6
    assert done(worked, "--customer", "K-0002")[0]["number"] == 6


def test_nothing_to_undo(crodesk: Run) -> None:
    answer = crodesk("undo")
    assert answer.code == 1
    assert "Nothing to undo" in answer.err


def test_a_day_is_told_apart(worked: Run) -> None:
    assert len(done(worked, "--day", "2026-11-20")) == 5
    assert len(done(worked, "--since", "2026-11-20", "--until", "2026-11-21")) == 5
    assert worked("history", "--day", "2026-11-19").code == 1
    assert worked("history", "--since", "2026-11-21").code == 1
    assert worked("history", "--until", "2026-11-19").code == 1


def test_changes_are_told_in_words_before_and_after(worked: Run) -> None:
    worked("record", "change", "note", "1", "text=another", "kind=call")
    newest = done(worked, "--changes", "--limit", "1")[0]
    (record,) = newest["changes"]
    assert (record["kind"], record["how"], record["customer"]) == (
        "note or contact",
        "changed",
        "Trần Văn Đức K-0001",
    )
    assert {"field": "text", "before": "first", "after": "another"} in record["fields"]
    said = worked("history", "--changes", "--limit", "1").out
    assert "note or contact  changed  Trần Văn Đức K-0001" in said
    assert "Text: first → another" in said
    assert "Kind: note → call" in said


def test_two_moments_are_compared(worked: Run) -> None:
    worked("record", "change", "note", "1", "text=another")
    said = worked("compare", "#5")
    assert "Text: first → another" in said.out
    assert "last by #6" in said.out
    found = json.loads(worked("compare", "2026-11-19", "--customer", "K-0002", "--json").out)
    assert [each["kind"] for each in found["records"]] == ["note or contact", "customer"]
    assert [each["action"] for each in found["records"]] == [5, 3]
    assert json.loads(worked("compare", "#4", "#2", "--json").out)["after"] == 2
    same = worked("compare", "#5", "#5")
    assert (same.code, same.out) == (1, "")
    assert "Nothing is different" in same.err
    assert "isn't a date" in worked("compare", "gestern").err or worked("compare", "gestern").code == 1
