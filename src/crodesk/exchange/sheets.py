"""Sheets of XLSX, ODS and older workbooks as rows of text, as if they had been saved as CSV."""

import csv
import io
import zipfile
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.exchange.delimited import Item

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
"""Files that are read as workbooks."""
LARGEST = 2 << 30
"""Bytes that a workbook may unfold to: beyond, it is an accident or an attack, and would fill the memory."""


class Sheet:
    """One sheet of a workbook; its first row that isn't empty names the columns."""

    def __init__(self, path: Path, name: str = "", skip: int = 0) -> None:
        sheet = _open(path, name)
        self._height = sheet.total_height
        self._line = 0
        self._header: list[str] = []
        self._rows = enumerate(sheet.iter_rows(), start=1)
        for _line, _row in zip(range(skip), self._rows, strict=False):
            pass

    def header(self) -> list[str]:
        """Read the row that names the columns; empty when the sheet is."""
        for _line, row in self._rows:
            if any(cell != "" for cell in row):
                self._header = _without_tail([shown(cell) for cell in row])
                break
        return self._header

    def top(self) -> tuple[str, str]:
        """Return nothing, and the header as CSV, after it was read."""
        return "", as_csv(self._header)

    def position(self) -> tuple[int, int]:
        """Return how many rows of how many were read."""
        return self._line, self._height

    def read(self, width: int) -> Iterator[Item]:
        """Read the rows that aren't empty, with the numbers that the sheet shows beside them."""
        for line, row in self._rows:
            cells = [shown(cell) for cell in row[:width]]
            self._line = line
            if any(cells):
                yield line, cells

    def texts(self, width: int, wanted: Collection[int]) -> Iterator[tuple[int, str]]:
        """Read the rows at the lines `wanted`, as CSV."""
        for line, row in self.read(width):
            if line in wanted and isinstance(row, list):
                yield line, as_csv(row)


def as_csv(row: list[str]) -> str:
    """Write one row as a line of CSV."""
    text = io.StringIO()
    csv.writer(text).writerow(row)
    return text.getvalue()


def shown(cell: object) -> str:
    """Write a cell so that converters understand it: whole numbers without `.0`, dates in ISO form."""
    write = _WRITERS.get(type(cell))
    return write(cell) if write else str(cell)


def _number(cell: float) -> str:
    return str(int(cell)) if cell.is_integer() else repr(cell)


def _moment(cell: datetime) -> str:
    return cell.isoformat(" ") if cell.time() != time.min else cell.date().isoformat()


def _hours(cell: timedelta) -> str:
    minutes, seconds = divmod(int(cell.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


_WRITERS: dict[type, Callable[..., str]] = {
    float: _number,
    bool: lambda cell: str(cell).lower(),
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: _hours,
}


def _without_tail(row: list[str]) -> list[str]:
    """Drop the empty cells at the end of a header."""
    while row and not row[-1].strip():
        row.pop()
    return row


def _open(path: Path, name: str) -> python_calamine.CalamineSheet:
    _check_size(path)
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        return book.get_sheet_by_name(name) if name else book.get_sheet_by_index(0)
    except python_calamine.WorksheetNotFound:
        values = {"sheet": name, "sheets": ", ".join(book.sheet_names)}
        raise Refused(Problem("sheet", N_("There is no sheet “{sheet}”; there are: {sheets}."), values)) from None
    except python_calamine.PasswordError:
        raise Refused(N_("“{file}” is locked with a password."), file=path.name) from None
    except (python_calamine.CalamineError, OSError) as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: Exception) -> Refused:
    return Refused(N_("“{file}” can't be read as a workbook: {why}."), file=path.name, why=str(error))


def _check_size(path: Path) -> None:
    """Refuse a workbook that unfolds to more than `LARGEST`, or whose list of contents is damaged."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _unreadable(path, error) from None
    if size > LARGEST:
        raise Refused(N_("“{file}” unfolds to more than a workbook can hold."), file=path.name)
