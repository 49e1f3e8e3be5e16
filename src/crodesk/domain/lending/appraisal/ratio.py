"""Ratios with their words: name, formula, value, and what is missing for it."""

from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.lending.appraisal.amount import Amount
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.rules.said import Words


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure of the appraisal."""

    code: str
    name: Words
    formula: Words
    unit: str
    """One of `lending_shape.UNITS`."""
    value: Decimal | None
    missing: tuple[str, ...]
    """Codes of the facts that it lacks."""


def ratios(worked: Worked) -> dict[str, Ratio]:
    """Return the figures that have a name, by code, in the order of `ratios.toml`."""
    named = worked.rules.tables["ratios"]
    return {
        code: _ratio(code, (words["name"], words["formula"], words["unit"]), worked.values[code])
        for code, words in named.items()
        if code in worked.values
    }


def _ratio(code: str, words: tuple[Words, Words, str], amount: Amount) -> Ratio:
    name, formula, unit = words
    return Ratio(code, name, formula, unit, amount.value, amount.missing)
