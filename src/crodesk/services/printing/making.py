"""A paper of an application made ready: checked, filled into its template, with what wasn't known."""

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from crodesk.domain.dates import format_date
from crodesk.domain.file_names import plain_part
from crodesk.domain.lending.papers import PaperFacts, fitting
from crodesk.domain.lending.papers.disagreements import disagreements
from crodesk.domain.lending.papers.showing import Hand
from crodesk.domain.lending.papers.values import PaperValues, values_of
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.exchange.documents import catalogue
from crodesk.exchange.documents.catalogue import Template
from crodesk.exchange.paper import Paper
from crodesk.language import in_language, language
from crodesk.services.printing import agreed, gathering, schedule_sheet
from crodesk.services.printing.gathering import Printable
from crodesk.storage.reader import Reader

SCHEDULE = fitting.SCHEDULE
PAPERS: Mapping[str, str] = {**catalogue.PAPERS, SCHEDULE: N_("Quote with schedule")}
"""Every paper by its code, with what it is called."""
REQUEST, DEBT_NOTE = "disbursement_request", "debt_note"
OF_DRAWING: Mapping[str, str] = {REQUEST: N_("Disbursement request"), DEBT_NOTE: N_("Debt note")}
"""Pages about a drawing by their codes."""
CALLED: Mapping[str, str] = {**PAPERS, **catalogue.LETTERS, **OF_DRAWING}
"""The same with the letters about a loan, and the pages about a drawing."""
DOCX, PDF, TXT = "docx", "pdf", "txt"
_FORMS = {"appraisal_report": (DOCX, PDF), SCHEDULE: (PDF,)}
GONE = N_("That application is no longer there. Nothing was printed.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper is wanted, and how."""

    paper: str
    language: str
    """en, vi or zh."""
    form: str = DOCX
    """docx or pdf."""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, ready to be written and kept."""

    number: str
    """Of the application, the loan or the debt note."""
    wanted: Wanted
    content: bytes
    missing: tuple[str, ...]
    """Names of the placeholders that left a gap; of a column `debts.group`."""
    template_sha256: str
    drawing: int | None = None
    """Of a paper about a drawing: its record."""

    @property
    def name(self) -> str:
        """What its file is called."""
        return file_name(self.number, self.wanted)


def forms(paper: str) -> tuple[str, ...]:
    """Return as what a paper can be printed, the usual form first."""
    return _FORMS.get(paper, (DOCX,))


def file_name(number: str, wanted: Wanted) -> str:
    """Return what the file of a paper is called: `L-2290-offer_letter-vi.docx`."""
    return f"{plain_part(number)}-{wanted.paper}-{wanted.language}.{wanted.form}"


def why_not(paper: str, found: Printable) -> Problem | None:
    """Return why an application doesn't have a paper yet; `None` when it does."""
    if paper == SCHEDULE and not found.has_schedule:
        return Problem("paper", schedule_sheet.NONE)
    return fitting.problem(paper, found.line.stage, found.case.collateral)


def fitting_papers(found: Printable) -> tuple[str, ...]:
    """Return the papers that an application has in its stage, in the order of the list."""
    return tuple(paper for paper in PAPERS if why_not(paper, found) is None)


def make(reader: Reader, rid: int, today: date, wanted: Wanted, own: Path | None = None) -> Made:
    """Return a paper of an application; `own` is the folder of the bank's own templates.

    `Refused` when the application doesn't have that paper yet, when what it says contradicts itself, or when its
    template can't be used.
    """
    found = gathering.printable(reader, rid, today)
    facts = gathering.facts(reader, rid, today, wanted.paper, wanted.language)
    if found is None or facts is None:
        raise Refused(GONE)
    wrong = why_not(wanted.paper, found)
    problems = [wrong] if wrong else [_said(each, facts) for each in disagreements(facts)]
    if problems:
        raise Refused(problems)
    content, missing, sha256 = (_printed if wanted.form == PDF else _filled)(facts, wanted, own)
    drawing = agreed.agreed(reader, rid, facts.contract, wanted.language, today).drawing_rid
    is_of_it = wanted.paper == gathering.DEBT_RECEIPT
    return Made(found.line.number, wanted, content, missing, sha256, drawing if is_of_it else None)


def _said(problem: Problem, facts: PaperFacts) -> Problem:
    """Return a problem with its amounts and days as people read them."""
    hand = Hand(language(), facts.case.asked.currency)
    return Problem(problem.field, problem.text, {name: _read(value, hand) for name, value in problem.values.items()})


def _read(value: object, hand: Hand) -> object:
    if isinstance(value, Decimal):
        return hand.money(value)
    return format_date(value, hand.language) if isinstance(value, date) else value


def _filled(facts: PaperFacts, wanted: Wanted, own: Path | None) -> tuple[bytes, tuple[str, ...], str]:
    return filled(values_of(facts, wanted.language), wanted, own)


def filled(values: PaperValues, wanted: Wanted, own: Path | None) -> tuple[bytes, tuple[str, ...], str]:
    """Return the content of a paper, what left a gap, what names its template; `Refused` where that can't be used."""
    from crodesk.exchange.documents import filling

    template = _template(wanted, own)
    found = filling.fill(template, values)
    if isinstance(found, list):
        raise Refused(found)
    return found.content, found.missing, template.sha256


def _template(wanted: Wanted, own: Path | None) -> Template:
    found = catalogue.find(wanted.paper, wanted.language, own)
    if isinstance(found, Problem):
        raise Refused(found)
    return found


def _printed(facts: PaperFacts, wanted: Wanted, own: Path | None) -> tuple[bytes, tuple[str, ...], str]:
    values = values_of(facts, wanted.language)
    if wanted.paper == SCHEDULE:
        return as_pdf(schedule_sheet.of(facts, values)), (), ""
    template = _template(wanted, own)
    if template.file:
        words = N_("{file} is the bank's own wording, which only Word can print. Choose .docx.")
        raise Refused(words, file=template.file)
    return _of_shipped(values, wanted.paper)


def _of_shipped(values: PaperValues, paper: str) -> tuple[bytes, tuple[str, ...], str]:
    from crodesk.exchange.documents import printing

    made = printing.printed(paper, values, in_language(values.language, schedule_sheet.FOOT))
    return as_pdf(made.paper), made.missing, hashlib.sha256(printing.source(paper, values.language)).hexdigest()


def as_pdf(paper: Paper) -> bytes:
    """Return a page as PDF."""
    from crodesk.exchange.paper import pdf

    file = io.BytesIO()
    pdf.write_pdf(file, paper)
    return file.getvalue()


def labels(missing: Iterable[str], spoken: str) -> list[str]:
    """Return what placeholders are called in a language, of a column its list first."""
    from crodesk.domain.lending.papers.fields import fields

    found = []
    for name in missing:
        whole, _dot, column = name.partition(".")
        field = fields()[whole]
        within = next((each.label(spoken) for each in field.columns if each.name == column), "")
        found.append(": ".join(filter(None, (field.label(spoken), within))))
    return found
