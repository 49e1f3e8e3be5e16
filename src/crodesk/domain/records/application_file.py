"""The shape of a file that holds a whole application: it follows from the registry of records, so it can't drift."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.money import minor_units
from crodesk.domain.percent import PPM
from crodesk.domain.records import applications as kinds
from crodesk.domain.records.application_steps import STEPS
from crodesk.domain.records.kind import Field, RecordKind

CUSTOMER, APPLICATION, KEY = "customer", "application", "key"
"""The customer's number; the table of the application's own fields; what a party is called within the file."""
LISTS: Mapping[str, RecordKind] = {
    **{part.kind.name.removeprefix("application_"): part.kind for step in STEPS for part in step.parts},
    kinds.SCORECARD_ANSWER.name: kinds.SCORECARD_ANSWER,
}
"""Every list of an application by its name in the file, in the order of the wizard's steps."""
NOT_IN_FILE = frozenset({"number"})
"""What the desk gives by itself."""
_ENDS = ("_minor", "_ppm", "_rid")


def short(spec: Field) -> str:
    """Return what a field is called in the file: its key without what tells how it is kept."""
    return next((spec.key.removesuffix(end) for end in _ENDS if spec.key.endswith(end)), spec.key)


def fields_of(kind: RecordKind) -> dict[str, Field]:
    """Return the fields of a kind that a file can state, by what they are called there."""
    return {short(spec): spec for spec in kind.fields if not spec.kept and spec.key not in NOT_IN_FILE}


def cells_out(kind: RecordKind, cells: Mapping[str, Any], links: Mapping[str, str], currency: str) -> dict[str, Any]:
    """Return stored cells of a record as the file states them; what is empty, no or the usual currency is left out.

    `links` says what each link points to, in the file's words.
    """
    found: dict[str, Any] = {}
    for name, spec in fields_of(kind).items():
        value = links.get(spec.key) if spec.kind == "link" else _out(spec, cells.get(spec.key), cells, currency)
        usual = name == "currency" and kind is not kinds.APPLICATION and value == currency
        if value is not None and value != "" and value is not False and not usual:  # a zero is known
            found[name] = value
    return found


def _out(spec: Field, cell: Any, cells: Mapping[str, Any], currency: str) -> Any:
    if cell in (None, ""):
        return None
    if spec.kind == "money":
        return _plain(Decimal(cell).scaleb(-minor_units(cells.get(spec.currency) or currency)))
    if spec.kind == "percent":
        return _plain(Decimal(cell) / PPM)
    if spec.kind == "day":
        return date.fromisoformat(cell)
    return bool(cell) if spec.kind == "yes_no" else cell


def _plain(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value.normalize()


@dataclass(frozen=True, slots=True)
class Described:
    """One key of the file, for its documentation."""

    table: str
    """The table or list that it stands in; empty at the top."""
    key: str
    spec: Field | None
    """`None` for what is no field of a record."""


def described() -> Iterator[Described]:
    """Yield every key that a file can hold, in the order of the wizard."""
    yield Described("", CUSTOMER, None)
    for table, kind in {APPLICATION: kinds.APPLICATION, **LISTS}.items():
        if kind is kinds.PARTY:
            yield Described(table, KEY, None)
        yield from (Described(table, name, spec) for name, spec in fields_of(kind).items())
