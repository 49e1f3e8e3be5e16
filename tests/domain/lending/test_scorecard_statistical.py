"""Statistical scorecards from files: points by hand from Siddiqi's scale, and everything that a file can get wrong."""

from decimal import Decimal

import pytest

from crodesk.domain.lending.scorecard import card, statistical
from crodesk.domain.lending.scorecard.card import Scorecard

FILE = """
title = { en = "Persons", vi = "Cá nhân", zh = "个人" }

[scale]
score = 600
odds = 50
pdo = 20
source = "the bank's model of 2025"
evidence = "B"

[model]
intercept = 0
predicts = "good"
source = "the bank's model of 2025"
evidence = "B"

[grades.A]
starts = 980
source = "the bank's model of 2025"
evidence = "G"

[grades.B]
starts = 0
source = "the bank's model of 2025"
evidence = "B"

[attributes.home]
name = { en = "Home", vi = "Nhà ở", zh = "住房" }
data = "home"
reason = "length-of-residence"
coefficient = 1
source = "the bank's model of 2025"
evidence = "B"
[attributes.home.levels.own]
good = 800
bad = 40
about = { en = "own", vi = "sở hữu", zh = "自有" }
[attributes.home.levels.rent]
good = 200
bad = 60
about = { en = "rented", vi = "thuê", zh = "租赁" }

[attributes.record]
name = { en = "Record", vi = "Lịch sử", zh = "记录" }
data = "record"
reason = "poor-performance-with-us"
coefficient = 0.5
source = "the bank's model of 2025"
evidence = "B"
[attributes.record.levels.clean]
woe = 0.4
about = { en = "clean", vi = "tốt", zh = "良好" }
[attributes.record.levels.late]
woe = -1.2
about = { en = "late", vi = "trễ", zh = "逾期" }
"""


def changed(*pairs: tuple[str, str]) -> str:
    text = FILE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def read(text: str) -> Scorecard:
    found = statistical.read(text, "persons.toml")
    assert isinstance(found, Scorecard), said(found)
    return found


def said(found: object) -> list[str]:
    assert isinstance(found, list), found
    return [problem.text.format(**{k: getattr(v, "en", v) for k, v in problem.values.items()}) for problem in found]


def points(found: Scorecard) -> dict[str, Decimal]:
    return {
        f"{code}.{name}": level.points for code, one in found.attributes.items() for name, level in one.levels.items()
    }


def test_points_follow_from_weights_scale_and_model() -> None:
    """By hand: factor 20 / ln 2 = 28.8539, half of the offset 487.123 is 243.561 for each of two attributes.

    Own: parts 0.8 and 0.4, ln 2 x factor = 20 more; rented: 0.2 and 0.6, ln 3 x factor = 31.699 less. Clean:
    0.4 x 0.5 x factor = 5.771 more; late: 1.2 x 0.5 x factor = 17.312 less.
    """
    found = read(FILE)
    assert points(found) == {"home.own": 264, "home.rent": 212, "record.clean": 249, "record.late": 226}
    with_decimals = read(changed(("pdo = 20", "pdo = 20\ndecimals = 2")))
    assert points(with_decimals) == {
        "home.own": Decimal("263.56"),
        "home.rent": Decimal("211.86"),
        "record.clean": Decimal("249.33"),
        "record.late": Decimal("226.25"),
    }


def test_the_intercept_is_shared_out() -> None:
    """By hand: 1.3863 = 2 ln 2 of logit is 40 points, 20 for each of two attributes."""
    found = read(changed(("intercept = 0", "intercept = 1.386294361119890618834464242916")))
    assert points(found) == {"home.own": 284, "home.rent": 232, "record.clean": 269, "record.late": 246}


def test_a_model_of_bad_turns_its_signs_about() -> None:
    text = changed(('predicts = "good"', 'predicts = "bad"'), ("coefficient = 1", "coefficient = -1"))
    assert points(read(text.replace("coefficient = 0.5", "coefficient = -0.5"))) == points(read(FILE))


def test_an_applicant_is_scored_and_graded_by_it() -> None:
    """By hand: 212 + 226 points; 52 lost at home, 23 by the record."""
    found = card.score(read(FILE), {"home": "rent", "record": "late"})
    assert (found.points, found.worst_grade) == (Decimal(438), "B")
    assert [(one.attribute, one.points, one.reason) for one in found.lost] == [
        ("home", Decimal(52), "length-of-residence"),
        ("record", Decimal(23), "poor-performance-with-us"),
    ]


def test_what_is_general_knowledge_in_it_is_to_be_confirmed() -> None:
    assert [mark.at for mark in read(FILE).marks] == ["grades.A"]
    assert [grade.code for grade in read(FILE).grades] == ["A", "B"]


def test_a_document_may_be_wanted() -> None:
    wanted = 'wanted = { en = "bureau report", vi = "báo cáo CIC", zh = "征信报告" }'
    found = read(changed(("coefficient = 0.5", f"coefficient = 0.5\n{wanted}")))
    assert [getattr(one.wanted, "en", None) for one in found.attributes.values()] == [None, "bureau report"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("odds = 50", "odds = 0", "persons.toml, line 6: scale.odds must be more than 0."),
        ("pdo = 20", "pdo = 0", "persons.toml, line 7: scale.pdo must be more than 0."),
        ("odds = 50", "", "persons.toml, line 4: scale.odds is missing."),
        ("coefficient = 1", "coefficient = -1", "line 31: with this attributes.home.coefficient more weight for good"),
        ('reason = "length-of-residence"', 'reason = "length"', "attributes.home.reason can't be “length”"),
        ("good = 800\nbad = 40", "woe = 1", "each level of attributes.home.levels states woe, or each states good"),
        ("good = 800\n", "", "each level of attributes.home.levels states woe, or each states good and bad."),
        ("woe = 0.4\n", "", "each level of attributes.record.levels states woe, or each states good and bad."),
        ("good = 800", "good = 800\nwoe = 1", "each level of attributes.home.levels states woe, or each states good"),
        ("bad = 40", "bad = 0", "line 34: attributes.home.levels.own needs cases that turned out good and bad."),
        ("good = 200", "good = 0", "attributes.home.levels.rent needs cases that turned out good and bad."),
        ('predicts = "good"', 'predicts = "goods"', "model.predicts can't be “goods”; the nearest is “good”."),
        ('data = "home"', 'data = "gender"', "can't be scored"),
        ("[scale]", "[scale", "this is no TOML"),
    ],
)
def test_a_wrong_file_is_refused_by_line_and_field(old: str, new: str, words: str) -> None:
    assert any(words in sentence for sentence in said(statistical.read(changed((old, new)), "persons.toml")))


def test_a_coefficient_of_nothing_is_no_mistake() -> None:
    assert points(read(changed(("coefficient = 1", "coefficient = 0"))))["home.own"] == 244
    no_model = changed(('predicts = "good"', 'predicts = "bad"'), ("coefficient = 1", "coefficient = 0"))
    assert isinstance(statistical.read(no_model.replace("coefficient = 0.5", "coefficient = 0"), "x"), Scorecard)


def test_whole_tables_that_are_missing_are_named() -> None:
    title = 'title = { en = "a", vi = "a", zh = "a" }\n'
    sentences = said(statistical.read(title, "x.toml"))
    assert [one.split(": ")[1] for one in sentences] == [
        f"{name} is missing." for name in ("scale", "model", "grades", "attributes")
    ]
    without_model = FILE[: FILE.index("[model]")] + FILE[FILE.index("[grades.A]") :]
    assert ["model is missing." in one for one in said(statistical.read(without_model, "x.toml"))] == [True]
    levels = FILE.index("[attributes.record.levels.clean]")
    assert "there must be at least one of attributes.record.levels." in said(statistical.read(FILE[:levels], "x"))[0]
