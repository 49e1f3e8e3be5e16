"""Opening the desk for a command: beside the screens to read, alone to write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from crodesk.cli import output, passphrase, words
from crodesk.cli.call import Call
from crodesk.domain.problem import DeskFault, WrongSecret
from crodesk.services import opening
from crodesk.services.desk import Desk
from crodesk.storage.faults import no_desk

TRIES = 3
"""How often a passphrase may be typed wrong."""


@contextmanager
def to_read(call: Call) -> Iterator[Desk]:
    """Open the desk for reading, beside whoever has it open."""
    desk = _unlocked(call, lambda secret: opening.open_to_read(call.desk_file, secret, call.clock))
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def to_write(call: Call, *, input_taken: bool = False) -> Iterator[Desk]:
    """Open the desk for this command alone; `input_taken` when standard input holds no passphrase."""
    desk = open_to_write(call, input_taken=input_taken)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def to_write_loans(call: Call) -> Iterator[Desk]:
    """Open the desk for a command that may write on loans, the groups of a month that ended kept before it does."""
    with to_write(call) as desk:
        desk.keep_months()
        yield desk


@contextmanager
def to_look_ahead(call: Call, keep: Callable[[Desk], None] = Desk.keep_queue) -> Iterator[Desk]:
    """Open the desk with the rows made that `keep` makes, today's queue; beside whoever has it open, as made last."""
    what = f"crodesk {call.options.command or ''}".strip()

    def opened(secret: str | None) -> Desk:
        try:
            return opening.open_to_write(call.desk_file, secret, call.clock, what)
        except WrongSecret:
            raise
        except DeskFault:  # somebody has it open; whatever else it is, reading says so
            return opening.open_to_read(call.desk_file, secret, call.clock)

    desk = _unlocked(call, opened)
    try:
        keep(desk)
        yield desk
    finally:
        desk.close()


def open_to_write(call: Call, *, input_taken: bool = False, secret: str | None = None) -> Desk:
    """Open the desk for this program alone; whoever opens it closes it. Asks for its passphrase without a `secret`."""
    what = f"crodesk {call.options.command or ''}".strip()

    def opened(secret: str | None) -> Desk:
        return opening.open_to_write(call.desk_file, secret, call.clock, what)

    return opened(secret) if secret else _unlocked(call, opened, input_taken=input_taken)


def _unlocked(call: Call, opened: Callable[[str | None], Desk], *, input_taken: bool = False) -> Desk:
    if not call.desk_file.is_file():
        raise no_desk(call.desk_file)
    if not opening.is_encrypted(call.desk_file):
        return opened(None)
    named = call.options.passphrase_file
    for _try in range(TRIES - 1 if named is None and passphrase.can_ask() else 0):
        try:
            return opened(passphrase.to_open(named))
        except WrongSecret as fault:
            output.say(words.of_fault(fault))
    return opened(passphrase.to_open(named, input_taken=input_taken))
