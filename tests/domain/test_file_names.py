"""Names of files: whatever a browser, a phone or an attacker sends becomes a name that any system can write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.file_names import LONGEST, clean_name, plain_part


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Sổ đỏ.pdf", "Sổ đỏ.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\lương.xlsx", "lương.xlsx"),
        ("..", "file"),
        ("", "file"),
        (".pdf", "file.pdf"),
        ("CON.txt", "_CON.txt"),
        ("com1", "_com1"),
        ("aux.tar.gz", "_aux.tar.gz"),
        ("contract.pdf", "contract.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\x1b[31m:b*.pdf", "a[31m_b_.pdf"),
        ("  hai   khoảng .pdf", "hai khoảng.pdf"),
        ("cuối. . ", "cuối"),
        ("e\u0301.pdf", "é.pdf"),
        ("照片.jpeg", "照片.jpeg"),
    ],
)
def test_names_are_made_safe(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_an_ending_is_put_in_the_place_of_the_one_there_is() -> None:
    assert clean_name("CCCD.exe", ".pdf") == "CCCD.pdf"
    assert clean_name("CCCD", ".pdf") == "CCCD.pdf"
    assert clean_name("", ".png") == "file.png"


def test_a_long_name_keeps_its_ending() -> None:
    assert clean_name("a" * 500 + ".pdf") == "a" * (LONGEST - 4) + ".pdf"


@given(st.text(), st.sampled_from(["", ".pdf"]))
def test_whatever_is_sent_is_one_name(name: str, ending: str) -> None:
    clean = clean_name(name, ending)
    assert clean
    assert clean not in {".", ".."}
    assert not set(clean) & set('/\\<>:"|?*\0\n\r\t')
    assert len(clean) <= LONGEST
    assert clean == clean.strip()
    assert clean_name(clean, ending) == clean


def test_a_number_keeps_its_letters_and_digits_in_the_name_of_a_file() -> None:
    assert plain_part("HĐTD-1/2026:01") == "HĐTD-1-2026-01"
