"""The text of contact cards (vCard 2.1 to 4.0) as properties, however the program that wrote it broke its lines."""

import codecs
import io
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from crodesk.exchange.encoding import KEEP

_PROPERTY = re.compile(
    r'(?:(?P<group>[\w-]+)\.)?(?P<name>[A-Za-z][\w-]*)(?P<parameters>(?:;(?:"[^"]*"|[^":])*)?):(?P<value>.*)', re.DOTALL
)
_PARAMETER = re.compile(r';\s*(?:([\w-]+)\s*=\s*)?("[^"]*"|[^;"]*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
_IGNORED = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN"})
"""Pictures, sounds, keys: large, and nothing that the desk keeps."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card."""

    name: str
    """In capitals."""
    value: str
    """Decoded, with its escapes, so that it can still be parted."""
    types: frozenset[str] = frozenset()
    """What it is marked as, in small letters: `home`, `cell`, `pref` …"""
    group: str = ""
    """Ties it to others of the same group."""

    @property
    def text(self) -> str:
        """The whole value, without escapes."""
        return _unescaped(self.value)

    def parts(self) -> list[str]:
        """Return the value parted at its semicolons."""
        return [_unescaped(part).strip() for part in re.split(r"(?<!\\);", self.value)]


@dataclass(slots=True)
class Card:
    """The lines of one card."""

    first: int
    """The number of its first line in the file."""
    last: int = 0
    """The number of its last line."""
    lines: list[str] = field(default_factory=list)
    """Its properties, a line each, as they are put together from the lines of the file."""
    version: str = ""

    def properties(self, encoding: str) -> list[Property]:
        """Return what it says, pictures and the like left out; `encoding` is that of the file."""
        found = (_property(line, encoding) for line in self.lines)
        return [each for each in found if each and each.name not in _IGNORED]


def cards(text: str) -> Iterator[Card]:
    """Find the cards of a file; one that isn't ended ends where the next begins, one within a card is passed over."""
    card: Card | None = None
    inner = 0
    for number, ended in enumerate(physical(text), start=1):
        line = ended.rstrip("\r\n")
        word = line.replace(" ", "").casefold()
        if word == "begin:vcard":
            inner += _begins_inside(card)
            if not inner:
                yield from _ended(card, number - 1)
                card = Card(number)
        elif word == "end:vcard":
            if not inner:
                yield from _ended(card, number)
                card = None
            inner = max(0, inner - 1)
        elif card and not inner:
            _add(card, line)
    yield from _ended(card, text.count("\n") + 1)


def physical(text: str) -> list[str]:
    """Return the lines of a file with their ends, whichever those are."""
    return io.StringIO(text, newline="\n" if "\n" in text else "\r").readlines()


def _begins_inside(card: Card | None) -> bool:
    """Tell whether a card that begins belongs to the one before it, as its agent."""
    return bool(card and card.lines and re.fullmatch(r"AGENT[^:]*:\s*", card.lines[-1], re.IGNORECASE))


def _ended(card: Card | None, last: int) -> Iterator[Card]:
    if card:
        card.last = last
        yield card


def _add(card: Card, line: str) -> None:
    """Add a line of the file to a card: a property of its own, or more of the one before."""
    before = card.lines[-1] if card.lines else ""
    if before.endswith("=") and _is_quoted(before):
        card.lines[-1] = before[:-1] + line
    elif line[:1] in {" ", "\t"} and before:
        card.lines[-1] = before + (line if card.version.startswith("2") else line[1:])
    elif _PROPERTY.match(line):
        card.lines.append(line)
        if line.casefold().startswith("version:"):
            card.version = line[8:].strip()
    elif line.strip() and before:
        card.lines[-1] = before + ("" if _is_quoted(before) else "\\n") + line


def _is_quoted(line: str) -> bool:
    """Tell whether a property is quoted-printable."""
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _property(line: str, encoding: str) -> Property | None:
    found = _PROPERTY.fullmatch(line)
    if not found:
        return None
    types: set[str] = set()
    charset = ""
    for name, quoted in _PARAMETER.findall(found["parameters"]):
        value = quoted.strip('" ')
        if name.upper() == "CHARSET":
            charset = value
        elif name.upper() in {"", "TYPE"} and value.upper() not in _ENCODINGS:
            types.update(part.strip().casefold() for part in value.split(","))
        elif name.upper() == "PREF":
            types.add("pref")
    value = _decoded(found["value"], charset, encoding, quoted=_is_quoted(line))
    return Property(found["name"].upper(), value, frozenset(types), (found["group"] or "").casefold())


def _decoded(value: str, charset: str, encoding: str, *, quoted: bool) -> str:
    """Return a value as text: quoted-printable undone, and read in its own character set where it has one."""
    if not quoted and (value.isascii() or not charset):
        return value
    content = value.encode("utf-8" if encoding.startswith("utf") else encoding, KEEP)
    if quoted:
        content = quopri.decodestring(content)
    for name in filter(None, (charset, "utf-8", encoding)):
        with suppress(UnicodeError, LookupError):
            return codecs.decode(content, name)
    return content.decode("cp1252", "replace")


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
