"""What is wrong with what was typed, in words at the field; nothing is raised and nothing is approved."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.appraisal.appraising import appraise
from crodesk.domain.lending.appraisal.case import (
    Asset,
    BureauReport,
    Case,
    Collateral,
    Conduct,
    Debt,
    Exposure,
    Flow,
    Party,
    Statement,
)
from crodesk.domain.lending.appraisal.rules import shipped
from tests.domain.lending.appraisal.applications import named

SALARY = named("salary_loan: is approved")
COMPANY = named("company: is approved")
BOOKS = COMPANY.statements[0]
BORROWER = SALARY.parties[0]
NAN, ENDLESS, HUGE = Decimal("nan"), Decimal("inf"), Decimal("1e99")


def with_parties(*others: Party) -> Case:
    return replace(SALARY, parties=(BORROWER, *others))


def with_books(**changes: object) -> Case:
    return replace(COMPANY, statements=(replace(BOOKS, **changes), *COMPANY.statements[1:]))  # type: ignore[arg-type]


def with_collateral(**changes: object) -> Case:
    thing = Collateral("land", market_value=Decimal(10**9), prior_liens=Decimal(0), valued_on=SALARY.today)
    return replace(SALARY, collateral=(replace(thing, **changes),))  # type: ignore[arg-type]


CASES: list[tuple[Case, str, str]] = [
    (with_parties(Party("a", "?", role="co_borrower", code="KH1")), "parties.1.role", "can't be a co-borrower"),
    (
        with_parties(Party("a", "?", role="guarantor", id_number=BORROWER.id_number)),
        "parties.1.role",
        "can't stand for the own debt",
    ),
    (
        with_parties(Party("a", "nguyen van an", role="spouse", born=BORROWER.born)),
        "parties.1.role",
        "can't be the own spouse",
    ),
    (
        with_parties(Party("a", "B", role="guarantor", code="KH2"), Party("b", "C", role="guarantor", code="KH2")),
        "parties.2.name",
        "entered twice",
    ),
    (with_parties(Party("a", "B", role="guarantor", backs="z")), "parties.1.backs", "no part in this loan"),
    (with_parties(Party("a", "B", role="guarantor", backs="a")), "parties.1.backs", "in a circle"),
    (with_parties(Party("a", "B", role="owner", share=Decimal(101))), "parties.1.share", "between 0 and 100"),
    (with_parties(Party("a", "B", role="related", born=date(2027, 1, 1))), "parties.1.born", "born after today"),
    (
        replace(
            SALARY, parties=(replace(BORROWER, share=Decimal(60)), Party("a", "B", "co_borrower", share=Decimal(50)))
        ),
        "parties.1.share",
        "add up to 110%",
    ),
    (replace(SALARY, asked=replace(SALARY.asked, amount=Decimal(0))), "asked.amount", "more than zero"),
    (replace(SALARY, asked=replace(SALARY.asked, amount=Decimal(-5))), "asked.amount", "more than zero"),
    (replace(SALARY, asked=replace(SALARY.asked, amount=NAN)), "asked.amount", "no number"),
    (replace(SALARY, asked=replace(SALARY.asked, grace_principal=36)), "asked.grace_principal", "repays principal"),
    (
        replace(SALARY, asked=replace(SALARY.asked, first_due=SALARY.today)),
        "asked.first_due",
        "after the first drawing",
    ),
    (replace(SALARY, flows=(Flow("salary", ENDLESS),)), "flows.0.amount", "no number"),
    (replace(SALARY, flows=(Flow("salary", Decimal(-1)),)), "flows.0.amount", "can't be negative"),
    (replace(SALARY, flows=(Flow("salary", Decimal(1), party="z"),)), "flows.0.party", "no part in this loan"),
    (replace(SALARY, debts=(Debt("B", balance=Decimal(1), monthly=Decimal(1)),)), "no_debts", "there are some"),
    (replace(SALARY, assets=(Asset("home", HUGE),)), "assets.0.value", "no number"),
    (replace(SALARY, exposures=(Exposure("K", "B", "group", NAN),)), "exposures.0.balance", "no number"),
    (replace(SALARY, conduct=Conduct(inflow_a_month=NAN)), "conduct.inflow_a_month", "no number"),
    (replace(SALARY, exchange={"USD": NAN}), "exchange.USD", "no number"),
    (
        replace(SALARY, exchange={"USD": Decimal(0)}, flows=(Flow("salary", Decimal(1), currency="USD"),)),
        "flows.0.currency",
        "state the exchange rate",
    ),
    (
        replace(SALARY, bureau=(BureauReport(SALARY.today, currency="USD"),)),
        "bureau.0.currency",
        "in USD and the loan in VND",
    ),
    (with_books(ends=date(2027, 1, 1)), "statements.0.ends", "end after today"),
    (with_books(months=0), "statements.0.months", "of 1 to 24 months"),
    (with_books(ends=date(2025, 6, 30)), "statements.1.ends", "latest accounts come first"),
    (with_books(total_assets=Decimal(21_000_000_000)), "statements.0.total_assets", "don't balance"),
    (with_books(inventory=Decimal(13_000_000_000)), "statements.0.inventory", "more than the current assets"),
    (with_books(bank_debt=Decimal(12_000_000_000)), "statements.0.bank_debt", "more than all liabilities"),
    (with_collateral(valued_on=date(2027, 1, 1)), "collateral.0.valued_on", "valued after today"),
    (with_collateral(prior_liens=Decimal(2 * 10**9)), "collateral.0.prior_liens", "more than its value"),
    (with_collateral(haircut=Decimal(101)), "collateral.0.haircut", "between 0 and 100"),
    (with_collateral(owner="z"), "collateral.0.owner", "no part in this loan"),
]


@pytest.mark.parametrize(("case", "field", "words"), CASES, ids=[f"{field}: {words}" for _, field, words in CASES])
def test_what_is_wrong_is_said_at_its_field(case: Case, field: str, words: str) -> None:
    found = appraise(case, shipped())
    texts = [one.text.format(**one.values) for one in found.problems if one.field == field]
    assert any(words in text for text in texts), [(one.field, one.text) for one in found.problems]
    assert found.recommendation.verdict in ("refer", "decline")


def test_what_is_right_has_no_problem() -> None:
    for case in (SALARY, COMPANY):
        assert appraise(case, shipped()).problems == ()


def test_a_chain_of_guarantees_is_no_circle() -> None:
    chain = (Party("a", "B", role="guarantor", backs="b"), Party("b", "C", role="guarantor"))
    assert appraise(with_parties(*chain), shipped()).problems == ()


def test_who_stands_for_a_circle_is_not_in_it() -> None:
    circle = (
        Party("a", "B", role="guarantor", backs="b"),
        Party("b", "C", role="guarantor", backs="c"),
        Party("c", "D", role="guarantor", backs="b"),
    )
    fields = [one.field for one in appraise(with_parties(*circle), shipped()).problems]
    assert fields == ["parties.2.backs", "parties.3.backs"]


def test_two_of_one_name_are_two_people_unless_born_on_one_day() -> None:
    same = Party("a", "NGUYỄN VĂN AN", role="guarantor", born=date(1991, 3, 1))
    assert appraise(with_parties(same), shipped()).problems == ()


def test_accounts_without_a_balance_sheet_are_not_out_of_balance() -> None:
    bare = Statement(ends=date(2026, 6, 30), sales=Decimal(1))
    assert appraise(replace(COMPANY, statements=(bare,)), shipped()).problems == ()
