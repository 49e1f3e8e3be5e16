"""Which papers there are, and where their templates lie: the bank's own in a folder, else the shipped ones."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

PAPERS: Mapping[str, str] = {
    "what_to_bring": N_("What-to-bring list"),
    "application_form": N_("Application form"),
    "appraisal_report": N_("Appraisal report"),
    "offer_letter": N_("Offer letter"),
    "decline_letter": N_("Decline letter"),
    "credit_contract": N_("Credit contract"),
    "security_contract": N_("Mortgage or pledge contract"),
    "debt_receipt": N_("Debt receipt"),
    "checklist_receipt": N_("Receipt for papers"),
}
"""Every paper by its code, which is the name of its template, with what it is called."""
LETTERS: Mapping[str, str] = {
    "dunning_letter_1": N_("First reminder letter"),
    "overdue_notice": N_("Notice of overdue debt"),
    "dunning_letter_2": N_("Second reminder letter"),
    "final_demand": N_("Final demand"),
    "recall_notice": N_("Notice of recall"),
}
"""Every letter about a late loan, the same way."""
LARGEST = 10 * 1024 * 1024
"""Bytes of a template."""
_WORD = ("docx", "docm", "dotx", "dotm", "doc", "odt", "rtf")
"""What a bank may have put into the folder; only the first can be filled, the others are named in words."""


@dataclass(frozen=True)
class Template:
    """The template of one paper in one language, not checked yet."""

    paper: str
    language: str
    content: bytes
    file: str = ""
    """The bank's own file as it is called in its folder; empty for a shipped one."""

    @cached_property
    def sha256(self) -> str:
        """Names this very template."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def name(self) -> str:
        """What problems call it: `vi/credit_contract.docx`."""
        return self.file or f"{self.language}/{self.paper}.docx"


def find(paper: str, language: str, own: Path | None = None) -> Template | Problem:
    """Return the template of a paper: `own/vi/credit_contract.docx` where the bank has one, else the shipped one."""
    for suffix in _WORD if own else ():
        file = f"{language}/{paper}.{suffix}"
        if own and (own / file).is_file():
            return _own(own / file, file, paper, language)
    shipped = resources.files(__package__).joinpath("templates", language, f"{paper}.docx")
    return Template(paper, language, shipped.read_bytes())


def _own(path: Path, file: str, paper: str, language: str) -> Template | Problem:
    try:
        with path.open("rb") as opened:
            return Template(paper, language, opened.read(LARGEST + 1), file)
    except OSError as error:
        return Problem("", N_("{file} can't be read: {reason}."), {"file": file, "reason": error.strerror or ""})
