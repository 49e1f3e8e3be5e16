"""F2: one line becomes a task; what was understood is shown, and put right, before Enter."""

from datetime import date, time

import pytest
from textual.pilot import Pilot

from crodesk.language import set_language
from crodesk.screens.today.screen import TodayScreen
from crodesk.services.desk import Desk
from crodesk.widgets.add_line import AddEntry, AddLine
from crodesk.widgets.dialogs import Confirm
from crodesk.widgets.pane import Pane
from tests.builders import a_customer
from tests.screens.desk_app import COMPACT, messages, opened, press, screen_text, settle, type_in
from tests.screens.queue_desk import value


@pytest.fixture
def people(desk: Desk) -> Desk:
    a_customer(desk, "Trần Thị Hương", phone="0905 111 222", code="C-0110")
    a_customer(desk, "Phạm Quốc Huy", code="C-0061")
    a_customer(desk, "王小明", code="C-0088")
    desk.keep_queue()
    return desk


async def typed(pilot: Pilot[int], line: str) -> None:
    """Open the line and write into it."""
    await press(pilot, "f2")
    entry = pilot.app.screen.query_one(AddEntry)
    entry.put(line)
    entry.cursor_position = len(line)
    await settle(pilot)


def chips(pilot: Pilot[int]) -> str:
    return pilot.app.screen.query_one("#chips", Pane).text


def planned(desk: Desk) -> list[tuple[object, ...]]:
    sql = (
        "SELECT c.name, f.what, f.about, f.due_on, f.due_time, f.priority FROM follow_up f"
        " LEFT JOIN customer c ON c.rid = f.customer_rid ORDER BY f.rid"
    )
    return [tuple(row) for row in desk.look(lambda reader: list(reader.rows(sql)))]


async def test_a_line_says_what_it_understood_and_enter_adds_it(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await press(pilot, "f2")
        await type_in(pilot, "call huong tomorrow 9am !high #loan :: bring payslip")
        assert chips(pilot).splitlines() == [
            "Call · Trần Thị Hương C-0110 · Sat 21 Nov 2026 09:00 · important · #loan",
            "bring payslip",
        ]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert planned(people) == [("Trần Thị Hương", "call", "#loan: bring payslip", "2026-11-21", "09:00", "high")]
        await press(pilot, "u")
        assert planned(people) == []


@pytest.mark.parametrize(
    ("line", "name", "what", "about", "due_on", "due_time"),
    [
        ("gọi chị Hương t2 9h giấy lương", "Trần Thị Hương", "call", "giấy lương", "2026-11-23", "09:00"),
        ("给王小明打电话 明天上午9点 利率", "王小明", "call", "利率", "2026-11-21", "09:00"),
        ("meet huy thu 9am papers", "Phạm Quốc Huy", "meet", "papers", "2026-11-26", "09:00"),
        ("count the cash", None, "task", "count the cash", "2026-11-20", ""),
    ],
)
async def test_a_line_in_any_of_the_languages(
    people: Desk, line: str, name: str | None, what: str, about: str, due_on: str, due_time: str
) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, line)
        await press(pilot, "enter")
        assert planned(people) == [(name, what, about, due_on, due_time, "normal")]


async def test_backspace_behind_a_chip_turns_it_back_into_words(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong about tomorrow")
        assert "Sat 21 Nov" in chips(pilot)
        await press(pilot, "backspace")
        assert pilot.app.screen.query_one(AddEntry).value == "call huong about tomorrow"
        assert "Fri 20 Nov" in chips(pilot)
        assert "about tomorrow" in chips(pilot)
        await press(pilot, "backspace")
        assert pilot.app.screen.query_one(AddEntry).value == "call huong about tomorro"


async def test_words_that_a_chip_became_stay_words_while_one_types_on(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong about tomorrow")
        await press(pilot, "backspace", "space")
        await type_in(pilot, "mon")
        assert "Mon 23 Nov" in chips(pilot)
        await press(pilot, "enter")
        assert planned(people) == [("Trần Thị Hương", "call", "about tomorrow", "2026-11-23", "", "normal")]


async def test_quotes_keep_words(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, 'call huong "tomorrow never comes"')
        await press(pilot, "enter")
        assert planned(people)[0][2:4] == ('"tomorrow never comes"', "2026-11-20")


async def test_no_more_are_counted_than_are_offered(people: Desk) -> None:
    for number in range(6):
        a_customer(people, f"Lê Thị Hương {number}", code=f"C-030{number}")
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong mon")
        assert "5 customers or more fit" in chips(pilot)


async def test_of_two_who_fit_one_is_chosen(people: Desk) -> None:
    a_customer(people, "Lê Thị Hương", code="C-0200")
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong mon")
        assert "2 customers fit" in chips(pilot)
        await press(pilot, "enter")
        assert "C-0110" in screen_text(pilot)
        assert "C-0200" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, AddLine)
        await press(pilot, "enter", "down", "enter")
        assert isinstance(pilot.app.screen, TodayScreen)
        ((name, *_rest),) = planned(people)
        assert name in {"Lê Thị Hương", "Trần Thị Hương"}


async def test_who_is_unknown_stays_in_the_words(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call Mr Zwicky mon")
        assert "Nobody like “" in chips(pilot)
        await press(pilot, "enter")
        ((name, what, about, *_rest),) = planned(people)
        assert (name, what) == (None, "call")
        assert "Zwicky" in str(about)


async def test_in_the_customer_file_a_line_that_names_nobody_is_for_the_customer(people: Desk) -> None:
    async with opened(people, COMPACT) as pilot:
        await press(pilot, "enter")
        await typed(pilot, "send the form mon")
        assert "Phạm Quốc Huy" in chips(pilot)
        await press(pilot, "enter")
        assert planned(people)[0][:2] == ("Phạm Quốc Huy", "task")


async def test_a_day_that_is_none_is_said_and_not_added(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong 31/2")
        assert "February has 28 days" in chips(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, AddLine)
        assert planned(people) == []


async def test_an_empty_line_says_what_to_write_and_adds_nothing(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await press(pilot, "f2")
        assert "What to do, for whom, when" in chips(pilot)
        await press(pilot, "enter", "space", "enter")
        assert isinstance(pilot.app.screen, AddLine)
        assert planned(people) == []


async def test_what_was_typed_comes_back_with_the_next_f2_in_any_room(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong 9")
        await press(pilot, "escape", "2", "f2")
        assert pilot.app.screen.query_one(AddEntry).value == "call huong 9"
        await press(pilot, "f12", "f2")
        assert pilot.app.screen.query_one(AddEntry).value == ""
        assert value(people, "SELECT count(*) FROM draft") == 0


@pytest.fixture
def afternoon(people: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk at four in the afternoon, whenever and wherever the test runs."""
    monkeypatch.setattr(AddLine, "_now", time(16, 0))
    return people


@pytest.mark.parametrize(("key", "day"), [("enter", "2026-11-21"), ("escape", "2026-11-20")])
async def test_an_hour_that_is_over_today_is_asked_about(afternoon: Desk, key: str, day: str) -> None:
    async with opened(afternoon, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong 9am")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Confirm)
        assert "That hour is over today. Tomorrow?" in screen_text(pilot)
        await press(pilot, key)
        assert planned(afternoon)[0][3:5] == (day, "09:00")


async def test_a_repeated_task_says_how_it_comes_back(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong every mon 9am")
        assert "Mon" in chips(pilot)
        await press(pilot, "enter")
        assert "FREQ=WEEKLY" in value(people, "SELECT repeats FROM follow_up")
        assert value(people, "SELECT due_on FROM follow_up") == date(2026, 11, 23).isoformat()
        assert messages(pilot) != ""


async def test_who_has_to_pick_is_told_the_keys_until_back_in_the_line(people: Desk) -> None:
    a_customer(people, "Lê Thị Hương", code="C-0200")
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong mon")
        assert "Enter picks" not in chips(pilot)
        await press(pilot, "enter")
        assert "↑↓ Enter picks, Esc back to the line" in chips(pilot)
        assert "Enter adds" not in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, AddLine)
        assert pilot.app.screen.query_one(AddEntry).has_focus
        assert "Enter picks" not in chips(pilot)


async def test_a_day_that_nobody_named_is_asked_about_in_the_chips(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call 0905111222 tomorow 11:59pm")
        assert chips(pilot).splitlines() == [
            "Call · Trần Thị Hương C-0110 · today? Fri 20 Nov 2026 23:59",
            "tomorow",
            "“tomorow” is no day: tomorrow?",
        ]


async def test_an_unknown_word_behind_the_verb_is_said_to_stay(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "gặp xyzzy mai")
        assert "Nobody like “xyzzy”: the name stays in the words." in chips(pilot)


async def test_what_was_added_is_said_with_whom_and_when(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong tomorrow 9am")
        await press(pilot, "enter")
        assert "Added: call Trần Thị Hương, Sat 21 Nov 2026 09:00. u takes it back." in messages(pilot)


async def test_a_kept_line_means_what_it_meant_in_the_language_it_was_typed_in(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong 3/4 rates")
        await press(pilot, "escape")
    set_language("zh")  # there 3/4 is the fourth of March
    async with opened(people, COMPACT, room="today") as pilot:
        await press(pilot, "f2")
        assert "2027-04-03" in chips(pilot)
        await press(pilot, "space", "exclamation_mark", "escape", "f2", "enter")
    assert planned(people) == [("Trần Thị Hương", "call", "rates", "2027-04-03", "", "high")]


async def test_a_line_begun_anew_is_in_the_language_in_use(people: Desk) -> None:
    async with opened(people, COMPACT, room="today") as pilot:
        await typed(pilot, "call huong 3/4")
        await press(pilot, "escape")
    set_language("zh")
    async with opened(people, COMPACT, room="today") as pilot:
        await press(pilot, "f2", "ctrl+u")
        await type_in(pilot, "call huong 3/4")
        assert "2027-03-04" in chips(pilot)
