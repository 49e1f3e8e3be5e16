"""Files in the wizard: attached to a paper by its name, listed, looked at, given out, ended, taken back."""

import re
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from crodesk.screens.application.screen import ApplicationScreen
from crodesk.services import application_attachments, record_list
from crodesk.services.application_attachments import AttachmentLine
from crodesk.services.desk import Desk
from crodesk.widgets.dialogs import Choose
from crodesk.widgets.file_dialog import FileDialog
from crodesk.widgets.looking import Looking
from crodesk.widgets.pane import Pane
from tests.builders import a_customer, a_record
from tests.screens.desk_app import messages, opened, press, screen_text, settle, type_in

LOAN = {"product": "salary_loan", "number": "L-2290", "amount_minor": 350_000_000, "currency": "VND", "months": 36}


@pytest.fixture
def loan(desk: Desk) -> int:
    return a_record(desk, "application", a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25)), **LOAN)


@pytest.fixture
def paper(desk: Desk, loan: int) -> int:
    return a_record(desk, "application_paper", loan, name="Payslips", code="income", state="wanted")


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    path = home / "payslip.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 1_991)
    return path


def files(desk: Desk, loan: int) -> list[AttachmentLine]:
    return desk.look(application_attachments.of_application, loan)


def state(desk: Desk, paper: int) -> str:
    line = record_list.get(desk._reader, "application_paper", paper)
    assert line is not None
    return str(line.cells["state"])


async def open_papers(pilot: Pilot[int]) -> None:
    await press(pilot, "4", "enter")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ApplicationScreen)
    await screen.go_to_step("papers")
    await settle(pilot)


async def attach(pilot: Pilot[int], name: str) -> None:
    await press(pilot, "F")
    assert isinstance(pilot.app.screen, FileDialog)
    await type_in(pilot, name)
    await press(pilot, "tab", "enter")
    await settle(pilot)


async def test_a_file_is_attached_to_the_selected_paper_and_taken_back(
    desk: Desk, loan: int, paper: int, scan: Path
) -> None:
    async with opened(desk) as pilot:
        await open_papers(pilot)
        await press(pilot, "F")
        assert "L-2290 · Payslips" in screen_text(pilot)
        await press(pilot, "escape")
        await press(pilot, "F", "end")
        await type_in(pilot, "pay")
        await press(pilot, "tab", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ApplicationScreen), screen_text(pilot)
        shown = screen_text(pilot)
        assert re.search(r"received +Payslips · 1 file", shown), shown
        assert "payslip.pdf · Payslips · PDF · 2.0 kB" in shown
        (line,) = files(desk, loan)
        assert (line.paper, line.size) == ("Payslips", 2_000)
        assert state(desk, paper) == "received"
        await press(pilot, "u")
        assert files(desk, loan) == []
        assert state(desk, paper) == "wanted"
        assert "payslip.pdf" not in screen_text(pilot)


async def test_what_is_refused_is_said_under_the_name_which_stays(desk: Desk, loan: int, scan: Path) -> None:
    scan.write_bytes(b"MZ\0\0")
    async with opened(desk) as pilot:
        await open_papers(pilot)
        await press(pilot, "F", "end")
        await type_in(pilot, "payslip.pdf")
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FileDialog)
        assert "is no PDF" in screen_text(pilot)
        scan.write_bytes(b"%PDF-1.7")
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ApplicationScreen)
    assert [line.name for line in files(desk, loan)] == ["payslip.pdf"]


async def test_a_private_copy_is_there_as_long_as_one_looks(desk: Desk, loan: int, scan: Path) -> None:
    kept = application_attachments.keep(desk, scan)
    desk.do_now("Attached", "", application_attachments.attach, kept, application=loan)
    async with opened(desk) as pilot:
        await open_papers(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "1")
        await settle(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, Looking)
        copy = dialog._path
        assert copy.read_bytes() == scan.read_bytes()
        assert "Open it with the program you want" in screen_text(pilot)
        await press(pilot, "escape")
        assert not copy.parent.exists()
        assert isinstance(pilot.app.screen, ApplicationScreen)


async def test_a_copy_is_saved_where_nothing_lies(desk: Desk, loan: int, scan: Path) -> None:
    kept = application_attachments.keep(desk, scan)
    desk.do_now("Attached", "", application_attachments.attach, kept, application=loan)
    async with opened(desk) as pilot:
        await open_papers(pilot)
        await press(pilot, "enter", "2", "enter")
        await settle(pilot)
        assert "something at" in screen_text(pilot)
        await press(pilot, "end", *["backspace"] * 4)
        await type_in(pilot, "2.pdf")
        await press(pilot, "enter")
        await settle(pilot)
        assert "Written to" in messages(pilot)
    assert (scan.parent / "payslip2.pdf").read_bytes() == scan.read_bytes()


async def test_an_attachment_is_noted_and_ended_with_a_reason(desk: Desk, loan: int, paper: int, scan: Path) -> None:
    kept = application_attachments.keep(desk, scan)
    desk.do_now("Attached", "", application_attachments.attach, kept, application=loan, paper=paper)
    async with opened(desk) as pilot:
        await open_papers(pilot)
        await press(pilot, "down", "e", "3")
        await settle(pilot)
        await press(pilot, "tab", "tab")
        await type_in(pilot, "October")
        await press(pilot, "f9")
        await settle(pilot)
        (line,) = files(desk, loan)
        assert (line.note, line.paper) == ("October", "Payslips")
        await press(pilot, "D")
        await press(pilot, "enter")
        assert "Say why" in screen_text(pilot)
        await type_in(pilot, "of another customer")
        await press(pilot, "enter")
        await settle(pilot)
        assert files(desk, loan) == []
        await press(pilot, "u")
        assert [each.name for each in files(desk, loan)] == ["payslip.pdf"]


async def test_a_file_of_a_customer_is_kept_in_the_customer_s_file(desk: Desk, loan: int, scan: Path) -> None:
    kept = application_attachments.keep(desk, scan)
    desk.do_now("Attached", "", application_attachments.attach, kept, application=loan)
    (scan.parent / "passport.pdf").write_bytes(b"%PDF-1.7")
    async with opened(desk) as pilot:
        await press(pilot, "2", "enter")
        await settle(pilot)
        papers = pilot.app.screen.query_one("#papers", Pane)
        assert "payslip.pdf" in papers.text
        assert "L-2290, PDF" in papers.text
        papers.focus()
        await press(pilot, "a", *await key_of(pilot, "Attachment"))
        assert isinstance(pilot.app.screen, FileDialog), screen_text(pilot)
        await press(pilot, "end")
        await type_in(pilot, "passport.pdf")
        await press(pilot, "enter")
        await settle(pilot)
        assert "passport.pdf" in papers.text
        papers.focus()
        await press(pilot, "home", "enter")
        assert isinstance(pilot.app.screen, Choose)
        assert "look at it" in screen_text(pilot)
        await press(pilot, "escape", "u")
        assert "passport.pdf" not in papers.text


async def key_of(pilot: Pilot[int], kind: str) -> list[str]:
    """Return the key that adds a kind of record, from the list that is open."""
    await pilot.press("a")
    await settle(pilot)
    choices = pilot.app.screen
    assert isinstance(choices, Choose), screen_text(pilot)
    (found,) = [each for each in choices._options if each.words == kind]
    await press(pilot, "escape")
    return [found.digit]
