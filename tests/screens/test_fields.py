"""Fields say what they understood, what is wrong, and keep what people write."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.events import Key

from crodesk.domain import records
from crodesk.domain.problem import Problem
from crodesk.domain.records import by_name
from crodesk.language import set_language
from crodesk.widgets.fields import Choice, ChoiceField, Field, Form, TextField
from crodesk.widgets.fields.choice_list import ChoiceList
from crodesk.widgets.fields.kinds import fields_of
from crodesk.widgets.fields.steps import Steps
from tests.screens.form_app import FIELDS, FormApp, setting
from tests.screens.keys import burst, paste, press, settled


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    set_language("en")


class Bench(FormApp):
    """A form of the fields under test."""

    def __init__(self, *fields: Field[Any]) -> None:
        super().__init__()
        self.fields = fields

    def compose(self) -> Iterator[Form]:
        yield Form(self.fields)

    def on_mount(self) -> None:
        self.query_one(Form).focus_first()


def made(*kinds: str) -> list[Field[Any]]:
    return fields_of([spec for spec in FIELDS if spec.kind in kinds], setting())


def note(field: Field[Any]) -> str:
    """Return what stands under a field."""
    return field.note


@pytest.mark.parametrize(
    ("kind", "text", "value", "said", "language"),
    [
        ("line", "  Trần   Văn Đức ", "Trần Văn Đức", "", "en"),
        ("money", "350m", 350_000_000, "= 350,000,000 ₫ · three hundred fifty million", "en"),
        ("money", "350tr", 350_000_000, "= 350.000.000 ₫ · ba trăm năm mươi triệu", "vi"),
        ("money", "3.5亿", 350_000_000, "= 350,000,000 ₫ · 三亿五千万", "zh"),
        ("money", "12*3", 36, "= 36 ₫", "en"),
        ("day", "3/1", date(2026, 1, 3), "= 3 Jan 2026", "en"),
        ("percent", "12,5", 125_000, "= 12,5%", "vi"),
        ("months", "3y", 36, "= 3 years", "en"),
        ("whole", "2", 2, "", "en"),
        ("whole", "1.200", 1200, "", "vi"),
        ("time", "3h chiều", "15:00", "= 15:00", "vi"),
        ("moment", "9h", datetime(2026, 11, 20, 9, 0, tzinfo=UTC), "= 20 Nov 2026 09:00", "en"),
        ("phone", "0912345678", "0912345678", "= 0912 345 678", "en"),
        ("number", "０１２３ 456", "0123 456", "= 0123 456", "en"),
        (
            "identity",
            "CCCD: 037153000257",
            "037153000257",
            "= 037 153 000 257 · Vietnamese identity card · female · born 1953 · Ninh Bình",
            "en",
        ),
        (
            "identity",
            "身份证11010519491231002x",
            "11010519491231002X",
            "= 110105 19491231 002X · Chinese identity card · female · born 31 Dec 1949 · Beijing",
            "en",
        ),
        (
            "identity",
            "025.123.456",
            "025123456",
            "= 025 123 456 · Vietnamese identity card of 9 digits · not valid since 1 Jan 2025",
            "en",
        ),
        (
            "identity",
            "101085000123",
            "101085000123",
            "= 101 085 000 123 · Vietnamese identity card · male · born 1985 · birth registered abroad",
            "en",
        ),
        ("identity", "b1234567", "B1234567", "= B1234567 · passport", "en"),
        ("identity", "TT 1162166", "TT 1162166", "", "en"),
        ("choice", "da nang", "dn", "= Đà Nẵng", "en"),
        ("choice", "bj", "bj", "= 北京", "en"),
        ("choice", "北", "bj", "= 北京", "zh"),
        ("pick", "pass", "passport", "= passport", "en"),
        ("pick", "ration book", "ration book", "", "en"),
        ("link", "huong", 8, "= Trần Thị Hương", "en"),
        ("link", "cml", 9, "= 陈美玲", "en"),
        ("yes_no", "y", True, "= Yes", "en"),
        ("yes_no", "k", False, "= No", "en"),
        ("yes_no", "是", True, "= Yes", "en"),
    ],
)
async def test_a_field_says_what_it_understood(kind: str, text: str, value: object, said: str, language: str) -> None:
    set_language(language)
    (field,) = made(kind)[:1]
    async with Bench(field).run_test() as pilot:
        await burst(pilot, text)
        assert note(field) == said
        assert field.value == value
        assert field.problem is None


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("day", "31/11", "!! November has 30 days: 30/11?"),
        ("choice", "ha", "!! 2 in the list fit “ha”. F4 lists them."),
        ("choice", "Paris", "!! Nothing in the list fits “Paris”. F4 lists all."),
        ("whole", "two", "!! “two” isn't a whole number."),
        ("time", "25:00", "!! “25:00” isn't a time. Write it as 14:30 or 9h30."),
        ("identity", "none", "!! “none” has no digit; every identity number has."),
    ],
)
async def test_what_is_wrong_is_said_on_leaving_and_not_before(kind: str, text: str, said: str) -> None:
    (field,) = made(kind)[:1]
    async with Bench(field, TextField[str]("other", "Other")).run_test() as pilot:
        await burst(pilot, text)
        assert "!!" not in note(field)
        await press(pilot, "tab")
        assert note(field) == said
        assert field.value is None
        assert field.problem is not None
        assert field.problem.field == field.key
        await press(pilot, "shift+tab", "x")
        assert "!!" not in note(field)


async def test_a_doubt_is_said_on_leaving_and_the_value_is_taken_all_the_same() -> None:
    (field,) = made("identity")
    async with Bench(field, TextField[str]("other", "Other")).run_test() as pilot:
        await burst(pilot, "110105194912310021")
        assert note(field) == ""
        await press(pilot, "tab")
        assert note(field) == "! With these digits the last character is X, not 1. Is a digit wrong?"
        assert (field.value, field.problem) == ("110105194912310021", None)


async def test_the_kind_of_paper_beside_it_decides_what_an_identity_number_is() -> None:
    papers = by_name("identity_document")
    kind, number = fields_of([papers.field("kind"), papers.field("number")], setting())
    async with Bench(number, kind).run_test() as pilot:
        await burst(pilot, "123456789")
        await press(pilot, "tab")
        assert note(number).startswith("= 123 456 789 · Vietnamese identity card of 9 digits")
        await burst(pilot, "passport")
        assert note(number) == "= 123456789 · passport"


async def test_what_a_service_refused_stands_until_the_text_is_changed() -> None:
    field = TextField[str]("code", "Number", value="C-1")
    async with Bench(field).run_test() as pilot:
        refusal = Problem("code", "{code} is taken.", {"code": "C-1"})
        field.refuse(refusal)
        await pilot.pause()
        assert note(field) == "!! C-1 is taken."
        assert field.problem == refusal
        await press(pilot, "end", "2")
        assert note(field) == ""
        assert field.problem is None


async def test_an_amount_follows_the_currency_beside_it() -> None:
    amount, currency = fields_of([spec for spec in FIELDS if "currency" in (spec.key, spec.currency)], setting())
    async with Bench(amount, currency).run_test() as pilot:
        await burst(pilot, "12.50")
        await press(pilot, "tab")
        assert amount.value is None
        await burst(pilot, "USD")
        assert amount.value == 1250
        assert note(amount) == "= $12.50"
        pilot.app.query_one(Form).set_values({"amount_minor": 1999, "currency": "EUR"})
        assert amount.text == "19.99"
        assert amount.value == 1999


async def test_text_is_composed_and_tidied_when_the_field_is_left() -> None:
    field = TextField[str]("name", "Name")
    async with Bench(field, TextField[str]("other", "Other")).run_test() as pilot:
        decomposed = unicodedata.normalize("NFD", "Hường")
        await burst(pilot, f" {decomposed}  Trần ")
        assert field.text == f" {decomposed}  Trần "
        await press(pilot, "tab")
        assert field.text == field.value == "Hường Trần"


async def test_a_paste_of_several_lines_is_joined_and_cleaned() -> None:
    field = TextField[str]("name", "Name")
    async with Bench(field).run_test() as pilot:
        await paste(pilot, "\nPhạm\r\nQuốc\tHuy\x1b[31m\u202e\n")
        assert field.text == "Phạm Quốc Huy[31m"


async def test_undo_stays_within_the_field_and_takes_words() -> None:
    field = TextField[str]("name", "Name", value="old")
    async with Bench(field).run_test() as pilot:
        await burst(pilot, "new")
        await pilot.pause(0.2)
        await burst(pilot, " words")
        await press(pilot, "ctrl+z")
        assert field.text == "new "
        await press(pilot, "ctrl+z", "ctrl+z")
        assert field.text == "old"
        await press(pilot, "ctrl+z")
        assert field.text == "old"
        await press(pilot, "ctrl+y")
        assert field.text != "old"


def test_what_an_input_method_erases_and_retypes_is_one_step() -> None:
    steps = Steps()
    steps.changed("", "a", 10.0)
    steps.changed("a", "", 10.02)
    steps.changed("", "ạ", 10.03)
    assert steps.undo("ạ") == ""
    assert steps.undo("") is None
    assert steps.redo("") == "ạ"


def test_letters_of_one_word_are_one_step_and_erasing_is_another() -> None:
    steps = Steps()
    for at, (before, after) in enumerate([("", "a"), ("a", "ab"), ("ab", "ab "), ("ab ", "ab c"), ("ab c", "ab ")]):
        steps.changed(before, after, float(at + 1))
    assert [steps.undo("ab "), steps.undo(""), steps.undo("")] == ["ab c", "ab ", ""]


@pytest.mark.parametrize(
    "hostile", ["[/x]", "[red]a", "[@click=app.quit]b[/]", "a\x1b]0;x\x07", "\u202egnp", "{count}"]
)
async def test_text_never_acts_wherever_it_stands(hostile: str) -> None:
    field = ChoiceField[str](
        "key", hostile, choices=[Choice(hostile, hostile, hostile), Choice("b", "b")], help=hostile
    )
    async with Bench(field).run_test() as pilot:
        field.value = hostile
        field.refuse(Problem("key", "not {this}", {"this": hostile}))
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, ChoiceList)
        await press(pilot, "enter")
        field.say(hostile)
        await pilot.pause()
        shown = "".join(segment.text for strip in pilot.app.screen._compositor.render_strips() for segment in strip)
        assert shown.isprintable()


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.text(max_size=30))
def test_every_kind_has_an_answer_for_any_text(text: str) -> None:
    for field in fields_of(FIELDS, setting()):
        if isinstance(field, TextField) and text.strip():
            parsed = field.parse(text)
            assert (parsed.value is None) == (parsed.problem is not None)


@pytest.mark.parametrize("kind", records.KINDS, ids=lambda kind: kind.name)
async def test_every_record_of_the_catalogue_has_its_form(kind: records.RecordKind) -> None:
    fields = fields_of(kind.fields, setting())
    async with Bench(*fields).run_test() as pilot:
        form = pilot.app.query_one(Form)
        assert list(form.values()) == [spec.key for spec in kind.fields]
        assert {problem.field for problem in form.problems()} == {spec.key for spec in kind.fields if spec.required}


async def test_the_space_bar_changes_yes_to_no() -> None:
    (field,) = made("yes_no")
    async with Bench(field).run_test() as pilot:
        for answer in (True, False, True):
            await press(pilot, "space")
            assert field.value is answer
        pilot.app.post_message(Key("space", None))  # as some terminals send it
        await settled(pilot)
        assert field.value is False


@pytest.mark.parametrize(
    ("typed", "text", "value"),
    [
        ("y", "y", True),
        ("yn", "n", False),
        ("khong", "khong", False),
        ("không", "không", False),
        ("不是", "不是", False),
        ("是否", "否", False),
        ("10", "0", False),
        ("yes", "yes", True),
        ("x", "", None),
        ("y全部", "", None),
        ("chưa biết", "", None),
        ("later on", "", None),
    ],
)
async def test_yes_or_no_takes_its_answers_and_no_other_letter(
    typed: str, text: str, value: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crodesk.widgets.fields.yes_no_field.LULL", 60.0)  # however slow the machine is
    (field,) = made("yes_no")
    async with Bench(field).run_test() as pilot:
        await burst(pilot, typed)
        assert (field.text, field.value) == (text, value)


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
@pytest.mark.parametrize("how", ["typed", "pasted"])
async def test_what_is_neither_yes_nor_no_changes_nothing_and_is_said(
    how: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crodesk.widgets.fields.yes_no_field.LULL", 60.0)
    set_language(language)
    (field,) = made("yes_no")
    assert isinstance(field, TextField)
    field.value = True
    async with Bench(field).run_test() as pilot:
        before = field.text
        if how == "typed":
            await burst(pilot, "全部 kiểm tra")
        else:
            await paste(pilot, "全部 kiểm tra")
        assert (field.text, field.value) == (before, True)
        assert "全" in note(field)
        await press(pilot, "end", "space")
        assert field.value is False
        await paste(pilot, " Có ")
        assert (field.value, "全" in note(field)) == (True, False)


async def test_after_a_slip_a_letter_is_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crodesk.widgets.fields.yes_no_field.LULL", 0.0)
    (field,) = made("yes_no")
    async with Bench(field).run_test() as pilot:
        await burst(pilot, "xy")
        assert field.value is True


async def test_what_may_be_typed_is_said_in_the_room_there_is() -> None:
    field = TextField[str]("add", "Add", placeholder="call Mrs Tran tomorrow 9am")
    async with Bench(field).run_test(size=(30, 10)) as pilot:
        assert field.line.placeholder.endswith("…")
        assert len(field.line.placeholder) == field.line.content_size.width
        await pilot.resize_terminal(80, 10)
        assert field.line.placeholder == "call Mrs Tran tomorrow 9am"


@pytest.mark.parametrize("count", [3, 12])
async def test_a_note_stands_whole_under_its_field_in_whatever_room_there_is(count: int) -> None:
    """With more fields than fit a bar takes a column of the room: the note is broken anew."""
    fields: list[Field[Any]] = [TextField(f"key{number}", "Own name") for number in range(count)]
    said = "= 2,400,000,000 ₫ · two billion four hundred million"
    app = Bench(*fields)
    async with app.run_test(size=(50, 9)) as pilot:
        for field in fields:
            field.say(said)
        for width in (50, 48, 45, 44, 43, 60):
            await pilot.resize_terminal(width, 9)
            await pilot.pause()
            lines = [strip.text[: width - 1] for strip in app.screen._compositor.render_strips()]
            start = fields[0].label_width
            under = [line for line in lines[1:] if not line[start:].startswith(" [")]
            own = under[: next((at for at, line in enumerate(under) if line.startswith("Own")), len(under))]
            assert {line[: start - 1].strip() for line in own} == {""}
            assert " ".join(" ".join(own).split()).startswith(said)
