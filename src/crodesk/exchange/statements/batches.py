"""The quick way to read rows of a table: column by column, where nothing in a stretch of them is unusual."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import repeat
from operator import xor
from typing import NamedTuple
from unicodedata import is_normalized

from crodesk.domain.money import minor_units
from crodesk.domain.text import clean_line
from crodesk.domain.words import N_
from crodesk.exchange.delimited import Item
from crodesk.exchange.profiles.profile import Value
from crodesk.exchange.statements.amounts import read_amount
from crodesk.exchange.statements.columns import IN_OUT, Plan
from crodesk.exchange.statements.form import Said
from crodesk.exchange.values.amounts import NumberForm
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.dates import ReadDay, day_reader

SIZE = 2048
"""Rows that are looked at together."""

NO_DAY = N_("it doesn't say on which day it was booked")

_TEXTS = ("bank_reference", "reference", "code", "counterparty", "counter_account", "counter_bank", "text")

Cells = Sequence[str]


class Days(dict[str, date]):
    """What day each text of a column is, worked out when it is first met."""

    def __init__(self, plan: Plan, key: str) -> None:
        super().__init__()
        stated = plan.values[key].date if key in plan.values else ""
        self._read: ReadDay = day_reader(stated or plan.profile.date, plan.profile.century)

    def __missing__(self, text: str) -> date:
        if not text:
            raise BadValue(NO_DAY)
        self[text] = day = self._read(text)
        return day


class Batch(NamedTuple):
    """Entries of one statement."""

    account: str
    currency: str
    """As the table states it; empty when it doesn't."""
    entries: Iterable[Said]


class Quick:
    """Reads rows together, when their table says plainly what is what."""

    def __init__(self, plan: Plan, booked: Days, valued: Days) -> None:
        self._booked, self._valued = booked, valued
        self._numbers = plan.profile.numbers
        self._own = plan.profile.currency
        self._values: Mapping[str, Value] = plan.values
        self._places = {
            key: plan.table.columns.index(value.column) for key, value in plan.values.items() if value.column
        }
        self._fits = all(value.constant is not None or is_bare(value) for value in plan.values.values())

    def read(self, batch: Sequence[Item]) -> Batch | None:
        """Return what rows bring; `None` when one of them needs a closer look, or they are of several accounts."""
        lines, rows = zip(*batch, strict=True)
        if not self._fits or {*map(type, rows)} != {list}:
            return None
        columns = tuple(zip(*rows, strict=True))
        texts = {key: self._column(key, columns, len(rows)) for key in (*self._values, *_TEXTS)}
        account, currency = texts.get("account", ("",)), texts.get("currency", ("",))
        if len({*account}) > 1 or len({*currency}) > 1:
            return None
        try:
            return Batch(account[0], currency[0], self._entries(texts, (currency[0] or self._own).upper(), lines))
        except (BadValue, KeyError):
            return None

    def _column(self, key: str, columns: Sequence[Cells], count: int) -> Cells:
        """Return the texts of a column."""
        value = self._values.get(key)
        if value is None or value.constant is not None:
            return (clean_line(value.constant or "") if value else "",) * count
        return clean(columns[self._places[key]])

    def _entries(self, texts: Mapping[str, Cells], currency: str, lines: Sequence[int]) -> list[Said]:
        """Return the entries; `BadValue` or `KeyError` when a row needs a closer look."""
        count, days = len(lines), self._booked if "booked_on" in texts else self._valued
        nothing = ("",) * count
        booked = [days[day] for day in texts["booked_on" if "booked_on" in texts else "valued_on"]]
        days = self._valued
        valued = [days[day] if day else None for day in texts.get("valued_on", nothing)]
        left = texts.get("balance", nothing)
        balances = numbers(left, currency, self._numbers) if all(left) else [None] * count
        if any(left) and not all(left):
            raise BadValue("")
        return list(
            zip(booked, valued, self._amounts(texts, currency), repeat(currency), *(texts[key] for key in _TEXTS),
                repeat(False), balances, lines)
        )  # fmt: skip

    def _amounts(self, texts: Mapping[str, Cells], currency: str) -> list[Decimal]:
        """Return the amounts with their signs."""
        if "amount" not in texts:
            return self._from_two(texts, currency)
        found = numbers(texts["amount"], currency, self._numbers)
        if "direction" not in texts:
            return found
        comes = {word: IN_OUT[word.casefold()] for word in {*texts["direction"]}}
        return [abs(one) if comes[word] else -abs(one) for one, word in zip(found, texts["direction"], strict=True)]

    def _from_two(self, texts: Mapping[str, Cells], currency: str) -> list[Decimal]:
        """Return the amounts of one column for what came in and one for what went out."""
        nothing = ("",) * len(next(iter(texts.values())))
        came, went = texts.get("credit", nothing), texts.get("debit", nothing)
        if not all(map(xor, map(bool, came), map(bool, went))):
            raise BadValue("")
        found = numbers([one or other for one, other in zip(came, went, strict=True)], currency, self._numbers)
        return [abs(one) if credit else -abs(one) for one, credit in zip(found, came, strict=True)]


def is_bare(value: Value) -> bool:
    """Tell whether a value is the text of a cell."""
    plain = value.is_plain and not (value.join or value.row or value.alternative)
    return bool(value.column) and plain and value.default is None


def clean(cells: Cells) -> Cells:
    """Return cells as safe single lines; those that are so already, as most are, cost next to nothing."""
    joined = "|".join(cells)
    tidy = not ("  " in joined or "| " in joined or " |" in joined or joined != joined.strip())
    if tidy and joined.isprintable() and (joined.isascii() or is_normalized("NFC", joined)):
        return cells
    return [clean_line(cell) for cell in cells]


def numbers(cells: Cells, currency: str, form: NumberForm) -> list[Decimal]:
    """Return the amounts of cells; `BadValue` when one is none, or has more decimals than the currency."""
    if form.decimal == "." and _plain(minor_units(currency)).fullmatch(f"{'|'.join(cells)}|"):
        return list(map(Decimal, cells))
    return [_exact(cell, currency, form) for cell in cells]


def _exact(cell: str, currency: str, form: NumberForm) -> Decimal:
    found, exact = read_amount(cell, currency, form)
    if not exact:
        raise BadValue("", value=cell)
    return found


@cache
def _plain(digits: int) -> re.Pattern[str]:
    """Return what matches amounts with just the decimals that they are kept with, each with a `|` behind it."""
    fraction = rf"\.[0-9]{{{digits}}}" if digits else ""
    return re.compile(rf"(?:-?[0-9]{{1,14}}{fraction}\|)*")
