"""Today by keys: what asks now, and every verb on it, from done to writing down a contact."""

import asyncio
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from crodesk.app import CrodeskApp
from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.desk_screen import DeskScreen
from crodesk.screens.queue.screen import QueueScreen
from crodesk.screens.queueing.listing import PATIENCE
from crodesk.screens.today.screen import TodayScreen
from crodesk.services import answering
from crodesk.services.desk import Desk
from crodesk.storage.queries import briefing
from crodesk.storage.queries import queue as queries
from crodesk.widgets.agree_day import AgreeDialog
from crodesk.widgets.contact.note_strip import NoteStrip
from crodesk.widgets.pane import Pane
from crodesk.widgets.put_off import PutOffDialog
from tests.builders import a_customer, a_record
from tests.screens.desk_app import COMPACT, messages, opened, place, press, rows_of, screen_text, settle, type_in
from tests.screens.queue_desk import CAMPAIGN, FIRST, fill, kept, names, selected, shown, value
from tests.services import costs

OF_AN_ANSWER = 8
"""What may be read between an answer and its frame: the page, why its next row asks, and how many there are."""


@pytest.fixture
def day(desk: Desk) -> Desk:
    return fill(desk)


def today(desk: Desk, size: tuple[int, int] = COMPACT) -> Any:
    return opened(desk, size, room="today")


async def rows_made(pilot: Pilot[int]) -> None:
    """Wait until the rows of the day are made, which the room does shortly after its first frame."""
    room = pilot.app.screen
    assert isinstance(room, TodayScreen)
    await asyncio.wait_for(room._made.wait(), PATIENCE)
    await settle(pilot)


# What is shown


async def test_the_day_opens_on_the_most_urgent_row_with_its_reason(day: Desk) -> None:
    async with today(day) as pilot:
        assert names(pilot)[:3] == FIRST
        assert set(names(pilot)[3:]) == CAMPAIGN
        why = pilot.app.screen.query_one("#why", Pane).text
        assert "0903 555 100" in why
        assert "6 days late" in why
        assert "send the form" in why
        assert "late 2 · today 4 · this week 1" in place(pilot)
        assert "Coming up: Tue 24 Đỗ Minh Tâm: half a year" in screen_text(pilot)


async def test_an_empty_day_says_what_to_press(desk: Desk) -> None:
    async with today(desk) as pilot:
        assert "F2 adds a task" in screen_text(pilot)
        await press(pilot, "d")
        assert "there is no row here" in messages(pilot)


async def test_the_pane_follows_the_row(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down")
        assert "card charged twice" in pilot.app.screen.query_one("#why", Pane).text


async def test_a_row_is_explained_once_when_the_list_is_read_anew(day: Desk) -> None:
    async with today(day) as pilot:
        await rows_made(pilot)
        start = briefing.REACH.partition(":customer")[0]
        with costs.statements(day._reader) as asked:
            await press(pilot, "f5")
        assert sum(sql.startswith(start) for sql in asked) == 1
        await press(pilot, "d")
        with costs.statements(day._reader) as asked:
            await press(pilot, "d")  # another row is selected
        assert sum(sql.startswith(start) for sql in asked) == 1


async def test_what_an_answer_leaves_is_listed_first_and_counted_after_its_frame(
    day: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    display = CrodeskApp._display

    def noted(self: CrodeskApp, screen: Any, renderable: Any) -> None:
        read.append("painted")
        display(self, screen, renderable)

    async with today(day) as pilot:
        await rows_made(pilot)
        monkeypatch.setattr(CrodeskApp, "_display", noted)
        day._reader._connection.set_trace_callback(read.append)
        await press(pilot, "d")
        listed = next(at for at, sql in enumerate(read) if "INDEXED BY queue_in_order" in sql)
        painted, counted = read.index("painted", listed), read.index(queries.PARTS)
        assert listed < painted < counted
        assert sum(sql != "painted" for sql in read[listed:painted]) <= OF_AN_ANSWER
        assert "late 1 " in place(pilot)


async def test_the_pane_says_what_to_say(day: Desk) -> None:
    async with opened(day, room="today") as pilot:
        await rows_made(pilot)
        why = pilot.app.screen.query_one("#why", Pane).text
        assert "To say: " in why
        assert "pays 12.4m" in why.partition("To say: ")[2]
        await press(pilot, "down")
        assert "To say: " not in pilot.app.screen.query_one("#why", Pane).text


async def test_on_a_wide_screen_the_next_two_weeks_are_bars(day: Desk) -> None:
    async with opened(day, room="today") as pilot:
        coming = pilot.app.screen.query_one("#coming", Pane).text
        assert "Tue 24" in coming
        assert "█" in coming
        assert "half a year check-in" in coming


async def test_enter_opens_the_customer_and_esc_comes_back_to_the_row(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, CustomerScreen)
        assert "Lê Thị Mai" in place(pilot)
        await press(pilot, "f8")
        assert "陈美玲" in place(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert selected(pilot).name == "Lê Thị Mai"


async def test_what_is_changed_in_another_room_stands_at_once(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "3", "d", "1")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert [item.about(day.today) for item in shown(pilot)][:1] == ["card charged twice"]


async def test_a_new_day_makes_its_rows(desk: Desk) -> None:
    a_customer(desk, "Trần Văn Đức", born_on=date(1980, 11, 20))
    async with today(desk) as pilot:
        await pilot.pause(0.2)
        await settle(pilot)
        assert [item.rule for item in shown(pilot)] == ["birthday"]


async def test_typing_finds_in_place_and_esc_shows_everything(day: Desk) -> None:
    """The morning: three campaign calls go to Wednesday, yesterday's call was answered, the first row is opened."""
    async with today(day) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "camp")
        assert set(names(pilot)) == CAMPAIGN
        await press(pilot, "enter", "space", "space", "space", "p")
        await type_in(pilot, "wed")
        await press(pilot, "enter")
        assert "Esc shows everything" in screen_text(pilot)
        await press(pilot, "escape", "home", "down", "d")
        assert names(pilot) == ["Trần Văn Đức", "陈美玲"]
        assert value(day, "SELECT count(*) FROM follow_up WHERE put_off_to = '2026-11-25'") == 3
        await press(pilot, "u", "u")
        assert len(names(pilot)) == 6
        await press(pilot, "home", "enter")
        assert "Trần Văn Đức" in place(pilot)


async def test_the_line_to_find_is_there_only_while_one_finds(day: Desk) -> None:
    async with today(day) as pilot:
        assert "find>" not in screen_text(pilot)
        await press(pilot, "slash")
        assert "find>" in screen_text(pilot)
        await press(pilot, "escape")
        assert "find>" not in screen_text(pilot)


# Done, put off, agreed


async def test_done_is_one_key_and_undone_by_one(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "d")
        assert kept(day, "card charged twice", "status", "done_on") == ("done", "2026-11-20")
        assert "Lê Thị Mai" not in names(pilot)
        assert selected(pilot).name == "陈美玲"
        assert "Done: Call, Lê Thị Mai, card charged twice" in messages(pilot)
        await press(pilot, "u")
        assert kept(day, "card charged twice", "status") == ("open",)
        assert names(pilot)[:3] == FIRST
        assert selected(pilot).name == "Lê Thị Mai"


async def test_a_row_that_comes_back_is_in_sight_and_selected(day: Desk) -> None:
    async with today(day) as pilot:
        rows = rows_of(pilot, "#queue")
        name = selected(pilot).name
        await press(pilot, "d")
        assert selected(pilot).name != name
        await press(pilot, "u")
        assert (selected(pilot).name, rows.cursor, rows.view.top) == (name, 0, 0)
        await press(pilot, "down", "d", "home", "u", "U")
        assert selected(pilot).name != "Lê Thị Mai"


async def test_a_promise_that_is_done_was_kept(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "d")
        assert kept(day, "pays 12.4m", "status", "kept") == ("done", "yes")


@pytest.mark.parametrize(
    ("typed", "day_back"),
    [
        ("", "2026-11-23"),
        ("1", "2026-11-23"),
        ("2", "2026-11-23"),
        ("3", "2026-11-23"),
        ("w", "2026-11-27"),
        ("m", "2026-12-21"),
        ("25/11", "2026-11-25"),
        ("1/12", "2026-12-01"),
        ("wed", "2026-11-25"),
        ("mon", "2026-11-23"),
        ("+10", "2026-11-30"),
    ],
)
async def test_what_is_put_off_comes_back_on_a_working_day(day: Desk, typed: str, day_back: str) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "p")
        await type_in(pilot, typed)
        await press(pilot, "enter")
        assert kept(day, "card charged twice", "status", "put_off_to", "due_on") == ("open", day_back, "2026-11-19")
        assert "Lê Thị Mai" not in names(pilot)
        await press(pilot, "u")
        assert kept(day, "card charged twice", "put_off_to") == (None,)
        assert names(pilot)[:3] == FIRST


async def test_a_day_off_that_was_skipped_is_said(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "p", "1", "enter")
        assert "Mon 23 Nov 2026 · in 3 days · Sat 21 Nov 2026 is a day off" in messages(pilot)


async def test_a_day_without_a_day_off_needs_no_such_words(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "p", "3", "enter")
        assert "is a day off" not in messages(pilot)


async def test_a_feast_is_skipped_too(day: Desk) -> None:
    """In 2027 the 30th of April is a Friday and the first of May a Saturday, for which Monday, the third, is off."""
    async with today(day) as pilot:
        await press(pilot, "down", "p")
        await type_in(pilot, "30/4/2027")
        await press(pilot, "enter")
        assert kept(day, "card charged twice", "put_off_to") == ("2027-05-04",)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/2", "February has 28 days: 28/2?"),
        ("19/11/2026", "not to come"),
        ("20/11/2026", "not to come"),
        ("xyz", "!!"),
    ],
)
async def test_an_impossible_day_is_refused_where_it_is_typed(day: Desk, typed: str, said: str) -> None:
    async with today(day) as pilot:
        await press(pilot, "p")
        await type_in(pilot, typed)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PutOffDialog)
        assert said in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert names(pilot)[:3] == FIRST


async def test_the_day_is_said_while_it_is_typed(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "p")
        await type_in(pilot, "28/11")
        assert "= Mon 30 Nov 2026 · in 10 days · Sat 28 Nov 2026 is a day off" in screen_text(pilot)


async def test_another_day_that_was_agreed_is_the_day_it_is_due(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "a")
        await type_in(pilot, "25/11")
        await press(pilot, "enter")
        assert kept(day, "pays 12.4m", "due_on", "put_off_to") == ("2026-11-25", None)
        await press(pilot, "u")
        assert kept(day, "pays 12.4m", "due_on") == ("2026-11-14",)


async def test_an_hour_may_be_agreed_and_a_day_off_is_kept_and_said(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "a")
        await type_in(pilot, "sat 9h30")
        assert "= Sat 21 Nov 2026 09:30 · tomorrow · a day off" in screen_text(pilot)
        await press(pilot, "enter")
        assert kept(day, "pays 12.4m", "due_on", "due_time") == ("2026-11-21", "09:30")
        assert "pays 12.4m, Sat 21 Nov 2026 09:30" in messages(pilot)


async def test_an_agreed_day_that_is_none_is_refused_where_it_is_typed(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "a", "enter")
        assert isinstance(pilot.app.screen, AgreeDialog)
        await type_in(pilot, "31/2")
        await press(pilot, "enter")
        assert "February has 28 days" in screen_text(pilot)
        await press(pilot, "escape")
        assert kept(day, "pays 12.4m", "due_on") == ("2026-11-14",)


# Given up, handed on, pinned, unfolded, copied


async def test_giving_up_asks_why(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "D", "enter")
        assert "Write a word or two" in screen_text(pilot)
        await type_in(pilot, "he moved away")
        await press(pilot, "enter")
        assert kept(day, "pays 12.4m", "status", "outcome", "kept") == ("dropped", "he moved away", "no")
        await press(pilot, "u")
        assert kept(day, "pays 12.4m", "status") == ("open",)


async def test_what_waits_for_a_colleague_stands_under_waiting(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "end", "h")
        await type_in(pilot, "Hung")
        await press(pilot, "enter")
        assert "waiting 1" in place(pilot)
        assert value(day, "SELECT count(*) FROM follow_up WHERE waiting_for = 'Hung'") == 1
        await press(pilot, "u")
        assert "waiting" not in place(pilot)


async def test_a_pinned_row_stays_on_top_until_it_is_let_go(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "down", "exclamation_mark")
        assert names(pilot)[0] == "陈美玲"
        assert "pinned" in shown(pilot)[0].reasons(day.today)
        assert selected(pilot).name == "陈美玲"
        await press(pilot, "exclamation_mark")
        assert names(pilot)[:3] == FIRST
        await press(pilot, "u")
        assert names(pilot)[0] == "陈美玲"


async def test_the_other_reasons_unfold_below_the_row_and_can_be_acted_on(day: Desk) -> None:
    async with today(day) as pilot:
        assert "Trần Văn Đức +1" in screen_text(pilot)
        await press(pilot, "z")
        assert names(pilot)[:3] == ["Trần Văn Đức", "Trần Văn Đức", "Lê Thị Mai"]
        await press(pilot, "down", "d")
        assert kept(day, "send the form", "status") == ("done",)
        assert kept(day, "pays 12.4m", "status") == ("open",)
        await press(pilot, "u", "home", "z", "z")
        assert names(pilot)[:3] == FIRST


async def test_a_row_with_one_reason_does_not_unfold(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "z")
        assert "there is no other reason" in messages(pilot)


async def test_the_phone_is_copied(day: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    async with today(day) as pilot:
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        await press(pilot, "y")
    assert copied == ["0903 555 100"]


# Marks


async def test_marked_rows_are_put_off_together_and_come_back_together(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "end", "up", "up", "space", "space", "space")
        assert screen_text(pilot).count("✓") == 3
        await press(pilot, "p", "w", "enter")
        assert names(pilot) == FIRST
        assert value(day, "SELECT count(*) FROM follow_up WHERE put_off_to = '2026-11-27'") == 3
        assert "3 rows" in messages(pilot)
        await press(pilot, "u")
        assert len(names(pilot)) == 6


async def test_a_contact_is_written_for_one_row_alone(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "space", "down", "space", "c")
        assert "this is for one row" in messages(pilot)
        assert not any(strip.display for strip in pilot.app.screen.query(NoteStrip))


async def test_a_single_mark_is_the_row_that_is_meant(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "space", "home", "d")
        assert kept(day, "card charged twice", "status") == ("done",)
        assert kept(day, "pays 12.4m", "status") == ("open",)


# Writing down a contact


async def test_a_contact_closes_the_row_and_plans_the_next_step_with_four_keys_and_the_words(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", "1")
        await type_in(pilot, "refunds on Monday")
        await press(pilot, "enter")
        await type_in(pilot, "mon check the refund")
        await press(pilot, "enter")
        assert not any(strip.display for strip in pilot.app.screen.query(NoteStrip))
        assert kept(day, "card charged twice", "status", "outcome") == ("done", "spoke")
        assert kept(day, "check the refund", "what", "due_on", "status") == ("call", "2026-11-23", "open")
        assert value(day, "SELECT text FROM interaction WHERE outcome = 'spoke'") == "refunds on Monday"
        assert selected(pilot).name == "陈美玲"
        await press(pilot, "u")
        assert kept(day, "card charged twice", "status") == ("open",)
        assert value(day, "SELECT count(*) FROM interaction") == 0
        assert value(day, "SELECT count(*) FROM follow_up WHERE about = 'check the refund'") == 0


@pytest.mark.parametrize(
    ("digit", "sql", "found"),
    [
        ("6", "SELECT what FROM need", "wants a car"),
        ("7", "SELECT purpose FROM interaction", "feedback"),
        ("8", "SELECT promised_by || due_on FROM follow_up WHERE about = 'wants a car'", "customer2026-11-21"),
        ("9", "SELECT promised_by || due_on FROM follow_up WHERE about = 'wants a car'", "us2026-11-21"),
        ("0", "SELECT what || answer || not_before FROM offer", "wants a carrefused2027-05-19"),
    ],
)
async def test_what_was_heard_besides_is_kept_by_one_digit(day: Desk, digit: str, sql: str, found: str) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", digit, "1")
        await type_in(pilot, "wants a car")
        await press(pilot, "enter", "enter")
        assert value(day, sql) == found
        await press(pilot, "u")
        assert value(day, sql) is None


async def test_what_was_heard_besides_is_in_the_draft(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", "6", "1")
        await type_in(pilot, "wants a car")
        await press(pilot, "escape", "c")
        await press(pilot, "f9")
        assert value(day, "SELECT what FROM need") == "wants a car"


async def test_several_things_are_heard_in_one_call(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", "6", "6", "8")
        assert "heard too: ✓2 need" in screen_text(pilot)  # beside the outcome, which holds as well
        await press(pilot, "1")
        await type_in(pilot, "wants a car")
        await press(pilot, "semicolon", "space")
        await type_in(pilot, "wants a card")
        await press(pilot, "semicolon", "space")
        await type_in(pilot, "pays")
        await press(pilot, "escape", "c", "f9")  # it was kept as a draft meanwhile
        assert value(day, "SELECT group_concat(what) FROM need") == "wants a car,wants a card"
        assert value(day, "SELECT promised_by FROM follow_up WHERE about = 'pays'") == "customer"
        await press(pilot, "u")
        assert value(day, "SELECT count(*) FROM need") == 0


async def test_a_digit_that_was_wrong_is_taken_back_by_backspace(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", "6", "backspace", "1")
        await type_in(pilot, "nothing new")
        await press(pilot, "enter", "enter")
        assert value(day, "SELECT count(*) FROM need") == 0


async def test_a_try_that_reached_nobody_proposes_the_next_working_day(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", "2")
        assert "23 Nov 2026" in screen_text(pilot)
        await press(pilot, "enter", "enter")
        assert kept(day, "card charged twice", "status", "tries") == ("done", 1)
        planned = "SELECT due_on FROM follow_up WHERE due_on = '2026-11-23' AND status = 'open'"
        assert value(day, planned) == "2026-11-23"


async def test_a_try_without_a_next_step_leaves_the_row_and_counts(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", "2", "enter", "ctrl+u", "enter")
        assert kept(day, "card charged twice", "status", "tries") == ("open", 1)


async def test_a_draft_is_kept_and_found_again_here_and_in_the_customer_file(day: Desk) -> None:
    async with today(day, (140, 40)) as pilot:
        await press(pilot, "down", "c", "1")
        await type_in(pilot, "half a sentence")
        await press(pilot, "escape")
        assert "Draft kept" in messages(pilot)
        assert isinstance(pilot.app.screen, TodayScreen)
        assert kept(day, "card charged twice", "status") == ("open",)
        await press(pilot, "enter")
        assert "draft of a call: half a sentence" in screen_text(pilot)
        await press(pilot, "escape", "c")
        assert "half a sentence" in screen_text(pilot)
        await press(pilot, "f9")
        assert value(day, "SELECT text FROM interaction") == "half a sentence"
        assert value(day, "SELECT count(*) FROM draft") == 0


async def test_a_draft_is_dropped_by_f12(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", "1")
        await type_in(pilot, "no")
        await press(pilot, "f12", "c")
        assert pilot.app.screen.query_one(NoteStrip).form.texts()["text"] == ""


async def test_a_wrong_day_of_the_next_step_is_said_and_nothing_is_saved(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "c", "1")
        await type_in(pilot, "ok")
        await press(pilot, "enter")
        await type_in(pilot, "31/2")
        await press(pilot, "enter")
        assert "February has 28 days" in screen_text(pilot)
        assert value(day, "SELECT count(*) FROM interaction") == 0


async def test_a_visit_is_written_down_by_v(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "v", "1")
        await type_in(pilot, "at the shop")
        await press(pilot, "f9")
        assert value(day, "SELECT kind || outcome FROM interaction") == "visitmet"
        assert kept(day, "card charged twice", "status") == ("done",)


async def test_a_note_is_about_the_customer_and_the_row_stays(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "n")
        await type_in(pilot, "has a new phone")
        await press(pilot, "enter")
        await type_in(pilot, "mon send it")
        await press(pilot, "enter")
        assert value(day, "SELECT kind || text FROM interaction") == "notehas a new phone"
        assert kept(day, "card charged twice", "status") == ("open",)
        assert kept(day, "send it", "due_on") == ("2026-11-23",)
        assert "Wrote a note: Lê Thị Mai." in messages(pilot)
        assert selected(pilot).name == "Lê Thị Mai"
        await press(pilot, "u")
        assert value(day, "SELECT count(*) FROM interaction") == 0


async def test_a_complaint_is_opened_in_the_customers_file_and_esc_comes_back(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "m")
        assert "Complaint · Lê Thị Mai" in screen_text(pilot)
        await type_in(pilot, "card")
        await press(pilot, "enter")
        await type_in(pilot, "charged twice")
        await press(pilot, "enter", "enter")
        assert value(day, "SELECT issue FROM service_case") == "charged twice"
        assert isinstance(pilot.app.screen, CustomerScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert selected(pilot).name == "Lê Thị Mai"


async def test_a_row_for_nobody_has_neither_note_nor_complaint(desk: Desk) -> None:
    a_record(desk, "follow_up", None, what="task", about="sort the papers", due_on=date(2026, 11, 20))
    async with today(desk) as pilot:
        await press(pilot, "n")
        assert "it is for no customer" in messages(pilot)
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_a_task_for_the_same_customer_is_one_line(day: Desk) -> None:
    async with today(day) as pilot:
        await press(pilot, "down", "k")
        await type_in(pilot, "send the slip wed")
        await press(pilot, "enter")
        sql = "SELECT c.name || f.due_on FROM follow_up f JOIN customer c ON c.rid = f.customer_rid"
        assert value(day, f"{sql} WHERE f.about = 'send the slip'") == "Lê Thị Mai2026-11-25"
        assert kept(day, "card charged twice", "status") == ("open",)


# Folded rows, and a desk that may only be read


async def test_greetings_beyond_their_daily_number_fold_into_one_row_that_opens_in_the_queue(desk: Desk) -> None:
    for number in range(7):
        a_customer(desk, f"An {number}", born_on=date(1980, 11, 20))
    desk.keep_queue()
    async with today(desk) as pilot:
        (row,) = shown(pilot)
        assert row.about(desk.today) == "7 birthdays"
        assert "An 6" in pilot.app.screen.query_one("#why", Pane).text
        await press(pilot, "d")
        assert "it stands for many" in messages(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, QueueScreen)
        assert len(names(pilot)) == 7
        await press(pilot, "asterisk", "d")
        assert value(desk, "SELECT count(*) FROM follow_up WHERE status = 'done'") == 7
        await press(pilot, "1")
        assert shown(pilot) == []
        await press(pilot, "u")
        assert [row.about(desk.today) for row in shown(pilot)] == ["7 birthdays"]


async def test_a_row_that_was_settled_meanwhile_is_refused_in_words(day: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with today(day) as pilot:
        monkeypatch.setattr(DeskScreen, "load_if_changed", lambda _room: None)  # the room hasn't seen it yet
        clock = selected(pilot).clock
        day.do_now("Done", "", answering.done, [clock])
        await press(pilot, "d")
        assert "That is settled already." in messages(pilot)


async def test_a_clock_that_was_put_off_comes_back_on_its_day(desk: Desk) -> None:
    customer = a_customer(desk)
    expired = {"kind": "passport", "number": "C1", "expires_on": date(2026, 11, 3)}
    a_record(desk, "identity_document", customer, **expired)
    desk.keep_queue()
    async with today(desk) as pilot:
        assert selected(pilot).rule == "paper"
        await press(pilot, "p", "w", "enter")
        assert shown(pilot) == []
        assert value(desk, "SELECT put_off_to FROM follow_up") == "2026-11-27"
        await press(pilot, "u")
        assert selected(pilot).rule == "paper"
        assert value(desk, "SELECT count(*) FROM follow_up") == 0
        assert rows_of(pilot, "#queue").count == 1
