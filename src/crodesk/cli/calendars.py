"""Calendars on the command line: the queue goes out as an .ics file, and such files come in as tasks."""

from pathlib import Path
from typing import TYPE_CHECKING

from crodesk.cli import opening, output
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.cli.unwritten import saying_why
from crodesk.cli.words import filled
from crodesk.domain.words import N_
from crodesk.exchange.calendars.entries import Broken, Taken
from crodesk.language import _, ngettext
from crodesk.services.desk import Desk

if TYPE_CHECKING:
    from crodesk.services.calendar_in import Summary

PROFILE = "ics"
"""What stands in place of a profile where calendars are brought in."""
SHOWN = 20
"""How many broken entries are named."""


def give_out(call: Call, desk: Desk, view: str) -> int:
    """Write a view of the queue as a calendar."""
    from crodesk.exchange.calendars import writing
    from crodesk.services import calendar_out

    path = Path(call.options.ics).expanduser()
    items = desk.read_now(calendar_out.of_view, view)
    entries = desk.read_now(calendar_out.entries, items, call.options.names, desk.today)
    zone = desk.read_now(calendar_out.zone)
    with saying_why(path):
        count = writing.write(path, entries, _(N_("crodesk queue")), zone, desk.now)
    words = ngettext("{count} entry is in {path}.", "{count} entries are in {path}.", count)
    output.say(words.format(count=count, path=path))
    return DONE


class _Dry(Exception):
    """Nothing was to be written: what would have come of it is known now."""


def bring_in(call: Call) -> int:
    """Take calendars in as tasks, or only say what would come of it."""
    from crodesk.services import calendar_in

    paths = [Path(path).expanduser() for path in call.options.paths]
    summaries: dict[Path, Summary] = {}

    def take(session: object, found: dict[Path, list[Taken | Broken]]) -> None:
        for path, entries in found.items():
            summaries[path] = calendar_in.take_in(session, entries)  # type: ignore[arg-type]  # a session of SQLModel
        if call.options.dry_run:
            raise _Dry

    with opening.to_write(call) as desk:
        found = _read(paths, desk)
        try:
            desk.do_now(N_("Took in a calendar"), ", ".join(path.name for path in paths), take, found)
        except _Dry:
            output.say(_(N_("This was a dry run: nothing was written.")))
    code = _report(summaries, as_json=call.options.json)
    if call.options.rejected:
        _write_broken(summaries, Path(call.options.rejected).expanduser())
    return code


def _read(paths: list[Path], desk: Desk) -> dict[Path, list[Taken | Broken]]:
    from crodesk.exchange.calendars import reading
    from crodesk.services import calendar_out

    zone = desk.read_now(calendar_out.zone)
    found = {}
    for path in paths:
        try:
            found[path] = reading.read_file(path, zone)
        except OSError as error:
            raise Stop(_(N_("{path} can't be read: {reason}.")).format(path=path, reason=error.strerror)) from error
    return found


def _write_broken(summaries: "dict[Path, Summary]", folder: Path) -> None:
    """Write every broken entry with its line into the folder that was asked for."""
    for path, summary in summaries.items():
        if not summary.broken:
            continue
        report = folder / f"{path.name}.rejected.txt"
        with saying_why(report):
            folder.mkdir(parents=True, exist_ok=True)
            report.write_text("".join(f"{_said(path, each)}\n" for each in summary.broken), encoding="utf-8")
        output.say(_(N_("All of them are in {path}.")).format(path=report))


def _said(path: Path, each: Broken) -> str:
    words = N_("rejected: {file}, line {line}: {reason}") if each.is_lost else N_("{file}, line {line}: {reason}")
    return _(words).format(file=path.name, line=each.line, reason=filled(each.problem.text, each.problem.values))


def _report(summaries: "dict[Path, Summary]", *, as_json: bool) -> int:
    if as_json:
        output.show_json([{"file": str(path), **summary.data()} for path, summary in summaries.items()])
    else:
        words = (N_("File"), N_("Read"), N_("New"), N_("Updated"), N_("Same"), N_("Past"), N_("Ours"), N_("Rejected"))
        rows = [
            (path.name, one.read, one.new, one.updated, one.same, one.past, one.ours, one.rejected)
            for path, one in summaries.items()
        ]
        output.show_rows(rows, [_(word) for word in words])
    for path, summary in summaries.items():
        for each in summary.broken[:SHOWN]:
            output.say(_said(path, each))
        if len(summary.broken) > SHOWN:
            output.say(_(N_("… and {count} more")).format(count=len(summary.broken) - SHOWN))
    return DONE if any(one.read > one.rejected for one in summaries.values()) else NOT_DONE
