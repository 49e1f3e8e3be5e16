"""An answer of the desk's own lists is found by what people type for it, in the language they work in."""

import pytest

from crodesk.domain.records import by_name
from crodesk.language import set_language
from crodesk.widgets.fields import ChoiceField
from crodesk.widgets.fields.kinds import fields_of
from tests.screens.form_app import setting
from tests.screens.written_choices import TYPED, cases

FEWEST = 60
"""Cases in a language."""
ASKS = "?"


def read(language: str, kind: str, key: str, typed: str) -> str:
    """Return what is understood; `?` where the list is offered."""
    set_language(language)
    (field,) = fields_of([by_name(kind).field(key)], setting())
    assert isinstance(field, ChoiceField)
    parsed = field.parse(typed)
    known = parsed.value in {choice.value for choice in by_name(kind).field(key).choices}
    return ASKS if not known and len(field.find(typed)) > 1 else str(parsed.value)


@pytest.mark.parametrize(
    ("language", "kind", "key", "typed", "meant"), [(code, *case) for code in TYPED for case in cases(code)]
)
def test_an_answer_is_understood(language: str, kind: str, key: str, typed: str, meant: str) -> None:
    assert read(language, kind, key, typed) == meant


@pytest.mark.parametrize("language", TYPED)
def test_there_are_enough_of_them(language: str) -> None:
    assert len(set(cases(language))) >= FEWEST
