"""What a table says by itself: which column holds what, by its usual names, and in what form its dates are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from crodesk.domain.names import fold
from crodesk.exchange.tables import Table
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.dates import day_reader

SAMPLE = 500
"""Rows that are looked at."""


def columns(header: Sequence[str], headers: Mapping[str, str]) -> dict[str, str]:
    """Return which column of a header holds what, the first of each.

    `headers` lists the names that each goes by, parted by commas; marks, case and signs don't matter.
    """
    known = {plain(name): key for key, names in headers.items() for name in names.split(", ")}
    found: dict[str, str] = {}
    for column in header:
        key = known.get(plain(column))
        if key:
            found.setdefault(key, column)
    return found


def plain(name: str) -> str:
    """Return the letters and digits of a name, folded."""
    return "".join(re.findall(r"\w+", fold(name)))


def sample(table: Table, column: str) -> list[str]:
    """Return what stands in the first rows of a column, empty cells left out."""
    place = table.columns.index(column)
    rows = [cells for _line, cells in islice(table.rows(), SAMPLE) if isinstance(cells, list)]
    return [text for cells in rows if (text := cells[place].strip())]


def form_of_days(texts: Iterable[str], forms: Sequence[str], century: int = 0) -> str:
    """Return the first of `forms` that all texts are dates of; the very first when none is."""
    known = list(texts)
    return next((form for form in forms if _fits(form, century, known)), forms[0])


def _fits(form: str, century: int, texts: Iterable[str]) -> bool:
    read_day = day_reader(form, century)
    try:
        for text in texts:
            read_day(text)
    except BadValue:
        return False
    return True
