"""The list: what it reads, what it paints, where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import MouseScrollDown
from textual.strip import Strip

from crodesk.widgets import themes
from crodesk.widgets.columns import Column, place
from crodesk.widgets.row_source import ListSource, Window
from crodesk.widgets.rows import Rows
from crodesk.widgets.safe_app import SafeApp
from crodesk.widgets.signs import use_signs
from tests.screens.looking import PAYLOADS, cell_of, counted_frames, is_harmless, lines, style_at, text


class Person(NamedTuple):
    rid: int
    name: str
    phone: str = "0903 555 107"
    loan: str = "0"


NAMES = ("Trần Văn Đức", "陈美玲", "Nguyễn Thị Hồng Hạnh", "O'Brien", "欧阳娜娜", "Công ty TNHH Minh Phát Sài Gòn")
COLUMNS: list[Column[Person]] = [
    Column("name", "Name", 14, flex=1),
    Column("phone", "Phone", 12, priority=2),
    Column("loan", "Loans", 13, align="right", priority=1, style_of=lambda row: "bad" if row.loan == "late" else ""),
]


def people(count: int) -> list[Person]:
    return [Person(at + 1, NAMES[at % len(NAMES)], loan=f"{at * 1000:,}") for at in range(count)]


class CountingSource:
    """A million rows that are made when they are asked for; it remembers what was asked."""

    def __init__(self, count: int | None, real: int = 1_000_000) -> None:
        self.count = count
        self.asked: list[tuple[int, int]] = []
        self._real = real

    def page(self, start: int, stop: int) -> Sequence[Person]:
        self.asked.append((start, stop))
        return [Person(at + 1, f"Customer {at}") for at in range(start, min(stop, self._real))]


class ListApp(SafeApp[None]):
    def __init__(self, source: Any, columns: Sequence[Column[Any]] = COLUMNS, **options: Any) -> None:
        super().__init__()
        self.rows: Rows[Any] = Rows(columns, source, title="Customers", **options)
        self.news: list[Any] = []

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.rows.focus()
        self.watch(self.rows, "row", self.moved, init=False)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.news.append(("opened", event.row.rid))

    def moved(self, row: Any) -> None:
        self.news.append(("moved", row.rid if row else None))

    def on_rows_marks_changed(self, event: Rows.MarksChanged) -> None:
        self.news.append(("marks", event.marks.count(event.rows.count)))

    def on_rows_header_clicked(self, event: Rows.HeaderClicked) -> None:
        self.news.append(("header", event.column))


async def test_a_column_begins_in_the_same_cell_on_every_row_whatever_the_script() -> None:
    app = ListApp(ListSource(people(12)))
    async with app.run_test(size=(80, 16)):
        shown = [line for line in lines(app) if "0903 555 107" in line]
        assert len(shown) == 12
        assert len({cell_of(line, "0903 555 107") for line in shown}) == 1
        assert {cell_len(line) for line in lines(app)} == {80}


async def test_amounts_end_in_the_same_cell_and_long_names_end_in_an_ellipsis() -> None:
    rows = [Person(1, "Công ty TNHH Minh Phát Sài Gòn", loan="1,200"), Person(2, "陈美玲陈美玲陈美玲", loan="350,000")]
    app = ListApp(ListSource(rows))
    async with app.run_test(size=(50, 8)):
        first, second = lines(app)[2:4]
        assert "Công ty TNHH Min…" in first
        assert "陈美玲陈美玲陈" in second
        assert "…" in second
        assert cell_len(first.rstrip(" │")) == cell_len(second.rstrip(" │"))
        assert first.rstrip(" │").endswith("1,200")


async def test_columns_go_by_priority_where_room_is_short() -> None:
    app = ListApp(ListSource(people(3)))
    async with app.run_test(size=(80, 10)) as pilot:
        assert "Phone" in text(app)
        assert "Loans" in text(app)
        await pilot.resize_terminal(40, 10)
        assert "Phone" not in text(app)
        assert "Loans" in text(app)
        await pilot.resize_terminal(24, 10)
        assert "Loans" not in text(app)
        assert "Name" in text(app)


def test_spare_room_goes_to_flexible_columns_up_to_their_most() -> None:
    columns: list[Column[Any]] = [Column("a", "", 10, flex=1), Column("b", "", 10, flex=1, most=12), Column("c", "", 5)]
    placed, gap = place(columns, 60)
    assert [(each.column.key, each.width) for each in placed] == [("a", 26), ("b", 12), ("c", 5)]
    assert gap == 1
    assert sum(each.width for each in placed) + 2 * gap <= 60


def test_columns_that_must_stay_are_narrowed_at_the_edge() -> None:
    columns: list[Column[Any]] = [Column("a", "", 10), Column("b", "", 10), Column("c", "", 10)]
    placed, _gap = place(columns, 16)
    assert [(each.column.key, each.width) for each in placed] == [("a", 10), ("b", 5)]


async def test_a_row_that_stands_there_is_not_put_into_words_again_as_the_cursor_comes_and_goes() -> None:
    worded: list[int] = []

    def name(row: Person) -> str:
        worded.append(row.rid)
        return row.name

    app = ListApp(ListSource(people(100)), [Column("name", "Name", 20, text=name)])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert sorted(worded) == list(range(1, 10))
        await pilot.press("down", "down", "up")
        await pilot.pause()
        assert sorted(worded) == list(range(1, 10))


async def test_keys_move_the_selection_and_say_so() -> None:
    app = ListApp(ListSource(people(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "up")
        assert app.rows.row.rid == 2
        await pilot.press("end")
        assert app.rows.row.rid == 100
        await pilot.press("home")
        assert app.rows.row.rid == 1
        await pilot.press("pagedown")  # 21 rows are shown; one of them stays
        assert app.rows.row.rid == 21
        await pilot.press("pageup", "up", "enter")
        assert app.news == [
            *(("moved", rid) for rid in (2, 3, 2, 100, 1, 21, 1)),
            ("opened", 1),
        ]


async def test_every_key_is_one_frame_and_down_paints_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    app = ListApp(CountingSource(1_000_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        painted: list[int] = []
        paint = app.rows.render_line

        def noting(y: int) -> Strip:
            painted.append(y)
            return paint(y)

        monkeypatch.setattr(app.rows, "render_line", noting)
        for key in ("down", "pagedown", "end", "home", "space", "up"):
            painted.clear()
            with counted_frames(app) as frames:
                await pilot.press(key)
            assert len(frames) == 1, key
            if key in {"down", "up"}:
                assert sorted(painted) == [2, 3]


async def test_only_a_window_of_a_million_rows_is_read() -> None:
    source = CountingSource(1_000_000)
    app = ListApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "pagedown", "end", "pageup", "home", "down")
        assert app.rows.row.rid == 2
        assert len(source.asked) <= 6
        assert {stop - start for start, stop in source.asked} == {Window.PAGE}


@pytest.mark.parametrize("real", [0, 1, 63, 64, 65, 128, 1000])
async def test_a_list_that_nobody_counted_has_an_end_too(real: int) -> None:
    app = ListApp(CountingSource(None, real))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        assert app.rows.cursor == max(real - 1, 0)
        app.rows.go(0)
        for _page in range(60):
            app.rows.do("page_down")
        assert app.rows.cursor == max(real - 1, 0)
        assert (app.rows.row is None) == (real == 0)


async def test_a_reload_keeps_the_same_customer_selected_wherever_they_are_now() -> None:
    source = ListSource(people(200))
    app = ListApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        app.rows.go(50)
        source.rows = [Person(900, "New"), *source.rows]
        app.rows.reload()
        assert (app.rows.row.rid, app.rows.cursor) == (51, 51)
        source.rows = source.rows[::-1]
        app.rows.reload()
        assert app.rows.row.rid == 51
        source.rows = [row for row in source.rows if row.rid != 51]
        app.rows.reload()
        await pilot.pause()
        assert app.rows.row is not None
        assert app.rows.row.rid != 51
        source.rows = []
        app.rows.reload()
        assert app.rows.row is None


async def test_what_comes_in_above_a_list_at_its_start_is_in_sight() -> None:
    source = ListSource(people(200))
    app = ListApp(source)
    async with app.run_test(size=(80, 24)):
        source.rows = [Person(900, "New"), *source.rows]
        app.rows.reload()
        assert (app.rows.row.rid, app.rows.cursor, app.rows.view.top) == (1, 1, 0)
        app.rows.go(150)
        top = app.rows.view.top
        source.rows = [Person(901, "Newer"), *source.rows]
        app.rows.reload()
        assert (app.rows.cursor, app.rows.view.top) == (151, top + 1)


async def test_unchanged_rows_keep_their_painted_lines_over_a_reload() -> None:
    source = ListSource(people(10))
    app = ListApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        before = [app.rows.render_line(y) for y in range(2, 12)]
        source.rows = [row._replace(loan="late") if row.rid == 5 else Person(*row) for row in source.rows]
        app.rows.reload()
        await pilot.pause()
        after = [app.rows.render_line(y) for y in range(2, 12)]
        same = [old is new for old, new in zip(before, after, strict=True)]
        assert same == [False, True, True, True, False, True, True, True, True, True]
        assert "late" in after[4].text


async def test_marks_step_down_and_all_shown_can_be_marked() -> None:
    app = ListApp(ListSource(people(5)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "space")
        assert app.rows.marks.rids == {1, 2}
        assert [line[2] for line in lines(app)[2:7]] == ["✓", "✓", " ", " ", " "]
        await pilot.press("asterisk", "space")
        assert app.rows.marks.count(5) == 4
        assert 3 not in app.rows.marks
        app.rows.show(ListSource(people(2)))
        assert not app.rows.marks
        assert [news for news in app.news if news[0] == "marks"] == [
            ("marks", 1),
            ("marks", 2),
            ("marks", 5),
            ("marks", 4),
        ]


async def test_the_selected_row_has_a_sign_and_weight_besides_its_colour() -> None:
    app = ListApp(ListSource(people(3)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        assert [line[1] for line in lines(app)[2:5]] == [" ", "›", " "]
        style = style_at(app, "陈美玲")
        assert style.bold
        assert style.bgcolor.get_truecolor().hex.upper() == themes.DARK.selection
        app.set_focus(None)
        await pilot.pause()
        assert lines(app)[3][1] == "›"
        assert style_at(app, "陈美玲").bold
        assert style_at(app, "陈美玲").bgcolor.get_truecolor().hex.upper() == themes.DARK.panel


async def test_the_terminals_own_cursor_belongs_on_the_selected_row() -> None:
    app = ListApp(ListSource(people(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        x, y = app.rows.cursor_screen_offset
        assert lines(app)[y][x] == "›"
        await pilot.press("end")
        x, y = app.rows.cursor_screen_offset
        assert lines(app)[y][x] == "›"


async def test_an_empty_list_names_the_next_key() -> None:
    app = ListApp(ListSource(), empty="No customer yet. F6 adds one, F10 Import brings a list.")
    async with app.run_test(size=(40, 10)) as pilot:
        assert "F6 adds one" in text(app)
        await pilot.press("down", "enter", "space", "end")
        assert app.news == []


async def test_the_sorted_column_has_a_sign() -> None:
    app = ListApp(ListSource(people(3)))
    async with app.run_test(size=(80, 10)) as pilot:
        app.rows.set_sort("name")
        await pilot.pause()
        assert "Name▲" in lines(app)[1]
        app.rows.set_sort("loan", falling=True)
        await pilot.pause()
        assert "Loans▼" in lines(app)[1]
        assert "▲" not in lines(app)[1]


async def test_the_mouse_selects_opens_scrolls_and_asks_for_an_order() -> None:
    app = ListApp(ListSource(people(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(app.rows, offset=(10, 5))
        assert app.rows.row.rid == 4
        await pilot.click(app.rows, offset=(10, 6), times=2)
        assert ("opened", 5) in app.news
        await pilot.click(app.rows, offset=(5, 1))
        assert app.news[-1] == ("header", "name")
        app.rows.post_message(MouseScrollDown(app.rows, 10, 6, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await pilot.pause()
        assert app.rows.view.top == 3
        await pilot.click(app.rows, offset=(79, 21))
        assert app.rows.cursor > 90


async def test_another_look_paints_every_row_anew() -> None:
    app = ListApp(ListSource(people(3)))
    async with app.run_test(size=(80, 10)) as pilot:
        dark = style_at(app, "陈美玲").color
        app.theme = "crodesk-light"
        await pilot.pause()
        light = style_at(app, "陈美玲").color
        assert dark.get_truecolor().hex.upper() == themes.DARK.foreground
        assert light.get_truecolor().hex.upper() == themes.LIGHT.foreground


async def test_other_signs_paint_every_row_anew() -> None:
    app = ListApp(ListSource(people(3)))
    async with app.run_test(size=(80, 10)) as pilot:
        assert lines(app)[2].startswith("│›")
        use_signs("ascii")
        try:
            app.rows.refresh()
            await pilot.pause()
            assert lines(app)[2].startswith("|>")
            assert lines(app)[0].startswith("+- Customers --")
        finally:
            use_signs("thin")


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_text_that_would_act_is_shown_and_does_nothing(payload: str) -> None:
    rows = [Person(1, payload, payload, payload), Person(2, payload)]
    app = ListApp(ListSource(rows), [replace(COLUMNS[0], title=payload), *COLUMNS[1:]], empty=payload)
    app.rows.set_title(payload, payload)
    async with app.run_test(size=(80, 10)) as pilot:
        assert is_harmless(app)
        assert {cell_len(line) for line in lines(app)} == {80}
        app.rows.show(ListSource())
        await pilot.pause()
        assert is_harmless(app)


async def test_brackets_in_a_name_are_brackets() -> None:
    app = ListApp(ListSource([Person(1, "Cty [TNHH] A [/x]")]))
    async with app.run_test(size=(80, 10)):
        assert "Cty [TNHH] A [/x]" in text(app)


def test_a_window_keeps_a_few_pages_only() -> None:
    source = CountingSource(1_000_000)
    window = Window(source)
    for page in range(40):
        assert window.row(page * Window.PAGE) is not None
    assert len(window._pages) == Window.KEPT
    assert window.row(-1) is None
    assert window.row(5_000_000) is None
