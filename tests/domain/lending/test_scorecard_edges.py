"""Edges of a bank's statistical scorecard that only a changed line would show: what it says of itself, its slips."""

import pytest

from crodesk.domain.lending.scorecard import statistical
from crodesk.domain.rules.pack import Mark
from tests.domain.lending.test_scorecard_statistical import changed, read


def said(text: str) -> list[str]:
    found = statistical.read(text, "persons.toml")
    assert isinstance(found, list)
    return [problem.text.format(**problem.values) for problem in found]


def test_a_card_says_its_title_and_where_its_figures_come_from() -> None:
    card = read(changed())
    assert card.title.en == "Persons"
    assert card.attributes["home"].mark == Mark("attributes.home", "the bank's model of 2025", "B")
    assert card.grades[0].mark == Mark("grades.A", "the bank's model of 2025", "G")
    assert card.marks == (card.grades[0].mark,)


def test_a_reason_that_is_none_names_the_nearest() -> None:
    [words] = said(changed(('reason = "length-of-residence"', 'reason = "length-of-residenc"')))
    assert words.endswith("attributes.home.reason can't be “length-of-residenc”; the nearest is “length-of-residence”.")


def test_an_attribute_without_levels_is_named() -> None:
    whole = changed()
    [words] = said(whole[: whole.index("[attributes.record.levels.clean]")])
    assert words.endswith("there must be at least one of attributes.record.levels.")


@pytest.mark.parametrize(("predicts", "coefficient"), [("bad", "0.1"), ("good", "-0.1")])
def test_a_small_coefficient_turns_points_about_like_a_large_one(predicts: str, coefficient: str) -> None:
    other = "-1" if predicts == "bad" else "1"
    text = changed(
        ('predicts = "good"', f'predicts = "{predicts}"'),
        ("coefficient = 1", f"coefficient = {other}"),
        ("coefficient = 0.5", f"coefficient = {coefficient}"),
    )
    [words] = said(text)
    assert words.endswith("with this attributes.record.coefficient more weight for good would lose points.")
