"""The other rule files."""

from decimal import Decimal

import pytest

from crodesk.domain.rules import figures, reading
from crodesk.domain.rules.shape import EVIDENCE


@pytest.mark.parametrize("kind", figures.kinds())
def test_a_shipped_file_is_right_by_its_own_rules(kind: str) -> None:
    found = figures.read(kind, reading.shipped("figures", kind), f"{kind}.toml")
    assert not isinstance(found, list), found
    assert found == figures.load(kind)
    assert all(one.mark.source and one.mark.evidence in EVIDENCE for one in found.values())


def test_each_kind_is_shipped_and_each_file_is_of_a_kind() -> None:
    assert set(figures.kinds()) == set(reading.names("figures"))


@pytest.mark.parametrize(
    ("kind", "code", "name", "value"),
    [
        # rulepacks.json
        ("late_charges", "vn-39-2016", "overdue_principal_max_multiple", Decimal("1.5")),
        ("late_charges", "vn-39-2016", "late_interest_annual_cap", Decimal("0.10")),
        ("interest_basis", "vn-14-2017", "year_days", 365),
        ("loan_terms", "vn", "medium_max_months", 60),
        ("cash_reporting", "vn-cash", "amount", Decimal(400_000_000)),
        ("cash_reporting", "vn-cash", "test", ">="),
        ("cash_reporting", "us-cash", "test", ">"),
        ("cash_reporting", "cn-transfer-company", "alt_amount", Decimal(200_000)),
        ("beneficial_owner", "in", "percent", Decimal(10)),
        ("kyc_review", "in-rbi", "medium", 96),
        ("complaint_sla", "uk-disp", "final_weeks", 8),
        ("complaint_sla", "vn-current-account", "final_business_days", 30),
        ("affordability", "sg-mas", "total", Decimal("0.55")),
        ("affordability", "ca", "housing", Decimal("0.39")),
        ("dscr", "us-sba", "least", Decimal("1.15")),
        ("ltv", "us-raw-land", "most", Decimal("0.65")),
        ("dunning", "upcoming", "dpd", -7),
        ("dunning", "bad-debt", "dpd", 91),
        # lending.md 1.15, 2.7 and 4
        ("cash_payments", "vn", "below", {"VND": Decimal(100_000_000)}),
        ("cash_payments", "vn", "cash_allowed", False),
        ("contact_hours", "vn", "until_hour", 21),
        ("contact_hours", "vn", "most_a_day", 5),
        ("inspections", "use", "first_days", 30),
        ("inspections", "use", "every_months", 6),
        ("inspections", "collateral", "every_months", 12),
        ("warnings", "turnover", "percent", Decimal(30)),
        ("warnings", "overdraft", "days", 30),
        ("warnings", "moved-on", "days", 3),
        ("collection_buckets", "default", "starts", (1, 4, 31, 61, 91, 121, 151, 181, 241)),
    ],
)
def test_figures_are_those_published(kind: str, code: str, name: str, value: object) -> None:
    found = figures.load(kind)[code][name]
    assert (found, type(found)) == (value, type(value))


def test_a_figure_that_a_rule_does_not_state_is_unknown() -> None:
    assert figures.load("affordability")["us-fha"].get("variable_income_haircut") is None
    assert figures.load("affordability")["sg-mas"].get("variable_income_haircut") == Decimal("0.30")


def test_the_ladder_of_collection_is_to_be_confirmed() -> None:
    assert all(step.mark.unconfirmed for step in figures.load("dunning").values())
    levels = [step["level"] for step in figures.load("dunning").values()]
    assert levels == list(range(10))


def test_a_bank_overrides_field_by_field() -> None:
    found = figures.read("dunning", "[call]\ndpd = 3\n", "bank.toml")
    assert not isinstance(found, list)
    assert found["call"]["dpd"] == 3
    assert found["call"]["level"] == 1
    assert found["call"].mark.evidence == "B"
    assert found["final-demand"] == figures.load("dunning")["final-demand"]


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        ("dunning", "[call]\ndpd = 1.5", "bank.toml, line 2: call.dpd must be a whole number."),
        ("dunning", "[own]\ndpd = 3", "bank.toml, line 1: own.level is missing."),
        ("contact_hours", "[vn]\nuntil_hour = 25", "bank.toml, line 2: vn.until_hour can't be more than 24."),
        (
            "measures",
            '[own]\nneeds = ["luck"]',
            "bank.toml, line 2: own.needs can't be “luck”; the nearest is “approval, paper, reason”.",
        ),
        ("beneficial_owner", "[vn]\npercent = 250", "bank.toml, line 2: vn.percent can't be more than 100."),
        (
            "late_charges",
            "[own]\noverdue_principal_max_multiple = 0.5",
            "bank.toml, line 2: own.overdue_principal_max_multiple can't be less than 1.",
        ),
        (
            "collection_buckets",
            "[default]\nstarts = [4, 1]",
            "bank.toml, line 2: default.starts must be a list of whole numbers, each more than the one before.",
        ),
    ],
)
def test_a_wrong_file_is_refused(kind: str, text: str, what: str) -> None:
    found = figures.read(kind, text, "bank.toml")
    assert isinstance(found, list)
    assert what in [problem.text.format(**problem.values) for problem in found]


def test_what_is_no_toml_is_refused() -> None:
    found = figures.read("dunning", "[call", "bank.toml")
    assert isinstance(found, list)
    assert found[0].values["line"] == 1
