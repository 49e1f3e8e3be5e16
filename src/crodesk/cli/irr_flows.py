"""Reads cash flows by date from a file of two columns; every line that can't be read is told, none passed over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from crodesk.cli import quote_words
from crodesk.domain import numerals
from crodesk.domain.dates import parse_date
from crodesk.domain.lending.rates import Flow
from crodesk.domain.numerals import NotUnderstoodError
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange.tables import Table, TableOptions
from crodesk.language import _, language

DAYS = ("date", "day", "ngay", "ngày", "日期", "日")
AMOUNTS = ("amount", "flow", "cash flow", "so tien", "số tiền", "dong tien", "dòng tiền", "金额", "现金流")
_COLUMNS = 2
_WITH_YEAR = re.compile(r"\d{4}")
_SIGNED = re.compile(rf"(?P<minus>-)? ?(?P<number>{numerals.NUMBER})")


class _Places(NamedTuple):
    day: int
    amount: int


@dataclass(frozen=True, slots=True)
class FlowFile:
    """What a file of flows holds."""

    flows: tuple[Flow, ...]
    mistakes: tuple[str, ...]
    """A sentence for each line that can't be read, in the language in use."""


def read(path: Path, today: date, encoding: str = "", delimiter: str = "") -> FlowFile:
    """Read the flows of a file: days and amounts in ISO form or that of the language in use; what is paid is negative.

    A first line of headings is told by its words; columns named date and amount may stand anywhere, else they are the
    first two. Raises `Refused` when there is no such file.
    """
    stated = TableOptions(encoding=encoding, delimiter=delimiter)
    table = Table(path, stated)
    columns = table.columns
    if len(columns) < _COLUMNS:
        return FlowFile((), (_(N_("The file needs two columns: date and amount.")),))
    if not isinstance(_flow(columns, _Places(0, 1), today), Problem):
        plain = tuple(str(number) for number in range(len(columns)))
        table = Table(path, TableOptions(encoding=encoding, delimiter=delimiter, columns=plain))
    flows, mistakes = [], []
    for line, found in _lines(table, _places(columns), today):
        if isinstance(found, Problem):
            words = _(N_("Line {line}: {what}"))
            mistakes.append(words.format(line=line, what=quote_words.sentence(found)))
        else:
            flows.append(found)
    return FlowFile(tuple(flows), tuple(mistakes))


def _lines(table: Table, places: _Places, today: date) -> Iterator[tuple[int, Flow | Problem]]:
    for line, row in table.rows():
        if isinstance(row, Problem):
            yield line, row
        elif any(row):
            yield line, _flow(row, places, today)


def _places(columns: Sequence[str]) -> _Places:
    """Return where day and amount stand: by name where both are named, else first and second."""
    names = [name.casefold() for name in columns]
    day = next((place for place, name in enumerate(names) if name in DAYS), None)
    amount = next((place for place, name in enumerate(names) if name in AMOUNTS), None)
    return _Places(0, 1) if day is None or amount is None else _Places(day, amount)


def _flow(row: Sequence[str], places: _Places, today: date) -> Flow | Problem:
    day = _day(row[places.day].strip(), today)
    if isinstance(day, Problem):
        return day
    amount = _amount(row[places.amount].strip())
    return amount if isinstance(amount, Problem) else (day, amount)


def _day(text: str, today: date) -> date | Problem:
    """Read a day that names its year."""
    found = parse_date(text, today, language())
    if isinstance(found, date) and not _WITH_YEAR.search(text):
        return Problem("", N_("“{text}” isn't a date with its year."), {"text": text})
    return found


def _amount(text: str) -> Decimal | Problem:
    """Read a number as the language writes it, or without signs between its digits: 1.234,50, 1234.50."""
    found = _SIGNED.fullmatch(numerals.simplify(text))
    try:
        if found:
            exact = numerals.read(found["number"], language())
            sign = int(bool(found["minus"]))
            return Decimal((sign, tuple(map(int, str(exact.digits))), -exact.places))
    except NotUnderstoodError as wrong:
        return wrong.problem
    return Problem("", N_("“{text}” isn't an amount."), {"text": text})
