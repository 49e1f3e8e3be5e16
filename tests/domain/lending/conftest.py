"""Whatever the engine says in a test can be said: all places of its sentences are filled.

While the engine is being changed to try its tests (`make mutants`), each sentence must be one of the catalogues, too:
so a changed word is noticed, as `tests/test_words.py` notices it otherwise.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache
from string import Formatter

import pytest

from crodesk.domain.problem import Problem
from crodesk.domain.rules.said import Reason
from crodesk.language import in_language

IS_CHANGED = "MUTANT_UNDER_TEST" in os.environ
"""Whether mutmut runs the tests."""


@cache
def can_be_said(text: str, given: frozenset[str]) -> bool:
    """Tell whether `text` has no place that isn't `given`, and a Vietnamese form where that is asked."""
    places = {place for _, place, _, _ in Formatter().parse(text) if place is not None}
    return places <= given and not (IS_CHANGED and in_language("vi", text) == text)


def heeding(make: Callable[..., None]) -> Callable[..., None]:
    """Return the maker of a saying that fails the test in which it says what nobody could read."""

    def made(self: Problem | Reason, *given: object, **named: object) -> None:
        make(self, *given, **named)
        assert can_be_said(self.text, frozenset(self.values)), f"{self.text!r} can't be said with {self.values!r}"

    return made


@pytest.fixture(autouse=True)
def _all_can_be_said() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for kind in (Problem, Reason):
            patch.setattr(kind, "__init__", heeding(kind.__init__))
        yield
