"""The other rule files: caps, terms, thresholds and ladders, for whoever needs one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from crodesk.domain.problem import Problem
from crodesk.domain.rules import checking, reading
from crodesk.domain.rules.checking import Place
from crodesk.domain.rules.figures_shape import FIGURES
from crodesk.domain.rules.pack import Mark
from crodesk.domain.rules.reading import Content
from crodesk.domain.rules.said import Words
from crodesk.domain.rules.shape import Key, Table
from crodesk.domain.rules.toml_lines import lines_of

FOLDER = "figures"


@dataclass(frozen=True, slots=True)
class Figures:
    """One rule: its figures by name, whole numbers as `int`, others as `Decimal`, texts in all languages as `Words`."""

    code: str
    values: Mapping[str, Any]
    mark: Mark

    def __getitem__(self, name: str) -> Any:
        """Return a figure; raises `KeyError` when the rule doesn't state it."""
        return self.values[name]

    def get(self, name: str) -> Any:
        """Return a figure, `None` when the rule doesn't state it: never 0."""
        return self.values.get(name)


def kinds() -> tuple[str, ...]:
    """Return the kinds of rule files, such as `dunning`."""
    return tuple(FIGURES)


@cache
def load(kind: str) -> Mapping[str, Figures]:
    """Return the shipped rules of a kind by their codes; raises `KeyError` for a kind that is none of `kinds`."""
    return of(FIGURES[kind], reading.parsed(reading.shipped(FOLDER, kind)))


def read(kind: str, text: str, file: str) -> Mapping[str, Figures] | list[Problem]:
    """Return the rules of a bank's own file laid over the shipped ones, or everything that is wrong with it."""
    return laid_over(reading.parsed(reading.shipped(FOLDER, kind)), FIGURES[kind], text, file)


def laid_over(base: Content, shape: Table, text: str, file: str) -> Mapping[str, Figures] | list[Problem]:
    """Return the rules of a file of such tables laid over those of `base`, or everything that is wrong with it."""
    own = reading.read(text, file, shape, whole=False)
    if isinstance(own, list):
        return own
    whole = reading.overridden(base, own, shape, file)
    return checking.problems(whole, shape, Place(file, lines_of(text))) or of(shape, whole)


def of(shape: Table, content: Content) -> Mapping[str, Figures]:
    """Return the rules of a checked content of which every table is one of figures, by their codes."""
    keys = (shape.each or Table()).keys
    return {code: _figures(code, table, keys) for code, table in content.items()}


def _figures(code: str, table: Mapping[str, Any], keys: Mapping[str, Key]) -> Figures:
    mark = Mark(code, table.get("source", ""), table.get("evidence", ""))
    stated = {name: value for name, value in table.items() if name not in {"source", "evidence"}}
    return Figures(code, {name: _value(value, keys[name]) for name, value in stated.items()}, mark)


def _value(value: Any, key: Key) -> Any:
    if key.kind in {"number", "share"}:
        return Decimal(value)
    if key.kind == "numbers":
        return {name: Decimal(number) for name, number in value.items()}
    if key.kind in {"codes", "wholes"}:
        return tuple(value)
    return Words(**value) if key.kind == "words" else value
