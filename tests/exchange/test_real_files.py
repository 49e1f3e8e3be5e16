"""The public data comes in whole by the profiles that are shipped.

Every count and sum here was taken from the files themselves with `awk`, `wc` and the `sqlite3` shell's `.import`.
"""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from crodesk.exchange.importing import open_import
from crodesk.exchange.records import Outcome, Record, Rejected, Warned

from .conftest import PROFILES, outcomes

BANK_BOOK = {
    "customers": 5369, "accounts": 4500, "account_holders": 5369, "cards": 892, "loans": 682,
    "standing_orders": 6471, "cases": 23419, "interactions": 3999 + 504,
}  # fmt: skip
"""Calls and reviews are both interactions: what a customer said to the bank, on a day."""
BERKA = {
    "customers": 5369, "accounts": 4500, "account_holders": 5369, "cards": 892, "loans": 682,
    "standing_orders": 6471, "transactions": 49102,
}  # fmt: skip


@pytest.fixture(scope="module")
def bank_book(shared_data: Path) -> list[Outcome]:
    return outcomes(open_import(str(PROFILES / "bank_book.toml"), [shared_data / "bank_book"]))


@pytest.fixture(scope="module")
def berka(shared_data: Path) -> list[Outcome]:
    return outcomes(open_import(str(PROFILES / "berka.toml"), [shared_data / "berka"]))


def of(found: list[Outcome], family: str) -> list[Record]:
    return [each for each in found if isinstance(each, Record) and each.shape.family == family]


def parts(found: list[Outcome], kind: str) -> list[Record]:
    return [each for each in found if isinstance(each, Record) and each.shape.kind == kind and not each.shape.family]


def counted(found: list[Record], field: str) -> Counter[object]:
    return Counter(each.fields()[field] for each in found)


def families(found: list[Outcome]) -> Counter[str]:
    return Counter(each.shape.family for each in found if isinstance(each, Record) and each.shape.family)


def check_links(found: list[Outcome]) -> None:
    """Every link points to a record that came before, and no key is used twice."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for each in found:
        if isinstance(each, Record):
            assert all(key in keys[kind] for kind, key in each.references().values())
            assert each.key not in keys[each.shape.kind]
            keys[each.shape.kind].add(each.key)


def test_the_whole_bank_book_comes_in(bank_book: list[Outcome]) -> None:
    assert families(bank_book) == BANK_BOOK
    assert not [each for each in bank_book if isinstance(each, Rejected)]
    check_links(bank_book)


def test_each_client_brings_paper_phone_mail_and_address(bank_book: list[Outcome]) -> None:
    assert {kind: len(parts(bank_book, kind)) for kind in ("identity_document", "contact_point", "address")} == {
        "identity_document": 5369, "contact_point": 2 * 5369, "address": 5369,
    }  # fmt: skip
    clients = of(bank_book, "customers")
    assert counted(clients, "sex") == {"female": 2645, "male": 2724}
    assert clients[0].fields() == {
        "code": "C00000001", "name": "Emma Avaya Smith", "born_on": "1990-12-13", "sex": "female", "kind": "individual",
        "status": "active", "district": "Albuquerque, New Mexico", "region": "West",
    }  # fmt: skip
    postcodes = counted(parts(bank_book, "address"), "postcode")
    assert all(len(str(code)) == 5 for code in postcodes)
    assert postcodes["02170"] == 37


def test_impossible_social_security_numbers_are_kept_and_doubted(bank_book: list[Outcome]) -> None:
    doubts = Counter(each.problem.text for each in bank_book if isinstance(each, Warned))
    assert sorted(doubts.values()) == [42, 579]
    assert len(counted(parts(bank_book, "identity_document"), "number")) == 5369


def test_cards_and_loans_belong_to_accounts_and_their_owners(bank_book: list[Outcome]) -> None:
    assert counted(of(bank_book, "account_holders"), "role") == {"owner": 4500, "user": 869}
    assert counted(parts(bank_book, "holding_role"), "role") == {"owner": 892 + 682}
    assert all(each.links[0] for each in of(bank_book, "cards") + of(bank_book, "loans"))
    readings = parts(bank_book, "holding_reading")
    assert counted(readings, "status") == {"finished": 203, "finished_unpaid": 31, "running": 403, "late": 45}
    assert counted(readings, "as_of") == {"2019-12-31": 682}
    loans = [each.fields() for each in of(bank_book, "loans")]
    assert sum(int(str(loan["amount_minor"])) for loan in loans) == 10_326_174_000
    assert all(
        loan["amount_minor"] == int(str(loan["payment_minor"])) * int(str(loan["term_months"])) for loan in loans
    )


def test_standing_orders_keep_their_cents(bank_book: list[Outcome]) -> None:
    orders = of(bank_book, "standing_orders")
    assert sum(int(str(each.fields()["amount_minor"])) for each in orders) == 2_122_899_360
    assert counted(orders, "purpose")[""] == 1379


def test_complaints_come_in_with_their_state_and_answer_by(bank_book: list[Outcome]) -> None:
    cases = of(bank_book, "cases")
    assert counted(cases, "status") == {"open": 184, "closed": 23_235}
    assert counted(cases, "in_time") == {"yes": 23_048, "no": 371}
    assert counted(cases, "channel")["phone"] == 2504
    assert len({each.references()["customer"] for each in cases}) == 5284
    first = cases[0].fields()
    assert (first["number"], first["opened_on"], first["answer_by"]) == ("CR0922485", "2014-07-03", "2014-07-18")
    assert cases[0].references() == {"customer": ("customer", "client/C00001925")}


def test_calls_come_in_with_and_without_a_customer(bank_book: list[Outcome]) -> None:
    contacts = of(bank_book, "interactions")
    assert counted(contacts, "kind") == {"call": 3999, "review": 504}
    assert sum("customer" in each.references() for each in contacts) == 2504
    assert sum("case" in each.references() for each in contacts) == 2504
    calls = [each.fields() for each in contacts if each.fields()["kind"] == "call"]
    assert sum(int(str(call["seconds"])) for call in calls) == 2_423_620
    assert calls[0]["at"] == "2017-03-27T13:34:11Z"
    reviews = [each.fields() for each in contacts if each.fields()["kind"] == "review"]
    assert sum(int(str(review["stars"])) for review in reviews) == 2139
    assert sum(review["text"] == "" for review in reviews) == 435
    assert any("\n" in str(review["text"]) for review in reviews)


def test_a_second_reading_says_the_same(bank_book: list[Outcome], shared_data: Path) -> None:
    assert outcomes(open_import(str(PROFILES / "bank_book.toml"), [shared_data / "bank_book"])) == bank_book


def test_the_original_czech_files_come_in(berka: list[Outcome]) -> None:
    assert families(berka) == BERKA
    assert not [each for each in berka if isinstance(each, Warned)]
    check_links(berka)
    clients = of(berka, "customers")
    assert counted(clients, "sex") == {"female": 2645, "male": 2724}
    assert clients[0].fields()["born_on"] == "1970-12-13"
    assert clients[0].fields()["name"] == clients[0].fields()["code"] == "1"


def test_the_cut_last_line_is_rejected_by_number_and_reason(berka: list[Outcome]) -> None:
    (rejected,) = [each for each in berka if isinstance(each, Rejected)]
    assert (rejected.file.name, rejected.line) == ("trans_first3MiB.asc", 49_104)
    assert rejected.problem.text == "a quote in it is never closed"


def test_transactions_keep_direction_and_amount(berka: list[Outcome]) -> None:
    entries = [each.fields() for each in of(berka, "transactions")]
    sums: Counter[object] = Counter()
    for entry in entries:
        sums[entry["direction"]] += int(str(entry["amount_minor"]))
    assert sums == {"in": 17_736_629_630, "out": 13_013_163_250 + 798_852_100}
    assert Counter(entry["direction"] for entry in entries) == {"in": 22_994, "out": 25_457 + 651}
    assert sum(entry["cash"] is True for entry in entries) == 29_524
    assert min(str(entry["booked_on"]) for entry in entries) == "1993-01-01"
    assert max(str(entry["booked_on"]) for entry in entries) == "1994-03-31"
    assert sum(int(str(entry["balance_minor"])) < 0 for entry in entries) == 93


def test_balances_reconcile_by_day(berka: list[Outcome]) -> None:
    """Entries are rounded, and their order within a day isn't given: within 0.10 an entry, but on the cut last day."""
    days: defaultdict[str | None, defaultdict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for each in of(berka, "transactions"):
        entry = each.fields()
        amount = int(str(entry["amount_minor"])) * (1 if entry["direction"] == "in" else -1)
        days[each.links[0]][str(entry["booked_on"])].append((amount, int(str(entry["balance_minor"]))))
    off = [day for account in days.values() for day in _unreconciled(account)]
    assert sum(map(len, days.values())) == 39_960
    assert off == ["1994-03-31"] * 28


def _unreconciled(account: "defaultdict[str, list[tuple[int, int]]]") -> list[str]:
    """Find the days after which no stated balance is the one before plus the day's entries."""
    balance, off = 0, []
    for day in sorted(account):
        entries = account[day]
        expected = balance + sum(amount for amount, _stated in entries)
        balance = min((stated for _amount, stated in entries), key=lambda stated: abs(stated - expected))
        if abs(balance - expected) > 10 * len(entries):
            off.append(day)
    return off
