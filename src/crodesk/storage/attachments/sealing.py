"""Content under lock: keys derived from the desk's own, names that reveal nothing, chunks that can't be cut or swapped.

Encrypted by XChaCha20-Poly1305 in chunks (libsodium's secretstream): a chunk that is changed, left out, moved or
missing at the end is found. The two keys are derived from the desk's data key by keyed BLAKE2b (RFC 7693), one for
names and one for content, so that neither tells of the other.
"""

import hashlib
from collections.abc import Iterator
from typing import IO

from nacl import bindings
from nacl.exceptions import CryptoError

MARK = b"crodesk-paper-1\n"
"""How an encrypted file begins."""
_CHUNK = 1 << 16
_ADDED = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_KEY = 32
_PLAIN = bytes(_KEY)
"""In the place of the key of a desk without one: its names are made the same way, and hide nothing."""


class DamagedError(Exception):
    """A file isn't what was written."""


class Seal:
    """Names and encrypts content for one desk; without a key it names only."""

    def __init__(self, key: bytes | None) -> None:
        """Take the data key of the desk; `None` for a plain practice desk."""
        self._names = _derived(key or _PLAIN, b"crodesk names")
        self._content = None if key is None else _derived(key, b"crodesk content")

    def name(self, content: bytes) -> str:
        """Return what a content is called: 64 hexadecimal digits that only who has the key can compute."""
        return hashlib.blake2b(content, key=self._names, digest_size=32).hexdigest()

    def write(self, content: bytes, file: IO[bytes]) -> None:
        """Write a content to a file."""
        if self._content is None:
            file.write(content)
            return
        state = bindings.crypto_secretstream_xchacha20poly1305_state()
        header = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, self._content)
        file.write(MARK + header)
        for start in range(0, len(content) or 1, _CHUNK):
            tag = _FINAL if start + _CHUNK >= len(content) else _MESSAGE
            chunk = content[start : start + _CHUNK]
            file.write(bindings.crypto_secretstream_xchacha20poly1305_push(state, chunk, None, tag))

    def read(self, file: IO[bytes], name: str) -> bytes:
        """Return the content of a file; `DamagedError` when it isn't whole or isn't what `name` was made of."""
        content = file.read() if self._content is None else b"".join(_chunks(file, self._content))
        if self.name(content) != name:
            raise DamagedError
        return content


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(key=key, digest_size=_KEY, person=purpose).digest()


def _chunks(file: IO[bytes], key: bytes) -> Iterator[bytes]:
    if file.read(len(MARK)) != MARK:
        raise DamagedError
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, file.read(_HEADER), key)
        tag = _MESSAGE
        while tag != _FINAL:
            chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, file.read(_CHUNK + _ADDED), None)
            yield chunk
    except (CryptoError, TypeError, ValueError, RuntimeError) as error:
        raise DamagedError from error
    if file.read(1):
        raise DamagedError
