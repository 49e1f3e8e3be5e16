"""Statements as ISO 20022 writes them: camt.053 of a day, camt.052 within a day, camt.054 of single entries.

Source: ISO 20022, Bank-to-Customer Cash Management, BankToCustomerStatement and BankToCustomerAccountReport.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TextIO
from xml.etree import ElementTree as ET

from crodesk.domain.follow_up.message import Message
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange.encoding import is_kept_byte
from crodesk.exchange.statements.camt_entry import entries
from crodesk.exchange.statements.drafting import Draft, signed
from crodesk.exchange.statements.form import Remark
from crodesk.exchange.statements.pieces import Piece, Pieces, Wanted
from crodesk.exchange.values.bad_value import BadValue

NAMES = {"Stmt": "camt.053", "Rpt": "camt.052", "Ntfctn": "camt.054"}
"""The frame of a statement in each format, and the name of the format."""
LOOKS = re.compile(r"<(?:[\w.-]+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b|xsd:camt\.05[234]\.")
"""What is in such a file by which it is known."""

DAMAGED = N_("this entry is damaged and was left out")
DAMAGED_HEAD = N_("what the statement says of its account or balance is damaged here")
NO_END = N_("the statement isn't complete: its end is missing")

_WANTED = Wanted(
    whole=("Ntry", "Bal", "Acct", "FrToDt"), leaves=("ElctrncSeqNb", "LglSeqNb", "Id"), frames=(*NAMES, "Document")
)
_PREFIX = re.compile(r"(</?)[\w.-]+:(?=\w)")
_NAMESPACE = re.compile(r"\sxmlns(?::[\w.-]+)?=(?:\"[^\"]*\"|'[^']*')")
_OPENING = ("OPBD", "PRCD")
_CLOSING = ("CLBD", "ITBD")


def read(file: TextIO) -> Iterator[Draft | Remark]:
    """Read statement after statement from an open text; a remark is about the file."""
    reader: _Reader | None = None
    for piece in Pieces(file, _WANTED).read():
        if piece.name in NAMES:
            if reader:
                yield reader.cut()
            reader = _Reader(piece)
        elif reader and piece.name.removeprefix("/") in _WANTED.frames:
            yield reader.ended() if piece.name.removeprefix("/") in NAMES else reader.cut()
            reader = None
        elif reader:
            reader.take(piece)
        elif piece.name == "Ntry":
            yield Remark(piece.line, Message(DAMAGED))
    if reader:
        yield reader.cut()


class _Reader:
    """Gathers the pieces of one statement."""

    def __init__(self, begin: Piece) -> None:
        self._draft = Draft(NAMES[begin.name], begin.line)
        self._balances: dict[str, ET.Element] = {}
        self._lines: dict[str, int] = {}
        self._id = ""

    def take(self, piece: Piece) -> None:
        """Take the next piece."""
        if piece.name in _WANTED.leaves:
            self._name(piece)
            return
        element = _parsed(piece) if piece.whole else None
        if piece.name == "Ntry":
            self._entry(element, piece.line)
        elif element is None:
            self._draft.remark(piece.line, DAMAGED_HEAD)
        elif piece.name == "Bal":
            code = element.findtext("Tp/CdOrPrtry/Cd") or ""
            self._balances.setdefault(code, element)
            self._lines.setdefault(code, piece.line)
        elif piece.name == "Acct":
            self._account(element)
        else:
            self._draft.from_on = _day(element, "FrDtTm", "FrDt")
            self._draft.to_on = _day(element, "ToDtTm", "ToDt")

    def ended(self) -> Draft:
        """Return the statement whose end was found."""
        draft = self._draft
        self._settle()
        draft.number = draft.number or self._id
        return draft

    def cut(self) -> Draft:
        """Return the statement whose end is missing."""
        self._draft.remark(0, NO_END)
        return self.ended()

    def _name(self, piece: Piece) -> None:
        if piece.name == "Id":
            self._id = self._id or clean_line(piece.text)
        else:
            self._draft.number = self._draft.number or clean_line(piece.text)

    def _account(self, element: ET.Element) -> None:
        number = element.findtext("Id/IBAN") or element.findtext("Id/Othr/Id") or element.findtext("Id/BBAN") or ""
        self._draft.account = clean_line(number)
        self._draft.currency = clean_line(element.findtext("Ccy") or "").upper()

    def _entry(self, element: ET.Element | None, line: int) -> None:
        """Add what an entry brings; the balances stand before it, and tell the currency."""
        self._settle()
        if element is None:
            self._draft.leave_out(line, DAMAGED)
            return
        try:
            self._draft.entries += entries(element, self._draft, line)
        except BadValue as bad:
            self._draft.leave_out_bad(line, bad)

    def _settle(self) -> None:
        """Take the balances that were met: of several kinds the booked ones."""
        draft, met = self._draft, self._balances
        opening = next((code for code in _OPENING if code in met), "")
        closing = next((code for code in _CLOSING if code in met), "")
        if opening and draft.opening is None:
            draft.opening = self._balance(opening)
            draft.from_on = draft.from_on or _day(met[opening], "Dt/Dt", "Dt/DtTm")
        if closing and draft.closing is None:
            draft.closing = self._balance(closing)
            draft.to_on = draft.to_on or _day(met[closing], "Dt/Dt", "Dt/DtTm")
        met.clear()

    def _balance(self, code: str) -> Decimal | None:
        draft, element, line = self._draft, self._balances[code], self._lines[code]
        amount = element.find("Amt")
        currency = clean_line(amount.get("Ccy", "") if amount is not None else "").upper()
        try:
            value = draft.amount(element.findtext("Amt") or "", currency or draft.currency, line)
        except BadValue:
            draft.remark(line, DAMAGED_HEAD)
            return None
        return draft.balance(signed(value, out=element.findtext("CdtDbtInd") == "DBIT"), currency, line)


def _parsed(piece: Piece) -> ET.Element | None:
    """Return a piece as an element whose names have no prefix; `None` when it is damaged.

    No definition of entities can stand in a piece, so there is nothing that could unfold.
    """
    text = (
        _NAMESPACE.sub("", _PREFIX.sub(r"\1", piece.text)) if "xmlns" in piece.text or ":" in piece.text else piece.text
    )
    if not text.isascii():
        text = "".join("\N{REPLACEMENT CHARACTER}" if is_kept_byte(char) else char for char in text)
    try:
        return ET.fromstring(text)  # noqa: S314 - as above
    except (ET.ParseError, UnicodeError, ValueError):
        return None


def _day(element: ET.Element, *paths: str) -> date | None:
    """Return the day at the first of `paths` that there is."""
    for path in paths:
        with suppress(ValueError):
            return date.fromisoformat((element.findtext(path) or "")[:10])
    return None
