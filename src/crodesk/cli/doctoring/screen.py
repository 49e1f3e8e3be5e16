"""The terminal: its text, size, colours, letters, clipboard, and the keys that the officer has."""

import os
import shutil
import sys
from collections.abc import Iterator

from crodesk import config
from crodesk.cli import terminal
from crodesk.cli.call import Call
from crodesk.cli.doctoring.finding import Finding
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets import clipboard

SMALL = (80, 24)
BETWEEN = {"TMUX": "tmux", "STY": "screen", "SSH_CONNECTION": "ssh", "WSL_DISTRO_NAME": "WSL"}
"""By variable: what stands between the officer and the program."""
NO_SCREENS = ("", "dumb")


def look() -> Iterator[Finding]:
    """Yield what the terminal is and can do; what only a terminal can answer is left out where there is none."""
    encoding = (sys.stdout.encoding or "").upper().replace("-", "")
    yield Finding(N_("text"), encoding, "" if encoding == "UTF8" else N_("Set the terminal to UTF-8."))
    if sys.stdout.isatty():
        yield from _drawn()
    yield Finding(N_("colours"), terminal.colours(os.environ))
    tools = [tool.name for tool, _place in clipboard.found()]
    yield Finding(N_("clipboard"), tools[0] if tools else "OSC 52")


def _drawn() -> Iterator[Finding]:
    kind = os.environ.get("TERM", "")
    names = [kind, os.environ.get("TERM_PROGRAM", ""), *(name for key, name in BETWEEN.items() if os.environ.get(key))]
    poor = N_("It can't show the screens: use another terminal.") if kind in NO_SCREENS and os.name != "nt" else ""
    yield Finding(N_("terminal"), ", ".join(name for name in names if name) or "–", poor)
    size = shutil.get_terminal_size()
    fits = size.columns >= SMALL[0] and size.lines >= SMALL[1]
    yield Finding(
        N_("terminal size"),
        f"{size.columns}×{size.lines}",
        "" if fits else N_("Make the window at least 80 columns wide and 24 lines high."),
    )
    for text, cells in (("陈", 2), ("ế", 1)):
        found = terminal.cells(text)
        if found is not None:
            advice = "" if found == cells else N_("This terminal draws wide letters wrongly: try another one or font.")
            yield Finding(N_("width of letters"), f"{text} {found}", advice)


def settings(call: Call) -> Iterator[Finding]:
    """Yield what is wrong with the settings and with the officer's own keys, or where they are."""
    chosen, mistakes = config.load()
    if chosen.keys:
        from crodesk.screens.every_room import keys_of

        mistakes += keys_of(chosen)[1]
    for mistake in mistakes:
        yield Finding(N_("settings"), mistake.sentence, N_("Mend the settings."))
    if not mistakes:
        yield Finding(N_("settings"), str(config.file()))
    own = _(N_("{count} of your own")).format(count=len(call.settings.keys))
    yield Finding(N_("keys"), f"{call.settings.key_set}, {own}")
    yield Finding(N_("locks itself"), _minutes(call.settings.lock_after))


def _minutes(after: str) -> str:
    return _(N_("after {minutes} minutes")).format(minutes=after) if after.isdecimal() else _(N_("never"))
