"""Applications as data files: each a base that is whole, and applications that change some of its tables."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from crodesk.domain.lending.appraisal import case as c

FOLDER = Path(__file__).parent / "cases"
Part = TypeVar("Part")
_LISTS: Mapping[str, type[Any]] = {
    "parties": c.Party,
    "flows": c.Flow,
    "debts": c.Debt,
    "assets": c.Asset,
    "statements": c.Statement,
    "collateral": c.Collateral,
    "bureau": c.BureauReport,
    "exposures": c.Exposure,
    "earlier": c.Earlier,
}
_PARTS: Mapping[str, type[Any]] = {"asked": c.Asked, "conduct": c.Conduct, "evidence": c.Evidence}


class Application(NamedTuple):
    name: str
    case: c.Case
    expected: Mapping[str, Any]
    rules: Mapping[str, str]
    """A bank's own rule files."""


def every() -> list[Application]:
    return [one for file in sorted(FOLDER.glob("*.toml")) for one in of_file(file)]


def of_file(file: Path) -> Iterator[Application]:
    content = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
    for one in content["application"]:
        whole = _laid_over(content["base"], one.get("changes", {}))
        yield Application(f"{file.stem}: {one['name']}", case_of(whole), one["expected"], one.get("rules", {}))


def named(name: str) -> c.Case:
    return next(one.case for one in every() if one.name == name)


def _laid_over(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Tables are changed key by key, lists are replaced; `parties` with numbers changes single ones."""
    merged = dict(base)
    for key, value in changes.items():
        below = merged.get(key)
        if isinstance(value, dict) and isinstance(below, list):
            merged[key] = [_laid_over(one, value.get(str(place), {})) for place, one in enumerate(below)]
        elif isinstance(value, dict) and isinstance(below, dict):
            merged[key] = _laid_over(below, value)
        else:
            merged[key] = value
    return merged


def case_of(content: Mapping[str, Any]) -> c.Case:
    fields: dict[str, Any] = {}
    for key, value in content.items():
        if key in _LISTS:
            fields[key] = tuple(_part(_LISTS[key], one) for one in value)
        elif key in _PARTS:
            fields[key] = _part(_PARTS[key], value)
        elif key == "exchange":
            fields[key] = {code: Decimal(rate) for code, rate in value.items()}
        else:
            fields[key] = tuple(value) if isinstance(value, list) else value
    return c.Case(**fields)


def _part(kind: type[Part], content: Mapping[str, Any]) -> Part:
    hints = get_type_hints(kind)
    unknown = content.keys() - hints.keys()
    assert not unknown, unknown
    return kind(**{key: _value(hints[key], value) for key, value in content.items()})


def _value(hint: object, value: Any) -> Any:
    if isinstance(value, dict):
        return _part(c.Evidence, value)
    if "Decimal" in str(hint) and not isinstance(value, date):
        return Decimal(value)
    return value
