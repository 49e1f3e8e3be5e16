"""Sheets of workbooks read as if they had been saved as CSV."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from crodesk.domain.problem import Refused
from crodesk.exchange import sheets
from crodesk.exchange.tables import Table, TableOptions

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
)
ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def make_xlsx(path: Path, rows: Iterable[Iterable[object]], first_row: int = 0) -> Path:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    forms = ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm", "[h]:mm:ss")
    day, moment, clock, hours = (book.add_format({"num_format": form}) for form in forms)
    sheet = book.add_worksheet("Clients")
    for number, row in enumerate(rows, start=first_row):
        for column, cell in enumerate(row):
            if isinstance(cell, datetime):
                sheet.write_datetime(number, column, cell.replace(tzinfo=None), moment)
            elif isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            elif isinstance(cell, time | timedelta):
                sheet.write_datetime(number, column, cell, clock if isinstance(cell, time) else hours)
            else:
                sheet.write(number, column, cell)
    book.add_worksheet("Other").write_row(0, 0, ["x", "y"])
    book.close()
    return path


def make_ods(path: Path) -> Path:
    cells = (
        '<table:table-cell office:value-type="float" office:value="1925"><text:p>1925.0</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>Nguyễn Văn Đức</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="1990-12-13"><text:p/></table:table-cell>'
    )
    head = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>'
        for name in ("id", "name", "born")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_NAMES} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Clients"><table:table-row>{head}</table:table-row>'
        f"<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return path


def test_cells_become_the_text_that_converters_read(tmp_path: Path) -> None:
    rows = [
        ("id", "when", "what", "text"),
        (1925.0, date(1990, 12, 13), True, "C00001925"),
        (12.5, datetime(2026, 11, 20, 13, 4, 5, tzinfo=UTC), False, "=1+1"),
        (-3, time(13, 4), timedelta(hours=30), " two\nlines "),
    ]
    table = Table(make_xlsx(tmp_path / "book.xlsx", [rows[0], *rows[1:]]))
    assert table.columns == rows[0]
    found = [row for _line, row in table.rows()]
    assert found[0] == ["1925", "1990-12-13", "true", "C00001925"]
    assert found[1] == ["12.5", "2026-11-20 13:04:05", "false", "=1+1"]
    assert found[2] == ["-3", "13:04:00", "30:00:00", " two\nlines "]


def test_rows_have_the_numbers_that_the_sheet_shows(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "book.xlsx", [("id", "name"), (1, "An"), (), (2, "Bo")], first_row=3)
    assert list(Table(path).rows()) == [(5, ["1", "An"]), (7, ["2", "Bo"])]


def test_a_sheet_of_open_document_is_read(tmp_path: Path) -> None:
    table = Table(make_ods(tmp_path / "book.ods"))
    assert table.columns == ("id", "name", "born")
    assert [row for _line, row in table.rows()] == [["1925", "Nguyễn Văn Đức", "1990-12-13"]]


def test_a_sheet_can_be_chosen_by_name(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "book.xlsx", [("id",)])
    assert Table(path, TableOptions(sheet="Other")).columns == ("x", "y")
    with pytest.raises(Refused, match=r"Nowhere.*Clients, Other"):
        Table(path, TableOptions(sheet="Nowhere"))


def test_a_rejected_row_of_a_sheet_is_had_again_as_csv(tmp_path: Path) -> None:
    table = Table(make_xlsx(tmp_path / "book.xlsx", [("id", "name"), (1, "An, Bo"), (2, "Cy")]))
    assert list(table.texts({2})) == [(2, '1,"An, Bo"\r\n')]
    assert table.top == ("", "id,name\r\n")


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_text("id,name\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"book\.xlsx"):
        Table(path)


def test_a_workbook_whose_list_of_contents_is_damaged_is_refused(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "a.xlsx", [["name"], ["Mai"]])
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 1] ^= 1  # the signature of an entry of the list at its end
    path.write_bytes(content)
    with pytest.raises(Refused, match="can't be read as a workbook"):
        Table(path)


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_xlsx(tmp_path / "book.xlsx", [("id",)])
    monkeypatch.setattr(sheets, "LARGEST", 100)
    with pytest.raises(Refused, match="unfolds"):
        Table(path)
