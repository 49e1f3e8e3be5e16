"""The frame: rooms line, place line, hints; messages; the guard before the terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static

from crodesk.language import _, set_language
from crodesk.screens.navigation import DOORS as NAVIGATION
from crodesk.widgets import themes
from crodesk.widgets.acting import Acting
from crodesk.widgets.actions import Action
from crodesk.widgets.frame import Body, DeskState, Door, PlaceLine, RoomsLine
from crodesk.widgets.hints import HintBar, hints
from crodesk.widgets.keymap import BACK, HELP, MENU, UNDO
from crodesk.widgets.messages_list import MessagesDialog
from crodesk.widgets.notices import KEPT
from crodesk.widgets.pane import Pane
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.styled import line
from crodesk.widgets.terminal_guard import content
from tests.screens.looking import PAYLOADS, counted_frames, is_harmless, lines, segments, style_at, text

DOORS = (Door("1", "today", "Today"), Door("2", "customers", "Customers"), Door("0", "more", "More"))


def state(**changes: Any) -> DeskState:
    usual = {"doors": DOORS, "saved": "saved 09:12", "date": "Fri 20 Nov 2026", "short_date": "20 Nov"}
    return DeskState(**(usual | changes))


class FrameApp(SafeApp[None]):
    def __init__(self, desk_state: DeskState | None = None) -> None:
        super().__init__()
        self.rooms = RoomsLine(desk_state or state(), "customers")
        self.place = PlaceLine()
        self.hints = HintBar()
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.rooms
        yield self.place
        yield Body(Static("body"))
        yield self.hints

    def on_rooms_line_chosen(self, event: RoomsLine.Chosen) -> None:
        self.chosen.append(event.room)

    def on_hint_bar_chosen(self, event: HintBar.Chosen) -> None:
        self.chosen.append(event.action)


@pytest.mark.parametrize("width", [80, 140])
async def test_the_first_line_shows_the_rooms_there_are_and_that_work_is_safe(width: int) -> None:
    app = FrameApp()
    async with app.run_test(size=(width, 10)):
        first = lines(app)[0]
        assert first.startswith("crodesk  1 Today [2 Customers] 0 More")
        assert first.rstrip().endswith("Fri 20 Nov 2026  saved 09:12")
        assert cell_len(first) == width
        assert style_at(app, "[2 Customers]").reverse


async def test_what_matters_stays_on_the_first_line_where_room_is_short() -> None:
    app = FrameApp(state(demo=True, pretended=True))
    async with app.run_test(size=(80, 10)) as pilot:
        assert lines(app)[0].rstrip().endswith("saved 09:12  ! 20 Nov  DEMO") or "! Fri 20 Nov 2026" in lines(app)[0]
        await pilot.resize_terminal(60, 10)
        first = lines(app)[0]
        assert first.startswith("crodesk  1 [2 Customers] 0 ")
        assert first.rstrip().endswith("! 20 Nov  DEMO")
        assert "saved 09:12" in first


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
async def test_the_names_of_the_rooms_are_there_at_80_cells_and_the_date_where_it_fits(language: str) -> None:
    set_language(language)
    today = DeskState(NAVIGATION, demo=True)
    today.show_day(date(2026, 11, 22))
    async with FrameApp(today).run_test(size=(80, 10)) as pilot:
        first = lines(pilot.app)[0]
        assert all(_(door.words) in first for door in NAVIGATION)
        assert _("DEMO") in first
        assert cell_len(first) == 80
    set_language("en")


def test_the_day_is_said_long_and_short_in_the_language_in_use() -> None:
    shown = state()
    for language, said in {
        "vi": ("CN 22/11/2026", "CN 22/11"),
        "zh": ("2026-11-22 周日", "11-22 周日"),
        "en": ("Sun 22 Nov 2026", "Sun 22 Nov"),
    }.items():
        set_language(language)
        shown.show_day(date(2026, 11, 22))
        assert (shown.date, shown.short_date) == said


async def test_unsaved_work_stands_out_by_words_and_weight() -> None:
    app = FrameApp(state(saved="not saved: disk full", unsaved=True))
    async with app.run_test(size=(80, 10)) as pilot:
        assert style_at(app, "not saved").bold
        app.rooms.state.saved, app.rooms.state.unsaved = "saved 09:13", False
        app.rooms.refresh()
        await pilot.pause()
        assert "saved 09:13" in lines(app)[0]
        assert not style_at(app, "saved 09:13").bold


async def test_a_record_in_a_list_and_a_step_on_a_way_are_shown_on_the_first_line() -> None:
    app = FrameApp()
    async with app.run_test(size=(120, 10)) as pilot:
        app.rooms.show(position="7 of 212")
        await pilot.pause()
        assert "7 of 212" in lines(app)[0]
        app.rooms.show(path="Loans > New loan (F3 leaves, draft kept)")
        await pilot.pause()
        assert lines(app)[0].startswith("crodesk  Loans > New loan (F3 leaves, draft kept)")


async def test_rooms_and_hints_can_be_clicked() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 10)) as pilot:
        app.hints.show([HELP, UNDO, MENU])
        for x in (10, 20, 34):
            await pilot.click(app.rooms, offset=(x, 0))
        await pilot.click(app.rooms, offset=(2, 0))
        await pilot.click(app.hints, offset=(2, 0))
        await pilot.click(app.hints, offset=(12, 0))
        assert app.chosen == ["today", "customers", "more", "desk.help", "desk.undo"]


async def test_the_warning_keeps_its_room_and_the_rest_is_cut_with_an_ellipsis() -> None:
    app = FrameApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.place.show("陈美玲 Chen Meiling", "  C-0044  ★ Gold  since 2014", warning="▲ deposit D-118 matures Mon 23")
        await pilot.pause()
        second = lines(app)[1]
        assert second.startswith("陈美玲 Chen Meiling  C-0044…  ▲ deposit D-118 matures Mon 23")
        assert cell_len(second) == 60
        assert "since 2014" in app.place.text
        await pilot.resize_terminal(100, 10)
        assert "since 2014" in lines(app)[1]


def test_hints_come_by_rank_and_say_when_there_are_more() -> None:
    actions = [MENU, HELP, *(Action(f"room.verb{rank}", ("x",), "Something", "", hint_rank=rank) for rank in (3, 1, 2))]
    wide, narrow, least = (hints(actions, {}, width) for width in (80, 45, 20))
    assert [hint.action for hint in wide] == ["desk.help", "room.verb1", "room.verb2", "room.verb3", "desk.menu"]
    assert [hint.words for hint in wide][-1] == "Menu"
    assert [hint.action for hint in narrow] == ["desk.help", "room.verb1", "room.verb2", "desk.menu"]
    assert [hint.words for hint in narrow][-1] == "More"
    assert [hint.action for hint in least] == ["desk.help", "desk.menu"]


@pytest.mark.parametrize("width", range(20, 141, 7))
def test_hints_never_clip(width: int) -> None:
    actions = [
        HELP,
        BACK,
        UNDO,
        MENU,
        *(Action(f"r.v{n}", ("f6",), "陈美玲 " * n, "", hint_rank=n) for n in range(1, 6)),
    ]
    shown = hints(actions, {}, width)
    assert sum(hint.width for hint in shown) - 2 <= width
    assert (shown[0].action, shown[-1].action) == ("desk.help", "desk.menu")


async def test_a_disabled_hint_stays_and_is_quiet() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 10)) as pilot:
        app.hints.show([HELP, UNDO, MENU], {"desk.undo": "nothing to take back"})
        await pilot.pause()
        assert lines(app)[-1].startswith("F1 Help  Ctrl+Z Undo  F10 Menu")
        assert not style_at(app, "Ctrl+Z").bold
        assert style_at(app, "F10").bold


async def test_messages_are_kept_and_can_be_read_again() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for number in range(KEPT + 5):
            app.notify(f"message {number}")
        app.notify("Not saved: the disk is full.", severity="error")
        assert len(app.notices) == KEPT
        await app.push_screen(MessagesDialog(app.notices))
        await pilot.pause()
        assert "!! Not saved: the disk is full." in lines(app)[2]
        assert f"message {KEPT + 4}" in lines(app)[3]
        await pilot.press("escape")
        assert not isinstance(app.screen, MessagesDialog)


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_text_that_would_act_is_shown_and_does_nothing(payload: str) -> None:
    doors = (Door("1", "today", payload), Door("2", "customers", payload))
    app = FrameApp(state(doors=doors, saved=payload, date=payload, short_date=payload, pretended=True))
    async with app.run_test(size=(140, 12), notifications=True) as pilot:
        app.place.show(payload, payload, warning=payload)
        app.rooms.show(position=payload)
        app.hints.show([Action("room.verb", ("x",), payload, payload, hint_rank=1)])
        app.notify(payload, title=payload)
        await pilot.pause()
        assert is_harmless(app)
        assert {cell_len(each) for each in lines(app)} == {140}
        await app.push_screen(MessagesDialog(app.notices))
        await pilot.pause()
        assert is_harmless(app)


class Room(Acting[None]):
    BLANK = True

    def __init__(self, name: str) -> None:
        super().__init__()
        self.pane = Pane(name)

    def compose(self) -> ComposeResult:
        yield self.pane


class RoomsApp(SafeApp[None]):
    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = Room("first"), Room("second")

    async def on_mount(self) -> None:
        await self.push_screen(self.first)
        await self.stand_ready(self.second, "second")


async def test_a_room_that_stands_ready_is_mounted_and_opens_in_one_frame_the_second_time() -> None:
    app = RoomsApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause(0.1)
        assert app.second.pane.is_mounted
        assert app.screen is app.first
        await app.push_screen("second")
        await pilot.pause(0.1)
        await app.pop_screen()
        await pilot.pause(0.1)
        with counted_frames(app) as frames:
            app.second.pane.show([line("Trần Văn Đức")], title="file")
            await app.push_screen("second")
            await pilot.pause(0.1)
        assert len(frames) == 1
        assert "Trần Văn Đức" in text(app)


async def test_what_changes_in_a_covered_room_paints_nothing_and_is_there_on_return() -> None:
    app = RoomsApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await app.push_screen("second")
        await pilot.pause(0.1)
        with counted_frames(app) as frames:
            app.first.pane.show([line("changed meanwhile")])
            app.first.call_later(lambda: None)
            await pilot.pause(0.1)
        assert frames == []
        await app.pop_screen()
        await pilot.pause(0.1)
        assert "changed meanwhile" in text(app)


async def test_a_room_comes_back_in_the_look_and_size_of_now() -> None:
    app = RoomsApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await app.push_screen("second")
        app.theme = "crodesk-light"
        await pilot.resize_terminal(40, 8)
        await app.pop_screen()
        await pilot.pause(0.1)
        assert len(lines(app)) == 8
        assert {cell_len(each) for each in lines(app)} == {40}
        assert style_at(app, " first ").bgcolor.get_truecolor().hex.upper() == themes.LIGHT.background
        assert app.first.styles.background.hex == themes.LIGHT.background


STOCK: list[Callable[[str], Widget]] = [
    lambda value: Static(value, markup=False),
    lambda value: Label(content(value)),
    lambda value: Button(content(value)),
    lambda value: Input(value, placeholder=value),
]


class StockApp(SafeApp[None]):
    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self._make = make

    def compose(self) -> ComposeResult:
        yield self._make()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("make", STOCK)
async def test_nothing_that_acts_passes_the_guard_whatever_widget_shows_it(
    make: Callable[[str], Widget], payload: str
) -> None:
    app = StockApp(lambda: make(payload))
    async with app.run_test(size=(80, 5)):
        assert is_harmless(app)


async def test_the_guard_keeps_the_width_of_a_line() -> None:
    app = StockApp(lambda: Static("a\x1bb\u202ec陈", markup=False))
    async with app.run_test(size=(20, 3)):
        assert lines(app)[0].rstrip() == "abc陈"
        assert {sum(cell_len(each.text) for each in line) for line in segments(app)} == {20}


def test_markup_in_a_title_stays_text() -> None:
    assert content("Cty [TNHH] [/x]").plain == "Cty [TNHH] [/x]"


async def test_a_message_with_brackets_is_shown_as_it_is() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("Cty [TNHH] A [/x] saved", severity="warning")
        await pilot.pause(0.1)
        assert "! Cty [TNHH] A [/x] saved" in text(app)
