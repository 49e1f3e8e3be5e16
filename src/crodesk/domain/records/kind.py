"""What a kind of record is made of."""

from dataclasses import dataclass
from typing import Literal

FieldKind = Literal[
    "line", "text", "day", "time", "moment", "money", "percent", "months", "whole",
    "choice", "pick", "phone", "number", "identity", "yes_no", "link", "path",
]  # fmt: skip
"""How a field is typed in: `choice` is a closed set, `pick` suggests (see `any_words`), `number` is that of an
account or a contract, `identity` that of a person's card or passport, `whole` a count, `link` another record by
name, `path` a file to be kept."""

Owner = Literal[
    "customer", "holding", "service_case", "application", "credit_contract", "drawing", "bank_statement", "inspection",
    "collection_measure", "",
]  # fmt: skip
"""Kinds that other records belong to; empty for a record that stands for itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field can take."""

    value: str
    """What is stored."""
    label: str
    """A message id: what is shown."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record; its key is the column's name."""

    key: str
    label: str
    """A message id."""
    kind: FieldKind = "line"
    choices: tuple[Choice, ...] = ()
    required: bool = False
    help: str = ""
    """A message id: one line that helps to fill it in."""
    currency: str = ""
    """Of a money field: the key of the field that holds its currency."""
    target: str = ""
    """Of a link: the kind of record it points to."""
    past: bool = False
    """Of a date: whether it lies in the past (a birth date), which decides what `3/1` means."""
    kept: bool = False
    """Whether the desk keeps it by itself, so that no form asks for it."""
    any_words: bool = False
    """Of a pick: whether a form takes other words than the choices too; files that are brought in always may."""

    def label_of(self, value: object) -> str:
        """Return the message id that shows a stored value of a choice; the value itself when it is none of them."""
        return next((choice.label for choice in self.choices if choice.value == value), str(value or ""))


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record: which table keeps it, what it is called, what its fields are."""

    name: str
    """Also the name of its table."""
    label: str
    """A message id: one of them."""
    plural: str
    """A message id: many of them, the title of a list."""
    fields: tuple[Field, ...]
    line: tuple[str, ...]
    """Keys of the fields that a list shows, most telling first."""
    owner: Owner = "customer"
    """What a record belongs to; empty when it stands for itself."""
    order: str = "rid DESC"
    """The order of a list, as SQL over its columns."""
    ends: str = "ended_on"
    """The column that says since when it holds no longer; empty when such a record never ends."""
    verified: bool = False
    """Whether the officer confirms it from time to time."""

    def field(self, key: str) -> Field:
        """Return the field `key`; raises `KeyError` when there is none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)
