"""Getting ready to speak and writing, by keys: from a row, from marked ones, from a folded one, from the file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crodesk.screens.navigation import OpenCustomer
from crodesk.screens.queue.screen import QueueScreen
from crodesk.screens.speaking.letters import Letters
from crodesk.services import queue
from crodesk.services.desk import Desk
from crodesk.widgets.editor import Editor
from crodesk.widgets.paper_view import PaperView
from tests.builders import a_customer, a_record
from tests.screens.desk_app import COMPACT, messages, opened, press, screen_text, settle, type_in
from tests.screens.queue_desk import names, value

BORN = date(1980, 11, 20)
GUESTS = ("Trần Thị Hương", "Lê Thị Mai", "Bùi Thu Hà")
REFUSER = "Vũ Đình Nam"


def a_guest(desk: Desk, name: str, **values: Any) -> int:
    """A customer whose birthday is today and who agreed to be greeted."""
    rid = a_customer(desk, name, "0905 777 888", born_on=BORN, sex="female", **values)
    a_record(desk, "consent", rid, purpose="marketing", channel="any", given_on=date(2026, 1, 5))
    return rid


@pytest.fixture
def birthdays(desk: Desk) -> Desk:
    """Three who agreed to be greeted, and one who never did."""
    for name in GUESTS:
        a_guest(desk, name)
    a_customer(desk, REFUSER, "0905 111 222", born_on=BORN)
    desk.keep_queue()
    return desk


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was copied."""
    found: list[str] = []

    def copy(text: str) -> str:
        found.append(text)
        return "test"

    monkeypatch.setattr("crodesk.widgets.clipboard.copy", copy)
    return found


def sent(desk: Desk) -> list[str]:
    """Return the titles of the messages that were written down."""
    sql = "SELECT subject FROM interaction WHERE kind = 'sms' ORDER BY rid"
    return [subject for (subject,) in desk.look(lambda reader: reader.rows(sql))]


def letters(pilot: Any) -> Letters:
    assert isinstance(pilot.app.screen, Letters)
    return pilot.app.screen


def at(desk: Desk, room: str = "today") -> Any:
    return opened(desk, COMPACT, room=room)


async def go_to(pilot: Any, name: str) -> None:
    """Select the row of a customer."""
    for _row in range(names(pilot).index(name)):
        await press(pilot, "down")


# A page to read


async def test_b_shows_the_page_of_the_rows_customer_and_esc_comes_back(birthdays: Desk, copied: list[str]) -> None:
    async with at(birthdays) as pilot:
        await go_to(pilot, GUESTS[0])
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, PaperView)
        assert f"{GUESTS[0]}  K-0001" in screen_text(pilot)
        assert "born 20 Nov 1980 (46)" in screen_text(pilot)
        await press(pilot, "y")
        assert copied[0].startswith(f"{GUESTS[0]} K-0001\n")
        await press(pilot, "escape")
        assert "Do next" in screen_text(pilot)


@pytest.mark.parametrize("ending", ["pdf", "txt"])
async def test_a_page_is_printed_to_a_file(birthdays: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"page.{ending}"
    async with at(birthdays) as pilot:
        await press(pilot, "b", "P", "ctrl+u", "ctrl+k")
        await type_in(pilot, str(path))
        await press(pilot, "enter")
        assert f"The page is in {path}." in messages(pilot)
    assert path.read_bytes().startswith({"pdf": b"%PDF-", "txt": GUESTS[0][:2].encode()}[ending]) or path.stat().st_size


async def test_the_pages_of_the_day_are_read_from_today(birthdays: Desk) -> None:
    async with at(birthdays) as pilot:
        await press(pilot, "O", "1")
        assert "Day sheet · Fri 20 Nov 2026" in screen_text(pilot)
        await press(pilot, "escape", "d", "O", "2")
        assert "done 1 · carried over 3" in screen_text(pilot)
        await press(pilot, "escape", "O", "escape")
        assert "Do next" in screen_text(pilot)


async def test_the_listed_rows_go_out_as_a_calendar(birthdays: Desk, tmp_path: Path) -> None:
    path = tmp_path / "queue.ics"
    async with at(birthdays, "queue") as pilot:
        await press(pilot, "x", "2", "ctrl+u", "ctrl+k")
        await type_in(pilot, str(path))
        await press(pilot, "enter")
        assert f"4 entries are in {path}." in messages(pilot)
        await press(pilot, "x", "1")
        assert "Day sheet" in screen_text(pilot)
    assert path.read_text("utf-8").count("SUMMARY:Write · K-000") == 4


# A message


async def test_w_enter_y_d_wishes_a_happy_birthday(birthdays: Desk, copied: list[str]) -> None:
    async with at(birthdays) as pilot:
        await go_to(pilot, GUESTS[0])
        await press(pilot, "w", "enter")
        assert "Chúc mừng sinh nhật chị Hương!" in screen_text(pilot)
        assert "SMS 0905 777 888" in screen_text(pilot)
        await press(pilot, "y")
        assert copied[0].startswith("Chúc mừng sinh nhật chị Hương! Chúc chị luôn mạnh khỏe")
        await press(pilot, "d")
        assert sent(birthdays) == ["birthday, vi"]
        assert GUESTS[0] not in names(pilot)
        await press(pilot, "u")
        assert (sent(birthdays), GUESTS[0] in names(pilot)) == ([], True)


async def test_whoever_refused_is_not_written_to_and_it_is_said_why(birthdays: Desk) -> None:
    async with at(birthdays) as pilot:
        await go_to(pilot, REFUSER)
        await press(pilot, "w", "enter")
        assert "1 × gave no consent to marketing: Vũ Đình Nam" in screen_text(pilot)
        await press(pilot, "d")
        assert "Sent is off: there is nobody to write to" in messages(pilot)
        await press(pilot, "escape")
        assert sent(birthdays) == []
        assert REFUSER in names(pilot)


async def test_all_birthdays_at_once_are_one_action(birthdays: Desk) -> None:
    async with at(birthdays, "queue") as pilot:
        await press(pilot, "f", "b", "asterisk", "w", "enter")
        assert "3 messages" in screen_text(pilot)
        assert "1 left out" in screen_text(pilot)
        await press(pilot, "d")
        assert sent(birthdays) == ["birthday, vi"] * 3
        assert names(pilot) == [REFUSER]
        await press(pilot, "u")
        assert sent(birthdays) == []
        assert set(names(pilot)) == {*GUESTS, REFUSER}


async def test_a_folded_row_is_written_to_as_the_many_it_stands_for(birthdays: Desk) -> None:
    for name in ("Đỗ An", "Đỗ Bình", "Đỗ Chi"):
        a_guest(birthdays, name)
    birthdays.keep_queue()
    async with at(birthdays) as pilot:
        assert [row.folded_rule for row in birthdays.look(queue.page, "now", 0, 9)] == ["birthday"]
        await press(pilot, "w", "enter")
        assert "6 messages" in screen_text(pilot)
        await press(pilot, "d")
        assert len(sent(birthdays)) == 6


Then = Callable[[Letters], object]
EACH: list[tuple[str, Then, object]] = [
    ("right_square_bracket", lambda shown: shown.at, 1),
    ("left_square_bracket", lambda shown: shown.at, 2),
    ("D", lambda shown: len(shown.letters), 2),
    ("l", lambda shown: shown.letters[0].language, "zh"),
    ("c", lambda shown: shown.letters[0].way.channel, "email"),
]


@pytest.mark.parametrize(("key", "then", "expected"), EACH, ids=[key for key, *_ in EACH])
async def test_one_goes_through_them_and_changes_each(birthdays: Desk, key: str, then: Then, expected: object) -> None:
    for rid in (1, 2, 3):
        a_record(birthdays, "contact_point", rid, kind="email", value="x@mail.example")
    async with at(birthdays, "queue") as pilot:
        await press(pilot, "f", "b", "asterisk", "w", "enter", key)
        assert then(letters(pilot)) == expected


async def test_a_text_is_changed_before_it_is_sent_and_never_lost_unasked(birthdays: Desk) -> None:
    async with at(birthdays) as pilot:
        await go_to(pilot, GUESTS[0])
        await press(pilot, "w", "enter", "e")
        assert isinstance(pilot.app.screen, Editor)
        await type_in(pilot, " PS")
        await press(pilot, "f9", "escape")
        assert "Drop what you typed?" in screen_text(pilot)
        await press(pilot, "escape", "d")
        assert value(birthdays, "SELECT text FROM interaction").endswith(" PS")


async def test_a_gap_is_filled_in_before_it_is_sent(birthdays: Desk) -> None:
    async with at(birthdays) as pilot:
        await press(pilot, "w", "2")
        await press(pilot, "d")
        assert "Sent is off: fill in first" in messages(pilot)
        assert sent(birthdays) == []


async def test_all_texts_are_copied_with_their_numbers(birthdays: Desk, copied: list[str]) -> None:
    async with at(birthdays, "queue") as pilot:
        await press(pilot, "f", "b", "asterisk", "w", "enter", "Y")
        assert copied[0].count(" · 0905 777 888\nChúc mừng sinh nhật") == 3


async def test_a_row_for_nobody_has_nobody_to_write_to(desk: Desk) -> None:
    a_record(desk, "follow_up", None, what="task", about="tidy up", due_on=date(2026, 11, 20))
    desk.keep_queue()
    async with at(desk) as pilot:
        for key, words in (("w", "Write"), ("b", "Briefing")):
            await press(pilot, key)
            assert f"{words} is off: it is for no customer" in messages(pilot)


# From the file


async def test_a_greeting_written_from_the_file_answers_the_row(birthdays: Desk) -> None:
    async with at(birthdays) as pilot:
        pilot.app.screen.post_message(OpenCustomer(1))
        await settle(pilot)
        await press(pilot, "b")
        assert "born 20 Nov 1980" in screen_text(pilot)
        await press(pilot, "escape", "W")
        assert "Greeting: birthday" in screen_text(pilot)
        await press(pilot, "3", "d")
        assert sent(birthdays) == ["birthday, vi"]
        assert 1 not in {row.customer_rid for row in birthdays.look(queue.page, "now", 0, 9)}


async def test_the_view_of_birthdays_has_a_letter(birthdays: Desk) -> None:
    async with at(birthdays, "queue") as pilot:
        await press(pilot, "f", "b")
        assert isinstance(pilot.app.screen, QueueScreen)
        assert pilot.app.screen.asked.rule == "birthday"
