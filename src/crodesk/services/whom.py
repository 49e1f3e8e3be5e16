"""Which customer the officer means: by number, by uid, or by a name that only one has."""

from collections.abc import Sequence
from dataclasses import dataclass

from crodesk.domain.names import fold, query_tokens
from crodesk.domain.text import clean_line
from crodesk.storage.queries import whom as sql
from crodesk.storage.reader import Reader

MANY = 20
"""How many candidates are named at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer who may be meant."""

    rid: int
    code: str
    name: str
    kind: str
    status: str
    born_on: str
    """ISO date; empty when unknown."""
    phone: str
    """The phone that lists show; empty when there is none."""


def meant(reader: Reader, text: str) -> list[Candidate]:
    """Return who may be meant by `text`: one when it is clear, several when it is not, none when nobody fits.

    A number or uid comes before a name written alike, that before a name alike but for marks and case, that before
    names which hold all the words.
    """
    text = clean_line(text)
    tokens = query_tokens(text.replace('"', " "))
    words = " ".join(f'"{word}"*' for token in tokens for word in token.split())
    values: dict[str, object] = {"text": text, "folded": fold(text), "words": words, "limit": MANY + 1}
    for query in (sql.BY_CODE, sql.BY_UID, sql.BY_NAME, sql.BY_WORDS) if words else ():
        found = [
            Candidate(*row)
            for *row, known in reader.rows(query, values)
            if query != sql.BY_WORDS or _fits(known, tokens)
        ]
        if found:
            return [one for one in found if one.name == text] or found
    return []


def _fits(known: str, tokens: Sequence[str]) -> bool:
    """Tell whether runs of Chinese characters stand together; the index knows only that they occur."""
    return all(token in known for token in tokens if " " in token)
