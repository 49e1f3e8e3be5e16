"""The customer list by keys: find, look, order, mark, tag, plan, export, take on, close, merge, take back."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.customers.forms import new_customer
from crodesk.screens.customers.screen import CustomersScreen
from crodesk.screens.customers.which_stays import WhichStays
from crodesk.services import customers
from crodesk.services.desk import Desk
from crodesk.widgets.record_dialog import RecordDialog
from tests.builders import a_customer, a_record
from tests.screens.desk_app import COMPACT, messages, opened, place, press, rows_of, screen_text, settle, type_in

NAMES = ("Trần Văn Đức", "Nguyễn Thị Hồng Hạnh", "王小明", "Lê Thị Mai", "Cty [TNHH] An Phú [/bold]")


@pytest.fixture
def book(desk: Desk) -> Desk:
    for number, name in enumerate(NAMES, 1):
        a_customer(desk, name, phone=f"0903 555 10{number}")
    return desk


def names(pilot: Any) -> list[str]:
    rows = rows_of(pilot, "#customers")
    return [row.name for row in rows.view.window.page(0, rows.count or 0)]


def value(desk: Desk, sql: str) -> Any:
    return desk.look(lambda reader: reader.value(sql))


async def test_the_list_shows_everyone_by_name_and_says_how_many(book: Desk) -> None:
    async with opened(book) as pilot:
        assert names(pilot) == [
            "Cty [TNHH] An Phú [/bold]",
            "Lê Thị Mai",
            "Nguyễn Thị Hồng Hạnh",
            "Trần Văn Đức",
            "王小明",
        ]
        assert place(pilot).startswith("5 shown")


async def test_an_empty_desk_names_the_next_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRODESK_TYPED_AS", "python3 start.py")
    async with opened(desk) as pilot:
        assert "F6 adds one; python3 start.py import brings in a whole book." in screen_text(pilot)


async def test_a_find_that_lists_nobody_says_where_notes_are_found(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "payslip")
        assert "Words in notes: 9, Notes and contacts, /" in screen_text(pilot)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguyen", ["Nguyễn Thị Hồng Hạnh"]),
        ("duc", ["Trần Văn Đức"]),
        ("xm", ["王小明"]),
        ("5103", ["王小明"]),
        ("an phu", ["Cty [TNHH] An Phú [/bold]"]),
        ("zzz", []),
    ],
)
async def test_typing_finds(book: Desk, typed: str, found: list[str]) -> None:
    async with opened(book) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, typed)
        assert names(pilot) == found
        await press(pilot, "escape")
        assert len(names(pilot)) == 5


async def test_chinese_characters_are_found_too(book: Desk) -> None:
    async with opened(book) as pilot:
        pilot.app.screen.query_one("#typed", Input).value = "小明"
        await settle(pilot)
        assert names(pilot) == ["王小明"]


async def test_nothing_found_says_what_to_press(book: Desk) -> None:
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "zzz")
        assert "No customer like “zzz”. F6 makes a new one" in screen_text(pilot)


async def test_enter_opens_the_only_one_found(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "mai")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CustomerScreen)
        assert "Lê Thị Mai" in place(pilot)


async def test_the_opened_file_walks_through_the_filtered_list(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "enter")
        assert "An Phú" in place(pilot)
        await press(pilot, "f8", "f8")
        assert "Nguyễn Thị Hồng Hạnh" in place(pilot)
        await press(pilot, "f7")
        assert "Lê Thị Mai" in place(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CustomersScreen)


async def test_a_view_keeps_who_it_is_about(book: Desk) -> None:
    book.do_now("Close", "", customers.close, 1, "moved")
    async with opened(book) as pilot:
        assert len(names(pilot)) == 4
        await press(pilot, "f", "9")
        assert names(pilot) == ["Trần Văn Đức"]
        assert "view: closed" in place(pilot)
        await press(pilot, "escape")
        assert len(names(pilot)) == 4


async def test_the_column_that_a_view_is_about_stays_on_a_small_screen(book: Desk) -> None:
    day = book.today.replace(day=28)
    a_record(book, "identity_document", 1, kind="passport", number="P1", expires_on=day)
    async with opened(book, COMPACT) as pilot:
        assert "Papers until" not in screen_text(pilot)
        await press(pilot, "f", "4")
        assert "Papers until" in screen_text(pilot)
        assert "28 Nov 2026" in screen_text(pilot)
        await press(pilot, "escape", "s", "9")
        assert "Loans" in screen_text(pilot)


async def test_the_view_of_birthdays_says_the_day_and_stands_in_its_order(book: Desk) -> None:
    """The tenth lunar month began with the new moon of 9 November 2026, so that its 15th is Monday the 23rd."""
    for name, days in (
        ("B", {"born_on": date(1979, 12, 3)}),
        ("A", {"born_on": date(1980, 12, 12), "lunar_birthday": "10-15"}),
    ):
        a_customer(book, name, **days)
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "f", "5")
        assert names(pilot) == ["A", "B"]
        assert "sort: birthday" in place(pilot)
        shown = screen_text(pilot)
        assert "Birthday▲" in shown
        assert re.search(r" A +Mon 23 Nov lunar ", shown)
        assert re.search(r" B +Thu 3 Dec ", shown)
        await press(pilot, "s", "1")
        assert "sort: name" in place(pilot)
        assert names(pilot) == ["A", "B"]
        await press(pilot, "s", "end", "enter")
        assert "sort: birthday" in place(pilot)
        await press(pilot, "escape")
        assert "Birthday" not in screen_text(pilot)


async def test_a_saved_view_keeps_its_own_order(book: Desk) -> None:
    a_customer(book, "B", born_on=date(1979, 12, 3))
    a_customer(book, "A", born_on=date(1979, 12, 5))
    async with opened(book) as pilot:
        await press(pilot, "f", "5", "W")
        await type_in(pilot, "greet")
        await press(pilot, "enter", "escape")
        assert len(names(pilot)) == 7
        await press(pilot, "f", "end", "enter")
        assert names(pilot) == ["B", "A"]


async def test_sorting_by_the_same_again_turns_it_round(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "s", "2")
        first = names(pilot)
        await press(pilot, "s", "2")
        assert names(pilot) == first[::-1]
        assert first[0] == "Trần Văn Đức"


async def test_the_marked_are_tagged_and_found_together(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "space", "space", "t")
        await type_in(pilot, "vip")
        await press(pilot, "enter")
        assert value(book, "SELECT count(*) FROM customer_tag WHERE tag = 'vip'") == 2
        await press(pilot, "f", "end", "enter")
        assert names(pilot) == ["Cty [TNHH] An Phú [/bold]", "Lê Thị Mai"]
        await press(pilot, "u")
        assert value(book, "SELECT count(*) FROM customer_tag") == 0


async def test_a_step_is_planned_for_all_that_are_marked(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "asterisk", "k")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        await press(pilot, "enter")
        await type_in(pilot, "home loan")
        await press(pilot, "enter")
        await type_in(pilot, "+3")
        await press(pilot, "f9")
        assert value(book, "SELECT count(*) FROM follow_up WHERE about = 'home loan' AND due_on = '2026-11-23'") == 5


async def test_a_new_customer_is_taken_on_with_a_warning_while_typing(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "f6")
        await type_in(pilot, "phạm quốc huy")
        await press(pilot, "enter")
        await type_in(pilot, "0903555102")
        assert "Nguyễn Thị Hồng Hạnh K-0002 has the same phone" in screen_text(pilot)
        await press(pilot, "f9")
        assert value(book, "SELECT name FROM customer WHERE code = 'K-0006'") == "phạm quốc huy"
        assert "phạm quốc huy" in names(pilot)
        await press(pilot, "u")
        assert "phạm quốc huy" not in names(pilot)


async def test_a_draft_of_somebody_else_takes_no_name_away_and_stays(book: Desk) -> None:
    async with opened(book) as pilot:
        for name, job in (("Sunrise Foods", "baker"), ("Moonlight Trading", "trader")):
            pilot.app.push_screen(new_customer(book, name))
            await settle(pilot)
            dialog = pilot.app.screen
            assert isinstance(dialog, RecordDialog)
            assert dialog._form.texts()["name"] == name
            dialog._form.set_values({"occupation": job})
            await press(pilot, "escape")
        for name, job in (("Moonlight Trading", "trader"), ("Sunrise Foods", "baker"), ("", "baker")):
            pilot.app.push_screen(new_customer(book, name))
            await settle(pilot)
            dialog = pilot.app.screen
            assert isinstance(dialog, RecordDialog)
            assert dialog._form.texts()["occupation"] == job
            await press(pilot, "escape")


@pytest.mark.parametrize(("typed", "field"), [("0903 999", "phone"), ("+84 90", "phone"), ("Cty 68", "name")])
async def test_what_was_looked_for_in_vain_is_filled_in_where_it_belongs(desk: Desk, typed: str, field: str) -> None:
    async with opened(desk) as pilot:
        pilot.app.push_screen(new_customer(desk, typed))
        await settle(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        assert {key for key, text in dialog._form.texts().items() if text == typed} == {field}


async def test_what_was_typed_into_a_form_is_kept_as_a_draft(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "f6")
        await type_in(pilot, "half a name")
        await press(pilot, "escape", "f6")
        dialog = pilot.app.screen
        assert isinstance(dialog, RecordDialog)
        assert dialog._form.texts()["name"] == "half a name"
        await press(pilot, "f12", "enter", "f6")
        again = pilot.app.screen
        assert isinstance(again, RecordDialog)
        assert again._form.texts()["name"] == ""


async def test_a_customer_is_closed_with_a_reason_and_brought_back_by_undo(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "D")
        await type_in(pilot, "moved away")
        await press(pilot, "enter")
        assert "Cty [TNHH] An Phú [/bold]" not in names(pilot)
        await press(pilot, "u")
        assert "Cty [TNHH] An Phú [/bold]" in names(pilot)


async def test_two_marked_customers_become_one(book: Desk) -> None:
    a_record(book, "address", 4, kind="home", street="12 Hùng Vương")
    async with opened(book) as pilot:
        await press(pilot, "down", "space", "space", "M")
        assert isinstance(pilot.app.screen, WhichStays)
        await press(pilot, "enter")
        assert value(book, "SELECT count(*) FROM customer WHERE status = 'closed'") == 1
        assert len(names(pilot)) == 4


async def test_who_stays_in_a_merge_is_said_and_turned_round_by_one_key(book: Desk) -> None:
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "down", "space", "space", "M")
        assert "Stays: Nguyễn Thị Hồng Hạnh K-0002" in screen_text(pilot)
        await press(pilot, "tab")
        assert "Stays: Lê Thị Mai K-0004" in screen_text(pilot)
        assert "Goes into it and is closed: Nguyễn Thị Hồng Hạnh K-0002" in screen_text(pilot)
        await press(pilot, "enter")
        assert value(book, "SELECT name FROM customer WHERE status = 'closed'") == "Nguyễn Thị Hồng Hạnh"
        assert "Merged: Nguyễn Thị Hồng Hạnh K-0002 → Lê Thị Mai K-0004. u takes it back." in messages(pilot)


async def test_tagging_keeps_the_marks_and_says_for_how_many(book: Desk) -> None:
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "asterisk", "t")
        assert "Tag · 5 customers" in screen_text(pilot)
        await type_in(pilot, "vip")
        await press(pilot, "enter")
        assert "Tagged: #vip · 5 customers. u takes it back." in messages(pilot)
        assert "5 marked" in place(pilot)


async def test_planning_a_step_says_for_whom(book: Desk) -> None:
    async with opened(book, COMPACT) as pilot:
        await press(pilot, "space", "space", "k")
        assert "Plan a step · 2 customers" in screen_text(pilot)
        await press(pilot, "escape", "escape", "k")
        assert "Plan a step · Nguyễn Thị Hồng Hạnh K-0002" in screen_text(pilot)


async def test_what_was_done_in_the_list_is_said_with_the_name(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "e", "f9")
        assert "Changed the customer: Cty [TNHH] An Phú [/bold] K-0005. u takes it back." in messages(pilot)
        await press(pilot, "f6")
        await type_in(pilot, "an")
        await press(pilot, "f9")
        assert "New customer: an K-0006. u takes it back." in messages(pilot)


async def test_what_is_listed_is_written_to_a_file(book: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    async with opened(book) as pilot:
        await press(pilot, "space", "x")
        pilot.app.screen.query_one(Input).value = str(target)
        await press(pilot, "enter")
    text = target.read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 2
    assert "An Phú" in text


async def test_a_long_list_is_written_as_it_is_listed(book: Desk, tmp_path: Path) -> None:
    closed = value(book, "SELECT rid FROM customer WHERE name = 'Lê Thị Mai'")
    book.do_now("Closed", "", customers.close, closed, "moved away")
    target = tmp_path / "out.json"
    async with opened(book) as pilot:
        room = pilot.app.screen
        assert isinstance(room, CustomersScreen)
        vars(room._listing.window)["count"] = 50_000
        await press(pilot, "s", "1", "x")
        pilot.app.screen.query_one(Input).value = str(target)
        await press(pilot, "enter")
        listed = names(pilot)
    assert [row["name"] for row in json.loads(target.read_text(encoding="utf-8"))] == listed
    assert "Lê Thị Mai" not in listed


async def test_a_view_of_that_name_is_replaced_only_after_a_question(book: Desk) -> None:
    async with opened(book) as pilot:
        for answer in ("escape", "enter"):
            await press(pilot, "f", "1", "W")
            await type_in(pilot, "mine")
            await press(pilot, "enter")
            if "already. Replace it?" in screen_text(pilot):
                await press(pilot, answer)
            await press(pilot, "f", "2", "W")
            await type_in(pilot, "mine")
            await press(pilot, "enter")
            assert "There is a view “mine” already." in screen_text(pilot)
            await press(pilot, answer)
            kept = value(book, "SELECT view FROM saved_view WHERE name = 'mine'")
            assert (kept == "all") is (answer == "escape")


async def test_a_view_gets_a_name_and_is_there_again(book: Desk) -> None:
    async with opened(book) as pilot:
        await press(pilot, "f", "2", "W")
        await type_in(pilot, "to complete")
        await press(pilot, "enter", "escape", "f")
        assert "★ to complete" in screen_text(pilot)


@pytest.mark.parametrize("size", [(60, 20), COMPACT, (140, 40), (200, 60)])
async def test_nothing_is_wider_than_the_screen(book: Desk, size: tuple[int, int]) -> None:
    async with opened(book, size) as pilot:
        from rich.cells import cell_len

        assert all(cell_len(line) <= size[0] for line in screen_text(pilot).splitlines())
        assert "F10" in screen_text(pilot)
