"""Running loans by commands: listed, shown, repaid, taken back, ended; as of past days."""

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from crodesk.services import practice
from crodesk.services.clock import Clock
from tests.cli.conftest import Run
from tests.conftest import TODAY

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"
TERMS = ("method=equal-principal", "rate=12%", "months=12", "start_on=2026-05-15", "day_count=MONTHLY")
"""12,000,000 in twelve parts of 1,000,000; 1 % of what is left each month: 120,000, 110,000, …"""


@pytest.fixture
def loan(crodesk: Run) -> str:
    crodesk("customer", "new", "--name", "Trần Văn Đức", "--code", "C-0107")
    number = "L-2231"
    added = crodesk("record", "add", "holding", "C-0107", "kind=loan", f"number={number}", "amount=12m", "currency=VND")
    assert added.code == 0, added.err
    added = crodesk("record", "add", "loan_terms", number, "amount=12m", *TERMS)
    assert added.code == 0, added.err
    return number


def test_a_repayment_is_shown_before_it_is_written_then_written_and_taken_back(crodesk: Run, loan: str) -> None:
    shown = crodesk("repay", loan, "1.12m", "--date", "2026-06-15", "--preview")
    assert shown.code == 0
    assert "Nothing was written" in shown.err
    assert json.loads(crodesk("loan", "show", loan, "--json").out)["ledger"] == []
    written = json.loads(crodesk("repay", loan, "1.12m", "--date", "2026-06-15", "--json").out)
    assert written["parts"] == {"penalty": 0, "fee": 0, "interest": 120_000, "principal": 1_000_000}
    found = json.loads(crodesk("loan", "show", loan, "--json").out)
    assert (found["balance_minor"], found["oldest_due"], found["stated_by"]) == (11_000_000, "2026-07-15", "ours")
    refused = crodesk("loan", "reverse", loan, written["event"])
    assert refused.code == 1
    back = json.loads(crodesk("loan", "reverse", loan, written["event"], "--reason", "another loan", "--json").out)
    assert (back["balance_minor"], back["oldest_due"]) == (12_000_000, "2026-06-15")
    assert crodesk("undo").code == 0
    assert json.loads(crodesk("loan", "show", loan, "--json").out)["balance_minor"] == 11_000_000


def test_the_plan_says_what_is_paid_late_and_ahead(crodesk: Run, loan: str) -> None:
    crodesk("repay", loan, "1.12m", "--date", "2026-06-15")
    lines = json.loads(crodesk("loan", "schedule", loan, "--json").out)
    assert [line["state"] for line in lines] == ["paid", *["late"] * 5, *["ahead"] * 6]
    # The second instalment fell due on 15 July: on 20 November that is 16 + 31 + 30 + 31 + 20 days ago.
    assert [line["days_late"] for line in lines[:2]] == [0, 128]
    assert [line["left_minor"] for line in lines[:3]] == [11_000_000, 10_000_000, 9_000_000]
    assert lines[6]["owed"]["interest"] == 60_000
    assert "late" in crodesk("loan", "schedule", loan).out


def test_lists_have_totals_and_an_empty_view_is_an_exit_of_1(crodesk: Run, loan: str) -> None:
    found = json.loads(crodesk("loans", "late", "--json").out)
    (line,) = found["loans"]
    # The oldest unpaid instalment fell due on 15 June: 15 + 31 + 31 + 30 + 31 + 20 days ago.
    assert (line["number"], line["days_late"], line["group"]) == (loan, 158, "3")
    (total,) = found["totals"]
    assert (total["loans"], total["balance_minor"], total["at_risk"], total["bad"]) == (1, 12_000_000, "1", "1")
    assert crodesk("loans", "--days", "91-180").code == 0
    assert crodesk("loans", "--days", "31-60").code == 1
    assert crodesk("loans", "--days", "many").code == 2
    assert crodesk("loans", "closing").code == 1
    assert crodesk("loans", "nonsense").code == 2
    printed = crodesk("loans")
    assert loan in printed.out
    assert "at risk 100%" in printed.err


def test_lists_and_loans_as_of_a_past_day_know_nothing_of_later(crodesk: Run, loan: str) -> None:
    crodesk("repay", loan, "1.12m", "--date", "2026-06-15")  # written down today
    (line,) = json.loads(crodesk("loans", "--as-of", "2026-06-20", "--json").out)["loans"]
    assert (line["balance_minor"], line["days_late"], line["group"]) == (12_000_000, 5, "1")
    assert (
        json.loads(crodesk("loan", "show", loan, "--as-of", "2026-06-20", "--json").out)["balance_minor"] == 12_000_000
    )
    assert crodesk("loans", "--as-of", "2026-12-01").code == 1
    assert crodesk("loans", "--as-of", "2026-05-01", "--json").code == 0


def test_what_ends_a_loan_is_said_item_by_item(crodesk: Run, loan: str) -> None:
    for month, amount in enumerate(range(1_120_000, 1_060_000, -10_000), 6):
        assert crodesk("repay", loan, str(amount), "--date", f"2026-{month:02}-15").code == 0
    found = json.loads(crodesk("payoff", loan, "--json").out)
    # 6,000,000 are left; 5 of the 30 days until 15 December at 60,000 a month.
    assert (found["principal_minor"], found["accrued_minor"], found["due_interest_minor"]) == (6_000_000, 10_000, 0)
    assert found["total_minor"] == 6_010_000
    assert "6,010,000" in crodesk("payoff", loan).out
    # On the due date the whole month's interest is due.
    assert json.loads(crodesk("payoff", loan, "--date", "2026-12-15", "--json").out)["total_minor"] == 6_060_000
    paid = json.loads(crodesk("repay", loan, "6010000", "--prepay", "number", "--json").out)
    assert (paid["after"]["balance_minor"], paid["after"]["settled"]) == (0, True)
    assert crodesk("loans", "ended").code == 0


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("100", "--date", "2026-12-01"), "lies ahead"),
        (("100", "--date", "2026-05-01"), "first drawn"),
        (("0",), "more than zero"),
        (("much",), "much"),
    ],
)
def test_a_payment_that_cant_be_is_refused_in_words(
    crodesk: Run, loan: str, typed: tuple[str, ...], words: str
) -> None:
    answer = crodesk("repay", loan, *typed)
    assert answer.code == 1
    assert words in answer.err
    assert json.loads(crodesk("loan", "show", loan, "--json").out)["ledger"] == []


def test_a_loan_that_isnt_there(crodesk: Run, loan: str) -> None:
    for arguments in (
        ("loan", "show", "L-9"),
        ("repay", "L-9", "5m"),
        ("payoff", "L-9"),
        ("loan", "reverse", "L-9", "1"),
    ):
        answer = crodesk(*arguments)
        assert (answer.code, answer.out) == (1, "")
        assert "L-9" in answer.err
    assert crodesk("loan", "reverse", loan, "77", "--reason", "x").code == 1


def test_a_loan_that_the_core_states_needs_no_retyping(crodesk: Run) -> None:
    crodesk("customer", "new", "--name", "Lê Thị Mai", "--code", "C-0001")
    crodesk("record", "add", "holding", "C-0001", "kind=loan", "number=L-7", "currency=VND", "amount=300m")
    added = crodesk(
        "record", "add", "holding_reading", "L-7", "as_of=2026-11-18", "balance=271.9m", "arrears=12.4m",
        "days_late=4", "next_due_on=2026-12-14", "next_due_minor=12.4m", "status=late", "debt_group=1",
    )  # fmt: skip
    assert added.code == 0, added.err
    found = json.loads(crodesk("loan", "show", "L-7", "--json").out)
    assert (found["stated_by"], found["balance_minor"], found["group_core"]) == ("core", 271_900_000, "1")
    assert found["next_group"]["on"] == "2026-11-24"  # four days late on the 18th: ten on the 24th
    (line,) = json.loads(crodesk("loans", "late", "--json").out)["loans"]
    assert line["days_late"] == 6
    assert crodesk("payoff", "L-7").code == 1
    assert crodesk("repay", "L-7", "12.4m").code == 0
    found = json.loads(crodesk("loan", "show", "L-7", "--json").out)
    assert found["balance_minor"] == 271_900_000
    assert any("received since" in words for words in found["words"])
    (row,) = [one for one in json.loads(crodesk("today", "--json").out)["rows"] if one["rule"] == "arrears"]
    assert "12,400,000 received since the core's figures" in row["reasons"]
    letter = crodesk("loan", "letter", "L-7")
    assert letter.code == 1
    assert "12,400,000 came in on L-7 since the core's figures of 18 Nov 2026" in letter.err


def test_all_loans_are_classified_as_of_a_day_and_a_month_end_is_kept_once(crodesk: Run, loan: str) -> None:
    found = json.loads(crodesk("classify", "--loans", "--json").out)
    (line,) = found["loans"]
    assert (line["group_ours"], line["days_late"], line["worse_group"]) == ("3", 158, "4")
    assert line["worse_on"] == "2026-12-13"  # 181 days after 15 June
    (then,) = json.loads(crodesk("classify", "--as-of", "2026-06-30", "--json").out)["loans"]
    assert (then["group_ours"], then["days_late"]) == ("2", 15)
    kept = crodesk("classify", "--as-of", "2026-10-31", "--keep")
    assert kept.code == 0
    assert "Kept 1" in kept.err
    assert json.loads(crodesk("classify", "--as-of", "2026-10-31", "--keep", "--json").out)["kept"] == 0
    assert crodesk("classify", "--as-of", "2026-11-20", "--keep").code == 1  # that day isn't over
    assert crodesk("classify", "--as-of", "2027-01-01").code == 1
    assert crodesk("classify", "--loans", "--dpd", "3").code == 2
    assert loan in crodesk("classify", "--loans").out


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be noon: nobody is urged at night."""
    at(monkeypatch, 12)


def at(monkeypatch: pytest.MonkeyPatch, hour: int, day: date = TODAY) -> None:
    """Let the desk's clock stand at an hour of a day."""
    local = datetime.now(UTC).astimezone().tzinfo
    now = datetime.combine(day, time(hour), local).astimezone(UTC)
    monkeypatch.setattr(Clock, "now", property(lambda _clock: now))


def test_at_night_a_letter_is_held_back_and_a_call_that_was_made_is_written_down(
    crodesk: Run, loan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 22)
    held = crodesk("loan", "letter", loan, "--to", tmp_path)
    assert (held.code, list(tmp_path.glob("*.docx"))) == (1, [])
    assert "Not to be urged now. Only from 07:00 to 21:00." in held.err
    assert crodesk("loan", "letter", loan, "--list").code == 1
    assert crodesk("loan", "letter", loan, "--to", tmp_path, "--anyway").code == 0
    code = json.loads(crodesk("loan", "show", loan, "--json").out)["customer"]
    assert "Not to be urged" not in crodesk("note", code, "asked for the papers").err
    called = crodesk("note", code, "asked for the money", "--kind", "call")
    assert (called.code, "Not to be urged now" in called.err) == (0, True)


def test_a_month_end_crossed_by_commands_alone_is_kept_as_it_was_shown(
    crodesk: Run, loan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By 30 November 168 days late is group 3; what comes the day after is dated before it and pays all."""

    def as_of() -> Any:
        return json.loads(crodesk("loans", "--as-of", "2026-11-30", "--json").out)

    def kept() -> list[tuple[str, str, int]]:
        with closing(sqlite3.connect(os.environ["CRODESK_DESK"])) as db:
            return list(db.execute("SELECT as_of, group_code, days_late FROM debt_group WHERE source = 'ours'"))

    at(monkeypatch, 12, date(2026, 11, 30))
    assert crodesk("repay", loan, "100k").code == 0
    shown = json.loads(crodesk("loans", "--json").out)
    assert ("2026-11-30", "3", 168) not in kept()
    at(monkeypatch, 12, date(2026, 12, 1))
    assert crodesk("repay", loan, "12m", "--date", "2026-11-28").code == 0
    assert [row for row in kept() if row[0] == "2026-11-30"] == [("2026-11-30", "3", 168)]
    assert (as_of()["loans"], as_of()["totals"]) == (shown["loans"], shown["totals"])
    assert shown["loans"] != json.loads(crodesk("loans", "--json").out)["loans"]
    assert crodesk("undo").code == 0  # the repayment, not what the desk did by itself
    assert [row["amount_minor"] for row in json.loads(crodesk("loan", "show", loan, "--json").out)["ledger"]] == [
        100_000
    ]
    assert [row for row in kept() if row[0] == "2026-11-30"] == [("2026-11-30", "3", 168)]


@pytest.mark.parametrize("asked", [("letter", "L-2145", "--anyway", "--to", "."), ("promise", "L-2145", "1m", "1/12")])
def test_the_first_thing_asked_of_a_desk_finds_a_loan(
    crodesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    """The rows of loans of a practice desk are made when they are first needed."""
    monkeypatch.chdir(tmp_path)
    practice.practice_copy(SAMPLE, tmp_path / "new.sqlite", TODAY)
    done = crodesk("--desk", tmp_path / "new.sqlite", "loan", *asked)
    assert done.code == 0, done.err


def test_a_letter_is_printed_kept_listed_and_the_ladder_is_said(crodesk: Run, loan: str, tmp_path: Path) -> None:
    before = json.loads(crodesk("loan", "show", loan, "--json").out)["ladder"]
    assert (before["step"], before["who"], before["done_on"]) == ("bad-debt", "manager", None)
    printed = crodesk("loan", "letter", loan, "--to", tmp_path, "--language", "en")
    assert printed.code == 0, printed.err
    assert Path(printed.out.strip()).name == "L-2231-final_demand-en.docx"
    assert crodesk("loan", "letter", loan, "--to", tmp_path, "--language", "en").code == 1  # it is there already
    (row,) = json.loads(crodesk("loan", "letter", loan, "--list", "--json").out)
    assert (row["paper"], row["language"]) == ("final_demand", "en")
    (paper,) = json.loads(crodesk("loan", "show", loan, "--json").out)["papers"]
    assert (paper["paper"], paper["language"]) == ("final_demand", "en")
    assert "Final demand" in crodesk("loan", "show", loan).out
    refused = crodesk("loan", "letter", loan, "recall_notice", "--to", tmp_path)
    assert (refused.code, "recalled" in refused.err) == (1, True)


def test_an_inspection_is_shown_with_its_minutes(crodesk: Run, loan: str) -> None:
    fields = ("kind=use", "state=done", "visited_on=2026-11-18", "minutes=BB-12/2026", "finding=partly",
              "drawn=12m", "shown=9m", "findings=two invoices are missing")  # fmt: skip
    made = crodesk("record", "add", "inspection", loan, *fields)
    assert made.code == 0, made.err
    told = crodesk("loan", "show", loan).out
    assert "BB-12/2026" in told
    assert "9,000,000 of 12,000,000 shown" in told
    assert "two invoices are missing" in told
    (one,) = json.loads(crodesk("loan", "show", loan, "--json").out)["inspections"]
    assert (one["minutes"], one["visited_on"], one["shown_minor"]) == ("BB-12/2026", "2026-11-18", 9_000_000)


def test_a_promise_is_written_down_and_told(crodesk: Run, loan: str) -> None:
    assert crodesk("loan", "promise", loan, "x", "25/11/2026").code == 1
    made = json.loads(crodesk("loan", "promise", loan, "700k", "25/11/2026", "--at", "09:00", "--json").out)
    assert (made["amount_minor"], made["due_on"], made["made"]) == (700_000, "2026-11-25", 1)
    found = json.loads(crodesk("loan", "show", loan, "--json").out)
    assert [each["state"] for each in found["promises"]["promises"]] == ["open"]
    assert found["ladder"]["done_on"] == "2026-11-20"
    assert "promises: 1, open 1" in crodesk("loan", "show", loan).out
