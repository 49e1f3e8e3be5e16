"""Values as templates get them: what isn't known prints a marked gap and is noted."""

import re
from collections.abc import Iterator, Mapping
from types import SimpleNamespace

from markupsafe import escape

from crodesk.domain.lending.papers.fields import Field, fields
from crodesk.domain.lending.papers.lists import PaperRow
from crodesk.domain.lending.papers.values import PaperValues
from crodesk.domain.text import clean_text

_NUMBER = "n"
"""The column that only counts rows."""
_NO_LETTERS = re.compile("[\ufffe\uffff]")
"""What XML can't have, besides what `clean_text` takes out."""


class Gap:
    """A text that isn't known: false when asked for, a marked gap when printed."""

    def __init__(self, name: str, label: str, missing: dict[str, None]) -> None:
        self._name, self._label, self._missing = name, label, missing

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        """Return the gap as it is printed, and note it."""
        self._missing[self._name] = None
        return f"[…… {self._label} ……]"

    def __html__(self) -> str:
        """Return the same as markup."""
        return escape(str(self))


class UnknownRows:
    """A list that isn't known: one row of gaps."""

    def __init__(self, field: Field, language: str, missing: dict[str, None]) -> None:
        self._field, self._language, self._missing = field, language, missing

    def __iter__(self) -> Iterator[SimpleNamespace]:
        gaps = {
            each.name: Gap(self._field.name, each.label(self._language), self._missing) for each in self._field.columns
        }
        yield SimpleNamespace(**{**gaps, _NUMBER: "…"})


def context(values: PaperValues, missing: dict[str, None]) -> dict[str, object]:
    """Return what a template is filled with; what it prints of the unknown is noted in `missing`, in order."""
    return {name: _value(field, values, missing) for name, field in fields().items()}


def _value(field: Field, values: PaperValues, missing: dict[str, None]) -> object:
    if field.kind == "flag":
        return values.flags.get(field.name, False)
    if field.kind == "text":
        return _text(field.name, field, values.texts, values.language, missing)
    rows = values.lists.get(field.name)
    if rows is None:
        return UnknownRows(field, values.language, missing)
    return [_row(field, row, values.language, missing) for row in rows]


def _row(field: Field, row: PaperRow, language: str, missing: dict[str, None]) -> SimpleNamespace:
    cells = {each.name: _text(f"{field.name}.{each.name}", each, row, language, missing) for each in field.columns}
    return SimpleNamespace(**cells)


def _text(name: str, field: Field, said: Mapping[str, str], language: str, missing: dict[str, None]) -> str | Gap:
    text = _NO_LETTERS.sub("", clean_text(said.get(field.name, "")))
    return text if text.strip() else Gap(name, field.label(language), missing)
