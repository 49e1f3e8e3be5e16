"""Other words for the answers of the desk's lists: each belongs to an answer, and to one of its list only."""

from collections import Counter

import pytest

from crodesk.domain.names import fold
from crodesk.domain.records import KINDS
from crodesk.domain.records.also_called import _table, also_called

LISTS = {field.choices for kind in KINDS for field in kind.fields if field.choices}


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_other_words_are_those_of_answers_that_there_are(language: str) -> None:
    labels = {choice.label for choices in LISTS for choice in choices}
    assert set(_table(language)) - labels == set()


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_a_word_stands_for_one_answer_of_a_list(language: str) -> None:
    for choices in LISTS:
        words = Counter(word for choice in choices for word in set(map(fold, also_called(choice.label, language))))
        assert [word for word, count in words.items() if count > 1] == []


def test_an_answer_without_other_words_has_none() -> None:
    assert also_called("nothing of ours", "en") == ()
    assert also_called("passport", "xx") == ()
