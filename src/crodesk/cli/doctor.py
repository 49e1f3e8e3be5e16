"""`crodesk doctor`: what this computer, this terminal and the desk's folder offer, each with what to do about it.

What it prints may be shown to anybody: nothing that stands in the desk, and no name, is in it.
"""

from crodesk.cli import output
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.cli.doctoring import computer, desk, screen
from crodesk.cli.doctoring.finding import without_home
from crodesk.domain.words import N_
from crodesk.language import _


def run(call: Call) -> int:
    """Print every finding; the exit code tells whether any needs doing."""
    parts = (
        computer.versions(),
        screen.look(),
        computer.spoken(),
        screen.settings(call),
        computer.clock(call),
        desk.look(call),
    )
    findings = [without_home(one) for part in parts for one in part]
    if call.options.json:
        output.show_json(findings)
    else:
        rows = [(_(one.what), _(one.advice) if one.advice else _(N_("fine")), one.found) for one in findings]
        output.show_rows(rows, [_(N_("What")), _(N_("What to do")), _(N_("Found"))])
    return NOT_DONE if any(one.advice for one in findings) else DONE
