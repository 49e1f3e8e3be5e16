"""Which encoding a text file is in, and how that was told."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_

_HALF = 0xDC00
_BYTE = 0xFF
_BLOCK = 1 << 20
_SAMPLE = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_VIETNAMESE = re.compile(
    "[AEIOUYaeiouyÂÊÔâêôĂăƠơƯư][\u0300\u0301\u0303\u0309\u0323]"  # a tone on a vowel
    "|[ưƯ]ơ|[đĐ](?=[aeiouyâêôăơư])|(?:[TtNnPpKkCc]h|[Nn]g|[Tt]r)[ơư](?!e)"
)
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_HAN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uff65]")
_KEPT_BYTES = re.compile("[\udc00-\udcff]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")  # what gb18030 writes beside Chinese


KEEP = "crodesk.keep"
"""How bytes that are no letters are read and written: each as a half of a pair, so that none is lost on the way."""


def _keep(error: UnicodeError) -> tuple[str | bytes, int]:
    """Read undecodable bytes as U+DC00 to U+DCFF, and write those as the bytes they were.

    `surrogateescape` of the standard library does so only for bytes from 0x80 on, which isn't all in UTF-16.
    """
    if isinstance(error, UnicodeDecodeError):
        return "".join(chr(_HALF + byte) for byte in error.object[error.start : error.end]), error.end
    if isinstance(error, UnicodeEncodeError):
        halves = [ord(char) - _HALF for char in error.object[error.start : error.end]]
        if all(0 <= half <= _BYTE for half in halves):
            return bytes(halves), error.end
    raise error


codecs.register_error(KEEP, _keep)


def is_kept_byte(char: str) -> bool:
    """Tell whether a character stands for a byte that is no letter."""
    return "\udc00" <= char <= "\udcff"


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a file, and why it is thought to be that one."""

    name: str
    """As Python's codecs know it: `utf-8-sig`, `cp1258`, `gb18030` …"""
    why: str
    """A message id of the catalogues."""


def given(name: str) -> Encoding:
    """Return the encoding that somebody set by name; `Refused` when there is none of that name."""
    try:
        with suppress(UnicodeError):
            b"a".decode(name)
    except LookupError:
        raise Refused(Problem("encoding", N_("There is no encoding “{name}”."), {"name": name})) from None
    return Encoding(name, N_("set"))


def detect(path: Path) -> Encoding:
    """Tell the encoding of a text file from its bytes: mark, zero bytes, UTF-8, then what its letters look like."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    return _marked(head) or _wide(head) or _utf8(path) or _by_letters(_letters(path))


def _marked(head: bytes) -> Encoding | None:
    """Return the encoding that a byte-order mark states."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, N_("it begins with a byte-order mark"))
    return None


def _wide(head: bytes) -> Encoding | None:
    """Tell UTF-16 without a mark by its zero bytes, which stand at every second place in western text."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 <= len(head):
        return None
    return Encoding("utf-16-le" if odd > even else "utf-16-be", N_("every second byte is zero"))


def _utf8(path: Path) -> Encoding | None:
    """Tell UTF-8, also when a few bytes in it are damaged or its end is cut."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors=KEEP)
    good = bad = 0
    for block in _blocks(path):
        text = decoder.decode(block)
        if not text.isascii():
            damaged = len(_KEPT_BYTES.findall(text))
            bad += damaged
            good += len(text) - len(text.encode("ascii", "ignore")) - damaged
    bad += len(decoder.decode(b"", final=True))
    if bad * 10 > good:
        return None
    if bad:
        return Encoding("utf-8", N_("nearly all of it is valid UTF-8"))
    return Encoding("utf-8", N_("all of it is valid UTF-8") if good else N_("it is plain ASCII"))


def _blocks(path: Path) -> Iterator[bytes]:
    """Read a file block by block."""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _letters(path: Path) -> bytes:
    """Return lines with other than ASCII in them, enough to judge by."""
    found: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                found.append(line)
                size += len(line)
                if size > _SAMPLE:
                    break
    return b"".join(found)


def _by_letters(sample: bytes) -> Encoding:
    """Tell Chinese, Vietnamese and western text in one- and two-byte encodings apart."""
    runs = _HIGH_BYTES.findall(_FOUR_BYTES.sub(b"", sample))
    vietnamese = _vietnamese(sample)
    if not runs or (_is_chinese(sample, runs) and vietnamese * 2 < len(runs)):
        return Encoding("gb18030", N_("its letters read as Chinese"))
    if vietnamese:
        return Encoding("cp1258", N_("its letters read as Vietnamese"))
    return Encoding("cp1252", N_("its letters read as western"))


def _is_chinese(sample: bytes, runs: list[bytes]) -> bool:
    """Tell whether bytes come in pairs, and the pairs are Han characters or their punctuation."""
    pairs = sum(len(run) % 2 == 0 for run in runs)
    text = _FOUR_BYTES.sub(b"", sample).decode("gb18030", errors="replace")
    beyond = sum(char > "\x7f" for char in text)
    return pairs > 0.8 * len(runs) and len(_HAN.findall(text)) > 0.9 * beyond


def _vietnamese(sample: bytes) -> int:
    """Count what only Vietnamese has, when read as cp1258; 0 when its tones stand where no tone can."""
    text = sample.decode("cp1258", errors="replace")
    hits = len(_VIETNAMESE.findall(text))
    return hits if hits >= 0.9 * len(_TONE.findall(text)) else 0
