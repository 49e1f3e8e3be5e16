"""A scorecard and what it says of an applicant: points, a grade, and where points were lost.

What isn't known of an applicant is never zero points: the score is then a span from the least to the most that it can
be, and a problem names what is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.problem import Problem
from crodesk.domain.rules.checking import nearest
from crodesk.domain.rules.pack import Mark
from crodesk.domain.rules.said import Words
from crodesk.domain.words import N_

MOST_REASONS = 4
"""How many reasons an applicant is told at most (Regulation B, official interpretation of 1002.9)."""


@dataclass(frozen=True, slots=True)
class Level:
    """One answer and its points."""

    points: Decimal
    about: Words


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that is scored."""

    name: Words
    levels: Mapping[str, Level]
    """By code; at least one."""
    data: str
    """What kind of data it looks at, such as `dsr`; it decides whether it may be scored."""
    reason: str
    """The code of the reason that is told when points are lost here (`decline_reasons`)."""
    mark: Mark
    section: str = ""
    wanted: Words | None = None
    """Which document proves it."""

    @property
    def least(self) -> Decimal:
        """The points of the worst level."""
        return min(level.points for level in self.levels.values())

    @property
    def most(self) -> Decimal:
        """The points of the best level."""
        return max(level.points for level in self.levels.values())


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the points from which it is given."""

    code: str
    starts: Decimal
    mark: Mark


@dataclass(frozen=True)
class Scorecard:
    """Attributes with points, and grades from the best to the worst."""

    title: Words
    attributes: Mapping[str, Attribute]
    grades: tuple[Grade, ...]
    base: Decimal = ZERO
    """Points that everybody gets."""

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The figures that are general knowledge, which the bank has to confirm."""
        marks = [*(one.mark for one in self.attributes.values()), *(grade.mark for grade in self.grades)]
        return tuple(mark for mark in marks if mark.unconfirmed)

    def grade(self, points: Decimal) -> str:
        """Return the grade that points are given; empty when the card has none so low."""
        return next((grade.code for grade in self.grades if points >= grade.starts), "")


@dataclass(frozen=True, slots=True)
class Lost:
    """Points that an answer lost against the best one, or the average."""

    attribute: str
    points: Decimal
    reason: str
    """The code of the reason that is told."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a scorecard says of an applicant."""

    least: Decimal
    most: Decimal
    """The same as `least` when everything is known."""
    worst_grade: str
    best_grade: str
    """The same as `worst_grade` when what is unknown can't change it."""
    lost: tuple[Lost, ...]
    """Where most points were lost, the most first, each reason once; at most `MOST_REASONS`."""
    problems: tuple[Problem, ...] = ()
    """What is missing or not understood."""

    @property
    def points(self) -> Decimal | None:
        """The points; `None` while something is missing."""
        return None if self.problems else self.least


def score(card: Scorecard, answers: Mapping[str, str], average: Mapping[str, Decimal] | None = None) -> Score:
    """Return the score of an applicant by the code of the level that each attribute has.

    Points are lost against the best level, or against `average` points by attribute where they are given.
    """
    known = {code: one.levels[answers[code]] for code, one in card.attributes.items() if _known(one, answers.get(code))}
    unknown = [one for code, one in card.attributes.items() if code not in known]
    given = card.base + sum((level.points for level in known.values()), ZERO)
    least = given + sum((one.least for one in unknown), ZERO)
    most = given + sum((one.most for one in unknown), ZERO)
    return Score(
        least=least,
        most=most,
        worst_grade=card.grade(least),
        best_grade=card.grade(most),
        lost=_lost(card, known, average or {}),
        problems=tuple(_problems(card, answers)),
    )


def _known(attribute: Attribute, level: str | None) -> bool:
    return level in attribute.levels


def _lost(card: Scorecard, known: Mapping[str, Level], average: Mapping[str, Decimal]) -> tuple[Lost, ...]:
    """Return where most points were lost; of attributes with the same reason the one that lost most."""
    found = [
        Lost(code, average.get(code, card.attributes[code].most) - level.points, card.attributes[code].reason)
        for code, level in known.items()
    ]
    ranked = sorted((one for one in found if one.points > 0), key=lambda one: -one.points)
    first: dict[str, Lost] = {}
    for one in ranked:
        first.setdefault(one.reason, one)
    return tuple(first.values())[:MOST_REASONS]


def _problems(card: Scorecard, answers: Mapping[str, str]) -> list[Problem]:
    found = []
    for code, attribute in card.attributes.items():
        level = answers.get(code)
        if level is None:
            found.append(Problem(code, N_("{name} isn't known."), {"name": attribute.name}))
        elif level not in attribute.levels:
            text = N_("{name} can't be “{word}”; the nearest is “{nearest}”.")
            values = {"name": attribute.name, "word": level, "nearest": nearest(level, attribute.levels)}
            found.append(Problem(code, text, values))
    for code in sorted(answers.keys() - card.attributes.keys()):
        text = N_("This scorecard doesn't ask for “{word}”; the nearest is “{nearest}”.")
        found.append(Problem(code, text, {"word": code, "nearest": nearest(code, card.attributes)}))
    return found
