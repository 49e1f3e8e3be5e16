"""Whoever is looked for is found: by a part of a name in any script, by initials, by the end of a phone number."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.terminal.conftest import ROOT, Start
from tests.terminal.officer import ERASE, ESC, GO_TO, Officer, at_work, command, desk_of

XIAOMING, TOYS, XUEMEI = "C-0031", "C-0205", "C-0160"
"""王小明, the toy shop 小明玩具, and 何雪梅, whose given name has the same initials."""
DUC = {"C-0008", "C-0056", "C-0067", "C-0107", "C-0108", "C-0139", "C-0223"}
NGUYEN = 29
"""All Nguyễn of the sample, David Nguyen among them."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk_of(tmp_path_factory.mktemp("finding"))


@pytest.fixture(scope="module")
def officer(desk: Path, start_once: Start) -> Officer:
    return at_work(start_once, desk)


def found_by_command(desk: Path, text: str) -> list[str]:
    done = subprocess.run(
        command(desk, "find", text, "--json", "--limit", "500"), capture_output=True, check=True, cwd=ROOT
    )
    return [each["code"] for each in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("text", "wanted", "count"),
    [
        ("nguyen", {"C-0012", "C-0180"}, NGUYEN),
        ("Nguyễn", {"C-0012", "C-0180"}, NGUYEN),
        ("小明", {XIAOMING, TOYS}, 2),
        ("xm", {XIAOMING, TOYS, XUEMEI}, 3),
        ("duc", DUC, len(DUC)),
        ("0905 120", {"C-0012"}, 1),
    ],
)
def test_who_is_looked_for_is_found_by_command_and_on_the_screen(
    desk: Path, officer: Officer, text: str, wanted: set[str], count: int
) -> None:
    found = found_by_command(desk, text)
    assert wanted <= set(found)
    assert len(found) == count
    officer.type("/", ERASE, text)
    officer.sees(f" {text}", f"{count} shown")
    if count < NGUYEN:
        officer.sees(*wanted)
    officer.type(ESC)
    officer.sees("243 shown")


@pytest.mark.parametrize(("ending", "code", "name"), [("0012", "C-0012", "Hồng Hạnh"), ("5107", "C-0107", "Văn Đức")])
def test_the_last_four_digits_of_a_phone_are_enough(
    desk: Path, officer: Officer, ending: str, code: str, name: str
) -> None:
    assert found_by_command(desk, ending)[0] == code
    officer.type("/", ERASE, ending)
    officer.sees(name)
    officer.type(ESC)
    officer.sees("243 shown")
    officer.type(GO_TO, ending)
    officer.sees(f"›  {code} ")
    officer.type(ESC)
    officer.sees_no_more("Go to")
