"""`crodesk doctor`: what this computer, this terminal and the desk's folder offer, each with what to do about it."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from crodesk import __version__, config
from crodesk.cli import output, terminal
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import opening
from crodesk.storage.lock import DeskLock
from crodesk.widgets import clipboard

SMALL = (80, 24)
LITTLE_SPACE = 200 * 1024 * 1024
OTHERS = 0o077
"""The rights of everybody but the owner."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    """A message id."""
    found: str
    advice: str = ""
    """What to do, a message id; empty when it is fine."""


def run(call: Call) -> int:
    """Print every finding; the exit code tells whether any needs doing."""
    findings = [*_computer(), *_terminal(), *_settings(), *_desk(call)]
    if call.options.json:
        output.show_json(findings)
    else:
        rows = [(_(one.what), _(one.advice) if one.advice else _(N_("fine")), one.found) for one in findings]
        output.show_rows(rows, [_(N_("What")), _(N_("What to do")), _(N_("Found"))])
    return NOT_DONE if any(one.advice for one in findings) else DONE


def _computer() -> Iterator[Finding]:
    from sqlcipher3 import dbapi2 as sqlite

    yield Finding(N_("crodesk"), __version__)
    yield Finding(N_("Python"), platform.python_version())
    yield Finding(N_("database"), f"SQLite {sqlite.sqlite_version}")


def _terminal() -> Iterator[Finding]:
    encoding = (sys.stdout.encoding or "").upper().replace("-", "")
    yield Finding(N_("text"), encoding, "" if encoding == "UTF8" else N_("Set the terminal to UTF-8."))
    if not sys.stdout.isatty():
        return
    size = shutil.get_terminal_size()
    fits = size.columns >= SMALL[0] and size.lines >= SMALL[1]
    yield Finding(
        N_("terminal size"),
        f"{size.columns}×{size.lines}",
        "" if fits else N_("Make the window at least 80 columns wide and 24 lines high."),
    )
    yield Finding(N_("colours"), terminal.colours(os.environ))
    tools = [tool.name for tool, _place in clipboard.found()]
    yield Finding(N_("clipboard"), tools[0] if tools else "OSC 52")
    for text, cells in (("陈", 2), ("ế", 1)):
        found = terminal.cells(text)
        if found is not None:
            advice = "" if found == cells else N_("This terminal draws wide letters wrongly: try another one or font.")
            yield Finding(N_("width of letters"), f"{text} {found}", advice)


def _settings() -> Iterator[Finding]:
    settings, mistakes = config.load()
    if settings.keys:
        from crodesk.screens.every_room import keys_of

        mistakes += keys_of(settings)[1]
    for mistake in mistakes:
        yield Finding(N_("settings"), mistake.sentence, N_("Mend the settings."))
    if not mistakes:
        yield Finding(N_("settings"), str(config.file()))


def _desk(call: Call) -> Iterator[Finding]:
    path = call.desk_file
    if not path.is_file():
        yield Finding(N_("desk"), str(path), N_("There is none yet: make one with crodesk init."))
        return
    kind = _(N_("encrypted")) if opening.is_encrypted(path) else _(N_("plain"))
    yield Finding(N_("desk"), f"{path}, {path.stat().st_size // 1024} KiB, {kind}")
    yield Finding(N_("open in"), _holder(call) or "–")
    open_to_others = os.name != "nt" and path.stat().st_mode & OTHERS
    yield Finding(
        N_("rights"),
        f"{path.stat().st_mode & 0o777:o}",
        N_("Others can read the file: take their rights away.") if open_to_others else "",
    )
    if not os.access(path.parent, os.W_OK):
        yield Finding(N_("folder"), str(path.parent), N_("It can't be written to: the desk opens for reading only."))
    free = shutil.disk_usage(path.parent).free
    space = N_("Little space is left: make room.") if free < LITTLE_SPACE else ""
    yield Finding(N_("free space"), f"{free // 1024**2} MiB", space)


def _holder(call: Call) -> str:
    """Return who has the desk open, by trying to take the lock for an instant."""
    try:
        DeskLock(call.desk_file, "crodesk doctor", call.clock.now).release()
    except DeskFault as fault:
        if "process" in fault.values:
            return _(N_("{what}, process {process}, since {since}")).format(**fault.values)
        return str(fault.values.get("holder") or _(N_("another crodesk")))
    except OSError:
        return ""
    return ""
