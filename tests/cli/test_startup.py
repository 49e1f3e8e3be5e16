"""Plain commands start quickly: they load neither the screens nor what only writing needs."""

import os
import subprocess
import sys
from argparse import _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from crodesk import config
from crodesk.cli.parser import Commands, Parser, build
from crodesk.cli.usage import GROUPS, adders
from tests.cli.conftest import program

SCREENS = {"textual", "rich", "markdown_it", "pygments"}
WRITING = {"sqlmodel", "sqlalchemy", "pydantic"}
HEAVY = {
    "asyncio",
    "shtab",
    "xlsxwriter",
    "python_calamine",
    "vobject",
    "pypinyin",
    "lunar_python",
    "charset_normalizer",
}

LATER = HEAVY - {"asyncio"} | {"dateutil", "holidays", "tomllib", "icalendar", "reportlab", "babel"}
"""What the screens themselves load after their first frame, if ever."""


def loaded(desk: Path, *arguments: str) -> set[str]:
    """Return the top-level modules that a command loads."""
    script = "import sys; from crodesk.cli.running import run; run(sys.argv[1:]); print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script, "--desk", str(desk), *arguments], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.fixture
def worked(desk_path: Path) -> Path:
    program("--desk", desk_path, "customer", "new", "--name", "Trần Văn Đức")
    return desk_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("where",),
        ("history",),
        ("show", "K-0001"),
        ("record", "list", "customers"),
        ("verify",),
        ("find", "duc"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_reading_loads_nothing_heavy(worked: Path, arguments: tuple[str, ...]) -> None:
    assert loaded(worked, *arguments) & (SCREENS | WRITING | HEAVY) == set()


@pytest.mark.parametrize("arguments", [("queue",), ("day",), ("brief", "K-0001")], ids=lambda arguments: arguments[0])
def test_calendars_and_printing_are_loaded_only_where_they_are_written(worked: Path, arguments: tuple[str]) -> None:
    assert loaded(worked, *arguments) & {*SCREENS, "icalendar", "reportlab"} == set()


def test_exporting_and_writing_load_no_screens(worked: Path) -> None:
    assert loaded(worked, "export", "notes") & (SCREENS | WRITING) == set()
    assert loaded(worked, "note", "K-0001", "x") & SCREENS == set()


def test_a_quote_loads_only_what_it_needs() -> None:
    """Each of these takes milliseconds, of a few dozen that the whole command takes."""
    script = "import sys; from crodesk.cli.running import run; run(sys.argv[1:]); print('\\n'.join(sys.modules))"
    terms = ("--amount", "350m", "--rate", "9.5", "--months", "36", "--start", "2026-11-20", "--json")
    done = subprocess.run([sys.executable, "-c", script, "quote", *terms], capture_output=True, text=True, check=True)
    spared = {
        "shutil",
        "crodesk.cli.quote_paper",
        "crodesk.cli.deposit",
        "crodesk.domain.dates.relative",
        "crodesk.domain.lending.schedule.long_way",
        "crodesk.exchange",
        "crodesk.storage",
    }
    assert spared & set(done.stdout.split()) == set()


@pytest.mark.parametrize("columns", [60, 120])
def test_help_is_as_wide_as_the_terminal(columns: int) -> None:
    """By hand: the description of quote is 66 letters long, so a line of 60 breaks it."""
    script = "import sys; from crodesk.cli.running import run; run(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", script, "quote", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "COLUMNS": str(columns)},
    )
    assert ("what a loan costs: schedule, effective rate, stress; needs no desk\n" in done.stdout) == (columns > 60)


def commands(parser: Any) -> Iterator[Any]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for inner in action.choices.values():
                yield inner
                yield from commands(inner)


def test_every_command_has_something_that_does_it() -> None:
    for command in commands(build()):
        run = command.get_default("run")
        assert command._subparsers is not None or callable(run), command.prog
        if run is not None:
            run.found()


def test_the_groups_name_exactly_the_commands_that_they_add() -> None:
    for group, names in GROUPS.items():
        commands_of_it = Commands(root := Parser(prog="crodesk"), required=False)
        for add in adders(names[0]):
            add(commands_of_it)
        added = next(action.choices for action in root._actions if isinstance(action, _SubParsersAction))
        assert tuple(added) == names, group


def test_a_command_that_nobody_knows_is_told_all_that_there_are() -> None:
    choices = program("nosuch").err
    assert all(name in choices for names in GROUPS.values() for name in names)


@pytest.mark.skipif(sys.platform != "linux", reason="only there the answer is our own")
@pytest.mark.parametrize("value", ["", "/else/where", "relative"])
def test_folders_are_those_that_platformdirs_names(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, value)
    assert config.file().parent == platformdirs.user_config_path("crodesk", appauthor=False)
    assert config.data_folder() == platformdirs.user_data_path("crodesk", appauthor=False)
    assert config.state_folder() == platformdirs.user_state_path("crodesk", appauthor=False)


def test_the_room_that_opens_first_waits_for_nothing_that_only_a_later_key_needs() -> None:
    script = "import sys, crodesk.app, crodesk.screens.today.screen; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    found = done.stdout.split()
    assert {name.partition(".")[0] for name in found} & (WRITING | LATER) == set()
    spared = {
        "textual.widgets._text_area",
        "crodesk.domain.follow_up.quick_add",
        "crodesk.domain.follow_up.recurrence",
        "crodesk.domain.lending",
        "crodesk.domain.names",
        "crodesk.exchange",
        "crodesk.services.record_list",
        "crodesk.services.records",
        "crodesk.services.search",
        "crodesk.services.writing",
        "crodesk.widgets.dialogs",
    }
    assert set(found) & spared == set()
