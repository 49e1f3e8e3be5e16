"""The room of running loans and the file of one: views, totals, past days, repayments written and taken back."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from crodesk.config import DEFAULTS
from crodesk.domain.money import short_money_with_sign
from crodesk.exchange.paper import plain
from crodesk.language import _
from crodesk.screens.loan import inspecting
from crodesk.screens.loan.parts import PARTS
from crodesk.screens.loan.screen import LoanScreen
from crodesk.screens.navigation import OpenLoan
from crodesk.screens.running.screen import RunningScreen
from crodesk.services import loan_file, loan_list, loan_provisions, opening, practice
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.sheets import loan_sheets
from crodesk.widgets.fields.framed import Framed
from crodesk.widgets.paper_view import PaperView
from crodesk.widgets.record_dialog import RecordDialog
from tests.screens.desk_app import COMPACT, WIDE, messages, opened, press, screen_text, settle, type_in

SAMPLE = Path(__file__).parents[2] / "data" / "sample.sqlite"
TODAY = date(2026, 11, 20)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Desk]:
    """The made-up portfolio, on the day it was made for."""
    practice.practice_copy(SAMPLE, tmp_path / "desk.sqlite", TODAY)
    desk = opening.open_to_write(tmp_path / "desk.sqlite", None, Clock.on(TODAY), "test")
    desk.keep_loans()
    yield desk
    desk.close()


def rid_of(desk: Desk, number: str) -> int:
    (line,) = desk.look(loan_list.by_number, number)
    return line.rid


def text_of(screen: LoanScreen) -> str:
    return screen.parts.text


async def test_v_goes_between_applications_and_running_loans(known: Desk) -> None:
    async with opened(known, room="loans") as pilot:
        await press(pilot, "V")
        screen = pilot.app.screen
        assert isinstance(screen, RunningScreen)
        live = known.look(loan_list.page, loan_list.Query("live"), TODAY)
        assert screen.rows.count == len(live)
        await press(pilot, "V")
        assert not isinstance(pilot.app.screen, RunningScreen)


async def test_a_view_lists_its_loans_and_says_what_they_come_to(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, RunningScreen)
        screen._viewed("late")
        await settle(pilot)
        days = [line.days_late(TODAY) for line in known.look(loan_list.page, loan_list.Query("late"), TODAY)]
        assert days == sorted(days, reverse=True, key=lambda each: each or 0)
        assert screen.sums.text.startswith(f"{len(days)} loans")
        screen._viewed("late 31 60")
        await settle(pilot)
        assert screen.rows.count == sum(1 for each in days if each is not None and 31 <= each <= 60)


@pytest.mark.parametrize("day", ["", "31/8/2026"])
async def test_a_loan_is_found_while_typing_by_name_or_number_within_the_view(known: Desk, day: str) -> None:
    async with opened(known, room="running") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, RunningScreen)
        if day:
            await press(pilot, "at")
            await type_in(pilot, day)
            await press(pilot, "enter")
        whole = screen.rows.count
        for text, customer in (("my hanh truong", "Trương Thị Mỹ Hạnh"), ("2141", "Trương Thị Mỹ Hạnh")):
            await press(pilot, "slash")
            await type_in(pilot, text)
            assert isinstance(pilot.app.screen, RunningScreen)  # digits lead to no other room
            assert [(row.number, row.customer) for row in screen._source.page(0, 9)] == [("L-2141", customer)]
            assert screen.sums.text.startswith("1 loan ")
            await press(pilot, "escape")
            assert screen.rows.count == whole
        screen._viewed("ended")
        await press(pilot, "slash")
        await type_in(pilot, "2141")
        assert screen.rows.count == 0
        assert "No loan like “2141”" in screen_text(pilot)
        screen._viewed("live")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LoanScreen)


async def test_what_is_listed_is_written_to_a_file(known: Desk, home: Path) -> None:
    async with opened(known, room="running") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, RunningScreen)
        screen._viewed("late")
        await press(pilot, "slash")
        await type_in(pilot, "21")
        await press(pilot, "enter")
        listed = [row.number for row in screen._source.page(0, 99)]
        await press(pilot, "x", "end", *["backspace"] * len("xlsx"))
        await type_in(pilot, "csv")
        await press(pilot, "enter")
        path = home / "crodesk-loans-late-2026-11-20.csv"
        assert str(path) in messages(pilot)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(listed) > 1
    assert [row["Number"] for row in rows] == listed
    (mine,) = (row for row in rows if row["Number"] == "L-2141")
    wanted = {"Customer": "Trương Thị Mỹ Hạnh", "Past due": "11683884", "Days late": "92", "As of": "2026-11-20"}
    assert {key: mine[key] for key in wanted} == wanted


async def test_a_past_day_is_shown_as_it_was_known_then(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, RunningScreen)
        await press(pilot, "at")
        await type_in(pilot, "31/8/2026")
        await press(pilot, "enter")
        assert screen.day == date(2026, 8, 31)
        book = known.read_now(loan_list.as_of, date(2026, 8, 31))
        assert screen.rows.count == loan_list.count(book, loan_list.Query(), date(2026, 8, 31))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LoanScreen)
        assert pilot.app.screen._day == date(2026, 8, 31)
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, LoanScreen)  # nothing is written on a past day


async def test_a_day_to_come_is_refused(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        await press(pilot, "at")
        await type_in(pilot, "1/1/2030")
        await press(pilot, "enter")
        screen = next(each for each in pilot.app.screen_stack if isinstance(each, RunningScreen))
        assert pilot.app.screen is not screen
        assert screen.day is None


def promised(desk: Desk, customer: int) -> list[str]:
    sql = "SELECT due_on FROM follow_up WHERE customer_rid = ? AND promised_by = 'customer' AND due_on > '2026-11-20'"
    return [str(day) for (day,) in desk.look(lambda reader: reader.rows(sql, (customer,)))]


async def test_a_promise_and_the_debt_group_are_at_hand_in_the_list_but_not_on_a_past_day(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, RunningScreen)
        screen._viewed("late")
        await settle(pilot)
        line = screen.rows.row
        assert line is not None
        await press(pilot, "g")
        assert isinstance(pilot.app.screen, RecordDialog)
        await press(pilot, "escape", "o", "enter")
        await type_in(pilot, "25/11")
        await press(pilot, "f9")
        assert promised(known, line.customer_rid) == ["2026-11-25"]
        await press(pilot, "u")
        assert promised(known, line.customer_rid) == []
        await press(pilot, "at")
        await type_in(pilot, "31/10/2026")
        await press(pilot, "enter", "o")
        assert "this is a past day" in messages(pilot)
        assert not isinstance(pilot.app.screen, RecordDialog)


async def open_loan(pilot: Pilot[int], desk: Desk, number: str) -> LoanScreen:
    pilot.app.screen.post_message(OpenLoan(rid_of(desk, number)))
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LoanScreen)
    return screen


async def test_a_repayment_says_what_it_pays_is_written_and_taken_back(known: Desk) -> None:
    rid = rid_of(known, "L-2107")
    before = known.look(loan_file.read, rid, TODAY)
    assert before is not None
    async with opened(known, room="running") as pilot:
        screen = await open_loan(pilot, known, "L-2107")
        await press(pilot, "r")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        assert "Pays" in str(dialog.query_one("#warning").render())
        await press(pilot, "f9")
        await settle(pilot)
        after = known.look(loan_file.read, rid, TODAY)
        assert after is not None
        assert len(after.ledger) > len(before.ledger)
        assert after.known.state.past_due == 0
        await press(pilot, "tab")
        assert screen.part.name == "ledger"
        await press(pilot, "T")
        await type_in(pilot, "wrong loan")
        await press(pilot, "enter")
        await settle(pilot)
        again = known.look(loan_file.read, rid, TODAY)
        assert again is not None
        assert again.known.state.past_due == before.known.state.past_due
        assert "taken back" in text_of(screen)
        await press(pilot, "u", "u")
        undone = known.look(loan_file.read, rid, TODAY)
        assert undone is not None
        assert undone.ledger == before.ledger


async def test_tab_goes_through_every_part_and_f8_to_the_next_loan(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, LoanScreen)
        seen = []
        for _time in range(8):
            seen.append(screen.part.name)
            await press(pilot, "tab")
        assert sorted(seen) == [
            "inspections", "ledger", "measures", "promises", "readings", "schedule", "security", "warnings",
        ]  # fmt: skip
        rid = screen.rid
        await press(pilot, "f8")
        assert screen.rid != rid
        await press(pilot, "f7", "escape")
        assert isinstance(pilot.app.screen, RunningScreen)


async def test_every_loan_of_the_portfolio_opens_in_every_part(known: Desk) -> None:
    async with opened(known, room="running", size=(80, 24)) as pilot:
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, LoanScreen)
        for line in known.look(loan_list.page, loan_list.Query("live"), TODAY):
            screen.open(line.rid)
            for _part in range(7):
                screen._turn(1)
            assert screen.shown is not None
            assert screen.shown.known.loan.number == line.number
            assert screen.why.text


async def test_an_inspection_is_filled_in_on_the_spot(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        screen = await open_loan(pilot, known, "L-2107")
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, RecordDialog)
        await type_in(pilot, "10m")
        await press(pilot, "tab", "space", "tab", "space", "f9")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LoanScreen)
        screen._at = next(at for at, part in enumerate(PARTS) if part.name == "inspections")
        screen.reload()
        assert "10,000,000 of" in text_of(screen)
        await press(pilot, "u")
        assert "10,000,000 of" not in text_of(screen)


@pytest.mark.parametrize("spoken", ["en", "vi", "zh"])
async def test_each_question_of_an_inspection_is_read_whole_beside_room_to_answer(known: Desk, spoken: str) -> None:
    async with opened(known, WIDE, replace(DEFAULTS, language=spoken), room="running") as pilot:
        await open_loan(pilot, known, "L-2107")
        await press(pilot, "v")
        fields = list(pilot.app.screen.query(Framed))
        assert len(fields) == len(inspecting.FIELDS)
        for width, height in (WIDE, COMPACT):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            drawn = {field.render().plain.partition(field.brackets[0])[0].strip(): _(field.label) for field in fields}
            assert list(drawn) == list(drawn.values())
            assert min(field.entry.size.width for field in fields) >= 30


async def test_the_sheet_for_a_visit_is_shown_to_print(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        await open_loan(pilot, known, "L-2107")
        await press(pilot, "P", "enter")
        page = pilot.app.screen
        assert isinstance(page, PaperView)
        text = plain.text(page.paper)
        assert "Inspection of loan L-2107" in text
        assert "Invoices and contracts seen" in text
        assert "Nguyễn Thị Ngọc" in text


def test_pages_about_a_loan_hold_its_own_figures(known: Desk) -> None:
    file = known.look(loan_file.read, rid_of(known, "L-2107"), TODAY)
    assert file is not None
    assert file.payoff is not None
    text = plain.text(loan_sheets.statement(file))
    for line in file.schedule:
        assert f"{line.owed.principal:,} VND" in text
    paper = loan_sheets.payoff(file)
    assert paper is not None
    assert f"{int(file.payoff.total):,} VND" in plain.text(paper)
    core = known.look(loan_file.read, rid_of(known, "L-2145"), TODAY)
    assert core is not None
    assert loan_sheets.payoff(core) is None
    assert "L-2145" in plain.text(loan_sheets.visit(core))


async def test_a_warning_is_written_down_answered_and_taken_back_by_keys(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        screen = await open_loan(pilot, known, "L-2136")
        while screen.part.name != "warnings":
            await press(pilot, "tab")
        before = text_of(screen)
        assert "insurance ended" in before
        await press(pilot, "w")
        await type_in(pilot, "the guard says so")
        await press(pilot, "enter")
        await type_in(pilot, "wages")
        await press(pilot, "f9")
        await settle(pilot)
        assert "wages aren't paid" in text_of(screen).splitlines()[2]  # the heaviest of those to answer stands first
        await press(pilot, "home", "enter")
        await type_in(pilot, "called the owner")
        await press(pilot, "f9")
        await settle(pilot)
        assert "measure taken 20 Nov 2026" in text_of(screen)
        await press(pilot, "u")
        assert "measure taken" not in text_of(screen)
        await press(pilot, "u")
        assert text_of(screen) == before


async def test_what_is_set_aside_stands_beside_a_loan_and_under_a_view(known: Desk) -> None:
    async with opened(known, room="running") as pilot:
        room = pilot.app.screen
        assert isinstance(room, RunningScreen)
        await settle(pilot)
        (total,) = known.read_now(loan_provisions.totals, loan_list.Query(), TODAY)
        assert f"set aside {short_money_with_sign(total.total_minor, 'VND', 'en')}" in room.risks.text
        screen = await open_loan(pilot, known, "L-2145")
        await press(pilot, "z")
        # Group 3: 20 % of 223,506,530 is 44,701,306; 0.75 % of it is 1,676,298.975.
        assert "44,701,306" in screen.why.text
        assert "1,676,299" in screen.why.text
