"""What if, and offers side by side: other terms tried in the wizard, nothing kept until they are taken over."""

from datetime import date

import pytest
from textual.pilot import Pilot

from crodesk.domain.lending.appraisal.trying import Way
from crodesk.screens.application.offers import Offers
from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.application.what_if import WhatIfPane
from crodesk.services import application_moving, application_trying, application_view
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from crodesk.widgets.paper_view import PaperView
from crodesk.widgets.record_dialog import RecordDialog
from tests.builders import a_customer, a_record
from tests.screens.desk_app import COMPACT, messages, opened, press, screen_text, settle, type_in
from tests.screens.looking import counted_frames

# 350 million over 36 months at 12.5 % by days: 11,708,422 a month (as in test_application.py). Income 31 million and
# living costs 9.5 million: 4 million must be left, so 17.5 million may go to this loan, and 60 % of 31 are 18.6.
SALARY = {
    "product": "salary_loan", "amount_minor": 350_000_000, "currency": "VND", "months": 36, "rate_ppm": 125_000,
    "purpose": "home repair", "living_minor": 9_500_000, "no_debts": True,
}  # fmt: skip
INCOME = {"direction": "income", "kind": "salary", "amount_minor": 31_000_000, "currency": "VND", "period": "month"}


@pytest.fixture
def loan(desk: Desk) -> int:
    customer = a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))
    rid = a_record(desk, "application", customer, number="L-2290", **SALARY)
    a_record(desk, "application_flow", rid, **INCOME)
    return rid


def file_of(desk: Desk, rid: int) -> ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def terms(desk: Desk, rid: int) -> tuple[int | None, int | None, int | None]:
    line = file_of(desk, rid).line
    return line.amount_minor, line.months, line.rate_ppm


async def to_pane(pilot: Pilot[int]) -> WhatIfPane:
    await press(pilot, "4", "enter", "f4")
    pane = pilot.app.screen
    assert isinstance(pane, WhatIfPane), screen_text(pilot)
    return pane


def wizard(pilot: Pilot[int]) -> ApplicationScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ApplicationScreen), screen_text(pilot)
    return screen


def selected(pane: WhatIfPane) -> tuple[Way, str]:
    return pane.rows.row.answer.way, pane.rows.row.what


async def test_what_they_can_pay_a_month_is_answered_at_once(desk: Desk, loan: int) -> None:
    async with opened(desk, COMPACT) as pilot:
        pane = await to_pane(pilot)
        assert selected(pane)[0] is Way.TYPED
        await type_in(pilot, "10m")
        # 10 / 11.708422 × 350 = 298.9 million, in whole millions; term: 350 × i / (1 − (1+i)^-n) for i = 1.0417 % is
        # 9.96 million for 44 months and 10.13 for 43
        assert selected(pane) == (Way.AMOUNT, "298,000,000")
        await press(pilot, "down")
        assert selected(pane) == (Way.TERM, "44 months")
        assert "what they can pay" in screen_text(pilot)
        assert "too much a month" in screen_text(pilot)
        assert "DSR after" in screen_text(pilot)


async def test_enter_takes_over_as_one_action_that_undo_takes_back(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        pane = await to_pane(pilot)
        pane.fields["months"].focus()
        await settle(pilot)
        pane.fields["months"].value = 48
        await settle(pilot)
        await press(pilot, "tab")
        pane.fields["rate_ppm"].value = 110_000
        await settle(pilot)
        await press(pilot, "enter")
        form = wizard(pilot).form
        assert form is not None
        assert (form.fields["months"].value, form.fields["rate_ppm"].value) == (48, 110_000)
        assert terms(desk, loan) == (350_000_000, 48, 110_000)
        await press(pilot, "escape", "u")
        assert terms(desk, loan) == (350_000_000, 36, 125_000)


async def test_escape_leaves_everything_as_it_was(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        before = desk.changes
        await to_pane(pilot)
        await type_in(pilot, "5m")
        await press(pilot, "escape")
        assert wizard(pilot).shown is not None
        assert (terms(desk, loan), desk.changes) == ((350_000_000, 36, 125_000), before)


async def test_each_key_is_one_frame(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await to_pane(pilot)
        for key in ("1", "2", "m", "down", "up", "backspace"):
            with counted_frames(pilot.app) as frames:
                await press(pilot, key)
            assert len(frames) == 1, key


async def test_facts_that_are_missing_are_named(desk: Desk) -> None:
    customer = a_customer(desk, "Lê Thị Mai")
    a_record(desk, "application", customer, number="L-2291", product="salary_loan", currency="VND")
    async with opened(desk) as pilot:
        pane = await to_pane(pilot)
        pane.fields["amount_minor"].value = None
        pane.fields["rate_ppm"].value = None
        await settle(pilot)
        assert "Not known: amount asked, term, rate" in screen_text(pilot)
        await press(pilot, "down")
        assert "Not known: term, rate" in screen_text(pilot)


async def test_an_answer_without_terms_cannot_be_taken(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        pane = await to_pane(pilot)
        await type_in(pilot, "1m")  # over 60 months 350 million are 5.8 without interest
        await press(pilot, "down", "enter")
        assert selected(pane)[0] is Way.TERM
        assert pilot.app.screen is pane
        assert "holds no terms" in messages(pilot)


async def test_what_is_not_understood_is_not_taken(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        pane = await to_pane(pilot)
        await type_in(pilot, "lots")
        await press(pilot, "enter")
        assert pilot.app.screen is pane
        assert terms(desk, loan) == (350_000_000, 36, 125_000)


async def test_what_was_sent_can_be_tried_and_not_changed(desk: Desk, loan: int) -> None:
    from crodesk.services import application_known

    said = application_known.said(file_of(desk, loan), "submit", {"on": desk.today})
    desk.do_now("Sent", "L-2290", application_moving.move, loan, *said)
    async with opened(desk) as pilot:
        pane = await to_pane(pilot)
        await type_in(pilot, "10m")
        await press(pilot, "enter")
        assert pilot.app.screen is pane
        assert "it was sent" in messages(pilot)
    assert terms(desk, loan) == (350_000_000, 36, 125_000)


async def to_offers(pilot: Pilot[int]) -> Offers:
    await press(pilot, "4", "enter", "escape", "V")
    offers = pilot.app.screen
    assert isinstance(offers, Offers), screen_text(pilot)
    return offers


async def test_offers_are_kept_side_by_side_and_one_is_taken_over(desk: Desk, loan: int) -> None:
    async with opened(desk, COMPACT) as pilot:
        await to_pane(pilot)
        await type_in(pilot, "10m")
        await press(pilot, "f6")
        offers = pilot.app.screen
        assert isinstance(offers, Offers)
        assert [each.asked.amount for each in offers.variants] == [350_000_000, 298_000_000]
        await press(pilot, "n")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"months": 60, "fee_minor": 3_000_000, "method": "equal-principal"})
        await press(pilot, "f9")
        # 298 / 60 + 298 × 12.5 % × 31 / 365 = 4.967 + 3.164 million in the first month at most
        assert "60 months" in screen_text(pilot)
        assert offers.chosen == 2
        service = offers._compared[2].service.value
        assert service is not None
        assert 7_900_000 < service < 8_200_000
        await press(pilot, "enter")
        assert terms(desk, loan) == (298_000_000, 60, 125_000)
        assert file_of(desk, loan).cells["method"] == "equal-principal"
        assert "The fee isn't part of the application" in messages(pilot)
        await press(pilot, "escape", "u")
        assert terms(desk, loan) == (350_000_000, 36, 125_000)
    assert len(desk.look(application_trying.variants, "L-2290", file_of(desk, loan).case)) == 3
    async with opened(desk) as pilot:  # they are there again
        assert len((await to_offers(pilot)).variants) == 3


async def test_offers_are_changed_taken_out_copied_and_shown_as_a_page(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        offers = await to_offers(pilot)
        await press(pilot, "n")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"months": 24})
        await press(pilot, "f9", "left")
        assert offers.chosen == 0
        await press(pilot, "e")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"rate_ppm": 100_000})
        await press(pilot, "f9")
        assert [each.asked.rate for each in offers.variants] == [10, 12.5]
        await press(pilot, "y")
        assert "Effective rate a year" in pilot.app.clipboard
        assert "L-2290" in pilot.app.clipboard
        await press(pilot, "P")
        assert isinstance(pilot.app.screen, PaperView)
        assert "Offers side by side" in screen_text(pilot)
        await press(pilot, "escape", "right", "D")
        assert [each.asked.months for each in offers.variants] == [36]
        await press(pilot, "D")
        assert wizard(pilot).shown is not None
    assert desk.look(application_trying.variants, "L-2290", file_of(desk, loan).case) == []


async def test_no_more_than_four_stand_side_by_side(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        offers = await to_offers(pilot)
        for months in (12, 24, 48):
            await press(pilot, "n")
            dialog = pilot.app.screen
            assert isinstance(dialog, RecordDialog)
            dialog._form.set_values({"months": months})
            await press(pilot, "f9")
        assert len(offers.variants) == 4
        await press(pilot, "n")
        assert pilot.app.screen is offers
        assert "4 stand here already" in messages(pilot)
        await press(pilot, "escape")
        await press(pilot, "equals_sign")
        await type_in(pilot, "9m")
        await press(pilot, "f6")
        assert "at most" in messages(pilot)


async def test_the_terms_it_has_are_not_taken_over_again(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await to_pane(pilot)
        before = desk.changes
        await press(pilot, "enter")
        assert desk.changes == before
        assert "It asks for these terms already." in messages(pilot)
