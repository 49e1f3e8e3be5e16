"""Reads the settings: the file, then the environment; what is wrong in them never stops the program."""

import os
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crodesk.config.places import file
from crodesk.config.settings import DEFAULTS, Settings
from crodesk.language import LANGUAGES

if TYPE_CHECKING:
    from crodesk.config.mistakes import Mistake

ENVIRONMENT = {"CRODESK_DESK": "desk", "CRODESK_LANGUAGE": "language"}
"""Variables that overrule a key of the file."""
_KNOWN = {one.name: getattr(DEFAULTS, one.name) for one in fields(Settings)}


def load(environment: Mapping[str, str] = os.environ) -> tuple[Settings, "list[Mistake]"]:
    """Return the settings and what is wrong with them."""
    chosen, mistakes = read(file())
    for variable, key in ENVIRONMENT.items():
        if environment.get(variable):
            change: dict[str, Any] = {key: environment[variable]}
            wrong = _mistakes(change, variable)
            mistakes += wrong
            chosen = chosen if wrong else replace(chosen, **change)
    return replace(chosen, language=chosen.language or computers_language(environment)), mistakes


def read(path: Path) -> tuple[Settings, "list[Mistake]"]:
    """Return what the file says, as it says it, and what is wrong there."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        given = _parsed(text)
    except (OSError, ValueError) as error:
        from crodesk.config.mistakes import unreadable

        return DEFAULTS, [unreadable(path, error)]
    if not given:
        return DEFAULTS, []
    given |= {"keys": _flat(given["keys"])} if isinstance(given.get("keys"), dict) else {}
    mistakes = _mistakes(given, str(path), text)
    bad = {mistake.key for mistake in mistakes}
    good: dict[str, Any] = {key: _without(value, key, bad) for key, value in given.items() if key not in bad}
    return replace(DEFAULTS, **good), mistakes


def typed_as(environment: Mapping[str, str] = os.environ) -> str:
    """Return how the program is started here, for words that name a command: start.py says how it was typed."""
    return environment.get("CRODESK_TYPED_AS") or "crodesk"


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


def _mistakes(given: Mapping[str, Any], where: str, text: str = "") -> "list[Mistake]":
    """Return what is wrong; what knows every setting in words is only read where something is set."""
    from crodesk.config.mistakes import found

    return list(found(given, _KNOWN, where, text))


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
