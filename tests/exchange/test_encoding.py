"""Encodings are told from the bytes, with the reason; or set by name."""

import unicodedata
from pathlib import Path

import pytest

from crodesk.domain.problem import Refused
from crodesk.exchange import encoding

CHINESE = "编号,姓名,地址\n1,王小明,上海市浦东新区世纪大道100号\n2,李四,北京市朝阳区建国路88号\n3,陈美玲,广州\n"
VIETNAMESE = "Mã,Họ tên,Địa chỉ\n1,Nguyễn Văn Đức,12 Trần Hưng Đạo\n2,Trần Thị Hồng,Chợ Lớn\n3,Lê Hương,Đà Nẵng\n"
WESTERN = "id,name\n1,José Muñoz\n2,Zoë Müller-Lüdenscheidt\n3,François Lefèvre\n4,Niccolò Là\n5,Åse Bjørnson\n"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_cp1258(text: str) -> bytes:
    """Encode Vietnamese as cp1258 has it: the letter composed but for its tone, which follows."""
    pieces = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(part for part in parts if part in TONES)
        pieces.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)) + tone)
    return "".join(pieces).encode("cp1258")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"id,name\n1,An\n", "utf-8"),
        (b"", "utf-8"),
        (VIETNAMESE.encode(), "utf-8"),
        (VIETNAMESE.encode("utf-8-sig"), "utf-8-sig"),
        (VIETNAMESE.encode("utf-16"), "utf-16"),
        (VIETNAMESE.encode("utf-16-le"), "utf-16-le"),
        (WESTERN.encode("utf-16-be"), "utf-16-be"),
        (WESTERN.encode("utf-32"), "utf-32"),
        (WESTERN.encode("cp1252"), "cp1252"),
        (as_cp1258(VIETNAMESE), "cp1258"),
        (CHINESE.encode("gb18030"), "gb18030"),
        ("姓名,电话\n".encode("gb18030"), "gb18030"),
        ("1,Nguyễn Văn,王小明\n".encode("gb18030"), "gb18030"),
        ("1,Nguyễn Thị Hồng\n".encode("gb18030"), "gb18030"),
        ("Non si può, ciò è così, però andò\n".encode("cp1252"), "cp1252"),
        ("opções; não põe\n".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_of_a_file_is_told_from_its_bytes(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    found = encoding.detect(path)
    assert found.name == name
    assert found.why


def test_a_cut_end_or_a_damaged_byte_does_not_turn_utf_8_into_something_else(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes((VIETNAMESE * 20).encode()[:-2] + b"\xff\n1,Nguy\xe1\xbb")
    assert encoding.detect(path).name == "utf-8"


def test_letters_far_into_a_file_count(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"1,An\n" * 600_000 + "2,José\n".encode("cp1252"))
    assert encoding.detect(path).name == "cp1252"


def test_an_encoding_can_be_set_by_name() -> None:
    assert encoding.given("cp1251").name == "cp1251"


@pytest.mark.parametrize("name", ["nothing-like-it", "rot13", "zip"])
def test_a_name_that_is_no_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(Refused, match=name):
        encoding.given(name)


@pytest.mark.parametrize("name", ["boy.txt", "girl.txt", "boy_one_word.txt", "girl_one_word.txt"])
def test_real_vietnamese_names_are_told_from_western_and_chinese(shared_data: Path, tmp_path: Path, name: str) -> None:
    text = (shared_data / "names_vi" / name).read_text(encoding="utf-8").replace("\u00d0", "\u0110")
    path = tmp_path / name
    path.write_bytes(as_cp1258(text))
    assert encoding.detect(path).name == "cp1258"
