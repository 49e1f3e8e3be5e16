"""What is set aside for a book: by loan and by currency."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from crodesk.domain.lending.numbers import ZERO
from crodesk.domain.lending.provision import Debt, Provision, provide
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Pack


@dataclass(frozen=True, slots=True)
class Provisions:
    """What is set aside for the loans of one currency."""

    currency: str
    specific: Decimal = ZERO
    general: Decimal = ZERO
    loans: int = 0
    unknown: int = 0
    """Loans for which it can't be reckoned, so that the sum is too small."""

    @property
    def total(self) -> Decimal:
        """Return both together."""
        return self.specific + self.general


def provisions(
    debts: Mapping[str, Debt], pack: Pack, as_of: date
) -> tuple[Mapping[str, Provision | list[Problem]], tuple[Provisions, ...]]:
    """Return what is set aside for each debt, or why it can't be reckoned; and the sums of each currency."""
    found = {key: provide(debt, pack, as_of) for key, debt in debts.items()}
    currencies = sorted({debt.currency for debt in debts.values()})
    return found, tuple(
        _summed(currency, [found[key] for key, debt in debts.items() if debt.currency == currency])
        for currency in currencies
    )


def _summed(currency: str, found: Iterable[Provision | list[Problem]]) -> Provisions:
    every = list(found)
    known = [one for one in every if isinstance(one, Provision)]
    return Provisions(
        currency,
        sum((one.specific for one in known), ZERO),
        sum((one.general for one in known), ZERO),
        len(every),
        len(every) - len(known),
    )
