"""Stored values as the domain takes them: days, amounts in major units, percent."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.money import minor_units

PPM_A_PERCENT = 10_000


def day(cell: str | None) -> date | None:
    """Return a stored day; `None` where none is stored."""
    return date.fromisoformat(cell) if cell else None


def major(cells: Mapping[str, Any], key: str) -> Decimal | None:
    """Return an amount in major units of the currency that stands beside it; `None` where none is stored."""
    minor = cells.get(f"{key}_minor")
    return None if minor is None else Decimal(minor).scaleb(-minor_units(cells.get("currency") or "VND"))


def percent(ppm: int | None) -> Decimal | None:
    """Return a rate or share in percent from parts per million."""
    return None if ppm is None else Decimal(ppm) / PPM_A_PERCENT
