"""One line and the people of the desk: who is meant, what is kept of it, and that nothing typed is lost."""

from datetime import date, time
from typing import Any

import pytest

from crodesk.services import quick_adding
from crodesk.services.desk import Desk
from crodesk.services.quick_adding import Understood
from tests.builders import a_customer

TODAY, NINE = date(2026, 11, 20), time(9, 0)


@pytest.fixture
def people(desk: Desk) -> Desk:
    a_customer(desk, "Trần Thị Hương", phone="0905 111 222", code="C-0110")
    a_customer(desk, "Phạm Quốc Huy", phone="0905 333 444", code="C-0061")
    a_customer(desk, "王小明", code="C-0088")
    a_customer(desk, "Nguyễn Thị Mai", code="C-0300")
    return desk


def understood(desk: Desk, line: str, language: str = "en") -> Understood:
    return desk.look(quick_adding.read, line, language, TODAY, NINE)


def meant(desk: Desk, line: str, language: str = "en") -> list[str]:
    return [hit.name for hit in understood(desk, line, language).customers]


def added(desk: Desk, line: str, language: str = "en") -> dict[str, Any]:
    """Add a line for whoever is meant, and return what is kept."""
    read = understood(desk, line, language)
    customer = read.customers[0].rid if read.customers else None
    rid = desk.do_now("Added", line, quick_adding.add, read, customer)
    columns = ("customer_rid", "what", "about", "due_on", "due_time", "priority", "repeats", "status")
    sql = f"SELECT {', '.join(columns)} FROM follow_up WHERE rid = ?"
    (row,) = desk.look(lambda reader: list(reader.rows(sql, (rid,))))
    return dict(zip(columns, row, strict=True))


@pytest.mark.parametrize(
    ("line", "language", "names"),
    [
        ("call huong", "en", ["Trần Thị Hương"]),
        ("call Mrs Huong tomorrow", "en", ["Trần Thị Hương"]),
        ("call C-0061 mon", "en", ["Phạm Quốc Huy"]),
        ("call 0905 333 444", "en", ["Phạm Quốc Huy"]),
        ("gọi chị Hương t2 9h", "vi", ["Trần Thị Hương"]),
        ("给王小明打电话", "zh", ["王小明"]),
        ("call xiaoming", "en", ["王小明"]),
        ("call Wang Xiaoming", "en", ["王小明"]),
        ("call ming", "en", []),
        ("check the till", "en", []),
        ("call Zwicky", "en", []),
        ("", "en", []),
    ],
)
def test_who_is_meant(people: Desk, line: str, language: str, names: list[str]) -> None:
    assert meant(people, line, language) == names


def test_a_name_after_the_verb_goes_before_the_day_of_the_same_word(people: Desk) -> None:
    """`mai` is tomorrow, and a customer is called so."""
    read = understood(people, "gọi Mai mai 9h", "vi")
    assert [hit.name for hit in read.customers] == ["Nguyễn Thị Mai"]
    assert read.parsed.day == date(2026, 11, 21)


def test_two_who_fit_are_both_offered(people: Desk) -> None:
    a_customer(people, "Lê Thị Hương", code="C-0200")
    assert set(meant(people, "call huong")) == {"Trần Thị Hương", "Lê Thị Hương"}


@pytest.fixture
def alike(desk: Desk) -> Desk:
    """A desk on which forms of address are given names, and one name stands in several."""
    for name in ("Phạm Đức Anh", "Tăng Bội Nghi", "Trần Hữu Nghị", "Giang Đức Minh", "Trần Văn Đức", "Hồ Thị Kim Chi",
                 "Hạnh Phúc", "Vũ Thị Hạnh", "Lan Hạnh Nguyên", "Hủ tiếu Cô Thu", "Tống Thị Lan"):  # fmt: skip
        a_customer(desk, name)
    a_customer(desk, "Spa Ngọc Lan", kind="company")
    return desk


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("gọi anh Nghị mai", ["Trần Hữu Nghị"]),
        ("mai 9h gọi anh Trần Hữu Nghị về sổ tiết kiệm", ["Trần Hữu Nghị"]),
        ("gọi Đức Anh mai", ["Phạm Đức Anh"]),
    ],
)
def test_a_form_of_address_is_nobodys_name(alike: Desk, line: str, names: list[str]) -> None:
    assert meant(alike, line, "vi") == names


@pytest.mark.parametrize(
    ("line", "first", "also"),
    [
        ("gọi anh Đức mai 9h", ["Trần Văn Đức"], {"Phạm Đức Anh", "Giang Đức Minh"}),
        ("goi chi Hanh mai", ["Vũ Thị Hạnh"], {"Hạnh Phúc", "Lan Hạnh Nguyên"}),
        ("gọi cô Lan thứ 6", ["Tống Thị Lan", "Spa Ngọc Lan"], {"Lan Hạnh Nguyên"}),
    ],
)
def test_a_given_name_comes_before_the_middle_of_a_name(
    alike: Desk, line: str, first: list[str], also: set[str]
) -> None:
    found = meant(alike, line, "vi")
    assert found[: len(first)] == first
    assert set(found[len(first) :]) == also


@pytest.mark.parametrize(
    ("line", "language", "last"),
    [
        ("call Mrs Tran tomorrow", "en", ["Trần Văn Đức"]),
        ("call Mr Tran tomorrow", "en", ["Trần Thị Hương"]),
        ("goi chi tran mai", "vi", ["Trần Thị Hương", "Trần Văn Đức"]),
        ("goi anh tran mai", "vi", ["Trần Văn Đức", "Trần Thị Hương"]),
    ],
)
def test_a_form_of_address_tells_who_is_likelier(desk: Desk, line: str, language: str, last: list[str]) -> None:
    for name in ("Trần Văn Đức", "Trần Thị Hương", "Phùng Bảo Trân"):
        a_customer(desk, name)
    found = meant(desk, line, language)
    assert len(found) == 3
    assert found[-len(last) :] == last


def test_a_day_in_small_letters_is_a_day_where_a_customer_is_at_hand(people: Desk) -> None:
    alone = understood(people, "gọi em mai", "vi")
    assert ([hit.name for hit in alone.customers], alone.parsed.day) == (["Nguyễn Thị Mai"], None)
    assert quick_adding.hints(alone, TODAY) == ["“mai” is read as a name; for the day write 21 Nov 2026."]
    beside = people.look(quick_adding.read, "gọi em mai", "vi", TODAY, NINE, at_hand=True)
    assert (beside.customers, beside.parsed.day, beside.parsed.title) == ((), date(2026, 11, 21), "em")
    named = people.look(quick_adding.read, "gọi em Mai", "vi", TODAY, NINE, at_hand=True)
    assert [hit.name for hit in named.customers] == ["Nguyễn Thị Mai"]


def test_a_name_typed_without_marks_is_anybodys_who_fits(alike: Desk) -> None:
    assert set(meant(alike, "call nghi tomorrow")) == {"Tăng Bội Nghi", "Trần Hữu Nghị"}


def test_the_whole_word_comes_before_the_beginning_of_one(desk: Desk) -> None:
    for name in ("Zhao Minhua", "Cao Minh Đức", "Hồ Quang Minh"):
        a_customer(desk, name)
    assert meant(desk, "call minh") == ["Hồ Quang Minh", "Cao Minh Đức", "Zhao Minhua"]


def test_nobody_who_fits_is_told_from_nobody_who_is_named(people: Desk) -> None:
    assert understood(people, "call Zwicky").nobody_fits
    assert not understood(people, "count the cash").nobody_fits
    assert not understood(people, "call huong").nobody_fits


def test_a_whole_line_is_kept_part_by_part(people: Desk) -> None:
    kept = added(people, "call huong tomorrow 9am !high #loan :: bring payslip")
    assert kept == {
        "customer_rid": 1, "what": "call", "about": "#loan: bring payslip", "due_on": "2026-11-21",
        "due_time": "09:00", "priority": "high", "repeats": "", "status": "open",
    }  # fmt: skip


def test_a_line_without_a_day_is_for_today(people: Desk) -> None:
    assert added(people, "call huong")["due_on"] == "2026-11-20"


@pytest.mark.parametrize(
    ("line", "what"),
    [("call huong", "call"), ("meet huong", "meet"), ("visit huong", "visit"), ("write huong", "write"),
     ("review huong", "review"), ("check huong", "task"), ("huong papers", "task")],
)  # fmt: skip
def test_each_verb_plans_its_kind(people: Desk, line: str, what: str) -> None:
    assert added(people, line)["what"] == what


def test_a_name_that_nobody_has_stands_in_the_words(people: Desk) -> None:
    kept = added(people, "call Mr Zwicky mon about the card")
    assert kept["customer_rid"] is None
    assert "Zwicky" in kept["about"]
    assert "card" in kept["about"]


def test_an_hour_that_ends_keeps_its_end_in_the_words(people: Desk) -> None:
    kept = added(people, "meet huong mon 9-10am rates")
    assert (kept["due_time"], kept["about"]) == ("09:00", "rates –10:00")


@pytest.mark.parametrize(("line", "about"), [("call huong", "–"), ("call", "–"), ("check huong", "check")])
def test_a_task_of_a_verb_alone_does_not_say_its_kind_twice(people: Desk, line: str, about: str) -> None:
    assert added(people, line)["about"] == about


@pytest.mark.parametrize(
    ("line", "hints"),
    [
        ("call huong tomorow", ["“tomorow” is no day: tomorrow?"]),
        ("call xyzzy mon", ["Nobody like “xyzzy”: the name stays in the words."]),
        ("call Zwicky mon", ["Nobody like “Zwicky”: the name stays in the words."]),
        ("call huo", []),
        ("call huong mon", []),
    ],
)
def test_what_was_perhaps_mistyped_is_said(people: Desk, line: str, hints: list[str]) -> None:
    assert quick_adding.hints(understood(people, line), TODAY) == hints


def test_a_repeated_task_keeps_its_rule_and_begins_on_its_first_day(people: Desk) -> None:
    kept = added(people, "call huong every mon 9am")
    assert "FREQ=WEEKLY" in kept["repeats"]
    assert "BYDAY=MO" in kept["repeats"]
    assert kept["due_on"] == "2026-11-23"


def test_the_day_that_was_asked_for_instead_holds(people: Desk) -> None:
    read = understood(people, "call huong 8am")
    rid = people.do_now("Added", "", quick_adding.add, read, 1, date(2026, 11, 21))
    sql = "SELECT due_on || ' ' || due_time FROM follow_up WHERE rid = ?"
    assert people.look(lambda reader: reader.value(sql, (rid,))) == "2026-11-21 08:00"


def test_an_hour_that_is_over_is_known_as_such(people: Desk) -> None:
    assert understood(people, "call huong 8am").parsed.past_today
    assert not understood(people, "call huong 10am").parsed.past_today
    assert not understood(people, "call huong tomorrow 8am").parsed.past_today


def test_what_is_no_day_stays_a_problem_and_in_the_words(people: Desk) -> None:
    read = understood(people, "call huong 31/2")
    assert [wrong.words for wrong in read.parsed.problems] == ["31/2"]
