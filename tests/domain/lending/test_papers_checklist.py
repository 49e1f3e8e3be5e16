"""Which papers an application wants, in table form: by product, parties and collateral."""

from dataclasses import replace
from datetime import date

import pytest

from crodesk.domain.lending.appraisal.case import Asked, Case, Collateral, Party
from crodesk.domain.lending.appraisal.rules import Rules, read, shipped
from crodesk.domain.lending.papers.checklist import BEFORE_DECISION, checklist, counts_until, valid_until
from crodesk.domain.lending.papers.fields import LANGUAGES, said
from crodesk.domain.rules.lending_shape import FORMS

TODAY = date(2026, 11, 22)
PERSON, SPOUSE = Party("borrower", "Lan"), Party("spouse", "Bình", "spouse")
FIRM = Party("borrower", "Thép Việt", kind="company")
BACKER = Party("g", "Cường", "guarantor")


def codes(case: Case, rules: Rules | None = None) -> list[str]:
    return [f"{one.code} {one.of}".strip() for one in checklist(case, rules or shipped(), BEFORE_DECISION)]


def test_a_salary_loan_wants_who_earns_what() -> None:
    case = Case(TODAY, Asked("salary_loan"), (PERSON, SPOUSE))
    assert codes(case) == [
        "application", "identity borrower", "identity spouse", "marriage borrower", "income borrower", "purpose",
        "bureau borrower",
    ]  # fmt: skip


def test_a_firm_wants_its_own_papers_and_those_of_who_stands_for_it() -> None:
    home = Collateral("house", "Nhà", "BK 1", "g")
    case = Case(TODAY, Asked("working_capital"), (FIRM, BACKER), collateral=(home,))
    assert codes(case) == [
        "application", "identity g", "licence", "charter", "resolution", "accounts", "purpose", "bureau borrower",
        "bureau g", "visit", "title BK 1", "valuation BK 1",
    ]  # fmt: skip
    later = [one.code for one in checklist(case, shipped(), ("contract", "disburse"))]
    assert later == ["owner-consent", "insurance", "approval", "contract", "security", "debt-receipt"]


def test_a_pledge_of_one_s_own_deposit_wants_little() -> None:
    case = Case(TODAY, Asked("passbook_pledge"), (PERSON,), collateral=(Collateral("deposit"),))
    assert "passbook 0" in codes(case)
    assert not {"valuation 0", "title 0", "income borrower"} & set(codes(case))
    assert "owner-consent" not in [one.code for one in checklist(case, shipped())]


def test_the_licence_of_a_household_is_wanted_for_its_business_only() -> None:
    household = Party("borrower", "Hộ Lan", kind="household")
    licensed = [
        product for product in ("household_business", "home_loan")
        if "household-licence" in codes(Case(TODAY, Asked(product), (household,)))
    ]  # fmt: skip
    assert licensed == ["household_business"]


def test_without_a_product_nothing_is_wanted_yet() -> None:
    assert checklist(Case(TODAY, Asked(""), (PERSON,)), shipped()) == ()


def test_a_bank_has_its_own_checklist() -> None:
    own = read({"checklist": "[bureau]\ndays = 15\nmandatory = false\n"})
    assert isinstance(own, Rules)
    case = Case(TODAY, Asked("salary_loan"), (PERSON,))
    (bureau,) = (one for one in checklist(case, own) if one.code == "bureau")
    assert (bureau.days, bureau.mandatory) == (15, False)
    assert own.versions["checklist"] != shipped().versions["checklist"]


@pytest.mark.parametrize(
    ("days", "dated", "says", "until"),
    [
        (30, date(2026, 11, 1), None, date(2026, 12, 1)),
        (30, date(2026, 11, 1), date(2026, 11, 20), date(2026, 11, 20)),
        (30, None, date(2026, 11, 20), date(2026, 11, 20)),
        (None, date(2026, 11, 1), None, None),
        (30, None, None, None),
    ],
)
def test_a_paper_counts_until_the_earlier_of_two_days(
    days: int | None, dated: date | None, says: date | None, until: date | None
) -> None:
    wanted = replace(checklist(Case(TODAY, Asked("salary_loan"), (PERSON,)), shipped())[0], days=days)
    assert valid_until(wanted, dated, says) == until


def test_every_form_has_words() -> None:
    assert all(said("form", form, language) != form for form in FORMS[1:] for language in LANGUAGES)


@pytest.mark.parametrize(
    ("code", "dated", "until"),
    [
        ("income", date(2026, 10, 31), date(2027, 1, 29)),  # 90 days
        ("identity", date(2026, 10, 31), None),  # no rule: what it says itself counts
        ("", date(2026, 10, 31), None),
        ("income", None, None),
    ],
)
def test_a_paper_counts_for_as_long_as_the_checklist_says(code: str, dated: date | None, until: date | None) -> None:
    assert counts_until(code, dated) == until
