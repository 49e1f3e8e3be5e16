"""An application without the numbers that can't be reckoned with: those aren't known, and a problem names each."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.schedule.number_checks import is_sane

_Part = TypeVar("_Part")
_PARTS = ("parties", "flows", "debts", "assets", "statements", "collateral", "bureau", "exposures")


def cleaned(case: Case) -> Case:
    """Return the application with every number that isn't finite or is beyond all measure taken as not known."""
    changed: dict[str, Any] = {}
    for name in _PARTS:
        before = getattr(case, name)
        if any(_wrong(one) for one in before):
            changed[name] = tuple(_known(one) for one in before)
    if _wrong(case.asked):
        changed["asked"] = _known(case.asked)
    if _wrong(case.conduct):
        changed["conduct"] = _known(case.conduct)
    if not all(is_sane(rate) for rate in case.exchange.values()):
        changed["exchange"] = {code: rate for code, rate in case.exchange.items() if is_sane(rate)}
    return replace(case, **changed) if changed else case


def _known(part: _Part) -> _Part:
    """Return a part of the application without its wrong numbers."""
    return replace(part, **dict.fromkeys(_wrong(part)))  # type: ignore[type-var]  # each is a frozen dataclass


def _wrong(part: Any) -> list[str]:
    """Return the names of the numbers of a part that can't be reckoned with."""
    found = ((name, getattr(part, name)) for name in part.__slots__)
    return [name for name, value in found if isinstance(value, Decimal) and not is_sane(value)]
