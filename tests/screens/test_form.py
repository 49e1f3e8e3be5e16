"""A form leads from field to field, keeps what was typed, and shows where the problems are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from crodesk.domain.problem import Problem
from crodesk.language import speaking
from crodesk.widgets.editor import Editor
from crodesk.widgets.fields import Choice, ChoiceField, Form, LongField, TextField
from crodesk.widgets.fields.choice_list import ChoiceList
from crodesk.widgets.fields.kinds import fields_of
from crodesk.widgets.fields.pick_field import PickField
from tests.screens.form_app import FIELDS, FormApp, FormDialog, setting
from tests.screens.keys import burst, press
from tests.screens.test_fields import Bench, note


def three() -> list[TextField[str]]:
    return [TextField("one", "One", required=True, help="first"), TextField("two", "Two"), TextField("six", "Six")]


def current(pilot: Pilot[Any]) -> str:
    field = pilot.app.screen.query_one(Form).current()
    return field.key if field else ""


async def test_enter_tab_and_arrows_go_between_fields() -> None:
    async with Bench(*three()).run_test() as pilot:
        ways = [("enter", "two"), ("tab", "six"), ("shift+tab", "two"), ("up", "one"), ("down", "two"), ("up", "one")]
        for key, there in ways:
            await press(pilot, key)
            assert current(pilot) == there
        await press(pilot, "up")
        assert current(pilot) == "one"


async def test_fields_that_are_off_are_passed_over() -> None:
    fields = three()
    fields[1].disabled = True
    async with Bench(*fields).run_test() as pilot:
        await press(pilot, "enter")
        assert current(pilot) == "six"


async def test_enter_in_the_last_field_says_that_the_form_is_finished() -> None:
    finished: list[Form.Finished] = []

    class Listening(Bench):
        def on_form_finished(self, event: Form.Finished) -> None:
            finished.append(event)

    async with Listening(*three()).run_test() as pilot:
        await press(pilot, "enter", "enter")
        assert not finished
        await press(pilot, "enter")
        assert len(finished) == 1


async def test_the_help_of_the_field_stands_below() -> None:
    async with Bench(*three()).run_test() as pilot:
        await pilot.pause()
        below = pilot.app.query_one(Form)._help
        assert str(below.content) == "first"
        await press(pilot, "tab")
        assert str(below.content) == ""


async def test_values_and_drafts_come_out_and_go_back_in() -> None:
    fields = three()
    async with Bench(*fields).run_test() as pilot:
        form = pilot.app.query_one(Form)
        await burst(pilot, "a")
        await press(pilot, "tab")
        assert form.values() == {"one": "a", "two": None, "six": None}
        draft = form.texts()
        form.set_texts({"one": "", "two": "b", "gone": "x"})
        assert form.values() == {"one": None, "two": "b", "six": None}
        form.set_texts(draft)
        assert form.texts() == draft


@pytest.mark.parametrize(
    ("kind", "typed", "spoken", "now", "written"),
    [
        ("day", "3/1", "vi", "zh", "2026-01-03"),
        ("day", "3/1", "zh", "vi", "01/03/2026"),
        ("day", "3/1", "vi", "en", "3/1"),  # both put the day first
        ("whole", "1.500", "vi", "en", "1.500"),  # no whole number has decimals
        ("percent", "1,250", "vi", "en", "1.25%"),
        ("whole", "2", "vi", "zh", "2"),
        ("pick", "hộ chiếu", "vi", "zh", "护照"),
        ("pick", "tem phiếu", "vi", "zh", "tem phiếu"),
        ("yes_no", "Có", "vi", "zh", "是"),
        ("line", "Trần Văn Đức", "vi", "zh", "Trần Văn Đức"),
        ("day", "nửa câu", "vi", "zh", "nửa câu"),
    ],
)
async def test_a_draft_means_the_same_in_another_language(
    kind: str, typed: str, spoken: str, now: str, written: str
) -> None:
    with speaking(spoken):
        (before,) = fields_of([spec for spec in FIELDS if spec.kind == kind][:1], setting())
        before.text = typed
        meant = before.value
    with speaking(now):
        (after,) = fields_of([spec for spec in FIELDS if spec.kind == kind][:1], setting())
        async with Bench(after).run_test() as pilot:
            pilot.app.query_one(Form).set_texts({after.key: typed}, spoken)
            await pilot.pause()
            assert (after.text, after.value) == (written, meant)


async def test_problems_show_beside_their_fields_and_the_first_gets_the_focus() -> None:
    fields = three()
    async with Bench(*fields).run_test() as pilot:
        form = pilot.app.query_one(Form)
        await press(pilot, "tab")
        assert note(fields[0]) == ""
        assert form.problems() == [Problem("one", "This is needed.")]
        await pilot.pause()
        assert note(fields[0]) == "!! This is needed."
        assert current(pilot) == "one"
        await burst(pilot, "x")
        assert form.problems() == []


async def test_what_a_service_refuses_is_shown_too_and_the_rest_above() -> None:
    fields = three()
    async with Bench(*fields).run_test() as pilot:
        form = pilot.app.query_one(Form)
        form.show_problems([Problem("", "The file is locked."), Problem("six", "No six."), Problem("two", "No two.")])
        await pilot.pause()
        assert str(form._whole.content) == "!! The file is locked."
        assert (note(fields[1]), note(fields[2])) == ("!! No two.", "!! No six.")
        assert current(pilot) == "two"
        form.show_problems([])
        assert not form._whole.display


def choice() -> ChoiceField[str]:
    return ChoiceField(
        "city", "City", choices=[Choice("hn", "Hà Nội"), Choice("hp", "Hải Phòng"), Choice("dn", "Đà Nẵng")]
    )


async def test_enter_opens_the_list_while_nothing_is_chosen_and_goes_on_afterwards() -> None:
    field = choice()
    async with Bench(field, *three()).run_test() as pilot:
        await burst(pilot, "h")
        assert note(field) == "? Hà Nội · 1 more, F4 lists"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ChoiceList)
        await press(pilot, "down", "enter")
        assert field.value == "hp"
        assert current(pilot) == "one"
        await press(pilot, "shift+tab", "enter")
        assert current(pilot) == "one"


@pytest.mark.parametrize("key", ["escape", "f3", "f4", "f12"])
async def test_the_list_can_be_left_without_choosing(key: str) -> None:
    field = choice()
    async with Bench(field).run_test() as pilot:
        await burst(pilot, "hai")
        await press(pilot, "f4", "backspace", key)
        assert field.text == "hai"
        assert field.value == "hp"


async def test_the_list_narrows_while_typing() -> None:
    field = choice()
    async with Bench(field).run_test() as pilot:
        await press(pilot, "f4")
        await burst(pilot, "da")
        await press(pilot, "enter")
        assert field.value == "dn"


async def test_a_part_of_the_name_is_written_out_on_leaving() -> None:
    field = choice()
    async with Bench(field, *three()).run_test() as pilot:
        await burst(pilot, "nang")
        await press(pilot, "tab")
        assert (field.text, field.value, note(field)) == ("Đà Nẵng", "dn", "")


async def test_a_long_text_takes_lines_and_gives_up_the_keys_of_the_desk() -> None:
    field = LongField("text", "Text", value="old")
    async with Bench(field, *three()).run_test() as pilot:
        await press(pilot, "ctrl+end", "end", "enter")
        await burst(pilot, "new")
        await press(pilot, "f7")
        assert field.value == "old\nnew"
        assert field.area.selected_text == ""
        await press(pilot, "f6")
        assert isinstance(pilot.app.screen, FormDialog)
        await press(pilot, "escape", "tab")
        assert current(pilot) == "one"


@pytest.mark.parametrize(("key", "text"), [("f9", "old!"), ("ctrl+s", "old!"), ("escape", "old!"), ("f3", "old!")])
async def test_the_editor_brings_the_text_back_whichever_way_it_is_left(key: str, text: str) -> None:
    field = LongField("text", "Text", value="old")
    async with Bench(field).run_test() as pilot:
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, Editor)
        await burst(pilot, "!")
        await press(pilot, key)
        assert field.value == text
        await press(pilot, "ctrl+z")
        assert field.value == "old"


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20)])
async def test_a_form_of_more_fields_than_rows_scrolls_to_the_field(width: int, height: int) -> None:
    app = FormApp()
    async with app.run_test(size=(width, height)) as pilot:
        await press(pilot, "f6")
        form = app.screen.query_one(Form)
        for field in form.fields.values():
            assert form.current() is field
            await pilot.pause(0.05)
            body = form.children[1].region
            assert body.contains_region(field.entry.region.intersection(body))
            assert field.region.y >= body.y
            assert field.region.y < body.bottom
            await press(pilot, "tab")


async def test_a_whole_record_is_typed_ahead_in_one_burst_of_keys() -> None:
    app = FormApp()
    async with app.run_test() as pilot:
        await press(pilot, "f6")
        keys = ["Lan", "3/1/1979", "350m", "", "12", "3y", "2", "hai"]
        for text in keys:
            await burst(pilot, text)
            await press(pilot, "enter")
        await press(pilot, "f9")
        await pilot.pause()
        assert app.answer is not None
        assert app.answer["name"] == "Lan"
        assert app.answer["born_on"] == date(1979, 1, 3)
        assert app.answer["amount_minor"] == 350_000_000
        assert (app.answer["rate_ppm"], app.answer["term_months"], app.answer["city"]) == (120_000, 36, "hp")


@pytest.mark.parametrize("is_pick", [True, False])
async def test_a_text_that_fits_nothing_is_told_on_leaving_and_f4_lists_all(is_pick: bool) -> None:
    cities = [Choice("hn", "Hà Nội"), Choice("hp", "Hải Phòng")]
    field: ChoiceField[str] = ChoiceField("city", "City", choices=cities)
    if is_pick:
        field = PickField("city", "City", choices=cities, any_words=False)
    async with Bench(field, *three()).run_test() as pilot:
        await burst(pilot, "12345")
        await press(pilot, "tab")
        assert note(field) == "!! Nothing in the list fits “12345”. F4 lists all."
        await press(pilot, "shift+tab", "f4")
        listed = pilot.app.screen
        assert isinstance(listed, ChoiceList)
        assert listed.rows.count == 2
        await press(pilot, "escape")
        assert field.text == "12345"
