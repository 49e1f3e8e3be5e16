"""Printing from the file of a loan: pages, letters when it is late, what was printed before, and a change of mind."""

from datetime import date
from pathlib import Path

import docx
import pytest
from textual.widgets import Input

from crodesk.screens.loan.screen import LoanScreen
from crodesk.screens.navigation import OpenLoan
from crodesk.services.desk import Desk
from crodesk.services.printing import issued
from crodesk.services.printing.issued import IssuedLine
from crodesk.widgets.dialogs import Choose, Confirm
from crodesk.widgets.export_dialog import ExportDialog
from crodesk.widgets.paper_view import PaperView
from tests.screens.desk_app import messages, opened, place, press, said, screen_text, settle
from tests.screens.test_loan_measures import LATE, file, known, open_loan

pytestmark = pytest.mark.usefixtures("home")

__all__ = ["known"]

IN_TIME = "L-2102"
"""Paid up to its next day, 16 Dec 2026, by the core."""


def printed(desk: Desk, number: str = LATE) -> list[IssuedLine]:
    return desk.look(issued.of_loan, file(desk, number).known.loan.rid)


def letters_sent(desk: Desk, number: str = LATE) -> int:
    """Return how many letters are written down in the file of who borrows."""
    customer = file(desk, number).known.loan.customer_rid
    sql = "SELECT count(*) FROM interaction WHERE customer_rid = ? AND kind = 'letter'"
    return int(desk.look(lambda reader: reader.value(sql, (customer,))))


def text_of(path: Path) -> str:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "".join(each.text or "" for each in docx.Document(str(path)).element.body.iter(f"{word}t"))


async def test_a_letter_is_written_in_the_customer_s_language_kept_and_taken_back(known: Desk, home: Path) -> None:
    path, before = home / "L-2145-dunning_letter_2-vi.docx", letters_sent(known)
    async with opened(known) as pilot:
        await open_loan(pilot, known, "security")
        await press(pilot, "P", "7", "enter", "enter")
        assert "La Văn Hiền" in text_of(path)
        assert "24.852.000" in text_of(path)  # what is late, by the core
        (line,) = printed(known)
        assert (line.paper, line.language) == ("dunning_letter_2", "vi")
        assert issued.content(known.attachments, line) == path.read_bytes()
        assert letters_sent(known) == before + 1
        assert f"Second reminder letter is in {path}. It is kept with the loan." in messages(pilot)
        await press(pilot, "escape", "u")
        assert isinstance(pilot.app.screen, LoanScreen)
        assert (printed(known), letters_sent(known)) == ([], before)


async def test_what_a_letter_lacks_leads_to_where_it_is_filled_in(known: Desk) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "security")
        await press(pilot, "P", "7", "enter", "enter")
        gaps = pilot.app.screen
        assert isinstance(gaps, Choose)
        assert "4 fields aren't known" in said(pilot)
        await press(pilot, "1")
        assert type(pilot.app.screen).__name__ == "RecordsScreen"
        assert "Settings of the desk" in place(pilot)
        await press(pilot, "tab", "f6", "f4")
        assert "papers: bank's name" in screen_text(pilot)


async def test_a_change_of_mind_at_any_question_leaves_no_letter_and_no_file(known: Desk, home: Path) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "security")
        for keys in (("P",), ("P", "7"), ("P", "7", "enter")):
            await press(pilot, *keys, "escape")
            assert isinstance(pilot.app.screen, LoanScreen), keys
        (home / "L-2145-dunning_letter_2-vi.docx").write_text("mine", encoding="utf-8")
        await press(pilot, "P", "7", "enter", "enter")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape", "escape")
    assert printed(known) == []
    assert (home / "L-2145-dunning_letter_2-vi.docx").read_text(encoding="utf-8") == "mine"


async def test_a_file_that_can_t_be_written_keeps_no_letter(known: Desk, home: Path) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "security")
        await press(pilot, "P", "7", "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportDialog)
        refused = {
            "a.pdf": "must end with .docx",
            "none/a.docx": "There is no folder",
            f"{'x' * 249}.docx": "File name too long",  # with what it is called until it is whole
        }
        for name, words in refused.items():
            dialog.query_one(Input).value = str(home / name)
            await press(pilot, "enter")
            assert words in said(pilot), name
            assert printed(known) == [], name
    assert list(home.iterdir()) == []


async def test_what_was_printed_is_written_again_as_it_was(known: Desk, home: Path) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "security")
        await press(pilot, "P", "7", "enter", "enter", "escape", "P", "a")
        assert "which one again?" in said(pilot)
        await press(pilot, "escape", "P", "a", "1", "enter")
        assert "as it was printed then" in messages(pilot)
    one, other = sorted(home.iterdir())
    assert one.read_bytes() == other.read_bytes()
    assert len(printed(known)) == 1


async def test_a_letter_that_a_loan_doesn_t_have_says_why(known: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "security", IN_TIME)
        for key, words in (("5", "Nothing is late"), ("9", "It isn't recalled")):
            await press(pilot, "P", key)
            assert isinstance(pilot.app.screen, LoanScreen)
            assert words in messages(pilot).splitlines()[0]
        monkeypatch.setattr(Desk, "writable", property(lambda _desk: False))
        await press(pilot, "P", "5")
        assert "open for reading only" in messages(pilot).splitlines()[0]


async def test_no_letter_is_made_while_one_looks_at_a_past_day(known: Desk) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "security")
        pilot.app.screen.post_message(OpenLoan(file(known).known.loan.rid, as_of=date(2026, 11, 19)))
        await settle(pilot)
        await press(pilot, "P", "7")
        assert "this is a past day" in messages(pilot)
        assert isinstance(pilot.app.screen, LoanScreen)


async def test_a_page_is_shown_and_one_there_is_nothing_for_says_so(known: Desk) -> None:
    async with opened(known) as pilot:
        await open_loan(pilot, known, "security")
        for key, title in (("1", "Loan L-2145"), ("3", "Inspection of loan L-2145")):
            await press(pilot, "P", key)
            shown = pilot.app.screen
            assert isinstance(shown, PaperView)
            assert shown.paper.title == title
            await press(pilot, "escape")
        await press(pilot, "P", "2")
        assert "What ends L-2145 can't be reckoned here" in messages(pilot)
