"""What is written opens in other programs, says what it said, and never acts there."""

import csv
import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.problem import Refused
from crodesk.exchange import workbook, writing
from crodesk.exchange.tables import Table

COLUMNS = ("name", "balance", "count", "day", "note", "open")
ROWS: list[tuple[writing.Cell, ...]] = [
    ("Nguyễn Văn Đức", Decimal("-12.50"), -5, date(1990, 12, 13), "=1+1", True),
    ("王小明", Decimal("12345678901234567.89"), 0, None, 'he said "no"\nand left', False),
]

ACTS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\u00a0=1", "\u3000＝1", "＋1", "－1", "＠x", "\t=1", "\r=1", "\tx", "\rx",
    "\n=1", "\u200b=1", "\ufeff=1", "\x00=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("text", ACTS)
def test_a_text_that_a_spreadsheet_could_run_gets_an_apostrophe(text: str) -> None:
    assert writing.proof(text).startswith("'")


@pytest.mark.parametrize("text", ["", "An", "a=b", "1-2", "x@y.vn", "'=1", "(+84) 90", "5 = 5", "½"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert writing.proof(text) == text


@given(st.text())
def test_no_text_whatever_can_be_run(text: str) -> None:
    written = writing.proof(text)
    assert not written.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not written.startswith(("\t", "\r", "\n"))


def test_csv_opens_in_excel_with_its_letters_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    writing.write(path, COLUMNS, ROWS)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [
        list(COLUMNS),
        ["Nguyễn Văn Đức", "-12.50", "-5", "1990-12-13", "'=1+1", "true"],
        ["王小明", "12345678901234567.89", "0", "", 'he said "no"\nand left', "false"],
    ]


def test_the_names_of_columns_are_proofed_too(tmp_path: Path) -> None:
    writing.write(tmp_path / "t.csv", ["=name"], [])
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig") == '"\'=name"\n'


def test_json_says_all_exactly(tmp_path: Path) -> None:
    path = tmp_path / "customers.json"
    writing.write(path, COLUMNS, ROWS)
    first, second = json.loads(path.read_text(encoding="utf-8"))
    assert first == {
        "name": "Nguyễn Văn Đức", "balance": "-12.50", "count": -5, "day": "1990-12-13", "note": "=1+1", "open": True,
    }  # fmt: skip
    assert second["balance"] == "12345678901234567.89"
    assert second["day"] is None
    writing.write(path, COLUMNS, [])
    assert json.loads(path.read_text(encoding="utf-8")) == []


def test_a_sheet_holds_texts_numbers_and_days_but_no_formula_and_no_link(tmp_path: Path) -> None:
    path = tmp_path / "customers.xlsx"
    acts: list[tuple[writing.Cell, ...]] = [(text, None, None, None, "http://x.example", None) for text in ACTS]
    writing.write(path, COLUMNS, ROWS + acts)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    found = [row for _line, row in Table(path).rows()]
    assert found[0] == ["Nguyễn Văn Đức", "-12.5", "-5", "1990-12-13", "=1+1", "true"]
    assert found[1][:2] == ["王小明", "12345678901234567.89"]  # type: ignore[index]  # a sheet has no damaged rows


def test_a_sheet_that_would_lose_rows_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(Refused, match="2 rows"):
        writing.write(tmp_path / "t.xlsx", ["n"], [(1,), (2,), (3,)])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", writing.FORMS)
def test_a_file_is_private_and_appears_whole_or_not_at_all(tmp_path: Path, form: str) -> None:
    def broken() -> "list[tuple[writing.Cell, ...]]":
        raise OSError("no more rows")

    path = tmp_path / f"t.{form}"
    writing.write(path, ["n"], [(1,)])
    before = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(OSError, match="no more rows"):
        writing.write(path, ["n"], (row for _ in range(1) for row in broken()))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_form_can_be_named_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    writing.write(tmp_path / "t.txt", ["n"], [(1,)], "json")
    assert json.loads((tmp_path / "t.txt").read_text(encoding="utf-8")) == [{"n": 1}]
    with pytest.raises(Refused, match="txt"):
        writing.write(tmp_path / "t.txt", ["n"], [])
