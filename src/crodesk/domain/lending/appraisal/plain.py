"""An appraisal as plain data, for JSON: a decision is frozen with it and compared with a later one."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.schedule import Schedule

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def as_data(value: object) -> Plain:
    """Return a value as texts, whole numbers, truths, lists and tables; numbers with a point and days become texts.

    A schedule becomes its sums: the rows follow from the terms.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Schedule):
        return as_data(value.totals)
    return _whole(value)


def _whole(value: object) -> Plain:
    """Return what has parts as plain data; raises `TypeError` for anything else."""
    if is_dataclass(value):
        return {one.name: as_data(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_data(one) for key, one in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [as_data(one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
    message = f"{type(value).__name__} has no plain form"
    raise TypeError(message)
