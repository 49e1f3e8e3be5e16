"""The head office's own key, in a file that its passphrase opens: it opens every desk that let the head office in."""

import json
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey

from crodesk.domain.handing.card import Card
from crodesk.domain.problem import DeskFault, WrongSecret
from crodesk.domain.words import N_
from crodesk.storage.files import write_durably
from crodesk.storage.wrapping import unwrap, wrap

FORMAT = 1
NO_KEY = N_("{path} is no key of a head office, or it is damaged. Nothing was changed.")
WRONG = N_("That passphrase does not open the key of the head office. Nothing was changed. Try again.")


def make(path: Path, name: str, branch: str, passphrase: str) -> Card:
    """Make a new pair of keys: the secret half into a file, wrapped; the card with the public half is returned."""
    opening, signing = PrivateKey.generate(), SigningKey.generate()
    card = Card(name, branch, bytes(signing.verify_key).hex(), bytes(opening.public_key).hex())
    content = {"format": FORMAT, "kdf": "argon2id", "public": card.opening, "secret": wrap(bytes(opening), passphrase)}
    write_durably(path, json.dumps(content, indent=1).encode("ascii"))
    return card


def read(path: Path, passphrase: str) -> PrivateKey:
    """Return the secret half; raises `WrongSecret` for another passphrase, `DeskFault` where there is no such key."""
    try:
        content = json.loads(path.read_text(encoding="ascii"))
        secret = unwrap(content["secret"], passphrase)
        if secret is None:
            raise WrongSecret(WRONG)
        return PrivateKey(secret)
    except (OSError, ValueError, KeyError, TypeError, CryptoError) as error:
        raise DeskFault(NO_KEY, path=path) from error


def close_for(card: Card, key: bytes) -> bytes:
    """Return the key of a desk so that only the holder of the card's secret half can read it."""
    return bytes(SealedBox(PublicKey(bytes.fromhex(card.opening))).encrypt(key))


def opened(secret: PrivateKey, closed: bytes) -> bytes | None:
    """Return what was closed for this key; `None` when it was for another."""
    try:
        return bytes(SealedBox(secret).decrypt(closed))
    except CryptoError:
        return None
