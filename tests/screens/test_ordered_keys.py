"""Keys keep their order under Pilot too, and the workaround is still needed."""

from __future__ import annotations

import asyncio
import time
from typing import ClassVar

import pytest
from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from crodesk.widgets.ordered_keys import OrderedKeys
from crodesk.widgets.plain_keys import plain_character
from tests.screens.keys import burst, press, settled


class Ask(ModalScreen[str]):
    def compose(self) -> ComposeResult:
        yield Input()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Plain(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "ask"),
        Binding("f3", "slow"),
        Binding("f4", "look", priority=True),
        Binding("f5", "stand_still"),
    ]
    said = ""
    looked = ""
    seen = ""

    def compose(self) -> ComposeResult:
        yield Input(id="one")
        yield Input(id="two")

    @property
    def texts(self) -> tuple[str, str]:
        one, two = self.screen_stack[0].query(Input)
        return one.value, two.value

    texts_at_end = ("", "")

    def on_input_changed(self, event: Input.Changed) -> None:
        self.seen = event.value

    @work
    async def action_ask(self) -> None:
        self.said = await self.push_screen_wait(Ask())

    def action_look(self) -> None:
        self.looked = self.seen

    async def action_slow(self) -> None:
        await asyncio.sleep(0.05)
        self.query_one("#two", Input).focus()

    def action_stand_still(self) -> None:
        self.screen.call_later(self._stand_still)

    def _stand_still(self) -> None:
        time.sleep(0.6)
        self.post_message(events.Key("d", "d"))
        self.call_later(self.query_one("#two", Input).focus)


class Ordered(OrderedKeys[None], Plain):
    """With ordered keys."""


async def typed(app: Ordered, keys: str) -> Plain:
    async with app.run_test() as pilot:
        await burst(pilot, keys)
        app.texts_at_end = app.texts
    return app


async def test_plain_textual_still_lets_keys_overtake_each_other() -> None:
    """When this fails, Textual has mended issue 6605: see whether `ordered_keys` can go."""
    app = Plain()
    async with app.run_test() as pilot:
        for key in ("a", "b", "backspace", "c"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause(0.3)
        assert app.texts != ("ac", "")


@pytest.mark.parametrize(
    ("keys", "texts"),
    [
        ("ab⌫c", ("ac", "")),
        ("ha⌫ạnh", ("hạnh", "")),
        ("abc⇥def", ("abc", "def")),
        ("abc⇥def⇥⌫", ("", "def")),
        ("ab②x⏎cd", ("abcd", "")),
    ],
)
async def test_keys_of_one_read_keep_their_order(keys: str, texts: tuple[str, str]) -> None:
    app = await typed(Ordered(), keys)
    assert app.texts_at_end == texts


async def test_a_dialog_opened_by_a_worker_gets_the_keys_meant_for_it() -> None:
    app = await typed(Ordered(), "②hello⏎")
    assert app.said == "hello"
    assert app.texts_at_end == ("", "")


async def test_an_enter_that_was_typed_before_the_start_arrives_as_a_new_line_and_is_enter() -> None:
    app = Ordered()
    async with app.run_test() as pilot:
        await burst(pilot, "②hello")
        app.post_message(events.Key("ctrl+j", "\n"))
        await settled(pilot)
        assert app.said == "hello"


async def test_keys_wait_for_a_command_that_takes_its_time() -> None:
    app = await typed(Ordered(), "a③b")
    assert app.texts_at_end == ("a", "b")


async def test_a_command_sees_what_was_typed_before_it_even_when_it_has_priority() -> None:
    app = await typed(Ordered(), "abc④de")
    assert app.looked == "abc"
    assert app.texts_at_end == ("abcde", "")


async def test_keys_are_held_while_something_longer_goes_on() -> None:
    app = Ordered()
    async with app.run_test() as pilot:
        with app.holding_keys():
            for key in "abc":
                app.post_message(events.Key(key, key))
            await pilot.pause()
            assert app.texts == ("", "")
        await settled(pilot)
        assert app.texts == ("abc", "")


async def test_a_key_whose_target_goes_away_does_not_stop_the_next() -> None:
    app = Ordered()
    async with app.run_test() as pilot:
        app.post_message(events.Key("backspace", None))
        await app.query_one("#one", Input).remove()
        await burst(pilot, "⇥x")
        assert app.query_one("#two", Input).value == "x"


async def test_keys_go_on_in_the_end_whatever_became_of_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crodesk.widgets.ordered_keys._BEAT", 0.002)
    app = Ordered()
    async with app.run_test() as pilot:
        with app.holding_keys():
            await burst(pilot, "x")
            assert app.texts == ("x", "")


async def test_keys_wait_on_after_the_whole_program_stood_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """As while a draft is written to a slow disk: nothing that they wait for could go on meanwhile."""
    monkeypatch.setattr("crodesk.widgets.ordered_keys._BEAT", 0.02)
    app = Ordered()
    async with app.run_test() as pilot:
        with app.holding_keys():
            app.post_message(events.Key("x", "x"))
            time.sleep(0.6)
            app.post_message(events.Key("y", "y"))
            await pilot.pause()
            assert app.texts == ("", "")
        await settled(pilot)
        assert app.texts == ("xy", "")


async def test_a_command_that_made_the_whole_program_stand_still_is_waited_for_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("crodesk.widgets.ordered_keys._BEAT", 0.02)
    app = await typed(Ordered(), "a⑤bc")
    assert app.texts_at_end == ("a", "bcd")


async def test_keys_pressed_by_pilot_work_as_ever() -> None:
    app = Ordered()
    async with app.run_test() as pilot:
        await press(pilot, "a", "b", "backspace", "tab", "c")
        assert app.texts == ("a", "c")


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("đ", "d"), ("Đ", "D"), ("ư", "w"), ("Ư", "W"), ("ạ", "a"), ("ê", "e"), ("ơ", "o"),
        ("１", "1"), ("／", "/"), ("？", "?"), ("：", ":"), ("ｄ", "d"), ("．", "."), ("。", "."), ("、", "/"),
        ("【", "["), ("】", "]"), ("\u3000", " "),
        ("d", "d"), ("/", "/"), ("陈", "陈"), ("½", "½"), ("´", "´"), ("й", "й"),
    ],
)  # fmt: skip
def test_what_an_input_method_makes_of_a_key_leads_back_to_the_key(sent: str, key: str) -> None:
    assert plain_character(sent) == key
