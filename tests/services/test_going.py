"""One goes to a customer, a holding, an application or a case by whatever part of its number is known."""

from datetime import date

import pytest

from crodesk.services import cases, going, records
from crodesk.services.cases import Opening
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_holding, a_record


@pytest.fixture
def book(desk: Desk) -> Desk:
    duc = a_customer(desk, "Trần Văn Đức", phone="0903 555 107", code="C-0107")
    a_holding(desk, duc, "L-2101", kind="loan", name="Home loan")
    a_holding(desk, duc, "0107-2", kind="account", name="Current account")
    mai = a_customer(desk, "Lê Thị Mai", phone="0905 120 333", code="C-0044")
    a_holding(desk, mai, "L-2102", kind="loan", name="Car loan")
    a_record(desk, "application", mai, number="L-2290", product="home_loan")
    for issue in ("Card charged twice", "Fee", "Queue"):
        desk.do_now("Opened", "", cases.open_case, mai, Opening(kind="complaint", issue=issue))
    return desk


def found(desk: Desk, text: str) -> list[tuple[str, str, str, str]]:
    goals = desk.look(going.find, text)
    assert [goal.rid for goal in goals] == list(range(1, len(goals) + 1))
    return [(goal.kind, goal.number, goal.name, goal.about) for goal in goals]


DUC = ("customer", "C-0107", "Trần Văn Đức", "0903 555 107")
MAI = ("customer", "C-0044", "Lê Thị Mai", "0905 120 333")
LOAN = ("holding", "L-2101", "Trần Văn Đức", "Home loan")
ACCOUNT = ("holding", "0107-2", "Trần Văn Đức", "Current account")
FIRST_CASE = ("service_case", "CP-2026-0001", "Lê Thị Mai", "Card charged twice")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("duc", [DUC]),
        ("0903555107", [DUC]),
        ("L-2101", [LOAN, DUC]),
        ("l2101", [LOAN, DUC]),
        ("2101", [LOAN, DUC]),
        ("Ｌ－２１０１", [LOAN, DUC]),
        ("0107-2", [ACCOUNT, DUC]),
        ("01072", [ACCOUNT, DUC]),
        ("C-0107", [DUC]),
        ("CP-2026-0001", [FIRST_CASE]),
        ("cp-0001", [FIRST_CASE]),
        ("cp 0001", [FIRST_CASE]),
        ("cp20260001", [FIRST_CASE]),
        ("L-2290", [("application", "L-2290", "Lê Thị Mai", "home_loan")]),
        ("2290", [("application", "L-2290", "Lê Thị Mai", "home_loan")]),
        ("21", []),
        ("", []),
    ],
)
def test_what_has_just_that_number_comes_first(book: Desk, text: str, wanted: list[tuple[str, str, str, str]]) -> None:
    assert found(book, text) == wanted


def test_a_part_of_a_number_finds_all_that_have_it_behind_the_customers(book: Desk) -> None:
    assert {*found(book, "L-210")} == {MAI, DUC, ("holding", "L-2102", "Lê Thị Mai", "Car loan"), LOAN}
    assert [kind for kind, *_ in found(book, "L-210")] == ["customer", "customer", "holding", "holding"]
    assert {number for kind, number, *_ in found(book, "cp-000") if kind == "service_case"} == {
        "CP-2026-0001", "CP-2026-0002", "CP-2026-0003",
    }  # fmt: skip


def test_a_holding_of_two_is_found_once_and_one_that_was_given_up_not_at_all(book: Desk) -> None:
    rid = book.look(lambda reader: reader.value("SELECT rid FROM holding WHERE number = 'L-2101'"))
    other = a_customer(book, "Phạm Hùng")
    role = a_record(book, "holding_role", rid, customer_rid=other, role="co_owner")
    assert [number for kind, number, *_ in found(book, "L-2101") if kind == "holding"] == ["L-2101"]
    book.do_now("End", "", records.end, "holding_role", role, "paid back")
    assert [number for kind, number, *_ in found(book, "L-2101") if kind == "holding"] == ["L-2101"]
    own = book.look(
        lambda reader: reader.value("SELECT rid FROM holding_role WHERE role = 'owner' AND holding_rid = ?", (rid,))
    )
    book.do_now("End", "", records.end, "holding_role", own, "paid back")
    assert {kind for kind, *_ in found(book, "L-2101")} == {"customer"}


def test_no_more_are_given_than_are_asked_for(book: Desk) -> None:
    assert len(book.look(going.find, "cp-000", 2)) == 2


OLD = "the oldest of more cases than are looked through"


@pytest.fixture
def long_book(book: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Cases of years, of which only the newest two are looked through for digits within a number."""
    monkeypatch.setattr(going, "NEWEST_CASES", 2)
    mai = book.look(lambda reader: reader.value("SELECT rid FROM customer WHERE name = 'Lê Thị Mai'"))
    for number in ("ER-2019-0044", "DP-2021-0044", "CP-2021-0045", "2024/KN-77", "kn 88 b", "CP-X9"):
        a_record(book, "service_case", mai, number=number, issue=OLD, kind="complaint", opened_on=date(2021, 3, 1))
    for _ in range(3):
        book.do_now("Opened", "", cases.open_case, mai, Opening(kind="request", issue="New"))
    return book


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ER-2019-0044", ["ER-2019-0044"]),
        ("er 2019 0044", ["ER-2019-0044"]),
        ("er20190044", ["ER-2019-0044"]),
        ("er-44", ["ER-2019-0044"]),
        ("0044", ["DP-2021-0044", "ER-2019-0044"]),
        ("dp-004", ["DP-2021-0044"]),
        ("cp-45", ["CP-2021-0045"]),
        ("CP-2021", ["CP-2021-0045"]),
        ("2024/KN-77", ["2024/KN-77"]),
        ("2024/kn", ["2024/KN-77"]),
        ("kn 88", ["kn 88 b"]),
        ("cp-x9", ["CP-X9"]),
        ("er-45", []),
        ("KN-77", []),  # within a number, and old
    ],
)
def test_a_case_is_found_by_its_number_however_old(long_book: Desk, text: str, numbers: list[str]) -> None:
    goals = found(long_book, text)
    assert sorted(number for kind, number, _name, about in goals if about == OLD) == numbers


def test_a_new_case_is_numbered_behind_the_last_of_its_year(long_book: Desk) -> None:
    (mai,) = {rid for (rid,) in long_book.look(lambda reader: reader.rows("SELECT customer_rid FROM service_case"))}
    given = Opening(kind="complaint", issue="x", opened_on=date(2021, 5, 1))
    rid = long_book.do_now("Opened", "", cases.open_case, mai, given)
    sql = "SELECT number FROM service_case WHERE rid = ?"
    assert long_book.look(lambda reader: reader.value(sql, (rid,))) == "CP-2021-0046"
