"""What is wrong with the settings, said with the place and with what comes nearest."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crodesk.config.about import CHOICES, N_
from crodesk.language import _

NOT_TAKEN = N_("“{value}” is not what this setting takes; the default is used")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in the settings that can't be used; the default stands in for it."""

    where: str
    """The file, or the variable of the environment."""
    key: str
    """The key; empty when the whole file can't be read."""
    text: str
    """What is wrong, with `{placeholders}`, as the catalogues know it."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What fills the placeholders."""
    line: int = 0
    """The line of the file, from 1; 0 where it isn't known."""

    @property
    def sentence(self) -> str:
        """The mistake in the language in use."""
        places = [self.where, str(self.line) if self.line else ""]
        where = ":".join(part for part in places if part)
        return f"{where}: {self.key + ': ' if self.key else ''}{_(self.text).format(**self.values)}"


def unreadable(path: Path, error: Exception) -> Mistake:
    """Return what is said of a file that can't be read at all."""
    line = re.search(r"line (\d+)", str(error))
    text = N_("can't be read ({reason}); defaults are used")
    return Mistake(str(path), "", text, {"reason": error}, int(line[1]) if line else 0)


def found(given: Mapping[str, Any], known: Mapping[str, Any], where: str, text: str) -> Iterator[Mistake]:
    """Yield what is wrong with the settings `given`; `known` has every key with its default."""
    for key, said, values in _found(given, known):
        yield Mistake(where, key, said, values, line_of(text, key))


def _found(given: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield what is wrong: the key, what to say, and what fills it."""
    for key, value in given.items():
        if key not in known:
            yield (key, *unknown(key, known))
        elif key == "keys" and isinstance(value, dict):
            yield from ((f"keys.{id_}", NOT_TAKEN, {"value": one}) for id_, one in value.items() if not _is_keys(one))
        elif type(value) is not type(known[key]):
            yield key, NOT_TAKEN, {"value": value}
        elif key in CHOICES and value not in CHOICES[key]:
            yield (key, *none_of(value, CHOICES[key]))


def _is_keys(value: object) -> bool:
    """Tell whether these may be the keys of an action: one text, or a list of them."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def unknown(key: str, known: Iterable[str]) -> tuple[str, dict[str, object]]:
    """Say that there is no such setting, and which comes nearest."""
    names = list(known)
    near = nearest(key, names)
    if near:
        return N_("there is no such setting; did you mean “{near}”?"), {"near": near}
    return N_("there is no such setting; there are {known}"), {"known": ", ".join(names)}


def none_of(value: object, choices: Iterable[object]) -> tuple[str, dict[str, object]]:
    """Say that a value is none of those there are, and which comes nearest."""
    names = [str(choice) for choice in choices if choice != ""]
    values: dict[str, object] = {"value": value, "choices": ", ".join(names)}
    near = nearest(str(value), names)
    if near:
        text = N_("“{value}” is none of {choices}; did you mean “{near}”? The default is used")
        return text, values | {"near": near}
    return N_("“{value}” is none of {choices}; the default is used"), values


def nearest(text: str, names: Iterable[str]) -> str:
    """Return the name most like `text`, empty when none is."""
    from difflib import get_close_matches

    found = get_close_matches(text.casefold(), list(names), 1)
    return found[0] if found else ""


_TABLE = r"\s*\[\s*(?P<name>[^\[\]]+?)\s*\]\s*(#.*)?$"
_KEY = r"""\s*(?P<name>(?:[\w.-]|"[^"]*"|'[^']*'|\s*\.\s*)+?)\s*="""
# Compiled when first needed: nearly no start has a mistake to tell.


def line_of(text: str, key: str) -> int:
    """Return the line on which a key of the file stands, with its table before it (`keys.desk.undo`); 0 if nowhere."""
    table = ""
    for number, written in enumerate(text.splitlines(), 1):
        head = re.match(_TABLE, written)
        if head:
            table = _plain(head["name"]) + "."
            if table == key + ".":
                return number
            continue
        found = re.match(_KEY, written)
        if found and table + _plain(found["name"]) == key:
            return number
    return 0


def _plain(name: str) -> str:
    return re.sub(r"""["'\s]""", "", name)
