"""Papers as PDF: the letters of three languages, nothing taken for markup, the same bytes for the same paper."""

import io
import re
import zlib
from base64 import a85decode
from pathlib import Path

import pytest

from crodesk.exchange.paper import Facts, Heading, Paper, Table, Words
from crodesk.exchange.paper.pdf import write, write_pdf

ROWS = tuple((str(number), "20/11/2026", "1.250.000.000") for number in range(120))
PAPER = Paper(
    "Bảng tính khoản vay",
    (
        Facts((("Khách hàng", "Nguyễn Thị Ánh Tuyết"), ("客户", "陈氏雪"))),
        Heading("Lịch trả nợ"),
        Table(("Kỳ", "Ngày", "应还金额"), ROWS, frozenset({1}), ("", "Tổng", "150.000.000.000")),
        Words("<b>5 < 6 & 7</b> \x1b[31m 等额本息"),
    ),
    "Chỉ để tư vấn. 仅供参考。",
)


def printed(paper: Paper) -> bytes:
    file = io.BytesIO()
    write_pdf(file, paper)
    return file.getvalue()


def streams(pdf: bytes) -> str:
    """Return what the pages draw."""
    found = re.findall(rb"/ASCII85Decode /FlateDecode \].{0,80}?stream\n(.*?)endstream", pdf, re.DOTALL)
    return "".join(zlib.decompress(a85decode(one.strip().removesuffix(b"~>"))).decode("latin-1") for one in found)


def test_the_same_paper_is_the_same_bytes() -> None:
    assert printed(PAPER) == printed(PAPER)


def test_each_letter_has_a_face_that_knows_it() -> None:
    pdf = printed(PAPER)
    assert b"DejaVuSansCondensed" in pdf
    assert b"STSong-Light" in pdf
    assert b"UniGB-UCS2-H" in pdf
    latin = printed(Paper("Tiền gửi", (Words("ngắn hạn"),)))
    assert b"STSong-Light" not in latin


def test_a_long_table_goes_on_over_pages_under_its_headings() -> None:
    pdf = printed(PAPER)
    pages = len(re.findall(rb"/Type /Page\b", pdf))
    assert pages == 3
    heading = "应还金额".encode("utf-16-be").decode("latin-1")
    assert streams(pdf).count(_escaped(heading)) >= pages - 1


def _escaped(text: str) -> str:
    """Return text as a PDF writes it between parentheses."""
    return "".join(
        char
        if " " <= char <= "~" and char not in "()\\"
        else {"(": r"\(", ")": r"\)", "\\": r"\\"}.get(char, f"\\{ord(char):03o}")
        for char in text
    )


def test_a_wide_table_gets_smaller_letters() -> None:
    wide = Table(tuple("ABCDEFGHIJ"), (tuple("1.250.000.000.000" for _ in range(10)),))
    sizes = re.findall(r"/F\S+ ([\d.]+) Tf", streams(printed(Paper("", (wide,)))))
    assert min(map(float, sizes)) < 7
    assert min(map(float, sizes)) >= 4.5


def test_a_file_appears_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    write(file, PAPER)
    assert file.read_bytes() == printed(PAPER)
    with pytest.raises(OSError, match="no"):
        write(tmp_path / "no" / "paper.pdf", PAPER)
