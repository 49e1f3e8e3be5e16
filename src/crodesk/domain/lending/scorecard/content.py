"""What every file of a scorecard states alike: grades, and where each figure comes from."""

from decimal import Decimal

from crodesk.domain.lending.scorecard.card import Grade
from crodesk.domain.rules.pack import Mark
from crodesk.domain.rules.reading import Content


def grades_of(content: Content) -> tuple[Grade, ...]:
    """Return the grades, the best first."""
    found = [Grade(code, Decimal(one["starts"]), mark_of("grades", code, one)) for code, one in content.items()]
    return tuple(sorted(found, key=lambda grade: -grade.starts))


def mark_of(table: str, code: str, one: Content) -> Mark:
    """Return where the figures of one table come from."""
    return Mark(f"{table}.{code}", one["source"], one["evidence"])
