"""Columns that follow from others, in one place for the forms and for bulk imports."""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapper

from crodesk.domain import names
from crodesk.domain.phones import search_digits
from crodesk.domain.text import digits
from crodesk.storage import tables

Values = Mapping[str, Any]


def customer(values: Values) -> dict[str, str]:
    """Return what follows from a customer's names and birth date."""
    name, original = values.get("name") or "", values.get("name_original") or ""
    born_on = values.get("born_on")  # a date, or its ISO form in a bulk import
    return {
        "sort_key": names.sort_key(name, values.get("sort_as") or ""),
        "name_fold": names.fold(name),
        "name_search": names.search_form(name, original),
        "birthday": "" if born_on is None else str(born_on)[5:],
    }


def contact_point(values: Values) -> dict[str, str]:
    """Return the digits of a phone number, in one form however it was typed, or of a messenger handle."""
    value, kind = values.get("value") or "", values.get("kind") or "phone"
    if kind == "email":
        return {"digits": ""}
    return {"digits": search_digits(value) if kind == "phone" else digits(value)}


def numbered(values: Values) -> dict[str, str]:
    """Return a paper's or holding's number without separators."""
    return {"digits": compact(values.get("number") or "")}


def collateral(values: Values) -> dict[str, str]:
    """Return the number of a title without separators."""
    return {"title_digits": compact(values.get("title_number") or "")}


def relation(values: Values) -> dict[str, str]:
    """Return the digits of a related person's phone."""
    return {"person_digits": search_digits(values.get("person_phone") or "")}


def interaction(values: Values) -> dict[str, str]:
    """Return the words by which a note is found; a restricted one has none."""
    if values.get("restricted"):
        return {"text_search": ""}
    return {"text_search": names.fold(f"{values.get('subject') or ''} {values.get('text') or ''}")}


def compact(number: str) -> str:
    """Return a number's letters and digits, folded and without separators."""
    return names.fold(number).replace(" ", "")


RULES: dict[str, Callable[[Values], dict[str, str]]] = {
    "customer": customer,
    "collateral": collateral,
    "contact_point": contact_point,
    "identity_document": numbered,
    "holding": numbered,
    "relation": relation,
    "interaction": interaction,
}
"""By table: what follows from a row's values."""

MODELS = [
    tables.Customer,
    tables.ContactPoint,
    tables.IdentityDocument,
    tables.Holding,
    tables.Relation,
    tables.Interaction,
    tables.Collateral,
]
"""The tables that have such columns."""


def _derive(_mapper: Mapper[Any], _connection: sa.Connection, row: Any) -> None:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    for name, value in RULES[row.__tablename__](values).items():
        setattr(row, name, value)


def listen() -> None:
    """Have the session derive columns before it writes a row."""
    for model in MODELS:
        for moment in ("before_insert", "before_update"):
            if not sa.event.contains(model, moment, _derive):
                sa.event.listen(model, moment, _derive)
