"""The card of a desk: whose it is and its public keys, with a number that two people can compare by voice."""

import hashlib
import re
from dataclasses import dataclass

from crodesk.domain.text import digits

GROUPS, GROUP_DIGITS, GROUP_BYTES = 6, 5, 5
"""Thirty digits, 99 bits: as many as Signal shows of a person, each group five bytes modulo 100,000 as there."""
_KEY = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Card:
    """Whose desk it is, and the public keys by which its files are proved and closed."""

    name: str
    branch: str
    signing: str
    """An Ed25519 key of 64 hexadecimal digits."""
    opening: str
    """An X25519 key of 64 hexadecimal digits."""

    @property
    def number(self) -> str:
        """The number of the card in groups, such as `01234 56789 …`: it changes when anything on the card does."""
        text = "\n".join((self.name, self.branch, self.signing, self.opening))
        digest = hashlib.blake2b(text.encode(), person=b"crodesk card").digest()
        return " ".join(_group(digest[start:]) for start in range(0, GROUPS * GROUP_BYTES, GROUP_BYTES))

    def is_called(self, number: str) -> bool:
        """Tell whether a number, however it was grouped, is that of this card."""
        return digits(number) == digits(self.number)


def is_key(text: str) -> bool:
    """Tell whether a text has the form of a public key."""
    return _KEY.fullmatch(text) is not None


def _group(digest: bytes) -> str:
    return f"{int.from_bytes(digest[:GROUP_BYTES]) % 10**GROUP_DIGITS:0{GROUP_DIGITS}}"
