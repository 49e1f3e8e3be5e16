"""`find` and `show`: the right customers by any part of a name or number, and all that is known of one."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record
from tests.cli.conftest import Run


@pytest.fixture
def book(desk_path: Path, desk: Desk) -> None:
    """Customers in three languages; the first with all that a file can have."""
    first = a_customer(
        desk, "Trần Văn Đức", phone="0903 555 107", born_on=date(1980, 11, 22), tier="gold", occupation="baker"
    )
    a_customer(desk, "陈小明", phone="138 0013 8000")
    a_customer(desk, "Minh Phát Co.", kind="company")
    a_record(desk, "identity_document", first, kind="passport", number="B 123 456", expires_on=date(2026, 11, 1))
    loan = a_holding(desk, first, "L-77", kind="loan", name="Home loan")
    a_record(desk, "holding_reading", loan, as_of=date(2026, 11, 1), balance_minor=90_000_000, days_late=3)
    account = a_holding(desk, first, "A-5", kind="account")
    a_record(desk, "holding_reading", account, as_of=date(2026, 11, 1), balance_minor=2_500_000)
    a_record(
        desk,
        "bank_transaction",
        account,
        booked_on=date(2026, 11, 2),
        direction="out",
        amount_minor=400_000,
        currency="VND",
    )
    a_record(desk, "service_case", first, kind="complaint", issue="card swallowed", opened_on=date(2026, 11, 18))
    a_record(desk, "follow_up", first, about="ask for the new passport", due_on=date(2026, 11, 21))
    a_record(
        desk, "interaction", first, kind="call", at=desk.now, subject="loan", text="will pay on Friday", outcome="spoke"
    )
    desk.close()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["duc"], ["Trần Văn Đức"]),
        (["Trần", "Văn"], ["Trần Văn Đức"]),
        (["5107"], ["Trần Văn Đức"]),
        (["b123456"], ["Trần Văn Đức"]),
        (["小明"], ["陈小明"]),
        (["xm"], ["陈小明"]),
        (["phat"], ["Minh Phát Co."]),
        (["minh"], ["Minh Phát Co."]),
    ],
)
def test_find(book: None, crodesk: Run, typed: list[str], names: list[str]) -> None:
    answer = crodesk("find", *typed, "--json")
    found: list[dict[str, Any]] = json.loads(answer.out)
    assert answer.code == 0
    assert [one["name"] for one in found] == names
    assert all({"code", "name", "kind"} <= set(one) for one in found)


def test_find_prints_a_line_each(book: None, crodesk: Run) -> None:
    assert crodesk("find", "phat").out == "K-0003\tMinh Phát Co.\tcompany\t\n"
    assert len(crodesk("find", "K-000", "--limit", "2").out.splitlines()) == 2


def test_nobody_is_found(book: None, crodesk: Run) -> None:
    for command in (("find", "zzz"), ("show", "zzz"), ("note", "zzz", "hello")):
        answer = crodesk(*command)
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) == 1
        assert "zzz" in answer.err
    assert crodesk("find", "zzz", "--json").out == "[]\n"
    assert crodesk("find", "''").code == 1


def test_the_first_two_lines_say_who_it_is_and_where_we_stand(book: None, crodesk: Run) -> None:
    who, standing, *_rest = crodesk("show", "K-0001").out.splitlines()
    for part in ("Trần Văn Đức", "K-0001", "individual", "Gold", "active", "22 Nov 1980", "0903 555 107"):
        assert part in who
    for part in ("!! 3 days late", "!! passport expired", "birthday in 2 days", "open", "2,500,000 ₫", "90,000,000 ₫"):
        assert part in standing


def test_the_blocks_say_the_rest(book: None, crodesk: Run) -> None:
    text = crodesk("show", "K-0001").out
    for part in (
        "Occupation: baker",
        "Missing: address",
        "Identity papers",
        "Home loan",
        "card swallowed",
        "21 Nov 2026 (tomorrow)",
        "-400,000 ₫",
        "will pay on Friday",
        "as of 1 Nov 2026",
        "lowest balance",
    ):
        assert part in text


def test_a_bare_customer_has_no_empty_blocks(book: None, crodesk: Run) -> None:
    text = crodesk("show", "K-0003").out
    assert text.splitlines()[1] == "nothing pressing"
    assert "Holdings" not in text


def test_show_as_data(book: None, crodesk: Run) -> None:
    found = json.loads(crodesk("show", "K-0001", "--json").out)
    assert (found["code"], found["name"], found["kind"], found["born_on"]) == (
        "K-0001",
        "Trần Văn Đức",
        "individual",
        "1980-11-22",
    )
    assert {holding["number"] for holding in found["holdings"]} == {"L-77", "A-5"}
    assert found["totals"] == {"VND": {"held": 2_500_000, "owed": 90_000_000}}
    assert [paper["number"] for paper in found["records"]["identity_document"]] == ["B 123 456"]
    assert [alert["weight"] for alert in found["alerts"]][:2] == ["late", "late"]
    assert "will pay on Friday" in [entry["text"] for entry in found["timeline"]]


def test_show_in_vietnamese_words(book: None, crodesk: Run) -> None:
    assert "22/11/1980" in crodesk("--language", "vi", "show", "K-0001").out.splitlines()[0]
