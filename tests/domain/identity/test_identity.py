"""Identity numbers are understood as people write them, say what they hold, and are doubted where they can't be."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.identity import IdentityNumber, read_identity
from crodesk.domain.identity.china import check_character
from crodesk.domain.problem import Problem
from tests.domain.identity.written import WRITTEN, cases

TODAY = date(2026, 11, 20)
FEWEST = 60
"""Cases in a language."""


def read(text: str, kind: str = "", today: date = TODAY) -> IdentityNumber:
    found = read_identity(text, today, kind)
    assert isinstance(found, IdentityNumber)
    return found


@pytest.mark.parametrize(
    ("language", "written", "number", "form"), [(language, *case) for language in WRITTEN for case in cases(language)]
)
def test_a_number_is_understood_as_people_write_it(language: str, written: str, number: str, form: str) -> None:
    found = read(written)
    assert (found.number, found.form) == (number, form), language
    assert found.doubt is None


@pytest.mark.parametrize("language", WRITTEN)
def test_there_are_enough_ways_of_writing_in_each_language(language: str) -> None:
    assert len({written for written, _, _ in cases(language)}) >= FEWEST


@pytest.mark.parametrize(
    ("number", "sex", "born_in", "place"),
    [
        ("037153000257", "female", 1953, "Ninh Bình"),  # the example of the ministry
        ("001089012345", "male", 1989, "Hà Nội"),
        ("079200012345", "male", 2000, "Hồ Chí Minh"),
        ("096326012345", "female", 2026, "Cà Mau"),
        ("046099000001", "male", 1999, "Thừa Thiên Huế"),
        ("002100000001", "female", 1900, "Hà Giang"),
    ],
)
def test_twelve_digits_say_where_when_and_which_sex(number: str, sex: str, born_in: int, place: str) -> None:
    found = read(number)
    assert found.place is not None
    assert (found.sex, found.born_in, found.place.name("vi")) == (sex, born_in, place)
    assert found.place.name("zh") == found.place.name("en") == place
    assert (found.born_on, found.void_since, found.kind) == (None, None, "id_card")


def test_a_birth_registered_abroad_has_no_province() -> None:
    found = read("101085000123")
    assert found.abroad
    assert found.place is None
    assert found.doubt is None


@pytest.mark.parametrize(
    ("number", "sex", "born_on", "names"),
    [
        ("11010519491231002X", "female", date(1949, 12, 31), ("Beijing", "Bắc Kinh", "北京")),
        ("440524188001010014", "male", date(1880, 1, 1), ("Guangdong", "Quảng Đông", "广东")),
        ("360426199101010071", "male", date(1991, 1, 1), ("Jiangxi", "Giang Tây", "江西")),
        ("110105491231002", "female", date(1949, 12, 31), ("Beijing", "Bắc Kinh", "北京")),
    ],
)
def test_a_chinese_number_says_the_day_the_sex_and_the_province(
    number: str, sex: str, born_on: date, names: tuple[str, str, str]
) -> None:
    found = read(number)
    assert found.place is not None
    assert tuple(found.place.name(language) for language in ("en", "vi", "zh")) == names
    assert (found.sex, found.born_on, found.born_in, found.kind) == (sex, born_on, born_on.year, "id_card")


@pytest.mark.parametrize(
    ("number", "right"),
    [("11010519491231002", "X"), ("44052418800101001", "4"), ("36042619910101007", "1"), ("11010519491231003", "8")],
)
def test_the_check_character_is_that_of_the_standard(number: str, right: str) -> None:
    assert check_character(number) == right


@pytest.mark.parametrize(("number", "since"), [("025123456", date(2025, 1, 1)), ("110105491231002", date(2013, 1, 1))])
def test_old_cards_hold_no_longer(number: str, since: date) -> None:
    assert read(number).void_since == since


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("003085000123", "", "No province has the code 003. Are the first three digits right?"),
        ("099085000123", "", "No province has the code 099. Are the first three digits right?"),
        ("079227000123", "", "By its 4th to 6th digit, 227, its holder is born in 2027. Are they right?"),
        ("079985000123", "", "By its 4th to 6th digit, 985, its holder is born in 2385. Are they right?"),
        ("110105194912310021", "", "With these digits the last character is X, not 1. Is a digit wrong?"),
        ("440524188001010041", "", "With these digits the last character is 9, not 1. Is a digit wrong?"),
        ("990105194912310022", "", "No province of China has the code 99. Is it right?"),
        ("110105194913310026", "", "Nobody is born on 1949-13-31, as this number says. Is a digit wrong?"),
        ("110105203001010021", "", "Nobody is born on 2030-01-01, as this number says. Is a digit wrong?"),
        ("110105000001010021", "", "Nobody is born on 0000-01-01, as this number says. Is a digit wrong?"),
        ("110105490230002", "", "Nobody is born on 1949-02-30, as this number says. Is a digit wrong?"),
        (
            "0790850001",
            "id_card",
            "An identity card has 9 or 12 digits (a Chinese one 18); “0790850001” has another form.",
        ),
        ("B1234567", "id_card", "An identity card has 9 or 12 digits (a Chinese one 18); “B1234567” has another form."),
        ("079085000123", "passport", "A passport number has at most 9 letters and digits, this one 12."),
        ("B12345Đ", "passport", "A passport number has letters from A to Z and digits only."),
        ("B123(45)", "passport", "A passport number has letters from A to Z and digits only."),
    ],
)
def test_what_can_hardly_be_is_doubted_in_words(text: str, kind: str, said: str) -> None:
    doubt = read(text, kind).doubt
    assert doubt is not None
    assert doubt.text.format(**doubt.values) == said


def test_a_number_without_a_digit_is_none() -> None:
    found = read_identity("CCCD: chưa có", TODAY)
    assert isinstance(found, Problem)
    assert found.text.format(**found.values) == "“CCCD: chưa có” has no digit; every identity number has."


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("079085000123", "business_licence", ("079085000123", "other", "")),
        ("số 0312345678-001", "business_licence", ("số 0312345678-001", "other", "")),
        ("TT 1162166", "residence", ("TT 1162166", "other", "")),
        ("TT 1162166", "", ("TT 1162166", "other", "")),
        ("e12345678", "id_card", ("e12345678", "other", "")),
        ("123456789", "passport", ("123456789", "passport", "passport")),
        ("passport: 123456789", "id_card", ("123456789", "vn_old", "id_card")),
        ("٠٣٧١٥٣٠٠٠٢٥٧", "", ("٠٣٧١٥٣٠٠٠٢٥٧", "other", "")),  # digits of Arabic stay as they are
    ],
)
def test_the_kind_of_paper_decides_where_it_is_known(text: str, kind: str, wanted: tuple[str, str, str]) -> None:
    found = read(text, kind)
    assert (found.number, found.form, found.kind) == wanted


@given(st.text(max_size=40), st.sampled_from(["", "id_card", "passport", "residence"]))
def test_no_text_breaks_the_reader(text: str, kind: str) -> None:
    assert isinstance(read_identity(text, TODAY, kind), IdentityNumber | Problem)


@given(
    st.text("0123456789Xx .-身份证号CDEPp护照:：#", max_size=30),
    st.sampled_from(["", "id_card", "passport"]),
)
def test_what_is_kept_is_understood_again_as_the_same(text: str, kind: str) -> None:
    found: Any = read_identity(text, TODAY, kind)
    if isinstance(found, IdentityNumber) and found.form != "other":
        assert read_identity(found.number, TODAY, kind or found.kind) == found
