"""Scaling, weights of evidence and points of scorecards."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.lending.scorecard import scaling, weights
from crodesk.domain.lending.scorecard.scaling import Model, Scale
from crodesk.domain.lending.scorecard.weights import Count, Weighted
from crodesk.domain.problem import Problem


def scale(score: str, odds: str, pdo: str) -> Scale:
    found = scaling.scale(Decimal(score), Decimal(odds), Decimal(pdo))
    assert isinstance(found, Scale)
    return found


def near(found: Decimal, expected: str, within: str) -> bool:
    return abs(found - Decimal(expected)) <= Decimal(within)


def test_the_published_scale() -> None:
    """600 points at 50:1, 20 to double: Siddiqi-style text (score-pdo-20)."""
    found = scale("600", "50", "20")
    assert near(found.factor, "28.8539", "0.0005")
    assert near(found.offset, "487.123", "0.0005")


@pytest.mark.parametrize(("odds", "points"), [("50", "600"), ("100", "620"), ("25", "580"), ("200", "640")])
def test_the_points_of_odds(odds: str, points: str) -> None:
    found = scale("600", "50", "20")
    assert near(found.score(Decimal(odds)), points, "0.0000000001")
    assert near(found.odds(Decimal(points)), odds, "0.0000000001")


@pytest.mark.parametrize(
    ("odds", "pdo", "field"),
    [("0", "20", "odds"), ("-1", "20", "odds"), ("50", "0", "pdo"), ("NaN", "20", "odds"), ("50", "Infinity", "pdo")],
)
def test_a_scale_that_makes_no_sense(odds: str, pdo: str, field: str) -> None:
    found = scaling.scale(Decimal(600), Decimal(odds), Decimal(pdo))
    assert isinstance(found, Problem)
    assert found.field == field


SCALE = scale("600", "50", "20")


@pytest.mark.parametrize(("predicts", "coefficient"), [("good", "0.8"), ("bad", "-0.8")])
def test_more_weight_for_good_is_more_points(predicts: str, coefficient: str) -> None:
    model = Model(Decimal("0.5"), 4, "good" if predicts == "good" else "bad")
    lower, higher = (scaling.points(Decimal(woe), Decimal(coefficient), model, SCALE) for woe in ("-0.3", "0.4"))
    assert lower < higher


def test_the_points_of_all_attributes_are_the_score_of_the_model() -> None:
    """The logit of good is a + sum of b x WoE; its odds on the scale are the sum of the points."""
    model = Model(Decimal("1.5"), 3, "good")
    parts = [(Decimal("0.4"), Decimal("0.9")), (Decimal("-0.2"), Decimal("1.1")), (Decimal("0.7"), Decimal("0.5"))]
    logit = Decimal("1.5") + Decimal("0.4") * Decimal("0.9") - Decimal("0.2") * Decimal("1.1") + Decimal("0.35")
    total = sum((scaling.points(woe, coefficient, model, SCALE) for woe, coefficient in parts), Decimal(0))
    assert near(total - SCALE.score(logit.exp()), "0", "0.0000000001")
    bad = Model(Decimal("-1.5"), 3, "bad")
    assert near(sum((scaling.points(woe, -b, bad, SCALE) for woe, b in parts), -total), "0", "0.0000000001")


def weigh(*counts: tuple[str, int, int]) -> Weighted:
    found = weights.weigh([Count(*one) for one in counts])
    assert isinstance(found, Weighted)
    return found


def test_weights_of_evidence() -> None:
    """By hand: parts 0.8/0.4 and 0.2/0.6 give ln 2 and -ln 3; IV = 0.4 ln 2 + 0.4 ln 3 = 0.4 ln 6 = 0.71670."""
    found = weigh(("own", 800, 40), ("rent", 200, 60))
    assert near(found.woe["own"], "0.693147", "0.000001")
    assert near(found.woe["rent"], "-1.098612", "0.000001")
    assert near(found.iv, "0.716704", "0.000001")


@pytest.mark.parametrize(
    ("iv", "name"),
    [("0.019", "useless"), ("0.02", "weak"), ("0.1", "medium"), ("0.3", "strong"), ("0.5", "suspicious")],
)
def test_what_an_information_value_is_called(iv: str, name: str) -> None:
    assert Weighted({}, Decimal(iv)).strength == name


def test_a_level_without_good_or_bad_has_no_weight() -> None:
    found = weights.weigh([Count("a", 10, 0), Count("b", 0, 3), Count("c", 5, 5)])
    assert isinstance(found, list)
    assert [problem.field for problem in found] == ["a", "b"]
    none = weights.weigh([])
    assert isinstance(none, list)
    assert [problem.field for problem in none] == [""]


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), min_size=1, max_size=8))
def test_an_information_value_is_never_negative(counts: list[tuple[int, int]]) -> None:
    found = weigh(*((str(place), *one) for place, one in enumerate(counts)))
    assert found.iv >= Decimal("-1e-30")


def test_odds_and_points_below_one_make_a_scale() -> None:
    """600 points at 1:2, half a point to double: 599.5 at 1:4."""
    found = scale("600", "0.5", "0.5")
    assert near(found.score(Decimal("0.25")), "599.5", "0.0000000001")


def test_the_surroundings_change_no_points() -> None:
    """By the published scale 70:1 is 600 + 20 ln(1.4) / ln 2, and 615.5 points are 50 x 2^0.775.

    A third of the offset of 487.123 is 162.374.
    """
    with localcontext(prec=3):
        found = scale("600", "50", "20")
        points = scaling.points(Decimal(0), Decimal(1), Model(Decimal(0), 3, "good"), found)
        score, odds = found.score(Decimal(70)), found.odds(Decimal("615.5"))
        woe = weigh(("own", 800, 40), ("rent", 200, 60)).woe["own"]
    assert near(found.offset, "487.123", "0.0005")
    assert near(points, "162.3743", "0.0002")
    assert near(score, "609.7085", "0.0001")
    assert near(odds, "85.5595", "0.0001")
    assert near(woe, "0.693147", "0.000001")
