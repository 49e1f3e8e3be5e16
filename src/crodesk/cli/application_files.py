"""`application attach`, `attachments`, `attachment`: files of an application without the screens."""

from pathlib import Path
from typing import Any

from crodesk.cli import opening, output
from crodesk.cli.applications import named
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.domain.file_size import format_size
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import application_attachments, attachment_papers
from crodesk.services.application_attachments import AttachmentLine

ATTACHED = N_("Attached a file")


def attach(call: Call) -> int:
    """Attach a file and print its number."""
    with opening.to_write(call) as desk:
        shown = named(desk, call.options.number)
        wanted, papers = call.options.paper, shown.parts["application_paper"]
        paper = attachment_papers.named(shown.case, papers, wanted) if wanted else None
        kept = application_attachments.keep(desk, Path(call.options.file).expanduser())
        subject = f"{shown.line.number} {kept.name}"
        rid = desk.do_now(ATTACHED, subject, attachment_papers.attach, kept, shown.line.rid, paper)
        line = desk.read_now(application_attachments.get, rid)
    assert line is not None
    if call.options.json:
        output.show_json(_data(line))
    else:
        output.show(str(line.rid))
    return DONE


def show_all(call: Call) -> int:
    """List what is attached to an application."""
    with opening.to_read(call) as desk:
        shown = named(desk, call.options.number)
        lines = desk.read_now(application_attachments.of_application, shown.line.rid)
    if call.options.json:
        output.show_json([_data(line) for line in lines])
    else:
        heads = [_("Number"), _("Name"), _("Kind of file"), _("Size"), _("Added"), _("Paper")]
        output.show_rows([_row(line) for line in lines], heads)
    return DONE if lines else NOT_DONE


def give_out(call: Call) -> int:
    """Write a copy of an attachment and print where it lies."""
    with opening.to_read(call) as desk:
        line = desk.read_now(application_attachments.get, call.options.id)
        if line is None:
            raise Stop(_(N_("There is no attachment {number}.")).format(number=call.options.id), NOT_DONE)
        path = application_attachments.give_out(desk, line, Path(call.options.to).expanduser())
    if call.options.json:
        output.show_json({**_data(line), "path": str(path)})
    else:
        output.show(str(path))
    return DONE


def _row(line: AttachmentLine) -> tuple[object, ...]:
    kind = _(by_name("attachment").field("media_type").label_of(line.media_type))
    added = f"{line.added_at.astimezone():%Y-%m-%d %H:%M}" if line.added_at else ""
    return line.rid, line.name, kind, format_size(line.size, language()), added, line.paper


def _data(line: AttachmentLine) -> dict[str, Any]:
    return {
        "id": line.rid,
        "name": line.name,
        "media_type": line.media_type,
        "size": line.size,
        "added_at": line.added_at,
        "application": line.application,
        "paper": line.paper,
        "note": line.note,
    }
