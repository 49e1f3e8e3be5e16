"""Files that hold a whole application, as TOML or JSON: read with the line of every key, and written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from json.decoder import scanstring  # type: ignore[attr-defined]  # the standard library's own, without a stub
from pathlib import Path as FilePath
from typing import Any

from crodesk.domain.problem import Problem
from crodesk.domain.rules import toml_lines
from crodesk.domain.rules.toml_lines import Path
from crodesk.exchange.terms import files

BLANK = " \t\r\n"
_ENDS_VALUE = ",]} \t\r\n"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds."""

    data: object
    lines: Mapping[Path, int]
    """The line of every table and key, counted from 1."""


def load(path: FilePath) -> Loaded | Problem:
    """Return what a file holds, its numbers exact; the ending `.toml` tells TOML, everything else is JSON."""
    found = files.load(path)
    if isinstance(found, Problem):
        return found
    text = path.read_text("utf-8-sig")
    return Loaded(
        found, toml_lines.lines_of(text, numbered=True) if path.suffix.lower() == ".toml" else json_lines(text)
    )


def json_lines(text: str) -> dict[Path, int]:
    """Return the line of every key and list item of a text that is known to be JSON."""
    found: dict[Path, int] = {}
    _Walk(text, found).value(0, ())
    return found


@dataclass(frozen=True, slots=True)
class _Walk:
    """Goes through a text, from one place to the next."""

    text: str
    found: dict[Path, int]

    def _skip(self, at: int) -> int:
        while at < len(self.text) and self.text[at] in BLANK:
            at += 1
        return at

    def _note(self, at: int, path: Path) -> None:
        self.found.setdefault(path, self.text.count("\n", 0, at) + 1)

    def value(self, at: int, path: Path) -> int:
        """Go through a value; returns the place after it."""
        at = self._skip(at)
        if path:
            self._note(at, path)
        first = self.text[at]
        if first == '"':
            return int(scanstring(self.text, at + 1)[1])
        if first == "{":
            return self._inside(at + 1, path, "}")
        if first == "[":
            return self._inside(at + 1, path, "]")
        while at < len(self.text) and self.text[at] not in _ENDS_VALUE:
            at += 1
        return at

    def _inside(self, at: int, path: Path, end: str) -> int:
        place = 0
        while self.text[at := self._skip(at)] != end:
            name = str(place)
            if end == "}":
                name, at = scanstring(self.text, at + 1)
                at = self._skip(at) + 1
            at = self._skip(self.value(at, (*path, name)))
            at += self.text[at] == ","
            place += 1
        return at + 1


def as_json(data: Mapping[str, Any]) -> str:
    """Return a whole application as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=_json)


def _json(value: object) -> object:
    """Return a number as JSON writes it where that loses nothing, else its digits as a text; a day in ISO form."""
    exact = isinstance(value, Decimal) and Decimal(repr(float(value))) == value
    return float(str(value)) if exact else str(value)


def as_toml(data: Mapping[str, Any]) -> str:
    """Return a whole application as TOML: its own table, then a table for each record of each list."""
    lines: list[str] = []
    for name, value in data.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{name}]", *_pairs(value)]
        elif isinstance(value, list):
            for each in value:
                lines += ["", f"[[{name}]]", *_pairs(each)]
        else:
            lines += _pairs({name: value})
    return "\n".join(lines) + "\n"


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {_toml(value)}" for name, value in table.items()]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int | date):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
