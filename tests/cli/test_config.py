"""The settings file starts with defaults where it is wrong, and says which key of which file."""

import re
from pathlib import Path

import pytest

from crodesk import config
from crodesk.config.writing import save, template
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
    ("text", "key", "line", "said"),
    [
        ('look = "drak"', "look", 1, "“drak” is none of dark, light, contrast, terminal; did you mean “dark”?"),
        ('look = "7"', "look", 1, "“7” is none of dark, light, contrast, terminal; the default is used"),
        ('# mine\nmouse = "no"', "mouse", 2, "“no” is not what this setting takes"),
        ("# mine\n\nreader = 1", "reader", 3, "“1” is not what this setting takes"),
        ('langauge = "vi"', "langauge", 1, "did you mean “language”?"),
        ('zzz = "vi"', "zzz", 1, "there are desk, language"),
        ("keys = 3", "keys", 1, "“3” is not what"),
        ('[keys]\n"desk.undo" = 7', "keys.desk.undo", 2, "“7” is not what"),
        ("[keys]\ndesk.undo = [7]", "keys.desk.undo", 2, "“[7]” is not what"),
        ("[keys.desk]\nundo = false", "keys.desk.undo", 2, "“False” is not what"),
    ],
)
def test_a_mistake_names_file_line_and_key_and_leaves_the_default(text: str, key: str, line: int, said: str) -> None:
    written(text)
    settings, mistakes = config.load({})
    assert settings == config.Settings(language="en")
    assert [mistake.key for mistake in mistakes] == [key]
    assert mistakes[0].sentence.startswith(f"{config.file()}:{line}: {key}: ")
    assert said in mistakes[0].sentence


def test_a_mistake_in_one_key_leaves_the_others_as_the_officer_wrote_them() -> None:
    written('look = "light"\nmouse = 3\n[keys]\ndesk.undo = ["ctrl+u", "u"]\ndesk.redo = 3\n')
    settings, mistakes = config.load({})
    assert (settings.look, settings.mouse, settings.keys) == ("light", True, {"desk.undo": "ctrl+u,u"})
    assert [mistake.line for mistake in mistakes] == [2, 5]


def test_a_file_that_is_no_toml_names_the_line() -> None:
    written("# one\n# two\nlook = \n")
    assert config.load({})[1][0].sentence.startswith(f"{config.file()}:3: can't be read")


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


def test_without_a_file_a_commented_one_is_written_that_says_every_value() -> None:
    save(config.file(), "look", "light")
    text = config.file().read_text(encoding="utf-8")
    assert config.read(config.file()) == (config.Settings(look="light"), [])
    assert '# One of: "dark" (calm dark), "light" (calm light), "contrast" (high contrast), "terminal"' in text
    for about in config.ABOUT:
        assert f"\n# {about.help.split()[0]} " in text
        assert text.count(f"{about.key} = ") == 1
    assert '\n# language = ""\n' in text
    assert '\nlook = "light"\n' in text


def test_the_untouched_file_chooses_nothing_and_each_of_its_lines_can_be_taken() -> None:
    settings, mistakes = written_and_read(template())
    assert (settings, mistakes) == (config.Settings(), [])
    bare = re.sub(r"(?m)^# (\w+ = |\[keys\]|\"desk)", r"\1", template())
    settings, mistakes = written_and_read(bare)
    assert (settings, mistakes) == (config.Settings(keys={"desk.undo": "ctrl+z, u"}), [])


def written_and_read(text: str) -> tuple[config.Settings, list[config.Mistake]]:
    written(text)
    return config.read(config.file())


def test_what_the_officer_wrote_by_hand_stays() -> None:
    mine = "# Lan's own\n\n  look='contrast'   # for the bright hall\nmouse = false\n\n"
    by_hand = mine + '[keys] # mine\ndesk.undo = "ctrl+u"\n'
    written(by_hand)
    save(config.file(), "look", "light")
    assert config.file().read_text() == by_hand.replace("  look='contrast'", 'look = "light"')
    save(config.file(), "mouse", True)
    assert "\n# mouse = true\n" in config.file().read_text()
    save(config.file(), "language", "vi")
    text = config.file().read_text()
    assert text.index('language = "vi"') < text.index("[keys] # mine")
    assert text.endswith('[keys] # mine\ndesk.undo = "ctrl+u"\n')
    assert config.read(config.file())[0] == config.Settings(look="light", language="vi", keys={"desk.undo": "ctrl+u"})


def test_back_and_forth_leaves_the_file_as_it_was() -> None:
    written(template())
    for about in config.ABOUT:
        for value in (*about.values, 'D:\\a "b" # c', getattr(config.DEFAULTS, about.key)):
            if about.values and value not in about.values:
                continue
            save(config.file(), about.key, value)
            assert getattr(config.read(config.file())[0], about.key) == value
        assert config.file().read_text() == template()


@pytest.mark.parametrize("content", [b"mouse = ", b"\xff\xfe\x00", b'look = """\nlight"""\n'])
def test_a_file_that_cannot_be_changed_is_put_aside_before_another_is_written(content: bytes) -> None:
    written("")
    config.file().write_bytes(content)
    save(config.file(), "look", "light")
    assert config.file().with_name("settings.toml.old").read_bytes() == content
    assert config.read(config.file()) == (config.Settings(look="light"), [])
    assert [path.name for path in sorted(config.file().parent.iterdir())] == ["settings.toml", "settings.toml.old"]


@pytest.mark.parametrize(
    ("key", "line"), [("a", 2), ("keys", 4), ("keys.desk.undo", 5), ("keys.b", 6), ("keys.a.c", 8), ("b", 0)]
)
def test_a_key_is_found_on_its_line(key: str, line: int) -> None:
    text = "# a = 1\n'a' = 2\n\n[ keys ] # [no]\n desk . undo= 'x'\n\"b\" = 3\n[keys.a]\nc = 3\n"
    assert config.line_of(text, key) == line


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
