"""What an application lacks, by step, and what of it stops the sending."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.application.gaps import StepState, Weight, gaps, states, to_fix
from crodesk.domain.lending.appraisal.case import Asked, Case, Exposure, Party
from crodesk.domain.lending.appraisal.recommending import Wanted
from crodesk.domain.problem import Problem
from crodesk.domain.rules.said import Words

TODAY = date(2026, 11, 20)
HUY = Party("borrower", "Phạm Quốc Huy")
INCOME = Wanted("income", Words("income", "thu nhập", "收入"), "means", "application_flow")
AMOUNT = Wanted("amount", Words("amount", "số tiền", "金额"), "loan", "amount")


def case(**asked: object) -> Case:
    return Case(TODAY, Asked(**{"product": "salary_loan", **asked}), (HUY,))  # type: ignore[arg-type]  # fields by name


def test_without_product_amount_and_term_nothing_is_sent() -> None:
    found = gaps(case(product=""), (), ())
    assert [(gap.step, gap.key, gap.weight) for gap in found] == [
        ("loan", "product", Weight.MISSING),
        ("loan", "amount_minor", Weight.MISSING),
        ("loan", "months", Weight.MISSING),
    ]
    assert to_fix(found) == 3


def test_what_is_unknown_stops_nothing_and_what_is_core_is_said_once() -> None:
    found = gaps(case(), (INCOME, AMOUNT))
    assert [gap.key for gap in found] == ["amount_minor", "months", "application_flow"]
    assert to_fix(found) == 2
    assert found[-1].problem.values == {"fact": INCOME.name}


def test_an_amount_of_nothing_is_wrong() -> None:
    (found,) = gaps(case(amount=Decimal(0), months=12), ())
    assert (found.weight, found.key) == (Weight.WRONG, "amount_minor")


def test_the_first_drawing_is_still_to_come() -> None:
    assert gaps(case(amount=Decimal(5), months=12, start=TODAY), ()) == ()
    (found,) = gaps(case(amount=Decimal(5), months=12, start=date(2026, 11, 19)), ())
    assert (found.step, found.weight, found.key) == ("loan", Weight.WRONG, "start_on")


def test_what_is_wrong_stands_in_its_step_before_what_is_unknown() -> None:
    wrong = [
        Problem("collateral.0", "pledged twice"),
        Problem("asked.rate", "too high"),
        Problem("parties.1", "twice"),
        Problem("elsewhere", "?"),
    ]
    found = gaps(case(amount=Decimal(5), months=12), (INCOME,), wrong)
    assert [(gap.step, gap.problem.text) for gap in found] == [
        ("customer", "twice"),
        ("loan", "too high"),
        ("loan", "?"),
        ("means", "{fact}: not known yet."),
        ("collateral", "pledged twice"),
    ]
    assert to_fix(found) == 4


def test_each_step_counts_its_own() -> None:
    found = gaps(case(amount=Decimal(5), months=12), (INCOME,), [Problem("asked.rate", "too high")])
    assert states(["customer", "loan", "means"], found) == (
        StepState("customer"),
        StepState("loan", wrong=1),
        StepState("means", unknown=1),
    )
    assert [state.done for state in states(["customer", "loan", "means"], found)] == [True, False, False]


def test_a_rate_that_is_missing_is_named_by_its_currency() -> None:
    wanted = Wanted("exchange", Words("exchange rate", "tỷ giá", "汇率"), "loan", "currency")
    asked = case(amount=Decimal(5), months=12)
    (plain,) = gaps(asked, (wanted,))
    assert plain.problem.text == "{fact}: not known yet."
    (named,) = gaps(replace(asked, exposures=(Exposure("K", "B", "group", Decimal(1), currency="USD"),)), (wanted,))
    assert named.problem.values["currencies"] == "USD"
