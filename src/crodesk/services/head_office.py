"""The head office as a third way into an encrypted desk: letting it in, keeping it out, and its own key."""

from pathlib import Path

from crodesk.domain.handing.card import Card
from crodesk.domain.passphrase import problem
from crodesk.domain.problem import DeskFault, Refused
from crodesk.services.opening import NOT_MADE, THERE_ALREADY, is_encrypted
from crodesk.storage import office_key, vault


def card_of(path: Path) -> Card | None:
    """Return the card of the head office that can open a desk too; `None` when none can."""
    if not is_encrypted(path):
        return None
    return vault.office_of(path)


def let_in(path: Path, secret: str, card: Card) -> None:
    """Have the head office of a card open a desk too; raises `DeskFault` when `secret` doesn't open it."""
    vault.let_office_open(path, secret, card)


def keep_out(path: Path, secret: str) -> None:
    """Have the head office open a desk no longer; raises `DeskFault` when `secret` doesn't open it."""
    vault.keep_office_out(path, secret)


def make_key(path: Path, name: str, branch: str, passphrase: str) -> Card:
    """Make the head office's pair of keys: the secret half into the file at `path`; returns the card.

    Raises `Refused` when the passphrase is guessed at once, `DeskFault` when something lies there already or the file
    can't be written.
    """
    weak = problem(passphrase)
    if weak is not None:
        raise Refused(weak)
    if path.exists():
        raise DeskFault(THERE_ALREADY, path=path)
    try:
        return office_key.make(path, name, branch, passphrase)
    except OSError as error:
        raise DeskFault(NOT_MADE, path=path, reason=error.strerror) from error


def check_key(path: Path, office_key_file: Path, office_secret: str) -> None:
    """Raise `DeskFault` unless the key of a head office opens a desk; `WrongSecret` when its passphrase is wrong."""
    vault.unlock_by_office(path, office_key.read(office_key_file, office_secret))


def change_passphrase(path: Path, office_key_file: Path, office_secret: str, passphrase: str) -> None:
    """Have a desk open by another passphrase, for the head office that was let in.

    Raises `Refused` when the new one is guessed at once, `DeskFault` when the key of the head office doesn't open it.
    """
    key = vault.unlock_by_office(path, office_key.read(office_key_file, office_secret))
    weak = problem(passphrase)
    if weak is not None:
        raise Refused(weak)
    vault.set_passphrase(path, key, passphrase)
