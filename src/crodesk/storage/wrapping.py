"""A key wrapped by what somebody knows: argon2id makes a key of the words, which locks the other one."""

import base64
import os
import unicodedata

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

MEMORY_BYTES = 64 * 1024 * 1024
PASSES = 3
"""Argon2id settings: about a tenth of a second on the machine they were tried on."""
MOST_PASSES, MOST_MEMORY_BYTES = 32, 1 << 30
"""What a file may ask for at most: a damaged one could ask for all memory there is."""

Slot = dict[str, str | int]


def wrap(key: bytes, secret: str) -> Slot:
    """Return a key wrapped by a passphrase or code, with all that is needed to unwrap it but that."""
    salt = os.urandom(pwhash.argon2id.SALTBYTES)
    box = SecretBox(_derive(secret, salt, PASSES, MEMORY_BYTES))
    return {"salt": text(salt), "passes": PASSES, "memory": MEMORY_BYTES, "key": text(bytes(box.encrypt(key)))}


def unwrap(slot: Slot, secret: str) -> bytes | None:
    """Return the key; `None` when the secret is another one. Raises `ValueError` for a slot nobody can have made."""
    if not (0 < int(slot["passes"]) <= MOST_PASSES and int(slot["memory"]) <= MOST_MEMORY_BYTES):
        message = "a wrapped key that would take forever to unwrap"
        raise ValueError(message)
    salt, wrapped = (base64.b64decode(str(slot[name])) for name in ("salt", "key"))
    box = SecretBox(_derive(secret, salt, int(slot["passes"]), int(slot["memory"])))
    try:
        return box.decrypt(wrapped)
    except CryptoError:
        return None


def text(data: bytes) -> str:
    """Return bytes as a file of ours says them."""
    return base64.b64encode(data).decode("ascii")


def _derive(secret: str, salt: bytes, passes: int, memory: int) -> bytes:
    known = unicodedata.normalize("NFKC", secret).encode()
    return pwhash.argon2id.kdf(SecretBox.KEY_SIZE, known, salt, opslimit=passes, memlimit=memory)
