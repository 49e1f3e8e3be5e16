"""The key of an encrypted desk: random, wrapped by a passphrase and a printed recovery code, in a file beside it."""

import base64
import json
import os
import secrets
import unicodedata
from pathlib import Path

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from crodesk.storage.faults import damaged_key, wrong_secret
from crodesk.storage.files import write_durably

KEY_BYTES = 32
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits that are not mistaken for one another on paper: no I, O, 0, 1."""
CODE_GROUPS, GROUP_LETTERS = 7, 4
MEMORY_BYTES = 64 * 1024 * 1024
PASSES = 3
"""Argon2id settings: about a tenth of a second on the machine they were tried on."""

Slots = dict[str, dict[str, str | int]]


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
    slots = {"passphrase": _wrap(key, passphrase), "recovery": _wrap(key, _plain_code(recovery_code))}
    _write(desk, slots)
    return key


def unlock(desk: Path, secret: str) -> bytes:
    """Return the data key for a passphrase or recovery code; raises `DeskFault` when neither slot opens."""
    slots = _read(desk)
    for name, attempt in (("passphrase", secret), ("recovery", _plain_code(secret))):
        key = _unwrap(slots[name], attempt)
        if key is not None:
            return key
    raise wrong_secret()


def change_passphrase(desk: Path, secret: str, passphrase: str) -> None:
    """Wrap the key by a new passphrase; the file itself is not touched."""
    key = unlock(desk, secret)
    slots = _read(desk)
    slots["passphrase"] = _wrap(key, passphrase)
    _write(desk, slots)


def _plain_code(code: str) -> str:
    """Return a recovery code without what people add when they type it."""
    return "".join(letter for letter in code.upper() if letter in ALPHABET)


def _derive(secret: str, salt: bytes, passes: int, memory: int) -> bytes:
    text = unicodedata.normalize("NFKC", secret).encode()
    return pwhash.argon2id.kdf(SecretBox.KEY_SIZE, text, salt, opslimit=passes, memlimit=memory)


def _wrap(key: bytes, secret: str) -> dict[str, str | int]:
    salt = os.urandom(pwhash.argon2id.SALTBYTES)
    box = SecretBox(_derive(secret, salt, PASSES, MEMORY_BYTES))
    return {"salt": _text(salt), "passes": PASSES, "memory": MEMORY_BYTES, "key": _text(bytes(box.encrypt(key)))}


def _unwrap(slot: dict[str, str | int], secret: str) -> bytes | None:
    salt, wrapped = (base64.b64decode(str(slot[name])) for name in ("salt", "key"))
    box = SecretBox(_derive(secret, salt, int(slot["passes"]), int(slot["memory"])))
    try:
        return box.decrypt(wrapped)
    except CryptoError:
        return None


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _read(desk: Path) -> Slots:
    try:
        slots: Slots = json.loads(key_file(desk).read_text(encoding="ascii"))["slots"]
        return {name: slots[name] for name in ("passphrase", "recovery")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged_key(key_file(desk)) from error


def _write(desk: Path, slots: Slots) -> None:
    content = json.dumps({"format": 1, "kdf": "argon2id", "slots": slots}).encode("ascii")
    write_durably(key_file(desk), content)
