"""The placeholders that templates of papers may have: one flat list, in the order of the files beside this one."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Kind = Literal["text", "flag", "list"]

LANGUAGES = ("en", "vi", "zh")
"""What papers are printed in."""


@dataclass(frozen=True, slots=True)
class Field:
    """One placeholder."""

    name: str
    """As a template writes it: `{{ borrower_name }}`; of a column, as it follows `row.`."""
    kind: Kind
    """`text` is printed; a `flag` can only be asked for by `if`; a `list` is gone through by `for`."""
    said: Mapping[str, str]
    """What it is, by language."""
    example: str = ""
    columns: tuple["Field", ...] = ()
    """Of a list: what each of its rows has."""

    def label(self, language: str) -> str:
        """Return what it is; in English where the language isn't one of papers."""
        return self.said.get(language, self.said["en"])


@cache
def fields() -> Mapping[str, Field]:
    """Return every placeholder by its name: those of applications, then those that letters about a loan add."""
    return {**_fields("fields.toml"), **_fields("letter_fields.toml")}


def _fields(file: str) -> Mapping[str, Field]:
    content = _content(file)
    texts = [_field(name, "text", said) for name, said in content["text"].items()]
    flags = [_field(name, "flag", said) for name, said in content["flag"].items()]
    lists = [_field(name, "list", said, _columns(content["columns"][name])) for name, said in content["list"].items()]
    return {field.name: field for field in (*texts, *flags, *lists)}


def listed(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield what templates can have: name, kind, what it is, example; a list's columns after it as `schedule.due`."""
    for field in fields().values():
        yield field.name, field.kind, field.label(language), field.example
        for column in field.columns:
            yield f"{field.name}.{column.name}", "column", column.label(language), column.example


def said(group: str, code: str, language: str) -> str:
    """Return what papers call a code of an application; the code itself when they have no word for it."""
    words: Mapping[str, str] = _codes()[group].get(code.replace("_", "-"), _codes()[group].get(code, {}))
    return words.get(language, words.get("en", code))


@cache
def _codes() -> dict[str, Any]:
    return _content("codes.toml")


def _field(name: str, kind: Kind, words: Mapping[str, str], columns: tuple[Field, ...] = ()) -> Field:
    said = {language: words[language] for language in LANGUAGES}
    return Field(name, kind, said, words.get("example", ""), columns)


def _columns(content: Mapping[str, Mapping[str, str]]) -> tuple[Field, ...]:
    return tuple(_field(name, "text", said) for name, said in content.items())


def _content(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(file).read_text("utf-8"))
