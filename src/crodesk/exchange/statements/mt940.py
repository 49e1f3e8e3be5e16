"""Statements as SWIFT writes them (MT940, and what banks make of it), line by line.

Source of the layout: SWIFT Standards, category 9, MT 940 Customer Statement Message, fields 20 to 86.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange.statements.drafting import Draft, signed
from crodesk.exchange.statements.mt940_details import Details, details
from crodesk.exchange.values.bad_value import BadValue

NAME = "mt940"
LOOKS = re.compile(r"^:(?:20|25P?|28C?|60[FM]|61|62[FM]|64|86):", re.MULTILINE)
"""What a line begins with by which such a file is known."""

_FIELD = re.compile(
    r"(?:\{.*\{4:)?:(?P<tag>940|1[23][A-Z]?|2[0158][CP]?|34F|6[0-2][FM]?|6[45]|86|90[CD]|NS):(?P<value>.*)"
)
_ENDS = re.compile(r"-(?:\}.*|X+)?")
_LINE = re.compile(
    r"(?P<valued>\d{6})(?P<booked>\d{4})?\s*(?P<mark>[RE]?[DC])(?P<funds>[A-Z])?\s?(?P<amount>[\d.,]+)"
    r"(?:(?P<code>[A-Z][A-Z0-9]{3}))?(?P<references>[^\n]*)(?:\n(?P<more>.*))?",
    re.DOTALL,
)
_ACCOUNT_AND_NAME = re.compile(r"(?P<account>[A-Z]?\d{6,10}|NONREF) {2,}(?P<name>\S.*)")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_BALANCE = re.compile(r"(?P<mark>[DC])(?P<on>\d{6})(?P<currency>[A-Z]{3})?(?P<amount>[\d.,]+)")
_SAYS_NOTHING = frozenset({"", "NONREF", "NOTPROVIDED", "NOREF", "EREF", "KREF"})
_OF_ENTRIES = frozenset({"61", "86"})
_CUT = " cut"
_HALF_YEAR = 183
_CENTURY_ENDS = 70

BAD_LINE = N_("this entry isn't written as MT940 says: “{value}”")
BAD_BALANCE = N_("a balance isn't written as MT940 says: “{value}”")
CUT_OFF = N_("the file ends within this entry, which was left out")
NO_END = N_("the statement isn't complete: its end is missing")
ANNOUNCED = N_("an entry that is only expected was left out: “{value}”")


class _Field(NamedTuple):
    """One field with the number of its first line; its value may go over several lines."""

    tag: str
    value: str
    line: int


def read(lines: Iterable[str]) -> Iterator[Draft]:
    """Read statement after statement from the physical lines of a text."""
    reader = _Reader()
    for found in _fields(lines):
        if found is None or (reader.draft and _begins_another(reader, found)):
            yield from reader.ended()
        if found:
            reader.take(found)
    yield from reader.ended()


def _fields(lines: Iterable[str]) -> Iterator[_Field | None]:
    """Read field after field; `None` where a message ends. What is cut off at the end of the text is named so."""
    tag, value, first, physical = "", [""], 0, ""
    for number, physical in enumerate(lines, start=1):
        text = physical.rstrip("\r\n").lstrip("\ufeff")
        found = _FIELD.match(text)
        ends = _ENDS.fullmatch(text.rstrip())
        if not (found or ends):
            value.append(text)
            continue
        if tag:
            yield _Field(tag, "\n".join(value).rstrip(), first)
        tag, value, first = (found["tag"], [found["value"]], number) if found else ("", [""], 0)
        if ends:
            yield None
    if tag:
        is_cut = physical[-1:] not in "\r\n" and tag in _OF_ENTRIES
        yield _Field(f"{tag}{_CUT}" if is_cut else tag, "\n".join(value).rstrip(), first)


def _begins_another(reader: "_Reader", found: _Field) -> bool:
    """Tell whether a field opens a statement while another is open."""
    if found.tag == "20":
        return True
    return reader.is_closed and found.tag[:2] in {"25", "60", "61"}


@dataclass(slots=True)
class _Reader:
    """Gathers the fields of one statement at a time."""

    draft: Draft | None = None
    is_closed: bool = False
    open_line: _Field | None = None
    """An entry whose details may follow."""
    details: str = ""

    def take(self, found: _Field) -> None:
        """Take the next field."""
        draft = self.draft = self.draft or Draft(NAME, found.line)
        tag = found.tag
        if tag == "86":
            self.details = f"{self.details}\n{found.value}" if self.details else found.value
            return
        if tag == "NS":
            return
        if tag == f"86{_CUT}":
            self.open_line = None
        self._book()
        if tag.endswith(_CUT):
            draft.leave_out(found.line, CUT_OFF)
        elif tag == "61":
            self.open_line = found
        elif tag.startswith("25"):
            draft.account = clean_line(found.value)
        elif tag.startswith("28"):
            draft.number = clean_line(found.value)
        elif tag.startswith("60"):
            self._opening(found)
        elif tag.startswith("62"):
            self._closing(found)

    def ended(self) -> Iterator[Draft]:
        """Give the statement that was being read, if there is one."""
        self._book()
        if self.draft and not self.is_closed and (self.draft.entries or self.draft.left_out):
            self.draft.remark(0, NO_END)
        if self.draft and not self.draft.is_empty:
            yield self.draft
        self.draft, self.is_closed = None, False

    def _opening(self, found: _Field) -> None:
        assert self.draft
        self.draft.opening, self.draft.from_on = self._balance(found)

    def _closing(self, found: _Field) -> None:
        assert self.draft
        self.draft.closing, self.draft.to_on = self._balance(found)
        self.is_closed = True

    def _balance(self, found: _Field) -> tuple[Decimal | None, date | None]:
        """Return a balance and its day; neither when it can't be read."""
        draft, parts = self.draft, _BALANCE.fullmatch(clean_line(found.value).replace(" ", ""))
        assert draft
        with suppress(BadValue):
            if parts:
                currency = parts["currency"] or draft.currency
                amount = signed(draft.amount(parts["amount"], currency, found.line), out=parts["mark"] == "D")
                return draft.balance(amount, currency, found.line), _day(parts["on"])
        draft.remark(found.line, BAD_BALANCE, value=clean_line(found.value)[:80])
        return None, None

    def _book(self) -> None:
        """Make an entry of the line that is open and the details that followed it."""
        line, said = self.open_line, self.details
        self.open_line, self.details = None, ""
        if line is None or self.draft is None:
            return
        try:
            _book(self.draft, line, details(said))
        except BadValue as bad:
            self.draft.leave_out_bad(line.line, bad)


def _book(draft: Draft, line: _Field, more: Details) -> None:
    """Add an entry to a statement; `BadValue` when its line can't be read."""
    parts = _LINE.fullmatch(line.value)
    if not parts:
        raise BadValue(BAD_LINE, value=line.value)
    mark = parts["mark"]
    if mark[0] == "E":
        raise BadValue(ANNOUNCED, value=line.value)
    amount = draft.amount(parts["amount"], draft.currency, line.line)
    valued = _day(parts["valued"])
    own, _, bank = parts["references"].partition("//")
    account = name = ""
    if found := _ACCOUNT_AND_NAME.fullmatch(own):
        own, account, name = "", found["account"], found["name"]
    extra = clean_line(parts["more"] or "")
    if _IBAN.fullmatch(extra):
        account, extra = account or extra, ""
    reference = _reference(own) or more.reference
    other = more.reference if more.reference != reference else ""
    draft.entries.append((
        _booked(valued, parts["booked"]), valued, signed(amount, out=mark in {"D", "RC"}),
        draft.currency, _reference(bank), reference, more.code or parts["code"] or "",
        more.name or clean_line(name), more.account or _reference(account), more.bank,
        clean_line(f"{extra} {more.text} {other}"), mark[0] == "R", None, line.line,
    ))  # fmt: skip


def _reference(text: str) -> str:
    """Return a reference, empty where it only says that there is none."""
    bare = clean_line(text)
    return "" if bare.upper() in _SAYS_NOTHING else bare


@lru_cache(1024)
def _day(text: str) -> date:
    """Read YYMMDD, of which 70 and later are of the last century."""
    year = int(text[:2])
    try:
        return date(year + (1900 if year >= _CENTURY_ENDS else 2000), int(text[2:4]), int(text[4:6]))
    except ValueError:
        raise BadValue(N_("“{value}” is no date"), value=text) from None


@lru_cache(4096)
def _booked(valued: date, text: str | None) -> date:
    """Read MMDD in the year in which it is nearest to the value date."""
    if not text:
        return valued
    near = (valued + timedelta(days) for days in (0, -_HALF_YEAR, _HALF_YEAR))
    found = []
    for year in dict.fromkeys(day.year for day in near):
        try:
            found.append(date(year, int(text[:2]), int(text[2:])))
        except ValueError:
            continue
    if not found:
        raise BadValue(N_("“{value}” is no date"), value=text)
    return min(found, key=lambda day: abs(day - valued))
