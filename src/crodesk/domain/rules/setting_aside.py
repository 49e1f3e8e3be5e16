"""What a classification pack says of provisions: collateral, ages, and the part that needs no loss."""

from dataclasses import dataclass
from decimal import Decimal

from crodesk.domain.rules.mark import Mark
from crodesk.domain.rules.said import Words


@dataclass(frozen=True, slots=True)
class CollateralRate:
    """How much of a collateral's value may be deducted at most."""

    kind: str
    name: Words
    rate: Decimal
    mark: Mark
    under_years: int | None = None
    """Only with less than this left until maturity."""
    upto_years: int | None = None
    """Only with at most this left until maturity."""


@dataclass(frozen=True, slots=True)
class Ageing:
    """The rates of provision for a non-performing facility by how long it has been one."""

    code: str
    name: Words
    secured_rate: Decimal
    unsecured_rate: Decimal
    by: str
    """`facility`: one rate for all of it; `part`: each rate for the part that is or isn't covered."""
    mark: Mark
    upto_months: int | None = None


@dataclass(frozen=True, slots=True)
class GeneralProvision:
    """The provision that needs no loss."""

    rate: Decimal
    groups: tuple[str, ...]
    without: tuple[str, ...]
    """The kinds of facility that it leaves out."""
    mark: Mark
