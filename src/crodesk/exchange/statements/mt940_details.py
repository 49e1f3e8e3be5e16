"""What stands in field 86 of an MT940 entry: the German way, the Dutch way, or plain text."""

import re
from typing import NamedTuple

from crodesk.domain.text import clean_line

_LINE_WIDTH = 65
_PURPOSE_WIDTH = 27
_NUMBERED = re.compile(r"(?P<code>\d{3})\s?(?P<sign>[?><~|@^])(?P<rest>\d{2}.*)", re.DOTALL)
_PURPOSE = frozenset({*(f"{number}" for number in range(20, 30)), *(f"{number}" for number in range(60, 64))})
_SEPA = re.compile(r"(?<![A-Z])(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT|PURP)[+:]")
_SLASHED = re.compile(
    r"/(TRTP|TRCD|EREF|PREF|RTRN|MARF|IREF|TRAN|BENM|ORDP|CNTP|CSID|UDTR|UCRD|ACCW|NAME|IBAN|BIC|ADDR|ID|REMI|ISDT|PURP"
    r"|NRTX|BUSP|ULTC|ULTD)/"
)
_ACCOUNT_NAME = re.compile(r"REK: ?(?P<account>\w+)/NAAM: ?(?P<name>.+)")
_CODED = re.compile(r"(?P<code>\d{3})(?=PN\d{4})")


class Details(NamedTuple):
    """What details say, as safe lines; empty where they don't."""

    text: str = ""
    reference: str = ""
    name: str = ""
    account: str = ""
    bank: str = ""
    code: str = ""


def details(value: str) -> Details:
    """Read the details of an entry."""
    if found := _NUMBERED.match(value.strip()):
        return _numbered(found["code"], found["sign"], found["rest"])
    if _SLASHED.match(value):
        return _slashed("".join(value.splitlines()))
    joined = _joined(value)
    found = _ACCOUNT_NAME.search(joined)
    name, account = (clean_line(found["name"]), found["account"]) if found else ("", "")
    coded = _CODED.match(joined)
    return Details(clean_line(joined), "", name, account, "", coded["code"] if coded else "")


def _joined(value: str) -> str:
    """Return lines as one: a full line goes on in the next, a shorter one ends with a blank."""
    lines = value.splitlines()
    return "".join(line if len(line) >= _LINE_WIDTH else f"{line} " for line in lines).strip()


def _numbered(code: str, sign: str, rest: str) -> Details:
    """Read numbered subfields: purpose 20 to 29 and 60 to 63, bank 30, account 31 or 38, name 32 and 33."""
    fields = [(part[:2], part[2:]) for part in rest.replace("\r", "").replace("\n", "").split(sign)]
    purpose = "".join(_whole(text) for number, text in fields if number in _PURPOSE)
    told = dict(reversed(fields))
    sepa = _parted(_SEPA, purpose)
    text = sepa.get("SVWZ", purpose if not sepa else sepa.get("", ""))
    return Details(
        clean_line(f"{told.get('00', '')} {text}"),
        clean_line(sepa.get("EREF", "")),
        clean_line(told.get("32", "") + told.get("33", "")),
        clean_line(told.get("38") or told.get("31", "")),
        clean_line(told.get("30", "")),
        code,
    )


def _whole(text: str) -> str:
    """Return a line of the purpose: one that isn't full ends with a blank."""
    return text if len(text) >= _PURPOSE_WIDTH else f"{text} "


def _slashed(joined: str) -> Details:
    """Read the words between slashes of Dutch banks."""
    told = _parted(_SLASHED, joined)
    party = told.get("CNTP", "").split("/")
    reference = clean_line(told.get("EREF", ""))
    return Details(
        clean_line(told.get("REMI", "").strip("/")),
        "" if reference.upper() == "NOTPROVIDED" else reference,
        clean_line(told.get("NAME", "") or (party[2] if len(party) > 2 else "")),  # noqa: PLR2004 - its third part
        clean_line(told.get("IBAN", "") or party[0]),
        clean_line(told.get("BIC", "") or (party[1] if len(party) > 1 else "")),
        clean_line(told.get("TRTP", "") or told.get("TRCD", "")),
    )


def _parted(pattern: re.Pattern[str], text: str) -> dict[str, str]:
    """Return what follows each of the words that `pattern` finds, and under no word what stands before the first."""
    parts = pattern.split(text)
    told = {"": parts[0]} if parts[0] else {}
    for word, said in zip(parts[1::2], parts[2::2], strict=True):
        told.setdefault(word, said)
    return told
