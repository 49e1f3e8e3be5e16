"""Which terms would do for the amount that is asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.appraisal.case import Asked, Case, Party
from crodesk.domain.lending.appraisal.figures import figures
from crodesk.domain.lending.appraisal.fitting import Terms, fitting
from crodesk.domain.lending.appraisal.rules import shipped
from tests.domain.lending.appraisal.applications import named

SALARY = named("salary_loan: is approved")
PASSBOOK = named("passbook_pledge: is approved without asking the bureau")


def test_the_shortest_term_is_the_first_that_the_income_bears() -> None:
    # 13 million a month for 200 million at 12 %: by 200 × 0.01 / (1 − 1.01^-n) 17 months are 12.85 each, 16 are 13.59
    found = fitting(SALARY, shipped())
    assert found == Terms(17, 60)
    for months, fits in ((17, True), (16, False)):
        asked = replace(SALARY.asked, months=months)
        largest = figures(replace(SALARY, asked=asked), shipped()).largest
        assert largest is not None
        assert (largest >= 200_000_000) is fits


def test_the_longest_term_ends_before_the_age_does() -> None:
    old = replace(SALARY.parties[0], born=date(1964, 1, 1))
    assert fitting(replace(SALARY, parties=(old,)), shipped()).longest == 25  # 65 on 2029-01-01
    older = replace(old, born=date(1961, 1, 1))
    assert fitting(replace(SALARY, parties=(older,)), shipped()).longest is None  # 65 on 2026-01-01


def test_a_passbook_is_borne_by_itself_and_ends_with_its_deposit() -> None:
    assert fitting(PASSBOOK, shipped()) == Terms(1, 6)  # the deposit matures on 2027-06-01


def test_no_term_is_known_without_income_or_product() -> None:
    bare = Case(SALARY.today, Asked("salary_loan", amount=Decimal(1)), (Party("borrower", "An"),))
    assert fitting(bare, shipped()) == Terms(None, None)
    assert fitting(replace(bare, asked=Asked("")), shipped()) == Terms(None, None)


def test_no_term_bears_what_is_too_much() -> None:
    much = replace(SALARY.asked, amount=Decimal(10**10))
    assert fitting(replace(SALARY, asked=much), shipped()).shortest is None


def test_what_comes_back_all_at_once_after_the_grace_is_not_borne() -> None:
    # 13 million a month: 200 million in 17 instalments are 12.85, after 6 months without principal
    late = replace(SALARY.asked, grace_principal=6)
    assert fitting(replace(SALARY, asked=late), shipped()).shortest == 23
    assert fitting(replace(SALARY, asked=replace(SALARY.asked, grace_principal=60)), shipped()).shortest is None


def test_a_limit_takes_as_much_however_long_it_runs_and_whatever_its_rate() -> None:
    line = named("consumer_and_lines: an overdraft is approved")
    unrated = replace(line, asked=replace(line.asked, rate=None))
    assert fitting(unrated, shipped()).shortest == shipped().products[line.asked.product].months_least
