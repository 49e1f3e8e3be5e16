"""The rules of lending: what is shipped fits together, and a bank's own files are held to the same."""

import pytest

from crodesk.domain.lending.appraisal.appraising import appraise
from crodesk.domain.lending.appraisal.misfits import misfits
from crodesk.domain.lending.appraisal.rules import Rules, read, shipped
from crodesk.domain.problem import Problem
from crodesk.domain.rules import lending, packs, reading
from crodesk.domain.rules.lending_shape import LENDING, PILLARS, STEPS
from crodesk.domain.rules.products import products
from crodesk.domain.rules.shape import EVIDENCE
from tests.domain.lending.appraisal.applications import every


@pytest.mark.parametrize("name", LENDING)
def test_a_shipped_file_is_right_by_its_own_rules(name: str) -> None:
    found = lending.read(name, reading.shipped("lending", name), f"{name}.toml")
    assert not isinstance(found, list), found
    assert found == lending.load(name)
    stated = [one.mark for one in found.values() if one.mark.source]
    assert all(mark.evidence in EVIDENCE for mark in stated)


def test_each_file_is_shipped_and_each_shipped_one_is_known() -> None:
    assert set(LENDING) == set(reading.names("lending"))


def test_shipped_files_fit_together() -> None:
    assert misfits(shipped().tables) == []
    assert products() == shipped().products


def test_every_rule_bites_in_some_application() -> None:
    """No rule of lending waits for a figure that nothing works out."""
    rules = shipped()
    applied = {rule.code for one in every() for rule in appraise(one.case, rules).rules}
    assert set(rules.tables["policy"]) - applied == {"amount", "group"}  # a bank states those limits
    reads = {value for one in every() for value in appraise(one.case, rules).ratios}
    assert set(rules.tables["ratios"]) - reads == {"concentration"}


def test_products_say_how_they_are_asked_for() -> None:
    for one in products().values():
        assert set(one.steps) <= set(STEPS)
        assert one.steps == tuple(step for step in STEPS if step in one.steps)
        assert one.secured == (one.security == "required")
        assert one.mark.unconfirmed
    assert products()["passbook_pledge"].one_screen


def test_facts_are_typed_in_steps_that_are_there() -> None:
    assert {fact["step"] for fact in shipped().tables["facts"].values()} <= set(STEPS)
    assert {rule["pillar"] for rule in shipped().tables["policy"].values()} == set(PILLARS)


def texts(found: Rules | list[Problem]) -> list[str]:
    assert isinstance(found, list)
    return [one.text.format(**one.values) for one in found]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("products", "[salary_loan]\ndsr = 500", "products.toml, line 2: salary_loan.dsr can't be more than 100."),
        (
            "products",
            '[salary_loan]\nscorecard = "expert-persn"',
            "products.toml: salary_loan.scorecard can't be “expert-persn”; the nearest is “expert-person”.",
        ),
        (
            "products",
            '[salary_loan]\nconditions = ["salary-her"]',
            "products.toml: salary_loan.conditions can't be “salary-her”; the nearest is “salary-here”.",
        ),
        ("products", "[salary_loan]\nmethods = []", "products.toml: salary_loan.methods can't be empty."),
        (
            "products",
            "[salary_loan]\nmonths_least = 72",
            "products.toml: salary_loan.months_least is more than months_most.",
        ),
        (
            "policy",
            '[own]\nname = { en = "a", vi = "b", zh = "c" }\npillar = "business"\nreads = "dsr_after"\n'
            'weight = "stop"\nreason = "other"\nrisk = { en = "a", vi = "b", zh = "c" }\n'
            'mitigant = { en = "a", vi = "b", zh = "c" }\n'
            'source = "ours"\nevidence = "B"',
            "policy.toml: own needs at_most, at_least, or cap with test.",
        ),
        (
            "policy",
            '[dsr]\nreads = "dsr_afte"',
            "policy.toml: dsr.reads can't be “dsr_afte”; the nearest is “dsr_after”.",
        ),
    ],
)
def test_a_bank_is_told_what_is_wrong_with_its_file(name: str, text: str, said: str) -> None:
    assert texts(read({name: text})) == [said]


def test_a_bank_changes_a_figure_and_its_version_says_so() -> None:
    found = read({"products": "[salary_loan]\ndsr = 50\n"})
    assert isinstance(found, Rules)
    product = found.products["salary_loan"]
    assert product.caps.dsr == 50
    assert (product.mark.evidence, product.mark.source) == ("B", "products.toml")
    assert found.versions["products"].startswith(shipped().versions["products"] + "+")
    assert found.versions["policy"] == shipped().versions["policy"]


def test_groups_are_read_by_the_pack_that_is_named() -> None:
    bad = next(one.case for one in every() if one.name == "salary_loan: has bad debt elsewhere")
    for pack in packs.ids():
        found = appraise(bad, shipped(pack))
        assert shipped(pack).groups.id == pack
        assert found.starting_group is not None
        assert found.starting_group.group in shipped(pack).groups.ranks
