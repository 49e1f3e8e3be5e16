"""Expert grids: the shipped ones by name, and a bank's own from the text of its file."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from crodesk.domain.lending.scorecard import forbidden
from crodesk.domain.lending.scorecard.card import Attribute, Level, Scorecard
from crodesk.domain.lending.scorecard.content import grades_of, mark_of
from crodesk.domain.problem import Problem
from crodesk.domain.rules import checking, figures, reading
from crodesk.domain.rules.checking import Place, nearest
from crodesk.domain.rules.reading import Content
from crodesk.domain.rules.said import Words
from crodesk.domain.rules.scorecard_shape import SCORECARD
from crodesk.domain.rules.toml_lines import lines_of
from crodesk.domain.words import N_

FOLDER = "scorecards"
PERCENT = Decimal(100)


def names() -> tuple[str, ...]:
    """Return the names of the shipped grids."""
    return reading.names(FOLDER)


@cache
def load(name: str) -> Scorecard:
    """Return a shipped grid; raises `FileNotFoundError` for a name that is none of `names`."""
    return _card(reading.parsed(reading.shipped(FOLDER, name)))


def read(text: str, file: str) -> Scorecard | list[Problem]:
    """Return the grid of a bank's own file, or everything that is wrong with it, by file, line and field."""
    own = reading.read(text, file, SCORECARD, whole=False)
    if isinstance(own, list):
        return own
    place = Place(file, lines_of(text))
    base = own.get("inherits")
    if base is not None and base not in names():
        message = N_("{file}, line {line}: there is no scorecard “{word}”; the nearest is “{nearest}”.")
        return [place.problem(("inherits",), message, word=base, nearest=nearest(base, names()))]
    whole = own if base is None else _laid_over(base, own, file)
    wrong = checking.problems(whole, SCORECARD, place) or list(_misfits(whole, place))
    return wrong or _accepted(_card(whole))


def _laid_over(base: str, own: Content, file: str) -> dict[str, Any]:
    return reading.overridden(reading.parsed(reading.shipped(FOLDER, base)), own, SCORECARD, file)


def _accepted(card: Scorecard) -> Scorecard | list[Problem]:
    """Return a card that scores nothing that must not be scored; else what it must not."""
    return forbidden.refusals(card.attributes) or card


def _misfits(content: Content, place: Place) -> Iterator[Problem]:
    """Yield where the parts of a grid don't fit together."""
    for table in ("grades", "sections", "criteria"):
        if not content.get(table):
            yield place.problem((table,), N_("{file}, line {line}: there must be at least one of {key}."))
    criteria, sections = content.get("criteria", {}), content.get("sections", {})
    reasons = figures.load("decline_reasons")
    text = N_("{file}, line {line}: {key} can't be “{word}”; the nearest is “{nearest}”.")
    for name, one in criteria.items():
        for key, known in (("section", sections), ("reason", reasons)):
            if one[key] not in known:
                path = ("criteria", name, key)
                yield place.problem(path, text, word=one[key], nearest=nearest(one[key], known))
        if not one.get("levels"):
            path = ("criteria", name, "levels")
            yield place.problem(path, N_("{file}, line {line}: there must be at least one of {key}."))
    yield from _sums(content, place)


def _sums(content: Content, place: Place) -> Iterator[Problem]:
    """Check that the weights of the criteria make up their section's, and those the total."""
    text = N_("{file}, line {line}: the weights of {key} add up to {sum}, not to {wanted}.")
    sections = content.get("sections", {})
    for name, section in sections.items():
        found = sum(one["weight"] for one in content.get("criteria", {}).values() if one["section"] == name)
        if found != section["weight"]:
            yield place.problem(("sections", name), text, sum=found, wanted=section["weight"])
    found = sum(section["weight"] for section in sections.values())
    if found != content["total"]:
        yield place.problem(("sections",), text, sum=found, wanted=content["total"])


def _card(content: Content) -> Scorecard:
    return Scorecard(
        title=Words(**content["title"]),
        attributes={code: _attribute(code, one) for code, one in content["criteria"].items()},
        grades=grades_of(content["grades"]),
    )


def _attribute(code: str, one: Content) -> Attribute:
    weight = Decimal(one["weight"])
    levels = {
        name: Level(weight * Decimal(level["points"]) / PERCENT, Words(**level["about"]))
        for name, level in one["levels"].items()
    }
    return Attribute(
        name=Words(**one["name"]),
        levels=levels,
        data=one["data"],
        reason=one["reason"],
        mark=mark_of("criteria", code, one),
        section=one["section"],
        wanted=Words(**one["wanted"]),
    )
