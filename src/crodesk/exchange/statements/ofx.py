"""Statements as OFX writes them: version 1 (SGML, whose values have no end mark) and version 2 (XML).

Source: Open Financial Exchange Specification 2.2, sections 2, 3.2 and 11.4.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from html import unescape
from typing import TextIO

from crodesk.domain.follow_up.message import Message
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange.statements.drafting import Draft
from crodesk.exchange.statements.form import Remark
from crodesk.exchange.statements.pieces import Piece, Pieces, Wanted
from crodesk.exchange.values.bad_value import BadValue

NAME = "ofx"
LOOKS = re.compile(r"<OFX>|OFXHEADER|<\?OFX\b")
"""What is in such a file by which it is known."""

DAMAGED = N_("this entry is damaged and was left out")
NO_END = N_("the statement isn't complete: its end is missing")
NO_DAY = N_("it doesn't say on which day it was booked")

_STATEMENTS = ("STMTRS", "CCSTMTRS", "INVSTMTRS")
_ACCOUNTS = ("BANKACCTFROM", "CCACCTFROM", "INVACCTFROM")
_WANTED = Wanted(
    whole=("STMTTRN", *_ACCOUNTS, "LEDGERBAL"),
    leaves=("CURDEF", "DTSTART", "DTEND"),
    frames=(*_STATEMENTS, "OFX"),
)
_LEAF = re.compile(r"<(?P<name>[A-Z][A-Z0-9.]*)>(?P<value>[^<]*)|<(?P<end>/[A-Z0-9.]+)>")
_INNER = frozenset({"PAYEE", "BANKACCTTO", "CCACCTTO", "CURRENCY", "ORIGCURRENCY", "IMAGEDATA"})
_TAKES_BACK = "DELETE"


def read(file: TextIO) -> Iterator[Draft | Remark]:
    """Read statement after statement from an open text; a remark is about the file."""
    draft: Draft | None = None
    for piece in Pieces(file, _WANTED).read():
        if piece.name in _STATEMENTS:
            if draft:
                yield _cut(draft)
            draft = Draft(NAME, piece.line)
        elif draft and piece.name.startswith("/"):
            yield draft if piece.name[1:] in _STATEMENTS else _cut(draft)
            draft = None
        elif draft:
            _take(draft, piece)
        elif piece.name == "STMTTRN":
            yield Remark(piece.line, Message(DAMAGED))
    if draft:
        yield _cut(draft)


def _cut(draft: Draft) -> Draft:
    """Return a statement whose end is missing."""
    draft.remark(0, NO_END)
    return draft


def _take(draft: Draft, piece: Piece) -> None:
    """Take what a piece says into the statement."""
    name = piece.name
    try:
        if name == "STMTTRN":
            _entry(draft, piece)
        elif name == "LEDGERBAL":
            _balance(draft, _values(piece.text), piece.line)
        elif name in _ACCOUNTS:
            draft.account = clean_line(_values(piece.text).get("ACCTID", ""))
        elif name == "CURDEF":
            draft.currency = clean_line(piece.text).upper()
        elif name == "DTSTART":
            draft.from_on = _day(piece.text)
        elif name == "DTEND":
            draft.to_on = _day(piece.text)
    except BadValue as bad:
        if name == "STMTTRN":
            draft.leave_out_bad(piece.line, bad)
        else:
            draft.remark(piece.line, bad.text, **{key: clean_line(str(value)) for key, value in bad.values.items()})


def _balance(draft: Draft, said: dict[str, str], line: int) -> None:
    draft.closing = draft.amount(said.get("BALAMT", ""), draft.currency, line)
    draft.to_on = draft.to_on or _day(said.get("DTASOF", ""))


def _entry(draft: Draft, piece: Piece) -> None:
    """Add an entry to its statement; `BadValue` when it can't be read."""
    if not piece.whole:
        raise BadValue(DAMAGED)
    said = _values(piece.text)
    currency = said.get("CURRENCY.CURSYM", draft.currency).upper()
    valued = _day(said.get("DTAVAIL", ""))
    booked = _day(said.get("DTPOSTED", "")) or valued
    amount = draft.amount(said.get("TRNAMT", ""), currency, piece.line)
    if booked is None:
        raise BadValue(NO_DAY)
    get = said.get
    draft.entries.append((
        booked, valued, amount, currency,
        get("FITID", ""), get("REFNUM") or get("CHECKNUM") or get("SRVRTID") or "", get("TRNTYPE", ""),
        get("NAME") or get("PAYEE.NAME") or "",
        get("BANKACCTTO.ACCTID") or get("CCACCTTO.ACCTID") or "", get("BANKACCTTO.BANKID", ""),
        get("MEMO", ""), get("CORRECTACTION", "").upper() == _TAKES_BACK, None, piece.line,
    ))  # fmt: skip


def _values(text: str) -> dict[str, str]:
    """Return the values of an element, those within another one under its name: `PAYEE.NAME`; the first of each."""
    found: dict[str, str] = {}
    inside = ""
    for name, value, end in _LEAF.findall(text):
        if end:
            inside = "" if end[1:] == inside else inside
        elif name in _INNER:
            inside = name
        elif value:
            found.setdefault(f"{inside}.{name}" if inside else name, _plain(value))
    return found


def _plain(value: str) -> str:
    return clean_line(unescape(value) if "&" in value else value)


@lru_cache(1024)
def _day(text: str) -> date | None:
    """Read YYYYMMDD; the time of day and its zone, which may follow, are passed over."""
    bare = text.strip()[:8]
    if not bare:
        return None
    try:
        return date(int(bare[:4]), int(bare[4:6]), int(bare[6:8]))
    except ValueError:
        raise BadValue(N_("“{value}” is no date"), value=text.strip()) from None
