"""A hand-over under lock: signed by Ed25519, closed for one desk by a sealed box (X25519), both of libsodium.

`crodesk-hand-over 1`, a line end, and a sealed box of: the key of who signed, the signature over the header, the length
of the header, the header, the content. The header names the content by its SHA-256, and whom it is for: so what was
signed for one colleague can't be closed again for another.
"""

import hashlib
import secrets
from collections.abc import Container
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.exchange.handing.header import Header, loaded

KIND = b"crodesk-hand-over "
MARK = KIND + b"1\n"
LARGEST = 256 * 1024 * 1024
"""Bytes of a file."""
_SIGNED = b"crodesk hand-over 1\n"
_KEY, _SIGNATURE, _LENGTH = 32, 64, 4

NO_HAND_OVER = N_("{file} is no hand-over of crodesk. Nothing was changed.")
NEWER = N_("{file} was written by a newer crodesk. Nothing was changed. Update crodesk.")
NOT_FOR_US = N_(
    "{file} isn't for this desk, or it was damaged on the way. Nothing was changed. Ask your colleague for it again."
)
UNKNOWN = N_(
    "{file} comes from somebody whose card isn't trusted here. Nothing was changed. Trust their card first, then take"
    " it in."
)
CHANGED = N_(
    "{file} was changed or cut after it was signed. Nothing was changed here. Ask your colleague for it again."
)
TOO_LARGE = N_("{file} is larger than {limit} MB. Nothing was changed. Have fewer customers handed over at a time.")


@dataclass(frozen=True, slots=True)
class Keys:
    """The secret keys of a desk."""

    signing: str
    """The seed of its Ed25519 key, in hexadecimal digits."""
    opening: str
    """Its X25519 key, in hexadecimal digits."""

    @classmethod
    def fresh(cls) -> "Keys":
        """Return keys that nobody had before."""
        return cls(secrets.token_hex(_KEY), secrets.token_hex(_KEY))

    @property
    def public_signing(self) -> str:
        """The key that proves what was signed."""
        return bytes(SigningKey(bytes.fromhex(self.signing)).verify_key).hex()

    @property
    def public_opening(self) -> str:
        """The key by which something is closed for this desk."""
        return bytes(PrivateKey(bytes.fromhex(self.opening)).public_key).hex()


@dataclass(frozen=True, slots=True)
class Opened:
    """A hand-over whose signature holds."""

    header: Header
    content: bytes
    """Packed still."""


def sealed(header: Header, content: bytes, keys: Keys) -> bytes:
    """Return the file of a hand-over; raises `ValueError` when a key of its header is none."""
    said = header.dumped()
    signer = SigningKey(bytes.fromhex(keys.signing))
    signature = signer.sign(_SIGNED + said).signature
    inside = b"".join([bytes(signer.verify_key), signature, len(said).to_bytes(_LENGTH), said, content])
    return MARK + SealedBox(PublicKey(bytes.fromhex(header.receiver))).encrypt(inside)


def opened(file: bytes, name: str, keys: Keys, trusted: Container[str]) -> Opened:
    """Return what a file called `name` holds; `trusted` are the keys to sign that are trusted here.

    `Refused` in one sentence for a file of another kind, of a newer program, for another desk, of an unknown sender,
    cut or changed.
    """
    _check_kind(file, name)
    try:
        inside = SealedBox(PrivateKey(bytes.fromhex(keys.opening))).decrypt(file[len(MARK) :])
    except (CryptoError, ValueError) as error:
        raise Refused(NOT_FOR_US, file=name) from error
    signer, signature = inside[:_KEY], inside[_KEY : _KEY + _SIGNATURE]
    start = _KEY + _SIGNATURE + _LENGTH
    end = start + int.from_bytes(inside[_KEY + _SIGNATURE : start])
    if signer.hex() not in trusted:
        raise Refused(UNKNOWN, file=name)
    try:
        VerifyKey(signer).verify(_SIGNED + inside[start:end], signature)
    except (CryptoError, ValueError) as error:
        raise Refused(CHANGED, file=name) from error
    return Opened(_checked(inside[start:end], inside[end:], signer.hex(), keys, name), inside[end:])


def _check_kind(file: bytes, name: str) -> None:
    if len(file) > LARGEST:
        raise Refused(TOO_LARGE, file=name, limit=LARGEST >> 20)
    if not file.startswith(KIND):
        raise Refused(NO_HAND_OVER, file=name)
    if not file.startswith(MARK):
        first = file[len(KIND) :].partition(b"\n")[0]
        raise Refused(NEWER if first.isdigit() else NO_HAND_OVER, file=name)


def _checked(said: bytes, content: bytes, signer: str, keys: Keys, name: str) -> Header:
    """Return the header, when it is of this content, of who signed it, and for this desk."""
    header = loaded(said)
    if header is None or header.sender != signer or header.sha256 != hashlib.sha256(content).hexdigest():
        raise Refused(CHANGED, file=name)
    if header.receiver != keys.public_opening:
        raise Refused(NOT_FOR_US, file=name)
    return header
