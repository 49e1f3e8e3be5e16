"""Names of keys: as Textual has them (`question_mark`), as people read them (`?`), as an officer may write them."""

import unicodedata

# What stands on the keys, which is the same in every language.
_WORDS = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "ctrl+pageup": "Ctrl+PgUp",
    "ctrl+pagedown": "Ctrl+PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
    "backspace": "Backspace",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def _name_of(sign: str) -> str:
    name = unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_SIGN_NAMES = {_name_of(sign): sign for sign in _SIGNS}
_ALIASES = {"return": "enter", "page-up": "pageup", "page-down": "pagedown", "bksp": "backspace", " ": "space"}
_NAMED = {words.casefold(): name for name, words in _WORDS.items()} | _ALIASES
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "alt": "alt", "shift": "shift"}
_LAST_F = 24


def key_words(key: str) -> str:
    """Return how a key is written for people: `f10` as `F10`, `ctrl+s` as `Ctrl+S`, `question_mark` as `?`.

    Two keys one after the other, `g g`, are written as one word.
    """
    if " " in key:
        return "".join(key_words(part) for part in key.split())
    if key in _WORDS or key in _SIGN_NAMES:
        return _WORDS.get(key) or _SIGN_NAMES[key]
    *modifiers, last = key.split("+")
    if modifiers or _is_function_key(last):
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def key_named(text: str) -> str:
    """Return the key that an officer means by `Ctrl+S`, `f6`, `?`, `PgUp` or `D`; empty when there is no such key."""
    text = text.strip()
    if len(text) == 1:
        return _single(text)
    *before, last = text.split("+")
    modifiers = {_MODIFIERS.get(one.strip().casefold(), "") for one in before}
    last = _last(last.strip(), alone=not before)
    if not last or "" in modifiers:
        return ""
    if modifiers == {"shift"} and len(last) == 1:
        return last.upper()
    return "+".join([*sorted(modifiers), last])


def keys_named(text: str) -> list[tuple[str, str]]:
    """Return each key of a list with commas between: as it is written, and what is meant."""
    return [(part.strip(), key_named(part)) for part in text.split(",") if part.strip()]


def known_names() -> list[str]:
    """Return the names that an officer may write, in small letters."""
    functions = [f"f{number}" for number in range(1, 13)]
    return [*_NAMED, *_NAMED.values(), *_SIGN_NAMES, *functions]


def _single(text: str) -> str:
    """Return the key that one character stands for."""
    if text.isascii() and text.isalnum():
        return text
    return _name_of(text) if text in _SIGNS else _NAMED.get(text, "")


def _last(text: str, *, alone: bool) -> str:
    """Return what stands behind the modifiers, as Textual names it."""
    small = text.casefold()
    if len(text) == 1 and text.isalnum() and text.isascii():
        return text if alone else small
    if _is_function_key(small) or small in _SIGN_NAMES or small in _WORDS:
        return small
    return _NAMED.get(small, "")


def _is_function_key(text: str) -> bool:
    return text[:1] == "f" and text[1:].isdigit() and 1 <= int(text[1:]) <= _LAST_F
