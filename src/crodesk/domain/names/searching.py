"""What is written into the search index for a name, and what is asked of it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from crodesk.domain.names.folding import fold, is_han

_JOINTS = re.compile(r"['’ʼʻ‘`´.\-‐‑]")
"""Signs inside a word that people leave out when they search: `O'Brien`, `Jean-Pierre`, `H.S.B.C`."""


def search_form(*names: str) -> str:
    """Return the words by which any of `names` is found, for a full-text index.

    First the folded names in their order (so that a run of Chinese characters is a phrase), then what people
    type instead: joined words, initials, and for Chinese names pinyin by syllable, joined, and as initials.
    """
    given = [name for name in names if name]
    words = [word for name in given for word in fold(name).split()]
    seen = set(words)
    for word in (word for name in given for word in _other_ways(name)):
        if word not in seen:
            seen.add(word)
            words.append(word)
    return " ".join(words)


def query_tokens(text: str) -> list[str]:
    """Return what is asked of the index by typed `text`: words, and runs of Chinese characters as phrases `小 明`."""
    return [token for word in text.split() for token in _phrases(fold(word).split())]


def _phrases(words: Iterable[str]) -> Iterator[str]:
    for han, group in groupby(words, key=is_han_word):
        if han:
            yield " ".join(group)
        else:
            yield from group


def is_han_word(word: str) -> bool:
    """Tell whether a folded word is a Chinese character."""
    return len(word) == 1 and is_han(word)


def _other_ways(name: str) -> Iterator[str]:
    """Give the words that stand in no name but are typed for it."""
    words = fold(name).split()
    yield from _joined(name)
    yield from _initials(words)
    for han, group in groupby(words, key=is_han_word):
        if han:
            from crodesk.domain.names import pinyin  # its tables are read when a Chinese name is met

            yield from pinyin.ways_to_type("".join(group))


def _joined(name: str) -> Iterator[str]:
    for word in name.split():
        if _JOINTS.search(word):
            yield from fold(_JOINTS.sub("", word)).split()


def _initials(words: list[str]) -> Iterator[str]:
    latin = [word for word in words if not is_han_word(word)]
    if len(latin) > 1:
        yield "".join(word[0] for word in latin)
