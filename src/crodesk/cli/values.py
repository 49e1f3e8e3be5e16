"""Reads `field=value` as typed behind a command into values as they are kept."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from crodesk.cli import whom
from crodesk.cli.call import WRONG_USE, Stop
from crodesk.domain.dates import parse_date, parse_months
from crodesk.domain.identity import IdentityNumber, read_identity
from crodesk.domain.money import Money, parse_money
from crodesk.domain.names import fold
from crodesk.domain.percent import parse_percent
from crodesk.domain.phones import parse_phone
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records import Field, RecordKind, by_name
from crodesk.domain.records.also_called import also_called
from crodesk.domain.text import clean_line
from crodesk.domain.times import parse_moment, parse_time
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import pointing
from crodesk.services.desk import Desk

ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T")
YES = {"yes", "y", "1", "true", "co", "c", "是", "有"}
NO = {"no", "n", "0", "false", "khong", "k", "否", "没 有"}


@dataclass(frozen=True, slots=True)
class Place:
    """What the meaning of a text depends on."""

    desk: Desk
    today: date
    currency: str
    """The currency of amounts whose record names none."""
    paper: str = ""
    """Which paper the record is; empty where the record is none, or is not there yet."""


def read(kind: RecordKind, pairs: Sequence[str], place: Place) -> dict[str, Any]:
    """Return the values of `field=value` pairs; raises `Refused` with everything that can't be understood."""
    texts = dict(_parted(kind, pair) for pair in pairs)
    values, problems = {}, []
    for key, text in texts.items():
        value = _read(kind.field(key), text.strip(), texts, place)
        if isinstance(value, Problem):
            problems.append(Problem(key, value.text, value.values))
        values[key] = value
    if problems:
        raise Refused(problems)
    return values | _currencies(kind, values, place.currency)


def _currencies(kind: RecordKind, values: Mapping[str, Any], currency: str) -> dict[str, str]:
    """Return the currency of amounts that were given without one."""
    keys = {field.currency for field in kind.fields if field.currency and values.get(field.key) is not None}
    return {key: currency for key in keys if not values.get(key)}


def _parted(kind: RecordKind, pair: str) -> tuple[str, str]:
    key, equals, text = pair.partition("=")
    key = key.strip().replace("-", "_")
    known = {field.key for field in kind.fields if not field.kept}
    short = {name.removesuffix("_minor").removesuffix("_rid").removesuffix("_ppm"): name for name in known}
    if not equals or (key not in known and key not in short):
        sentence = _(N_("“{pair}” is not field=value with a field of: {known}."))
        raise Stop(sentence.format(pair=pair, known=", ".join(field.key for field in kind.fields)), WRONG_USE)
    return (key if key in known else short[key]), text


def _read(field: Field, text: str, texts: Mapping[str, str], place: Place) -> Any:
    """Return one value, `None` for an empty text, or the problem with it."""
    if not text:
        return None
    if field.kind == "money":
        return _money(text, texts.get(field.currency) or place.currency)
    if field.kind == "identity":
        return _identity(text, paper_of(texts, place), place.today)
    return _READERS.get(field.kind, _plain)(field, text, place)


def _money(text: str, currency: str) -> int | Problem:
    money = parse_money(text, currency.upper(), language())
    return money.minor if isinstance(money, Money) else money


def paper_of(texts: Mapping[str, str], place: Place) -> str:
    """Return which paper is meant: the one that is typed beside its number, else what the record is already."""
    typed = texts.get("kind", "").strip()
    meant = _choice(by_name("identity_document").field("kind"), typed, place) if typed else place.paper
    return meant if isinstance(meant, str) else ""


def _identity(text: str, paper: str, today: date) -> str | Problem:
    found = read_identity(text, today, paper)
    return found.number if isinstance(found, IdentityNumber) else found


def _plain(_field: Field, text: str, _place: Place) -> str:
    return text


def _number(_field: Field, text: str, _place: Place) -> str:
    return clean_line(unicodedata.normalize("NFKC", text))


def _phone(_field: Field, text: str, _place: Place) -> str | Problem:
    return parse_phone(text)


def _time(_field: Field, text: str, _place: Place) -> str | Problem:
    at = parse_time(text)
    return f"{at:%H:%M}" if isinstance(at, time) else at


def _day(field: Field, text: str, place: Place) -> date | Problem:
    return parse_date(text, place.today, language(), past=field.past)


def _moment(_field: Field, text: str, place: Place) -> datetime | Problem:
    """Read a moment as people write it, or in ISO form, which is local where it names no zone."""
    if ISO_MOMENT.match(text):
        try:
            return datetime.fromisoformat(text).astimezone(UTC)
        except (ValueError, OverflowError):
            return Problem("", N_("“{text}” is no moment."), {"text": text})
    return parse_moment(text, place.desk.now.astimezone(), language())


def _months(_field: Field, text: str, _place: Place) -> int | Problem:
    return parse_months(text, language())


def _percent(_field: Field, text: str, _place: Place) -> int | Problem:
    return parse_percent(text, language())


def _whole(_field: Field, text: str, _place: Place) -> int | Problem:
    bare = text.removeprefix("-")
    if bare.isascii() and bare.isdecimal() and len(bare) <= len(str(1 << 62)) - 1:
        return int(text)
    return Problem("", N_("“{text}” is no whole number."), {"text": text})


def _yes_no(_field: Field, text: str, _place: Place) -> bool | Problem:
    folded = fold(text)
    if folded in YES | NO:
        return folded in YES
    return Problem("", N_("Write yes or no."))


def _choice(field: Field, text: str, _place: Place) -> str | Problem:
    """Return the value of a choice by itself, by its word in the language in use, or by another word for it."""
    folded = fold(text)
    for choice in field.choices:
        if folded in (fold(choice.value), fold(choice.label), fold(_(choice.label))):
            return choice.value
    for choice in field.choices:
        if folded in map(fold, also_called(choice.label, language())):
            return choice.value
    if field.kind == "pick":
        return text
    known = ", ".join(choice.value for choice in field.choices if choice.value)
    return Problem("", N_("“{text}” is none of: {known}."), {"text": text, "known": known})


def _link(field: Field, text: str, place: Place) -> int | Problem:
    if field.target == "customer":
        return whom.one(place.desk, text).rid
    found = place.desk.read_now(pointing.meant, field.target, text)
    if len(found) == 1:
        return found[0]
    return Problem("", N_("“{text}” names no one record; give its number from: crodesk record list"), {"text": text})


_READERS: Mapping[str, Callable[[Field, str, Place], Any]] = {
    "number": _number,
    "phone": _phone,
    "time": _time,
    "day": _day,
    "moment": _moment,
    "months": _months,
    "percent": _percent,
    "whole": _whole,
    "yes_no": _yes_no,
    "choice": _choice,
    "pick": _choice,
    "link": _link,
}
