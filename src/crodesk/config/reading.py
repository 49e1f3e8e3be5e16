"""Reads the settings: the file, then the environment; what is wrong in them never stops the program."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from crodesk.config.mistakes import Mistake, line_of, none_of, unknown
from crodesk.config.places import file
from crodesk.config.settings import CHOICES, DEFAULTS, N_, Settings
from crodesk.language import LANGUAGES

ENVIRONMENT = {"CRODESK_DESK": "desk", "CRODESK_LANGUAGE": "language"}
"""Variables that overrule a key of the file."""
NOT_TAKEN = N_("“{value}” is not what this setting takes; the default is used")
_KNOWN = {one.name: getattr(DEFAULTS, one.name) for one in fields(Settings)}


def load(environment: Mapping[str, str] = os.environ) -> tuple[Settings, list[Mistake]]:
    """Return the settings and what is wrong with them."""
    chosen, mistakes = read(file())
    for variable, key in ENVIRONMENT.items():
        change: dict[str, Any] = {key: environment[variable]} if environment.get(variable) else {}
        wrong = [Mistake(variable, *each) for each in _mistakes(change)]
        mistakes += wrong
        chosen = chosen if wrong else replace(chosen, **change)
    return replace(chosen, language=chosen.language or computers_language(environment)), mistakes


def read(path: Path) -> tuple[Settings, list[Mistake]]:
    """Return what the file says, as it says it, and what is wrong there."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        given = _parsed(text)
    except (OSError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        reason = {"reason": error}
        text = N_("can't be read ({reason}); defaults are used")
        return DEFAULTS, [Mistake(str(path), "", text, reason, int(line[1]) if line else 0)]
    given |= {"keys": _flat(given["keys"])} if isinstance(given.get("keys"), dict) else {}
    wrong = list(_mistakes(given))
    bad = {key for key, _text, _values in wrong}
    good: dict[str, Any] = {key: _without(value, key, bad) for key, value in given.items() if key not in bad}
    mistakes = [Mistake(str(path), key, said, values, line_of(text, key)) for key, said, values in wrong]
    return replace(DEFAULTS, **good), mistakes


def computers_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the computer is set to, English when it is none of ours."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    code = next((name for name in names if name), "")[:2].lower()
    return code if code in LANGUAGES else "en"


def _parsed(text: str) -> dict[str, Any]:
    if not text:
        return {}
    import tomllib

    return tomllib.loads(text)


def _mistakes(given: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield what is wrong: the key, what to say, and what fills it."""
    for key, value in given.items():
        if key not in _KNOWN:
            yield (key, *unknown(key, _KNOWN))
        elif key == "keys" and isinstance(value, dict):
            yield from ((f"keys.{id_}", NOT_TAKEN, {"value": one}) for id_, one in value.items() if not _is_keys(one))
        elif type(value) is not type(_KNOWN[key]):
            yield key, NOT_TAKEN, {"value": value}
        elif key in CHOICES and value not in CHOICES[key]:
            yield (key, *none_of(value, CHOICES[key]))


def _is_keys(value: object) -> bool:
    """Tell whether these may be the keys of an action: one text, or a list of them."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _without(value: Any, key: str, bad: set[str]) -> Any:
    """Return a value without the part of it that is wrong; keys as one text each."""
    if not isinstance(value, dict):
        return value
    good = {id_: keys for id_, keys in value.items() if f"{key}.{id_}" not in bad}
    return {id_: keys if isinstance(keys, str) else ",".join(keys) for id_, keys in good.items()}


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Return a table whose dotted keys (`desk.undo`), which TOML nests, are one again."""
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[before + name] = value
    return flat
