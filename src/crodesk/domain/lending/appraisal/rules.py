"""The rules by which an application is appraised, with their versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from crodesk.domain.lending.appraisal.misfits import misfits
from crodesk.domain.lending.scorecard import grid
from crodesk.domain.lending.scorecard.card import Scorecard
from crodesk.domain.problem import Problem
from crodesk.domain.rules import lending, packs, products
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.lending_shape import LENDING
from crodesk.domain.rules.pack import Pack
from crodesk.domain.rules.products import ProductRules

GROUPS = "vn-sbv-31-2024"
"""The classification pack by which debt groups are read where the bank names no other."""


@dataclass(frozen=True)
class Rules:
    """Everything that an appraisal is measured by."""

    tables: Mapping[str, Mapping[str, Figures]]
    """The rules of each file by their codes (`lending_shape.LENDING`)."""
    products: Mapping[str, ProductRules]
    cards: Mapping[str, Scorecard]
    """Expert grids by name."""
    groups: Pack
    versions: Mapping[str, str]
    """What names the text of each file."""

    def parameter(self, table: str, name: str) -> Decimal:
        """Return a figure of `parameters.toml`; raises `KeyError` when it states none."""
        return Decimal(self.tables["parameters"][table][name])

    def by_currency(self, table: str, currency: str) -> Decimal | None:
        """Return what `parameters.toml` states for a currency; `None` when it states nothing."""
        found: Decimal | None = self.tables["parameters"][table]["amounts"].get(currency)
        return found


@cache
def shipped(groups: str = GROUPS) -> Rules:
    """Return the rules as they are shipped; `groups` is the id of a classification pack."""
    tables = {name: lending.load(name) for name in LENDING}
    versions = {name: lending.version(name) for name in LENDING}
    return _rules(tables, versions, groups)


def read(own: Mapping[str, str], groups: str = GROUPS) -> Rules | list[Problem]:
    """Return the rules with a bank's own files, by the name of the shipped one that each is laid over.

    Everything that is wrong with the files otherwise, by file, line and field; raises `KeyError` for a name that is
    none of `LENDING`.
    """
    tables, versions = dict(shipped(groups).tables), dict(shipped(groups).versions)
    problems: list[Problem] = []
    for name, text in own.items():
        found = lending.read(name, text, f"{name}.toml")
        if isinstance(found, list):
            problems += found
        else:
            tables[name], versions[name] = found, f"{versions[name]}+{lending.version_of(text)}"
    return problems or misfits(tables) or _rules(tables, versions, groups)


def _rules(tables: Mapping[str, Mapping[str, Figures]], versions: Mapping[str, str], groups: str) -> Rules:
    return Rules(
        tables=tables,
        products=products.of(tables["products"]),
        cards={name: grid.load(name) for name in grid.names()},
        groups=packs.load(groups),
        versions=versions,
    )
