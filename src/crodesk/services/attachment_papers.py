"""Which paper of an application a file is: one that is listed, or one of the checklist that nobody listed yet."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.papers.checklist import PaperWanted
from crodesk.domain.names import fold
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import language
from crodesk.services import application_attachments, application_papers
from crodesk.services.record_list import RecordLine

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.storage.attachments import Kept

Paper = int | PaperWanted
"""The number of a paper that is listed, or one to be listed."""


def named(case: Case, lines: Sequence[RecordLine], text: str) -> Paper:
    """Return the paper that a code or name means; a listed one first.

    Raises `Refused` with the papers there are where it means none or several.
    """
    wanted = application_papers.not_listed(case, lines)
    there = [*_listed(lines), *_wanted(wanted)]
    found = [paper for paper, names in there if fold(text) in map(fold, names)]
    listed = [paper for paper in found if isinstance(paper, int)]
    if len(listed or found) == 1:
        return (listed or found)[0]
    known = [code or name for _paper, (code, name) in there]
    several = N_("“{text}” means several papers; name one as it is listed: {known}.")
    none = N_("No paper is called “{text}”; there are: {known}.")
    values = {"text": text, "known": ", ".join(dict.fromkeys(known)) or "–"}
    raise Refused(Problem("paper", several if found else none, values))


def attach(session: "Session", kept: "Kept", application: int, paper: Paper | None) -> int:
    """Attach a content to an application, as a paper of it or as none; one that isn't listed yet is listed first."""
    if isinstance(paper, PaperWanted):
        paper = application_papers.list_one(session, application, paper)
    return application_attachments.attach(session, kept, application=application, paper=paper)


def _listed(lines: Sequence[RecordLine]) -> Iterator[tuple[Paper, tuple[str, str]]]:
    for line in lines:
        yield line.rid, (line.cells["code"], line.cells["name"])


def _wanted(wanted: Sequence[PaperWanted]) -> Iterator[tuple[Paper, tuple[str, str]]]:
    for each in wanted:
        yield each, (each.code, each.name.in_language(language()))
