"""Counts as people read them, in the language in use."""

from crodesk.domain.numerals import show
from crodesk.language import language


def count_words(count: int) -> str:
    """Return a count with the separators of the language: `1,495` or `1.495`."""
    return show(count, 0, language())
