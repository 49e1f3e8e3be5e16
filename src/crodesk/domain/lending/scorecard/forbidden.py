"""What must not be scored: refused by the kind of data, and by the words in the names of attributes and levels."""

from collections.abc import Iterable, Iterator, Mapping

from crodesk.domain.lending.scorecard.card import Attribute
from crodesk.domain.names import fold
from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_

WHOLE = "="
"""What a term starts with that is meant only as the whole name."""


def refusals(attributes: Mapping[str, Attribute], not_scored: Mapping[str, Figures] | None = None) -> list[Problem]:
    """Return a problem for every attribute that looks at what must not be scored.

    `not_scored` are a bank's own rules (`figures.read("not_scored", …)`); those shipped stand in for them.
    """
    rules = [one for one in (not_scored or figures.load("not_scored")).values() if one["refused"]]
    return [problem for code, attribute in attributes.items() for problem in _refusals(code, attribute, rules)]


def _refusals(code: str, attribute: Attribute, rules: Iterable[Figures]) -> Iterator[Problem]:
    """Yield a problem for the first rule that an attribute breaks."""
    texts = list(_texts(code, attribute))
    for rule in rules:
        if attribute.data in rule["kinds"] or any(_says(text, term) for term in rule["terms"] for text in texts):
            values = {"name": attribute.name, "what": rule["name"], "source": rule.mark.source}
            yield Problem(code, N_("{name} can't be scored: it looks at {what} ({source})."), values)
            return


def _texts(code: str, attribute: Attribute) -> Iterator[str]:
    """Yield all that names an attribute, folded."""
    yield from (fold(code), fold(attribute.data), *_in_each_language(attribute.name))
    for name, level in attribute.levels.items():
        yield from (fold(name), *_in_each_language(level.about))


def _in_each_language(words: Words) -> Iterator[str]:
    yield from (fold(words.en), fold(words.vi), fold(words.zh))


def _says(text: str, term: str) -> bool:
    """Tell whether a folded text has the words of a term in a row: `age` isn't in `mortgage`."""
    words = fold(term)
    return text == words if term.startswith(WHOLE) else f" {words} " in f" {text} "
