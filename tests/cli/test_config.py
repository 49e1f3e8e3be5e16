"""The settings file starts with defaults where it is wrong, and says which key of which file."""

from pathlib import Path

import pytest

from crodesk import config
from tests.cli.conftest import Run, program


def written(text: str) -> None:
    path = config.file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold() -> None:
    settings, mistakes = config.load({})
    assert settings == config.Settings(language="en")
    assert mistakes == []


def test_what_the_officer_chose_is_read() -> None:
    written('language = "vi"\nlook = "light"\nmouse = false\n[keys]\ndesk.undo = "ctrl+u"\n"list.sort" = "S"\n')
    settings, mistakes = config.load({})
    assert (settings.language, settings.look, settings.mouse) == ("vi", "light", False)
    assert settings.keys == {"desk.undo": "ctrl+u", "list.sort": "S"}
    assert mistakes == []


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ('look = "drak"', "look", "dark, light, contrast, terminal"),
        ('mouse = "no"', "mouse", "no"),
        ('langauge = "vi"', "langauge", "language"),
        ("keys = 3", "keys", "3"),
        ('[keys]\nundo = ["ctrl+u"]', "keys", "ctrl+u"),
    ],
)
def test_a_mistake_names_file_and_key_and_leaves_the_default(text: str, key: str, said: str) -> None:
    written(text)
    settings, mistakes = config.load({})
    assert settings == config.Settings(language="en")
    assert [mistake.key for mistake in mistakes] == [key]
    assert mistakes[0].sentence.startswith(f"{config.file()}: {key}: ")
    assert said in mistakes[0].sentence


@pytest.mark.parametrize("content", [b"look = ", b"\xff\xfe\x00", b"[[["])
def test_a_file_that_is_no_toml_is_passed_over(content: bytes) -> None:
    written("")
    config.file().write_bytes(content)
    settings, mistakes = config.load({})
    assert settings == config.Settings(language="en")
    assert str(config.file()) in mistakes[0].sentence


def test_the_environment_overrules_the_file() -> None:
    written('language = "vi"\ndesk = "/a"\n')
    settings, mistakes = config.load({"CRODESK_LANGUAGE": "zh", "CRODESK_DESK": "/b"})
    assert (settings.language, settings.desk, mistakes) == ("zh", "/b", [])


def test_an_unknown_language_of_the_environment_is_said() -> None:
    settings, mistakes = config.load({"CRODESK_LANGUAGE": "fr"})
    assert settings.language == "en"
    assert mistakes[0].sentence.startswith("CRODESK_LANGUAGE: language: ")


@pytest.mark.parametrize(
    ("variables", "language"),
    [({"LANG": "vi_VN.UTF-8"}, "vi"), ({"LC_ALL": "zh_CN.UTF-8", "LANG": "vi_VN"}, "zh"), ({"LANG": "de_DE"}, "en")],
)
def test_without_a_choice_the_computers_language_holds(variables: dict[str, str], language: str) -> None:
    assert config.load(variables)[0].language == language


def test_a_mistake_is_said_on_standard_error_and_the_command_goes_on(crodesk: Run, desk_path: Path) -> None:
    written('look = "drak"\x1b'.replace("\x1b", ""))
    answer = crodesk("where")
    assert answer.code == 0
    assert "look" in answer.err
    assert str(desk_path) in answer.out


def test_the_desk_of_the_settings_is_used(desk_path: Path) -> None:
    written(f"desk = '{desk_path}'")
    assert program("record", "list", "branch").out.startswith("1\t")
