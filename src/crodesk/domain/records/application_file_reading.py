"""Reads a file that holds a whole application: every mistake in it is found, and named by where it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from crodesk.domain.money import MINOR_UNITS, minor_units
from crodesk.domain.percent import PPM
from crodesk.domain.problem import Problem
from crodesk.domain.records import applications as kinds
from crodesk.domain.records.application_file import (
    APPLICATION,
    CUSTOMER,
    KEY,
    LISTS,
    fields_of,
    short,
)
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.rules.checking import nearest
from crodesk.domain.text import clean_line, clean_text
from crodesk.domain.words import N_

Path = tuple[str, ...]
"""Where something stands in the file: `("flow", "0", "amount")`."""
LARGEST = 10**18
"""Beyond it no count or amount in minor units is kept."""
RULED = frozenset({"product", "method"})
"""Picks by which rules go, so that other words than theirs mean nothing."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A mistake, and where it stands."""

    path: Path
    problem: Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of the file."""

    path: Path
    values: dict[str, Any]
    """As kept, by field; links left out."""
    links: dict[str, str] = field(default_factory=dict)
    """By field what it points to: a party's key, else a customer's number, a holding's, a fact's uid."""
    key: str = ""
    """Of a party: what it is called within the file."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says."""

    customer: str
    """The number, uid or name of who borrows; empty when the file doesn't say."""
    own: Entry
    lists: Mapping[str, tuple[Entry, ...]]
    """By the name of the kind."""


def read(data: object, currency: str) -> Content | list[Wrong]:
    """Return what a parsed file says, or every mistake in it; `currency` is that of amounts where none is named."""
    reading = _Reading(currency)
    found = reading.content(data)
    return reading.wrong or found


class _Reading:
    """Reads one file, and notes every mistake."""

    def __init__(self, currency: str) -> None:
        self.wrong: list[Wrong] = []
        self._currency = currency

    def _note(self, path: Path, sentence: str, /, **values: object) -> None:
        self.wrong.append(Wrong(path, Problem(".".join(path), sentence, values)))

    def content(self, data: object) -> Content:
        if not isinstance(data, Mapping):
            self._note((), N_("The file holds no table."))
            data = {}
        self._unknown(data, (), {CUSTOMER, APPLICATION, *LISTS})
        customer = data.get(CUSTOMER, "")
        if not isinstance(customer, str):
            self._note((CUSTOMER,), N_("This is no text."))
        own = self._entry(kinds.APPLICATION, data.get(APPLICATION, {}), (APPLICATION,))
        self._currency = own.values.get("currency") or self._currency
        lists = {kind.name: tuple(self._list(name, kind, data.get(name, []))) for name, kind in LISTS.items()}
        self._parties(lists)
        return Content(str(customer).strip(), own, lists)

    def _unknown(self, data: Mapping[str, Any], path: Path, known: set[str]) -> None:
        for key in data:
            if key not in known:
                text = N_("There is no “{key}” here; the nearest is “{nearest}”.")
                self._note((*path, str(key)), text, key=str(key), nearest=nearest(str(key), known))

    def _list(self, name: str, kind: RecordKind, rows: object) -> Iterator[Entry]:
        if not isinstance(rows, list):
            self._note((name,), N_("This is no list."))
            return
        for place, row in enumerate(rows):
            yield self._entry(kind, row, (name, str(place)))

    def _entry(self, kind: RecordKind, data: object, path: Path) -> Entry:
        if not isinstance(data, Mapping):
            self._note(path, N_("This is no table."))
            return Entry(path, {})
        named = fields_of(kind)
        is_party = kind is kinds.PARTY
        self._unknown(data, path, {*named, KEY} if is_party else set(named))
        known = {name: data[name] for name in named if name in data and data[name] != ""}
        currency = self._text(known.get("currency", ""), (*path, "currency")).upper()
        if currency and currency not in MINOR_UNITS:
            text = N_("“{value}” is no currency: write its code, such as VND, USD or CNY.")
            self._note((*path, "currency"), text, value=currency)
            currency = ""
        values, links = {}, {}
        for name, value in known.items():
            spec, place = named[name], (*path, name)
            if spec.kind == "link":
                links[spec.key] = self._text(value, place)
            else:
                values[spec.key] = self._value(spec, value, place, currency or self._currency)
        has_money = any(spec.currency in named for name, spec in named.items() if name in known)
        if has_money or currency:
            values["currency"] = currency or self._currency
        return Entry(path, values, links, self._text(data.get(KEY, ""), (*path, KEY)) if is_party else "")

    def _value(self, spec: Field, value: object, path: Path, currency: str) -> Any:
        if spec.kind == "money":
            return self._scaled(value, path, minor_units(currency), currency)
        readers: Mapping[str, Callable[[Field, object, Path], Any]] = {
            "percent": self._percent, "months": self._whole, "whole": self._whole, "day": self._day,
            "yes_no": self._truth, "choice": self._choice, "pick": self._pick,
        }  # fmt: skip
        reader = readers.get(spec.kind)
        return reader(spec, value, path) if reader else self._words(spec, value, path)

    def _number(self, value: object, path: Path) -> Decimal | None:
        if isinstance(value, str | int | Decimal) and not isinstance(value, bool):
            try:
                found = Decimal(value)
            except InvalidOperation:
                found = Decimal("NaN")
            if found.is_finite() and abs(found) <= LARGEST:
                return found
        self._note(path, N_("This is no number, such as 9.5."))
        return None

    def _scaled(self, value: object, path: Path, places: int, currency: str) -> int | None:
        number = self._number(value, path)
        if number is None:
            return None
        scaled = number.scaleb(places)
        if scaled != scaled.to_integral_value() or abs(scaled) > LARGEST:
            self._note(path, N_("An amount in {currency} has at most {places} decimals, and isn't beyond all measure."),
                       currency=currency, places=places)  # fmt: skip
            return None
        return int(scaled)

    def _percent(self, _spec: Field, value: object, path: Path) -> int | None:
        number = self._number(value, path)
        scaled = None if number is None else number * PPM
        if scaled is not None and scaled != scaled.to_integral_value():
            self._note(path, N_("A percentage has at most 4 decimals."))
            return None
        return None if scaled is None else int(scaled)

    def _whole(self, _spec: Field, value: object, path: Path) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST:
            return value
        self._note(path, N_("This is no whole number."))
        return None

    def _truth(self, _spec: Field, value: object, path: Path) -> bool:
        if not isinstance(value, bool):
            self._note(path, N_("This is neither true nor false."))
        return value is True

    def _day(self, _spec: Field, value: object, path: Path) -> date | None:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            self._note(path, N_("This is no date of the form YYYY-MM-DD."))
            return None

    def _text(self, value: object, path: Path) -> str:
        if isinstance(value, str):
            return clean_line(value)
        self._note(path, N_("This is no text."))
        return ""

    def _words(self, spec: Field, value: object, path: Path) -> str:
        if spec.kind == "text" and isinstance(value, str):
            return clean_text(value)
        return self._text(str(value) if spec.kind == "number" and type(value) is int else value, path)

    def _choice(self, spec: Field, value: object, path: Path) -> str:
        word = self._text(value, path)
        known = [choice.value for choice in spec.choices if choice.value]
        if word and word not in known:
            text = N_("“{text}” is none of the words for this; the nearest is “{nearest}”.")
            self._note(path, text, text=word, nearest=nearest(word, known))
        return word

    def _pick(self, spec: Field, value: object, path: Path) -> str:
        """Read a word that may be another than those suggested, unless rules go by it."""
        return self._choice(spec, value, path) if spec.key in RULED else self._text(value, path)

    def _parties(self, lists: Mapping[str, tuple[Entry, ...]]) -> None:
        """Check that each party's key is its own, and that whatever points to a party names one."""
        keys: list[str] = []
        for party in lists[kinds.PARTY.name]:
            if party.key in keys:
                self._note((*party.path, KEY), N_("Two parties are called “{key}”."), key=party.key)
            keys += [party.key] if party.key else []
        for name, entries in lists.items():
            targets = {spec.key: spec for spec in fields_of(LISTS[name.removeprefix("application_")]).values()}
            for entry in entries:
                for key, meant in entry.links.items():
                    if targets[key].target == kinds.PARTY.name and meant not in keys:
                        text = N_("No party here is called “{key}”; the nearest is “{nearest}”.")
                        self._note((*entry.path, short(targets[key])), text, key=meant, nearest=nearest(meant, keys))
