"""`export`: all records of a kind as a table for other programs."""

import sys
from pathlib import Path

from crodesk.cli import kinds, opening, output
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.unwritten import saying_why
from crodesk.domain.records import RecordKind
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.services import export_files
from crodesk.storage.reader import Reader

FORMS = ("csv", "json", "xlsx")
NO_FORM = N_("The name of the file doesn't tell its form: give --format csv, json or xlsx.")


def export(call: Call) -> int:
    """Write all records of a kind to a file, or to standard output."""
    kind = kinds.named(call.options.kind)
    out = Path(call.options.out).expanduser() if call.options.out else None
    form = form_of(out, call.options.format, NO_FORM)
    check_target(out, form, force=call.options.force)
    with opening.to_read(call) as desk:
        count = desk.read_now(_written, kind, form, out)
    return told(count, out)


def form_of(out: Path | None, named: str | None, unknown: str) -> str:
    """Return the form of a table: the one named, else what the file's name ends with; `unknown` says it is none."""
    form = named or (out.suffix.removeprefix(".").lower() if out else "") or FORMS[0]
    if form not in FORMS:
        raise Stop(_(unknown), WRONG_USE)
    return form


def told(count: int, out: Path | None) -> int:
    """Say how many rows are in a file, and return how the command ended."""
    if out is not None:
        words = ngettext("{count} row is in {path}.", "{count} rows are in {path}.", count)
        output.say(words.format(count=count, path=out))
    return DONE if count else NOT_DONE


def check_target(out: Path | None, form: str, *, force: bool) -> None:
    """Refuse what can't be written to: a sheet to a terminal, a file that is there unless `force` replaces it."""
    if out is None and form == "xlsx" and sys.stdout.isatty():
        raise Stop(_(N_("A sheet is nothing to read on a terminal: give --out FILE.")), WRONG_USE)
    if out is not None and out.exists() and not force:
        raise Stop(_(N_("There is a file {path} already; --force replaces it.")).format(path=out))


def _written(reader: Reader, kind: RecordKind, form: str, out: Path | None) -> int:
    """Write the table; returns its number of rows."""
    if out is None:
        return export_files.to_stream(reader, kind, sys.stdout.buffer, _, form)
    with saying_why(out):
        return export_files.to_file(reader, kind, out, _, form=form)
