"""Records of every kind by command: typed as people write, listed, found, changed, ended."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crodesk.domain.records import KINDS, RecordKind
from crodesk.services import opening
from crodesk.services.clock import Clock
from tests.builders import a_record, values_of
from tests.cli.conftest import Run
from tests.conftest import TODAY


@pytest.fixture
def desk_of_two(crodesk: Run) -> Run:
    """Two customers, the first with an account in dollars."""
    crodesk("customer", "new", "--name", "Trần Văn Đức")
    crodesk("customer", "new", "--name", "Lê Thị Mai")
    crodesk("record", "add", "holding", "K-0001", "kind=account", "number=123-456", "currency=USD")
    return crodesk


def local(*parts: int) -> str:
    """Return a moment by this computer's clock as it is stored."""
    return datetime(*parts).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")  # type: ignore[arg-type]  # five numbers


def listed(crodesk: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(crodesk("record", "list", *arguments, "--json").out)
    return found


@pytest.mark.parametrize(
    ("kind", "typed", "key", "stored"),
    [
        ("paper", ["kind=passport", "number=B123", "expires_on=5/3/2027"], "expires_on", "2027-03-05"),
        ("papers", ["kind=identity card", "number=B123"], "kind", "id_card"),
        ("papers", ["kind=driver's license", "number=B123"], "kind", "driving_licence"),
        ("paper", ["kind=id_card", "number=037 153 000 257"], "number", "037153000257"),
        ("paper", ["kind=identity card", "number=CCCD: 037.153.000.257"], "number", "037153000257"),
        ("paper", ["kind=id_card", "number=１１０１０５１９４９１２３１００２ｘ"], "number", "11010519491231002X"),
        ("paper", ["kind=passport", "number=hộ chiếu b 8899001"], "number", "B8899001"),
        ("paper", ["kind=driving_licence", "number=790 123 456 789"], "number", "790 123 456 789"),
        ("relation", ["role=owner", "person_name=Lan", "person_phone=090 123 45 67"], "person_phone", "0901234567"),
        ("follow-up", ["about=x", "due_on=2026-12-01", "due_time=2h30 chiều"], "due_time", "14:30"),
        ("fact", ["kind=income", "what=wage", "amount=12tr5", "as_of=1/11/2026"], "amount_minor", 12_500_000),
        (
            "fact",
            ["kind=income", "what=w", "amount=1,234.50", "currency=USD", "as_of=1/11/2026"],
            "amount_minor",
            123_450,
        ),
        ("fact", ["kind=income", "what=wage", "amount=5", "as_of=1/11/2026"], "currency", "VND"),
        ("contact-point", ["kind=phone", "value=0903", "preferred=yes"], "preferred", True),
        ("contact_point", ["kind=carrier pigeon", "value=x"], "kind", "carrier pigeon"),
        ("relation", ["role=owner", "other=K-0002", "share=12.5%"], "share_ppm", 125_000),
        ("relation", ["role=owner", "other_rid=Lê Thị Mai"], "other_rid", 2),
        ("note", ["at=2026-11-19T08:30+07:00", "kind=call"], "at", "2026-11-19T01:30:00Z"),
        ("note", ["at=2026-11-19T08:30Z", "stars=4", "kind=review"], "stars", 4),
        ("note", ["at=19/11/2026 08:30", "kind=call"], "at", local(2026, 11, 19, 8, 30)),
        ("holding", ["kind=loan", "number=L1", "currency=VND", "term_months=3y"], "term_months", 36),
        ("address", ["kind=home", "street=12 Lê Lợi, phường = 5"], "street", "12 Lê Lợi, phường = 5"),
        ("consent", ["purpose=marketing", "given_on=2026-11-01", "evidence="], "evidence", ""),
    ],
)
def test_values_are_read_as_people_write_them(
    desk_of_two: Run, kind: str, typed: list[str], key: str, stored: object
) -> None:
    answer = desk_of_two("record", "add", kind, "K-0001", *typed)
    assert answer.code == 0, answer.err
    rid = int(answer.out)
    assert next(one for one in listed(desk_of_two, kind) if one["rid"] == rid)[key] == stored


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("paper", ["kind=passport"], "Number"),
        ("fact", ["kind=gift", "what=x", "amount=1", "as_of=1/11/2026"], "income"),
        ("fact", ["kind=income", "what=x", "amount=many", "as_of=1/11/2026"], "Amount"),
        ("fact", ["kind=income", "what=x", "amount=1", "as_of=31/2/2026"], "As of"),
        ("note", ["at=later", "kind=note"], "When"),
        ("note", ["at=2026-11-19", "kind=note", "stars=much"], "Stars"),
        ("note", ["at=2026-11-19", "kind=note", "pinned=perhaps"], "yes or no"),
        ("relation", ["role=owner"], "Name a customer or a person"),
        ("relation", ["role=owner", "person_name=Lan", "person_phone=call me"], "phone number"),
        ("paper", ["kind=id_card", "number=none yet"], "no digit"),
        ("follow-up", ["about=x", "due_on=2026-12-01", "due_time=25h"], "a time"),
        ("follow-up", ["about=x", "due_on=2026-12-01", "case=999"], "999"),
    ],
)
def test_what_is_wrong_is_said_with_its_field_and_nothing_is_kept(
    desk_of_two: Run, kind: str, typed: list[str], said: str
) -> None:
    answer = desk_of_two("record", "add", kind, "K-0001", *typed)
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert listed(desk_of_two, kind) == []


def test_all_that_is_wrong_is_said_at_once(desk_of_two: Run) -> None:
    answer = desk_of_two("record", "add", "fact", "K-0001", "kind=gift", "what=x", "amount=many", "as_of=never")
    assert [line.split(":")[0] for line in answer.err.splitlines()] == ["Kind", "Amount", "As of"]


def test_a_record_of_a_holding_is_in_the_holdings_currency(desk_of_two: Run) -> None:
    assert desk_of_two("record", "add", "reading", "123456", "as_of=1/11/2026", "balance=10.50").code == 0
    (reading,) = listed(desk_of_two, "readings", "123-456")
    assert reading["balance_minor"] == 1050
    assert (
        desk_of_two(
            "record", "add", "transaction", "123-456", "booked_on=1/11/2026", "direction=in", "amount=2.25"
        ).code
        == 0
    )
    (movement,) = listed(desk_of_two, "transactions", "1")
    assert (movement["amount_minor"], movement["currency"]) == (225, "USD")
    assert desk_of_two("record", "add", "reading", "no such", "as_of=1/11/2026").code == 1


def nameless(kind: RecordKind) -> list[str]:
    """Return the amounts that a list of a kind shows and that have no currency of their own."""
    shown = map(kind.field, kind.line)
    return [field.key for field in shown if field.kind == "money" and not field.currency]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if nameless(kind)], ids=lambda kind: kind.name)
def test_amounts_are_listed_in_the_currency_of_the_holding(desk_of_two: Run, desk_path: Path, kind: RecordKind) -> None:
    desk_of_two("record", "add", "holding", "K-0001", "kind=loan", "number=L-1", "currency=VND")
    desk = opening.open_to_write(desk_path, None, Clock.on(TODAY), "test")
    values = values_of(kind) | dict.fromkeys(nameless(kind), 1_200_000_000)
    a_record(desk, kind.name, 2, **values)
    desk.close()
    (line,) = desk_of_two("record", "list", kind.name).out.splitlines()
    assert line.split("\t").count("1,200,000,000 ₫") == len(nameless(kind))


def test_change_keeps_the_rest_and_the_records_own_currency(desk_of_two: Run) -> None:
    desk_of_two("record", "add", "need", "K-0001", "what=house", "amount=10.50", "currency=USD")
    assert desk_of_two("record", "change", "need", "1", "amount=20.25", "note=by summer").code == 0
    (need,) = listed(desk_of_two, "need")
    assert (need["what"], need["amount_minor"], need["currency"], need["note"]) == ("house", 2025, "USD", "by summer")
    assert desk_of_two("record", "change", "need", "9", "note=x").code == 1


def test_a_changed_number_is_read_as_that_of_the_paper_it_stands_on(desk_of_two: Run) -> None:
    desk_of_two("record", "add", "paper", "K-0001", "kind=passport", "number=B1234567")
    assert desk_of_two("record", "change", "paper", "1", "number=c 765-4321").code == 0
    assert [one["number"] for one in listed(desk_of_two, "paper")] == ["C7654321"]


def test_a_doubtful_number_is_kept_and_said(desk_of_two: Run) -> None:
    added = desk_of_two("record", "add", "paper", "K-0001", "kind=id_card", "number=110101199003075271")
    assert added.code == 0
    assert "look again" in added.err
    changed = desk_of_two("record", "change", "paper", "1", "number=12345")
    assert changed.code == 0
    assert "look again" in changed.err
    assert desk_of_two("record", "add", "paper", "K-0001", "kind=passport", "number=B1234567").err == ""


def test_a_customer_is_changed_by_its_number(desk_of_two: Run) -> None:
    assert desk_of_two("record", "change", "customer", "K-0002", "tier=gold", "occupation=nurse").code == 0
    changed = next(one for one in listed(desk_of_two, "customers") if one["code"] == "K-0002")
    assert (changed["tier"], changed["tier_since"], changed["occupation"]) == ("gold", "2026-11-20", "nurse")


def test_ending_needs_a_reason_and_keeps_the_record(desk_of_two: Run) -> None:
    desk_of_two("record", "add", "contact", "K-0001", "kind=phone", "value=0903")
    assert desk_of_two("record", "end", "contact", "1", "--why", " ").code == 1
    assert desk_of_two("record", "end", "contact", "1", "--why", "not theirs").code == 0
    (contact,) = listed(desk_of_two, "contacts", "K-0001")
    assert contact["ended"] is True
    assert "ended" in desk_of_two("record", "list", "contacts").out
    assert desk_of_two("record", "end", "note", "1", "--why", "x").code == 1


def test_lists_are_found_in_and_limited(desk_of_two: Run) -> None:
    for number in range(5):
        desk_of_two("record", "add", "tag", "K-0002", f"tag=number {number}")
    assert len(listed(desk_of_two, "tags", "--limit", "3")) == 3
    assert [one["tag"] for one in listed(desk_of_two, "tags", "--find", "NUMBER 4")] == ["number 4"]
    answer = desk_of_two("record", "list", "tags", "K-0001")
    assert (answer.code, answer.out) == (1, "")
    assert desk_of_two("record", "list", "tags", "K-0001", "--json").out == "[]\n"


def test_kinds_and_fields_are_told(crodesk: Run) -> None:
    kinds = [line.split("\t")[0] for line in crodesk("record", "kinds").out.splitlines()]
    assert kinds == [kind.name.replace("_", "-") for kind in KINDS]
    fields = crodesk("record", "kinds", "papers").out.splitlines()
    assert fields[0].startswith("kind\tKind\tpick\tneeded\tid_card, passport")


def test_what_a_list_adds_to_the_fields_hides_none_of_them() -> None:
    added = {"rid", "of", "names", "ended", "verified_on"}
    assert not added & {field.key for kind in KINDS for field in kind.fields}


def test_what_begins_in_its_own_way_begins_so_here_too(desk_of_two: Run) -> None:
    assert desk_of_two("record", "add", "customer", "name=Phạm Minh").code == 0
    assert {one["code"] for one in listed(desk_of_two, "customers")} == {"K-0001", "K-0002", "K-0003"}
    assert desk_of_two("record", "add", "note", "K-0001", "text=hello").code == 0
    assert listed(desk_of_two, "notes")[0]["at"].startswith("2026-11-2")
    typed = ("kind=complaint", "issue=card swallowed", "opened_on=2026-11-18", "root_cause=machine")
    assert desk_of_two("record", "add", "case", "K-0001", *typed).code == 0
    (case,) = listed(desk_of_two, "cases")
    assert (case["number"], case["answer_by"], case["root_cause"]) == ("CP-2026-0001", "2026-12-03", "machine")
    assert [step["what"] for step in listed(desk_of_two, "steps", "CP-2026-0001")] == ["opened"]
    assert desk_of_two("record", "add", "case", "K-0001", "issue=x").code == 1
