"""What a field makes of typed text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from crodesk.domain.problem import Problem
from crodesk.domain.text import clean_line
from crodesk.services.in_words import filled

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """What was understood of one text."""

    value: T | None = None
    """The value; `None` when there is none, or when the text can't be understood."""
    understood: str = ""
    """The value in words the officer can check; empty when the text already says it."""
    problem: Problem | None = None
    """What is wrong with the text; its `field` may be left empty, the field fills it in."""
    doubt: Problem | None = None
    """What is hardly right about a value that is taken all the same."""


Parser = Callable[[str], Parsed[T]]
"""Reads a text that isn't empty; total: it never raises, whatever was typed."""


def as_typed(text: str) -> Parsed[str]:
    """Take a text as it stands."""
    return Parsed(clean_line(text))


def sentence(problem: Problem) -> str:
    """Return a problem in the language in use, words from data too."""
    return filled(problem.text, problem.values)
