"""`verify`, `where` and `doctor`: is the desk whole, where do things lie, is this computer fit for it."""

from crodesk import config
from crodesk.cli import cells, opening, output, words
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.cli.history import what
from crodesk.domain import seals
from crodesk.domain.seals import SHORTEST
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import checking
from crodesk.services.checking import FILES, Check
from crodesk.services.history import HistoryLine

ALTERED = N_("The desk is damaged or was altered. Write nothing into it; restore the newest backup.")
FILES_ALTERED = N_("The desk itself is whole. Put the files named above back from a backup, into their folder.")
CLOSED = N_("That seal closed action {number} of {when}, {what}: up to there the journal is the one it was printed of.")
UNKNOWN_SEAL = N_(
    "This journal has no such seal, or more than one that begins so: type at least {count} of its characters."
    " A journal that was rebuilt after the seal was printed doesn't have it either."
)


def verify(call: Call) -> int:
    """Check everything and print a line for each."""
    with opening.to_read(call) as desk:
        checks = []
        for check in desk.read_now(checking.verify, desk.attachments, encrypted=desk.encrypted):
            checks.append(check)
            if not call.options.json:
                output.show(f"{_(check.name)}\t{_(N_('whole')) if check.ok else '; '.join(_said(check))}")
        whole = all(check.ok for check in checks)
        seal = checking.seal(desk) if whole else ""
        asked = seals.typed(call.options.seal or "")
        closed = checking.sealed_at(desk, asked) if len(asked) >= SHORTEST else None
    if call.options.json:
        found = [{"check": check.name, "ok": check.ok, "faults": _said(check)} for check in checks]
        output.show_json({"whole": whole, "seal": seal, "checks": found, **({"closed": closed} if asked else {})})
    elif whole:
        output.show(f"{_(N_('seal'))}\t{seal}")
    else:
        output.say(_(ALTERED if any(not check.ok and check.name != FILES for check in checks) else FILES_ALTERED))
    if asked and not call.options.json:
        _tell_closed(closed)
    return DONE if whole and (closed is not None or not asked) else NOT_DONE


def _tell_closed(line: HistoryLine | None) -> None:
    """Say what a seal that was printed elsewhere proves."""
    if line is None:
        output.say(_(UNKNOWN_SEAL).format(count=SHORTEST))
        return
    values = {"number": line.number, "when": cells.moment(line.at), "what": what(line)}
    output.show(_(CLOSED).format(**values))


def _said(check: Check) -> list[str]:
    return [words.filled(fault.text, fault.values) for fault in check.faults]


def where(call: Call) -> int:
    """List files and folders, and whether they are there."""
    places = {
        N_("desk"): call.desk_file,
        N_("settings"): config.file(),
        N_("templates"): config.papers_folder(),
        N_("practice"): config.practice_folder(),
        N_("sample"): config.sample_file(),
        N_("errors"): config.state_folder(),
    }
    if call.options.json:
        output.show_json({name: str(path) for name, path in places.items()})
        return DONE
    rows = [(_(name), path, "" if path.exists() else _(N_("not there yet"))) for name, path in places.items()]
    output.show_rows(rows, [_(N_("What")), _(N_("Where")), ""])
    return DONE
