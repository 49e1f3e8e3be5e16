"""`verify`, `where` and `doctor`: is the desk whole, where do things lie, is this computer fit for it."""

from crodesk import config
from crodesk.cli import opening, output, words
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import checking
from crodesk.services.checking import Check


def verify(call: Call) -> int:
    """Check everything and print a line for each."""
    with opening.to_read(call) as desk:
        checks = []
        for check in desk.read_now(checking.verify, encrypted=desk.encrypted):
            checks.append(check)
            if not call.options.json:
                output.show(f"{_(check.name)}\t{_(N_('whole')) if check.ok else '; '.join(_said(check))}")
        whole = all(check.ok for check in checks)
        seal = checking.seal(desk) if whole else ""
    if call.options.json:
        found = [{"check": check.name, "ok": check.ok, "faults": _said(check)} for check in checks]
        output.show_json({"whole": whole, "seal": seal, "checks": found})
    elif whole:
        output.show(f"{_(N_('seal'))}\t{seal}")
    else:
        output.say(_(N_("The desk is damaged or was altered. Write nothing into it; restore the newest backup.")))
    return DONE if whole else NOT_DONE


def _said(check: Check) -> list[str]:
    return [words.filled(fault.text, fault.values) for fault in check.faults]


def where(call: Call) -> int:
    """List files and folders, and whether they are there."""
    places = {
        N_("desk"): call.desk_file,
        N_("settings"): config.file(),
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
