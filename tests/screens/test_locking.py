"""Locked, the desk has nothing on the screen and nothing in memory; unlocked, the officer is where they were."""

import asyncio
import gc
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from crodesk.app import CrodeskApp, run
from crodesk.cli.desks import forget_screens
from crodesk.config import Settings
from crodesk.domain.problem import DeskFault
from crodesk.screens.locking.lock_app import LockApp, wait_after
from crodesk.screens.locking.place import Place
from crodesk.screens.navigation import OpenCustomer
from crodesk.screens.settings import rows
from crodesk.services import drafts, head_office, opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from crodesk.widgets.add_line import DRAFT
from crodesk.widgets.dialogs import Asking
from crodesk.widgets.record_dialog import RecordDialog
from crodesk.widgets.rows import Rows
from tests.builders import a_customer
from tests.conftest import PASSPHRASE
from tests.screens.desk_app import press, settle, type_in
from tests.screens.keys import settled, workers_done


@pytest.fixture
def sealed(sealed_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
    for name in ("An Bình", "Trần Văn Đức", "Võ Thị Sáu"):
        a_customer(desk, name)
    yield desk
    desk.close()


async def test_ctrl_t_ends_the_screens_and_notes_the_place(sealed: Desk) -> None:
    app = CrodeskApp(sealed, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "down", "enter", "e", "tab", "tab")
        await type_in(pilot, "777")
        await press(pilot, "ctrl+t")
    assert isinstance(app.left_at, Place)
    assert (app.left_at.room, app.left_at.customer, app.left_at.begun) == ("customers", 2, "customer.edit")
    assert app.left_at.focus == "code"
    assert app.return_code == 0


async def test_unlocked_the_form_the_field_and_the_letters_are_back(sealed: Desk) -> None:
    app = CrodeskApp(sealed, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "down", "enter", "e", "tab", "tab")
        await type_in(pilot, "777")
        await press(pilot, "ctrl+t")
    again = CrodeskApp(sealed, Settings(), place=app.left_at)
    async with again.run_test(size=(80, 24)) as pilot:
        await back(pilot, RecordDialog)
        assert isinstance(again.screen, RecordDialog)
        form = again.screen._form
        current = form.current()
        assert current is not None
        assert (current.key, form.texts()["code"]) == ("code", "777")
        await press(pilot, "escape", "escape")
        rows = again.screen.query_one("#customers", Rows)
        assert rows.row.rid == 2


async def back(pilot: Pilot[int], screen: type[Screen[Any]]) -> None:
    """Wait until a screen is up again."""
    for _time in range(100):
        await settle(pilot)
        if isinstance(pilot.app.screen, screen):
            await settled(pilot)
            return
        await pilot.pause(0.05)


async def test_a_list_is_back_at_its_row(sealed: Desk) -> None:
    app = CrodeskApp(sealed, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "down", "down", "ctrl+t")
    again = CrodeskApp(sealed, Settings(), place=app.left_at)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert again.screen.query_one("#customers", Rows).row.name == "Võ Thị Sáu"


async def test_left_alone_it_locks_itself_and_keeps_the_open_field(
    sealed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = CrodeskApp(sealed, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await type_in(pilot, "call Sau")
        app.lock_when_left()
        assert app.left_at is None
        monkeypatch.setattr("crodesk.screens.locking.locking.monotonic", lambda: app._touched + 601)
        app.lock_when_left()
        await pilot.pause()
    assert app.left_at is not None
    assert "call Sau" in dict(sealed.look(drafts.read, *DRAFT)).values()


async def test_the_answer_that_was_being_typed_to_a_question_is_there_again(sealed: Desk) -> None:
    app = CrodeskApp(sealed, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "space", "t")
        assert isinstance(app.screen, Asking)
        await type_in(pilot, "nhà đ")
        await press(pilot, "ctrl+t")
    assert sealed.look(drafts.count) == 0
    again = CrodeskApp(sealed, Settings(), place=app.left_at)
    async with again.run_test(size=(80, 24)) as pilot:
        await back(pilot, Asking)
        await settle(pilot)
        assert again.screen.query_one(Input).value == "nhà đ"
        assert sealed.look(drafts.subjects, drafts.ASKED) == []


async def test_a_desk_without_a_passphrase_says_that_it_can_not_be_locked(desk: Desk) -> None:
    app = CrodeskApp(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        assert app.left_at is None
        assert any("can't be locked" in notice.text for notice in app.notices)


def test_nothing_of_the_screens_stays_in_memory(sealed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    showed: list[weakref.ref[Any]] = []

    async def keys(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: gc.get_freeze_count() > 0)
        await press(pilot, "2")
        showed.extend(weakref.ref(each) for each in (pilot.app.screen, pilot.app.screen.query_one("#customers", Rows)))
        await press(pilot, "ctrl+t")

    def headless(app: CrodeskApp, *, mouse: bool) -> None:
        App.run(app, headless=True, mouse=mouse, auto_pilot=keys)

    monkeypatch.setattr(CrodeskApp, "run", headless)
    assert isinstance(run(sealed, Settings()), Place)
    forget_screens()
    assert [each() for each in showed] == [None, None]


class Lock:
    """A desk's lock with one secret that fits."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.tried = desk, list[str]()

    def __call__(self, secret: str) -> Desk:
        self.tried.append(secret)
        opening.unlock(self.desk.path, secret)
        return self.desk


async def test_the_passphrase_opens_and_a_wrong_one_is_said(sealed: Desk) -> None:
    lock = Lock(sealed)
    app = LockApp("desk.sqlite", lock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"wrong", "enter")
        await workers_done(app)
        await pilot.pause()
        assert "does not open this desk" in str(app.query_one("#said").render())
        assert app.query_one("#secret", Input).value == ""
        field = app.query_one("#secret", Input)
        field.value = PASSPHRASE
        await pilot.press("enter")
        await workers_done(app)
    assert app.return_value is sealed
    assert field.value == ""
    assert lock.tried == ["wrong", PASSPHRASE]


async def test_the_room_and_the_settings_say_that_the_head_office_can_open_it_too(sealed: Desk, tmp_path: Path) -> None:
    card = head_office.make_key(tmp_path / "office.key", "[b]Hội sở[/b]", "", "két sắt tầng hầm số chín")
    head_office.let_in(sealed.path, PASSPHRASE, card)
    app = LockApp("desk.sqlite", Lock(sealed), office=lambda: card.name)
    async with app.run_test(size=(60, 20)) as pilot:
        await workers_done(app)
        await pilot.pause()
        assert str(app.query_one("#office").render()) == "The head office “[b]Hội sở[/b]” can open this desk too."
    about = rows.explained(rows.about_of("lock_after"), sealed)
    assert any("[b]Hội sở[/b]” can open this desk too" in str(each) for each in about)
    head_office.keep_out(sealed.path, PASSPHRASE)
    assert not any("Hội sở" in str(each) for each in rows.explained(rows.about_of("lock_after"), sealed))


async def test_a_desk_that_somebody_else_has_open_ends_with_the_reason(sealed: Desk, clock: Clock) -> None:
    app = LockApp("desk.sqlite", lambda secret: opening.open_to_write(sealed.path, secret, clock, "second"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one("#secret", Input).value = PASSPHRASE
        await pilot.press("enter")
        await workers_done(app)
        await pilot.pause()
    assert app.return_value is None
    assert isinstance(app.fault, DeskFault)


async def test_it_can_be_left_locked(sealed: Desk) -> None:
    app = LockApp("desk.sqlite", Lock(sealed))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
    assert app.return_value is None


async def test_after_three_wrong_ones_nothing_is_tried_before_the_time_is_over(
    sealed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("crodesk.screens.locking.lock_app.monotonic", lambda: now[0])
    lock = Lock(sealed)
    app = LockApp("desk.sqlite", lock)
    async with app.run_test(size=(80, 24)) as pilot:
        field = app.query_one("#secret", Input)
        for count in (1, 2, 3):
            await pilot.press("x", "enter")
            await until(pilot, partial(wrong_were, app, count))
        await until(pilot, lambda: field.disabled)
        assert "wrong 3 times. Wait 2 s" in str(app.query_one("#said").render())
        app.post_message(Input.Submitted(field, PASSPHRASE))
        await pilot.pause()
        now[0] += 2
        await until(pilot, lambda: not field.disabled)
        assert lock.tried == ["x", "x", "x"]
        await pilot.press("y", "enter")
        await until(pilot, partial(wrong_were, app, 4))
    assert lock.tried[-1] == "y"


def wrong_were(app: LockApp, count: int) -> bool:
    return app._wrong == count


async def until(pilot: Pilot[Any], done: Callable[[], bool]) -> None:
    """Wait for a worker to have done something."""
    for _time in range(200):
        if done():
            return
        await pilot.pause(0.05)
    assert done()


def test_wrong_tries_wait_longer_and_longer_up_to_a_minute() -> None:
    assert [wait_after(wrong) for wrong in range(1, 12)] == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_a_file_is_open_before_anything_is_begun_in_it_even_while_it_is_made_ready(
    sealed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def not_yet(_app: CrodeskApp, _screen: Screen[Any], _name: str) -> None:
        """Leave it to the test when the file is made ready."""

    make_ready = CrodeskApp.stand_ready
    monkeypatch.setattr(CrodeskApp, "stand_ready", not_yet)
    app = CrodeskApp(sealed, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        ready = asyncio.create_task(make_ready(app, app.customer, "customer"))
        while not app.customer.is_running:
            await asyncio.sleep(0)
        assert not app.customer.is_mounted
        await app.open_customer(OpenCustomer(2, begin="customer.edit"))
        await ready
        await settle(pilot)
        assert isinstance(app.screen, RecordDialog)
        assert app.screen._form.texts()["name"] == "Trần Văn Đức"
