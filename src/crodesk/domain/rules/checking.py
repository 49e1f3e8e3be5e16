"""Checks what a rule file says against its shape: every slip named with its file, line and field."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

from crodesk.domain.problem import Problem
from crodesk.domain.rules.shape import Key, Table
from crodesk.domain.rules.toml_lines import Path, line_of
from crodesk.domain.words import N_

LANGUAGES = ("en", "vi", "zh")

_WANTED = {
    "text": N_("{file}, line {line}: {key} must be a text."),
    "code": N_("{file}, line {line}: {key} must be a text."),
    "whole": N_("{file}, line {line}: {key} must be a whole number."),
    "number": N_("{file}, line {line}: {key} must be a number."),
    "share": N_("{file}, line {line}: {key} must be a number."),
    "day": N_("{file}, line {line}: {key} must be a date such as 2024-07-01, without quotes."),
    "truth": N_("{file}, line {line}: {key} must be true or false."),
    "words": N_("{file}, line {line}: {key} must be a table with a text for en, vi and zh."),
    "codes": N_("{file}, line {line}: {key} must be a list of texts."),
    "wholes": N_("{file}, line {line}: {key} must be a list of whole numbers, each more than the one before."),
    "numbers": N_("{file}, line {line}: {key} must be a table of numbers."),
}


class Place(NamedTuple):
    """Where problems are found."""

    file: str
    lines: Mapping[Path, int]

    def problem(self, path: Path, text: str, **values: object) -> Problem:
        """Return the problem with what stands at `path`."""
        key = ".".join(path)
        return Problem(key, text, {"file": self.file, "line": line_of(self.lines, path), "key": key, **values})


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word that is most like `word`; all that are known when none is like it."""
    return _close(word, known) or ", ".join(sorted(known))


def has_near(word: str, known: Collection[str]) -> bool:
    """Return whether a known word is like `word`, so that one can speak of the nearest."""
    return bool(_close(word, known))


def _close(word: str, known: Collection[str]) -> str:
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.5)), "")


def problems(content: Mapping[str, object], table: Table, place: Place, *, whole: bool = True) -> list[Problem]:
    """Return what is wrong with a parsed file; with `whole` false, keys may be missing, as in a file that overrides."""
    return list(_of_table(content, table, place, (), whole=whole))


def _of_table(content: object, table: Table, place: Place, path: Path, *, whole: bool) -> Iterator[Problem]:
    if not isinstance(content, Mapping):
        yield place.problem(path, N_("{file}, line {line}: {key} must be a table."))
        return
    for name, value in content.items():
        yield from _of_entry(name, value, table, place, (*path, name), whole=whole)
    if whole:
        yield from _missing(content, table, place, path)


def _of_entry(name: str, value: object, table: Table, place: Place, path: Path, *, whole: bool) -> Iterator[Problem]:
    """Check what stands under one name of a table."""
    if name in table.keys:
        yield from _of_value(value, table.keys[name], place, path)
    elif name in table.tables:
        yield from _of_table(value, table.tables[name], place, path, whole=whole)
    elif name in table.named:
        yield from _of_table(value, Table(each=table.named[name]), place, path, whole=whole)
    elif table.each is not None:
        yield from _of_table(value, table.each, place, path, whole=whole)
    else:
        known = {*table.keys, *table.tables, *table.named}
        text = N_("{file}, line {line}: there is no key “{key}”; the nearest is “{nearest}”.")
        yield place.problem(path, text, nearest=nearest(name, known))


def _missing(content: Mapping[str, object], table: Table, place: Place, path: Path) -> Iterator[Problem]:
    for name, key in table.keys.items():
        if key.required and name not in content:
            yield place.problem((*path, name), N_("{file}, line {line}: {key} is missing."))


def _of_value(value: object, key: Key, place: Place, path: Path) -> Iterator[Problem]:
    if not _fits(value, key):
        yield place.problem(path, _WANTED[key.kind])
    elif key.kind in {"whole", "number", "share"}:
        yield from _beyond(value, key, place, path)
    elif key.kind == "numbers" and isinstance(value, Mapping):
        for name, one in value.items():
            yield from _beyond(one, key, place, (*path, name))
    elif key.choices:
        yield from _unknown(value, key.choices, place, path)


def _fits(value: object, key: Key) -> bool:
    """Tell whether a value is of the kind that its key takes."""
    return _FITS[key.kind](value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite()


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and _is_number(value)


def _are_words(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == set(LANGUAGES) and all(map(_is_text, value.values()))


def _are_numbers(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_number, value.values()))


def _are_codes(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_wholes(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_whole, value)) and value == sorted(set(value))


_FITS: Mapping[str, Callable[[object], bool]] = {
    "text": _is_text,
    "code": _is_text,
    "whole": _is_whole,
    "number": _is_number,
    "share": _is_number,
    "day": lambda value: type(value) is date,
    "truth": lambda value: isinstance(value, bool),
    "words": _are_words,
    "codes": _are_codes,
    "wholes": _are_wholes,
    "numbers": _are_numbers,
}


def _beyond(value: object, key: Key, place: Place, path: Path) -> Iterator[Problem]:
    """Check that a number makes sense where it stands."""
    number = Decimal(str(value))
    highest = Decimal(1) if key.kind == "share" else key.highest
    if key.lowest is not None and number < key.lowest:
        yield place.problem(path, N_("{file}, line {line}: {key} can't be less than {least}."), least=key.lowest)
    if highest is not None and number > highest:
        yield place.problem(path, N_("{file}, line {line}: {key} can't be more than {most}."), most=highest)


def _unknown(value: object, choices: tuple[str, ...], place: Place, path: Path) -> Iterator[Problem]:
    for word in value if isinstance(value, list) else [value]:
        if word not in choices:
            text = N_("{file}, line {line}: {key} can't be “{word}”; the nearest is “{nearest}”.")
            yield place.problem(path, text, word=word, nearest=nearest(str(word), choices))
