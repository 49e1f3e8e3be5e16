"""Customers are found by any part of a name or number, however it is typed, the best first."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crodesk.domain.names import fold
from crodesk.services import customer_list, customers, merging, notes, records, search
from crodesk.services.customer_list import Query
from crodesk.services.desk import Desk
from crodesk.storage.reader import Reader
from tests.builders import a_customer, a_holding, a_record
from tests.services import costs

TODAY = date(2026, 11, 20)
DUC = "Trần Văn Đức"


def found(desk: Desk, text: str, limit: int = 50) -> list[str]:
    """Return the names of those found, best first."""
    return [hit.name for hit in desk.look(search.find, text, limit)]


@pytest.fixture
def people(desk: Desk) -> Desk:
    """A desk with a few people who are easily mistaken for one another."""
    duc = a_customer(desk, DUC, phone="0903 555 107", tax_number="0312-345-678")
    a_record(desk, "identity_document", duc, kind="id_card", number="079 085 001 234")
    a_holding(desk, duc, "012-345-678-9")
    a_customer(desk, "Nguyễn Thị Hoa", phone="+84 912 000 044")
    a_customer(desk, "Hoàng Anh")
    a_customer(desk, "王小明", phone="+86 138 0013 8000")
    a_customer(desk, "Chen Meiling", name_original="陈美玲")
    john = a_customer(desk, "John O'Brien", code="C00001925")
    a_record(desk, "identity_document", john, kind="passport", number="B 123-4567")
    return desk


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # names
        ("duc", DUC),
        ("Đức", DUC),
        ("ĐỨC", DUC),
        (unicodedata.normalize("NFD", "Đức"), DUC),
        ("ｄｕｃ", DUC),
        ("tran van duc", DUC),
        ("duc tran", DUC),
        ("tr du", DUC),
        ("tvd", DUC),
        ("nguyen", "Nguyễn Thị Hoa"),
        ("小明", "王小明"),
        ("明", "王小明"),
        ("王小", "王小明"),
        ("xm", "王小明"),
        ("wxm", "王小明"),
        ("xiaoming", "王小明"),
        ("wang xiao", "王小明"),
        ("wangxiaoming", "王小明"),
        ("美玲", "Chen Meiling"),
        ("cml", "Chen Meiling"),
        ("obrien", "John O'Brien"),
        ("o'brien", "John O'Brien"),
        ("o’brien john", "John O'Brien"),
        # phones
        ("5107", DUC),
        ("0903", DUC),
        ("0903-555-107", DUC),
        ("(0903) 555.107", DUC),
        ("0903 555 107", DUC),
        ("+84 903 555 107", DUC),
        ("0084903555107", DUC),
        ("84903555107", DUC),
        ("903555", DUC),
        ("０９０３", DUC),
        ("0912 000 044", "Nguyễn Thị Hoa"),
        ("0912000", "Nguyễn Thị Hoa"),
        ("0044", "Nguyễn Thị Hoa"),
        ("138 0013", "王小明"),
        # other numbers
        ("079085001234", DUC),
        ("85001", DUC),
        ("012345678", DUC),
        ("012-345-678-9", DUC),
        ("0312345678", DUC),
        ("K-0001", DUC),
        ("k0001", DUC),
        ("C00001925", "John O'Brien"),
        ("c0000", "John O'Brien"),
        ("1925", "John O'Brien"),
        ("B1234567", "John O'Brien"),
        ("b 123", "John O'Brien"),
        ("1234567", "John O'Brien"),
        # both
        ("duc 5107", DUC),
        ("5107 trần", DUC),
        ("duc 07", DUC),
        ("duc 079 107", DUC),
        ("小明8000", "王小明"),
    ],
)
def test_a_customer_is_found_by(people: Desk, text: str, name: str) -> None:
    assert name in found(people, text)


@pytest.mark.parametrize(
    "text", ["", "  ", "***", '""', "()", "duc hoa", "明小", "hoa 5107", "55507", "zz", "ran", "oa"]
)
def test_nobody_is_found_by(people: Desk, text: str) -> None:
    assert found(people, text) == []


def test_the_very_word_stands_before_one_that_starts_so(people: Desk) -> None:
    assert found(people, "hoa") == ["Nguyễn Thị Hoa", "Hoàng Anh"]


def test_a_number_stands_before_names(desk: Desk) -> None:
    a_customer(desk, "Cafe 1975")
    a_customer(desk, "Lan", code="1975")
    assert found(desk, "1975") == ["Lan", "Cafe 1975"]


def test_a_name_that_starts_so_stands_before_another_word_that_does(desk: Desk) -> None:
    for name in ("Lê Thị Minhh", "Minhh Lê"):
        a_customer(desk, name)
    assert found(desk, "minh") == ["Minhh Lê", "Lê Thị Minhh"]


@pytest.mark.parametrize(("text", "first"), [("đức", "Lê Đức"), ("duc", "Le Duc")])
def test_marks_as_typed_come_first(desk: Desk, text: str, first: str) -> None:
    a_customer(desk, "Lê Đức")
    a_customer(desk, "Le Duc")
    assert found(desk, text)[0] == first


def test_who_was_spoken_to_last_comes_first(desk: Desk) -> None:
    rids = [a_customer(desk, f"Lê Thị Mai {letter}") for letter in "ABC"]
    desk.do_now("Note", "", notes.write, rids[1], notes.Note("spoke", kind="call", outcome="spoke"))
    assert found(desk, "mai") == ["Lê Thị Mai B", "Lê Thị Mai A", "Lê Thị Mai C"]


def test_a_closed_customer_is_found_last(desk: Desk) -> None:
    rids = [a_customer(desk, f"Lê Thị Mai {letter}") for letter in "AB"]
    desk.do_now("Close", "", customers.close, rids[0], "moved away")
    assert found(desk, "mai") == ["Lê Thị Mai B", "Lê Thị Mai A"]


def test_two_digits_are_looked_for_at_the_start_of_numbers(desk: Desk) -> None:
    a_customer(desk, "Lan", phone="0712 345 689", code="A")
    a_customer(desk, "Mai", phone="0903 555 107", code="B")
    assert found(desk, "07") == ["Lan"]


def test_the_phone_of_a_related_person_finds_the_customer(people: Desk) -> None:
    rid = people.look(search.find, "hoa", 1)[0].rid
    a_record(people, "relation", rid, role="spouse", person_name="Lê Minh", person_phone="0988 121 121")
    assert found(people, "121121") == ["Nguyễn Thị Hoa"]


def test_a_number_of_two_holders_finds_both(people: Desk) -> None:
    mai = a_customer(people, "Mai")
    holding = people.look(lambda reader: reader.value("SELECT rid FROM holding"))
    a_record(people, "holding_role", holding, customer_rid=mai, role="co_owner")
    assert sorted(found(people, "0123456789")) == ["Mai", DUC]


def test_what_is_changed_is_found_as_it_is_now(people: Desk) -> None:
    hit = people.look(search.find, "duc", 1)[0]
    people.do_now("Edit", "", records.change, "customer", hit.rid, {"name": "Trần Văn Đạt"})
    phone = people.look(lambda reader: reader.value("SELECT rid FROM contact_point ORDER BY rid"))
    people.do_now("Edit", "", records.change, "contact_point", phone, {"value": "0977 330 110"})
    assert (found(people, "duc"), found(people, "5107")) == ([], [])
    assert found(people, "dat") == found(people, "3301") == ["Trần Văn Đạt"]
    people.undo()
    people.undo()
    assert (found(people, "dat"), found(people, "3301")) == ([], [])
    assert found(people, "duc") == found(people, "5107") == [DUC]


def test_merged_customers_are_found_by_the_numbers_of_both(people: Desk) -> None:
    keep, drop = (people.look(search.find, text, 1)[0].rid for text in ("duc", "hoa"))
    people.do_now("Merge", "", merging.merge, keep, drop)
    assert DUC in found(people, "912000044")


def test_a_hit_says_who_it_is(people: Desk) -> None:
    (hit,) = people.look(search.find, "5107", 50)
    assert (hit.code, hit.name, hit.kind, hit.status, hit.phone) == (
        "K-0001",
        DUC,
        "individual",
        "active",
        "0903 555 107",
    )


def test_no_more_are_found_than_asked_for_and_all_are_counted(desk: Desk) -> None:
    for number in range(7):
        a_customer(desk, f"Lê Thị Mai {number}", phone=f"0903 555 10{number}")
    for text in ("mai", "5551", "mai 5551", "mai 1", "0903555", "09"):
        assert len(found(desk, text, 5)) == 5
        assert desk.look(search.count, text) == len(found(desk, text)) == 7
    assert found(desk, "mai", 0) == []


@pytest.mark.parametrize(
    "text",
    [
        '"', '""', "'", "*", "a*", "NOT", "a NOT b", "OR", "AND", "NEAR(a b)", "name_search:a", "-a", "^a", "{a b}:c",
        "+", "(", ")", "[", "]", "%", "_", "\\", ";", "'; DROP TABLE customer; --", '" OR 1=1', "a\x00b", "\ud800",
        "\u202e", "😀", "５", "½", "²", "٣٤٥", "ß", "İ", "ﬁ", "a" * 5000, "1" * 5000, "đ " * 500, "1 " * 500,
        "12 345 " * 99, "王" * 500, "a1" * 99,
    ],
)  # fmt: skip
def test_no_text_does_harm(people: Desk, text: str) -> None:
    assert isinstance(found(people, text), list)
    assert people.look(search.count, text) >= 0


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=150
)
@given(st.text(max_size=24) | st.text("duc o'王明0123 +-*\"", max_size=12))
def test_any_text_can_be_typed(people: Desk, text: str) -> None:
    assert len(found(people, text)) == people.look(search.count, text)


# The desk of 100,000, encrypted


@pytest.fixture(scope="session")
def samples(big: Reader) -> list[dict[str, Any]]:
    """Customers with their numbers, some of every language."""
    rids = json.dumps(list(range(37, 100_000, 499)))
    rows = big.rows(
        "SELECT c.rid, c.name, c.code, (SELECT value FROM contact_point WHERE customer_rid = c.rid),"
        " (SELECT number FROM identity_document WHERE customer_rid = c.rid),"
        " (SELECT h.number FROM holding_role r JOIN holding h ON h.rid = r.holding_rid WHERE r.customer_rid = c.rid)"
        " FROM customer c WHERE c.rid IN (SELECT value FROM json_each(?))",
        (rids,),
    )
    return [dict(zip(("rid", "name", "code", "phone", "paper", "account"), row, strict=True)) for row in rows]


Way = Callable[[str], str]


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def is_found(big: Reader, rid: int, text: str) -> bool:
    return rid in customer_list.rids(big, Query(text=text), TODAY)


def test_every_name_is_found_as_it_is_and_folded(big: Reader, samples: list[dict[str, Any]]) -> None:
    ways: tuple[Way, ...] = (str, fold, str.upper, decomposed, lambda name: name[:-1])
    missed = [way(one["name"]) for one in samples for way in ways if not is_found(big, one["rid"], way(one["name"]))]
    assert missed == []


def test_every_number_is_found_whole_and_by_its_ends(big: Reader, samples: list[dict[str, Any]]) -> None:
    ways: tuple[Way, ...] = (str, fold, lambda number: number[:5], lambda number: number[-4:])
    missed = [
        way(one[kind])
        for one in samples[::8]
        for kind in ("code", "phone", "paper", "account")
        if one[kind]
        for way in ways
        if not is_found(big, one["rid"], way(one[kind]))
    ]
    assert missed == []


def test_a_whole_number_finds_its_customer_first(big: Reader, samples: list[dict[str, Any]]) -> None:
    for one in samples:
        for kind in ("code", "phone", "paper", "account"):
            if one[kind]:
                assert one["rid"] in [hit.rid for hit in search.find(big, one[kind], 3)]


def typed(samples: list[dict[str, Any]]) -> list[str]:
    """Return what stands in the field after each key of names and numbers."""
    texts = [one[kind] for one in samples[:40] for kind in ("name", "phone", "paper", "account") if one[kind]]
    return [text[:keys] for text in texts for keys in range(1, 10)]


HARD = [
    "nguyen smith",
    "tran james",
    "李 张",
    "a b c",
    "nguyen smith tran",
    "nguyen 5107",
    "zzzz",
    "0",
    "000",
    "c00000",
]


def test_a_key_asks_for_little(big: Reader, samples: list[dict[str, Any]]) -> None:
    for text in [*typed(samples), *HARD]:
        with costs.statements(big) as asked:
            first_page(big, Query(text=text))
        assert len(asked) <= 4, (text, asked)


def test_a_key_costs_little_whatever_is_typed(big: Reader, samples: list[dict[str, Any]]) -> None:
    """To read 50 lines by their numbers takes 1,800 steps; to look through all names takes over a million."""
    for text in [*typed(samples), *HARD]:
        assert costs.steps(big, first_page, big, Query(text=text)) < 40_000, text


def first_page(big: Reader, query: Query) -> None:
    customer_list.open_window(big, query, TODAY).page(0, 64)
