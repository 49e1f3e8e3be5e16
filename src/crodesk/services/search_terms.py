"""What typed text asks for: words of names, digits of numbers, or both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from crodesk.domain.names import fold, is_han, query_tokens
from crodesk.domain.phones import search_digits
from crodesk.domain.text import clean_line

GRAM = 3
"""Numbers are indexed by runs of so many digits; fewer are looked for at the start of numbers only."""
GRAMS_ASKED = 3
"""How many runs of a long number are asked for; what they find is then looked at."""
LONG = 5
"""From so many digits on the runs inside of numbers are many to read."""
WHOLE = 7
"""A number of so many digits may be a phone: it is looked for without its country, or its leading zero."""
END = "\U0010ffff"
"""Stands after everything that starts so."""

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Terms:
    """A text, read: how to look for it, and the values of the queries."""

    kind: str
    """One of `queries.search.KINDS`."""
    values: Values
    words: tuple[str, ...]
    """The words of names as they were typed, small; for telling `Đức` from `Duc`."""
    apart: "Terms | None" = None
    """Groups of digits taken each for itself, for when they are no number together."""


def read(text: str) -> Terms | None:
    """Return what a typed text asks for; `None` when it holds nothing to look for."""
    typed = clean_line(text)
    names, groups = _split(typed)
    if not names and not groups:
        return None
    if names:
        return _read_names(typed, names, groups)
    together = _terms(_number_kind("".join(groups)), typed, names, ["".join(groups)])
    if len(groups) == 1 or max(map(len, groups)) < GRAM:
        return together
    return Terms(together.kind, together.values, together.words, _terms("number", typed, names, groups))


def asked_for(text: str) -> Values | None:
    """Return what a list asks of each of its rows: words that a name starts with, runs that a number has.

    `None` when the text holds nothing to look for.
    """
    names, runs = _split(clean_line(text))
    tokens = [token for name in names for token in query_tokens(name)]
    if not tokens and not runs:
        return None
    return {"word": tokens[0] if tokens else "", "other_words": _listed(tokens[1:]), "runs": _listed(runs)}


def _split(typed: str) -> tuple[list[str], list[str]]:
    """Return the words of names, and the groups that hold digits without their separators."""
    names: list[str] = []
    groups: list[str] = []
    for piece in (piece for word in typed.split() for piece in _pieces(word)):
        compact = fold(piece).replace(" ", "")
        if any(char.isdecimal() for char in compact):
            groups.append(compact)
        elif compact:
            names.append(piece)
    return names, groups


def _pieces(word: str) -> Iterator[str]:
    """Take Chinese characters and what stands beside them apart: `小明5107`."""
    for _, piece in groupby(word, key=is_han):
        yield "".join(piece)


def _read_names(typed: str, names: list[str], groups: list[str]) -> Terms:
    if groups:
        longest = max(map(len, groups))
        return _terms("mixed" if longest >= GRAM else "named", typed, names, groups)
    tokens = [token for name in names for token in query_tokens(name)]
    return _terms("phrases" if any(" " in token for token in tokens) else "names", typed, names, groups)


def _number_kind(digits: str) -> str:
    return "start" if len(digits) < GRAM else "number" if len(digits) < LONG else "long"


def _terms(kind: str, typed: str, names: Sequence[str], runs: Sequence[str]) -> Terms:
    tokens = [token for name in names for token in query_tokens(name)]
    words = [word for token in tokens for word in token.split()]
    folded = fold(typed)
    digits = folded.replace(" ", "")
    home = digits if names else _at_home(typed, digits)
    runs = [_without_zero(home)] if len(runs) == 1 and not names else sorted(runs, key=len, reverse=True)
    values: Values = {
        "digits": digits,
        "home": home,
        "end": END,
        "name": folded,
        "word": tokens[0] if tokens else "",
        "other_words": _listed(tokens[1:]),
        "run": runs[0] if runs else "",
        "other_runs": _listed(runs[1:]),
        "exact": _match([*words, *runs], ""),
        "prefixes": _match([*words, *runs], "*"),
        "names": _match(words, "*"),
        "grams": _match(_grams(runs[0]), "") if runs else "",
    }
    return Terms(kind, values, tuple(name.casefold() for name in names))


def _listed(words: Sequence[str]) -> str:
    """Return a JSON list of folded words, which hold no sign that would have to be escaped."""
    return "[" + ",".join(f'"{word}"' for word in words) + "]"


def _at_home(typed: str, digits: str) -> str:
    """Return a number without its country, as it may be kept: `+84 903…` is `0903…`."""
    if not digits.isdecimal() or (len(digits) < WHOLE and not typed.startswith("+")):
        return digits
    home = search_digits(typed)
    return home if len(home) >= GRAM else digits


def _without_zero(number: str) -> str:
    return number[1:] if number.startswith("0") and len(number) >= WHOLE else number


def _match(words: Sequence[str], end: str) -> str:
    """Return a full-text query for all of the words; each is quoted, so that none of it is an operator."""
    return " ".join(f'"{word}"{end}' for word in words)


def _grams(run: str) -> list[str]:
    """Return a few runs of three over the length of a number."""
    last = len(run) - GRAM
    places = range(0, last + 1, max(1, last // (GRAMS_ASKED - 1)))
    return [run[place : place + GRAM] for place in places]
