"""Other terms tried, and ways to lend kept beside an application."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from crodesk.domain.lending.appraisal.comparing import Variant
from crodesk.domain.lending.appraisal.trying import Way
from crodesk.domain.problem import Refused
from crodesk.services import application_trying, application_view, drafts
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record

LOAN = {"product": "salary_loan", "amount_minor": 350_000_000, "currency": "VND", "months": 36, "rate_ppm": 125_000}


@pytest.fixture
def shown(desk: Desk) -> ApplicationFile:
    customer = a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))
    found = desk.look(application_view.read, a_record(desk, "application", customer, **LOAN), desk.today)
    assert found is not None
    return found


def keep(desk: Desk, shown: ApplicationFile, *variants: Variant) -> None:
    desk.do_now("Kept a draft", "", application_trying.keep, shown.line.number, variants)


def test_values_go_into_what_is_asked_and_come_out_again(shown: ApplicationFile) -> None:
    values = application_trying.values_of(shown.case.asked)
    assert values == {
        "amount_minor": 350_000_000, "months": 36, "rate_ppm": 125_000, "method": "annuity", "grace_months": 0,
    }  # fmt: skip
    changed = application_trying.with_values(shown.case.asked, {**values, "amount_minor": None, "months": None})
    assert (changed.amount, changed.months, changed.rate) == (None, None, Decimal("12.5"))
    assert application_trying.values_of(changed)["amount_minor"] is None


def test_cents_are_cents(shown: ApplicationFile) -> None:
    asked = replace(shown.case.asked, currency="USD", amount=Decimal("1234.56"), rate=None)
    values = application_trying.values_of(asked)
    assert (values["amount_minor"], values["rate_ppm"]) == (123_456, None)
    assert application_trying.with_values(asked, values) == asked


def test_what_they_can_pay_is_tried(shown: ApplicationFile) -> None:
    values = {**application_trying.values_of(shown.case.asked), "monthly_minor": 10_000_000}
    found = application_trying.try_out(shown.case, values)
    largest = next(each for each in found.answers if each.way is Way.AMOUNT)
    assert largest.asked is not None
    assert largest.asked.amount == 298_000_000  # 10 / 11.708422 × 350 = 298.9 million


def test_ways_to_lend_are_kept_in_their_order_and_are_no_draft_of_something_typed(
    desk: Desk, shown: ApplicationFile
) -> None:
    one = Variant(shown.case.asked, fee=Decimal(3_000_000))
    two = application_trying.variant_of(shown.case.asked, {**LOAN, "months": 60, "method": "equal-principal"})
    keep(desk, shown, one, two)
    found = desk.look(application_trying.variants, shown.line.number, shown.case)
    assert found == [one, two]
    assert (found[1].asked.months, found[1].asked.method, found[1].fee) == (60, "equal-principal", Decimal(0))
    assert desk.look(drafts.count) == 0
    keep(desk, shown)
    assert desk.look(application_trying.variants, shown.line.number, shown.case) == []


def test_more_than_four_are_refused(desk: Desk, shown: ApplicationFile) -> None:
    with pytest.raises(Refused):
        keep(desk, shown, *[Variant(shown.case.asked, Decimal(fee)) for fee in range(5)])


def test_they_are_compared(shown: ApplicationFile) -> None:
    (found,) = application_trying.compare(shown.case, [Variant(shown.case.asked)])
    assert found.service.value == 11_708_422  # as in test_application.py of the screens
    assert "income" in found.missing
