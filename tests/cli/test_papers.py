"""Papers of an application by commands: printed, listed, written again as they were, refused in words."""

import json
from pathlib import Path

import docx
import pytest

from crodesk.cli.usage.applications import PAPERS
from crodesk.services.printing import making
from tests.cli.conftest import Run

SALARY = ("product=salary_loan", "amount=350m", "months=36", "rate=12.5%")


@pytest.fixture
def number(crodesk: Run) -> str:
    crodesk("customer", "new", "--name", "Phạm Quốc Huy", "--code", "C-0061")
    return crodesk("application", "new", "C-0061", *SALARY).out.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "out"
    path.mkdir()
    return path


def own_template(places: Path, text: str, name: str = "vi/what_to_bring.docx") -> None:
    """Put a template of the bank's own where the officer would."""
    path = places / "config" / "crodesk" / "papers" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))


def test_the_codes_that_can_be_typed_are_those_of_all_papers() -> None:
    assert tuple(making.PAPERS) == PAPERS


def test_all_that_an_application_has_by_now_is_printed_and_kept(crodesk: Run, number: str, folder: Path) -> None:
    printed = crodesk("papers", number, "--to", folder)
    assert printed.code == 0
    names = [f"L-0001-{paper}-vi.docx" for paper in ("what_to_bring", "application_form", "appraisal_report")]
    names += ["L-0001-checklist_receipt-vi.docx", "L-0001-schedule-vi.pdf"]
    assert printed.out.split() == [str(folder / name) for name in names]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    marked = "3 fields aren't known and are marked in the paper: bank's name; place of signing; officer's phone."
    assert marked in printed.err
    rows = [line.split("\t") for line in crodesk("papers", number, "--list").out.splitlines()]
    assert [row[0] for row in rows] == ["5", "4", "3", "2", "1"]
    assert rows[-1][2:5] == ["What-to-bring list", "vi", "Lan"]
    assert "Printed a paper" in crodesk("history").out


def test_nothing_is_overwritten_unasked(crodesk: Run, number: str, folder: Path) -> None:
    there = folder / "L-0001-checklist_receipt-vi.docx"
    there.write_text("mine")
    refused = crodesk("papers", number, "--to", folder)
    assert refused.code == 1
    assert f"There is a file {there} already" in refused.err
    assert [path.name for path in folder.iterdir()] == [there.name]
    assert crodesk("papers", number, "--list").code == 1
    assert crodesk("papers", number, "--paper", "checklist_receipt", "--to", folder, "--force").code == 0
    assert there.read_bytes().startswith(b"PK")


def test_language_and_form_are_chosen_and_told_as_data(crodesk: Run, number: str, folder: Path) -> None:
    asked = ("--paper", "appraisal_report", "schedule", "--language", "en", "--pdf", "--to", folder, "--json")
    found = json.loads(crodesk("papers", number, *asked).out)
    assert [{**each, "missing": bool(each["missing"])} for each in found] == [
        {"file": str(folder / f"L-0001-{paper}-en.pdf"), "id": place, "paper": paper, "language": "en",
         "missing": paper == "appraisal_report"}
        for place, paper in enumerate(("appraisal_report", "schedule"), 1)
    ]  # fmt: skip
    assert "bank_name" in found[0]["missing"]
    assert all((folder / Path(each["file"]).name).read_bytes().startswith(b"%PDF") for each in found)
    listed = json.loads(crodesk("papers", number, "--list", "--json").out)
    assert set(listed[0]) == {"id", "at", "paper", "language", "officer", "missing"}
    wrong = crodesk("papers", number, "--paper", "application_form", "--pdf", "--to", folder)
    assert wrong.code == 2
    assert "As PDF there are: appraisal_report, schedule." in wrong.err


def test_the_language_of_a_paper_isn_t_that_of_the_program(crodesk: Run, number: str, folder: Path) -> None:
    printed = crodesk("papers", number, "--paper", "what_to_bring", "--language", "zh", "--to", folder)
    assert printed.out.strip().endswith("-zh.docx")
    assert "fields aren't known" in printed.err


def test_a_past_paper_is_given_again_as_it_was(crodesk: Run, number: str, folder: Path, tmp_path: Path) -> None:
    crodesk("papers", number, "--paper", "application_form", "--to", folder)
    before = (folder / "L-0001-application_form-vi.docx").read_bytes()
    crodesk("record", "change", "application", "1", "amount=300m")
    crodesk("papers", number, "--paper", "application_form", "--to", folder, "--force")
    assert (folder / "L-0001-application_form-vi.docx").read_bytes() != before
    again = crodesk("papers", number, "--again", "1", "--to", folder)
    assert again.out.strip() == str(folder / "L-0001-application_form-vi-2026-11-20-1.docx")
    assert (folder / "L-0001-application_form-vi-2026-11-20-1.docx").read_bytes() == before
    assert crodesk("papers", number, "--again", "1", "--to", folder).code == 1
    none = crodesk("papers", number, "--again", "9", "--to", folder)
    assert (none.code, none.out) == (1, "")
    assert "L-0001 has no printed paper 9" in none.err


def test_what_isn_t_decided_isn_t_printed(crodesk: Run, number: str, folder: Path) -> None:
    refused = crodesk("papers", number, "--paper", "what_to_bring", "offer_letter", "--to", folder)
    assert refused.code == 1
    assert "It isn't approved" in refused.err
    assert list(folder.iterdir()) == []
    assert crodesk("papers", number, "--list").code == 1
    crodesk("application", "submit", number)
    crodesk("application", "approve", number, "--by", "Trần Thu Hà")
    assert crodesk("papers", number, "--paper", "offer_letter", "--to", folder).code == 0


def test_a_bank_s_own_template_is_taken_and_a_wrong_one_refused(
    crodesk: Run, number: str, folder: Path, places: Path
) -> None:
    own_template(places, "Chào {{ borrower_name }}")
    crodesk("papers", number, "--paper", "what_to_bring", "--to", folder)
    (path,) = folder.iterdir()
    assert docx.Document(str(path)).paragraphs[0].text == "Chào Phạm Quốc Huy"
    own_template(places, "Chào {{ borower_name }}")
    refused = crodesk("papers", number, "--to", folder, "--force")
    assert refused.code == 1
    assert "vi/what_to_bring.docx: there is no placeholder “borower_name”; the nearest is" in refused.err
    assert [each.name for each in folder.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("papers", "L-99"), 1, "There is no application “L-99”."),
        (("papers", "L-0001", "--to", "nowhere"), 1, "There is no folder nowhere."),
        (("papers", "L-0001", "--paper", "letter"), 2, "letter"),
        (("papers",), 2, "NUMBER"),
    ],
)
def test_wrong_use_is_said(crodesk: Run, number: str, arguments: tuple[str, ...], code: int, said: str) -> None:
    answer = crodesk(*arguments)
    assert answer.code == code
    assert said in answer.err


def test_a_folder_that_can_t_be_written_leaves_nothing_kept(
    crodesk: Run, number: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("crodesk.exchange.writing.tempfile.NamedTemporaryFile", refuse)
    answer = crodesk("papers", number, "--paper", "what_to_bring", "--to", folder)
    assert answer.code == 1
    assert "can't be written: Permission denied." in answer.err
    assert crodesk("papers", number, "--list").code == 1
