"""Writes the settings: one commented file, of which everything that the officer wrote by hand stays as it is."""

import re
from pathlib import Path

from crodesk.config.about import ABOUT, N_, About
from crodesk.config.settings import DEFAULTS
from crodesk.language import _

_HEAD = N_(
    "Settings of crodesk. A line that begins with # is not read: take the # away to choose something else."
    " The settings screen writes here too, and leaves alone what you wrote."
)
_KEYS = N_("Your own keys: the id of an action (crodesk keys --toml lists them all) and its keys, the first one shown.")
_ONE_OF = N_("One of:")
_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#]+)"""


def save(path: Path, key: str, value: str | bool) -> None:
    """Write one setting, whole or not at all; the default is written as a line that is not read.

    A file that can't be changed so, being no TOML, is put aside under another name first. Raises `OSError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_bytes().decode("utf-8-sig", errors="replace") if path.is_file() else template()
    new = changed(text, key, value)
    if not _is_toml(new):
        path.replace(path.with_name(f"{path.name}.old"))
        new = changed(template(), key, value)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(new, encoding="utf-8")
    beside.replace(path)


def template() -> str:
    """Return the file as it is before anything was chosen: everything explained, nothing set."""
    parts = [*_comment(_(_HEAD)), ""]
    for about in ABOUT:
        parts += [*_explained(about), _line(about.key, getattr(DEFAULTS, about.key), read=False), ""]
    parts += [*_comment(_(_KEYS)), "# [keys]", '# "desk.undo" = "ctrl+z, u"', ""]
    return "\n".join(parts)


def changed(text: str, key: str, value: str | bool) -> str:
    """Return the file with one setting changed; every other line stays as it is."""
    lines = text.splitlines()
    is_default = value == getattr(DEFAULTS, key)
    end = next((at for at, line in enumerate(lines) if re.match(r"\s*\[", line)), len(lines))
    place = _place(lines[:end], key)
    if place is not None:
        behind = re.match(rf"\s*(?:#\s*)?{key}\s*=\s*{_VALUE}(\s*#.*)?$", lines[place])
        lines[place] = _line(key, value, read=not is_default) + ((behind and behind[1]) or "")
    elif not is_default:
        about = next(each for each in ABOUT if each.key == key)
        lines[end:end] = [*_explained(about), _line(key, value, read=True), ""]
    return "\n".join(lines) + "\n"


def _place(lines: list[str], key: str) -> int | None:
    """Return which line sets a key; else the one that would, were it not a comment."""
    for before in (r"\s*", r"\s*#\s*"):
        for at, line in enumerate(lines):
            if re.match(rf"{before}{key}\s*=", line):
                return at
    return None


def _line(key: str, value: str | bool, *, read: bool) -> str:
    return f"{'' if read else '# '}{key} = {toml(value)}"


def toml(value: str | bool) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _explained(about: About) -> list[str]:
    """Return the lines above a setting: what it does, and what it can be."""
    values = [f"{toml(value)} ({_(words)})" for value, words in about.values.items()]
    return [*_comment(_(about.help)), *_comment(f"{_(_ONE_OF)} {', '.join(values)}" if values else "")]


def _comment(text: str) -> list[str]:
    from textwrap import wrap

    return [f"# {line}" for line in wrap(text, 96)]


def _is_toml(text: str) -> bool:
    import tomllib

    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True
