"""Shipped papers as PDF: the same values and the same gaps as the Word file, and no table that runs off the page."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from crodesk.domain.lending.papers import PaperValues, facts, values_of
from crodesk.domain.lending.papers.fields import LANGUAGES
from crodesk.exchange.documents import catalogue, filling
from crodesk.exchange.documents.catalogue import PAPERS, Template
from crodesk.exchange.documents.filling import Filled
from crodesk.exchange.documents.printing import printed
from crodesk.exchange.paper import Facts, Heading, Table, plain
from crodesk.exchange.paper.pdf import write, write_pdf
from tests.domain.lending.paper_facts import COMPLETE

EACH = pytest.mark.parametrize(("language", "paper"), [(language, paper) for language in LANGUAGES for paper in PAPERS])


def word_file(paper: str, values: PaperValues) -> Filled:
    template = catalogue.find(paper, values.language)
    assert isinstance(template, Template)
    made = filling.fill(template, values)
    assert isinstance(made, Filled)
    return made


@EACH
def test_a_gap_of_the_word_file_is_a_gap_here(language: str, paper: str) -> None:
    for values in (values_of(COMPLETE, language), PaperValues(language, {}, {}, {})):
        made = printed(paper, values)
        assert set(made.missing) == set(word_file(paper, values).missing)
        assert ("[……" in plain.text(made.paper)) == bool(made.missing)


@EACH
def test_every_paper_has_its_title_and_no_mark_of_its_making(language: str, paper: str) -> None:
    made = printed(paper, values_of(COMPLETE, language), "foot").paper
    assert made.title
    assert made.foot == "foot"
    assert not re.search(r"\*\*|//|{[{%]", plain.text(made, 300))


def test_the_schedule_is_a_table_and_the_report_goes_by_headings() -> None:
    values = values_of(COMPLETE, "vi")
    contract = printed("credit_contract", values).paper
    (schedule,) = (block for block in contract.blocks if isinstance(block, Table) and len(block.rows) == 12)
    assert schedule.rows[0] == ("1", "01/01/2027", "100.000.000", "12.000.000", "112.000.000", "1.100.000.000")
    assert schedule.left == {0, 1}
    report = printed("appraisal_report", values).paper
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert [heading.split(".")[0] for heading in headings] == [str(number) for number in range(1, 11)]


def test_rows_of_long_texts_become_lines_of_facts() -> None:
    pillar = facts.PillarLine("Uy tín", "CIC ngày 18/11/2026: nhóm 1, chưa từng quá hạn trong 24 tháng " * 5, "strong")
    opinion = replace(COMPLETE.opinion, pillars=(pillar, pillar))
    report = printed("appraisal_report", values_of(replace(COMPLETE, opinion=opinion), "vi")).paper
    found = [block for block in report.blocks if isinstance(block, Facts) and ("Nội dung", "Uy tín") in block.lines]
    assert len(found) == 2


def test_a_text_longer_than_a_page_goes_on_over_pages() -> None:
    pillar = facts.PillarLine("Uy tín", "\n".join(f"dòng {number}" for number in range(150)), risk="x" * 9_000)
    opinion = replace(COMPLETE.opinion, pillars=(pillar,))
    paper = printed("appraisal_report", values_of(replace(COMPLETE, opinion=opinion), "vi")).paper
    write_pdf(io.BytesIO(), paper)
    (found,) = (block for block in paper.blocks if isinstance(block, Facts) and ("Nội dung", "Uy tín") in block.lines)
    assert [said for _label, said in found.lines if said.startswith("dòng")] == [f"dòng {n}" for n in range(150)]
    assert sum(len(said) for _label, said in found.lines if said.startswith("x")) == 9_000


def test_nothing_in_a_value_is_a_mark_of_the_making() -> None:
    values = PaperValues("en", {"borrower_name": "A **B** // {{ amount }}"}, {}, {})
    assert "To: A **B** // {{ amount }}" in plain.text(printed("offer_letter", values).paper)


def test_the_same_values_are_the_same_pdf(tmp_path: Path) -> None:
    paper = printed("appraisal_report", values_of(COMPLETE, "zh")).paper
    file = io.BytesIO()
    write_pdf(file, paper)
    write(tmp_path / "report.pdf", paper)
    assert (tmp_path / "report.pdf").read_bytes() == file.getvalue()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_figure_of_the_report_stands_in_the_pdf(tmp_path: Path, language: str) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) isn't installed")
    values = values_of(COMPLETE, language)
    write(tmp_path / "report.pdf", printed("appraisal_report", values).paper)
    command = ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"]
    text = "".join(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode().split())
    names = ("amount", "amount_words", "rate", "cost", "own_money", "own_money_share", "exposure_total",
             "collateral_total", "recommended_amount", "recommended_amount_words", "recommended_rate")  # fmt: skip
    assert [name for name in names if "".join(values.texts[name].split()) not in text] == []
