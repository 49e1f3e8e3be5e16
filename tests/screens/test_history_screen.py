"""The history by keys: what was done, newest first, taken back and done again."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from crodesk.screens.customer.screen import CustomerScreen
from crodesk.screens.customers.screen import CustomersScreen
from crodesk.screens.history.screen import HistoryScreen
from crodesk.services import customers, records
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.services.reach import BIG
from tests.builders import a_customer, a_record
from tests.screens.desk_app import COMPACT, messages, opened, place, press, rows_of, screen_text, settle


async def test_what_was_done_is_listed_newest_first(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai [/x]")
    async with opened(desk) as pilot:
        await press(pilot, "0")
        text = screen_text(pilot)
        assert "New customer · Lê Thị Mai [/x]" in text
        assert text.index("New customer") < text.index("Started the desk")


async def test_enter_shows_what_an_action_changed(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai", phone="0905 120 333")
    address = a_record(desk, "address", rid, kind="home", street="12 Hùng Vương")
    kind, version = "address", desk.look(lambda reader: reader.value("SELECT version FROM address"))
    values = {"kind": "work", "street": "12 Hùng Vương", "ward": "P. 4"}
    desk.do_now("Changed a record", "Lê Thị Mai", records.change, kind, address, values, version)
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "0", "enter")
        text = screen_text(pilot)
        assert "Changed a record · Lê Thị Mai" in text
        assert "address  changed" in text
        assert "home → work" in text
        assert "P. 4" in text
        await press(pilot, "f7")
        assert "Previous is off: the list ends here" in messages(pilot)
        await press(pilot, "f8", "right_square_bracket")
        text = screen_text(pilot)
        assert "customer  new" in text
        assert "contact  new" in text
        assert "0905 120 333" in text
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HistoryScreen)


async def test_an_action_is_taken_back_and_done_again(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        await press(pilot, "0", "T")
        assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 0
        assert "taken back" in screen_text(pilot)
        rows_of(pilot, "#history").go(1)
        await press(pilot, "A")
        assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 1


async def test_an_action_that_others_build_on_says_why_it_stays(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    a_record(desk, "address", rid, kind="home", street="12 Hùng Vương")
    async with opened(desk) as pilot:
        await press(pilot, "0", "down", "T")
        assert "build on" in messages(pilot)
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 1


async def test_the_start_of_the_desk_stays(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "0", "T")
    assert desk.officer == "Lan"


async def test_a_message_that_went_by_is_found_again(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "0", "T", "f10", *"messages", "enter")
        assert "Nothing to undo" in screen_text(pilot) or "stays" in screen_text(pilot)


# Much at once


def a_book(desk: Desk, count: int = BIG + 1) -> None:
    """Take on many customers as one action, as an import does."""

    def many(session: Any) -> None:
        for number in range(count):
            customers.add(session, {"name": f"Khách {number}", "code": f"C-{number:04}"})

    desk.do_now("Imported", "berka", many)


def customers_of(desk: Desk) -> int:
    return int(desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")))


async def test_taking_much_back_asks_first_and_says_what_goes(desk: Desk) -> None:
    a_book(desk)
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "u")
        assert "Take back “Imported berka”?" in screen_text(pilot)
        assert "Goes away: Customers 501." in screen_text(pilot)
        await press(pilot, "escape")
        assert customers_of(desk) == 501
        await press(pilot, "u", "enter")
        assert customers_of(desk) == 0
        assert "Taken back: Imported berka · 501 rows. U does it again." in messages(pilot)
        await press(pilot, "U")
        assert "Comes back: Customers 501." in screen_text(pilot)
        await press(pilot, "enter")
        assert customers_of(desk) == 501


async def test_work_of_an_earlier_day_is_not_taken_back_by_one_key_too_many(desk: Desk) -> None:
    a_customer(desk)
    desk.clock = Clock.on(desk.today + timedelta(days=1))
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "u")
        assert "It was done on 20 Nov 2026." in screen_text(pilot)
        await press(pilot, "escape")
        assert customers_of(desk) == 1
        await press(pilot, "u", "enter")
        assert customers_of(desk) == 0
        await press(pilot, "U")  # what was taken back today comes back at once
        assert customers_of(desk) == 1


async def test_while_much_is_taken_back_the_screen_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    a_book(desk)
    go_on = threading.Event()
    undo = desk.undo

    def slow(action: int | None = None) -> Any:
        go_on.wait(10)
        return undo(action)

    monkeypatch.setattr(desk, "undo", slow)
    async with opened(desk, COMPACT) as pilot:
        await pilot.press("u", "enter")
        await pilot.pause()
        assert "Taking back “Imported berka”" in screen_text(pilot)
        assert "Working …" in screen_text(pilot)
        go_on.set()
        await settle(pilot)
        assert "Working …" not in screen_text(pilot)


async def test_a_list_emptied_by_undo_names_the_next_key(desk: Desk) -> None:
    a_book(desk)
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "slash", *"khach 7", "escape", "u", "enter")
        assert "No customer like" not in screen_text(pilot)
        assert "F6 adds one" in screen_text(pilot)


async def listed(pilot: Pilot[int], count: int) -> None:
    """Wait until so many actions are listed: the list is read anew once the write is done."""
    for _ in range(200):
        if rows_of(pilot, "#history").count == count:
            return
        await pilot.pause(0.05)


async def test_taking_an_undo_back_says_that_it_does_the_action_again(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        await press(pilot, "0", "T", "home", "T")
        assert "Do “New customer Lê Thị Mai” again?" in screen_text(pilot)
        assert "This line is an undo" in screen_text(pilot)
        await press(pilot, "enter")
        assert customers_of(desk) == 1
        await listed(pilot, 3)
        await press(pilot, "down", "T")
        assert "it is taken back already" in messages(pilot)


async def test_an_undo_is_not_done_again_but_taken_back(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        await press(pilot, "0", "T", "home", "A")
        assert "this line is an undo; T takes it back" in messages(pilot)


async def test_what_holds_is_not_done_again(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        await press(pilot, "0", "A")
        assert "it holds already" in messages(pilot)


async def test_a_record_that_was_changed_since_is_called_by_its_words(desk: Desk) -> None:
    rid = a_record(desk, "address", a_customer(desk, "Lê Thị Mai"), kind="home", street="12 Hùng Vương")
    desk.do_now("Changed", "", records.change, "address", rid, {"street": "14 Hùng Vương"})
    desk.do_now("Changed", "", records.change, "address", rid, {"street": "16 Hùng Vương"})
    async with opened(desk) as pilot:
        await press(pilot, "0", "down", "T")
        assert "can't be undone: Addresses 1 was changed since" in messages(pilot)


async def test_esc_goes_back_where_the_officer_came_from(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        await press(pilot, "enter", "0", "9", "escape")
        assert isinstance(pilot.app.screen, HistoryScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CustomerScreen)
        assert "Lê Thị Mai" in place(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CustomersScreen)


# A day, a customer, two moments


def listed_actions(pilot: Pilot[int]) -> list[int]:
    """Return the numbers of the actions that are listed."""
    rows = rows_of(pilot, "#history")
    return [row.rid for row in rows.view.window.page(0, rows.count or 0)]


async def test_what_was_done_about_one_customer_is_told_from_their_file_and_taken_back_there(desk: Desk) -> None:
    rid = a_customer(desk, "Lê Thị Mai")
    a_customer(desk, "Trần Văn Đức")
    a_record(desk, "customer_tag", rid, tag="vip")
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "enter", "J")
        assert listed_actions(pilot) == [4, 2]
        assert "History > Lê Thị Mai" in place(pilot)
        await press(pilot, "enter")
        assert "tag  new  Lê Thị Mai K-0001" in screen_text(pilot)
        await press(pilot, "T")
        await listed(pilot, 3)
        assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer_tag")) == 0
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CustomerScreen)
        await press(pilot, "0")
        assert listed_actions(pilot) == [5, 4, 3, 2, 1]


async def test_the_list_is_narrowed_to_a_day_and_to_the_customer_of_an_action(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    a_customer(desk, "Trần Văn Đức")
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "0", "f", "3", *"19/11", "enter")
        assert listed_actions(pilot) == []
        assert "History > 19 Nov" in place(pilot)
        await press(pilot, "f", "2", *"never", "enter")
        assert "!!" in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert listed_actions(pilot) == [3, 2, 1]
        await press(pilot, "f", "2")
        assert listed_actions(pilot) == [3, 2, 1]
        await press(pilot, "f", "4")
        assert listed_actions(pilot) == [3]
        await press(pilot, "f", "1")
        assert listed_actions(pilot) == [3, 2, 1]


async def test_two_moments_stand_beside_each_other_and_lead_to_the_action(desk: Desk) -> None:
    rid = a_record(desk, "address", a_customer(desk, "Lê Thị Mai"), kind="home", street="12 Hùng Vương")
    desk.do_now("Changed", "", records.change, "address", rid, {"street": "14 Hùng Vương"})
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "0", "end", "ampersand", "ctrl+u", *"19/11", "f9")
        text = screen_text(pilot)
        assert "address  new  Lê Thị Mai K-0001" in text
        assert "14 Hùng Vương" in text
        assert "12 Hùng Vương" not in text
        await press(pilot, "enter")
        assert "12 Hùng Vương → 14 Hùng Vương" in screen_text(pilot)
        await press(pilot, "escape", "ampersand", "ctrl+u", *"20/11 23:59", "tab", *"19/11", "f9")
        assert "The second moment is before the first one." in screen_text(pilot)


async def test_of_hidden_data_the_history_shows_no_name(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "0", "H", "enter")
        painted = "\n".join(
            "".join(part.text for part in strip) for strip in pilot.app.screen._compositor.render_strips()
        )
        assert "Thị" not in painted
        assert "••" in painted
