"""Printing from the wizard and from the pipeline: which paper, in which language, to which file, and what it lacks."""

from pathlib import Path

import docx
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crodesk.domain.lending.papers.fields import fields
from crodesk.domain.records import by_name
from crodesk.domain.records.application_steps import BY_NAME
from crodesk.language import LANGUAGES, speaking
from crodesk.screens import print_ways
from crodesk.screens.application.screen import ApplicationScreen
from crodesk.screens.loans.screen import LoansScreen
from crodesk.services import records
from crodesk.services.desk import Desk
from crodesk.services.printing import issued
from crodesk.services.printing.issued import IssuedLine
from crodesk.widgets.dialogs import Choose, Confirm
from crodesk.widgets.export_dialog import ExportDialog
from tests.builders import a_customer, a_record
from tests.screens.desk_app import COMPACT, messages, opened, place, press, said, screen_text, settle
from tests.screens.test_application import SALARY, open_it, wizard

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def loan(desk: Desk) -> int:
    customer = a_customer(desk, "Phạm Quốc Huy")
    return a_record(desk, "application", customer, number="L-2290", **SALARY)


def printed(desk: Desk, loan: int) -> list[IssuedLine]:
    return desk.look(issued.of_application, loan)


def text_of(path: Path) -> str:
    document = docx.Document(str(path))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "".join(each.text or "" for each in document.element.body.iter(f"{word}t"))


async def print_form(pilot: Pilot[int]) -> None:
    """Print the application form, in the customer's language, to the file that is offered."""
    await press(pilot, "P", "2")
    assert isinstance(pilot.app.screen, Choose), screen_text(pilot)
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, ExportDialog), screen_text(pilot)
    await press(pilot, "enter")
    await settle(pilot)


async def test_a_paper_is_printed_in_the_customer_s_language_and_kept(desk: Desk, loan: int, home: Path) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape")
        await print_form(pilot)
        path = home / "L-2290-application_form-vi.docx"
        assert "Phạm Quốc Huy" in text_of(path)
        assert "350.000.000 đồng" in text_of(path)
        assert f"Application form is in {path}." in messages(pilot)
        (line,) = printed(desk, loan)
        assert (line.paper, line.language, line.officer) == ("application_form", "vi", "Lan")
        assert issued.content(desk.attachments, line) == path.read_bytes()
    newest = desk.look(lambda reader: reader.row("SELECT name, subject FROM action ORDER BY rid DESC LIMIT 1"))
    assert newest == ("Printed a paper", "L-2290 · Application form · vi")


async def test_what_isn_t_known_is_listed_and_leads_to_its_field(desk: Desk, loan: int) -> None:
    desk.do_now("x", "", records.change, "application", loan, {"purpose": ""})
    async with opened(desk) as pilot:
        await press(pilot, "4")
        await print_form(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, Choose), screen_text(pilot)
        shown = screen_text(pilot)
        count = len(printed(desk, loan)[0].missing)
        assert f"{count} fields aren't known and are marked in the paper" in shown
        assert "in Records: desk settings" in shown
        names = [option.key for option in dialog._options]
        dialog._rows.go(names.index("purpose"))
        await press(pilot, "enter")
        await settle(pilot)
        form = wizard(pilot).form
        assert form is not None
        assert form.current() is form.fields["purpose"]


async def test_gaps_lead_to_the_customer_s_file_and_to_the_records(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        for name, room, listed in (
            ("borrower_phone", "CustomerScreen", ""),
            ("bank_name", "RecordsScreen", "Settings of the desk"),
            ("place", "RecordsScreen", "Settings of the desk"),
        ):
            await press(pilot, "4")
            await settle(pilot)
            await press(pilot, "P", "2", "enter")
            dialog = pilot.app.screen
            assert isinstance(dialog, ExportDialog)
            dialog.query_one(Input).value = f"{Path.home()}/{name}.docx"
            await press(pilot, "enter")
            await settle(pilot)
            asked = pilot.app.screen
            assert isinstance(asked, Choose), screen_text(pilot)
            asked._rows.go([option.key for option in asked._options].index(name))
            await press(pilot, "enter")
            await settle(pilot)
            assert type(pilot.app.screen).__name__ == room
            assert listed in place(pilot)
            await press(pilot, "home")  # to another kind, where the records are shown


async def test_a_paper_that_has_its_time_still_to_come_says_why(desk: Desk, loan: int) -> None:
    async with opened(desk, COMPACT) as pilot:
        await press(pilot, "4", "P")
        assert "It isn't approved" in screen_text(pilot)
        await press(pilot, "4")
        assert "It isn't approved: there is nothing to offer or to sign yet." in messages(pilot)
        assert isinstance(pilot.app.screen, LoansScreen)
    assert printed(desk, loan) == []


async def test_the_report_and_the_quote_are_printed_as_pdf_too(desk: Desk, loan: int, home: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "4", "P", "3", "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportDialog)
        path = home / "report.pdf"
        dialog.query_one(Input).value = str(path)
        await press(pilot, "enter")
        await settle(pilot)
        assert path.read_bytes().startswith(b"%PDF")
        await press(pilot, "escape", "P", "0", "enter", "enter")
        await settle(pilot)
        assert (home / "L-2290-schedule-vi.pdf").read_bytes().startswith(b"%PDF")
    assert [line.paper for line in printed(desk, loan)] == ["schedule", "appraisal_report"]


async def test_a_file_that_is_there_is_replaced_only_after_a_question(desk: Desk, loan: int, home: Path) -> None:
    path = home / "L-2290-application_form-vi.docx"
    path.write_text("mine")
    async with opened(desk) as pilot:
        await press(pilot, "4", "P", "2", "enter", "enter")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape", "escape")
    assert path.read_text() == "mine"
    assert printed(desk, loan) == []


async def test_what_was_printed_is_listed_and_written_again_as_it_was(desk: Desk, loan: int, home: Path) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape")
        await print_form(pilot)
        path = home / "L-2290-application_form-vi.docx"
        before = path.read_bytes()
        await press(pilot, "escape")
        found = wizard(pilot).shown
        assert found is not None
        steps = [step.name for step in found.steps]
        await press(pilot, str(steps.index("papers") + 1))
        await settle(pilot)
        rows = wizard(pilot).items_list
        assert rows is not None
        items = rows.view.window.page(0, 99)
        place = next(at for at, item in enumerate(items) if item.issued is not None)
        assert items[place].text.startswith("Application form · 20 Nov 2026")
        assert items[place].text.endswith("Tiếng Việt · Lan")
        desk.do_now("x", "", records.change, "application", loan, {"amount_minor": 300_000_000})
        wizard(pilot).set_focus(rows)
        rows.go(place)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExportDialog), screen_text(pilot)
        await press(pilot, "enter")
        again = home / "L-2290-application_form-vi-2026-11-20-1.docx"
        assert again.read_bytes() == before
        assert "as it was printed then" in messages(pilot)
        await press(pilot, "P", "a")
        assert "Application form" in screen_text(pilot)
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, ExportDialog)
    assert len(printed(desk, loan)) == 1


async def test_taking_back_leaves_the_list_and_doing_again_brings_the_very_paper(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        await press(pilot, "escape")
        await print_form(pilot)
        (line,) = printed(desk, loan)
        content = issued.content(desk.attachments, line)
        await press(pilot, "escape", "u")
        assert printed(desk, loan) == []
        assert isinstance(pilot.app.screen, ApplicationScreen)
        await press(pilot, "U")
        assert issued.content(desk.attachments, printed(desk, loan)[0]) == content


async def test_a_template_that_can_t_be_used_is_refused_in_the_dialog(
    desk: Desk, loan: int, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = home / "own"
    monkeypatch.setattr("crodesk.config.papers_folder", lambda: own)
    (own / "vi").mkdir(parents=True)
    template = docx.Document()
    template.add_paragraph("{{ borower_name }}")
    template.save(str(own / "vi" / "application_form.docx"))
    async with opened(desk) as pilot:
        await press(pilot, "4", "P", "2", "enter", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExportDialog)
        assert "there is no placeholder “borower_name”" in said(pilot)
        (own / "vi" / "application_form.docx").rename(own / "vi" / "application_form.docm")
        await press(pilot, "enter")
        await settle(pilot)
        assert "has a macro" in said(pilot)
    assert printed(desk, loan) == []
    assert list(home.glob("*.docx")) == []


async def test_a_paper_whose_file_is_gone_says_so(desk: Desk, loan: int) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "4")
        await print_form(pilot)
        for path in desk.attachments.folder.glob("??/*"):
            path.unlink()
        await press(pilot, "escape", "P", "a", "1")
        assert "is missing from" in messages(pilot)


def test_every_gap_has_a_way_that_is_there() -> None:
    for name in fields():
        way = print_ways.to(name)
        for spoken in LANGUAGES:
            with speaking(spoken):
                said = print_ways.words_to(name)
                assert "{" not in said
                assert f"paper.{name}" not in said, "a key is no word"
        if way.step:
            asked = BY_NAME[way.step].fields
            assert not way.field or way.field in asked, name
    assert print_ways.words_to("debts.group") == "step Income, debts"
    assert print_ways.words_to("note_number") == "in Records: drawings"
    named = {choice.value for choice in by_name("setting").field("key").choices}
    assert named == {f"paper.{name}" for name in fields() if print_ways.to(name).words == print_ways.words_to("place")}
    assert print_ways.words_to("principal_periods") == "write it into the paper"


async def test_what_is_typed_just_now_is_printed_too(desk: Desk, loan: int, home: Path) -> None:
    async with opened(desk) as pilot:
        await open_it(pilot)
        form = wizard(pilot).form
        assert form is not None
        form.fields["purpose"].focus()
        await settle(pilot)
        form.fields["purpose"].query_one(Input).value = "mua xe"
        await wizard(pilot).action_print()
        await settle(pilot)
        await press(pilot, "2", "enter", "enter")
        await settle(pilot)
    assert "mua xe" in text_of(home / "L-2290-application_form-vi.docx")
