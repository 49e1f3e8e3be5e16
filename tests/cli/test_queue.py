"""`today`, `queue`, `add`, `done`, `postpone`: the follow-up queue from a shell or a script."""

import csv
import json
import tomllib
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from crodesk.services import importing, opening
from crodesk.services.clock import Clock
from tests.cli.conftest import Run, program
from tests.conftest import PASSPHRASE
from tests.services.test_bank_book import DATA, PROFILES, needs_data


@pytest.fixture
def three(crodesk: Run) -> Run:
    """Three customers, with a late call, a meeting today and a call next week."""
    crodesk("customer", "new", "--name", "Trần Thị Hương", "--phone", "0905 111 222")
    crodesk("customer", "new", "--name", "Phạm Quốc Huy")
    crodesk("customer", "new", "--name", "王小明")
    for line in ("meet huong 11:59pm renew", "call huy tue card"):
        assert crodesk("add", line).code == 0
    late = ("what=call", "about=late one", "due_on=18/11/2026")
    assert crodesk("record", "add", "follow_up", "K-0003", *late).code == 0
    return crodesk


def listed(crodesk: Run, *command: str) -> list[dict[str, Any]]:
    """Return the rows of a command that lists."""
    told = json.loads(crodesk(*command, "--json").out)
    found: list[dict[str, Any]] = told["rows"] if isinstance(told, dict) else told
    return found


def row_of(crodesk: Run, name: str, view: str = "now") -> int:
    """Return the number of a customer's row."""
    return next(int(row["n"]) for row in listed(crodesk, "queue", view) if row["customer"]["name"] == name)


# Listing


def test_today_lists_what_asks_now_with_its_reason(three: Run) -> None:
    answer = three("today")
    assert answer.code == 0
    first, second = answer.out.splitlines()[-2:]
    assert "王小明 K-0003" in first
    assert "2 days late" in first
    assert "Trần Thị Hương" in second
    assert "late 1 · today 1 · this week 1" in answer.err


def test_today_as_data(three: Run) -> None:
    told = json.loads(three("today", "--json").out)
    assert told["day"] == "2026-11-20"
    assert told["counts"] == {"late": 1, "today": 1, "week": 1, "later": 0, "waiting": 0}
    assert told["by_rule"] == {"task": {"late": 1, "today": 1, "week": 1}}
    assert [row["customer"]["code"] for row in told["rows"]] == ["K-0003", "K-0001"]
    assert told["rows"][1]["due_time"] == "23:59"
    assert told["rows"][0]["reasons"] == ["2 days late"]


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("now", ["王小明", "Trần Thị Hương"]),
        ("late", ["王小明"]),
        ("today", ["Trần Thị Hương"]),
        ("week", ["Phạm Quốc Huy"]),
        ("task", ["王小明", "Trần Thị Hương"]),
    ],
)
def test_a_view_or_a_kind(three: Run, view: str, names: list[str]) -> None:
    assert [row["customer"]["name"] for row in listed(three, "queue", view)] == names
    assert three("queue", view).code == 0


@pytest.mark.parametrize("view", ["later", "waiting", "birthday"])
def test_nothing_to_list_is_said_by_the_exit_code(three: Run, view: str) -> None:
    answer = three("queue", view, "--json")
    assert (answer.code, json.loads(answer.out)) == (1, [])


def test_today_of_a_calm_day_as_data_is_no_failure(crodesk: Run) -> None:
    answer = crodesk("today", "--json")
    assert answer.code == 0
    assert json.loads(answer.out)["rows"] == []


def test_a_view_that_is_none_names_those_there_are(three: Run) -> None:
    answer = three("queue", "yesterday")
    assert (answer.code, answer.out) == (2, "")
    assert "now, late, today, week, later, waiting" in answer.err
    assert "birthday" in answer.err


def test_only_so_many_lines(three: Run) -> None:
    assert len(listed(three, "queue", "now", "--limit", "1")) == 1


# Adding


@pytest.mark.parametrize(
    ("line", "language", "due_on", "due_time"),
    [
        ("call huong tomorrow 9am !high #loan :: bring payslip", "en", "2026-11-21", "09:00"),
        ("gọi chị Hương t2 9h", "vi", "2026-11-23", "09:00"),
        ("给王小明打电话 明天上午9点", "zh", "2026-11-21", "09:00"),
    ],
)
def test_a_line_in_the_officers_language(three: Run, line: str, language: str, due_on: str, due_time: str) -> None:
    told = json.loads(three("--language", language, "add", line, "--json").out)
    assert (told["row"]["due_on"], told["row"]["due_time"]) == (due_on, due_time)
    assert told["row"]["customer"]["name"] in {"Trần Thị Hương", "王小明"}


def test_a_line_may_be_words_without_quotes_of_the_shell(three: Run) -> None:
    answer = three("add", "call", "huy", "mon", "papers")
    assert answer.code == 0
    assert "Phạm Quốc Huy" in answer.err


def test_who_is_meant_is_said_when_several_fit(three: Run) -> None:
    three("customer", "new", "--name", "Lê Thị Hương")
    answer = three("add", "call huong mon")
    assert (answer.code, answer.out) == (1, "")
    assert "K-0001" in answer.err
    assert "K-0004" in answer.err
    told = json.loads(three("add", "call huong mon", "--customer", "K-0004", "--json").out)
    assert told["row"]["customer"]["code"] == "K-0004"


@pytest.mark.parametrize(
    ("line", "said"), [("call huong 31/2", "February has"), ("call huong 0:00", "That hour is over today")]
)
def test_a_day_or_an_hour_that_cannot_be_is_refused(three: Run, line: str, said: str) -> None:
    before = len(listed(three, "queue", "task"))
    answer = three("add", line)
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert len(listed(three, "queue", "task")) == before


def test_what_was_added_is_said_with_whom_and_when(three: Run) -> None:
    assert "Added: call Phạm Quốc Huy, Mon 23 Nov 2026 09:00\n" in three("add", "call huy mon 9am").err
    told = three("add", "call huy tomorow 11:59pm").err
    assert "“tomorow” is no day: tomorrow?" in told
    assert "Added: call Phạm Quốc Huy, Fri 20 Nov 2026 23:59, tomorow\n" in told


def test_a_task_that_repeats(three: Run) -> None:
    told = json.loads(three("add", "count the cash every mon", "--json").out)
    assert (told["row"]["rule"], told["row"]["due_on"]) == ("series", "2026-11-23")


# Done and put off


def test_done_takes_the_row_away(three: Run) -> None:
    answer = three("done", row_of(three, "王小明"), "--outcome", "spoke")
    assert answer.code == 0
    assert "Done: call, 王小明, late one" in answer.err
    assert [row["customer"]["name"] for row in listed(three, "queue")] == ["Trần Thị Hương"]
    assert three("undo").code == 0
    assert len(listed(three, "queue")) == 2


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (("1",), "2026-11-23"), (("w",), "2026-11-27"), (("m",), "2026-12-21"), (("25/11",), "2026-11-25"),
        (("next", "thursday"), "2026-11-26"), (("sun",), "2026-11-23"),
    ],
)  # fmt: skip
def test_a_row_is_put_off_to_a_working_day(three: Run, when: tuple[str, ...], day: str) -> None:
    told = json.loads(three("postpone", row_of(three, "王小明"), *when, "--json").out)
    assert told["until"] == day
    assert told["row"]["due_on"] == "2026-11-18"
    assert [row["customer"]["name"] for row in listed(three, "queue")] == ["Trần Thị Hương"]


def test_the_words_of_putting_off_name_the_day(three: Run) -> None:
    answer = three("postpone", row_of(three, "王小明"), "1")
    assert "Put off to Mon 23 Nov 2026: call, 王小明, late one" in answer.err


@pytest.mark.parametrize(
    ("when", "said"), [("31/2", "February has"), ("20/11/2026", "not to come"), ("soonish", "isn’t a date")]
)
def test_a_day_that_cannot_be_changes_nothing(three: Run, when: str, said: str) -> None:
    answer = three("postpone", row_of(three, "王小明"), when)
    assert (answer.code, answer.out) == (1, "")
    assert said.replace("’", "'") in answer.err.replace("’", "'")
    assert len(listed(three, "queue")) == 2


@pytest.mark.parametrize("command", [("done", "999"), ("done", "abc"), ("postpone", "999", "1")])
def test_a_row_that_is_not_there_is_refused(three: Run, command: tuple[str, ...]) -> None:
    answer = three(*command)
    assert (answer.code, answer.out) == (1, "")
    assert "There is no row" in answer.err


# Encrypted, and beside an open desk


def test_an_encrypted_desk_asks_for_its_passphrase(sealed_path: Path, secret_file: Path, places: Path) -> None:
    given = ("--today", "2026-11-20", "--desk", str(sealed_path), "--passphrase-file", str(secret_file))
    added = program(*given, "add", "call the branch mon", "--json")
    assert added.code == 0, added.err
    week = program(*given, "queue", "week", "--json")
    assert [row["about"] for row in json.loads(week.out)] == [json.loads(added.out)["row"]["about"]]
    wrong = places / "wrong.txt"
    wrong.write_text("not this one at all\n", encoding="utf-8")
    refused = program("--desk", str(sealed_path), "--passphrase-file", str(wrong), "today")
    assert (refused.code, refused.out) == (3, "")
    assert PASSPHRASE not in refused.err


def test_beside_an_open_desk_one_reads_and_does_not_write(three: Run, desk_path: Path, clock: Clock) -> None:
    row = row_of(three, "王小明")
    desk = opening.open_to_write(desk_path, None, clock, "screens")
    try:
        assert len(listed(three, "today")) == 2
        refused = three("done", row)
        assert refused.code not in {0, 1}
        assert refused.out == ""
    finally:
        desk.close()
    assert three("done", row).code == 0


# A whole bank's book


def raw(name: str) -> list[dict[str, str]]:
    """Read one of the bank's files."""
    with (DATA / "bank_book" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(code: str) -> int:
    """Return a customer's number: the files write it with and without its letter and zeros."""
    return int(code.lstrip("C"))


def due_by_customer() -> dict[int, list[date]]:
    """Count the raw file: of each customer with open complaints, the days on which they were to be answered.

    Open is what the bank has in progress or did not answer in time. The file gives no answer-by date: it follows from
    the day the complaint came in and the days of the profile.
    """
    days = tomllib.loads((PROFILES / "bank_book.toml").read_text(encoding="utf-8"))["answer_days"]
    found = defaultdict(list)
    for row in raw("crm_events.csv"):
        if row["company_response_to_consumer"] in {"In progress", "Untimely response"}:
            day, month, year = map(int, row["date_received"].split("-"))
            found[number(row["client_id"])].append(date(year, month, day) + timedelta(days=days))
    return found


def owners_in_arrears() -> set[int]:
    """Count the raw files: whose loans run in debt (D) or ended unpaid (B)."""
    loans = {row["account_id"] for row in raw("completedloan.csv") if row["status"] in {"B", "D"}}
    rows = raw("completeddisposition.csv")
    return {number(row["client_id"]) for row in rows if row["account_id"] in loans and row["type"] == "Owner"}


@needs_data
def test_today_of_the_bank_book_is_what_the_raw_files_say(crodesk: Run, desk_path: Path, clock: Clock) -> None:
    desk = opening.open_to_write(desk_path, None, clock, "test")
    importing.import_files(desk, str(PROFILES / "bank_book.toml"), [DATA / "bank_book"])
    desk.close()
    due, debtors = due_by_customer(), owners_in_arrears()
    assert sum(map(len, due.values())) == 152 + 32
    told = json.loads(crodesk("today", "--json", "--limit", "1000").out)
    assert told["by_rule"]["case"] == {"late": 184}
    assert told["by_rule"]["arrears"] == {"late": len(debtors)}
    assert told["counts"]["late"] == len(due.keys() | debtors)
    shown = {number(row["customer"]["code"]): row for row in told["rows"] if row["customer"]}
    assert shown.keys() == due.keys() | debtors
    cases = {code: row for code, row in shown.items() if row["rule"] == "case"}
    assert cases.keys() == due.keys() - debtors
    assert {code: date.fromisoformat(row["due_on"]) for code, row in cases.items()} == {
        code: min(due[code]) for code in cases
    }
    assert all(row["others"] + 1 >= len(due[code]) for code, row in cases.items())  # a birthday may join them
