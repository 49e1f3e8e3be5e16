import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain import text

ANY_TEXT = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "C")))
FORBIDDEN = [
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    0x61C,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
]


@pytest.mark.parametrize(
    ("given_text", "line"),
    [
        ("Nguyễn Thị Hồng Ánh", "Nguyễn Thị Hồng Ánh"),
        ("王小明", "王小明"),
        ("", ""),
        ("   ", ""),
        ("  Tran  Van   Duc ", "Tran Van Duc"),
        ("Tran\tVan\nDuc\r\n", "Tran Van Duc"),
        ("Tran\u00a0Van\u3000Duc", "Tran Van Duc"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("\ufeffAn", "An"),
        ("\x1b]0;owned\x07An", "]0;ownedAn"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b6n", "6n"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("pay\u200bpal", "paypal"),
        ("x\U000e0041\U000e007f", "x"),
        ("half\ud83d", "half"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("e\u200d\u0301", "é"),
        ("[/x] [@click=app.quit]x[/]", "[/x] [@click=app.quit]x[/]"),
    ],
)
def test_a_line_is_safe_composed_and_tidy(given_text: str, line: str) -> None:
    assert text.clean_line(given_text) == line


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("one\u2028two\u2029three\x0bfour\x0cfive\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\tb  c", "a\tb  c"),
        ("\x00a\x1bb", "ab"),
        ("Gọi lại thứ hai", "Gọi lại thứ hai"),
        ("co\u0302\u0301 va\u0302\u0301n", "cố vấn"),
        ("　　客户来电", "　　客户来电"),
    ],
)
def test_text_keeps_its_lines_and_tabs(given_text: str, kept: str) -> None:
    assert text.clean_text(given_text) == kept


def test_no_character_that_acts_or_hides_stays() -> None:
    for char in map(chr, FORBIDDEN):
        assert char not in text.clean_text(f"a{char}b")
        assert char not in text.clean_line(f"a{char}b")


def test_a_clean_line_is_returned_as_it_is() -> None:
    line = "Trần Văn Đức 王小明"
    assert text.clean_line(line) is line
    assert text.clean_text(line) is line


@given(ANY_TEXT)
def test_what_is_clean_stays_as_it_is(anything: str) -> None:
    line, kept = text.clean_line(anything), text.clean_text(anything)
    assert text.clean_line(line) == line
    assert text.clean_text(kept) == kept


@given(ANY_TEXT)
def test_a_clean_line_is_printable_composed_and_has_single_blanks(anything: str) -> None:
    line = text.clean_line(anything)
    assert unicodedata.is_normalized("NFC", line)
    assert line == " ".join(line.split())
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in line)


def test_every_character_that_turns_the_direction_is_removed() -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for code in range(sys.maxunicode + 1):
        if unicodedata.bidirectional(chr(code)) in turning:
            assert text.clean_line(chr(code)) == ""


@pytest.mark.parametrize(
    ("given_text", "only_digits"),
    [
        ("0901 234-567", "0901234567"),
        ("+84 (90) 123", "8490123"),
        ("１２３４", "1234"),
        ("٣٤", "34"),
        ("C00001925", "00001925"),
        ("x²", ""),
        ("", ""),
    ],
)
def test_digits_of_every_width_and_script_are_found(given_text: str, only_digits: str) -> None:
    assert text.digits(given_text) == only_digits
