"""`brief` and `day`: on the terminal, as data, as a page that is a file."""

import json
from datetime import date
from pathlib import Path

import pytest

from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record
from tests.cli.conftest import Run
from tests.conftest import TODAY


@pytest.fixture(autouse=True)
def duc(desk_path: Path) -> None:
    desk: Desk = opening.open_to_write(desk_path, None, Clock.on(TODAY), "test")
    rid = a_customer(desk, "Trần Văn Đức", "0903 555 107", code="C-0107")
    a_record(desk, "follow_up", rid, what="visit", about="look at the site", due_on=TODAY, due_time="09:30")
    desk.close()


def test_a_briefing_is_printed_and_is_data(crodesk: Run) -> None:
    said = crodesk("brief", "duc")
    assert (said.code, said.out.splitlines()[0]) == (0, "Trần Văn Đức C-0107")
    assert "look at the site (due today)" in said.out
    data = json.loads(crodesk("brief", "C-0107", "--json").out)
    assert data["customer"] == {"code": "C-0107", "name": "Trần Văn Đức"}
    assert [(row["about"], row["due_time"]) for row in data["due"]] == [("look at the site", "09:30")]


def test_nobody_is_briefed_about_nobody(crodesk: Run) -> None:
    said = crodesk("brief", "nobody")
    assert (said.code, said.err) == (1, "There is no customer “nobody”.\n")


def test_a_day_is_printed_in_the_morning_and_in_the_evening(crodesk: Run) -> None:
    morning = crodesk("day")
    assert morning.code == 0
    assert "09:30  Visit · Trần Văn Đức C-0107 · 0903 555 107 · look at the site" in " ".join(morning.out.split("\n"))
    number = json.loads(crodesk("day", "--json").out)["timed"][0]["n"]
    assert crodesk("done", number).code == 0
    evening = json.loads(crodesk("day", "--close", "--json").out)
    assert [row["about"] for row in evening["done"]] == ["look at the site"]
    assert (evening["day"], evening["carried"]) == (date.isoformat(TODAY), [])


@pytest.mark.parametrize("command", [("brief", "duc"), ("day",), ("day", "--close")])
def test_a_page_is_written_once_and_replaced_only_by_force(crodesk: Run, tmp_path: Path, command: tuple[str]) -> None:
    path = tmp_path / "page.pdf"
    assert crodesk(*command, "--out", path).err == f"The page is in {path}.\n"
    assert path.read_bytes().startswith(b"%PDF-")
    assert crodesk(*command, "--out", path).code == 1
    assert crodesk(*command, "--out", path, "--force").code == 0
    assert crodesk(*command, "--out", tmp_path / "page.txt").code == 0
    assert (tmp_path / "page.txt").read_text("utf-8").splitlines()[0]


@pytest.mark.parametrize(("name", "code"), [("page.doc", 2), ("nowhere/page.pdf", 1)])
def test_a_page_that_cannot_be_written_is_refused_in_a_sentence(
    crodesk: Run, tmp_path: Path, name: str, code: int
) -> None:
    said = crodesk("day", "--out", tmp_path / name)
    assert said.code == code
    assert len(said.err.splitlines()) == 1
