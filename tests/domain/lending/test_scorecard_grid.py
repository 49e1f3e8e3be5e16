"""Expert grids: points, spans for what isn't known, reasons, grades, and what must not be scored."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.lending.scorecard import card, forbidden, grades, grid
from crodesk.domain.lending.scorecard.card import Attribute, Level, Scorecard
from crodesk.domain.lending.scorecard.grades import Moved
from crodesk.domain.rules import figures, reading
from crodesk.domain.rules.pack import Mark
from crodesk.domain.rules.said import Words

SME, PERSON = grid.load("expert-sme"), grid.load("expert-person")
BEST = {code: max(one.levels, key=lambda level: one.levels[level].points) for code, one in PERSON.attributes.items()}
WORST = {code: min(one.levels, key=lambda level: one.levels[level].points) for code, one in PERSON.attributes.items()}


def said(found: object) -> list[str]:
    assert isinstance(found, list), found
    return [problem.text.format(**{k: getattr(v, "en", v) for k, v in problem.values.items()}) for problem in found]


def test_these_grids_are_shipped() -> None:
    assert grid.names() == ("expert-person", "expert-sme")


@pytest.mark.parametrize("name", grid.names())
def test_a_shipped_grid_is_right_by_its_own_rules(name: str) -> None:
    found = grid.read(reading.shipped("scorecards", name), f"{name}.toml")
    assert isinstance(found, Scorecard), said(found)
    assert found == grid.load(name)
    assert sum(one.most for one in found.attributes.values()) == 1000
    assert {one.reason for one in found.attributes.values()} <= set(figures.load("decline_reasons"))
    assert all(one.wanted for one in found.attributes.values())


def test_the_sections_of_the_business_grid_weigh_as_published() -> None:
    """Section 3.3 of the lending facts: 300, 200, 200, 150 and 150 of 1,000."""
    sums: dict[str, Decimal] = {}
    for one in SME.attributes.values():
        sums[one.section] = sums.get(one.section, Decimal(0)) + one.most
    assert sums == {"financial": 300, "behaviour": 200, "governance": 200, "market": 150, "operations": 150}


def test_an_expert_grid_is_to_be_confirmed() -> None:
    assert {mark.at for mark in SME.marks} >= {"criteria.leverage", "grades.AAA"}


def test_the_best_and_the_worst() -> None:
    best, worst = card.score(PERSON, BEST), card.score(PERSON, WORST)
    assert (best.points, best.worst_grade, best.best_grade, best.lost) == (Decimal(1000), "AAA", "AAA", ())
    # By hand: 0 + 10 + 0 of the income, 0 + 20 + 0 of the behaviour, 8 + 14, nothing else.
    assert (worst.points, worst.worst_grade) == (Decimal(52), "D")


def test_points_are_parts_of_the_weight() -> None:
    """Debts at 35 to 50 % of the income: 70 % of 150 points."""
    found = card.score(PERSON, {**BEST, "debt-service": "medium"})
    assert found.points == Decimal(955)
    assert [(one.attribute, one.points, one.reason) for one in found.lost] == [
        ("debt-service", Decimal(45), "excessive-obligations")
    ]


def test_what_is_unknown_is_a_span_and_never_zero_points() -> None:
    answers = {code: level for code, level in BEST.items() if code != "income-kind"}
    found = card.score(PERSON, answers)
    assert found.points is None
    assert (found.least, found.most) == (Decimal(910), Decimal(1000))
    assert (found.worst_grade, found.best_grade) == ("AAA", "AAA")
    assert said(list(found.problems)) == ["Kind of income isn't known."]
    assert found.problems[0].field == "income-kind"
    assert found.lost == ()


def test_a_level_or_an_attribute_that_is_not_there_is_named() -> None:
    found = card.score(PERSON, {**BEST, "ltv": "lower", "shoes": "large"})
    assert said(list(found.problems)) == [
        "Loan to value can't be “lower”; the nearest is “low”.",
        "This scorecard doesn't ask for “shoes”; the nearest is “share”.",
    ]
    assert [problem.field for problem in found.problems] == ["ltv", "shoes"]


def test_the_four_largest_losses_are_told_each_reason_once() -> None:
    found = card.score(PERSON, WORST)
    assert [(one.attribute, one.points) for one in found.lost] == [
        ("debt-service", Decimal(150)),
        ("repayment", Decimal(150)),
        ("income-proof", Decimal(100)),
        ("ltv", Decimal(100)),
    ]
    same = card.score(PERSON, {**BEST, "savings": "none", "share": "small"})
    assert [(one.attribute, one.reason) for one in same.lost] == [("savings", "income-insufficient")]


def test_losses_against_the_average() -> None:
    average = {"debt-service": Decimal(100), "ltv": Decimal(90)}
    found = card.score(PERSON, {**BEST, "debt-service": "medium", "ltv": "usual"}, average)
    assert [(one.attribute, one.points) for one in found.lost] == [("ltv", Decimal(30))]
    half = card.score(PERSON, {**BEST, "debt-service": "medium"}, {"debt-service": Decimal("105.5")})
    assert [(one.attribute, one.points) for one in half.lost] == [("debt-service", Decimal("0.5"))]


@given(
    st.fixed_dictionaries(
        {}, optional={code: st.sampled_from(sorted(one.levels)) for code, one in SME.attributes.items()}
    )
)
def test_knowing_more_narrows_the_span(answers: dict[str, str]) -> None:
    found = card.score(SME, answers)
    assert found.least <= found.most
    assert (found.points is None) is (len(answers) < len(SME.attributes))
    for code in answers:
        fewer = card.score(SME, {key: level for key, level in answers.items() if key != code})
        assert fewer.least <= found.least
        assert found.most <= fewer.most
    losses = [one.points for one in found.lost]
    assert losses == sorted(losses, reverse=True)
    assert len(losses) <= 4


@pytest.mark.parametrize(("points", "grade"), [("900", "AAA"), ("899.99", "AA"), ("540", "BB"), ("0", "D"), ("-1", "")])
def test_grades_by_cut_off(points: str, grade: str) -> None:
    assert SME.grade(Decimal(points)) == grade


@pytest.mark.parametrize("to", ["A", "BB", "BBB"])
def test_a_grade_moves_one_notch_with_a_reason(to: str) -> None:
    assert grades.move(SME, "BBB", to, " new orders ") == Moved("BBB", to, "new orders")


@pytest.mark.parametrize(
    ("to", "reason", "what"),
    [
        ("AA", "x", ["A grade may be moved by one notch at most."]),
        ("A", " ", ["Say why the grade is moved."]),
        ("Z", "x", ["There is no grade “Z”; there are AAA, AA, A, BBB, BB, B, CCC, CC, C, D."]),
        ("B", "", ["A grade may be moved by one notch at most.", "Say why the grade is moved."]),
    ],
)
def test_a_grade_moves_no_further_and_not_without_a_reason(to: str, reason: str, what: list[str]) -> None:
    found = grades.move(SME, "BBB", to, reason)
    assert said(found) == what
    assert isinstance(found, list)
    assert {(problem.field, problem.text.startswith("Say why")) for problem in found} <= {
        ("grade", False),
        ("reason", True),
    }


def attribute(name: str = "Factor", data: str = "dsr", level: str = "low") -> Attribute:
    words = Words(name, name, name)
    about = Words(level, level, level)
    return Attribute(words, {"x": Level(Decimal(1), about)}, data, "other", Mark("x", "x", "B"))


@pytest.mark.parametrize(
    ("of", "rule"),
    [
        (attribute("Sex"), "sex"),
        (attribute("Giới tính"), "sex"),
        (attribute("性别"), "sex"),
        (attribute("Factor 7", level="male, single"), "sex"),
        (attribute("Personal status and sex"), "sex"),
        (attribute(data="sex"), "sex"),
        (attribute("Marital status"), "marital-status"),
        (attribute("Factor 8", level="divorced"), "marital-status"),
        (attribute(data="marital_status"), "marital-status"),
        (attribute("Tôn giáo"), "religion"),
        (attribute("Dân tộc"), "ethnicity"),
        (attribute(data="nationality"), "ethnicity"),
        (attribute("Age"), "age"),
        (attribute("Age of the applicant"), "age"),
        (attribute("年龄"), "age"),
        (attribute(data="birth_date"), "age"),
        (attribute("Foreign worker"), "foreign-worker"),
        (attribute("Number of children"), "children"),
        (attribute("Income", level="public assistance"), "public-assistance"),
        (attribute("Health status"), "health"),
        (attribute("Trade union"), "opinion"),
    ],
)
def test_what_must_not_be_scored_is_refused_by_name_and_by_kind_of_data(of: Attribute, rule: str) -> None:
    (problem,) = forbidden.refusals({"factor": of})
    assert problem.field == "factor"
    assert problem.values["what"] == figures.load("not_scored")[rule]["name"]


@pytest.mark.parametrize(
    "name",
    ["Mortgage", "Age of the business", "Average balance", "Essex branch", "Trace", "Marketing", "抵押率", "Tuổi nợ"],
)
def test_words_that_only_look_alike_are_scored(name: str) -> None:
    assert forbidden.refusals({"factor": attribute(name)}) == []


def test_the_code_of_an_attribute_counts_too() -> None:
    assert len(forbidden.refusals({"foreign_worker": attribute()})) == 1


def test_a_bank_may_say_that_age_is_lawful_with_it() -> None:
    lawful = figures.read("not_scored", '[age]\nrefused = false\nsource = "law 7"\n', "bank.toml")
    assert not isinstance(lawful, list)
    assert forbidden.refusals({"factor": attribute("Age")}, lawful) == []
    assert len(forbidden.refusals({"factor": attribute("Sex")}, lawful)) == 1


def criterion(section: str, weight: int, **changes: str) -> str:
    """Return a criterion of a bank's file."""
    keys = {"name": "Cash flow", "data": "cash", "reason": "other", **changes}
    words = f'{{ en = "{keys["name"]}", vi = "b", zh = "c" }}'
    return f"""[criteria.own]
section = "{section}"
weight = {weight}
name = {words}
data = "{keys["data"]}"
reason = "{keys["reason"]}"
wanted = {words}
[criteria.own.levels.good]
points = 100
about = {words}
"""


def sourced(text: str) -> str:
    """Return a criterion that says where it comes from."""
    return text.replace("section =", 'source = "a bank"\nevidence = "B"\nsection =')


SME_BASE = 'inherits = "expert-sme"\n'
WORDS = '{ en = "a", vi = "b", zh = "c" }'
TITLE = f"title = {WORDS}\ntotal = 5\n"
GRADES = '[grades.A]\nstarts = 0\nsource = "a bank"\nevidence = "B"\n'
SECTION = f'[sections.market]\nweight = 5\nname = {WORDS}\nsource = "a bank"\nevidence = "B"\n'


def test_a_bank_changes_a_weight_and_its_section() -> None:
    text = SME_BASE + "total = 1050\n[sections.market]\nweight = 200\n" + criterion("market", 50)
    found = grid.read(text, "bank.toml")
    assert isinstance(found, Scorecard), said(found)
    assert found.attributes["own"].most == 50
    assert found.attributes["own"].mark.evidence == "B"
    assert found.attributes["leverage"] == SME.attributes["leverage"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a = ", "line 1: this is no TOML: "),
        ('inherits = "expert-sem"', "line 1: there is no scorecard “expert-sem”; the nearest is “expert-sme”."),
        (
            'total = 5\ninherits = "expert-sem"',
            "line 2: there is no scorecard “expert-sem”; the nearest is “expert-sme”.",
        ),
        (TITLE + GRADES + sourced(criterion("market", 5)), "line 1: there must be at least one of sections."),
        (TITLE + GRADES + sourced(criterion("market", 5)), "line 10: criteria.own.section can't be “market”;"),
        (TITLE + GRADES + SECTION, "line 7: the weights of sections.market add up to 0, not to 5."),
        (GRADES + SECTION + criterion("market", 5), "line 1: title"),
        (SME_BASE + "[criteria.leverage]\nweigth = 1", "line 3: there is no key “criteria.leverage.weigth”;"),
        (
            SME_BASE + "[criteria.leverage]\nweight = 90",
            "line 1: the weights of sections.financial add up to 310, not to 300.",
        ),
        (SME_BASE + "total = 900", "line 1: the weights of sections add up to 1000, not to 900."),
        (
            SME_BASE + '[criteria.leverage]\nsection = "finance"',
            "line 3: criteria.leverage.section can't be “finance”; the nearest is “financial”.",
        ),
        (
            SME_BASE + '[criteria.leverage]\nreason = "others"',
            "line 3: criteria.leverage.reason can't be “others”; the nearest is “other”.",
        ),
        (
            SME_BASE + "[criteria.leverage.levels.low]\npoints = 101",
            "line 3: criteria.leverage.levels.low.points can't be more than 100.",
        ),
        ('title = { en = "a", vi = "b", zh = "c" }\ntotal = 5', "line 1: there must be at least one of criteria."),
    ],
)
def test_a_wrong_grid_is_refused_with_its_line_and_field(text: str, what: str) -> None:
    assert any(one.startswith(f"bank.toml, {what}") for one in said(grid.read(text, "bank.toml")))


def test_a_criterion_needs_levels() -> None:
    text = criterion("market", 0).partition("[criteria.own.levels")[0]
    assert "bank.toml, line 2: there must be at least one of criteria.own.levels." in said(
        grid.read(SME_BASE + text, "bank.toml")
    )


def test_a_grid_that_scores_what_must_not_be_scored_is_refused() -> None:
    found = grid.read(SME_BASE + criterion("market", 0, name="Marital status"), "bank.toml")
    (what,) = said(found)
    assert what.startswith("Marital status can't be scored: it looks at marital status (Equal Credit Opportunity Act")
