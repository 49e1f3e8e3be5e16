"""From the text that is meant to the value that is kept, by the kind of the field it goes to."""

from datetime import timedelta

from crodesk.domain.money import minor_units
from crodesk.domain.records import Field
from crodesk.domain.words import N_
from crodesk.exchange.profiles.profile import Profile, Value
from crodesk.exchange.values import moments, texts
from crodesk.exchange.values.amounts import units
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.cells import Read
from crodesk.exchange.values.dates import ReadDay, day_reader

TEXTS = frozenset({"line", "text", "choice", "pick", "phone", "number", "identity", "time"})
"""Kinds of field whose values are texts: what is unknown is an empty text there, and `None` elsewhere."""

CURRENCY = "currency"
"""The key of fields that hold the code of a currency."""

_PPM_DIGITS = 4  # 1 % = 10 000 parts per million
_YES = frozenset({"true", "t", "yes", "y", "1", "x"})
_NO = frozenset({"false", "f", "no", "n", "0"})


def empty_value(field: Field) -> object:
    """Return the value of a field of which nothing is known."""
    if field.kind == "yes_no":
        return False
    return "" if field.kind in TEXTS else None


def converter(field: Field, value: Value, profile: Profile, currency: str) -> Read:
    """Return what reads the values of a field; amounts are of `currency`."""
    if field.kind == "day":
        return _day(day_form(value, profile), value.plus_days)
    if field.kind == "moment":
        read_day, where = day_form(value, profile), moments.zone(profile.zone)
        return lambda text: moments.read_moment(text, read_day, where)
    if field.kind == "choice":
        return _choice(field)
    if field.key == CURRENCY:
        return lambda text: texts.line(text).upper()
    digits = digits_of(field, currency)
    if digits is not None:
        return _number(digits, value, profile)
    return {"text": texts.paragraph, "time": moments.read_time, "yes_no": _truth}.get(field.kind, texts.line)


def digits_of(field: Field, currency: str) -> int | None:
    """Return how many decimals of a number are kept in a field; `None` when it holds no number."""
    return {"money": minor_units(currency), "percent": _PPM_DIGITS, "months": 0, "whole": 0}.get(field.kind)


def day_form(value: Value, profile: Profile) -> ReadDay:
    """Return what reads days in the form that the value or else the profile states."""
    return day_reader(value.date or profile.date, profile.century)


def _day(read_day: ReadDay, days: int) -> Read:
    more = timedelta(days=days)
    return lambda text: (read_day(text) + more).isoformat()


def _number(digits: int, value: Value, profile: Profile) -> Read:
    form = profile.numbers
    if value.absolute:
        return lambda text: abs(units(text, digits, form))
    return lambda text: units(text, digits, form)


def _choice(field: Field) -> Read:
    """Return what takes only the stored values of a field."""
    known = {choice.value.casefold(): choice.value for choice in field.choices}
    listed = ", ".join(filter(None, known.values()))

    def read(text: str) -> str:
        if text.casefold() not in known:
            raise BadValue(N_("“{value}” is none of: {known}"), value=text, known=listed)
        return known[text.casefold()]

    return read


def _truth(text: str) -> bool:
    if text.casefold() not in _YES | _NO:
        raise BadValue(N_("“{value}” is neither yes nor no"), value=text)
    return text.casefold() in _YES
