"""Screens for consoles without box characters, without colours, and for screen readers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import timedelta

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk.app import CrodeskApp
from crodesk.config import Settings
from crodesk.language import in_language, speaking
from crodesk.services.desk import Desk
from crodesk.widgets.plain_signs import FILTERS
from crodesk.widgets.rows import Rows
from crodesk.widgets.signs import use_signs
from tests.builders import a_customer, a_record
from tests.screens.desk_app import press, screen_text, settle
from tests.screens.looking import lines, segments

SIZES = ((60, 20), (80, 24), (140, 40), (200, 60))
WALK = (("2",), ("2", "f6"), ("2", "enter"), ("2", "enter", "n"), ("9",), ("0",), ("2", "f10"), ("2", "f1"), ("3",))
"""Keys that lead from the first room to screens of every kind: lists, a form, panes, a strip, a menu, a text."""
BOXES = {chr(code) for code in range(0x2500, 0x25A0)}


@pytest.fixture(autouse=True)
def _thin_again() -> Iterator[None]:
    yield
    use_signs("thin")


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A desk with somebody about whom something is known."""
    rid = a_customer(
        desk, "Nguyễn Thị Hồng Hạnh", "0905 120 012", name_original="阮氏红幸", about="“Thích” gọi — sáng …"
    )
    a_record(desk, "address", rid, kind="home", street="12/3 Nguyễn Trãi · lầu 2")
    a_record(desk, "follow_up", rid, what="call", about="hỏi lại", due_on=desk.today, customer_rid=rid)
    return desk


async def shown(desk: Desk, settings: Settings, keys: tuple[str, ...], size: tuple[int, int]) -> list[str]:
    """Return the lines of the screen that keys lead to."""
    app = CrodeskApp(desk, settings)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in keys:
            await press(pilot, key)
        return lines(app)


@pytest.mark.parametrize("keys", WALK, ids="-".join)
async def test_a_console_without_box_characters_gets_letters_and_plain_signs_only(
    known: Desk, keys: tuple[str, ...]
) -> None:
    for size in SIZES[::2]:
        for line in await shown(known, Settings(signs="ascii"), keys, size):
            assert {sign for sign in line if not plain(sign)} == set(), line


def plain(sign: str) -> bool:
    """Tell whether it is ASCII or part of a word."""
    is_word = unicodedata.category(sign)[0] in "LMN" or unicodedata.category(sign) == "Sc"
    return sign.isascii() or is_word or unicodedata.east_asian_width(sign) in "WF"


async def test_what_is_cut_ends_in_three_full_stops(known: Desk) -> None:
    a_customer(known, "Công ty Trách nhiệm Hữu hạn Một thành viên Thương mại Dịch vụ Tổng hợp Hoàng Gia Phát Đạt")
    assert any("..." in line for line in await shown(known, Settings(signs="ascii"), ("2",), (60, 20)))


@pytest.mark.parametrize("keys", WALK, ids="-".join)
@pytest.mark.parametrize("settings", [Settings(signs="none"), Settings(reader=True)], ids=["none", "reader"])
async def test_without_borders_nothing_is_drawn(known: Desk, settings: Settings, keys: tuple[str, ...]) -> None:
    text = "".join(await shown(known, settings, keys, (140, 40)))
    drawn = BOXES & set(text)
    assert drawn <= ({"┃"} if settings.signs == "none" else set())


@pytest.mark.parametrize("keys", WALK, ids="-".join)
async def test_for_a_screen_reader_nothing_stands_beside_a_text(known: Desk, keys: tuple[str, ...]) -> None:
    wide = await shown(known, Settings(reader=True), keys, (200, 60))
    assert {line[71:].strip() for line in wide} == {""}
    assert any(line.strip() for line in wide)


async def test_the_real_cursor_goes_along_with_the_focus_and_the_selected_row(known: Desk) -> None:
    a_customer(known, "Trần Văn Đức")
    app = CrodeskApp(known, Settings(reader=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        for key in ("home", "down", "up"):
            await press(pilot, key)
            assert row_under_cursor(pilot) == selected(pilot)
        await press(pilot, "slash")
        assert isinstance(app.focused, Input)
        assert app.cursor_position == app.focused.content_region.offset


def row_under_cursor(pilot: Pilot[int]) -> str:
    return screen_text(pilot).split("\n")[pilot.app.cursor_position.y]


def selected(pilot: Pilot[int]) -> str:
    rows = pilot.app.focused
    assert isinstance(rows, Rows)
    return next(line for line in screen_text(pilot).split("\n") if rows.row.name in line)


async def test_a_message_is_read_on_the_last_line_and_covers_nothing(known: Desk) -> None:
    app = CrodeskApp(known, Settings(reader=True))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        before = screen_text(pilot).split("\n")
        app.notify("Saved.", severity="warning")
        await settle(pilot)
        after = screen_text(pilot).split("\n")
        assert after[-1] == "! Saved."
        assert after[:-1] == before[:-1]
        assert [notice.text for notice in app.notices] == ["Saved."]


async def test_reader_mode_can_come_and_go_while_the_desk_is_open(known: Desk) -> None:
    app = CrodeskApp(known, Settings())
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        for reader, width in ((True, 71), (False, 140)):
            app._reader = reader
            app.take_room()
            await settle(pilot)
            assert app.screen.size.width == width


@pytest.mark.parametrize("keys", [keys for keys in WALK if "f1" not in keys], ids="-".join)
async def test_without_colours_none_is_painted_and_the_selected_row_still_shows(
    known: Desk, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = CrodeskApp(known, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in keys:
            await press(pilot, key)
        styles = [segment.style for line in segments(app) for segment in line if segment.style]
        colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None}
        assert all(colour.is_default for colour in colours)
        assert any(style.reverse for style in styles)


@pytest.mark.parametrize(
    ("name", "text", "plain_text"),
    [
        ("ascii", "╭─ “Nguyễn” … ─╮", '+- "Nguyễn" . -+'),
        ("ascii", "│ 陈美玲：1.2亿 ₫ ┃", "| 陈美玲：1.2亿 ₫ |"),
        ("ascii", "▏█▊░ ✓★ ▲▼ ↑↓→←", "|##. x* ^v ^v><"),
        ("ascii", "12 × 3 – ½ ❦", "12 x 3 - ½ ?"),
        ("reader", "╭─ Note ─╮ █ →", "   Note      >"),
        ("none", "╭─ Note…─╮ ✓", "   Note…   ✓"),
    ],
)
def test_each_sign_has_one_that_every_console_has(name: str, text: str, plain_text: str) -> None:
    (segment,) = FILTERS[name].apply([Segment(text)], Color(0, 0, 0))
    assert segment.text == plain_text


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
@pytest.mark.parametrize("size", SIZES)
async def test_marks_in_words_stand_in_the_lists_whole(desk: Desk, language: str, size: tuple[int, int]) -> None:
    rid = a_customer(desk, "Nguyễn Thị Hồng Hạnh")
    a_record(desk, "follow_up", rid, what="call", about="x", due_on=desk.today - timedelta(days=3), customer_rid=rid)
    with speaking(language):
        rows = await shown(desk, Settings(marks="letters", language=language), ("3",), size)
    (row,) = (row for row in rows if row.startswith("│>"))
    assert row.startswith(f"│>  {in_language(language, 'LATE')} ")


async def test_signs_that_change_give_their_column_another_width(desk: Desk) -> None:
    rid = a_customer(desk, "Nguyễn Thị Hồng Hạnh")
    a_record(desk, "follow_up", rid, what="call", about="x", due_on=desk.today - timedelta(days=3), customer_rid=rid)
    app = CrodeskApp(desk, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        assert "!! 3d late" in screen_text(pilot)
        app.choose("marks", "letters")
        await settle(pilot)
        assert "LATE 3d late" in screen_text(pilot)
        app.choose("marks", "signs")
        await settle(pilot)
        assert "!! 3d late" in screen_text(pilot)
