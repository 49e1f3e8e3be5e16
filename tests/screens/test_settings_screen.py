"""The settings by keys: each change holds at once, is written to the file, and can be taken back."""

from typing import Any

import pytest
from textual.pilot import Pilot

from crodesk import config
from crodesk.app import CrodeskApp
from crodesk.config import DEFAULTS, Settings
from crodesk.language import language
from crodesk.screens.settings.screen import SettingsScreen
from crodesk.services.desk import Desk
from crodesk.widgets import themes
from crodesk.widgets.key_set import key_set
from crodesk.widgets.pane import Pane
from crodesk.widgets.rows import Rows
from crodesk.widgets.signs import signs
from tests.builders import a_customer
from tests.screens.desk_app import COMPACT, messages, opened, press, rows_of, screen_text

PLACES = {about.key: place for place, about in enumerate(config.ABOUT)}


def app_of(pilot: Pilot[int]) -> CrodeskApp:
    assert isinstance(pilot.app, CrodeskApp)
    return pilot.app


async def at(pilot: Pilot[int], key: str) -> None:
    """Select a setting."""
    rows_of(pilot, "#settings").go(PLACES[key])
    await pilot.pause()


def kept() -> Settings:
    """What the file says now."""
    settings, mistakes = config.read(config.file())
    assert mistakes == []
    return settings


@pytest.mark.parametrize("way", [["ctrl+o"], ["f10", *"settings", "enter"]])
async def test_the_room_is_reached_by_its_key_and_from_the_menu_and_esc_goes_back(desk: Desk, way: list[str]) -> None:
    async with opened(desk) as pilot:
        first = pilot.app.screen
        await press(pilot, *way)
        assert isinstance(pilot.app.screen, SettingsScreen)
        await press(pilot, "escape")
        assert pilot.app.screen is first


async def test_a_list_without_marks_offers_none(desk: Desk) -> None:
    async with opened(desk) as pilot:
        assert "Space Mark" in screen_text(pilot)
        await press(pilot, "ctrl+o")
        assert "Mark" not in screen_text(pilot).splitlines()[-1]
        await press(pilot, "f10", *"mark", "space", *"all")
        assert "No action is called that" in screen_text(pilot)


async def test_every_setting_is_listed_with_what_it_is_and_explained(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        for about in config.ABOUT:
            await at(pilot, about.key)
            assert about.words in screen_text(pilot)
            said = pilot.app.screen.query_one(Pane).text
            assert about.help in said
            for words in about.values.values():
                assert words in said
        assert str(config.file()) in pilot.app.screen.query_one(Pane).text


async def test_at_80_columns_both_parts_are_there_and_at_60_the_list_has_the_room(desk: Desk) -> None:
    for size, shown in ((COMPACT, True), ((60, 20), False)):
        async with opened(desk, size=size) as pilot:
            await press(pilot, "ctrl+o")
            assert pilot.app.screen.query_one(Pane).display is shown
            assert "Colours" in screen_text(pilot)
            assert "calm dark" in screen_text(pilot)


LOOKS = {"light": "crodesk-light", "contrast": "crodesk-contrast", "terminal": "crodesk-terminal"}


async def test_the_colours_change_at_once_by_the_arrows_by_the_list_and_back_to_ours(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        await at(pilot, "look")
        for look, theme in LOOKS.items():
            await press(pilot, "right")
            assert (kept().look, pilot.app.theme) == (look, theme)
        await press(pilot, "left")
        assert kept().look == "contrast"
        await press(pilot, "enter", "2")
        assert (kept().look, pilot.app.theme) == ("light", "crodesk-light")
        await press(pilot, "delete")
        assert (kept(), pilot.app.theme) == (DEFAULTS, "crodesk-dark")
        await press(pilot, "delete")
        assert "Back to ours is off: it is as we set it" in messages(pilot)


async def test_each_change_is_taken_back_and_made_again(desk: Desk) -> None:
    a_customer(desk, "Lê Thị Mai")
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o", "u")
        assert "Undo is off: no setting was changed yet" in messages(pilot)
        await at(pilot, "look")
        await press(pilot, "right")
        await at(pilot, "mouse")
        await press(pilot, "right")
        await at(pilot, "signs")
        await press(pilot, "right", "u")
        assert kept() == Settings(look="light", mouse=False)
        await press(pilot, "ctrl+z", "u")
        assert (kept(), pilot.app.theme) == (DEFAULTS, "crodesk-dark")
        assert rows_of(pilot, "#settings").cursor == PLACES["look"]
        await press(pilot, "U", "ctrl+y")
        assert kept() == Settings(look="light", mouse=False)
        await at(pilot, "look")
        await press(pilot, "right", "U")
        assert kept() == Settings(look="contrast", mouse=False)
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer")) == 1


async def test_the_language_changes_in_every_room_at_once(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        await at(pilot, "language")
        await press(pilot, "right", "right")
        assert (kept().language, language()) == ("vi", "vi")
        assert "2 Khách hàng" in screen_text(pilot)
        await press(pilot, "delete")
        assert (kept().language, language()) == ("", "en")


async def test_borders_marks_and_reader_change_what_is_drawn(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        assert "╭─ Settings" in screen_text(pilot)
        await at(pilot, "signs")
        await press(pilot, "right")
        assert "╭" not in screen_text(pilot)
        await press(pilot, "right")
        assert "+- Settings" in screen_text(pilot)
        assert "!! ^ ." in screen_text(pilot)
        await at(pilot, "marks")
        await press(pilot, "right")
        assert "LATE SOON -" in screen_text(pilot)
        await press(pilot, "delete")
        await at(pilot, "reader")
        await press(pilot, "right")
        assert (signs().edge, signs().late) == (" ", "LATE")
        assert not set("╭│+|") & set(screen_text(pilot).splitlines()[3])


async def test_the_keys_of_vim_come_and_go(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        await at(pilot, "key_set")
        await press(pilot, "right", "k")
        assert key_set().vim
        assert rows_of(pilot, "#settings").cursor == PLACES["key_set"] - 1
        await press(pilot, "j", "left", "k")
        assert rows_of(pilot, "#settings").cursor == PLACES["key_set"]


async def test_own_keys_stay_in_the_file_and_hold_when_the_set_changes(desk: Desk) -> None:
    config.file().parent.mkdir(parents=True)
    config.file().write_text('[keys]\n"customers.tag" = "j"\n', encoding="utf-8")
    own = config.read(config.file())[0]
    async with opened(desk, settings=own) as pilot:
        assert key_set().own == {"customers.tag": ("j",)}
        await press(pilot, "ctrl+o")
        await at(pilot, "key_set")
        await press(pilot, "right")
        assert "“j” is the key of “rows.down” too" in messages(pilot)
        assert (key_set().vim, dict(key_set().own)) == (True, {})
    assert config.file().read_text(encoding="utf-8").endswith('[keys]\n"customers.tag" = "j"\n')


async def test_a_text_is_typed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        await at(pilot, "desk")
        await press(pilot, "right", "enter", *"/d", "enter")
        assert kept().desk == "/d"
        await press(pilot, "enter", "escape")
        assert kept().desk == "/d"


async def test_a_file_that_cannot_be_written_is_said_and_nothing_changes(desk: Desk) -> None:
    config.file().parent.parent.mkdir(parents=True)
    config.file().parent.write_text("in the way", encoding="utf-8")
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        await at(pilot, "look")
        await press(pilot, "right")
        assert f"{config.file()} can't be written: " in messages(pilot)
        assert (pilot.app.theme, app_of(pilot).chosen) == ("crodesk-dark", DEFAULTS)
        await press(pilot, "u")
        assert "no setting was changed yet" in messages(pilot)


async def test_the_settings_may_be_changed_where_the_desk_is_for_reading_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "writable", property(lambda _self: False))
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        await at(pilot, "look")
        await press(pilot, "right", "u", "U")
        assert kept().look == "light"


async def test_no_colour_wins_over_the_colours_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(desk) as pilot:
        await press(pilot, "ctrl+o")
        await at(pilot, "look")
        await press(pilot, "right")
        assert (kept().look, pilot.app.theme) == ("light", themes.chosen("light")) == ("light", "crodesk-colourless")


class _Driver:
    """A driver that notes what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._mouse = False
        self._size = None

    def _enable_mouse_support(self) -> None:
        self.asked.append(f"on {self._mouse}")

    def _disable_mouse_support(self) -> None:
        self.asked.append(f"off {self._mouse}")

    def write(self, text: str) -> None:
        self.asked.append(text)


async def test_the_mouse_and_the_real_cursor_are_asked_of_the_terminal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(desk) as pilot:
        driver: Any = _Driver()
        with monkeypatch.context() as patch:
            patch.setattr(pilot.app, "_driver", driver)
            app_of(pilot).choose("mouse", False)
            app_of(pilot).choose("mouse", True)
            app_of(pilot).choose("reader", True)
            app_of(pilot).choose("reader", False)
        assert driver.asked == ["off True", "on True", "\x1b[?25h", "\x1b[?25l"]
        assert isinstance(rows_of(pilot, "#customers"), Rows)
