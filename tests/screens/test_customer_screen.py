"""The customer file: opened, read, walked through, and everything that is done on it, key by key."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from crodesk.app import CrodeskApp
from crodesk.domain.records import of_customer
from crodesk.screens.customer import addable
from crodesk.screens.customer.actions import ACTIONS, ALERTS, WHILE_WRITING
from crodesk.screens.customer.giving_out import write_out
from crodesk.screens.customer.holding_sheet import CHILDREN
from crodesk.screens.customer.panes import FIRST, SECOND
from crodesk.screens.customer.parts import NOTES, PARTS
from crodesk.screens.customer.shown import Target
from crodesk.services import customer_file, follow_ups, notes, record_list, records, timeline
from crodesk.services.customer_file import CustomerFile
from crodesk.services.desk import Desk
from crodesk.widgets.fields import Form
from crodesk.widgets.frame import PlaceLine
from crodesk.widgets.pane import Pane
from tests.builders import a_customer, a_record
from tests.screens import looking
from tests.screens.customer_app import CustomerApp, a_desk
from tests.screens.customer_desk import People, fill
from tests.screens.keys import settled


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, People]:
    """A desk with three customers, written once; each test opens a copy."""
    folder = tmp_path_factory.mktemp("book")
    desk = a_desk(folder)
    people = fill(desk)
    desk.close()
    return folder / "desk.sqlite", people


@pytest.fixture
def desk_path(book: tuple[Path, People], tmp_path: Path) -> Path:
    return Path(shutil.copy(book[0], tmp_path / "desk.sqlite"))


@pytest.fixture
def people(book: tuple[Path, People]) -> People:
    return book[1]


@asynccontextmanager
async def opened(
    desk: Desk, rid: int, walk: list[int] | None = None, size: tuple[int, int] = (80, 24), *, telling: bool = False
) -> AsyncIterator[Pilot[None]]:
    """Open a customer on a screen of that size; with `telling` messages are shown on it."""
    app = CustomerApp(desk, rid, walk)
    async with app.run_test(size=size, notifications=telling) as pilot:
        await pilot.pause()
        yield pilot


def app_of(pilot: Pilot[None]) -> CustomerApp:
    assert isinstance(pilot.app, CustomerApp)
    return pilot.app


NAMES = {
    "enter",
    "tab",
    "shift+tab",
    "escape",
    "down",
    "up",
    "space",
    "home",
    "end",
    "delete",
    "left",
    "right",
    "backspace",
}


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, all at once as a clerk types ahead; what isn't the name of a key is typed letter by letter."""
    for key in keys:
        if key in NAMES or key.startswith("ctrl+") or (key[:1] == "f" and key[1:].isdigit()):
            pilot.app.post_message(events.Key(key, "\r" if key == "enter" else None))
        else:
            for letter in key:
                pilot.app.post_message(events.Key(_character_to_key(letter), letter))
    await settled(pilot)


async def go(pilot: Pilot[None], pane: str) -> None:
    """Give a pane the keys."""
    app_of(pilot).file.go(pane)
    await pilot.pause()


async def select(pilot: Pilot[None], pane: str, kind: str) -> None:
    """Go to the first line of a pane that is about a kind of record."""
    await go(pilot, pane)
    view = app_of(pilot).file.panes.panes[pane]
    view.do("home")
    for _step in range(40):
        if isinstance(view.target, Target) and view.target.kind == kind:
            await pilot.pause()
            return
        view.do("down")
    raise AssertionError(kind)


def text_of(pilot: Pilot[None], pane: str) -> str:
    """Return all that a pane says."""
    return app_of(pilot).file.panes.panes[pane].text


def said(pilot: Pilot[None]) -> str:
    """Return the messages that were shown, newest first."""
    return "\n".join(notice.text for notice in app_of(pilot).notices)


def file_of(desk: Desk, rid: int) -> CustomerFile:
    file = desk.look(customer_file.read, rid, desk.today)
    assert file is not None
    return file


def a_role(desk: Desk, holding: int, customer: int) -> int:
    roles = desk.look(record_list.page, "holding_role", holding)
    return next(line.rid for line in roles if line.cells["customer_rid"] == customer)


def notes_of(desk: Desk, rid: int) -> list[timeline.Entry]:
    return [each for each in desk.look(timeline.read, rid).entries if each.source == "interaction"]


# Opening and reading


async def test_the_first_two_lines_say_who_this_is_and_where_we_stand(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling, list(people), (140, 40)) as pilot:
        screen = app_of(pilot).file
        who, standing = screen.query_one(PlaceLine).text, screen.standing.text
        assert who.startswith("陈美玲 Chen Meiling  C-0044  ★ Gold  since 2014")
        assert who.endswith("!! 12 days late  !! identity card expired 3 Nov  + 4 more")
        for part in (
            "2,284,250,000 ₫ with us",
            "owes 85,000,000 ₫",
            "talked 2 days ago",
            "!! late: 14 Nov call: hỏi về thẻ",
        ):
            assert part in standing
        assert "1 of 3" in looking.lines(pilot.app)[0]


async def test_amounts_are_short_where_the_line_is(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        assert app_of(pilot).file.standing.text.startswith("2.3bn ₫ with us · owes 85m ₫")


async def test_only_one_warning_is_said_where_more_would_hide_who_it_is(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        line = looking.lines(pilot.app)[1]
        assert line.startswith("陈美玲 Chen Meiling  C-0044  ★ Gold  since 2014")
        assert line.endswith("!! 12 days late  + 5 more")


async def test_a_warning_is_whole_at_80_columns_and_what_fits_beside_it_is(desk: Desk, people: People) -> None:
    due = {"opened_on": date(2026, 1, 5), "answer_by": date(2026, 1, 20)}
    for case in ("complaint", "dispute"):
        a_record(desk, "service_case", people.duc, kind=case, issue="x", number=f"{case[:1].upper()}P-2026-0007", **due)
    a_record(desk, "identity_document", people.duc, kind="business_licence", number="1", expires_on=date(2025, 12, 31))
    async with opened(desk, people.duc) as pilot:
        line = looking.lines(pilot.app)[1]
        assert line.startswith("Trần Văn Đức  C-0107  ")
        assert line.endswith("!! case CP-2026-0007 late since 20 Jan  + 2 more")


async def test_a_key_lists_all_that_matters_now(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await pilot.press("plus")
        shown = looking.text(pilot.app)
        assert "What matters now" in shown
        for each in ("!! 12 days late", "!! identity card expired 3 Nov 2026", "▲ deposit D-118 matures 23 Nov 2026",
                     "! do not use: Zalo"):  # fmt: skip
            assert each in shown
        await pilot.press("escape")
        assert "What matters now" not in looking.text(pilot.app)


async def test_where_nothing_matters_the_key_that_lists_it_is_off(desk: Desk, people: People) -> None:
    async with opened(desk, people.nobody) as pilot:
        await pilot.press("plus")
        assert "What matters now" not in looking.text(pilot.app)
        assert app_of(pilot).file.why_not(ALERTS) == "nothing presses"


async def test_an_empty_record_names_what_is_missing_and_the_next_key(desk: Desk, people: People) -> None:
    async with opened(desk, people.nobody, size=(140, 40)) as pilot:
        assert text_of(pilot, "facts") == "! Missing: birth or founding date, phone or e-mail, address, identity paper"
        assert app_of(pilot).file.standing.text == "holds nothing yet · never talked · no next step"
        assert text_of(pilot, "holds").startswith("No account, deposit, card or loan yet. F6 adds one")
        assert "n writes a note, c a call, v a visit" in text_of(pilot, NOTES)


async def test_every_block_shows_what_the_desk_keeps(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling, size=(140, 40)) as pilot:
        for pane, parts in {
            "facts": ("0912 000 044", "do not use", "không gọi trước 9 giờ", "3 Dec 1979 (46)", "14/10",
                      "số dư trên 1 tỷ", "12/3 Nguyễn Trãi, Phường 11", "#vip"),
            "papers": ("!! Identity card  079300000044  expired 3 Nov 2026, 17 days ago  original not seen",
                       "E1234567  to 1 Feb 2028", "Risk  low", "Marketing  yes, phone"),
            "people": ("陈小雨 (17)", "› Trần Văn Đức C-0107  25%"),
            "holds": ("Tiền gửi 12 tháng D-118", "until Mon 23 Nov", "12 days late · 3,000,000 ₫ in arrears",
                      "-12,900,000 ₫", "With us, 19 Nov", "Twelve months · ₫", "Nov 26", "low 100m", "Điện lực"),
            "to-do": ("!! 14 Nov  6 days late  Call: hỏi về thẻ", "▲ 09:30  Meet: ký giấy gia hạn tiền gửi",
                      "· Thu 3 Dec  Call: sinh nhật", "CP-2026-0001", "answer by Thu 3 Dec"),
            "needs": ("vay du học cho con gái  600,000,000 ₫", "refused  phí cao", "not again until 3 May 2027",
                      "80,000,000 ₫ a month", "33 months old"),
            "notes": ("call, 6 min  spoke", "她女儿明年去澳洲读书。", "visit  met", "no answer", "pinned", "restricted",
                      "complaint  CP-2026-0001 thẻ bị trừ hai lần  open"),
        }.items():  # fmt: skip
            for part in parts:
                assert part in text_of(pilot, pane), (pane, part)


async def test_pinned_notes_stand_on_top(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        assert text_of(pilot, NOTES).splitlines()[1] == "Luôn chào bằng tiếng Hoa."


async def test_a_relation_is_seen_from_both_sides(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        assert "of › Chen Meiling C-0044  25%" in text_of(pilot, "people")
        await select(pilot, "people", "named_by")
        await press(pilot, "enter")
        assert app_of(pilot).file.rid == people.meiling
        await press(pilot, "escape")
        assert (app_of(pilot).file.rid, app_of(pilot).file.panes.front) == (people.duc, "people")
        await press(pilot, "escape")
        assert app_of(pilot).backs == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40), (200, 60)])
async def test_nothing_runs_over_on_any_screen(desk: Desk, people: People, size: tuple[int, int]) -> None:
    async with opened(desk, people.meiling, list(people), size) as pilot:
        for _pane in PARTS:
            shown = looking.lines(pilot.app)
            assert len(shown) == size[1]
            assert {cell_len(line) for line in shown} == {size[0]}
            assert "F10" in shown[-1]
            await press(pilot, "tab")


async def test_opening_a_customer_is_one_frame(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling, list(people)) as pilot:
        for key in ("f8", "f8", "f7"):
            with looking.counted_frames(pilot.app) as frames:
                await press(pilot, key)
            assert len(frames) == 1


# Moving about


async def test_tab_goes_round_and_the_left_column_turns_over(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        panes = app_of(pilot).file.panes
        seen = [panes.front]
        for _pane in PARTS:
            await press(pilot, "tab")
            assert panes.front in panes.where(panes.size)
            seen.append(panes.front)
        assert seen == [NOTES, *FIRST, *SECOND, NOTES]
        await press(pilot, "shift+tab")
        assert panes.front == SECOND[-1]


async def test_a_pane_takes_the_whole_room_and_gives_it_back(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        panes = app_of(pilot).file.panes
        await go(pilot, "holds")
        await press(pilot, "z")
        assert list(panes.where(panes.size)) == ["holds"]
        assert "Tài khoản thanh toán 0044-1" in looking.text(pilot.app)
        await press(pilot, "escape")
        assert len(panes.where(panes.size)) == 4


async def test_where_one_pane_is_shown_there_is_nothing_to_zoom(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling, size=(60, 20)) as pilot:
        await press(pilot, "z")
        assert "this pane has the whole screen already" in said(pilot)
        await press(pilot, "escape")
        assert app_of(pilot).backs == 1


async def test_one_walks_through_the_list_and_stops_at_its_ends(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling, list(people)) as pilot:
        await press(pilot, "f7")
        assert "the list ends here" in said(pilot)
        await press(pilot, "f8", "]")
        assert app_of(pilot).file.rid == people.nobody
        assert "3 of 3" in looking.lines(pilot.app)[0]


async def test_without_a_list_there_is_no_next_customer(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "f8")
        assert app_of(pilot).file.rid == people.meiling
        assert "not opened from a list" in said(pilot)


async def test_a_customer_who_is_gone_leaves_a_sentence(desk: Desk) -> None:
    rid = a_customer(desk)
    async with opened(desk, rid) as pilot:
        desk.undo()
        await press(pilot, "f5")
        assert "no longer there" in looking.lines(pilot.app)[1]
        await press(pilot, "n", "e", "C", "y", "i")
        assert app_of(pilot).screen is app_of(pilot).file
        assert said(pilot).count("this customer is no longer there") == 5


# Writing down a contact


async def test_a_note_is_written_without_leaving_the_screen(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "n", "hẹn ký giấy", "enter", "enter")
        assert pilot.app.screen is app_of(pilot).file
        assert [(each.kind, each.text) for each in notes_of(desk, people.duc)] == [("note", "hẹn ký giấy")]
        assert "hẹn ký giấy" in text_of(pilot, NOTES)
        assert "Wrote a note: Trần Văn Đức. u takes it back." in said(pilot)
        await press(pilot, "u")
        assert notes_of(desk, people.duc) == []


async def test_a_call_has_an_outcome_by_digit_and_a_next_step(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "c", "2", "gọi lại", "enter", "t2 chiều", "enter")
        (call,) = notes_of(desk, people.duc)
        assert (call.kind, call.outcome, call.text) == ("call", "no_answer", "gọi lại")
        (step,) = file_of(desk, people.duc).follow_ups
        assert (step.what, step.about, step.due_on) == ("call", "chiều", "2026-11-23")
        assert "next Mon 23 Nov call: chiều" in app_of(pilot).file.standing.text


async def test_a_call_without_words_says_what_came_of_it(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "c", "3", "f9")
        assert notes_of(desk, people.duc)[0].outcome == "busy"


async def test_an_outcome_is_also_chosen_with_the_arrows(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "v", "right", "enter", "đi vắng", "f9")
        (visit,) = notes_of(desk, people.duc)
        assert (visit.kind, visit.outcome) == ("visit", "not_in")


async def test_letters_typed_in_place_of_a_digit_are_not_lost(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "c", "đã nói chuyện", "f9")
        (call,) = notes_of(desk, people.duc)
        assert (call.outcome, call.text) == ("spoke", "đã nói chuyện")


async def test_what_was_sent_has_its_way_by_digit(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "w", "2", "chúc mừng sinh nhật", "f9")
        (sent,) = notes_of(desk, people.duc)
        assert (sent.kind, sent.direction, sent.outcome) == ("sms", "out", "")


async def test_a_day_that_is_none_is_refused_with_words_and_nothing_is_lost(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "n", "hẹn", "enter", "xyz", "enter")
        assert notes_of(desk, people.duc) == []
        assert "isn't a date" in looking.text(pilot.app)
        assert app_of(pilot).file.strip.texts["text"] == "hẹn"


async def test_an_empty_note_is_refused_with_words(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "n", "f9")
        assert "Write a few words" in looking.text(pilot.app)


async def test_a_long_note_is_written_on_the_whole_screen(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "n", "dòng một", "ctrl+e", "enter", "dòng hai", "f9")
        assert notes_of(desk, people.duc)[0].text == "dòng một\ndòng hai"


async def test_a_draft_is_kept_on_leaving_and_comes_back(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "c", "2", "nửa câu", "escape")
        assert notes_of(desk, people.duc) == []
        assert "Draft kept: it stands under To do." in said(pilot)
        assert "draft of a call: nửa câu" in text_of(pilot, "to-do")
        await press(pilot, "c")
        assert app_of(pilot).file.strip.texts == {"outcome": "no_answer", "text": "nửa câu", "next_on": ""}
        await press(pilot, "f9")
        assert (notes_of(desk, people.duc)[0].outcome, notes_of(desk, people.duc)[0].text) == ("no_answer", "nửa câu")
        assert "draft" not in text_of(pilot, "to-do")


async def test_a_dropped_draft_stays_dropped(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "n", "nháp", "escape", "n", "f12", "enter", "n")
        assert app_of(pilot).file.strip.texts == {}


async def test_a_draft_outlives_the_program(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "n", "chưa lưu")
        await pilot.pause(0.6)
        assert desk.look(lambda reader: reader.value("SELECT content FROM draft")) is not None
    async with opened(desk, people.duc) as pilot:
        await select(pilot, "to-do", "draft")
        await press(pilot, "enter")
        assert app_of(pilot).file.strip.texts["text"] == "chưa lưu"


async def test_a_draft_belongs_to_its_customer(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc, list(people)) as pilot:
        await press(pilot, "n", "của anh Đức")
        app_of(pilot).file.open(people.nobody)
        await press(pilot, "n")
        assert app_of(pilot).file.strip.texts == {}


async def test_a_key_that_does_nothing_says_so_once_and_quietly(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc, telling=True) as pilot:
        await press(pilot, "j")
        assert "j does nothing here · F1 keys" in looking.lines(pilot.app)[0]
        assert said(pilot) == ""
        with looking.counted_frames(pilot.app) as frames:
            await press(pilot, "j")
        assert frames == []
        await press(pilot, "f9")
        assert "Save does nothing here · F1 keys" in looking.lines(pilot.app)[0]
        await press(pilot, "down", "home")
        assert "does nothing" in looking.text(pilot.app)


async def test_a_message_covers_no_row_and_is_alone(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc, telling=True) as pilot:
        before = looking.lines(pilot.app)[1:-1]
        await press(pilot, "f7", "f8")
        lines = looking.lines(pilot.app)
        assert "Next is off: this customer was not opened from a list" in lines[0]
        assert "Previous is off" not in looking.text(pilot.app)
        assert lines[1:-1] == before


async def test_every_field_says_what_it_is_for_and_how_it_is_typed_in(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc, size=(140, 40)) as pilot:
        await press(pilot, "c", "f1")
        assert "Outcome: Its digit, or the arrows and Enter" in looking.text(pilot.app)
        await press(pilot, "escape", "enter", "enter", "f1")
        assert "Then: The next step: a day and what it is about" in looking.text(pilot.app)
        await press(pilot, "escape", "escape", "e")
        for key, field in pilot.app.screen.query_one(Form).fields.items():
            assert len(field.full_help) > len(field.label) + 10, key
            assert field.hint, key


async def test_the_list_of_a_field_is_announced_where_it_has_one(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "k")
        assert "F4 List" in looking.text(pilot.app)
        assert "Type a part of its name; F4 lists all." in looking.text(pilot.app)
        await press(pilot, "tab")
        assert "F4" not in looking.text(pilot.app)


async def test_a_small_form_leaves_the_room_behind_it_to_be_seen(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "k")
        assert pilot.app.screen.query_one("#sheet").size.height + 2 == 4 + 4 + 4
        await press(pilot, "escape", "e")
        assert pilot.app.screen.query_one("#sheet").size.height + 2 == 24


async def test_a_draft_is_dropped_where_it_lies(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "n", "nháp", "escape")
        await select(pilot, "to-do", "draft")
        assert looking.lines(pilot.app)[-1].startswith("F1 Help  D End")
        await press(pilot, "D", "escape")
        assert "nháp" in text_of(pilot, "to-do")
        await press(pilot, "D", "enter")
        assert "nháp" not in text_of(pilot, "to-do")
        assert notes_of(desk, people.duc) == []


async def test_a_correction_left_halfway_is_marked_and_goes_on(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, NOTES, "interaction")
        await press(pilot, "enter", "end", " thêm", "escape")
        assert "draft not saved" in text_of(pilot, NOTES)
        assert "correction not saved: note of 5 Jan 2026" in text_of(pilot, "to-do")
        assert "Draft kept: it is marked in the notes" in said(pilot)
        assert "Luôn chào bằng tiếng Hoa.\n" in text_of(pilot, NOTES)
        await select(pilot, "to-do", "draft")
        await press(pilot, "enter")
        assert "Your draft is back. F12 drops it." in said(pilot)
        await press(pilot, "f9")
        assert "Luôn chào bằng tiếng Hoa. thêm" in text_of(pilot, NOTES)
        assert "not saved" not in text_of(pilot, NOTES) + text_of(pilot, "to-do")


async def test_a_correction_is_dropped_in_the_editor(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, NOTES, "interaction")
        await press(pilot, "enter", "end", " thêm", "escape", "enter", "f12", "enter")
        assert pilot.app.screen is app_of(pilot).file
        assert "draft not saved" not in text_of(pilot, NOTES)
        await press(pilot, "enter", "f9")
        assert "thêm" not in text_of(pilot, NOTES)


async def test_a_correction_is_dropped_where_it_lies(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, NOTES, "interaction")
        await press(pilot, "enter", "end", " thêm", "escape")
        await select(pilot, "to-do", "draft")
        await press(pilot, "D", "enter")
        assert "not saved" not in text_of(pilot, NOTES) + text_of(pilot, "to-do")


async def test_a_form_left_halfway_says_that_its_draft_is_kept(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "k", "tab", "nửa câu", "escape")
        assert "Draft kept: Next step · Trần Văn Đức. It comes back" in said(pilot)
        await press(pilot, "m", "escape")
        assert said(pilot).count("Draft kept") == 1


async def test_a_whole_form_is_saved_from_the_editor_of_its_long_text(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, NOTES, "interaction")
        await press(pilot, "e")
        form = pilot.app.screen.query_one(Form)
        form.fields["text"].focus()
        await press(pilot, "f4", " Và hỏi thăm con gái.", "f9")
        assert pilot.app.screen is app_of(pilot).file
        assert "Luôn chào bằng tiếng Hoa. Và hỏi thăm con gái." in text_of(pilot, NOTES)


async def test_an_answer_from_the_list_in_the_last_field_does_not_save_the_form(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "service_case")
        await press(pilot, "enter", "3", "đã hoàn tiền", "tab", "tab", "f4", "enter")
        assert pilot.app.screen.query_one(Form).texts()["satisfied"] == "yes"
        assert [each.status for each in file_of(desk, people.meiling).cases] == ["open"]
        await press(pilot, "f9")
        assert file_of(desk, people.meiling).cases == []


async def test_while_writing_other_keys_do_nothing_else(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc, list(people)) as pilot:
        await press(pilot, "c", "f8", "f6", "f5")
        assert pilot.app.screen is app_of(pilot).file
        assert app_of(pilot).file.rid == people.duc
        assert app_of(pilot).file.strip.display


# Notes that are there


async def test_notes_are_found_as_one_types(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "/", "du hoc")
        assert "Hỏi vay du học cho con gái." in text_of(pilot, NOTES)
        assert "VCB" not in text_of(pilot, NOTES)
        assert "“du hoc”, 1 found" in looking.text(pilot.app)
        await press(pilot, "enter")
        assert app_of(pilot).focused is app_of(pilot).file.panes.panes[NOTES]
        await press(pilot, "escape")
        assert "VCB" in text_of(pilot, NOTES)


async def test_restricted_notes_are_not_found_by_their_words(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "/", "gia dinh")
        assert "0 found" in looking.text(pilot.app)


async def test_one_kind_of_notes_is_shown(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "f", "4")
        assert "visit" in text_of(pilot, NOTES)
        assert "call" not in text_of(pilot, NOTES)


async def test_a_note_is_pinned_and_let_go(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "!")
        assert not any(each.pinned for each in notes_of(desk, people.meiling))
        await press(pilot, "home", "!")
        assert [each.text[:4] for each in notes_of(desk, people.meiling) if each.pinned] == ["Muốn"]


async def test_a_note_is_restricted(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "R")
        assert notes_of(desk, people.meiling)[0].restricted


async def test_a_note_is_corrected_and_the_old_words_stay_in_the_journal(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "enter", " Và tiếng Việt.", "f9")
        assert notes_of(desk, people.meiling)[0].text == "Luôn chào bằng tiếng Hoa. Và tiếng Việt."
        await press(pilot, "u")
        assert notes_of(desk, people.meiling)[0].text == "Luôn chào bằng tiếng Hoa."


async def test_a_correction_that_was_left_comes_back(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "enter", " Nháp", "escape", "enter", "f9")
        assert notes_of(desk, people.meiling)[0].text == "Luôn chào bằng tiếng Hoa. Nháp"


async def test_leaving_the_line_to_find_in_shows_all_notes_again(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "/", "du hoc", "escape")
        assert "VCB" in text_of(pilot, NOTES)
        assert app_of(pilot).focused is app_of(pilot).file.panes.panes[NOTES]


async def test_older_notes_are_shown_when_they_are_asked_for(desk: Desk, people: People) -> None:
    desk.do_now(
        "Notes", "", lambda session: [notes.write(session, people.duc, notes.Note(f"n{n}")) for n in range(205)]
    )
    async with opened(desk, people.duc) as pilot:
        assert text_of(pilot, NOTES).endswith("5 older notes: Enter shows them")
        await select(pilot, NOTES, "interaction")
        await press(pilot, "end", "enter")
        assert "older" not in text_of(pilot, NOTES)
        assert "n0" in text_of(pilot, NOTES).splitlines()


# Cases


async def test_a_complaint_is_opened_while_the_customer_is_on_the_phone(desk: Desk, people: People) -> None:
    keys = ("m", "car", "enter", "card charged twice at Coop Mart 18 Nov", "enter", "enter")
    assert len(["ctrl+g", "0905120", "enter"]) - 1 + 7 + sum(len(key) if key != "enter" else 1 for key in keys) <= 65
    async with opened(desk, people.duc) as pilot:
        await press(pilot, *keys)
        (case,) = file_of(desk, people.duc).cases
        assert (case.number, case.kind, case.issue) == (
            "CP-2026-0002",
            "complaint",
            "card charged twice at Coop Mart 18 Nov",
        )
        assert case.answer_by == "2026-12-05"
        assert "Opened a case: CP-2026-0002, answer by 5 Dec 2026" in said(pilot)
        assert text_of(pilot, NOTES).count("Coop Mart") == 1
        assert "case CP-2026-0002 open" in app_of(pilot).file.query_one(PlaceLine).text


async def test_an_answer_by_day_on_which_nobody_works_is_said(desk: Desk, people: People) -> None:
    """5 December 2026 is a Saturday; 30 April 2027, a Friday, a holiday by article 112 of the Labour Code 2019."""
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "m")
        assert "5 Dec is no working day: the answer must be out on Fri 4 Dec." in looking.text(pilot.app)
        await press(pilot, "car", "enter", "thẻ", "enter", "4/12/2026")
        assert "no working day" not in looking.text(pilot.app)
        await press(pilot, *["backspace"] * 10, "30/4/2027")
        assert "30 Apr 2027 is no working day: the answer must be out on 29 Apr 2027." in looking.text(pilot.app)
        await press(pilot, *["backspace"] * 9, "5/12/2026", "f9")
        await select(pilot, "to-do", "service_case")
        await press(pilot, "enter")
        assert "no working day, so on Fri 4 Dec" in looking.text(pilot.app)


async def test_a_caller_who_hangs_up_leaves_a_draft(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "m", "car", "enter", "thẻ", "escape", "m", "f9")
        assert file_of(desk, people.duc).cases[0].issue == "thẻ"


async def test_a_case_is_answered_referred_closed_and_opened_again(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "service_case")
        await press(pilot, "enter", "2", "phòng thẻ", "f9")
        assert file_of(desk, people.meiling).cases[0].referred_to == "phòng thẻ"
        await press(pilot, "enter", "1", "đã hoàn tiền", "enter")
        assert file_of(desk, people.meiling).cases[0].status == "answered"
        await press(pilot, "enter", "3", "f9")
        assert file_of(desk, people.meiling).cases == []
        await select(pilot, NOTES, "service_case")
        await press(pilot, "enter", "1", "chưa nhận được", "f9")
        assert file_of(desk, people.meiling).cases[0].status == "reopened"
        await press(pilot, "enter")
        for part in ("phòng thẻ", "đã hoàn tiền", "answered in time", "opened", "referred", "reopened"):
            assert part in looking.text(pilot.app)


async def test_a_step_of_a_case_opens_the_case_and_steps_are_added(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "service_case")
        await press(pilot, "enter", "f6", "9h", "tab", "note", "tab", "đã hỏi phòng thẻ", "f9")
        assert "đã hỏi phòng thẻ" in looking.text(pilot.app)
        await press(pilot, "D")
        assert "Such a record stays" in said(pilot)
        await press(pilot, "escape")
        await select(pilot, NOTES, "case_event")
        await press(pilot, "enter", "4", "tab", "mất tiền", "f9", "escape")
        assert file_of(desk, people.meiling).cases[0].issue == "mất tiền"


async def test_an_answer_needs_words(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "service_case")
        await press(pilot, "enter", "1", "f9")
        assert "Write what was answered." in looking.text(pilot.app)


async def test_the_term_of_the_bank_decides_when_it_has_set_one(desk: Desk, people: People) -> None:
    a_record(desk, "setting", None, key="answer_days.complaint", value="7")
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "m", "enter", "escape", "escape", "m", "tab", "phí", "f9")
        assert file_of(desk, people.duc).cases[0].answer_by == "2026-11-27"


async def test_any_kind_of_case_is_opened_from_the_list_of_records(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await go(pilot, "to-do")
        await press(pilot, "f6", "4", "enq", "tab", "tab", "lãi suất", "f9")
        (case,) = file_of(desk, people.duc).cases
        assert (case.number, case.answer_by) == ("EQ-2026-0001", "2026-11-22")


# Next steps


async def test_a_step_is_planned(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "k", "enter", "hỏi thăm", "enter", "+3", "enter", "9h30", "enter")
        (step,) = file_of(desk, people.duc).follow_ups
        assert (step.what, step.about, step.due_on, step.due_time) == ("call", "hỏi thăm", "2026-11-23", "09:30")


async def test_a_step_is_done_and_that_is_taken_back(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "follow_up")
        assert looking.lines(pilot.app)[-1].startswith("F1 Help  d Done  p Put off  D End")
        await press(pilot, "d")
        assert [each.about for each in file_of(desk, people.meiling).follow_ups][:1] == ["ký giấy gia hạn tiền gửi"]
        assert "Done: hỏi về thẻ, Chen Meiling. u takes it back." in said(pilot)
        await press(pilot, "u")
        assert len(file_of(desk, people.meiling).follow_ups) == 3


@pytest.mark.parametrize(
    ("typed", "day"),
    [("1", "2026-11-23"), ("w", "2026-11-27"), ("m", "2026-12-21"), ("25/11", "2026-11-25")],
)
async def test_a_late_step_comes_back_on_a_working_day_and_stays_due_when_it_was(
    desk: Desk, people: People, typed: str, day: str
) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "follow_up")
        await press(pilot, "p", typed, "enter")
        kept = "SELECT due_on || ' ' || put_off_to FROM follow_up WHERE about = 'hỏi về thẻ'"
        assert desk.look(lambda reader: reader.value(kept)) == f"2026-11-14 {day}"


async def test_a_step_is_not_put_off_into_the_past(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "follow_up")
        await press(pilot, "p", "-3", "enter")
        assert "That day is not to come." in looking.text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is app_of(pilot).file


async def test_what_runs_without_a_step_stands_there_too_with_its_reason(desk: Desk, people: People) -> None:
    """Her identity card expired on 3 November and her deposit matures on Monday; nobody planned either."""
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "clock")
        assert "!! 3 Nov  17 days late  Call: identity card expired 3 Nov 2026" in text_of(pilot, "to-do")
        assert "deposit D-118 matures Mon 23 Nov 2026" in text_of(pilot, "to-do")
        await press(pilot, "p", "w", "enter")
        answered = "SELECT put_off_to FROM follow_up WHERE clock LIKE 'paper|%'"
        assert desk.look(lambda reader: reader.value(answered)) == "2026-11-27"
        assert "!! 3 Nov" not in text_of(pilot, "to-do")
        assert "put off to Fri 27 Nov 2026" in text_of(pilot, "to-do")
        await press(pilot, "u")
        assert desk.look(lambda reader: reader.value(answered)) is None


async def test_enter_on_what_runs_opens_what_it_is_about(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "clock")
        await press(pilot, "enter")
        assert "079300000044" in looking.text(pilot.app)


async def test_a_step_is_given_up_with_a_reason(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "follow_up")
        await press(pilot, "D", "enter")
        assert "Say why." in looking.text(pilot.app)
        await press(pilot, "không cần nữa", "enter")
        assert len(file_of(desk, people.meiling).follow_ups) == 2


async def test_a_step_is_changed(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "follow_up")
        await press(pilot, "enter", "tab", "hỏi thẻ mới", "f9")
        assert file_of(desk, people.meiling).follow_ups[0].about == "hỏi thẻ mới"


# What is written down of a complaint


async def test_a_complaint_has_the_words_channel_and_amount_of_the_customer(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "m", "card", "tab", "thẻ bị trừ hai lần", "tab", "tab")
        await press(pilot, "Tôi chỉ quẹt một lần!", "tab", "phone", "tab", "350k", "tab", "f9")
        (case,) = desk.look(record_list.page, "service_case", people.duc)
        kept = {key: case.cells[key] for key in ("kind", "product", "issue", "text", "channel", "disputed_minor")}
        assert kept == {
            "kind": "complaint",
            "product": "card",
            "issue": "thẻ bị trừ hai lần",
            "text": "Tôi chỉ quẹt một lần!",
            "channel": "phone",
            "disputed_minor": 350_000,
        }


async def test_a_request_is_answered_by_its_own_rule(desk: Desk, people: People) -> None:
    desk.do_now("Setting", "", records.add, "setting", None, {"key": "answer_days.request", "value": "2"})
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "m", "tab", "sao kê", "tab", "tab", "tab", "tab", "tab", "request", "f9")
        (case,) = desk.look(record_list.page, "service_case", people.duc)
        assert (case.cells["kind"], case.cells["answer_by"]) == ("request", "2026-11-22")
        assert case.cells["number"].startswith("RQ-")


async def test_the_product_of_a_complaint_is_picked_and_other_words_do_too(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "m", "f4", "loan", "enter")
        assert pilot.app.screen.query_one(Form).values()["product"] == "loan"
        await press(pilot, "shift+tab", "máy POS", "tab", "hỏng", "f9")
        (case,) = desk.look(record_list.page, "service_case", people.duc)
        assert case.cells["product"] == "máy POS"


# Papers


async def test_an_expired_paper_is_renewed_and_the_old_one_stays(desk: Desk, people: People) -> None:
    keys = ("enter", "i", "079300000999", "tab", "15082036", "tab", "space", "f9")
    assert sum(1 if key in {"enter", "tab", "space", "f9"} else len(key) for key in keys) <= 32
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, *keys[1:])
        papers = desk.look(record_list.page, "identity_document", people.meiling)
        new = next(each for each in papers if each.cells["number"] == "079300000999")
        old = next(each for each in papers if each.cells["number"] == "079300000044")
        assert (new.cells["kind"], new.cells["expires_on"], new.cells["original_seen"]) == ("id_card", "2036-08-15", 1)
        assert (new.verified_on, old.ended) == ("2026-11-20", True)
        assert not any("expired" in alert.text for alert in file_of(desk, people.meiling).alerts)
        assert "079300000044" not in text_of(pilot, "papers")


async def test_a_paper_that_has_expired_replaces_none(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "i", "1", "tab", "1/1/2025", "f9")
        assert "A paper that has expired can't replace" in looking.text(pilot.app)


async def test_a_high_risk_asks_when_it_is_looked_at_again(desk: Desk, people: People) -> None:
    a_record(desk, "risk_review", people.meiling, rating="high", reviewed_on=date(2026, 11, 1))
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "i", "1", "tab", "1/1/2030", "tab", "tab", "1/6/2027", "f9")
        review = desk.look(record_list.page, "risk_review", people.meiling)[0]
        assert (review.cells["rating"], review.cells["next_review_on"]) == ("high", "2027-06-01")
        desk.undo()
        assert desk.look(record_list.page, "risk_review", people.meiling)[0].cells["next_review_on"] is None


async def test_without_a_paper_the_first_is_written_down(desk: Desk, people: People) -> None:
    async with opened(desk, people.nobody) as pilot:
        await press(pilot, "i", "tab", "079085000123", "f9")
        assert "079085000123" in text_of(pilot, "papers")


# Records of every kind


@pytest.mark.parametrize(("pane", "key"), [("facts", "enter"), ("facts", "1"), ("holds", "1"), (NOTES, "1")])
async def test_a_record_is_added_by_its_digit_in_every_pane_and_what_fits_the_pane_by_enter(
    desk: Desk, people: People, pane: str, key: str
) -> None:
    async with opened(desk, people.nobody) as pilot:
        await go(pilot, pane)
        await press(pilot, "f6", key, "tab", "0903 555 107", "f9")
        await go(pilot, "facts")
        assert "0903 555 107" in text_of(pilot, "facts")
        assert "phone or e-mail" not in text_of(pilot, "facts")


async def test_the_customer_is_changed_where_no_line_has_a_record_of_its_own(desk: Desk, people: People) -> None:
    async with opened(desk, people.nobody) as pilot:
        await press(pilot, "e", "Nguyễn Thị Khai", "f9")
        assert file_of(desk, people.nobody).name == "Nguyễn Thị Khai"


async def test_a_record_is_changed(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "needs", "need")
        await press(pilot, "enter", "du học Úc", "f9")
        assert "du học Úc" in text_of(pilot, "needs")


async def test_a_record_is_ended_with_a_reason_and_stays(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "people", "relation")
        await press(pilot, "D", "đã chuyển đi", "enter")
        assert "陈小雨" not in text_of(pilot, "people")
        relations = desk.look(record_list.page, "relation", people.meiling)
        assert [each.ended for each in relations if each.cells["person_name"]] == [True]


async def test_what_a_pane_shows_is_seen_to_be_true_by_one_key(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await go(pilot, "holds")
        assert "never checked" in looking.text(pilot.app)
        await press(pilot, "C")
        assert {each.verified_on for each in file_of(desk, people.meiling).holdings} == {"2026-11-20"}
        assert "Holds (4)  checked today" in looking.text(pilot.app)
        await press(pilot, "u")
        assert {each.verified_on for each in file_of(desk, people.meiling).holdings} == {None}


async def test_notes_are_not_confirmed(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "C")
        assert "Confirm is off: this pane shows nothing that is confirmed" in said(pilot)


async def test_a_holding_opens_with_what_belongs_to_it(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "holds", "holding")
        await press(pilot, "enter")
        for part in ("Holders", "Chen Meiling C-0044", "Readings", "184,250,000", "Standing orders", "Transactions"):
            assert part in looking.text(pilot.app)
        await press(pilot, "f6", "2", "tab", "200m", "f9")
        assert "200,000,000" in looking.text(pilot.app)
        await press(pilot, "escape")
        assert file_of(desk, people.meiling).holdings[0].balance_minor == 200_000_000


async def test_a_new_holding_is_selected_and_says_how_its_balance_is_stated(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling, size=(140, 40)) as pilot:
        await select(pilot, "holds", "holding")
        await press(pilot, "f6", "3", "tab", "Z-900", "tab", "tab", "tab", "tab", "VND", "f9")
        new = app_of(pilot).file.target
        assert new is not None
        assert new.rid == desk.look(lambda reader: reader.value("SELECT max(rid) FROM holding"))
        assert "holding, its balance is not stated: F6 2 states it. u takes it back." in said(pilot)
        assert "F6 2 states its balance" in text_of(pilot, "holds")
        await press(pilot, "f6", "2", "tab", "5m", "f9")
        assert "5,000,000" in text_of(pilot, "holds")
        assert "F6 2 states its balance" not in text_of(pilot, "holds")


def test_each_kind_has_a_key_of_its_own_and_no_two_the_same() -> None:
    options = addable.options(addable.ordered())
    assert {option.key for option in options} == {kind.name for kind in of_customer()} | set(CHILDREN)
    assert len({option.digit for option in options}) == len(options)
    assert all(len(option.digit) == 1 for option in options)
    few = addable.options(CHILDREN)
    assert few == [option for option in options if option.key in CHILDREN]


async def test_what_is_none_of_the_answers_is_refused_beside_its_field(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "k", "home", *["delete"] * 6, "xyz", "tab", "gọi", "tab", "mai", "f9")
        assert "Nothing in the list fits “xyz”. F4 lists all." in looking.text(pilot.app)
        assert file_of(desk, people.duc).follow_ups == []


async def test_what_a_file_brought_in_stays_whatever_it_is_called(desk: Desk, people: People) -> None:
    rid = a_record(desk, "relation", people.duc, role="godfather", person_name="Minh")
    async with opened(desk, people.duc) as pilot:
        await select(pilot, "people", "relation")
        await press(pilot, "enter", "tab", "tab", "Minh Anh", "f9")
        line = desk.look(record_list.get, "relation", rid)
        assert line is not None
        assert (line.cells["role"], line.cells["person_name"]) == ("godfather", "Minh Anh")


async def test_a_holder_is_ended_from_the_holding(desk: Desk, people: People) -> None:
    rid = file_of(desk, people.meiling).holdings[0].rid
    a_record(desk, "holding_role", rid, customer_rid=people.duc, role="user")
    async with opened(desk, people.duc) as pilot:
        await select(pilot, "holds", "holding")
        await press(pilot, "enter")
        assert "authorised user" in looking.text(pilot.app)
        sheet = pilot.app.screen.query_one(Pane)
        while sheet.target != Target("holding_role", a_role(desk, rid, people.duc)):
            sheet.do("down")
        await press(pilot, "D", "hết ủy quyền", "enter", "escape")
        assert file_of(desk, people.duc).holdings == []


async def test_a_reading_is_in_the_currency_of_its_holding(desk: Desk, people: People) -> None:
    rid = a_record(desk, "holding", people.duc, kind="account", number="U-1", currency="USD")
    async with opened(desk, people.duc) as pilot:
        await select(pilot, "holds", "holding")
        await press(pilot, "enter", "f6", "2", "tab", "12.50", "f9")
        assert desk.look(record_list.page, "holding_reading", rid)[0].cells["balance_minor"] == 1250


# The customer as a whole


async def test_the_selected_number_is_copied_at_once(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "holds", "holding")
        await press(pilot, "y")
        assert app_of(pilot).copied == ["0044-1"]


async def test_one_chooses_what_is_copied(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "y", "2")
        assert app_of(pilot).copied == ["meiling.chen@example.com"]


async def test_the_only_number_is_copied_without_asking(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "y")
        assert app_of(pilot).copied == ["0905 120 107"]


async def test_a_tag_is_hung(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "t", "#homeloan", "enter")
        assert "#homeloan" in text_of(pilot, "facts")


async def test_all_contact_is_barred_and_allowed_again(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "B", "escape")
        assert "do not use" not in text_of(pilot, "facts")
        await press(pilot, "B")
        assert "Bar every way to reach Trần Văn Đức?" in looking.text(pilot.app)
        await press(pilot, "enter")
        assert "do not use" in text_of(pilot, "facts")
        assert "Barred contact: Trần Văn Đức. u takes it back." in said(pilot)
        await press(pilot, "B", "enter")
        assert "do not use" not in text_of(pilot, "facts")


async def test_a_customer_is_closed_with_a_reason_and_taken_back(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "K", "chuyển ngân hàng", "enter")
        assert "closed: chuyển ngân hàng" in app_of(pilot).file.query_one(PlaceLine).text
        await press(pilot, "K", "escape")
        assert file_of(desk, people.duc).customer.cells["status"] == "closed"
        await press(pilot, "K", "enter")
        assert file_of(desk, people.duc).customer.cells["status"] == "active"


async def test_records_of_the_customer_are_written_to_a_file(desk: Desk, people: People, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    async with opened(desk, people.meiling) as pilot:
        await press(pilot, "x", "1", "home", *["delete"] * 80, str(path), "enter")
        assert f"5 records written to {path}" in said(pilot)
        written = path.read_text("utf-8-sig")
        assert "她女儿明年去澳洲读书" in written
        assert "Chuyện gia đình" not in written


async def test_movements_of_all_holdings_are_written_to_a_file(desk: Desk, people: People, tmp_path: Path) -> None:
    assert desk.read_now(write_out, "bank_transaction", people.meiling, tmp_path / "moves.json") == 22


async def test_changes_are_told_in_words(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "e", "tab", "tab", "tab", "tab", "tab", "1/3/1986", "f9")
        assert "Born or founded: 14 Feb 1985 → 1 Mar 1986" in text_of(pilot, NOTES)


async def test_changes_are_told_with_amounts_choices_and_names(desk: Desk, people: People) -> None:
    given = {"role": "owner", "other_rid": people.nobody, "share_ppm": 250_000, "since": date(2020, 1, 2)}
    relation = a_record(desk, "relation", people.duc, **given)
    fact = a_record(
        desk, "fact", people.duc, kind="income", what="lương", amount_minor=2_000, currency="USD", as_of=desk.today
    )
    changed = {"role": "director", "other_rid": people.meiling, "share_ppm": 500_000, "since": date(2021, 1, 2)}
    desk.do_now("Changed", "", records.change, "relation", relation, changed)
    desk.do_now("Changed", "", records.change, "fact", fact, {"amount_minor": 350_000, "period": "year"})
    point = file_of(desk, people.duc).blocks["contact_point"][0].rid
    desk.do_now("Changed", "", records.change, "contact_point", point, {"do_not_contact": True})
    async with opened(desk, people.duc, size=(140, 40)) as pilot:
        told = " ".join(text_of(pilot, NOTES).split())
        for said_ in (
            "Role: owner → director",
            "Customer: Nguyễn Thị Minh Khai C-0200 → Chen Meiling C-0044",
            "Share: 25% → 50%",
            "Since: 2 Jan 2020 → 2 Jan 2021",
            "Amount: 20.00 → 3,500.00",
            "Per: a month → a year",
            "Do not use: no → yes",
        ):
            assert said_ in told


async def test_a_fact_is_changed_at_its_own_field(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await go(pilot, "facts")
        view = app_of(pilot).file.panes.panes["facts"]
        assert view.select(lambda each: each == Target("customer", people.meiling, "occupation"))
        await press(pilot, "e")
        current = pilot.app.screen.query_one(Form).current()
        assert current is not None
        assert current.key == "occupation"
        await press(pilot, "Bán vải", "f9")
        assert file_of(desk, people.meiling).customer.cells["occupation"] == "Bán vải"


async def test_it_is_said_which_panes_are_one_tab_further(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        assert "Tab: papers, family, needs" in looking.text(pilot.app)
        await press(pilot, *["tab"] * 4)
        assert "Tab: facts, holds, to do" in looking.text(pilot.app)
    async with opened(desk, people.meiling, size=(60, 20)) as pilot:
        assert "Tab: facts, holds, to do" in looking.text(pilot.app)
    async with opened(desk, people.meiling, size=(140, 40)) as pilot:
        assert "Tab:" not in looking.text(pilot.app)


async def test_the_key_that_ends_a_record_closes_a_case_and_the_customer(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        await select(pilot, "to-do", "service_case")
        await press(pilot, "D", "đã hoàn tiền", "f9")
        assert file_of(desk, people.meiling).cases == []
        await select(pilot, "facts", "customer")
        await press(pilot, "D", "chuyển đi", "enter")
        assert file_of(desk, people.meiling).customer.cells["status"] == "closed"


async def test_a_step_that_is_late_is_not_called_the_next_one(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling, size=(140, 40)) as pilot:
        assert "!! late: 14 Nov call: hỏi về thẻ" in app_of(pilot).file.standing.text


async def test_a_day_that_this_year_has_not_says_so(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "k", "tab", "họp", "tab", "29/2")
        assert "29 Feb 2028 · the nearest year with that day" in looking.text(pilot.app)


async def test_a_negative_amount_says_minus(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        await press(pilot, "m", *["tab"] * 5, "-500tr")
        assert "-500,000,000 ₫ · minus five hundred million" in looking.text(pilot.app)


# What must never happen


@pytest.mark.parametrize("payload", looking.PAYLOADS)
async def test_text_of_the_customer_never_acts(desk: Desk, payload: str) -> None:
    rid = a_customer(desk, payload, name_original=payload, tier=payload, occupation=payload, about=payload)
    for kind, values in (
        ("contact_point", {"kind": payload, "value": payload, "label": payload}),
        ("identity_document", {"kind": payload, "number": payload, "issuer": payload}),
        ("relation", {"role": payload, "person_name": payload, "title": payload}),
        ("need", {"what": payload, "kind": "need", "note": payload}),
        ("interaction", {"kind": payload, "at": desk.now, "subject": payload, "text": payload, "outcome": payload}),
        (
            "service_case",
            {"kind": payload, "issue": payload, "number": payload, "owner": payload, "opened_on": desk.today},
        ),
        ("holding", {"kind": payload, "number": payload, "name": payload, "currency": "VND", "lien": payload}),
        ("follow_up", {"what": payload, "about": payload, "due_on": desk.today}),
        ("customer_tag", {"tag": payload}),
    ):
        a_record(desk, kind, rid, **values)
    async with opened(desk, rid, size=(140, 40)) as pilot:
        assert looking.is_harmless(pilot.app)
        for pane, kind in (("holds", "holding"), ("to-do", "service_case"), ("people", "relation")):
            await select(pilot, pane, kind)
            await press(pilot, "enter")
            assert looking.is_harmless(pilot.app)
            await press(pilot, "escape")
        await press(pilot, "c", payload.replace("\n", " ").strip()[:20], "escape", "y")
        assert looking.is_harmless(pilot.app)


async def test_every_action_has_a_way_to_be_done(desk: Desk, people: People) -> None:
    async with opened(desk, people.meiling) as pilot:
        screen = app_of(pilot).file
        for action in screen.actions:
            if action in ACTIONS or action in WHILE_WRITING:
                assert any(hasattr(owner, f"action_{action.method}") for owner in (screen, CrodeskApp)), action.id


async def test_a_desk_that_is_only_read_says_so_before_anything_is_typed(desk: Desk, people: People) -> None:
    async with opened(desk, people.duc) as pilot:
        desk._lock, kept = None, desk._lock
        await press(pilot, "n")
        assert "Note is off: the desk is open for reading only" in said(pilot)
        assert not app_of(pilot).file.strip.display
        await press(pilot, "y")
        assert app_of(pilot).copied == ["0905 120 107"]
        desk._lock = kept


async def test_a_late_answer_stands_out(desk: Desk, people: People) -> None:
    yesterday = desk.today - timedelta(days=1)
    a_record(desk, "service_case", people.duc, kind="complaint", issue="chậm", opened_on=yesterday, answer_by=yesterday)
    desk.do_now("Planned", "", follow_ups.add, [people.duc], "call", "gọi", desk.today)
    async with opened(desk, people.duc) as pilot:
        first, _second = text_of(pilot, "to-do").splitlines()
        assert first.startswith("!! Complaint  chậm  answer was due 19 Nov")
