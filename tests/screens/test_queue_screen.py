"""The queue by keys: parts of the time, kinds, order, finding, grouping, marks."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.queue.screen import QueueScreen
from crodesk.screens.today.screen import TodayScreen
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.screens.desk_app import COMPACT, messages, opened, place, press, rows_of, screen_text, settle, type_in
from tests.screens.queue_desk import CAMPAIGN, FIRST, fill, kept, names, selected, shown, value


@pytest.fixture
def day(desk: Desk) -> Desk:
    return fill(desk)


def queue(desk: Desk, size: tuple[int, int] = COMPACT) -> AbstractAsyncContextManager[Pilot[int]]:
    return opened(desk, size, room="queue")


@asynccontextmanager
async def view(desk: Desk, words: str) -> AsyncIterator[Pilot[int]]:
    """The queue with one of its views chosen by its words."""
    async with queue(desk) as pilot:
        await press(pilot, "f")
        rows: Any = pilot.app.screen.query_one("Rows")
        options = rows.view.window.source.page(0, 99)
        rows.go(next(number for number, each in enumerate(options) if each.words == words))
        await press(pilot, "enter")
        yield pilot


async def test_the_queue_opens_on_what_is_late_and_due_today(day: Desk) -> None:
    async with queue(day) as pilot:
        assert names(pilot)[:3] == FIRST
        assert set(names(pilot)[3:]) == CAMPAIGN
        assert place(pilot).startswith("6 shown · late and today · sort: urgency")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("late", ["Trần Văn Đức", "Lê Thị Mai"]),
        ("this week", ["Đỗ Minh Tâm"]),
        ("later", []),
        ("waiting for someone", []),
        ("Promise", ["Trần Văn Đức"]),
    ],
)
async def test_a_view_shows_its_part(day: Desk, words: str, found: list[str]) -> None:
    async with view(day, words) as pilot:
        assert names(pilot) == found
        assert words in place(pilot)
        await press(pilot, "escape")
        assert len(names(pilot)) == 6


async def test_an_empty_view_says_what_to_press(day: Desk) -> None:
    async with view(day, "later") as pilot:
        assert "f shows another part, F2 adds a task" in screen_text(pilot)


async def test_today_is_what_is_due_on_the_very_day(day: Desk) -> None:
    async with view(day, "today") as pilot:
        assert set(names(pilot)) == {"陈美玲", *CAMPAIGN}


async def test_what_waits_for_a_colleague_is_found_and_taken_back_by_saying_it_is_done(day: Desk) -> None:
    async with queue(day) as pilot:
        await press(pilot, "down", "down", "h")
        await type_in(pilot, "Hung")
        await press(pilot, "enter")
        assert "陈美玲" not in names(pilot)
    async with view(day, "waiting for someone") as pilot:
        assert names(pilot) == ["陈美玲"]
        assert "waiting for Hung" in shown(pilot)[0].reasons(day.today)
        await press(pilot, "d")
        assert kept(day, "renew the deposit", "status") == ("done",)


async def test_a_colleague_is_handed_to_by_a_part_of_the_name(day: Desk) -> None:
    for name in ("Nguyễn Văn Tuấn", "Phạm Hùng"):
        a_record(day, "officer", None, name=name, phone="0903 111 222")
    async with queue(day) as pilot:
        await press(pilot, "down", "down", "h")
        assert "Phạm Hùng" in screen_text(pilot)
        assert "Lan" not in screen_text(pilot).split("Hand on")[1].split("╰")[0]  # whose desk this is
        await type_in(pilot, "tua")
        assert "Phạm Hùng" not in screen_text(pilot)
        await press(pilot, "enter")
    async with view(day, "waiting for someone") as pilot:
        assert "waiting for Nguyễn Văn Tuấn" in shown(pilot)[0].reasons(day.today)
        await press(pilot, "h")
        await type_in(pilot, "Tua")
        await press(pilot, "down", "enter")  # the name as it was typed stands behind those that fit
        assert "waiting for Tua" in shown(pilot)[0].reasons(day.today)


@pytest.mark.parametrize(
    ("digit", "first"),
    [("2", ["Trần Văn Đức", "Lê Thị Mai", "陈美玲"]), ("3", ["Bùi Thu Hà", "Lê Thị Mai", "Trần Văn Đức"])],
)
async def test_the_order_can_be_chosen(day: Desk, digit: str, first: list[str]) -> None:
    async with queue(day) as pilot:
        await press(pilot, "s", digit)
        assert names(pilot)[:3] == first


async def test_every_row_can_stand_for_itself(day: Desk) -> None:
    async with queue(day) as pilot:
        await press(pilot, "G")
        assert names(pilot).count("Trần Văn Đức") == 2
        assert "Every row stands for itself" in messages(pilot)
        await press(pilot, "G")
        assert names(pilot).count("Trần Văn Đức") == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("camp", CAMPAIGN),
        ("duc", {"Trần Văn Đức"}),
        ("xm", {"王小明"}),
        ("555 101", {"Lê Thị Mai"}),
        ("zzz", set()),
        ("50%_", set()),
    ],
)
async def test_typing_finds_by_customer_and_by_words(day: Desk, typed: str, found: set[str]) -> None:
    async with queue(day) as pilot:
        await press(pilot, "slash")
        pilot.app.screen.query_one("#typed", Input).value = typed
        await settle(pilot)
        assert set(names(pilot)) == found
        await press(pilot, "escape")
        assert len(names(pilot)) == 6


async def test_what_was_found_is_marked_and_put_off_to_monday_and_taken_back(day: Desk) -> None:
    """The campaign of the morning: three calls go to Monday."""
    async with queue(day) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "camp")
        await press(pilot, "enter", "space", "space", "space", "p")
        await type_in(pilot, "mon")
        await press(pilot, "enter")
        assert names(pilot) == []
        assert value(day, "SELECT count(*) FROM follow_up WHERE put_off_to = '2026-11-23'") == 3
        await press(pilot, "escape")
        assert names(pilot) == FIRST
        await press(pilot, "u")
        assert len(names(pilot)) == 6


async def test_marks_are_counted_and_taken_away_with_the_verb(day: Desk) -> None:
    async with queue(day) as pilot:
        await press(pilot, "asterisk")
        assert "6 marked" in place(pilot)
        await press(pilot, "D")
        await type_in(pilot, "no more")
        await press(pilot, "enter")
        assert names(pilot) == ["Trần Văn Đức"]
        assert selected(pilot).about(day.today) == "send the form"
        assert "marked" not in place(pilot)
        await press(pilot, "u")
        assert len(names(pilot)) == 6


async def test_the_opened_file_walks_through_what_is_listed(day: Desk) -> None:
    async with view(day, "late") as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CustomerScreen)
        assert "Trần Văn Đức" in place(pilot)
        await press(pilot, "f8")
        assert "Lê Thị Mai" in place(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, QueueScreen)
        assert names(pilot) == ["Trần Văn Đức", "Lê Thị Mai"]


async def test_esc_takes_back_one_thing_at_a_time_and_then_leaves(day: Desk) -> None:
    async with opened(day, COMPACT, room="today") as pilot:
        await press(pilot, "3", "s", "2", "slash")
        await type_in(pilot, "duc")
        await press(pilot, "enter", "escape")
        assert len(names(pilot)) == 6
        assert "sort: due day" in place(pilot)
        await press(pilot, "escape")
        assert "sort: urgency" in place(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_rows_of_one_rule_unfold_to_all_of_its_customers(desk: Desk) -> None:
    for number in range(6):
        a_customer(desk, f"An {number}", born_on=date(1980, 11, 20))
    desk.keep_queue()
    async with view(desk, "Birthday") as pilot:
        assert rows_of(pilot, "#queue").count == 6


async def test_a_contact_is_written_down_here_too(day: Desk) -> None:
    async with queue(day) as pilot:
        await press(pilot, "end", "c", "1")
        about = selected(pilot).name
        await type_in(pilot, "interested")
        await press(pilot, "enter", "enter")
        assert about not in names(pilot)
        assert value(day, "SELECT text FROM interaction") == "interested"


async def test_a_task_that_repeats_comes_back_with_its_next_day(desk: Desk) -> None:
    weekly = {"what": "call", "about": "count the cash", "due_on": date(2026, 11, 20)}
    a_record(desk, "follow_up", None, **weekly, repeats="DTSTART:20261120 RRULE:FREQ=WEEKLY;BYDAY=FR")
    desk.keep_queue()
    async with queue(desk) as pilot:
        assert [item.due_on for item in shown(pilot)] == ["2026-11-20"]
        await press(pilot, "d")
        assert shown(pilot) == []
    async with view(desk, "this week") as pilot:
        assert [item.due_on for item in shown(pilot)] == ["2026-11-27"]
    async with queue(desk) as pilot:
        await press(pilot, "u")
        assert [item.due_on for item in shown(pilot)] == ["2026-11-20"]
