"""Where an entry came from: the lines of the file as they stand there, if it is still there and still the same."""

import hashlib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from crodesk.domain.problem import Refused
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange import encoding
from crodesk.exchange.encoding import KEEP
from crodesk.services.statement_reviewing import GONE
from crodesk.storage.queries import statements as q
from crodesk.storage.reader import Reader

MOST = 12
"""Lines that are shown."""
GONE_FILE = N_("The file isn't there any more, or can't be read: {path}")
OTHER_FILE = N_("The file was changed since it was taken in: {path}")
SHEET = N_("It came as a workbook: open the file to see the row.")
SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


@dataclass(frozen=True, slots=True)
class Origin:
    """An entry as the bank wrote it."""

    file: str
    line: int
    """At which it begins; 0 where that isn't known."""
    account: str
    """Of the statement."""
    code: str
    reference: str
    counterparty: str
    counter_account: str
    counter_bank: str
    text: str
    lines: tuple[str, ...]
    """As they stand in the file."""
    path: str
    why_not: str
    """A message id with `{path}`: why there are no lines; empty where there are."""


def read(reader: Reader, rid: int) -> Origin:
    """Return where an entry came from; it reads the whole file, so it is for a thread."""
    row = reader.row(q.ORIGIN, {"rid": rid})
    if row is None:
        raise Refused(GONE)
    began, code, reference, party, number, bank, text, file, path, digest, _format, account, ends = row
    line = _number(began)
    lines, why_not = _lines(Path(path), digest, line, _number(ends)) if path and line else ((), GONE_FILE)
    return Origin(file, line, account, code, reference, party, number, bank, text, lines, path or file, why_not)


def _lines(path: Path, digest: str, start: int, end: int) -> tuple[tuple[str, ...], str]:
    """Return the lines of a file from one to before another, and why there are none."""
    if path.suffix.lower() in SHEETS:
        return (), SHEET
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            return (), OTHER_FILE
        with path.open(encoding=encoding.detect(path).name, errors=KEEP) as file:
            stop = min(max(end, start + 1), start + MOST)
            return tuple(clean_line(each) for each in islice(file, start - 1, stop - 1)), ""
    except (OSError, Refused):
        return (), GONE_FILE


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
