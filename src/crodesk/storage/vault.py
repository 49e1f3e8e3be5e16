"""The key of an encrypted desk: random, wrapped by a passphrase and a printed recovery code, in a file beside it.

Where the officer lets it, the key is in there once more, closed for the head office's public key.
"""

import base64
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from nacl.public import PrivateKey

from crodesk.domain.handing.card import Card
from crodesk.domain.text import clean_line
from crodesk.storage import office_key
from crodesk.storage.faults import damaged_key, not_for_this_office, wrong_secret
from crodesk.storage.files import write_durably
from crodesk.storage.wrapping import Slot, text, unwrap, wrap

KEY_BYTES = 32
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits that are not mistaken for one another on paper: no I, O, 0, 1."""
CODE_GROUPS, GROUP_LETTERS = 7, 4


@dataclass(frozen=True, slots=True)
class Slots:
    """The ways in which the key of a desk is wrapped."""

    passphrase: Slot
    recovery: Slot
    office: Slot | None = None
    """For the head office: its card, and the key closed for that; `None` when it can't open the desk."""


def key_file(desk: Path) -> Path:
    """Return where the wrapped key of a desk lies: beside it."""
    return desk.with_name(desk.name + ".key")


def is_encrypted(desk: Path) -> bool:
    """Tell whether a desk has a key file."""
    return key_file(desk).exists()


def new_recovery_code() -> str:
    """Return a fresh recovery code of 140 bits, in groups that can be read aloud."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LETTERS)) for _ in range(CODE_GROUPS))
    return "-".join(groups)


def create(desk: Path, passphrase: str, recovery_code: str) -> bytes:
    """Make a random data key for a new desk, keep it wrapped in both slots, and return it."""
    key = secrets.token_bytes(KEY_BYTES)
    _write(desk, Slots(wrap(key, passphrase), wrap(key, _plain_code(recovery_code))))
    return key


def unlock(desk: Path, secret: str) -> bytes:
    """Return the data key for a passphrase or recovery code; raises `DeskFault` when neither slot opens."""
    slots = _read(desk)
    for slot, attempt in ((slots.passphrase, secret), (slots.recovery, _plain_code(secret))):
        with _whole(desk):
            key = unwrap(slot, attempt)
        if key is not None:
            return key
    raise wrong_secret()


def unlock_by_office(desk: Path, secret: PrivateKey) -> bytes:
    """Return the data key for the head office's secret key; raises `DeskFault` when the desk isn't closed for it."""
    slot, key = _read(desk).office, None
    if slot is not None:
        with _whole(desk):
            key = office_key.opened(secret, base64.b64decode(str(slot["key"])))
    if key is None:
        raise not_for_this_office(desk)
    return key


def change_passphrase(desk: Path, secret: str, passphrase: str) -> None:
    """Wrap the key by a new passphrase; the file itself is not touched."""
    set_passphrase(desk, unlock(desk, secret), passphrase)


def set_passphrase(desk: Path, key: bytes, passphrase: str) -> None:
    """Wrap a key that is known by a new passphrase."""
    _write(desk, replace(_read(desk), passphrase=wrap(key, passphrase)))


def change_recovery_code(desk: Path, secret: str, code: str) -> None:
    """Wrap the key by a new recovery code; the old one opens nothing any more, save backups made before."""
    key = unlock(desk, secret)
    _write(desk, replace(_read(desk), recovery=wrap(key, _plain_code(code))))


def let_office_open(desk: Path, secret: str, card: Card) -> None:
    """Close the key for the head office of a card too, in the place of any other."""
    closed = office_key.close_for(card, unlock(desk, secret))
    _write(desk, replace(_read(desk), office={**asdict(card), "key": text(closed)}))


def keep_office_out(desk: Path, secret: str) -> None:
    """Take the head office's slot away; backups made before still have it."""
    unlock(desk, secret)
    _write(desk, replace(_read(desk), office=None))


def office_of(desk: Path) -> Card | None:
    """Return the card of the head office that can open a desk; `None` when none can."""
    slot = _read(desk).office if is_encrypted(desk) else None
    with _whole(desk):
        return None if slot is None else Card(*(clean_line(str(slot[each.name])) for each in fields(Card)))


def _plain_code(code: str) -> str:
    """Return a recovery code without what people add when they type it."""
    return "".join(letter for letter in code.upper() if letter in ALPHABET)


def _read(desk: Path) -> Slots:
    with _whole(desk):
        slots = json.loads(key_file(desk).read_text(encoding="ascii"))["slots"]
        return Slots(slots["passphrase"], slots["recovery"], slots.get("office"))


@contextmanager
def _whole(desk: Path) -> Iterator[None]:
    """Turn what a damaged key file leads to inside the block into `DeskFault`."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError) as error:
        raise damaged_key(key_file(desk)) from error


def _write(desk: Path, slots: Slots) -> None:
    kept = {name: slot for name, slot in asdict(slots).items() if slot is not None}
    content = json.dumps({"format": 1, "kdf": "argon2id", "slots": kept}).encode("ascii")
    write_durably(key_file(desk), content)
