"""`crodesk init`: makes a desk by a few questions, or from files where nobody sits at a terminal."""

import os
from argparse import Namespace
from contextlib import suppress
from errno import EEXIST
from pathlib import Path

from crodesk.cli import output, passphrase, words
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import opening
from crodesk.services.opening import NewDesk

PRIVATE_FILE = 0o600
USUAL_CURRENCY = "VND"
UNWRITTEN = N_("The recovery code can't be written to {path}: {reason}.")


def make(call: Call) -> int:
    """Make a desk: by questions where somebody can answer them and they are not answered by the options."""
    options = call.options
    named = options.new_passphrase_file or options.passphrase_file
    _refuse_existing(call.desk_file)
    if not options.plain and not (named and options.recovery_file):
        if passphrase.can_ask() and named != passphrase.STANDARD_INPUT:
            make_by_asking(call, named, options.recovery_file, _asked_start(options))
            return DONE
        sentence = N_("Without a terminal, init needs --passphrase-file FILE and --recovery-file FILE (or --plain).")
        raise Stop(_(sentence), WRONG_USE)
    start = NewDesk(options.officer, options.branch, _currency(options.currency or USUAL_CURRENCY))
    secret = None if options.plain else _good(passphrase.of_file(named))
    _make(call, secret, start, options.recovery_file)
    return DONE


def make_by_asking(call: Call, named: str | None, recovery_file: str | None, start: NewDesk) -> str:
    """Make an encrypted desk whose passphrase is asked for, unless a file holds it; returns the passphrase."""
    output.say(_(N_("The desk is encrypted. Its passphrase is asked for each time you open it.")))
    secret = _good(passphrase.of_file(named)) if named else passphrase.chosen()
    _make(call, secret, start, recovery_file)
    return secret


def asked_start() -> NewDesk:
    """Return what the officer says of a new desk."""
    return _asked_start(Namespace(officer="", branch="", currency=""))


def _asked_start(options: Namespace) -> NewDesk:
    """Ask for what was not given as an option."""
    return NewDesk(
        options.officer or output.ask(_(N_("Your name:"))),
        options.branch or output.ask(_(N_("Your branch:"))),
        _asked_currency(options.currency),
    )


def _asked_currency(given: str) -> str:
    while True:
        text = given or output.ask(_(N_("The currency of the branch [{usual}]:")).format(usual=USUAL_CURRENCY))
        try:
            return _currency(text or USUAL_CURRENCY)
        except Stop as stop:
            if given:
                raise
            output.say(stop.words)


def _currency(text: str) -> str:
    from crodesk.domain.money import MINOR_UNITS

    code = text.strip().upper()
    if code not in MINOR_UNITS:
        sentence = _(N_("“{text}” is no currency: write its three letters, such as VND.")).format(text=text)
        raise Stop(sentence, WRONG_USE)
    return code


def _good(secret: str) -> str:
    """Return a passphrase that a file holds, or stop when it is guessed at once."""
    why = passphrase.weakness(secret)
    if why:
        raise Stop(_(N_("{why} No desk was made.")).format(why=why), WRONG_USE)
    passphrase.warn_of_short(secret)
    return secret


def _refuse_existing(path: Path) -> None:
    try:
        lies_there = path.exists()
    except OSError as error:
        raise Stop(_(opening.NOT_MADE).format(path=path, reason=error.strerror)) from error
    if lies_there:
        raise Stop(_(N_("There is something at {path} already. Nothing was changed.")).format(path=path))


def _make(call: Call, secret: str | None, start: NewDesk, recovery_file: str | None) -> None:
    kept = None
    if recovery_file and secret is not None:
        no_desk = N_("The recovery code can't be written to {path}: {reason}. No desk was made.")
        kept = reserved(Path(recovery_file).expanduser(), no_desk)
    try:
        code = opening.create(call.desk_file, secret, start, call.clock)
    except DeskFault as fault:
        if kept is not None:
            kept.unlink()
        raise Stop(words.of_fault(fault), NOT_DONE) from fault
    try:
        give_code(code, kept)
    finally:  # so it is known to whoever leaves at the code by Ctrl-C, too
        output.say(_(N_("The desk is made: {path}")).format(path=call.desk_file))
    if secret is None:
        output.say(_(N_("It is not encrypted: for practice only, never for real customers.")))


def reserved(path: Path, otherwise: str) -> Path:
    """Make the file for a recovery code first, so that none is in force that can't be kept.

    `otherwise` is what is said when it can't be made, a message id with `{path}` and `{reason}`.
    """
    try:
        if path.exists() and path.stat().st_size:
            raise FileExistsError(EEXIST, os.strerror(EEXIST))
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, PRIVATE_FILE))
        path.chmod(PRIVATE_FILE)
    except OSError as error:
        raise Stop(_(otherwise).format(path=path, reason=error.strerror)) from error
    return path


def give_code(code: str, kept: Path | None) -> None:
    """Give the officer the recovery code: in the file asked for, or on the screen, typed back from paper.

    Where the file can't be written by now, it is shown: nobody else has it.
    """
    if not code:
        return
    if kept is not None:
        try:
            kept.write_text(f"{code}\n", encoding="ascii")
        except OSError as error:
            output.say(_(UNWRITTEN).format(path=kept, reason=error.strerror))
        else:
            output.say(
                _(N_("The recovery code is in {path}. Print it, lock it away, delete the file.")).format(path=kept)
            )
            return
    shown(code)


def shown(code: str) -> bool:
    """Show a recovery code, which is cleared afterwards; tell whether it was typed back."""
    with output.aside():
        typed_back = _show_code(code)
    output.say(_(N_("The recovery code was shown once and is cleared from this terminal. Lock the paper away.")))
    return typed_back


def _show_code(code: str) -> bool:
    """Show the recovery code until it was typed back, or Enter alone says twice that this isn't wanted."""
    output.say(_(N_("If the passphrase is forgotten, only this recovery code opens the desk. It is shown once.")))
    output.say(f"\n    {code}\n")
    refused = False
    with suppress(EOFError):  # nobody there any more; the desk is made all the same
        while _letters(typed := output.ask(_(N_("Write it on paper, then type it from there:")))) != _letters(code):
            if not typed and refused:
                return False
            refused = not typed
            if refused:
                output.say(_(N_("Without the code a forgotten passphrase loses everything. Enter again goes on.")))
            else:
                output.say(_(N_("That is not the code. Look again: {code}")).format(code=code))
        return True
    return False


def _letters(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())
