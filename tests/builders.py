"""Valid things with one field changed, for tests that are about that field."""

from datetime import UTC, date, datetime
from typing import Any

from crodesk.domain.records import Field, RecordKind
from crodesk.services import customers, records
from crodesk.services.desk import Desk

BY_KIND: dict[str, Any] = {
    "line": "Hẻm 12 陈",
    "text": "dòng một\ndòng hai",
    "day": date(2026, 3, 5),
    "time": "09:30",
    "moment": datetime(2026, 3, 5, 2, 30, tzinfo=UTC),
    "money": 12_400_000,
    "percent": 125_000,
    "months": 36,
    "whole": 4,
    "phone": "0903 555 107",
    "number": "079 300 555",
    "identity": "079085000123",
    "yes_no": True,
}
"""A value of each kind of field."""

SPECIAL: dict[str, Any] = {
    "lunar_birthday": "08-15",
    "currency": "USD",
    "in_currency": "VND",
    "rate": "25412.5",
    "attribute": "income-kind",
    "answer": "permanent",
    "lead_days": "30, 7, 1",
    "repeats": "DTSTART:20260105 RRULE:FREQ=WEEKLY;BYDAY=MO",
}
"""Fields whose form is stricter than their kind says."""

LATER: dict[str, Any] = {"expires_on": date(2030, 1, 1), "matures_on": date(2030, 1, 1), "valid_to": date(2030, 1, 1)}


def value_of(field: Field) -> Any:
    """Return a valid value for a field that is no link."""
    for table in (SPECIAL, LATER):
        if field.key in table and not field.choices:
            return table[field.key]
    return field.choices[-1].value if field.choices else BY_KIND[field.kind]


def values_of(kind: RecordKind) -> dict[str, Any]:
    """Return a valid value for every field of a kind but its links."""
    return {field.key: value_of(field) for field in kind.fields if field.kind != "link" and not field.kept}


def a_customer(desk: Desk, name: str = "Trần Văn Đức", phone: str = "", **values: Any) -> int:
    """Return the number of a new customer."""
    return desk.do_now("New customer", name, customers.add, {"name": name, **values}, phone=phone)


def a_record(desk: Desk, kind: str, owner: int | None, /, **values: Any) -> int:
    """Return the number of a new record."""
    return desk.do_now("New record", kind, records.add, kind, owner, values)


def a_holding(desk: Desk, customer: int, number: str = "D-118", **values: Any) -> int:
    """Return the number of a customer's new holding."""
    return a_record(desk, "holding", customer, **{"kind": "deposit", "number": number, "currency": "VND", **values})
