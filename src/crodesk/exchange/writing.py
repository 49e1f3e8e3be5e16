"""Tables written for other programs: CSV that opens in Excel and can't carry a formula, JSON, XLSX."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, TextIO

from crodesk.domain.problem import Refused
from crodesk.domain.text import clean_text
from crodesk.domain.words import N_

Cell = str | int | float | Decimal | date | datetime | None
"""What a table can hold: texts, numbers, truths, days; an amount of money is a `Decimal`."""
Rows = Iterable[Sequence[Cell]]

FORMS = ("csv", "json", "xlsx")
"""What a table can be written as."""

_FORMULA = tuple("=+-@＝＋－＠")
_BREAK = ("\t", "\n", "\r")


def write(path: Path, columns: Sequence[str], rows: Rows, form: str = "") -> None:
    """Write a table to a file, in the form named or else the one that its name ends with.

    Only the owner can read the file, and it appears whole or not at all. `Refused` when the form is unknown.
    """
    form = form or path.suffix.removeprefix(".").lower()
    if form not in FORMS:
        raise Refused(
            N_("A table can't be written as “{form}”; it can as: {known}."), form=form, known=", ".join(FORMS)
        )
    with private_file(path) as file:
        if form == "csv":
            write_csv(file, columns, rows)
        elif form == "json":
            write_json(file, columns, rows)
        else:
            from crodesk.exchange import workbook

            workbook.write_xlsx(file, columns, rows, path.parent)


def proof(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that it might take for one gets a `'` before it."""
    text = clean_text(text)
    return f"'{text}" if text.startswith(_BREAK) or text.lstrip().startswith(_FORMULA) else text


def write_csv(file: IO[bytes], columns: Sequence[str], rows: Rows) -> None:
    """Write CSV: everything quoted, in UTF-8 with a mark, so that Excel reads its letters."""
    with _text(file, "utf-8-sig") as text:
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        writer.writerow([proof(column) for column in columns])
        writer.writerows([proof(cell) if isinstance(cell, str) else _plain(cell) for cell in row] for row in rows)


def write_json(file: IO[bytes], columns: Sequence[str], rows: Rows) -> None:
    """Write a list of objects, one a line; days and amounts as texts, so that nothing is rounded."""
    with _text(file, "utf-8") as text:
        text.write("[")
        between = "\n"
        for row in rows:
            found = dict(zip(columns, map(_json, row), strict=True))
            text.write(between + json.dumps(found, ensure_ascii=False))
            between = ",\n"
        text.write("\n]\n")


@contextmanager
def private_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to be written that only its owner can read, and that takes its name when all is written."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        part = Path(file.name)
        try:
            yield file
        except BaseException:
            part.unlink()
            raise
    part.replace(path)


@contextmanager
def _text(file: IO[bytes], encoding: str) -> Iterator[TextIO]:
    """Write text to a file of bytes, which stays open."""
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        yield text
    finally:
        text.flush()
        text.detach()


def _plain(cell: Cell) -> object:
    """Return a cell that is no text as CSV shows it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell.isoformat() if isinstance(cell, date) else cell


def _json(cell: Cell) -> object:
    if isinstance(cell, date):
        return cell.isoformat()
    return format(cell, "f") if isinstance(cell, Decimal) else cell
