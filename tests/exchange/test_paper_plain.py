"""A paper as text: no line wider than asked, labels under each other, nothing lost in wrapping."""

import stat
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.text import clean_line
from crodesk.exchange.paper import Facts, Heading, Paper, Table, Words, plain

PAPER = Paper(
    "Trần Văn Đức  C-0107",
    (
        Facts((("Who", "individual · taxi driver since a very long time"), ("联系方式", "电话 0903"))),
        Heading("Due"),
        Facts((("", "loan in arrears, call today"),)),
        Words("one\ntwo"),
        Table(("No.", "Date", "Amount"), (("1", "20/11/2026", "12,400,000"), ("2", "1/12/2026", "5")), frozenset({1})),
    ),
    "foot",
)


def test_labels_stand_under_each_other_and_what_is_long_wraps_under_itself() -> None:
    assert plain.text(PAPER, 36).split("\n") == [
        "Trần Văn Đức C-0107",
        "Who       individual · taxi driver",
        "          since a very long time",
        "联系方式  电话 0903",
        "",
        "DUE",
        "loan in arrears, call today",
        "one",
        "two",
        "No.  Date            Amount",
        "  1  20/11/2026  12,400,000",
        "  2  1/12/2026            5",
        "",
        "foot",
    ]


def test_chinese_breaks_anywhere_but_not_before_a_closing_sign() -> None:
    assert plain.wrapped("请您方便时，到网点", 11) == ["请您方便", "时，到网点"]


@given(st.text(max_size=80), st.integers(min_value=2, max_value=40))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    found = plain.wrapped(text, width)
    assert "".join("".join(found).split()) == "".join(clean_line(text).split())
    assert all(plain.cells(line) <= max(width, 2) or len(line) == 1 or "，" in line for line in found)


def test_a_label_that_is_too_long_is_cut_and_the_file_is_the_owners_alone(tmp_path: Path) -> None:
    paper = Paper("title", (Facts((("a label of far more cells than there is room for", "said"),)),))
    plain.write(tmp_path / "paper.txt", paper)
    assert (tmp_path / "paper.txt").read_text("utf-8") == "title\na label of far mor  said\n"
    assert stat.S_IMODE((tmp_path / "paper.txt").stat().st_mode) == 0o600
