"""Terms of a loan as JSON, as rows of its ledger keep them: what isn't stated is as usual."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from crodesk.domain.calendar import BranchCalendar
from crodesk.domain.lending.ledger import LoanFacts
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

BROKEN = N_("The terms kept with this row can't be read: {why}.")


def write(facts: LoanFacts) -> str:
    """Return terms as JSON, always in the same form; decimals are text, so that they stay exact."""
    return json.dumps(_plain(facts), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read(text: str) -> LoanFacts | Problem:
    """Return the terms that `write` wrote, or why they can't be read."""
    try:
        found: LoanFacts = _made(LoanFacts, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
        return Problem("terms", BROKEN, {"why": str(error) or type(error).__name__})
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, BranchCalendar):
        return {
            "weekend": sorted(value.weekend),
            "holidays": {day.isoformat(): name for day, name in sorted(value.holidays.items())},
            "make_up": [day.isoformat() for day in sorted(value.make_up)],
        }
    if is_dataclass(value):
        stated = ((one.name, getattr(value, one.name)) for one in fields(value) if not _is_usual(one, value))
        return {name: _plain(each) for name, each in stated}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _is_usual(field: Field[Any], owner: Any) -> bool:
    """Tell whether a field holds what it holds without being stated."""
    value = getattr(owner, field.name)
    if field.default is not MISSING:
        return bool(value == field.default)
    return field.default_factory is not MISSING and bool(value == field.default_factory())


def _made(kind: Any, value: Any) -> Any:
    """Return a value of a type from what JSON has of it."""
    if get_origin(kind) is UnionType:
        inner = next(each for each in get_args(kind) if each is not NoneType)
        return None if value is None else _made(inner, value)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], each) for each in value)
    if kind is BranchCalendar:
        return _calendar(value)
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]  # a class, not one of its values
        return kind(**{name: _made(hints[name], each) for name, each in value.items()})  # type: ignore[operator]  # the same
    return _scalar(kind, value)


_SCALARS: Mapping[type, Callable[[Any], Any]] = {Decimal: Decimal, date: date.fromisoformat}


def _scalar(kind: type, value: Any) -> Any:
    if kind in _SCALARS:
        return _SCALARS[kind](value)
    if issubclass(kind, StrEnum):
        return kind(value)
    if type(value) is not kind:
        message = f"{value!r} is no {kind.__name__}"
        raise TypeError(message)
    return value


def _calendar(value: Mapping[str, Any]) -> BranchCalendar:
    days = {date.fromisoformat(day): str(name) for day, name in value["holidays"].items()}
    return BranchCalendar.from_lists(days, map(date.fromisoformat, value["make_up"]), value["weekend"])


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
