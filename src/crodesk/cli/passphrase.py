"""Where a passphrase comes from: a prompt, a file, or standard input; never the command line, which others can read."""

import sys
from pathlib import Path

from crodesk.cli import output
from crodesk.cli.call import NO_DESK, WRONG_USE, Stop
from crodesk.domain.words import N_
from crodesk.language import _

STANDARD_INPUT = "-"


def of_file(name: str) -> str:
    """Return the passphrase that a file holds, its first line; `-` is standard input."""
    if name == STANDARD_INPUT:
        return _first_line(sys.stdin.readline())
    try:
        return _first_line(Path(name).expanduser().read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or _(N_("it is no text"))
        sentence = _(N_("The passphrase file {path} can't be read: {reason}.")).format(path=name, reason=why)
        raise Stop(sentence, WRONG_USE) from error


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].removesuffix("\r")


def can_ask() -> bool:
    """Tell whether somebody sits at the terminal to answer."""
    return sys.stdin.isatty()


def asked(question: str) -> str:
    """Return what the officer types unseen."""
    import getpass

    return getpass.getpass(f"{question} ", stream=sys.stderr)


def to_open(name: str | None, *, input_taken: bool = False) -> str:
    """Return the passphrase to open a desk with: of the file named, else asked for, else from standard input."""
    if name is not None:
        return of_file(name)
    if can_ask():
        return asked(_(N_("Passphrase:")))
    line = "" if input_taken else sys.stdin.readline()
    if not line:
        words = N_("The desk needs its passphrase: give --passphrase-file FILE, or - for standard input.")
        raise Stop(_(words), NO_DESK)
    return _first_line(line)


def chosen() -> str:
    """Return a new passphrase, typed twice alike; one that is guessed at once is refused, a short one warned of."""
    while True:
        first = asked(_(N_("A passphrase for the desk (four words are good):")))
        why = weakness(first)
        if why:
            output.say(why)
            continue
        warn_of_short(first)
        if first == asked(_(N_("The same once more:"))):
            return first
        output.say(_(N_("The two are not alike. Please type both again.")))


def weakness(secret: str) -> str:
    """Return why a new passphrase can't be taken, in words; empty when it can."""
    from crodesk.domain.passphrase import problem

    found = problem(secret)
    return _(found.text) if found else ""


def warn_of_short(secret: str) -> None:
    """Say that a new passphrase is short, if it is."""
    from crodesk.domain.passphrase import is_short

    if is_short(secret):
        output.say(_(N_("It is short: whoever has the file could guess it in time. Four words are much safer.")))
