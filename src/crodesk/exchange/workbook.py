"""Tables written as XLSX, in which texts stay texts whatever they begin with."""

import tempfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from crodesk.domain.problem import Refused
from crodesk.domain.text import clean_text
from crodesk.domain.words import N_
from crodesk.exchange.writing import Cell, Rows

MOST_ROWS = 1_048_575
"""What a sheet holds below its header."""
LONGEST = 32_767
"""Characters that a cell holds."""

_EXACT_DIGITS = 15
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "default_date_format": "yyyy-mm-dd",
    "remove_timezone": True,
}


def write_xlsx(file: IO[bytes], columns: Sequence[str], rows: Rows, folder: Path) -> None:
    """Write a workbook of one sheet; what is put aside meanwhile lies in a private folder in `folder`."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as aside:
        book = xlsxwriter.Workbook(file, {**_OPTIONS, "tmpdir": aside})
        try:
            _write_sheet(book.add_worksheet(), columns, rows)
        finally:
            book.close()


def _write_sheet(sheet: Worksheet, columns: Sequence[str], rows: Rows) -> None:
    sheet.freeze_panes(1, 0)
    _write_row(sheet, 0, columns)
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise Refused(N_("A sheet can't hold more than {count} rows; write CSV instead."), count=MOST_ROWS)
        _write_row(sheet, number, row)


def _write_row(sheet: Worksheet, number: int, row: Sequence[Cell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(number, column, clean_text(cell)[:LONGEST])
        elif isinstance(cell, bool):
            sheet.write_boolean(number, column, cell)
        elif isinstance(cell, date):
            sheet.write_datetime(number, column, cell)
        elif cell is not None:
            _write_number(sheet, number, column, cell)


def _write_number(sheet: Worksheet, number: int, column: int, cell: float | Decimal) -> None:
    """Write a number; one with more digits than a sheet keeps is written as text."""
    digits = format(cell, "f") if isinstance(cell, Decimal) else str(cell)
    if len(digits.strip("-").replace(".", "").strip("0")) > _EXACT_DIGITS and not isinstance(cell, float):
        sheet.write_string(number, column, digits)
    else:
        sheet.write_number(number, column, cell)
