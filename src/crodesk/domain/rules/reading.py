"""Reads rule files: a shipped one from the package, a bank's own from its text, laid over the shipped one."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from crodesk.domain.problem import Problem
from crodesk.domain.rules import checking
from crodesk.domain.rules.checking import Place
from crodesk.domain.rules.shape import SOURCED, Table
from crodesk.domain.rules.toml_lines import lines_of
from crodesk.domain.words import N_

Content = Mapping[str, Any]
"""A parsed and checked file: numbers are whole or `Decimal`, days are `date`."""

_LINE = re.compile(r"\(at line (\d+)")
_END = re.compile(r"\(at end of document\)")


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names of the shipped files of a folder (`classification`, `figures`, `scorecards`), in order."""
    files = resources.files("crodesk.domain.rules").joinpath("shipped", folder).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def shipped(folder: str, name: str) -> str:
    """Return the text of a shipped file."""
    return resources.files("crodesk.domain.rules").joinpath("shipped", folder, f"{name}.toml").read_text("utf-8")


def parsed(text: str) -> dict[str, Any]:
    """Return what a TOML text says, numbers with a point exact; raises `tomllib.TOMLDecodeError` when it is none."""
    return tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)


def parse(text: str, file: str) -> Content | Problem:
    """Return what a TOML text says, or on which line it is none."""
    try:
        return parsed(text)
    except tomllib.TOMLDecodeError as error:
        message = N_("{file}, line {line}: this is no TOML: {why}.")
        return Problem("", message, {"file": file, "line": _line(str(error), text), "why": str(error)})


def _line(message: str, text: str) -> int:
    found = _LINE.search(message)
    return int(found[1]) if found else len(text.splitlines()) if _END.search(message) else 1


def read(text: str, file: str, shape: Table, *, whole: bool = True) -> Content | list[Problem]:
    """Return a file's content when it has the shape; else everything that is wrong with it."""
    content = parse(text, file)
    if isinstance(content, Problem):
        return [content]
    return checking.problems(content, shape, Place(file, lines_of(text)), whole=whole) or content


def overridden(base: Content, own: Content, shape: Table, file: str) -> dict[str, Any]:
    """Return the shipped content with what a bank's file says laid over it, field by field.

    A table of which the bank states a figure is the bank's word from then on: its evidence becomes `B` and its source
    the file, unless the file says otherwise.
    """
    merged = dict(base)
    for name, value in own.items():
        inner = shape.tables.get(name) or shape.each
        if name in shape.named:
            inner = Table(each=shape.named[name])
        if inner is not None and name not in shape.keys:
            merged[name] = overridden(base.get(name, {}), value, inner, file)
        elif name in shape.keys and shape.keys[name].kind == "numbers":
            merged[name] = {**base.get(name, {}), **value}
        else:
            merged[name] = value
    return merged | _confirmed(own, shape, file)


def _confirmed(own: Content, shape: Table, file: str) -> dict[str, str]:
    """Return the source and the mark of a table of which the bank states a figure."""
    figures = {name for name in own if name in shape.keys and name not in SOURCED and shape.keys[name].kind != "words"}
    if not figures or not shape.keys.keys() >= SOURCED.keys():
        return {}
    return {name: own.get(name, stated) for name, stated in (("source", file), ("evidence", "B"))}
