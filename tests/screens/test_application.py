"""The wizard and the pipeline: an application from the first key to the decision."""

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk.app import CrodeskApp
from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.comparing import ThenAndNow
from crodesk.screens.loans.screen import LoansScreen
from crodesk.screens.navigation import BeginApplication
from crodesk.services import application_known, application_list, application_moving, application_view, records
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from crodesk.widgets.dialogs import Choose, Confirm
from crodesk.widgets.fields import sentence
from crodesk.widgets.pane import Pane
from crodesk.widgets.record_dialog import RecordDialog
from tests.builders import a_customer, a_record
from tests.lending_desk import ANSWERS, a_salary_loan
from tests.screens.desk_app import COMPACT, messages, opened, place, press, rows_of, said, screen_text, settle, type_in

SALARY = {
    "product": "salary_loan", "amount_minor": 350_000_000, "currency": "VND", "months": 36, "rate_ppm": 125_000,
    "purpose": "home repair", "living_minor": 9_500_000,
}  # fmt: skip


@pytest.fixture
def customer(desk: Desk) -> int:
    return a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))


@pytest.fixture
def loan(desk: Desk, customer: int) -> int:
    return a_record(desk, "application", customer, number="L-2290", **SALARY)


def file_of(desk: Desk, rid: int = 1) -> ApplicationFile:
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def wizard(pilot: Pilot[int]) -> ApplicationScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ApplicationScreen), screen_text(pilot)
    return screen


def figures(pilot: Pilot[int]) -> str:
    return wizard(pilot).query_one("#figures", Pane).text


async def open_it(pilot: Pilot[int]) -> None:
    await press(pilot, "4", "enter")
    await settle(pilot)


async def test_a_walk_in_gets_a_first_figure_and_everything_is_kept(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, "0905777888")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RecordDialog)
        await type_in(pilot, "Phạm Quốc Huy")
        await press(pilot, "f9")
        await settle(pilot)
        await type_in(pilot, "350m")
        await press(pilot, "tab")
        await type_in(pilot, "36")
        await press(pilot, "tab")
        await type_in(pilot, "12.5")
        await press(pilot, "tab", "tab")
        await type_in(pilot, "sal")
        await press(pilot, "tab")
        # 350 m over 36 months at 12.5 % by days on 365: the amount over the sum of the 36 discount factors from
        # 20 November 2026 on, worked out with fractions, is 11,708,421.95
        assert "11,708,422" in figures(pilot)
        await press(pilot, "f3")
        assert isinstance(pilot.app.screen, LoansScreen)
        assert rows_of(pilot, "#applications").row.name == "Phạm Quốc Huy"
    cells = file_of(desk).cells
    assert {key: cells[key] for key in ("product", "amount_minor", "months", "rate_ppm")} == {
        "product": "salary_loan",
        "amount_minor": 350_000_000,
        "months": 36,
        "rate_ppm": 125_000,
    }


@pytest.mark.usefixtures("loan")
async def test_what_fits_several_choices_stays_in_its_field_when_the_next_one_is_kept(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        form = wizard(pilot).form
        assert form is not None
        form.fields["method"].focus()
        await type_in(pilot, "equal")
        await press(pilot, "tab")
        await type_in(pilot, "+1m")
        await press(pilot, "tab")
        await settle(pilot)
        assert file_of(desk).cells["first_due_on"] == "2026-12-20"
        assert form.fields["method"].text == "equal"
        assert "in the list fit" in screen_text(pilot)
        await press(pilot, "f9")
        assert wizard(pilot).form is form  # it asks for that first, not whether to send
        assert form.current() is form.fields["method"]
        assert "in the list fit" in messages(pilot)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "equal pri")
        await press(pilot, "f9")
        assert isinstance(pilot.app.screen, Confirm)
        assert file_of(desk).cells["method"] == "equal-principal"


async def test_a_phone_that_is_known_offers_the_customer(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai", phone="0905 777 888")
    async with opened(desk) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, "0905777888")
        await press(pilot, "enter")
        await settle(pilot)
        assert "Lê Thị Mai" in screen_text(pilot)
        assert wizard(pilot).shown is not None
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 1


async def test_what_is_under_way_is_offered_before_another_is_begun(desk: Desk, customer: int, loan: int) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "2", "enter", "l")
        assert isinstance(pilot.app.screen, Choose)
        assert "salary loan · 350m ₫ · draft" in screen_text(pilot)
        await press(pilot, "1")
        await settle(pilot)
        assert wizard(pilot).rid == loan
        await press(pilot, "f3", "l", "2")
        await settle(pilot)
        assert wizard(pilot).rid != loan


async def test_a_field_is_kept_when_it_is_left_and_taken_back_by_undo(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        form = wizard(pilot).form
        assert form is not None
        form.fields["months"].focus()
        await settle(pilot)
        form.fields["months"].query_one(Input).value = "48"
        await press(pilot, "tab")
        assert file_of(desk).line.months == 48
        form.fields["months"].query_one(Input).value = "many"
        form.fields["months"].focus()
        await press(pilot, "tab")
        assert file_of(desk).line.months == 48
        await press(pilot, "escape", "u")
        assert file_of(desk).line.months == 36


async def test_another_product_asks_for_other_things(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        assert "Collateral" not in wizard(pilot).steps.text
        form = wizard(pilot).form
        assert form is not None
        assert "cost_minor" not in form.fields
        form.fields["product"].focus()
        await settle(pilot)
        form.set_values({"product": "home_loan"})
        await press(pilot, "tab")
        await settle(pilot)
        assert "Collateral" in wizard(pilot).steps.text
        form = wizard(pilot).form
        assert form is not None
        assert "cost_minor" in form.fields
        assert form.current() is form.fields["method"]


async def test_lines_are_added_changed_and_taken_out(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape", "3")
        await settle(pilot)
        wizard(pilot).set_focus(wizard(pilot).items_list)
        await press(pilot, "n", "1")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"direction": "income", "kind": "salary", "amount_minor": 31_000_000})
        await press(pilot, "f9")
        assert [flow.amount for flow in file_of(desk).case.flows] == [31_000_000]
        await press(pilot, "e")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"amount_minor": 32_000_000})
        await press(pilot, "f9")
        assert [flow.amount for flow in file_of(desk).case.flows] == [32_000_000]
        await press(pilot, "D")
        assert file_of(desk).case.flows == ()
        await press(pilot, "u")
        assert len(file_of(desk).case.flows) == 1


async def test_what_is_on_file_is_taken_over_by_one_key(desk: Desk, customer: int, loan: int) -> None:
    values = {"amount_minor": 31_000_000, "currency": "VND", "period": "month", "source": "payslips"}
    a_record(desk, "fact", customer, kind="income", what="Salary", as_of=date(2026, 9, 1), **values)
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape", "I")
        assert "31,000,000 · payslips · 1 Sep 2026" in screen_text(pilot)
        await press(pilot, "1")
        assert [flow.amount for flow in file_of(desk).case.flows] == [31_000_000]
        await press(pilot, "I")
        assert "Everything on file is here already." in messages(pilot)


async def test_a_gap_leads_to_its_field(desk: Desk, loan: int) -> None:
    a_record(desk, "application_party", loan, role="guarantor", name="Mai")
    async with opened(desk) as pilot:
        await open_it(pilot)
        steps = [step.name for step in file_of(desk).steps]
        await press(pilot, "escape", str(steps.index("check") + 1))
        await settle(pilot)
        rows = wizard(pilot).items_list
        assert rows is not None
        places = [item.gap.step for item in rows.view.window.page(0, 99) if item.gap is not None]
        rows.go(places.index("means"))
        await press(pilot, "enter")
        await settle(pilot)
        assert wizard(pilot).step == "means"
        await press(pilot, "escape")
        await settle(pilot)
        assert wizard(pilot).step == "check"


async def test_what_of_the_borrower_is_kept_in_the_customer_file_says_which_key_opens_that(
    desk: Desk, customer: int, loan: int
) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await wizard(pilot).go_to_step("customer")
        await settle(pilot)
        for wanted in ("Identity       not known · O: customer's file", "Bureau may be… not asked yet · O: customer's"):
            assert wanted in screen_text(pilot)
        a_record(desk, "consent", customer, purpose="bureau", given_on=date(2026, 11, 1))
        await press(pilot, "O")
        await settle(pilot)
        await press(pilot, "f3")
        await settle(pilot)
        assert "Bureau may be… yes" in screen_text(pilot)


async def test_what_stops_the_sending_is_listed_first(desk: Desk, loan: int) -> None:
    desk.do_now("Changed", "", records.change, "application", loan, {"months": None})
    async with opened(desk) as pilot:
        await open_it(pilot)
        await wizard(pilot).go_to_step("check")
        await settle(pilot)
        first, *others = [row.text for row in rows_of(pilot, "#items").view.window.page(0, 30)]
        assert first == "!! For how long?"
        assert others
        assert all(text.endswith(": not known yet.") for text in others)


async def test_a_gap_is_read_in_full_and_the_last_step_counts_them_all(desk: Desk, loan: int) -> None:
    async with opened(desk, COMPACT) as pilot:
        await open_it(pilot)
        room = wizard(pilot)
        await room.go_to_step("check")
        await settle(pilot)
        assert room.shown is not None
        gaps = room.shown.gaps
        assert room.steps.text.endswith(f"Check, send{len(gaps)}")
        for gap in gaps:
            read = " ".join(room.query_one("#gap", Pane).text.split())
            assert read.endswith(sentence(gap.problem))
            await press(pilot, "down")


async def test_it_is_sent_returned_approved_and_then_stays(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "f9")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "enter")
        assert file_of(desk).line.stage == "submitted"
        await press(pilot, "a", "1")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"decided_by": "Võ Minh Khoa", "reason": "payslips of August"})
        await press(pilot, "f9")
        assert file_of(desk).line.stage == "returned"
        await press(pilot, "f9", "enter")
        await press(pilot, "a", "2")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"decided_by": desk.officer, "level": "branch"})
        await press(pilot, "f9")
        assert "doesn't decide it" in screen_text(pilot)
        dialog._form.set_values({"decided_by": "Trần Thu Hà"})
        await press(pilot, "f9")
        assert file_of(desk).line.stage == "approved"
        await press(pilot, "u")
        assert "is a decision: it stays" in messages(pilot)
        assert file_of(desk).line.stage == "approved"


async def test_the_pipeline_shows_stages_and_what_is_parked(desk: Desk, customer: int, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape", "p")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"parked_until": date(2027, 2, 15), "parked_why": "after Tết"})
        await press(pilot, "f9")
        assert "parked until 15 Feb 2027" in screen_text(pilot)
        await press(pilot, "f3")
        assert rows_of(pilot, "#applications").count == 0
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "7")
        assert [row.number for row in rows_of(pilot, "#applications").view.window.page(0, 9)] == ["L-2290"]
        await press(pilot, "s", "3")
        assert "sort: amount" in screen_text(pilot)
    assert set(application_list.SORTS) == {"stage", "age", "amount", "customer", "number"}


async def test_what_was_typed_about_parking_is_kept_and_the_help_says_so(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape", "p")
        await type_in(pilot, "15/2/2027")
        await press(pilot, "tab")
        await type_in(pilot, "after")
        await press(pilot, "f1")
        assert "Esc goes back and keeps a draft" in said(pilot)
        await press(pilot, "escape", "escape", "p")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        assert dialog._form.fields["parked_why"].text == "after"
        await press(pilot, "f9")
    assert (file_of(desk).line.parked_until, file_of(desk).line.parked_why) == (date(2027, 2, 15), "after")


async def test_an_application_is_found_while_typing_within_the_view(desk: Desk, loan: int) -> None:
    async with opened(desk, room="loans") as pilot:
        rows = rows_of(pilot, "#applications")
        for text, count in (("mai le", 0), ("pham huy", 1), ("2291", 0), ("2290", 1)):
            await press(pilot, "slash")
            await type_in(pilot, text)
            assert rows.count == count, text  # digits lead to no other room
            assert (f"No application like “{text}”" in screen_text(pilot)) is (count == 0)
            await press(pilot, "escape")
            assert rows.count == 1
        await press(pilot, "slash")
        await type_in(pilot, "2290")
        await press(pilot, "enter")
        assert "L-2290" in place(pilot)
        await press(pilot, "f3")
        assert rows.count == 1
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LoansScreen)


async def test_the_checklist_fills_the_papers_by_one_key(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        steps = [step.name for step in file_of(desk).steps]
        await press(pilot, "escape", str(steps.index("papers") + 1))
        await settle(pilot)
        await press(pilot, "I")
        rows = wizard(pilot).items_list
        assert rows is not None
        listed = [(item.what, item.text) for item in rows.view.window.page(0, 99)]
        assert ("wanted", "Identity card or passport") in listed
        await press(pilot, "I")
        assert "Everything on the checklist is listed." in messages(pilot)
        await press(pilot, "u")
        assert rows.count == 0


async def test_questions_of_the_scorecard_are_answered_in_words_and_reached_from_their_gaps(desk: Desk) -> None:
    rid = a_salary_loan(desk)
    async with opened(desk) as pilot:
        await open_it(pilot)
        names = [step.name for step in file_of(desk, rid).steps]
        await press(pilot, "escape", str(names.index("check") + 1))
        await settle(pilot)
        rows = wizard(pilot).items_list
        assert rows is not None
        gaps = [item.gap.key for item in rows.view.window.page(0, 99) if item.gap is not None]
        rows.go(gaps.index("answers.employment"))
        rows.focus()
        await press(pilot, "enter")
        await settle(pilot)
        assert wizard(pilot).step == "appraisal"
        assert wizard(pilot).item is not None
        assert wizard(pilot).item.question.code == "employment"  # type: ignore[union-attr]  # just seen
        await press(pilot, "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        dialog._form.set_values({"answer": "long", "evidence": "labour contract"})
        await press(pilot, "f9")
        assert file_of(desk, rid).case.answers == {"employment": "long"}
        kept = wizard(pilot).item
        assert kept is not None
        assert (kept.what, kept.text) == ("3 years or more", "Time with the employer or in the trade · labour contract")
        assert "3 years or more" in screen_text(pilot)
        assert "not known: 2 questions open" in wizard(pilot).query_one("#told", Pane).text
        await press(pilot, "D")
        assert file_of(desk, rid).case.answers == {}
        await press(pilot, "u")
        assert file_of(desk, rid).case.answers == {"employment": "long"}
        await press(pilot, "escape")
        await settle(pilot)
        assert wizard(pilot).step == "check"
    for code in ("income-kind", "residence"):
        a_record(desk, "scorecard_answer", rid, attribute=code, answer=ANSWERS[code])
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape", str(names.index("appraisal") + 1))
        await settle(pilot)
        assert "AA · standard route · margin +0.25 %" in wizard(pilot).query_one("#told", Pane).text


async def test_what_was_frozen_is_compared_with_today_by_one_key(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape", "ampersand")
        assert "nothing to compare with" in messages(pilot)
        await press(pilot, "f9", "enter")
        await settle(pilot)
        a_record(desk, "application_paper", loan, code="income", name="Payslips", state="received")
        await press(pilot, "ampersand")
        assert isinstance(pilot.app.screen, ThenAndNow)
        assert "Frozen 20 Nov 2026 with: submitted" in screen_text(pilot)
        assert "Papers that are missing" in screen_text(pilot)
        await press(pilot, "escape", "f3")
        assert isinstance(pilot.app.screen, LoansScreen)
        await press(pilot, "ampersand")
        assert isinstance(pilot.app.screen, ThenAndNow)
        assert "The verdict is the same." in screen_text(pilot)


async def test_what_is_to_be_found_out_is_planned_as_one_follow_up_by_one_key(desk: Desk) -> None:
    rid = a_salary_loan(desk)
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape", "k")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        assert dialog._form.values() == {"by": date(2026, 11, 23)}
        await press(pilot, "f9")
        clocks = desk.look(lambda reader: reader.rows("SELECT clock FROM queue_row WHERE clock LIKE '%|collect'"))
        assert len(clocks) == 1
        for code, level in ANSWERS.items():
            a_record(desk, "scorecard_answer", rid, attribute=code, answer=level)
        wizard(pilot).reload()
        await press(pilot, "k")
        assert "The rules wait for nothing." in messages(pilot)


async def test_a_step_that_is_left_says_what_it_didnt_understand(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "abc")
        await press(pilot, "f8")
        assert "Not understood, so it isn't kept: Amount “abc”." in messages(pilot)
        assert file_of(desk).cells["amount_minor"] is not None


async def test_the_form_of_an_approval_has_the_conditions_that_the_officer_wrote(desk: Desk, loan: int) -> None:
    desk.do_now("Change", "L", records.change, "application", loan, {"conditions": "Mua bảo hiểm\nLương về đây"})
    own = file_of(desk, loan)
    said = application_known.said(own, "submit", {"on": desk.today})
    desk.do_now("Sent", "L", application_moving.move, loan, *said)
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "a", "3")
        assert isinstance(pilot.app.screen, RecordDialog)
        assert "Mua bảo hiểm" in screen_text(pilot)
        assert "Lương về đây" in screen_text(pilot)


@pytest.mark.parametrize(("kind", "product"), [("individual", "consumer_unsecured"), ("company", "working_capital")])
async def test_an_application_begins_with_what_such_a_customer_mostly_asks_for(
    desk: Desk, kind: str, product: str
) -> None:
    customer = a_customer(desk, "Cơ khí Tân Thành", kind=kind)
    async with opened(desk) as pilot:
        pilot.app.post_message(BeginApplication(customer))
        await settle(pilot)
        await settle(pilot)
        assert file_of(desk).line.product == product


async def test_a_product_with_the_same_steps_asks_for_its_own_things_too(desk: Desk) -> None:
    customer = a_customer(desk, "Cơ khí Tân Thành", kind="company")
    async with opened(desk) as pilot:
        pilot.app.post_message(BeginApplication(customer))
        await settle(pilot)
        await settle(pilot)
        steps, form = file_of(desk).steps, wizard(pilot).form
        assert form is not None
        assert "cost_minor" not in form.fields
        form.fields["product"].focus()
        await settle(pilot)
        form.set_values({"product": "investment_loan"})
        await press(pilot, "tab")
        await settle(pilot)
        assert file_of(desk).steps == steps
        form = wizard(pilot).form
        assert form is not None
        assert "cost_minor" in form.fields


async def test_a_step_stands_at_its_top_from_its_first_frame(
    desk: Desk, loan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    display = CrodeskApp._display

    def noted(self: CrodeskApp, screen: Any, renderable: Any) -> None:
        places = screen._compositor.full_map
        seen.extend(places[each].region.y for each in screen.query("#items") if each in places)
        display(self, screen, renderable)

    async with opened(desk, (60, 20)) as pilot:
        await open_it(pilot)
        room = wizard(pilot)
        await room.go_to_step("appraisal")
        await settle(pilot)
        assert room.form is not None
        list(room.form.fields.values())[-1].focus()
        await settle(pilot)
        assert room.work.scroll_y
        monkeypatch.setattr(CrodeskApp, "_display", noted)
        await room.go_to_step("check")
        await settle(pilot)
        assert set(seen) == {room.work.content_region.y}


@pytest.mark.parametrize("digit", ["6", "0"])
async def test_a_digit_typed_on_coming_in_takes_no_amount_away(desk: Desk, loan: int, digit: str) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, digit, "escape")
        assert file_of(desk).line.amount_minor == 350_000_000
        await press(pilot, "2")  # the step is chosen anew: now what is typed takes the place of what stood there
        await type_in(pilot, "340m")
        await press(pilot, "escape")
        assert file_of(desk).line.amount_minor == 340_000_000
