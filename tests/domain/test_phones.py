import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.phones import format_phone, parse_phone, search_digits
from crodesk.domain.problem import Problem

HOMES = st.sampled_from(["VN", "CN", "US", "XX"])


@pytest.mark.parametrize(
    ("text", "home", "kept"),
    [
        ("0901234567", "VN", "0901234567"),
        ("0901 234 567", "VN", "0901234567"),
        ("0901.234.567", "VN", "0901234567"),
        ("090-123-4567", "VN", "0901234567"),
        ("(090) 123 4567", "VN", "0901234567"),
        ("+84 901 234 567", "VN", "0901234567"),
        ("+84 0901 234 567", "VN", "0901234567"),
        ("+84 (0)901 234 567", "VN", "0901234567"),
        ("0084901234567", "VN", "0901234567"),
        ("84901234567", "VN", "0901234567"),
        ("901234567", "VN", "0901234567"),
        ("０９０１２３４５６７", "VN", "0901234567"),
        ("024 3825 1234", "VN", "02438251234"),
        ("+84 24 3825 1234", "VN", "02438251234"),
        ("1900 1234", "VN", "19001234"),
        ("1800 1234", "VN", "18001234"),
        ("024 3825 1234 ext 12", "VN", "02438251234x12"),
        ("024 3825 1234 máy lẻ 12", "VN", "02438251234x12"),
        ("024 3825 1234 #12", "VN", "02438251234x12"),
        ("+86 138 1234 5678", "VN", "+8613812345678"),
        ("+1 (415) 555-2671", "VN", "+14155552671"),
        ("+44 20 7946 0958", "VN", "+442079460958"),
        ("+44 (0)20 7946 0958", "VN", "+442079460958"),
        ("138 1234 5678", "CN", "13812345678"),
        ("+86 138 1234 5678", "CN", "13812345678"),
        ("8613812345678", "CN", "13812345678"),
        ("010-6552 9988", "CN", "01065529988"),
        ("+86 10 6552 9988", "CN", "01065529988"),
        ("400 820 8820", "CN", "4008208820"),
        ("021-6552 9988转12", "CN", "02165529988x12"),
        ("(415) 555-2671", "US", "4155552671"),
        ("1-415-555-2671", "US", "4155552671"),
        ("+1 415 555 2671", "US", "4155552671"),
        ("415.555.2671 x12", "US", "4155552671x12"),
        ("011 84 901 234 567", "US", "+84901234567"),
        ("+84 901 234 567", "US", "+84901234567"),
        ("030 901820", "XX", "030901820"),
    ],
)
def test_a_number_is_kept_in_one_form(text: str, home: str, kept: str) -> None:
    assert parse_phone(text, home) == kept


@pytest.mark.parametrize(
    ("text", "home", "said"),
    [
        ("", "VN", "Type a phone number, such as 0901 234 567."),
        ("", "CN", "Type a phone number, such as 138 1234 5678."),
        ("call me", "VN", "“call me” isn't a phone number. Write it as 0901 234 567."),
        ("0901 234 567 Lan", "VN", "“0901 234 567 Lan” isn't a phone number. Write it as 0901 234 567."),
        ("09+1", "VN", "“09+1” isn't a phone number. Write it as 0901 234 567."),
        ("+0 901 234 567", "VN", "“+0 901 234 567” isn't a phone number. Write it as 0901 234 567."),
        ("+84 00 1234 567", "VN", "“+84 00 1234 567” isn't a phone number. Write it as 0901 234 567."),
        ("115-555-2671", "US", "“115-555-2671” isn't a phone number. Write it as (415) 555-2671."),
        ("12345", "VN", "A phone number has 7 to 15 digits, this one 5."),
        ("1234567890123456", "XX", "A phone number has 7 to 15 digits, this one 16."),
        ("090123456", "VN", "A mobile number has 10 digits, this one 9."),
        ("09012345678", "VN", "A mobile number has 10 digits, this one 11."),
        ("+84 901 234 5678", "US", "A mobile number has 10 digits, this one 11."),
        ("138 1234 567", "CN", "A mobile number has 11 digits, this one 10."),
        ("415 555 267", "US", "A number has 10 digits, this one 9."),
        ("0123 456 7890", "VN", "Numbers with 0123 have begun with 083 since 2018: 0834 567 890?"),
        ("0169 456 7890", "VN", "Numbers with 0169 have begun with 039 since 2018: 0394 567 890?"),
        ("9" * 200, "VN", "“" + "9" * 40 + "” isn't a phone number. Write it as 0901 234 567."),
    ],
)
def test_a_wrong_number_is_explained(text: str, home: str, said: str) -> None:
    answer = parse_phone(text, home)
    assert isinstance(answer, Problem)
    assert answer.text.format(**answer.values) == said


@pytest.mark.parametrize(
    ("text", "home", "digits"),
    [
        ("+84 901 234 567", "VN", "0901234567"),
        ("0901.234.567", "VN", "0901234567"),
        ("84901234567", "VN", "0901234567"),
        ("901234567", "VN", "0901234567"),
        ("4567", "VN", "4567"),
        ("234 567", "VN", "234567"),
        ("+84 90", "VN", "090"),
        ("+84", "VN", "0"),
        ("+", "VN", ""),
        ("Lan 0901 234 567", "VN", "0901234567"),
        ("+86 138 1234 5678", "VN", "13812345678"),
        ("+86 138", "VN", "138"),
        ("+86 10 6552 9988", "CN", "01065529988"),
        ("+1 415 555 2671", "VN", "4155552671"),
        ("+84 901 234 567", "US", "0901234567"),
        ("+44 20 7946 0958", "VN", "442079460958"),
        ("02438251234x12", "VN", "02438251234"),
        ("", "VN", ""),
        ("not a number", "VN", ""),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, home: str, digits: str) -> None:
    assert search_digits(text, home) == digits


@pytest.mark.parametrize(
    ("kept", "home", "shown"),
    [
        ("0901234567", "VN", "0901 234 567"),
        ("02438251234", "VN", "024 3825 1234"),
        ("02363822123", "VN", "0236 382 2123"),
        ("19001234", "VN", "1900 1234"),
        ("02438251234x12", "VN", "024 3825 1234 x12"),
        ("13812345678", "CN", "138 1234 5678"),
        ("01065529988", "CN", "010 6552 9988"),
        ("075526881234", "CN", "0755 2688 1234"),
        ("4155552671", "US", "(415) 555-2671"),
        ("+84901234567", "US", "+84 901 234 567"),
        ("+8613812345678", "VN", "+86 138 1234 5678"),
        ("+861065529988", "VN", "+86 10 6552 9988"),
        ("+14155552671", "VN", "+1 415 555 2671"),
        ("+442079460958", "VN", "+44 207 946 0958"),
        ("+35312345678", "VN", "+353 1 234 5678"),
        ("030901820", "XX", "03 090 1820"),
        ("call Lan", "VN", "call Lan"),
        ("113", "VN", "113"),
        ("12345", "VN", "12345"),
        ("", "VN", ""),
    ],
)
def test_a_number_is_shown_in_groups(kept: str, home: str, shown: str) -> None:
    assert format_phone(kept, home) == shown


@given(st.from_regex(r"(\+|00)?[0-9 ().-]{0,16}( ext [0-9]{1,4})?", fullmatch=True), HOMES)
def test_the_kept_form_is_kept_and_shown_and_understood_again(text: str, home: str) -> None:
    kept = parse_phone(text, home)
    if isinstance(kept, str):
        assert parse_phone(kept, home) == kept
        assert parse_phone(format_phone(kept, home), home) == kept
        assert search_digits(kept, home) == search_digits(text, home)


@given(st.text(max_size=30), HOMES)
def test_no_text_breaks_the_parser(text: str, home: str) -> None:
    answer = parse_phone(text, home)
    assert isinstance(answer, str) or answer.text.format(**answer.values)
    assert search_digits(text, home).isdecimal() or not search_digits(text, home)
    assert isinstance(format_phone(text, home), str)
