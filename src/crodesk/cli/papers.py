"""`papers …`: the papers of an application printed, those printed before, and the placeholders of templates."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from crodesk import config
from crodesk.cli import opening, output
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.unwritten import saying_why
from crodesk.language import _, language, ngettext
from crodesk.services import application_list
from crodesk.services.application_list import ApplicationLine
from crodesk.services.desk import Desk
from crodesk.services.printing import gathering, issued, making
from crodesk.services.printing.issued import IssuedLine
from crodesk.services.printing.making import Wanted

FIELDS = "fields"
"""What is typed in the place of a number to list the placeholders."""


def run(call: Call) -> int:
    """Print papers, list those printed before, write one of them again, or list the placeholders."""
    options = call.options
    if options.number == FIELDS:
        return fields(call)
    if options.list:
        return _list(call)
    return _print(call) if options.again is None else _again(call)


def fields(call: Call) -> int:
    """List the placeholders of paper templates."""
    from crodesk.domain.lending.papers import fields as placeholders

    rows = list(placeholders.listed(language()))
    if call.options.json:
        output.show_json([{"name": name, "kind": kind, "about": about, "example": example}
                          for name, kind, about, example in rows])  # fmt: skip
    else:
        output.show_rows(rows, ["", "", "", ""])
    return DONE


def _list(call: Call) -> int:
    """List what was printed of an application, the newest first."""
    with opening.to_read(call) as desk:
        found = desk.read_now(issued.of_application, _named(desk, call).rid)
    if call.options.json:
        output.show_json([as_data(line) for line in found])
    else:
        headings = [_("No."), _("When"), _("Paper"), _("Language"), _("Printed by"), _("Not known then")]
        rows = [
            (line.rid, f"{line.at.astimezone():%Y-%m-%d %H:%M}", _(making.PAPERS.get(line.paper, line.paper)),
             line.language, line.officer, len(line.missing))
            for line in found
        ]  # fmt: skip
        output.show_rows(rows, headings)
    return DONE if found else NOT_DONE


def _again(call: Call) -> int:
    """Write a paper that was printed before, as it was."""
    into = folder(call)
    with opening.to_read(call) as desk:
        own = _named(desk, call)
        line = desk.read_now(issued.get, own.rid, call.options.again)
        if line is None:
            sentence = _("{number} has no printed paper {id}: crodesk papers {number} --list")
            raise Stop(sentence.format(number=own.number, id=call.options.again))
        content = issued.content(desk.attachments, line)
    path = into / issued.file_name(own.number, line, content)
    check_free(call, [path])
    with writing(path) as file:
        file.write(content)
    return tell(call, [(path, line.rid, line.paper, line.language, line.missing)])


def _print(call: Call) -> int:
    """Make every paper that is wanted before the first of them is written."""
    from crodesk.services.printing import keeping

    into, own_templates = folder(call), config.papers_folder()
    with opening.to_write(call) as desk:
        own = _named(desk, call)
        wanted = _wanted(desk, call, own)
        check_free(call, [into / making.file_name(own.number, each) for each in wanted])
        made = [desk.read_now(making.make, own.rid, desk.today, each, own_templates) for each in wanted]
        told = []
        for each in made:
            path = into / each.name
            with writing(path) as file:
                file.write(each.content)
                subject = keeping.subject(each)
                rid = desk.do_now(keeping.PRINTED, subject, keeping.keep, desk.attachments, own.rid, each)
            told.append((path, rid, each.wanted.paper, each.wanted.language, each.missing))
    return tell(call, told)


def _wanted(desk: Desk, call: Call, own: ApplicationLine) -> list[Wanted]:
    """Return what is to be printed: the papers named, else all that the application has by now."""
    found = desk.read_now(gathering.printable, own.rid, desk.today)
    if found is None:
        raise Stop(_(making.GONE))
    spoken = call.options.paper_language or found.language
    papers = list(dict.fromkeys(call.options.paper or ())) or making.fitting_papers(found)
    return [
        Wanted(paper, spoken, _form(paper, as_pdf=call.options.as_pdf, named=call.options.paper)) for paper in papers
    ]


def _form(paper: str, *, as_pdf: bool, named: bool) -> str:
    """Return as what a paper is printed; who names one that can't be a PDF is told so."""
    known = making.forms(paper)
    if as_pdf and making.PDF in known:
        return making.PDF
    if as_pdf and named:
        possible = ", ".join(each for each in making.PAPERS if making.PDF in making.forms(each))
        sentence = _("{paper} is printed by Word only. As PDF there are: {papers}.")
        raise Stop(sentence.format(paper=paper, papers=possible), WRONG_USE)
    return known[0]


def _named(desk: Desk, call: Call) -> ApplicationLine:
    number = call.options.number
    line = desk.read_now(application_list.by_number, number)
    if line is None:
        raise Stop(_("There is no application “{number}”.").format(number=number))
    return line


def folder(call: Call) -> Path:
    """Return the folder that is written to."""
    found = Path(call.options.folder).expanduser()
    if not found.is_dir():
        raise Stop(_("There is no folder {path}.").format(path=found))
    return found


def check_free(call: Call, paths: Sequence[Path]) -> None:
    """Refuse to replace a file unasked."""
    there = next((path for path in paths if path.exists()), None)
    if there is not None and not call.options.force:
        raise Stop(_("There is a file {path} already; --force replaces it.").format(path=there))


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that appears whole or not at all; what stands in its way is said in words."""
    from crodesk.exchange.writing import private_file

    with saying_why(path), private_file(path) as file:
        yield file


def tell(call: Call, told: Sequence[tuple[Path, int, str, str, tuple[str, ...]]]) -> int:
    """Name every file that was written and, for people, what it lacks."""
    if call.options.json:
        keys = ("file", "id", "paper", "language", "missing")
        output.show_json([dict(zip(keys, (str(path), *rest), strict=True)) for path, *rest in told])
        return DONE
    for path, _rid, _paper, _language, missing in told:
        output.show(str(path))
        if missing:
            output.say(_lacks(missing))
    return DONE


def _lacks(missing: Sequence[str]) -> str:
    count = len(missing)
    words = ngettext(
        "{count} field isn't known and is marked in the paper: {fields}.",
        "{count} fields aren't known and are marked in the paper: {fields}.",
        count,
    )
    return words.format(count=count, fields="; ".join(making.labels(missing, language())))


def as_data(line: IssuedLine) -> dict[str, Any]:
    """Return a paper that was printed as data."""
    return {
        "id": line.rid,
        "at": line.at,
        "paper": line.paper,
        "language": line.language,
        "officer": line.officer,
        "missing": line.missing,
    }
