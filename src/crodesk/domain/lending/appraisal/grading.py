"""The risk grade: by the expert grid of the product, moved by the officer one notch at most, with a reason."""

from dataclasses import dataclass, replace
from decimal import Decimal

from crodesk.domain.lending.appraisal.answering import answers, by_hand, lacking, without_figure
from crodesk.domain.lending.appraisal.parties import is_company
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.scorecard import grades
from crodesk.domain.lending.scorecard.card import Score, Scorecard, score
from crodesk.domain.problem import Problem
from crodesk.domain.rules.said import Words


@dataclass(frozen=True, slots=True)
class Section:
    """What a part of the grid came to: finances, credit record, behaviour of the account and the rest."""

    code: str
    least: Decimal
    most: Decimal
    """The same as `least` when everything of it is known."""
    of: Decimal
    """The most that it could come to."""


@dataclass(frozen=True, slots=True)
class Risk:
    """The risk grade of an application."""

    card: str
    """The name of the expert grid."""
    score: Score
    levels: dict[str, str]
    """The level of each criterion that is known."""
    sections: tuple[Section, ...]
    grade: str
    """What counts: the grade set by hand, else the one scored; empty while it isn't known."""
    worst: str
    """The grade when everything unknown turns out worst."""
    moved: grades.Moved | None
    route: str
    """One of `lending_shape.ROUTES`; empty while the grade isn't known."""
    route_name: Words | None
    margin: Decimal | None
    """Points a year over the bank's rate."""
    by_hand: tuple[str, ...]
    """Codes of the criteria that a person judges in this application, answered or not."""
    missing: tuple[str, ...]
    """Codes of what the grade waits for: of `facts.toml`, or `card.` with that of a criterion that a person judges."""
    problems: tuple[Problem, ...]
    """What is wrong with a grade set by hand."""


def risk(worked: Worked) -> Risk | None:
    """Return the risk grade; `None` for a product that isn't scored, or that isn't for this kind of customer."""
    product = worked.product
    name = product.scorecard_company if is_company(worked.case) else product.scorecard
    card = worked.rules.cards.get(name)
    if card is None or worked.case.borrower.kind not in product.kinds:
        return None
    levels = answers(worked, card)
    spared = {code: card.attributes[code].levels[levels[code]].points for code in without_figure(worked, card)}
    found = score(card, levels, spared)
    return _graded(worked, card, name, levels, found)


def _graded(worked: Worked, card: Scorecard, name: str, levels: dict[str, str], found: Score) -> Risk:
    sure = found.worst_grade == found.best_grade
    moved = _moved(worked, card, found)
    set_by_hand = moved if isinstance(moved, grades.Moved) else None
    grade = set_by_hand.grade if set_by_hand else found.worst_grade if sure else ""
    route = worked.rules.tables["margins"].get(grade)
    return Risk(
        card=name,
        score=found,
        levels=levels,
        sections=_sections(card, levels),
        grade=grade,
        worst=set_by_hand.grade if set_by_hand else found.worst_grade,
        moved=set_by_hand,
        route=route["route"] if route else "",
        route_name=route["name"] if route else None,
        margin=route["margin"] if route else None,
        by_hand=by_hand(worked, card),
        missing=() if grade else lacking(worked, card, levels),
        problems=tuple(moved) if isinstance(moved, list) else (),
    )


_FIELDS = {"grade": "grade_moved", "reason": "grade_why"}


def _moved(worked: Worked, card: Scorecard, found: Score) -> grades.Moved | list[Problem] | None:
    """Return the grade as the officer moved it, or what forbids it; `None` when it wasn't moved."""
    case = worked.case
    if not case.grade_moved or case.grade_moved == found.worst_grade == found.best_grade:
        return None
    moved = grades.move(card, found.worst_grade, case.grade_moved, case.grade_why)
    return [replace(one, field=_FIELDS[one.field]) for one in moved] if isinstance(moved, list) else moved


def _sections(card: Scorecard, levels: dict[str, str]) -> tuple[Section, ...]:
    found: dict[str, Section] = {}
    for code, one in card.attributes.items():
        level = one.levels[levels[code]].points if code in levels else None
        least, most = (one.least, one.most) if level is None else (level, level)
        before = found.get(one.section, Section(one.section, ZERO, ZERO, ZERO))
        found[one.section] = Section(one.section, before.least + least, before.most + most, before.of + one.most)
    return tuple(found.values())
