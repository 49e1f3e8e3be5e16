"""The kinds of values that a file of terms holds: each reads a value and describes itself as JSON Schema does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Protocol

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_LONGEST = 40
_MOST_DIGITS = 30


class Kind(Protocol):
    """One kind of value."""

    def read(self, value: object, place: str, problems: list[Problem]) -> Any:
        """Return the value as the engine has it; what is wrong is added to `problems`, named by its place."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""


class Number:
    """An exact number, as a text or as a number of the file; never a binary fraction."""

    def read(self, value: object, place: str, problems: list[Problem]) -> Decimal:
        """Read a number."""
        if isinstance(value, str | int | Decimal) and not isinstance(value, bool) and len(str(value)) <= _LONGEST:
            try:
                found = Decimal(value)
            except InvalidOperation:
                found = Decimal("NaN")
            if found.is_finite() and abs(found.adjusted()) <= _MOST_DIGITS:
                return found
        problems.append(Problem(place, N_("This is no number, such as 9.5."), {}))
        return Decimal(0)

    def schema(self) -> dict[str, Any]:
        """Describe it."""
        return {"type": ["string", "number"], "pattern": r"^-?\d+(\.\d+)?$"}


class Whole:
    """A whole number."""

    def read(self, value: object, place: str, problems: list[Problem]) -> int:
        """Read a whole number."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        problems.append(Problem(place, N_("This is no whole number."), {}))
        return 0

    def schema(self) -> dict[str, Any]:
        """Describe it."""
        return {"type": "integer"}


class Truth:
    """Yes or no."""

    def read(self, value: object, place: str, problems: list[Problem]) -> bool:
        """Read true or false."""
        if not isinstance(value, bool):
            problems.append(Problem(place, N_("This is neither true nor false."), {}))
        return value is True

    def schema(self) -> dict[str, Any]:
        """Describe it."""
        return {"type": "boolean"}


class Day:
    """A date."""

    def read(self, value: object, place: str, problems: list[Problem]) -> date:
        """Read a date: one of TOML's, or a text in ISO form."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            problems.append(Problem(place, N_("This is no date of the form YYYY-MM-DD."), {}))
            return date.min

    def schema(self) -> dict[str, Any]:
        """Describe it."""
        return {"type": "string", "format": "date"}


class Text:
    """Words."""

    def read(self, value: object, place: str, problems: list[Problem]) -> str:
        """Read words."""
        if not isinstance(value, str):
            problems.append(Problem(place, N_("This is no text."), {}))
        return str(value)

    def schema(self) -> dict[str, Any]:
        """Describe them."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several words."""

    choices: type[StrEnum]

    def read(self, value: object, place: str, problems: list[Problem]) -> StrEnum:
        """Read the word."""
        words = [choice.value for choice in self.choices]
        if isinstance(value, str) and value in words:
            return self.choices(value)
        values = {"text": str(value)[:_LONGEST], "known": ", ".join(filter(None, words))}
        problems.append(Problem(place, N_("“{text}” is none of: {known}."), values))
        return next(iter(self.choices))

    def schema(self) -> dict[str, Any]:
        """Describe it."""
        return {"enum": [choice.value for choice in self.choices]}


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values of one kind."""

    of: Kind

    def read(self, value: object, place: str, problems: list[Problem]) -> tuple[Any, ...]:
        """Read each of them."""
        if not isinstance(value, list):
            problems.append(Problem(place, N_("This is no list."), {}))
            return ()
        return tuple(self.of.read(one, f"{place}[{number}]", problems) for number, one in enumerate(value))

    def schema(self) -> dict[str, Any]:
        """Describe it."""
        return {"type": "array", "items": self.of.schema()}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a group of values."""

    kind: Kind
    about: str
    """What it says, in English: it is read beside the schema."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Values under keys, of which something is made."""

    make: Callable[..., Any]
    keys: Mapping[str, Key]
    unknown: str = N_("There is no such key; see: crodesk quote --schema")
    """What is said of a key that isn't among them."""

    def read(self, value: object, place: str, problems: list[Problem]) -> Any:
        """Read every key; unknown and missing ones are problems. Nothing is made where anything is wrong."""
        if not isinstance(value, dict):
            problems.append(Problem(place, N_("This is no group of keys."), {}))
            return None
        before = len(problems)
        inside = {key: f"{place}.{key}" if place else key for key in (*value, *self.keys)}
        problems += [Problem(inside[key], self.unknown) for key in value if key not in self.keys]
        problems += [
            Problem(inside[name], N_("This is missing."))
            for name, key in self.keys.items()
            if key.required and name not in value
        ]
        found = {
            name: key.kind.read(value[name], inside[name], problems) for name, key in self.keys.items() if name in value
        }
        return None if len(problems) > before else self.make(**found)

    def schema(self) -> dict[str, Any]:
        """Describe every key."""
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, key in self.keys.items() if key.required],
            "properties": {name: {"description": key.about, **key.kind.schema()} for name, key in self.keys.items()},
        }
