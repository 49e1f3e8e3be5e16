"""Panes: how text is laid, what can be opened, what a change costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widgets import Input

from crodesk.widgets.pane import Pane
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.styled import Laid, Line, fact, laid, line, paragraph, prose, table, wrap
from tests.screens.looking import PAYLOADS, counted_frames, is_harmless, lines, style_at, text

NOTES = [
    line("18 Nov 2026  call", target="note 1"),
    paragraph("Wants 6.1% for 12 months, comparing with VCB."),
    line(),
    line("02 Oct 2026  visit", target="note 2"),
    paragraph("她女儿明年去澳洲读书，想贷款。"),
]


def words(spans: Sequence[tuple[str, str]]) -> str:
    return "".join(part for part, _ink in spans)


def wrapped(content: str, width: int, indent: int = 0) -> list[str]:
    return [words(row).rstrip() for row in wrap([(content, "plain")], width, indent)]


@pytest.mark.parametrize(
    ("content", "width", "rows"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 13, ["one two three"]),
        ("one two  three", 7, ["one two", "three"]),
        ("one     two", 5, ["one", "two"]),
        ("Nguyễn Thị Hồng Hạnh", 10, ["Nguyễn Thị", "Hồng Hạnh"]),
        ("她女儿明年去澳洲", 6, ["她女儿", "明年去", "澳洲"]),
        ("她女儿，明年去", 6, ["她女", "儿，明", "年去"]),
        ("她女儿明年", 5, ["她女", "儿明", "年"]),
        ("averylongwordindeed", 8, ["averylon", "gwordind", "eed"]),
        ("C-0044 陈美玲 Gold", 9, ["C-0044 陈", "美玲 Gold"]),
        ("", 5, [""]),
        ("ends in a blank ", 15, ["ends in a blank"]),
    ],
)
def test_text_wraps_at_blanks_and_chinese_anywhere_but_before_a_closing_sign(
    content: str, width: int, rows: list[str]
) -> None:
    assert wrapped(content, width) == rows


def test_a_second_line_is_set_in_and_inks_stay_with_their_words() -> None:
    rows = wrap([("Job    ", "muted"), ("Shop owner in Chợ Lớn", "plain")], 18, 7)
    assert [words(row) for row in rows] == ["Job    Shop owner ", "       in Chợ Lớn"]
    assert {ink for row in rows for part, ink in row if part.strip()} == {"muted", "plain"}


def test_a_long_line_is_cut_with_an_ellipsis_and_the_right_side_keeps_its_room() -> None:
    each = line("Deposit D-118 of 陈美玲", right=[("2,100,000,000", "plain")])
    assert words(laid(each, 30)[0]) == "Deposit D-118 of…2,100,000,000"
    assert words(laid(each, 40)[0]) == "Deposit D-118 of 陈美玲    2,100,000,000"
    assert words(laid(each, 8)[0]) == "2,100,0…"


def test_a_table_stands_in_columns_of_cells() -> None:
    shown = table([["Deposit", "2,100"], [("陈美玲", "strong"), "50"]], "<>", targets=[None, 7])
    assert [words(each.spans) for each in shown] == ["Deposit  2,100  ", "陈美玲      50  "]
    assert [each.target for each in shown] == [None, 7]


def test_lines_are_laid_no_further_than_somebody_looks() -> None:
    history = Laid([paragraph("word " * 30) for _ in range(1000)], 20)
    history.reach(40)
    assert 40 <= len(history.rows) <= 48
    assert history.total == 8 * 1000
    assert history.end() == 8 * 1000
    assert history.start_of(999) == 8 * 999


class PaneApp(SafeApp[None]):
    CSS = "Pane { width: 34; height: 8; } Pane#other { height: 4; }"

    def __init__(self, content: Sequence[Line] = NOTES, **options: Any) -> None:
        super().__init__()
        self.pane = Pane("Notes (2)", content, **options)
        self.other = Pane("Facts", [fact("Born", "3 Dec 1979")], id="other")
        self.news: list[tuple[str, object]] = []

    def compose(self) -> ComposeResult:
        yield self.pane
        yield self.other
        yield Input()

    def on_mount(self) -> None:
        self.pane.focus()

    def on_pane_opened(self, event: Pane.Opened) -> None:
        self.news.append(("opened", event.target))

    def on_pane_moved(self, event: Pane.Moved) -> None:
        self.news.append(("moved", event.target))


async def test_a_pane_shows_its_lines_in_a_titled_frame() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 16)):
        shown = lines(app)
        assert shown[0].startswith("╭─ Notes (2) ─")
        assert shown[1].startswith("│›18 Nov 2026  call")
        assert shown[2].startswith("│ Wants 6.1% for 12 months,")
        assert shown[7].startswith("╰──")
        assert {cell_len(each) for each in shown} == {40}
        assert app.pane.text.splitlines()[0] == "18 Nov 2026  call"


async def test_focus_is_a_colour_and_heavy_letters() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 16)):
        assert style_at(app, "Notes (2)").bold
        assert not style_at(app, " Facts ").bold
        assert style_at(app, "Notes (2)").color != style_at(app, " Facts ").color


async def test_the_cursor_stops_at_what_can_be_opened_and_else_the_text_moves() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 16)) as pilot:
        await pilot.press("down", "enter")
        assert app.news == [("moved", "note 2"), ("opened", "note 2")]
        await pilot.press("down", "down", "down")
        assert "想贷款" in text(app)
        await pilot.press("home")
        assert lines(app)[1].startswith("│›18 Nov")
        await pilot.press("end", "enter")
        assert app.news[-1] == ("opened", "note 2")


async def test_the_terminals_own_cursor_belongs_on_the_selected_line() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 16)) as pilot:
        await pilot.press("down")
        x, y = app.pane.cursor_screen_offset
        assert lines(app)[y][x:].startswith("›02 Oct")


async def test_a_pane_with_nothing_to_open_is_read_and_enter_goes_on() -> None:
    app = PaneApp([paragraph("word " * 60)])
    async with app.run_test(size=(40, 16)) as pilot:
        first = lines(app)[1]
        await pilot.press("down")
        assert app.pane.view.top == 1
        await pilot.press("pagedown", "end", "enter")
        assert app.news == []
        await pilot.press("home")
        assert lines(app)[1] == first


async def test_new_lines_are_one_frame_for_all_panes_and_no_layout() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 16)) as pilot:
        await pilot.pause(0.1)
        with counted_frames(app) as frames:
            app.pane.show([line("new")], title="Notes (1)")
            app.other.show(prose("one\ntwo"), note="verified 3 May")
            await pilot.pause(0.1)
        assert len(frames) == 1
        assert type(frames[0]).__name__ == "ChopsUpdate"
        assert "Notes (1)" in text(app)
        assert "verified 3 May" in text(app)


async def test_other_lines_keep_the_same_target_selected() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 16)) as pilot:
        await pilot.press("down")
        app.pane.show([line("new", target="note 3"), *NOTES])
        await pilot.press("enter")
        app.pane.show([line("new", target="note 3"), *NOTES], keep=False)
        await pilot.press("enter")
        assert app.news[1:] == [("opened", "note 2"), ("opened", "note 3")]


async def test_an_empty_pane_says_what_to_do() -> None:
    app = PaneApp([], empty="No note yet. n writes one.")
    async with app.run_test(size=(40, 16)):
        assert "n writes one." in text(app)


async def test_the_mouse_selects_opens_and_scrolls() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 16)) as pilot:
        await pilot.click(app.pane, offset=(5, 5), times=2)
        assert app.news == [("moved", "note 2"), ("opened", "note 2")]
        await pilot.click(app.pane, offset=(5, 2), times=2)
        assert len(app.news) == 2


async def test_a_narrower_screen_wraps_anew() -> None:
    app = PaneApp([paragraph("one two three four five six")])
    async with app.run_test(size=(40, 16)) as pilot:
        assert "one two three four five six" in text(app)
        app.pane.styles.width = 20
        await pilot.pause(0.1)
        assert [each[:20] for each in lines(app)[1:3]] == ["│ one two three    │", "│ four five six    │"]


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_text_that_would_act_is_shown_and_does_nothing(payload: str) -> None:
    content = [line(payload, target=1, right=[(payload, "bad")]), *prose(payload), fact(payload, payload)]
    app = PaneApp([*content, *table([[payload, payload]], "<>")], note=payload, empty=payload)
    async with app.run_test(size=(60, 20)) as pilot:
        assert is_harmless(app)
        assert {cell_len(each) for each in lines(app)} == {60}
        app.pane.show([])
        await pilot.pause()
        assert is_harmless(app)
